import { staffingTexts } from '../../../shared/commonTexts/staffing.ts'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type { Language } from '../../../shared/language.ts'
import type { PaperPage, PaperTable } from '../../../shared/paperPage.ts'
import type { PlannedInterval } from '../../../shared/staffing/plan.ts'
import {
  plannedCaveats,
  staffingColumns,
  type PlannedRows,
  type StaffingColumn,
} from '../../../shared/staffing/staffingFile.ts'
import { clockOf, staffingFormulas, targetText, weekdayText } from '../../../shared/staffing/staffingWords.ts'
import { daysOf, WEEKDAYS, type Weekday } from '../../../shared/staffing/volume.ts'
import { rowSetFacts } from '../../components/paper/rowSetFacts.ts'
import { planText } from './staffingFormat.ts'

/** What only the window's own texts say. */
export interface StaffingPageWords {
  readonly hour: string
  readonly week: (what: string) => string
  readonly days: (count: number) => string
  readonly day: (day: string) => string
}

/** What of a plan is seen: the number of the map, and the weekday beside it. */
export interface SeenPlan {
  readonly column: StaffingColumn
  readonly weekday: Weekday | null
  /** The day's chart as an SVG's text. */
  readonly chart: string | null
}

function weekTable(
  { volume, plan }: PlannedRows,
  column: StaffingColumn,
  words: StaffingPageWords,
  language: Language,
): PaperTable {
  const byPlace = new Map(plan.intervals.map((each) => [`${each.weekday}/${each.second}`, each] as const))
  const text = (interval: PlannedInterval | undefined): string =>
    interval === undefined ? '' : planText(column.ofInterval(interval), column.type, language)
  return {
    kind: 'table',
    heading: words.week(column.title[language]),
    columns: [
      { heading: words.hour, isNumber: false },
      ...WEEKDAYS.map((weekday) => ({
        heading: `${weekdayText(weekday, language)} (${words.days(daysOf(volume, weekday))})`,
        isNumber: true,
      })),
    ],
    lines: plan.seconds.map((second) => ({
      kind: 'group',
      cells: [clockOf(second), ...WEEKDAYS.map((weekday) => text(byPlace.get(`${weekday}/${second}`)))],
    })),
    notes: [],
  }
}

function dayTable({ volume, plan }: PlannedRows, weekday: Weekday, language: Language): PaperTable {
  const columns = staffingColumns(volume)
  const day = plan.days.find((each) => each.weekday === weekday)
  return {
    kind: 'table',
    heading: null,
    columns: [
      { heading: staffingTexts('interval')[language], isNumber: false },
      ...columns.map(({ title }) => ({ heading: title[language], isNumber: true })),
    ],
    lines: [
      ...plan.intervals
        .filter((interval) => interval.weekday === weekday)
        .map((interval) => ({
          kind: 'group' as const,
          cells: [
            clockOf(interval.second),
            ...columns.map(({ type, ofInterval }) => planText(ofInterval(interval), type, language)),
          ],
        })),
      ...(day === undefined
        ? []
        : [
            {
              kind: 'total' as const,
              cells: [
                staffingTexts('wholeDay')[language],
                ...columns.map(({ type, ofDay }) => planText(ofDay(day), type, language)),
              ],
            },
          ]),
    ],
    notes: [],
  }
}

/** A plan as a page: the week by the number that is seen, and the weekday beside it with all numbers. */
export function staffingPage(
  planned: PlannedRows,
  { column, weekday, chart }: SeenPlan,
  words: StaffingPageWords,
  language: Language,
): PaperPage {
  const { report, connection, rows, volume, plan, wishes, titleOf } = planned
  const caveats = plannedCaveats(planned, 'window').map((caveat) => caveat[language])
  const heading = weekday === null ? '' : words.day(weekdayText(weekday, language))
  return {
    title: `${staffingTexts('title')[language]} · ${report.title[language]}`,
    language,
    facts: [
      ...rowSetFacts({ report, operation: connection, rows: { ...rows, range: volume.range } }, language),
      { label: staffingTexts('target')[language], text: targetText(wishes, volume.minutes)[language] },
      { label: summaryTexts('completeness')[language], text: caveats.join(' ') },
      ...staffingFormulas(volume, plan, wishes, titleOf).map(({ title, formula }) => ({
        label: title[language],
        text: `= ${formula[language]}`,
      })),
    ],
    sections: [
      weekTable(planned, column, words, language),
      ...(weekday === null
        ? []
        : [
            chart === null
              ? { kind: 'text' as const, heading, lines: [] }
              : { kind: 'drawing' as const, heading, svg: chart },
            dayTable(planned, weekday, language),
          ]),
    ],
    isWide: true,
  }
}
