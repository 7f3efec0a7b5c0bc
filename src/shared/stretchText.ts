import type { Language, LocalizedText } from './language.ts'
import { inEachLanguage } from './localized.ts'
import { rangeText } from './periodTexts.ts'
import { formatInstant, type TimeRange } from './time.ts'

/**
 * Through which door a reader came: the command line names fields, options and instants as one writes them there, the
 * window, its files and its pages titles, days and what is shown.
 */
export type Door = 'cli' | 'window'

/** A stretch of time as it reads there: `2026-11-09T00:00:00 – 2026-11-09T23:59:59`, `9 nov 2026`. */
export function stretchText(range: TimeRange, door: Door): LocalizedText {
  return inEachLanguage((language) =>
    door === 'window' ? rangeText(range, language, null) : `${formatInstant(range.from)} – ${formatInstant(range.to)}`,
  )
}

/** The same in cells of a file's head: there a program may want its two ends. */
export function stretchCells({ from, to }: TimeRange, language: Language, door: Door): readonly string[] {
  return door === 'window' ? [rangeText({ from, to }, language, null)] : [formatInstant(from), formatInstant(to)]
}
