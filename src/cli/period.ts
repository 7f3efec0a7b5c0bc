import { AppError } from '../shared/errors.ts'
import {
  parseDateSpan,
  presetRange,
  RANGE_PRESETS,
  type RangePreset,
  type TimeRange,
  type WallSeconds,
} from '../shared/time.ts'
import type { OptionDefinitions, Options } from './command.ts'

export const periodOptions: OptionDefinitions = {
  from: {
    type: 'string',
    value: 'DATE',
    es: 'desde, incluido: 2026-11-01 o 2026-11-01T08:00',
    en: 'from, inclusive: 2026-11-01 or 2026-11-01T08:00',
  },
  to: { type: 'string', value: 'DATE', es: 'hasta, incluido', en: 'to, inclusive' },
  range: {
    type: 'string',
    value: 'PRESET',
    es: `en vez de fechas: ${RANGE_PRESETS.join(', ')}`,
    en: `instead of dates: ${RANGE_PRESETS.join(', ')}`,
  },
}

function badDate(date: string, problem: string, problemEs: string): AppError {
  return new AppError('bad-date', { date, problem, problemEs })
}

/** The stretch that a written date stands for. @throws AppError `bad-date` */
export function spanOf(text: string): TimeRange {
  const span = parseDateSpan(text.trim())
  if (span === undefined) throw badDate(text, 'no calendar has it', 'no existe en el calendario')
  return span
}

function isPreset(text: string): text is RangePreset {
  return (RANGE_PRESETS as readonly string[]).includes(text)
}

/**
 * The period that the options ask for, both ends inclusive, or undefined where they name none.
 *
 * @throws AppError `bad-date` for a date that is none, one end alone, or ends in the wrong order
 */
export function periodOf(options: Options, now: WallSeconds): TimeRange | undefined {
  const preset = options.text('range')
  const from = options.text('from')
  const to = options.text('to')
  if (preset !== undefined) {
    if (from !== undefined || to !== undefined) {
      throw badDate(preset, 'give either --range or --from and --to', 'dé --range, o bien --from y --to')
    }
    if (!isPreset(preset))
      throw badDate(preset, `--range takes ${RANGE_PRESETS.join(', ')}`, `--range acepta ${RANGE_PRESETS.join(', ')}`)
    return presetRange(preset, now)
  }
  if (from === undefined && to === undefined) return undefined
  if (from === undefined) throw badDate(to ?? '', '--from is missing', 'falta --from')
  if (to === undefined) throw badDate(from, '--to is missing', 'falta --to')
  const range = { from: spanOf(from).from, to: spanOf(to).to }
  if (range.from > range.to)
    throw badDate(`${from} – ${to}`, 'the end lies before the start', 'el final está antes del inicio')
  return range
}
