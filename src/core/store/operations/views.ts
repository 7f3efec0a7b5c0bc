import type { RemovedView, View, ViewQuestion } from '../../../shared/views.ts'
import {
  findView,
  listViews,
  orderViews,
  putView,
  putViewBack,
  removeView,
  renameView,
  reviseView,
  viewById,
} from '../tables/views.ts'
import type { Writing } from '../threads/subject.ts'

/** Names for what is looked at. */
export const views = ({ database }: Writing) => ({
  list: () => listViews(database),
  /** Null where there is none of that name. */
  find: (name: string) => findView(database, name) ?? null,
  /** Null where it was removed. */
  get: (id: number) => viewById(database, id) ?? null,
  /** Replaces one of the same name where that is wished; its id, or null where the name is taken. */
  put: ({ view, isReplacing }: { view: View; isReplacing: boolean }) => putView(database, view, isReplacing) ?? null,
  /** Keeps something else under its name; says whether it is still there. */
  revise: ({ id, question }: { id: number; question: ViewQuestion }) => reviseView(database, id, question),
  /** Says whether it has the name now. */
  rename: ({ id, name }: { id: number; name: string }) => renameView(database, id, name),
  /** Puts those that are named into this order; all others stay where they are. */
  order: (ids: readonly number[]) => {
    orderViews(database, ids)
  },
  /** What puts it back, or null where there was none. */
  remove: (id: number) => removeView(database, id) ?? null,
  /** Says whether it is there again; not where its name was taken since. */
  putBack: (view: RemovedView) => putViewBack(database, view),
})
