import { summaryTexts } from '../commonTexts/summaries.ts'
import type { Language, LocalizedText } from '../language.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { differenceOf, hasChange } from './differences.ts'
import { groupHeading, groupLabel, NO_VALUE, OTHERS, TOTAL } from './groupLabels.ts'
import {
  lineIdOf,
  type GroupFieldHeading,
  type MeasureHeading,
  type MeasureType,
  type SummaryAnswer,
  type SummaryGroup,
  type SummaryState,
} from './types.ts'

// A summary as a table of cells: terminals, files and screens show the same one.

/**
 * What a column's cells are: texts, numbers, how much one of them differs from an earlier one, or that as a part of the
 * earlier one.
 */
export type SheetColumnKind = 'text' | 'number' | 'difference' | 'change'

export interface SheetColumn {
  readonly heading: string
  readonly kind: SheetColumnKind
  /** Of all but texts. */
  readonly type: MeasureType
  /** Of numbers: which. */
  readonly of?: SheetNumbers
}

/** Which numbers of an answer a column has. */
export interface SheetNumbers {
  /** The measure's place. */
  readonly measure: number
  /** The column across; null over all of them, and where there are none. */
  readonly column: string | null
  readonly period: 'own' | 'earlier'
}

/** A line for a group, for groups of it, for all groups that a limit left out, or for everything. */
export type SheetLineKind = 'group' | 'subtotal' | 'others' | 'total'

/** A text, a number as it was worked out, or nothing. */
export type SheetCell = string | number | null

export interface SummarySheet {
  readonly columns: readonly SheetColumn[]
  /** A cell for each column. */
  readonly lines: readonly (readonly SheetCell[])[]
  /** What each line is. */
  readonly lineKinds: readonly SheetLineKind[]
}

/**
 * What the cells of groups say: words for people, keys to the letter for programs. `copied`: words in a table that goes
 * elsewhere, where each heading has to say by itself what is below it.
 */
export type SheetLabels = 'words' | 'copied' | 'keys'

const EARLIER = summaryTexts('earlier')
const DIFFERENCE = summaryTexts('difference')
const CHANGE = summaryTexts('change')
const STATE = summaryTexts('state')
const EARLIER_STATE = summaryTexts('earlierState')

interface Reader {
  readonly report: ReportDefinition
  readonly language: Language
  readonly labels: SheetLabels
}

/** The entries of one key, which follow one another: one for each column. */
type KeyEntries = readonly SummaryGroup[]

function entriesByKey(groups: readonly SummaryGroup[]): readonly KeyEntries[] {
  const lines: SummaryGroup[][] = []
  let last = ''
  for (const group of groups) {
    const key = lineIdOf(group)
    if (key === last) lines.at(-1)?.push(group)
    else lines.push([group])
    last = key
  }
  return lines
}

function lineKindOf({ key, others }: SummaryGroup, levels: number): SheetLineKind {
  if (others === true) return 'others'
  if (key.length === 0) return 'total'
  return key.length === levels ? 'group' : 'subtotal'
}

function labelOf(key: string | null, heading: GroupFieldHeading, { report, language, labels }: Reader): string {
  return labels === 'keys' ? (key ?? OTHERS[language]) : groupLabel(key, heading, report, language)
}

function keyCells({ key }: SummaryGroup, by: readonly GroupFieldHeading[], reader: Reader): readonly SheetCell[] {
  return by.map((heading, level) => {
    if (level === key.length) return TOTAL[reader.language]
    const part = key[level]
    return part === undefined ? null : labelOf(part, heading, reader)
  })
}

function comparedCells(own: number | null, earlier: number | null, measure: MeasureHeading): readonly SheetCell[] {
  const { amount, change } = differenceOf(own, earlier)
  return [own, earlier, amount, ...(hasChange(measure) ? [change] : [])]
}

/** People read an earlier period's columns beside the measure's own; a program knows them by their headings. */
function measureColumns(
  measure: MeasureHeading,
  heading: string,
  of: Omit<SheetNumbers, 'period'>,
  isCompared: boolean,
  { language, labels }: Reader,
): readonly SheetColumn[] {
  const { type } = measure
  const own: SheetColumn = { heading, kind: 'number', type, of: { ...of, period: 'own' } }
  if (!isCompared) return [own]
  const headed = (what: LocalizedText): string =>
    labels === 'words' ? what[language] : `${heading} (${what[language]})`
  const columns: readonly SheetColumn[] = [
    own,
    { heading: headed(EARLIER), kind: 'number', type, of: { ...of, period: 'earlier' } },
    { heading: headed(DIFFERENCE), kind: 'difference', type },
  ]
  if (!hasChange(measure)) return columns
  return [...columns, { heading: headed(CHANGE), kind: 'change', type: 'percent' }]
}

/** One state for all the entries of a line: where they differ, some of its time is not here. */
function stateOf(states: readonly (SummaryState | null)[]): SummaryState | null {
  const different = new Set(states.filter((state) => state !== null))
  const [first = null] = different
  return different.size > 1 ? 'partial' : first
}

/**
 * The lines of an answer as a table: a line for each group, subtotal and total; columns across beside one another, an
 * earlier period's numbers and the differences behind each measure; states last, where one is not complete.
 *
 * @param report whose fields make the groups: of a list within the rows its own
 */
export function summarySheet(
  { by, across, measures, compared, groups }: SummaryAnswer,
  report: ReportDefinition,
  language: Language,
  labels: SheetLabels,
): SummarySheet {
  const reader = { report, language, labels }
  const isCompared = compared !== null
  const places = across === null ? [null] : [...new Set(groups.map(({ column }) => column))]
  const columnLabel = (column: string | null): string => {
    if (across === null || column === null) return TOTAL[language]
    return column === '' ? NO_VALUE[language] : labelOf(column, across, reader)
  }
  const headingOf = (column: string | null, { title }: MeasureHeading): string => {
    if (across === null) return title
    // What is beneath the table tells which measure it is.
    const isOnly = labels === 'words' && measures.length === 1
    return isOnly ? columnLabel(column) : `${columnLabel(column)} · ${title}`
  }
  const columns: SheetColumn[] = [
    ...by.map((each): SheetColumn => ({
      heading: groupHeading(each, report, language),
      kind: 'text',
      type: 'number',
    })),
    ...places.flatMap((column) =>
      measures.flatMap((each, measure) =>
        measureColumns(each, headingOf(column, each), { measure, column }, isCompared, reader),
      ),
    ),
  ]
  const stateColumns: readonly (readonly [LocalizedText, 'state' | 'comparedState'])[] = [
    [STATE, 'state'],
    [EARLIER_STATE, 'comparedState'],
  ]
  const told = stateColumns.filter(([, name]) =>
    groups.some((group) => group[name] !== null && group[name] !== 'complete'),
  )
  const keys = entriesByKey(groups)
  const lines = keys.flatMap((entries): readonly (readonly SheetCell[])[] => {
    const [first] = entries
    if (first === undefined) return []
    const byColumn = new Map(entries.map((entry) => [entry.column, entry] as const))
    const numbers = places.flatMap((place) => {
      const entry = byColumn.get(place)
      return measures.flatMap((measure, index): readonly SheetCell[] => {
        const own = entry?.values[index] ?? null
        return isCompared ? comparedCells(own, entry?.compared?.[index] ?? null, measure) : [own]
      })
    })
    const states = told.map(([, name]) => {
      const state = stateOf(entries.map((entry) => entry[name]))
      return state === null ? null : summaryTexts(state)[language]
    })
    return [[...keyCells(first, by, reader), ...numbers, ...states]]
  })
  const ofStates = told.map(([heading]): SheetColumn => ({ heading: heading[language], kind: 'text', type: 'number' }))
  const lineKinds = keys.flatMap(([first]) => (first === undefined ? [] : [lineKindOf(first, by.length)]))
  return { columns: [...columns, ...ofStates], lines, lineKinds }
}
