import type { AnnouncedSlice } from '../../../shared/announcement.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import { LOCALES } from '../../../shared/language.ts'
import { furtherFieldsText, type FurtherFields } from '../../../shared/otherFields.ts'
import { daysIn } from '../../../shared/periods.ts'
import { clockText, durationText, listDays, momentText, rangeText } from '../../../shared/periodTexts.ts'
import type { LocalizedText } from '../../../shared/language.ts'
import type {
  DaysCompleteness,
  LogCompleteness,
  Completeness,
  SnapshotCompleteness,
  TotalsCompleteness,
} from '../../../shared/completeness.ts'
import { startOfDay, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { whenText, type Words } from './when.ts'

/** Stands between what is said. */
export const COMPLETENESS_SEPARATOR = ' · '

/** Stretches of days that a sentence lists before it counts the rest. */
const MOST_STRETCHES = 3

function daysList(ranges: readonly TimeRange[], { t, language, now }: Words): string {
  const { shown, moreDays } = listDays(ranges, language, now, MOST_STRETCHES)
  const items = moreDays === 0 ? shown : [...shown, t('completeness.moreDays', { count: moreDays })]
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items)
}

/** The days that are complete, by name where that is short: else their number, as the strip shows which. */
function completeText(ranges: readonly TimeRange[], words: Words): string | null {
  if (ranges.length === 0) return null
  if (ranges.length <= MOST_STRETCHES) return words.t('completeness.complete', { days: daysList(ranges, words) })
  return words.t('completeness.completeCount', { count: ranges.reduce((sum, range) => sum + daysIn(range), 0) })
}

/** An error's sentence for the middle of a line: no capital at its beginning, no point at its end. */
function reasonText(error: AppErrorData, { language }: Words): string {
  const sentence = explain(error, language, 'window').sentence.replace(/\.$/, '')
  return sentence.slice(0, 1).toLocaleLowerCase(LOCALES[language]) + sentence.slice(1)
}

/** A sentence for the middle of a line. */
function inLine(text: LocalizedText, { language }: Words): string {
  return text[language].slice(0, 1).toLocaleLowerCase(LOCALES[language]) + text[language].slice(1)
}

function failureText(completeness: DaysCompleteness, words: Words): string | null {
  const { t, now } = words
  if (completeness.error === null) return null
  const [cause] = completeness.failures
  const reason = reasonText(cause?.error ?? completeness.error, words)
  if (completeness.verdict !== 'failed') return t('completeness.refreshFailed', { reason })
  const today = startOfDay(now)
  const others = completeness.failed.filter(
    ({ from }) => completeness.todayUntil === null || startOfDay(from) !== today,
  )
  if (others.length === 0) return t('completeness.failedToday', { reason })
  const days = daysList(others, words)
  const isPart = completeness.failures.some((each) => each.isPart)
  // Why is said of a day in its cell: a sentence of several causes would be longer than anybody reads.
  if (completeness.failures.length > 1)
    return t(isPart ? 'completeness.failedPartSeveral' : 'completeness.failedSeveral', { days })
  return t(isPart ? 'completeness.failedPart' : 'completeness.failed', { days, reason })
}

/** Of which stretches another number of records came than was announced; of a single one, the numbers too. */
function announcedText(slices: readonly AnnouncedSlice[], words: Words): string | null {
  const [slice, ...others] = slices
  if (slice === undefined) return null
  const days = daysList(
    slices.map(({ range }) => range),
    words,
  )
  if (slice.announced === null || others.length > 0) return words.t('completeness.announced', { days })
  return words.t('completeness.announcedCount', { days, count: slice.announced, rows: slice.rows })
}

function updatedText(epochMs: number | null, words: Words): string | null {
  return epochMs === null ? null : words.t('completeness.updated', { when: whenText(epochMs, words) })
}

/** From whom of the team it came, and when they fetched it. */
function fromTeamText({ fromTeam }: Completeness, words: Words): string | null {
  if (fromTeam === undefined) return null
  const { member, fetchedAtMs, others } = fromTeam
  const when = whenText(fetchedAtMs, words)
  if (others === 0) return words.t('completeness.fromTeam', { member, when })
  return words.t('completeness.fromTeamOthers', { member, when, count: others })
}

function daysParts(completeness: DaysCompleteness, words: Words): readonly (string | null)[] {
  const { t, language, now } = words
  if (completeness.verdict === 'nothing') return [t('completeness.nothing')]
  if (completeness.verdict === 'future') return [t('completeness.future')]
  const failure = failureText(completeness, words)
  const updated = updatedText(completeness.updatedAtMs, words)
  if (completeness.verdict === 'complete') {
    return [t('completeness.whole', { period: rangeText(completeness.range, language, now) }), updated, failure]
  }
  const list = (key: 'unsettled' | 'missing' | 'partial', ranges: readonly TimeRange[]): string | null =>
    ranges.length === 0 ? null : t(`completeness.${key}`, { days: daysList(ranges, words) })
  return [
    completeness.verdict === 'failed' ? failure : null,
    list('partial', completeness.partial),
    announcedText(completeness.announcements, words),
    completeText(completeness.complete, words),
    list('unsettled', completeness.unsettled),
    list('missing', completeness.missing),
    completeness.todayUntil === null ? null : t('completeness.today', { time: clockText(completeness.todayUntil) }),
    completeness.verdict === 'failed' ? null : failure,
    completeness.hasFuture && completeness.verdict === 'current' ? t('completeness.restInFuture') : null,
    // Until when today is held says when it was fetched.
    completeness.todayUntil === null ? updated : null,
  ]
}

function totalsParts(completeness: TotalsCompleteness, words: Words): readonly (string | null)[] {
  const { t, language, now } = words
  const updated = updatedText(completeness.updatedAtMs, words)
  const until =
    completeness.heldUntil === null
      ? null
      : t('completeness.totalsUntil', { when: momentText(completeness.heldUntil, language, now) })
  switch (completeness.verdict) {
    case 'nothing':
      return [t('completeness.nothing')]
    case 'future':
      return [t('completeness.future')]
    case 'failed':
      return [
        completeness.error === null
          ? null
          : t('completeness.totalsFailed', { reason: reasonText(completeness.error, words) }),
        until,
      ]
    case 'partial':
      return [t('completeness.totalsPartial'), updated]
    case 'announced':
      return [announcedText(completeness.announcements, words), until, updated]
    case 'incomplete':
      return [until, t('completeness.totalsOld'), updated]
    case 'current':
      return [until, completeness.hasFuture ? t('completeness.restInFuture') : null]
    case 'complete':
      return [t('completeness.totals', { period: rangeText(completeness.range, language, now) }), updated]
  }
}

function gapsText(gaps: readonly TimeRange[], { t }: Words): string {
  if (gaps.length === 0) return t('completeness.noGaps')
  const seconds = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  return t('completeness.gaps', { count: gaps.length, duration: durationText(seconds) })
}

function toTheMinute({ from, to }: TimeRange): TimeRange {
  return { from: (from - (from % 60)) as WallSeconds, to: (to - (to % 60) + 59) as WallSeconds }
}

function logParts(completeness: LogCompleteness, words: Words): readonly (string | null)[] {
  const { t, language, now } = words
  const asked =
    completeness.updatedAtMs === null
      ? null
      : t('completeness.lastAsked', { when: whenText(completeness.updatedAtMs, words) })
  const failure =
    completeness.error === null ? null : t('completeness.stopped', { reason: reasonText(completeness.error, words) })
  if (completeness.verdict === 'future') return [t('completeness.future')]
  if (completeness.seen === null) return [failure, t('completeness.nothingLog'), asked]
  return [
    failure,
    t('completeness.log', { period: rangeText(toTheMinute(completeness.seen), language, now) }),
    gapsText(completeness.gaps, words),
    completeness.verdict === 'partial' ? t('completeness.logPartial') : null,
    announcedText(completeness.announcements, words),
    asked,
  ]
}

function snapshotParts(completeness: SnapshotCompleteness, words: Words): readonly (string | null)[] {
  const { t } = words
  const failure =
    completeness.error === null ? null : t('completeness.stopped', { reason: reasonText(completeness.error, words) })
  if (completeness.updatedAtMs === null) return [failure ?? t('completeness.nothingTaken')]
  const taken = t('completeness.taken', { when: whenText(completeness.updatedAtMs, words) })
  const cut = completeness.verdict === 'partial' ? t('completeness.takenPartial') : null
  return [failure, taken, cut, announcedText(completeness.announcements, words)]
}

function partsOf(completeness: Completeness, words: Words): readonly (string | null)[] {
  switch (completeness.kind) {
    case 'days':
      return daysParts(completeness, words)
    case 'totals':
      return totalsParts(completeness, words)
    case 'log':
      return logParts(completeness, words)
    case 'snapshot':
      return snapshotParts(completeness, words)
  }
}

/**
 * The completeness in words, one line.
 *
 * @param further where rows have more fields than columns: how many stand together in one; it goes last
 * @param failure why the last attempt ended before it fetched anything, or null; it goes first
 */
export function completenessText(
  completeness: Completeness,
  failure: AppErrorData | null,
  words: Words,
  further?: FurtherFields,
): string {
  const stopped = failure === null ? null : words.t('completeness.stopped', { reason: reasonText(failure, words) })
  const others = further === undefined ? null : inLine(furtherFieldsText(further, 'by-title'), words)
  const shared = fromTeamText(completeness, words)
  const parts = [stopped, ...partsOf(completeness, words), shared, others].filter((part) => part !== null)
  const line = parts.join(COMPLETENESS_SEPARATOR)
  return line.slice(0, 1).toLocaleUpperCase(LOCALES[words.language]) + line.slice(1)
}
