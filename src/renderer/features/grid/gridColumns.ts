import type {
  CellClassParams,
  ColDef,
  ColumnState,
  ITooltipParams,
  ValueFormatterParams,
  ValueGetterParams,
} from 'ag-grid-community'
import type { Language } from '../../../shared/language.ts'
import { toneOfValue } from '../../../shared/valueTitles.ts'
import { growth, isRightAligned, shownValue, wordedValue, type GridField } from './columnKinds.ts'
import type { ColumnSetting, SetColumn } from './columnSettings.ts'
import { ColumnHeader } from './ColumnHeader.tsx'
import { FilterCell } from './FilterCell.tsx'
import type { GridContext, RowMark } from './rowMarks.ts'
import type { GridRow } from './gridRow.ts'
import { TotalCell } from './TotalCell.tsx'

const MIN_WIDTH_PX = 60
/** A column of names never gets narrower than its values, up to this. */
const WIDEST_AT_LEAST_PX = 260

/** How narrow a column may get that takes left-over width: what is read keeps all of its own. */
function leastWidth({ type }: GridField, widthPx: number): number {
  return growth(type, widthPx) > 1 ? widthPx : Math.min(widthPx, WIDEST_AT_LEAST_PX)
}

/** The filters are no AG Grid filters: of the grid's own it only needs to know that there is a place for one. */
const FILTER_SLOT = { component: () => null, doesFilterPass: () => true }

type Cell = CellClassParams<GridRow, string | null>

function cellClass(field: GridField): string {
  return isRightAligned(field.type) ? 'grid-cell grid-cell-number' : 'grid-cell'
}

/** A field of states has a colour beside each word. */
function tonedClass(field: GridField, cell: Cell): string {
  const tone = cell.data?.total === undefined ? toneOfValue(field.definition, cell.value ?? '') : undefined
  return tone === undefined ? cellClass(field) : `${cellClass(field)} state-tone state-tone-${tone}`
}

function markIn({ data, context }: { data: GridRow | undefined; context: unknown }): RowMark | undefined {
  return data === undefined || data.total !== undefined ? undefined : (context as GridContext).markOf(data)
}

/** How cells look whose values are new. */
function markRules(field: string) {
  return {
    'grid-cell-new': (cell: Cell) => markIn({ data: cell.data, context: cell.context as unknown })?.isNew === true,
    'grid-cell-changed': (cell: Cell) =>
      markIn({ data: cell.data, context: cell.context as unknown })?.before.has(field) === true,
  }
}

/** What is said of marks while the pointer rests on a cell. */
export interface MarkWords {
  readonly isNew: string
  readonly before: (value: string) => string
}

/** How each column is drawn, in the order of the columns. */
export function columnDefinitions(
  columns: readonly SetColumn<GridField>[],
  indexOf: ReadonlyMap<string, number>,
  titleOf: (name: string) => string,
  widthOf: (field: GridField) => number,
  language: Language,
  markWords: MarkWords | null,
): ColDef<GridRow, string | null>[] {
  return columns.map(({ field, setting }): ColDef<GridRow, string | null> => {
    const title = titleOf(field.name)
    const index = indexOf.get(field.name) ?? -1
    const width = setting?.width ?? null
    return {
      colId: field.name,
      headerName: title,
      headerComponent: ColumnHeader,
      headerClass: isRightAligned(field.type) ? 'grid-heading-number' : '',
      filter: FILTER_SLOT,
      floatingFilter: true,
      floatingFilterComponent: FilterCell,
      suppressFloatingFilterButton: true,
      suppressHeaderFilterButton: true,
      suppressHeaderMenuButton: true,
      sortable: false,
      minWidth: MIN_WIDTH_PX,
      initialWidth: width ?? widthOf(field),
      ...(width === null && growth(field.type, widthOf(field)) > 0
        ? { initialFlex: growth(field.type, widthOf(field)), minWidth: leastWidth(field, widthOf(field)) }
        : {}),
      initialHide: setting?.isHidden ?? false,
      ...(setting?.isPinned === true ? { initialPinned: 'left' as const } : {}),
      cellClass:
        field.definition?.valueTones === undefined ? cellClass(field) : (cell: Cell) => tonedClass(field, cell),
      cellRendererSelector: ({ data }: { data?: GridRow | undefined }) =>
        data?.total === undefined ? undefined : { component: TotalCell },
      valueGetter: ({ data }: ValueGetterParams<GridRow>) =>
        data?.total === undefined ? (data?.values[index] ?? null) : (data.total.get(field.name)?.text ?? null),
      valueFormatter: ({ value, data }: ValueFormatterParams<GridRow, string | null>) =>
        data?.total === undefined ? shownValue(field, value ?? null, language) : (value ?? ''),
      ...(markWords === null
        ? field.valueTitles === undefined
          ? { tooltip: true }
          : {
              tooltipValueGetter: ({ value, data }: ITooltipParams<GridRow, string | null>) =>
                data?.total === undefined ? wordedValue(field, value ?? null, language) : null,
            }
        : {
            cellClassRules: markRules(field.name),
            tooltipValueGetter: ({ data, value, context }: ITooltipParams<GridRow, string | null>) => {
              if (data?.total !== undefined) return null
              const mark = markIn({ data, context: context as unknown })
              const text = wordedValue(field, value ?? null, language)
              if (mark === undefined) return text
              const before = mark.before.get(field.name)
              if (mark.isNew) return markWords.isNew
              return before === undefined ? text : markWords.before(wordedValue(field, before, language))
            },
          }),
    }
  })
}

/** What the user set, as the grid has it now. */
export function settingsOf(state: readonly ColumnState[]): readonly ColumnSetting[] {
  return state.map(({ colId, width, flex, hide, pinned }) => ({
    field: colId,
    width: (flex ?? 0) > 0 ? null : Math.round(width ?? MIN_WIDTH_PX),
    isHidden: hide === true,
    isPinned: pinned === 'left',
  }))
}

/** The columns as they are at first. */
export function usualState(fields: readonly GridField[], widthOf: (field: GridField) => number): ColumnState[] {
  return fields.map((field) => ({
    colId: field.name,
    width: widthOf(field),
    flex: growth(field.type, widthOf(field)) || null,
    hide: false,
    pinned: null,
  }))
}
