import { z } from 'zod'
import type { SortKey } from '../../../shared/query.ts'
import { columnSettingSchema, type ColumnSetting } from './columnSettings.ts'
import { columnFilterSchema, tidied, withFilter, type ColumnFilter } from './filterModel.ts'

/** What a user set up in the grid of a report. */
export interface ViewState {
  /** In their order; columns that are not named stand where they stand at first. */
  readonly columns: readonly ColumnSetting[]
  readonly sort: readonly SortKey[]
  readonly filters: readonly ColumnFilter[]
  readonly search: string
}

export const FRESH_VIEW: ViewState = { columns: [], sort: [], filters: [], search: '' }

export const viewStateSchema: z.ZodType<ViewState> = z.object({
  columns: z.array(columnSettingSchema),
  sort: z.array(z.object({ field: z.string(), descending: z.boolean() })),
  filters: z.array(columnFilterSchema),
  search: z.string(),
})

/** What the user set up for the rows of a report: filters and search, order and columns. */
export interface ViewControl {
  /** Undefined until it is known how it was left. */
  readonly view: ViewState | undefined
  readonly change: (event: ViewEvent) => void
}

/** The view without what names fields that are no longer there: a question with such a field is refused. */
export function withoutUnknown(view: ViewState, fields: ReadonlySet<string>): ViewState {
  const isKnown = ({ field }: { readonly field: string }): boolean => fields.has(field)
  if (view.sort.every(isKnown) && view.filters.every(isKnown)) return view
  return { ...view, sort: view.sort.filter(isKnown), filters: view.filters.filter(isKnown) }
}

export type ViewEvent =
  | { readonly kind: 'filter'; readonly field: string; readonly filter: ColumnFilter | undefined }
  | { readonly kind: 'clear-filters' }
  /** Other filters and another search in place of all that there are. */
  | { readonly kind: 'asked'; readonly filters: readonly ColumnFilter[]; readonly search: string }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'clear-filters-and-search' }
  | { readonly kind: 'sort'; readonly field: string; readonly isAdded: boolean }
  | { readonly kind: 'sort-by'; readonly sort: readonly SortKey[] }
  | { readonly kind: 'columns'; readonly columns: readonly ColumnSetting[] }
  /** The order and the width, place and visibility of columns as they are at first. */
  | { readonly kind: 'reset-columns' }
  /** A question named a field that is not there: what does not name one of these goes. */
  | { readonly kind: 'forget-others'; readonly fields: ReadonlySet<string> }

/** Ascending, descending, not at all: then dated rows are newest first again. */
function nextOrder(key: SortKey | undefined, field: string): SortKey | undefined {
  if (key === undefined) return { field, descending: false }
  return key.descending ? undefined : { field, descending: true }
}

function sortedBy(sort: readonly SortKey[], field: string, isAdded: boolean): readonly SortKey[] {
  const next = nextOrder(
    sort.find((key) => key.field === field),
    field,
  )
  if (!isAdded) return next === undefined ? [] : [next]
  if (next === undefined) return sort.filter((key) => key.field !== field)
  return sort.some((key) => key.field === field)
    ? sort.map((key) => (key.field === field ? next : key))
    : [...sort, next]
}

/** The view after something was done to it; the same object where nothing changed. */
export function changeView(view: ViewState, event: ViewEvent): ViewState {
  switch (event.kind) {
    case 'filter': {
      const filter = event.filter === undefined ? undefined : tidied(event.filter)
      return { ...view, filters: withFilter(view.filters, event.field, filter) }
    }
    case 'clear-filters':
      return view.filters.length === 0 ? view : { ...view, filters: [] }
    case 'asked':
      return { ...view, filters: event.filters, search: event.search }
    case 'search':
      return view.search === event.text ? view : { ...view, search: event.text }
    case 'clear-filters-and-search':
      return { ...view, filters: [], search: '' }
    case 'sort':
      return { ...view, sort: sortedBy(view.sort, event.field, event.isAdded) }
    case 'sort-by':
      return { ...view, sort: event.sort }
    case 'columns':
      return { ...view, columns: event.columns }
    case 'reset-columns':
      return { ...view, columns: [], sort: [] }
    case 'forget-others':
      return withoutUnknown(view, event.fields)
  }
}
