import type { AnnouncedSlice } from '../../../shared/announcement.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import { LOCALES } from '../../../shared/language.ts'
import { furtherFieldsText, type FurtherFields } from '../../../shared/otherFields.ts'
import { daysIn } from '../../../shared/periods.ts'
import { clockText, durationText, listDays, momentText, rangeText } from '../../../shared/periodTexts.ts'
import type { LocalizedText } from '../../../shared/language.ts'
import type { DaysSeal, LogSeal, Seal, TakingSeal, TotalsSeal } from '../../../shared/seal.ts'
import { startOfDay, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { whenText, type Words } from './when.ts'

/** Stands between what is said. */
export const SEAL_SEPARATOR = ' · '

/** Stretches of days that a sentence lists before it counts the rest. */
const MOST_STRETCHES = 3

function daysList(ranges: readonly TimeRange[], { t, language, now }: Words): string {
  const { shown, moreDays } = listDays(ranges, language, now, MOST_STRETCHES)
  const items = moreDays === 0 ? shown : [...shown, t('seal.moreDays', { count: moreDays })]
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items)
}

/** The days that are complete, by name where that is short: else their number, as the strip shows which. */
function completeText(ranges: readonly TimeRange[], words: Words): string | null {
  if (ranges.length === 0) return null
  if (ranges.length <= MOST_STRETCHES) return words.t('seal.complete', { days: daysList(ranges, words) })
  return words.t('seal.completeCount', { count: ranges.reduce((sum, range) => sum + daysIn(range), 0) })
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

function failureText(seal: DaysSeal, words: Words): string | null {
  const { t, now } = words
  if (seal.error === null) return null
  const [cause] = seal.failures
  const reason = reasonText(cause?.error ?? seal.error, words)
  if (seal.verdict !== 'failed') return t('seal.refreshFailed', { reason })
  const today = startOfDay(now)
  const others = seal.failed.filter(({ from }) => seal.todayUntil === null || startOfDay(from) !== today)
  if (others.length === 0) return t('seal.failedToday', { reason })
  const days = daysList(others, words)
  const isPart = seal.failures.some((each) => each.isPart)
  // Why is said of a day in its cell: a sentence of several causes would be longer than anybody reads.
  if (seal.failures.length > 1) return t(isPart ? 'seal.failedPartSeveral' : 'seal.failedSeveral', { days })
  return t(isPart ? 'seal.failedPart' : 'seal.failed', { days, reason })
}

/** Of which stretches another number of records came than was announced; of a single one, the numbers too. */
function announcedText(slices: readonly AnnouncedSlice[], words: Words): string | null {
  const [slice, ...others] = slices
  if (slice === undefined) return null
  const days = daysList(
    slices.map(({ range }) => range),
    words,
  )
  if (slice.announced === null || others.length > 0) return words.t('seal.announced', { days })
  return words.t('seal.announcedCount', { days, count: slice.announced, rows: slice.rows })
}

function updatedText(epochMs: number | null, words: Words): string | null {
  return epochMs === null ? null : words.t('seal.updated', { when: whenText(epochMs, words) })
}

function daysParts(seal: DaysSeal, words: Words): readonly (string | null)[] {
  const { t, language, now } = words
  if (seal.verdict === 'nothing') return [t('seal.nothing')]
  if (seal.verdict === 'future') return [t('seal.future')]
  const failure = failureText(seal, words)
  const updated = updatedText(seal.updatedAtMs, words)
  if (seal.verdict === 'complete') {
    return [t('seal.whole', { period: rangeText(seal.range, language, now) }), updated, failure]
  }
  const list = (key: 'unsettled' | 'missing' | 'partial', ranges: readonly TimeRange[]): string | null =>
    ranges.length === 0 ? null : t(`seal.${key}`, { days: daysList(ranges, words) })
  return [
    seal.verdict === 'failed' ? failure : null,
    list('partial', seal.partial),
    announcedText(seal.announcements, words),
    completeText(seal.complete, words),
    list('unsettled', seal.unsettled),
    list('missing', seal.missing),
    seal.todayUntil === null ? null : t('seal.today', { time: clockText(seal.todayUntil) }),
    seal.verdict === 'failed' ? null : failure,
    seal.hasFuture && seal.verdict === 'current' ? t('seal.restInFuture') : null,
    // Until when today is held says when it was fetched.
    seal.todayUntil === null ? updated : null,
  ]
}

function totalsParts(seal: TotalsSeal, words: Words): readonly (string | null)[] {
  const { t, language, now } = words
  const updated = updatedText(seal.updatedAtMs, words)
  const until =
    seal.heldUntil === null ? null : t('seal.totalsUntil', { when: momentText(seal.heldUntil, language, now) })
  switch (seal.verdict) {
    case 'nothing':
      return [t('seal.nothing')]
    case 'future':
      return [t('seal.future')]
    case 'failed':
      return [seal.error === null ? null : t('seal.totalsFailed', { reason: reasonText(seal.error, words) }), until]
    case 'partial':
      return [t('seal.totalsPartial'), updated]
    case 'announced':
      return [announcedText(seal.announcements, words), until, updated]
    case 'incomplete':
      return [until, t('seal.totalsOld'), updated]
    case 'current':
      return [until, seal.hasFuture ? t('seal.restInFuture') : null]
    case 'complete':
      return [t('seal.totals', { period: rangeText(seal.range, language, now) }), updated]
  }
}

function gapsText(gaps: readonly TimeRange[], { t }: Words): string {
  if (gaps.length === 0) return t('seal.noGaps')
  const seconds = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  return t('seal.gaps', { count: gaps.length, duration: durationText(seconds) })
}

function toTheMinute({ from, to }: TimeRange): TimeRange {
  return { from: (from - (from % 60)) as WallSeconds, to: (to - (to % 60) + 59) as WallSeconds }
}

function logParts(seal: LogSeal, words: Words): readonly (string | null)[] {
  const { t, language, now } = words
  const asked = seal.updatedAtMs === null ? null : t('seal.lastAsked', { when: whenText(seal.updatedAtMs, words) })
  const failure = seal.error === null ? null : t('seal.stopped', { reason: reasonText(seal.error, words) })
  if (seal.verdict === 'future') return [t('seal.future')]
  if (seal.seen === null) return [failure, t('seal.nothingLog'), asked]
  return [
    failure,
    t('seal.log', { period: rangeText(toTheMinute(seal.seen), language, now) }),
    gapsText(seal.gaps, words),
    seal.verdict === 'partial' ? t('seal.logPartial') : null,
    announcedText(seal.announcements, words),
    asked,
  ]
}

function takingParts(seal: TakingSeal, words: Words): readonly (string | null)[] {
  const { t } = words
  const failure = seal.error === null ? null : t('seal.stopped', { reason: reasonText(seal.error, words) })
  if (seal.updatedAtMs === null) return [failure ?? t('seal.nothingTaken')]
  const taken = t('seal.taken', { when: whenText(seal.updatedAtMs, words) })
  const cut = seal.verdict === 'partial' ? t('seal.takenPartial') : null
  return [failure, taken, cut, announcedText(seal.announcements, words)]
}

function partsOf(seal: Seal, words: Words): readonly (string | null)[] {
  switch (seal.kind) {
    case 'days':
      return daysParts(seal, words)
    case 'totals':
      return totalsParts(seal, words)
    case 'log':
      return logParts(seal, words)
    case 'taking':
      return takingParts(seal, words)
  }
}

/**
 * The seal in words, one line.
 *
 * @param further where rows have more fields than columns: how many stand together in one; it goes last
 * @param failure why the last attempt ended before it fetched anything, or null; it goes first
 */
export function sealText(seal: Seal, failure: AppErrorData | null, words: Words, further?: FurtherFields): string {
  const stopped = failure === null ? null : words.t('seal.stopped', { reason: reasonText(failure, words) })
  const others = further === undefined ? null : inLine(furtherFieldsText(further, 'by-title'), words)
  const parts = [stopped, ...partsOf(seal, words), others].filter((part) => part !== null)
  const line = parts.join(SEAL_SEPARATOR)
  return line.slice(0, 1).toLocaleUpperCase(LOCALES[words.language]) + line.slice(1)
}
