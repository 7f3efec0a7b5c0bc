import { AppError, type DateProblem, type ErrorDetail } from '../shared/errors.ts'
import { PERIOD_PRESETS, periodRange, type Period, type PeriodPreset } from '../shared/periods.ts'
import { parseDateSpan, type TimeRange, type WallSeconds } from '../shared/time.ts'
import type { OptionDefinitions, Options } from './command.ts'
import { optionTexts } from './texts/options.ts'

/** A period by its bounds alone: a name moves with the clock of one operation. */
export const boundOptions: OptionDefinitions = {
  from: {
    type: 'string',
    value: 'DATE',
    ...optionTexts('from'),
  },
  to: { type: 'string', value: 'DATE', ...optionTexts('to') },
}

export const periodOptions: OptionDefinitions = {
  ...boundOptions,
  range: {
    type: 'string',
    value: 'PRESET',
    ...optionTexts('range', { ranges: PERIOD_PRESETS.join(', ') }),
  },
}

function badDate(date: string, problem: DateProblem, detail: ErrorDetail = {}): AppError {
  return new AppError('bad-date', { ...detail, date, problem })
}

/** What is written as a date, whether there is such a day or not. */
const IS_DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/

/** The stretch that a written date stands for. @throws AppError `bad-date` */
export function spanOf(text: string): TimeRange {
  const span = parseDateSpan(text.trim())
  if (span === undefined) throw badDate(text, IS_DATE.test(text.trim()) ? 'not-in-calendar' : 'written-otherwise')
  return span
}

function isPreset(text: string): text is PeriodPreset {
  return (PERIOD_PRESETS as readonly string[]).includes(text)
}

/**
 * The period as the options say it, or undefined where they name none: one with a name moves with the calendar.
 *
 * @throws AppError `bad-date` for a date that is none, one end alone, or ends in the wrong order
 */
export function chosenPeriod(options: Options): Period | undefined {
  const preset = options.text('range')
  const from = options.text('from')
  const to = options.text('to')
  if (preset !== undefined) {
    if (from !== undefined || to !== undefined) {
      throw badDate(preset, 'range-or-bounds')
    }
    if (!isPreset(preset)) throw badDate(preset, 'unknown-range', { known: PERIOD_PRESETS.join(', ') })
    return { kind: 'preset', preset }
  }
  if (from === undefined && to === undefined) return undefined
  if (from === undefined) throw badDate(to ?? '', 'from-missing')
  if (to === undefined) throw badDate(from, 'to-missing')
  const range = { from: spanOf(from).from, to: spanOf(to).to }
  if (range.from > range.to) throw badDate(`${from} – ${to}`, 'end-before-start')
  return { kind: 'dates', ...range }
}

/**
 * The period that the options ask for, both ends inclusive, or undefined where they name none.
 *
 * @throws AppError as {@link chosenPeriod}
 */
export function periodOf(options: Options, now: WallSeconds): TimeRange | undefined {
  const period = chosenPeriod(options)
  return period === undefined ? undefined : (periodRange(period, now) ?? undefined)
}
