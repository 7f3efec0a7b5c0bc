import { notifications } from '@mantine/notifications'
import { createElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedView } from '../../../shared/ipc/views.ts'
import type { KeptView, View, ViewQuestion } from '../../../shared/views.ts'
import { useAction } from '../../api/queries.ts'
import { UndoRemoval } from './UndoRemoval.tsx'
import { useOutcomes } from './useOutcomes.ts'

/** A view that was just made: the list may not have it yet. */
export interface MadeView {
  readonly id: number
  readonly reportKey: string
}

/** What of views is asked for in a dialog. */
export type ViewDialog =
  | {
      readonly kind: 'save'
      readonly view: View
      /** The new one is there, or what has its name says this now. */
      readonly onKept: (kept: MadeView) => void
    }
  | { readonly kind: 'rename'; readonly view: KeptView }
  | { readonly kind: 'share'; readonly view: KeptView }
  /** How it hides personal data. */
  | { readonly kind: 'mask'; readonly view: KeptView }
  /** Keeps it up to date by itself: the page has the dialog, from where schedules are set up. */
  | { readonly kind: 'schedule'; readonly view: KeptView }
  | { readonly kind: 'import'; readonly view: View }

/** What can be done with views, wherever that is offered. */
export interface ViewActions {
  readonly dialog: ViewDialog | null
  readonly ask: (dialog: ViewDialog) => void
  readonly close: () => void
  /** Keeps something else under a view's name. */
  readonly revise: (view: KeptView, question: ViewQuestion) => void
  readonly duplicate: (view: KeptView) => void
  /** Removes a view, and offers to put it back. */
  readonly remove: (view: KeptView) => void
  /** Puts views into this order. */
  readonly order: (ids: readonly number[]) => void
  /** Reads a view out of a file that the user chooses. */
  readonly importFile: () => void
  /** Goes on with what was read of a file, however it came. */
  readonly take: (opened: OpenedView) => void
}

const REMOVED_MS = 10_000

/** @param onOpen opens a view that was just made */
export function useViewActions(onOpen: (made: MadeView) => void): ViewActions {
  const { t } = useTranslation('views')
  const { tell, fail } = useOutcomes()
  const [dialog, setDialog] = useState<ViewDialog | null>(null)
  const revise = useAction('views:revise')
  const duplicate = useAction('views:duplicate')
  const remove = useAction('views:remove')
  const order = useAction('views:order')
  const openFile = useAction('views:open-file')
  const onError = fail

  function take(opened: OpenedView): void {
    if (opened.kind === 'view') setDialog({ kind: 'import', view: opened.view })
    else if (opened.kind === 'refused') {
      const message = t(`imported.problems.${opened.problem}`)
      notifications.show({ title: t('imported.failed'), message, color: 'red' })
    }
  }

  function offerBack({ id, name }: KeptView): void {
    const notice = `view-${id}`
    const message = createElement(UndoRemoval, { id, name, onDone: () => notifications.hide(notice) })
    notifications.show({ id: notice, message, autoClose: REMOVED_MS })
  }

  return {
    dialog,
    ask: setDialog,
    close: () => setDialog(null),
    revise: (view, question) =>
      revise.mutate(
        { id: view.id, question },
        {
          onError,
          onSuccess: (outcome) => tell(outcome, t('saved', { name: view.name })),
        },
      ),
    duplicate: ({ id, reportKey }) =>
      duplicate.mutate(
        { id },
        {
          onError,
          onSuccess: (outcome) => {
            tell(outcome, t('duplicated'))
            if (outcome.kind === 'kept') onOpen({ id: outcome.id, reportKey })
          },
        },
      ),
    remove: (view) =>
      remove.mutate(
        { id: view.id },
        {
          onError,
          onSuccess: ({ isRemoved }) => {
            if (isRemoved) offerBack(view)
          },
        },
      ),
    order: (ids) => order.mutate({ ids: [...ids] }, { onError }),
    importFile: () => openFile.mutate(null, { onError, onSuccess: take }),
    take,
  }
}
