import type { View } from '../../../shared/views.ts'
import { findView, listViews, putView, removeView } from '../tables/views.ts'
import type { Writing } from '../threads/subject.ts'

/** Names for what is looked at. */
export const views = ({ database }: Writing) => ({
  list: () => listViews(database),
  /** Null where there is none of that name. */
  find: (name: string) => findView(database, name) ?? null,
  /** Replaces one of the same name where that is wished; says whether it was kept. */
  put: ({ view, isReplacing }: { view: View; isReplacing: boolean }) => putView(database, view, isReplacing),
  /** Says whether there was one. */
  remove: (name: string) => removeView(database, name),
})
