import { findReports, type IndexedReport } from '../../components/reportIndex.ts'
import { fold } from '../../../shared/values.ts'

/** Something that the palette can do, besides opening reports. */
export interface PaletteAction {
  readonly id: string
  readonly group: 'thisReport' | 'operations' | 'program'
  readonly label: string
  /** Other words by which it is found: the label in other languages, for example. */
  readonly keywords: string
  /** The keys that do the same. */
  readonly keys?: string
  readonly run: () => void
}

export interface PaletteItem {
  readonly id: string
  readonly label: string
  /** What stands beside it: the report's group, the keys of an action. */
  readonly note: string
  readonly run: () => void
}

export interface PaletteGroup {
  readonly id: 'customer' | 'reports' | 'views' | PaletteAction['group']
  readonly items: readonly PaletteItem[]
}

/** A named view, and what it is of. */
export interface PaletteView {
  readonly item: PaletteItem
  /** What it is found by: its name and its report, in every language. */
  readonly text: string
}

/** The customer that a typed text names. */
export interface PaletteCustomer {
  readonly item: PaletteItem
  /** Whether nothing else can be meant: a telephone, a whole address. */
  readonly isSure: boolean
}

export interface PaletteContents {
  /** Null where the text names none. */
  readonly customerOf: (query: string) => PaletteCustomer | null
  readonly index: readonly IndexedReport[]
  readonly views: readonly PaletteView[]
  readonly actions: readonly PaletteAction[]
  readonly itemOfReport: (report: IndexedReport['report']) => PaletteItem
}

const MOST_REPORTS = 12
const MOST_REPORTS_UNASKED = 6
const MOST_VIEWS = 12
const ACTION_GROUPS = ['thisReport', 'operations', 'program'] as const

/**
 * What fits the words, in groups: reports first where something was typed, actions first where nothing was. A text that
 * can name nothing but a customer leads there, others that may be an id do so last.
 */
export function matchingGroups(
  { customerOf, index, views, actions, itemOfReport }: PaletteContents,
  query: string,
): readonly PaletteGroup[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  const isAsked = words.length > 0
  const reports: PaletteGroup = {
    id: 'reports',
    items: findReports(index, query)
      .slice(0, isAsked ? MOST_REPORTS : MOST_REPORTS_UNASKED)
      .map(({ report }) => itemOfReport(report)),
  }
  const actionGroups = ACTION_GROUPS.map((id) => ({
    id,
    items: actions
      .filter((action) => action.group === id)
      .filter((action) => words.every((word) => fold(`${action.label} ${action.keywords}`).includes(word)))
      .map(({ id: actionId, label, keys = '', run }) => ({ id: actionId, label, note: keys, run })),
  }))
  const found: PaletteGroup = {
    id: 'views',
    items: views
      .filter(({ text }) => words.every((word) => fold(text).includes(word)))
      .slice(0, MOST_VIEWS)
      .map(({ item }) => item),
  }
  const customer = customerOf(query)
  const ofCustomer: readonly PaletteGroup[] = customer === null ? [] : [{ id: 'customer', items: [customer.item] }]
  const others = isAsked ? [found, reports, ...actionGroups] : [...actionGroups, found, reports]
  const groups = customer?.isSure === true ? [...ofCustomer, ...others] : [...others, ...ofCustomer]
  return groups.filter(({ items }) => items.length > 0)
}
