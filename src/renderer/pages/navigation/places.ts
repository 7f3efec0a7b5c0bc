import { z } from 'zod'
import { columnFilterSchema, type ColumnFilter } from '../../features/grid/filterModel.ts'
import { periodSchema } from '../../../shared/periodSchema.ts'
import type { Period } from '../../../shared/periods.ts'

/** Rows of a report that something else led to: they are looked at beside how the report was left. */
export interface SoughtRows {
  /** Null: as is usual for the report. */
  readonly period: Period | null
  readonly filters: readonly ColumnFilter[]
}

/**
 * What a tab shows: the first page of an operation, one of its reports, perhaps as a named view has it or for the sake
 * of some of its rows, or everything about a customer.
 */
export type Place =
  | { readonly kind: 'home'; readonly connectionId: number }
  | {
      readonly kind: 'report'
      readonly connectionId: number
      /** Null: the one that the operation had open last. */
      readonly reportKey: string | null
      /** Null: as the report was left. */
      readonly viewId: number | null
      readonly sought?: SoughtRows
    }
  | {
      readonly kind: 'customer'
      /** The operation that is looked through; where all are, the one that it was asked from. */
      readonly connectionId: number
      /** A telephone, an address or an id, as somebody gave it. */
      readonly customer: string
      readonly isEverywhere: boolean
    }

export interface Tab {
  readonly id: number
  readonly place: Place
  /** Where the tab was before, the last at the end; and where going back came from, the nearest at the end. */
  readonly back: readonly Place[]
  readonly forward: readonly Place[]
}

/** The open tabs, of which one is seen. There is always one. */
export interface Tabs {
  readonly version: 1
  readonly tabs: readonly Tab[]
  readonly activeId: number
}

/** Of what lies behind a tab no more is kept. */
const MOST_STEPS = 50
/** More tabs than can be told apart help nobody. */
export const MOST_TABS = 30
/** Nobody is named by more characters. */
export const LONGEST_CUSTOMER = 500

const placeSchema: z.ZodType<Place> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('home'), connectionId: z.int() }),
  z.object({
    kind: z.literal('report'),
    connectionId: z.int(),
    reportKey: z.string().max(500).nullable(),
    viewId: z.int().nullable(),
    sought: z.object({ period: periodSchema.nullable(), filters: z.array(columnFilterSchema) }).exactOptional(),
  }),
  z.object({
    kind: z.literal('customer'),
    connectionId: z.int(),
    customer: z.string().min(1).max(LONGEST_CUSTOMER),
    isEverywhere: z.boolean(),
  }),
])

/** Tabs as they are kept. Erasing a customer takes tabs out that led to them: any of them may be gone. */
export const tabsSchema: z.ZodType<Tabs> = z.object({
  version: z.literal(1),
  tabs: z
    .array(
      z.object({
        id: z.int(),
        place: placeSchema,
        back: z.array(placeSchema).max(MOST_STEPS),
        forward: z.array(placeSchema).max(MOST_STEPS),
      }),
    )
    .max(MOST_TABS),
  activeId: z.int(),
})

/** A window with one tab. */
export function oneTab(place: Place): Tabs {
  return { version: 1, tabs: [{ id: 1, place, back: [], forward: [] }], activeId: 1 }
}

export function isSamePlace(one: Place, other: Place): boolean {
  if (one.connectionId !== other.connectionId) return false
  if (one.kind === 'report') {
    return (
      other.kind === 'report' &&
      one.reportKey === other.reportKey &&
      one.viewId === other.viewId &&
      JSON.stringify(one.sought) === JSON.stringify(other.sought)
    )
  }
  if (one.kind === 'customer') {
    return other.kind === 'customer' && one.customer === other.customer && one.isEverywhere === other.isEverywhere
  }
  return one.kind === other.kind
}

/** The tab that is seen. */
export function activeTab({ tabs, activeId }: Tabs): Tab {
  const active = tabs.find(({ id }) => id === activeId)
  if (active === undefined) throw new RangeError(`no tab ${activeId}`)
  return active
}

function withActive(tabs: Tabs, next: (tab: Tab) => Tab): Tabs {
  return { ...tabs, tabs: tabs.tabs.map((tab) => (tab.id === tabs.activeId ? next(tab) : tab)) }
}

/** Goes to a place in the tab that is seen; where it was lies behind it. */
export function gone(tabs: Tabs, place: Place): Tabs {
  const { place: before } = activeTab(tabs)
  if (isSamePlace(before, place)) return tabs
  return withActive(tabs, (tab) => ({
    ...tab,
    place,
    back: [...tab.back, before].slice(-MOST_STEPS),
    forward: [],
  }))
}

/**
 * Shows the page that opens first: in the tab that has it, else in the tab that is seen where it is the only one, so
 * that what was open lies behind it, else in one of its own.
 */
export function homeFirst(tabs: Tabs, home: Place): Tabs {
  return tabs.tabs.length === 1 ? gone(tabs, home) : opened(tabs, home)
}

/** Puts another place in place of the one that is seen, as if it had been that from the first. */
export function replaced(tabs: Tabs, place: Place): Tabs {
  return isSamePlace(activeTab(tabs).place, place) ? tabs : withActive(tabs, (tab) => ({ ...tab, place }))
}

/** Goes back to where the tab was before; the same tabs where it was nowhere. */
export function goneBack(tabs: Tabs): Tabs {
  const { back, place, forward } = activeTab(tabs)
  const before = back.at(-1)
  if (before === undefined) return tabs
  return withActive(tabs, (tab) => ({
    ...tab,
    place: before,
    back: back.slice(0, -1),
    forward: [...forward, place].slice(-MOST_STEPS),
  }))
}

/** Goes where going back came from; the same tabs where it was nowhere. */
export function goneForward(tabs: Tabs): Tabs {
  const { back, place, forward } = activeTab(tabs)
  const next = forward.at(-1)
  if (next === undefined) return tabs
  return withActive(tabs, (tab) => ({
    ...tab,
    place: next,
    back: [...back, place].slice(-MOST_STEPS),
    forward: forward.slice(0, -1),
  }))
}

/**
 * Shows a place in a tab of its own, behind the one that is seen: the one that shows it already, where there is one.
 */
export function opened(tabs: Tabs, place: Place): Tabs {
  const known = tabs.tabs.find((tab) => isSamePlace(tab.place, place))
  if (known !== undefined) return { ...tabs, activeId: known.id }
  if (tabs.tabs.length >= MOST_TABS) return gone(tabs, place)
  const id = Math.max(...tabs.tabs.map((tab) => tab.id)) + 1
  const at = tabs.tabs.findIndex((tab) => tab.id === tabs.activeId) + 1
  return { ...tabs, tabs: tabs.tabs.toSpliced(at, 0, { id, place, back: [], forward: [] }), activeId: id }
}

/** Shows another tab. */
export function shown(tabs: Tabs, id: number): Tabs {
  return tabs.tabs.some((tab) => tab.id === id) ? { ...tabs, activeId: id } : tabs
}

/** Shows the next tab, or the one before; behind the last comes the first. */
export function stepped(tabs: Tabs, by: 1 | -1): Tabs {
  const at = tabs.tabs.findIndex((tab) => tab.id === tabs.activeId)
  const next = tabs.tabs.at((at + by) % tabs.tabs.length)
  return next === undefined ? tabs : { ...tabs, activeId: next.id }
}

/** Without a tab; the last one stays. Of the one that was seen its right neighbour takes the place, else the left. */
export function closed(tabs: Tabs, id: number): Tabs {
  const at = tabs.tabs.findIndex((tab) => tab.id === id)
  if (at === -1 || tabs.tabs.length === 1) return tabs
  const left = tabs.tabs.toSpliced(at, 1)
  const beside = left[Math.min(at, left.length - 1)]
  return { ...tabs, tabs: left, activeId: tabs.activeId === id ? (beside?.id ?? tabs.activeId) : tabs.activeId }
}

/** With a tab at another place in their order. */
export function moved(tabs: Tabs, id: number, place: number): Tabs {
  const tab = tabs.tabs.find((each) => each.id === id)
  if (tab === undefined) return tabs
  return { ...tabs, tabs: tabs.tabs.filter((each) => each !== tab).toSpliced(place, 0, tab) }
}

/** Without places that are gone, such as those of an operation that was removed; null where none is left. */
export function withoutGone(tabs: Tabs, isThere: (place: Place) => boolean): Tabs | null {
  const left = tabs.tabs.flatMap((tab): readonly Tab[] => {
    const back = tab.back.filter(isThere)
    const forward = tab.forward.filter(isThere)
    const place = isThere(tab.place) ? tab.place : (back.at(-1) ?? forward.at(-1))
    if (place === undefined) return []
    return [{ ...tab, place, back: place === tab.place ? back : back.slice(0, -1), forward }]
  })
  const [first] = left
  if (first === undefined) return null
  const isUnchanged =
    left.length === tabs.tabs.length &&
    left.some(({ id }) => id === tabs.activeId) &&
    left.every((tab, at) => {
      const before = tabs.tabs[at]
      return (
        before?.place === tab.place &&
        before.back.length === tab.back.length &&
        before.forward.length === tab.forward.length
      )
    })
  if (isUnchanged) return tabs
  return { ...tabs, tabs: left, activeId: left.some(({ id }) => id === tabs.activeId) ? tabs.activeId : first.id }
}
