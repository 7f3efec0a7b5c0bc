import { staffingTexts } from '../commonTexts/staffing.ts'
import { summaryTexts } from '../commonTexts/summaries.ts'
import type { Language, LocalizedText } from '../language.ts'
import { filterText } from '../measures/treeText.ts'
import { personalLines } from '../personalText.ts'
import type { RowSet } from '../query.ts'
import type { Staffing } from '../measures/staffing.ts'
import type { ReportDefinition } from '../reports/types.ts'
import type { SheetChart } from '../summaries/sheetCharts.ts'
import { chartTextsOf, type SummaryFileContent, type TextLines } from '../summaries/summaryFile.ts'
import type { SheetCell, SheetColumn, SheetLineKind, SummarySheet } from '../summaries/summarySheet.ts'
import { summaryCaveats } from '../summaries/summaryWarnings.ts'
import type { MeasureType } from '../summaries/types.ts'
import { stretchCells, type Door } from '../stretchText.ts'
import type { PlannedDay, PlannedInterval, StaffingPlan, StaffingWishes } from './plan.ts'
import { clockOf, staffingCaveats, staffingFormulas, targetText, weekdayText } from './staffingWords.ts'
import type { StaffingVolume, Weekday } from './volume.ts'

/** The numbers of a plan. */
export type StaffingColumnName = keyof Staffing | 'calls' | 'aht' | 'scheduledHours' | 'measuredLevel' | 'serversNeed'

/** A column of numbers: what it is called, of what kind, and its number of an interval and of a whole day. */
export interface StaffingColumn {
  readonly name: StaffingColumnName
  readonly title: LocalizedText
  readonly type: MeasureType
  readonly ofInterval: (interval: PlannedInterval) => number | null
  readonly ofDay: (day: PlannedDay) => number | null
}

const NONE = (): null => null

/** An interval in which nothing comes has no wait, no occupancy and no level. */
function ofCalls(read: (interval: PlannedInterval) => number | null): (interval: PlannedInterval) => number | null {
  return (interval) => (interval.calls === 0 ? null : read(interval))
}

const COLUMNS: readonly StaffingColumn[] = [
  {
    name: 'calls',
    title: staffingTexts('calls'),
    type: 'number',
    ofInterval: ({ calls }) => calls,
    ofDay: ({ calls }) => calls,
  },
  {
    name: 'aht',
    title: staffingTexts('aht'),
    type: 'duration',
    ofInterval: ofCalls(({ ahtSeconds }) => ahtSeconds),
    ofDay: ({ ahtSeconds }) => ahtSeconds,
  },
  {
    name: 'load',
    title: staffingTexts('load'),
    type: 'number',
    ofInterval: ({ staffing }) => staffing?.load ?? null,
    ofDay: NONE,
  },
  {
    name: 'agents',
    title: staffingTexts('agents'),
    type: 'count',
    ofInterval: ({ staffing }) => staffing?.agents ?? null,
    ofDay: NONE,
  },
  {
    name: 'scheduled',
    title: staffingTexts('scheduled'),
    type: 'count',
    ofInterval: ({ staffing }) => staffing?.scheduled ?? null,
    ofDay: ({ mostScheduled }) => mostScheduled,
  },
  {
    name: 'serviceLevel',
    title: staffingTexts('serviceLevel'),
    type: 'percent',
    ofInterval: ofCalls(({ staffing }) => staffing?.serviceLevel ?? null),
    ofDay: ({ serviceLevel }) => serviceLevel,
  },
  {
    name: 'occupancy',
    title: staffingTexts('occupancy'),
    type: 'percent',
    ofInterval: ofCalls(({ staffing }) => staffing?.occupancy ?? null),
    ofDay: NONE,
  },
  {
    name: 'asa',
    title: staffingTexts('asa'),
    type: 'duration',
    ofInterval: ofCalls(({ staffing }) => staffing?.asa ?? null),
    ofDay: NONE,
  },
  {
    name: 'scheduledHours',
    title: staffingTexts('scheduledHours'),
    type: 'number',
    ofInterval: NONE,
    ofDay: ({ scheduledHours }) => scheduledHours,
  },
]

const MEASURED: StaffingColumn = {
  name: 'measuredLevel',
  title: staffingTexts('measuredLevel'),
  type: 'percent',
  ofInterval: ({ measuredLevel }) => measuredLevel,
  ofDay: ({ measuredLevel }) => measuredLevel,
}
const SERVERS: StaffingColumn = {
  name: 'serversNeed',
  title: staffingTexts('serversNeed'),
  type: 'number',
  ofInterval: ({ serversNeed }) => serversNeed,
  ofDay: NONE,
}

/** The numbers that a plan has. */
export function staffingColumns(volume: StaffingVolume): readonly StaffingColumn[] {
  return [
    ...COLUMNS,
    ...(volume.serviceLevel === null ? [] : [MEASURED]),
    ...(volume.servers === null ? [] : [SERVERS]),
  ]
}

interface StaffingLine {
  readonly kind: SheetLineKind
  readonly cells: readonly SheetCell[]
}

/**
 * A plan as a table of cells: a line for each interval, and one for the whole day after those of each weekday.
 *
 * @param only one weekday alone; null: all that there are days of
 */
export function staffingSheet(
  volume: StaffingVolume,
  plan: StaffingPlan,
  language: Language,
  only: Weekday | null,
): SummarySheet {
  const columns = staffingColumns(volume)
  const text = (heading: string): SheetColumn => ({ heading, kind: 'text', type: 'number' })
  const days = plan.days.filter((day) => day.days > 0 && (only === null || day.weekday === only))
  const lines = days.flatMap((day): readonly StaffingLine[] => {
    const name = weekdayText(day.weekday, language)
    const intervals = plan.intervals.filter(({ weekday }) => weekday === day.weekday)
    return [
      ...intervals.map((interval): StaffingLine => ({
        kind: 'group',
        cells: [name, clockOf(interval.second), ...columns.map((column) => column.ofInterval(interval)), day.days],
      })),
      {
        kind: 'subtotal',
        cells: [name, staffingTexts('wholeDay')[language], ...columns.map((column) => column.ofDay(day)), day.days],
      },
    ]
  })
  return {
    columns: [
      text(staffingTexts('weekday')[language]),
      text(staffingTexts('interval')[language]),
      ...columns.map(({ title, type }): SheetColumn => ({ heading: title[language], kind: 'number', type })),
      { heading: staffingTexts('days')[language], kind: 'number', type: 'count' },
    ],
    lines: lines.map(({ cells }) => cells),
    lineKinds: lines.map(({ kind }) => kind),
  }
}

/** A plan and whose it is. */
export interface PlannedRows {
  readonly report: ReportDefinition
  readonly connection: string
  readonly rows: RowSet
  readonly volume: StaffingVolume
  readonly plan: StaffingPlan
  readonly wishes: StaffingWishes
  /** What reports are called. */
  readonly titleOf: (reportKey: string) => LocalizedText
}

/** What of a plan is not whole, and what it supposes, in sentences. */
export function plannedCaveats(
  { report, rows, volume }: Pick<PlannedRows, 'report' | 'rows' | 'volume'>,
  door: Door,
): readonly LocalizedText[] {
  // What is missing or cut is told by the days that are left out.
  const warnings = volume.warnings.filter(({ kind }) => kind === 'provisional')
  const answer = { warnings, unread: volume.unread }
  return [...staffingCaveats(volume), ...summaryCaveats({ report, asked: report, rows, answer }, door)]
}

/** What says which interval a line is: its weekday and its time. */
const NAME_COLUMNS = 2
/** What a workbook draws of a plan, interval after interval over the week. */
const DRAWN: ReadonlySet<StaffingColumnName> = new Set(['calls', 'scheduled'])

function staffingCharts(
  columns: readonly StaffingColumn[],
  { lines, lineKinds }: SummarySheet,
  formulas: TextLines,
  language: Language,
): readonly SheetChart[] {
  const intervals = lineKinds.flatMap((kind, place) => (kind === 'group' ? [place] : []))
  return columns.flatMap(({ name, title, type }, place): readonly SheetChart[] => {
    const column = NAME_COLUMNS + place
    if (!DRAWN.has(name) || !intervals.some((line) => typeof lines[line]?.[column] === 'number')) return []
    const [, formula = ''] = formulas.find(([of]) => of === title[language]) ?? []
    return [
      {
        kind: 'lines',
        measure: { title: title[language], formula, type },
        categories: intervals,
        total: intervals.length,
        nameColumns: NAME_COLUMNS,
        series: [{ column, lines: intervals, name: null }],
      },
    ]
  })
}

/** What is written of a plan, in a language. @param door where its reader asked for it */
export function staffingFileContent(planned: PlannedRows, language: Language, door: Door): SummaryFileContent {
  const { report, connection, rows, volume, plan, wishes, titleOf } = planned
  const formulas = staffingFormulas(volume, plan, wishes, titleOf).map(({ title, formula }) => [
    title[language],
    formula[language],
  ])
  const caveats = plannedCaveats(planned, door).map((caveat) => caveat[language])
  const facts: TextLines = [
    [summaryTexts('report')[language], report.title[language], report.key, connection],
    [summaryTexts('period')[language], ...stretchCells(volume.range, language, door)],
  ]
  const head: TextLines = [
    ...facts,
    ...Object.entries(rows.parameters).map(([name, value]) => [
      summaryTexts('parameter')[language],
      `${name}=${value}`,
    ]),
    ...rows.filters.map((filter) => [summaryTexts('filter')[language], filterText(filter)]),
    ...(rows.search === '' ? [] : [[summaryTexts('search')[language], rows.search]]),
    ...personalLines(rows.mask, language),
    [staffingTexts('target')[language], targetText(wishes, volume.minutes)[language]],
    ...caveats.map((caveat) => [staffingTexts('title')[language], caveat]),
  ]
  const table = staffingSheet(volume, plan, language, null)
  const columns = staffingColumns(volume)
  const charts = staffingCharts(columns, table, formulas, language)
  return {
    title: `${staffingTexts('title')[language]} · ${report.title[language]}`,
    head,
    table,
    measures: columns.length,
    charts,
    chartTexts: chartTextsOf(charts, facts, language),
    isShaded: false,
    notes: {
      title: summaryTexts('formulas')[language],
      lines: [
        [summaryTexts('measure')[language], summaryTexts('formula')[language]],
        ...formulas,
        [],
        ...caveats.map((caveat, place) => [place === 0 ? summaryTexts('completeness')[language] : '', caveat]),
      ],
    },
  }
}
