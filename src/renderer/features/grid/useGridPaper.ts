import { useTranslation } from 'react-i18next'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import { maskedBy } from '../../../shared/masks.ts'
import type { PaperFact, PaperPage } from '../../../shared/paperPage.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import { rowsOf, type Question } from '../../../shared/query.ts'
import type { TextRow } from '../../../shared/rows.ts'
import type { FileMask } from '../../components/masks/useFileMask.ts'
import { maskFacts } from '../../components/paper/maskFacts.ts'
import { toldRows } from '../../components/toldWords.ts'
import type { PageToMake } from '../../components/paper/usePaper.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { gridFields, isRightAligned, mayBeCut, shownValue, type GridField } from './columnKinds.ts'
import { columnFiltersOf } from './filterModel.ts'
import { visibleFields } from './columnSettings.ts'
import {
  columnsOnPaper,
  rowsOnPaper,
  rowsPage,
  type PaperColumns,
  type RowsColumn,
  type RowsWords,
} from './gridPaper.ts'
import type { TotalText } from './gridRow.ts'
import { useGridSession } from './gridSession.ts'
import { readRows, type FollowingRows } from './readRows.ts'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import { askTotals } from './useTotals.ts'
import { useFilterTexts } from './useFilterTexts.ts'
import type { GridState } from './useGridState.ts'
import { useTotalCells } from './useTotalRow.ts'

const TOTALS_SLOT = 'paper-totals'

function cellText(cell: TotalText | undefined): string {
  return cell === undefined ? '' : `${cell.mark} ${cell.text}`.trim()
}

/** Whose rows the grid shows, and how whole they are. */
export interface PaperFacts {
  readonly operation: string
  readonly completeness: readonly string[]
}

/** What of the rows is put on paper: those that are shown, with their columns, or the whole period with all of them. */
export type PaperScope = 'shown' | 'all'

export interface GridPaper {
  readonly pageOf: (scope: PaperScope) => PageToMake
  /** The rows that are in sight just now. */
  readonly pageInSight: () => PageToMake
  /** The columns that a page would have, and how they would stand there. */
  readonly columnsOf: (scope: PaperScope) => readonly GridField[]
  readonly layoutOf: (scope: PaperScope) => PaperColumns
}

interface GridPaperParts extends PaperFacts {
  readonly feed: ResultFeed
  readonly shown: ShownResult
  readonly grid: GridState
  readonly fileMask: FileMask
}

function useRowsWords(): RowsWords {
  const { t } = useTranslation('paper')
  return {
    number: t('rows.number'),
    firstRows: (count, total) => t('rows.firstOf', { count, total }),
    inSight: (first, last, total) => t('rows.inSight', { first, last, total }),
    tables: (columns, tables) => t('rows.tables', { columns, tables }),
    table: (place, tables) => t('rows.table', { place, tables }),
    cut: t('rows.cut'),
  }
}

/** What stands over the rows: whose they are, of when, and which of them. */
function useRowFacts({ operation, completeness }: PaperFacts) {
  const { t } = useTranslation('paper')
  const language = useLanguage()
  const { report, field, titleOf } = useGridSession()
  const filterTexts = useFilterTexts()
  return async (question: Question, scope: PaperScope): Promise<readonly PaperFact[]> => {
    const { range, parameters, filters, search, sort, mask } = await toldRows(question)
    const fact = (name: 'operation' | 'period' | 'filter' | 'search' | 'completeness', text: string): PaperFact => ({
      label: summaryTexts(name)[language],
      text,
    })
    const ofParameters = Object.entries(parameters).map(([name, text]) => ({
      label: report.parameters.find((each) => each.name === name)?.title[language] ?? name,
      text,
    }))
    const narrowed =
      scope === 'all'
        ? []
        : [
            ...columnFiltersOf(filters).map((filter) =>
              fact('filter', `${titleOf(filter.field)}: ${filterTexts.summary(field(filter.field), filter)}`),
            ),
            ...(search === '' ? [] : [fact('search', search)]),
          ]
    const ordered = sort.map(({ field: name, descending }) => `${titleOf(name)} ${descending ? '↓' : '↑'}`)
    return [
      fact('operation', operation),
      fact('period', range === null ? summaryTexts('all')[language] : rangeText(range, language, null)),
      ...ofParameters,
      ...narrowed,
      ...(ordered.length === 0 ? [] : [{ label: t('rows.order'), text: ordered.join(', ') }]),
      fact('completeness', completeness.filter((text) => text !== '').join(' ')),
      ...maskFacts(mask, language),
    ]
  }
}

/** Rows that were read. */
interface Held {
  readonly question: Question
  readonly scope: PaperScope
  readonly fields: readonly GridField[]
  readonly names: readonly string[]
  readonly rows: readonly TextRow[]
  readonly total: number
  readonly first: number
  readonly isInSight: boolean
  readonly hasTotals: boolean
}

/** Makes pages of rows that were read. */
function useMadePages(
  facts: PaperFacts,
  columnOf: (field: GridField) => RowsColumn,
): (held: Held) => Promise<PaperPage> {
  const language = useLanguage()
  const { report } = useGridSession()
  const words = useRowsWords()
  const factsOf = useRowFacts(facts)
  const totalCells = useTotalCells()

  return async function made({
    question,
    scope,
    fields,
    names,
    rows,
    total: all,
    first,
    isInSight,
    hasTotals,
  }: Held): Promise<PaperPage> {
    const indexOf = new Map(names.map((name, index) => [name, index]))
    const totals = hasTotals
      ? await askTotals(rowsOf(question), totalCells.fieldsOf(fields), language, TOTALS_SLOT)
      : null
    const cells = totals === null ? null : totalCells.cellsOf(fields, totals, all)
    const of = {
      title: report.title[language],
      facts: await factsOf(question, scope),
      columns: fields.map(columnOf),
      rows: rows.map((row) =>
        fields.map((field) => shownValue(field, row[indexOf.get(field.name) ?? -1] ?? null, language)),
      ),
      total: all,
      first,
      isInSight,
      totals: cells === null ? null : fields.map(({ name }) => cellText(cells.get(name))),
      isCut: rows.some((row) => fields.some((field) => mayBeCut(field, row[indexOf.get(field.name) ?? -1] ?? ''))),
    }
    return rowsPage(of, language, words)
  }
}

/** The rows of the grid as pages. */
export function useGridPaper({ feed, shown, grid, fileMask, operation, completeness }: GridPaperParts): GridPaper {
  const language = useLanguage()
  const { report, view } = useGridSession()
  const { columns: drawn, page, api, total } = grid
  const shownFields = gridFields(report, shown.opened.fields)
  const byName = new Map(shownFields.map((field) => [field.name, field]))
  const visible = visibleFields(shownFields, view.columns).flatMap((name) => byName.get(name) ?? [])
  const settings = new Map(view.columns.map((setting) => [setting.field, setting]))

  function columnOf(field: GridField): RowsColumn {
    const heading = field.definition?.title[language] ?? field.name
    return {
      heading,
      isNumber: isRightAligned(field.type),
      widthPx: settings.get(field.name)?.width ?? drawn.widthOf(field),
    }
  }

  const made = useMadePages({ operation, completeness }, columnOf)

  const { mask, floor } = fileMask
  const hidden = (question: Question): Question => maskedBy(question, mask)
  /** Rows of the grid; where more of them is to be hidden than is seen, they are asked of the store under that mask. */
  const rowsInSight = async (first: number, count: number): Promise<Pick<FollowingRows, 'fields' | 'rows'>> =>
    mask === floor
      ? { fields: shown.opened.fields, rows: await feed.rows(first, count) }
      : readRows(hidden(shown.question), () => count, first)

  const columnsOf = (scope: PaperScope): readonly GridField[] => (scope === 'shown' ? visible : shownFields)
  return {
    columnsOf,
    layoutOf: (scope) => columnsOnPaper(columnsOf(scope).map(columnOf)),
    pageOf: (scope) => {
      const whole = { ...shown.question, filters: [], search: '', sort: [] }
      const question = hidden(scope === 'shown' ? shown.question : whole)
      const make = async (): Promise<PaperPage> => {
        const columns = (names: readonly string[]): readonly GridField[] =>
          scope === 'shown' ? visible : gridFields(report, names)
        const read = await readRows(question, (fields) =>
          rowsOnPaper(Infinity, scope === 'shown' ? visible.length : fields),
        )
        const fields = columns(read.fields)
        const { rows, total: all, fields: names } = read
        return made({
          question,
          scope,
          fields,
          names,
          rows,
          total: all,
          first: 0,
          isInSight: false,
          hasTotals: total.isShown && all > 0,
        })
      }
      return { rows: rowsOf(question), make }
    },
    pageInSight: () => {
      const make = async (): Promise<PaperPage> => {
        const first = page.first + Math.max(0, api?.getFirstDisplayedRowIndex() ?? 0)
        const last = page.first + Math.max(0, api?.getLastDisplayedRowIndex() ?? 0)
        const { fields: names, rows } = await rowsInSight(first, last - first + 1)
        const held = {
          question: hidden(shown.question),
          names,
          fields: visible,
          rows,
          first,
          isInSight: true,
        }
        return made({ ...held, scope: 'shown', total: shown.opened.total, hasTotals: total.isShown })
      }
      return { rows: rowsOf(shown.question), make }
    },
  }
}
