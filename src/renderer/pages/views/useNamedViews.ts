import { useEffect, useMemo } from 'react'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { KeptView } from '../../../shared/views.ts'
import { useCommand } from '../../api/commands.ts'
import { useAnswer } from '../../api/queries.ts'
import { useViewActions, type MadeView, type ViewActions } from '../../features/views/useViewActions.ts'
import type { ViewPins } from '../../features/views/ViewItems.tsx'
import { opened, replaced, type Place } from '../navigation/places.ts'
import type { Navigation } from '../navigation/useNavigation.ts'
import { useDroppedView } from './useDroppedView.ts'
import { useViewPins } from './useViewPins.ts'

/** The named views of an operation, and what is done with them. */
export interface NamedViews {
  /** Every view, whatever it is of: no two have the same name. */
  readonly all: readonly KeptView[]
  /** Those of the operation, and those of one that is not known here. */
  readonly ofOperation: readonly KeptView[]
  /** The one that is open; null: none; undefined until it is known. */
  readonly view: KeptView | null | undefined
  readonly actions: ViewActions
  readonly pins: ViewPins
  /** Opens a view; without an id, its report as it was left. */
  readonly open: (view: { readonly id: number | null; readonly reportKey: string }, isInNewTab?: boolean) => void
}

const NONE: readonly KeptView[] = []

/** Holds which views there are, and which is open. */
export function useNamedViews(connection: ConnectionSummary, { place, go, change }: Navigation): NamedViews {
  const { data, isFetching } = useAnswer('views:list', null)
  const all = data ?? NONE
  const ofOperation = useMemo(
    () => all.filter(({ connectionId }) => connectionId === null || connectionId === connection.id),
    [all, connection.id],
  )
  const open: NamedViews['open'] = ({ id, reportKey }, isInNewTab = false) => {
    const next: Place = { kind: 'report', connectionId: connection.id, reportKey, viewId: id }
    if (isInNewTab) change((before) => opened(before, next))
    else go(next)
  }
  const actions = useViewActions((made: MadeView) => open(made))
  const pins = useViewPins(connection.id)
  useCommand('import-view', actions.importFile)
  useDroppedView(actions.take)

  const viewId = place.kind === 'report' ? place.viewId : null
  const found = viewId === null ? null : ofOperation.find(({ id }) => id === viewId)
  // One that was removed leaves its report as it was left; one that was just made may not be in the list yet.
  const isGone = found === undefined && data !== undefined && !isFetching
  useEffect(() => {
    if (isGone && place.kind === 'report') change((before) => replaced(before, { ...place, viewId: null }))
  }, [isGone, place, change])
  return { all, ofOperation, view: found, actions, pins, open }
}
