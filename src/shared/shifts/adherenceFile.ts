import { shiftTexts } from '../commonTexts/shifts.ts'
import { summaryTexts } from '../commonTexts/summaries.ts'
import type { Language, LocalizedText } from '../language.ts'
import type { ReportDefinition } from '../reports/types.ts'
import type { SummaryFileContent } from '../summaries/summaryFile.ts'
import type { SheetCell, SheetColumn, SheetLineKind, SummarySheet } from '../summaries/summarySheet.ts'
import type { MeasureType } from '../summaries/types.ts'
import { stretchCells, type Door } from '../stretchText.ts'
import type { TimeRange } from '../time.ts'
import { ratiosOf, type Adherence, type AdherenceSums } from './adherence.ts'
import { adherenceCaveats, adherenceFormulas, shiftText } from './shiftWords.ts'

/** How fine the lines are: one for each agent, or one for each agent and day. */
export const ADHERENCE_LINES = ['agents', 'days'] as const
export type AdherenceLines = (typeof ADHERENCE_LINES)[number]

const NUMBERS: readonly (readonly [name: keyof ReturnType<typeof numbersOf>, title: LocalizedText, MeasureType])[] = [
  ['adherence', shiftTexts('adherence'), 'percent'],
  ['conformance', shiftTexts('conformance'), 'percent'],
  ['shrinkage', shiftTexts('shrinkage'), 'percent'],
  ['scheduled', shiftTexts('scheduled'), 'duration'],
  ['breaks', shiftTexts('breaks'), 'duration'],
  ['present', shiftTexts('present'), 'duration'],
  ['worked', shiftTexts('worked'), 'duration'],
  ['available', shiftTexts('available'), 'duration'],
]

function numbersOf(sums: AdherenceSums) {
  return { ...sums, ...ratiosOf(sums) }
}

function cellsOf(sums: AdherenceSums | null): readonly SheetCell[] {
  if (sums === null) return NUMBERS.map(() => null)
  const numbers = numbersOf(sums)
  return NUMBERS.map(([name]) => numbers[name])
}

/** The total stands last. */
function kindsOf(lines: number): readonly SheetLineKind[] {
  return [...Array.from({ length: lines }, (): SheetLineKind => 'group'), 'total']
}

/** How agents kept to their shifts, as a table of cells: a line for each agent or day, the total last. */
export function adherenceSheet(adherence: Adherence, lines: AdherenceLines, language: Language): SummarySheet {
  const text = (title: LocalizedText): SheetColumn => ({ heading: title[language], kind: 'text', type: 'number' })
  const numbers = NUMBERS.map(([, title, type]): SheetColumn => ({ heading: title[language], kind: 'number', type }))
  const total = shiftTexts('total')[language]
  if (lines === 'agents') {
    const { agents } = adherence
    const days = agents.reduce((sum, each) => sum + each.days, 0)
    const count: SheetColumn = { heading: shiftTexts('days')[language], kind: 'number', type: 'count' }
    return {
      columns: [text(shiftTexts('agent')), ...numbers, count],
      lines: [
        ...agents.map((each) => [each.agent, ...cellsOf(each.sums), each.days]),
        [total, ...cellsOf(adherence.total), days],
      ],
      lineKinds: kindsOf(agents.length),
    }
  }
  return {
    columns: [
      text(shiftTexts('agent')),
      text(shiftTexts('day')),
      text(shiftTexts('shifts')),
      ...numbers,
      text(shiftTexts('state')),
    ],
    lines: [
      ...adherence.days.map(({ agent, day, shifts, sums, state }) => [
        agent,
        day,
        shiftText(shifts),
        ...cellsOf(sums),
        shiftTexts(state)[language],
      ]),
      [total, null, null, ...cellsOf(adherence.total), null],
    ],
    lineKinds: kindsOf(adherence.days.length),
  }
}

/** How agents kept to their shifts, and whose they are. */
export interface AdherenceOfReport {
  readonly report: ReportDefinition
  readonly connection: string
  readonly range: TimeRange
  readonly adherence: Adherence
  /** Rows of which it cannot be read from when until when they are. */
  readonly unread: number
}

/** What is written of it, in a language. @param door where its reader asked for it */
export function adherenceFileContent(
  { report, connection, range, adherence, unread }: AdherenceOfReport,
  lines: AdherenceLines,
  language: Language,
  door: Door,
): SummaryFileContent {
  const caveats = adherenceCaveats(adherence, unread, door).map((caveat) => caveat[language])
  const formulas = report.presence === undefined ? [] : adherenceFormulas(report.presence)
  return {
    title: shiftTexts('title')[language],
    head: [
      [summaryTexts('report')[language], report.title[language], report.key, connection],
      [summaryTexts('period')[language], ...stretchCells(range, language, door)],
      ...caveats.map((caveat) => [shiftTexts('title')[language], caveat]),
    ],
    table: adherenceSheet(adherence, lines, language),
    measures: NUMBERS.length,
    charts: [],
    chartTexts: { title: '', facts: [], drawn: [], firstOf: [] },
    isShaded: false,
    notes: {
      title: summaryTexts('formulas')[language],
      lines: [
        [summaryTexts('measure')[language], summaryTexts('formula')[language]],
        ...formulas.map(({ title, formula }) => [title[language], formula[language]]),
        [],
        ...(caveats.length === 0 ? [summaryTexts('whole')[language]] : caveats).map((caveat, place) => [
          place === 0 ? summaryTexts('completeness')[language] : '',
          caveat,
        ]),
      ],
    },
  }
}
