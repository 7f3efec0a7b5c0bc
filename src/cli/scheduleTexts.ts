import { NO_NOTES, notesDocument, type AnswerNotes } from '../shared/answerNotes.ts'
import { AppError } from '../shared/errors.ts'
import { homeTexts } from '../shared/commonTexts/home.ts'
import { parseTimeOfDay } from '../shared/periods.ts'
import type { LocalizedText } from '../shared/language.ts'
import { inEachLanguage } from '../shared/localized.ts'
import { LONGEST_INTERVAL_HOURS, shownSummary, type ScheduleSetup, type Timing } from '../shared/schedules.ts'
import {
  fetchedShortcomingNames,
  fetchedShortcomingTexts,
  noRowsInFile,
  type FetchedShortcoming,
} from '../shared/shortcomings.ts'
import type { WrittenSummary } from '../shared/summaries/writtenSummary.ts'
import { formatTimeOfDay, wall } from '../shared/time.ts'
import type { ViewContent } from '../shared/views.ts'
import type { StoredSchedule } from '../core/store/records/schedules.ts'
import type { Options } from './command.ts'
import { scheduleTexts } from './texts/schedules.ts'
import { contentOptions } from './viewQuestionText.ts'
import { periodText } from './views.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function badDays(text: string): AppError {
  return new AppError('usage', { problem: 'days-written', given: text })
}

function daysOf(text: string): readonly number[] {
  const dayOf = (name: string): number => {
    const day = DAYS.findIndex((each) => each === name.trim().toLowerCase())
    if (day === -1) throw badDays(text)
    return day
  }
  const days = text.split(',').flatMap((part) => {
    const [first = '', last] = part.split('-')
    const [from, to] = [dayOf(first), dayOf(last ?? first)]
    // A stretch may go past Sunday: fri-mon.
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_each, step) => (from + step) % 7)
  })
  return [...new Set(days)].toSorted((a, b) => a - b)
}

function everyOf(text: string): number {
  const hours = Number(/^(\d{1,3})\s*h?$/i.exec(text.trim())?.[1] ?? 0)
  if (hours >= 1 && hours <= LONGEST_INTERVAL_HOURS) return hours
  throw new AppError('usage', { problem: 'hours-written', most: LONGEST_INTERVAL_HOURS, given: text })
}

/** When a schedule is to run, by the options of a call. @throws AppError `usage` */
export function timingOf(options: Options): Timing {
  const [every, daily, days] = [options.text('every'), options.text('daily'), options.text('days')]
  const isAtStart = options.has('at-start')
  if ([every !== undefined, daily !== undefined, isAtStart].filter(Boolean).length !== 1) {
    throw new AppError('usage', { problem: 'schedule-needs-moments' })
  }
  if (days !== undefined && daily === undefined) throw new AppError('usage', { problem: 'days-need-daily' })
  if (every !== undefined) return { kind: 'hours', hours: everyOf(every) }
  if (daily === undefined) return { kind: 'start' }
  const time = parseTimeOfDay(daily)
  if (time === undefined) throw new AppError('usage', { problem: 'time-of-day-written', given: daily })
  return { kind: 'daily', second: time.second, weekdays: days === undefined ? null : daysOf(days) }
}

/** When a schedule runs, in words. */
export function timingText(timing: Timing): LocalizedText {
  switch (timing.kind) {
    case 'hours':
      return scheduleTexts('everyHours', { hours: timing.hours })
    case 'daily': {
      const at = formatTimeOfDay(wall(timing.second)).replace(/:00$/, '')
      const { weekdays } = timing
      if (weekdays === null) return scheduleTexts('eachDay', { at })
      const names = scheduleTexts('weekdays')
      const days = inEachLanguage((language) => {
        const inOrder = names[language].split(' ')
        return weekdays.map((day) => inOrder[day]).join(',')
      })
      return scheduleTexts('onDays', { days, at })
    }
    case 'start':
      return scheduleTexts('atStart')
  }
}

/** When a schedule runs, as documents carry it. */
export function timingDocument(timing: Timing): Readonly<Record<string, unknown>> {
  if (timing.kind === 'hours') return { everyHours: timing.hours }
  if (timing.kind === 'start') return { atStart: true }
  const days = timing.weekdays === null ? null : timing.weekdays.map((day) => DAYS[day])
  return { daily: formatTimeOfDay(wall(timing.second)), days }
}

type Shown = Pick<StoredSchedule, 'keeps' | 'content' | 'viewName'> & { readonly setup: Pick<ScheduleSetup, 'mask'> }

/** What a schedule is of, in words: its report's key, or the home page. */
export function subjectText({ reportKey }: Pick<StoredSchedule, 'reportKey'>): LocalizedText {
  return reportKey === null ? homeTexts('title') : inEachLanguage(() => reportKey)
}

/**
 * What a schedule keeps, as documents carry it: the view by its name, the period, what is asked of the report as views
 * tell it, and the summary that stands in place of rows. Of a view that was removed nothing is known any more; the home
 * page asks for nothing by itself.
 */
export function keptDocument({ keeps, content, viewName, setup }: Shown): Readonly<Record<string, unknown>> {
  if (keeps.kind === 'home') return { home: true, range: null, mask: setup.mask ?? null, question: null }
  if (content === null) return { view: null, range: null, mask: null, question: null }
  const { version: _version, ...question } = content
  const summary = shownSummary(content)
  return {
    ...(viewName === null ? {} : { view: viewName }),
    range: periodText(content),
    mask: content.mask ?? null,
    question,
    ...(summary === null ? {} : { summary: summaryDocument(summary) }),
  }
}

function summaryDocument(summary: WrittenSummary): Readonly<Record<string, unknown>> {
  const { by, across, measures, compare, order, limit, hasTotals } = summary
  return { by, across, measures, compare, order, limit, totals: hasTotals }
}

/** What a schedule keeps beside all rows of a period, in words; undefined where it is just these. */
export function keptText({
  id,
  keeps,
  content,
  viewName,
  setup,
}: Shown & { readonly id: number }): LocalizedText | undefined {
  if (keeps.kind === 'home') {
    return setup.mask === undefined
      ? scheduleTexts('keepsHome', { id })
      : scheduleTexts('keepsMaskedHome', { id, mask: setup.mask })
  }
  if (content === null) return undefined
  if (viewName !== null) {
    return content.mask === undefined
      ? scheduleTexts('keepsView', { id, view: viewName })
      : scheduleTexts('keepsMaskedView', { id, view: viewName, mask: content.mask })
  }
  const words = contentOptions(content).join(' ')
  if (words === '') return undefined
  return scheduleTexts(shownSummary(content) === null ? 'keepsRows' : 'keepsSummary', { id, words })
}

/** Says of days that stay that every file will be of the same. */
export function stillDays(content: ViewContent): readonly LocalizedText[] {
  return content.period?.kind === 'dates' ? [scheduleTexts('stillDays', { days: periodText(content) ?? '' })] : []
}

/**
 * What is to be known of a run that did not fail: what is not whole of what it fetched, and that its file has no rows.
 */
export function runWarnings(
  shortcomings: readonly FetchedShortcoming[],
  fileRows: number | null,
): readonly LocalizedText[] {
  const texts = shortcomings.map((kind) => fetchedShortcomingTexts[kind])
  return fileRows === 0 ? [...texts, noRowsInFile] : texts
}

/** What a file leaves out although it is stored, in few words. */
function leftOutTexts({ unread, undated }: AnswerNotes): readonly LocalizedText[] {
  return [
    ...(unread.length === 0 ? [] : [scheduleTexts('unread')]),
    ...(undated === null ? [] : [scheduleTexts('undated')]),
  ]
}

/** How the last run of a schedule ended, each in few words. */
export function outcomeTexts(
  schedule: Pick<StoredSchedule, 'lastOutcome' | 'lastShortcomings' | 'lastFileRows' | 'lastNotes'>,
): readonly LocalizedText[] {
  const { lastOutcome, lastShortcomings, lastFileRows, lastNotes } = schedule
  if (lastOutcome === null) return []
  if (lastOutcome === 'failed') return [scheduleTexts('failed')]
  // Of what an earlier version ran, only a cut can be meant.
  const kinds = lastOutcome === 'done' ? [] : (lastShortcomings ?? ['partial'])
  const first = kinds.length === 0 ? [scheduleTexts('done')] : kinds.map((kind) => fetchedShortcomingNames[kind])
  return [...first, ...(lastFileRows === 0 ? [noRowsInFile] : []), ...leftOutTexts(lastNotes ?? NO_NOTES)]
}

/** The file of a run, as documents carry it. `rows` is null where the version that wrote it did not count them. */
export function fileDocument(
  written: {
    readonly file: string
    readonly rows: number | null
    readonly cutTexts: number
    readonly notes: AnswerNotes
  } | null,
): Readonly<Record<string, unknown>> {
  if (written === null) return { file: null }
  const { file, rows, cutTexts, notes } = written
  return { file, fileRows: rows, ...(cutTexts > 0 ? { cutTexts } : {}), ...notesDocument(notes) }
}
