import { useCallback, useMemo } from 'react'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { usePreference } from '../../api/usePreference.ts'
import { activeTab, gone, oneTab, tabsSchema, withoutGone, type Place, type Tabs } from './places.ts'

/** Where the window is, and what leads elsewhere. */
export interface Navigation {
  readonly tabs: Tabs
  readonly place: Place
  /** Goes to a place in the tab that is seen. */
  readonly go: (place: Place) => void
  readonly change: (next: (before: Tabs) => Tabs) => void
}

/** Under which name the open tabs are kept. */
const TABS = 'window/tabs'
/** What stands for nothing kept: no operation has such an id. */
const NO_TABS = oneTab({ kind: 'report', connectionId: 0, reportKey: null, viewId: null })

/** What there is to be shown. */
interface Present {
  readonly connections: readonly ConnectionSummary[]
  readonly reports: readonly ReportDefinition[]
}

/** Null: no operation is set up. */
function presentTabs(tabs: Tabs, { connections, reports }: Present): Tabs | null {
  const [first] = connections
  if (first === undefined) return null
  const ids = new Set(connections.map(({ id }) => id))
  const keys = new Set(reports.map(({ key }) => key))
  const isThere = (place: Place): boolean =>
    ids.has(place.connectionId) && (place.kind !== 'report' || place.reportKey === null || keys.has(place.reportKey))
  return withoutGone(tabs, isThere) ?? oneTab({ kind: 'report', connectionId: first.id, reportKey: null, viewId: null })
}

/**
 * The tabs that the window has open, as they were left, but for what is gone of what they showed: an operation that was
 * removed, a report of one's own.
 *
 * @param present undefined until it is known
 * @returns the navigation: undefined until it is known, null where no operation is set up; and what goes to a place,
 * also then
 */
export function useNavigation(present: Present | undefined): {
  readonly navigation: Navigation | null | undefined
  readonly go: Navigation['go']
} {
  const { value, change: changeKept } = usePreference<Tabs>(TABS, tabsSchema, NO_TABS)
  const tabs = useMemo(
    () => (value === undefined || present === undefined ? undefined : presentTabs(value, present)),
    [value, present],
  )
  const change = useCallback(
    (next: (before: Tabs) => Tabs) => {
      // An operation that was only just set up may not be in the list yet.
      changeKept((kept) => next((present === undefined ? null : presentTabs(kept, present)) ?? kept))
    },
    [changeKept, present],
  )
  const go = useCallback((place: Place) => change((before) => gone(before, place)), [change])
  const navigation = useMemo(
    () => (tabs === undefined || tabs === null ? tabs : { tabs, place: activeTab(tabs).place, go, change }),
    [tabs, go, change],
  )
  return { navigation, go }
}
