import { z } from 'zod'
import { checkTexts } from '../commonTexts/checks.ts'
import { LANGUAGES, type Language } from '../language.ts'
import { inEachLanguage } from '../localized.ts'
import type { Check } from './check.ts'

/** More rows no server counts. */
export const MOST_COUNTED = 1_000_000_000
/** A year of hours, with room. */
const MOST_PASTED_CHARACTERS = 1_000_000

/** A number read elsewhere that the rows of a period are to fit. */
export interface MatchSettings {
  /** The total; null: none was typed yet, or it is the sum of what was pasted. */
  readonly count: number | null
  /** Totals by day or by hour as they were pasted: `01/11/2026⇥312` on each line. */
  readonly pasted: string
  /** How dates and numbers in them are written. */
  readonly language: Language
}

/** How the rows of a period fit what Manager says of it. */
export const matchCheck: Check<MatchSettings> = {
  title: checkTexts('matchTitle'),
  about: checkTexts('matchAbout'),
  fits: ({ kind }) => kind === 'detail' || kind === 'series' || kind === 'live',
  settings: z.object({
    count: z.int().min(0).max(MOST_COUNTED).nullable(),
    pasted: z.string().max(MOST_PASTED_CHARACTERS),
    language: z.enum(LANGUAGES),
  }),
  usual: { count: null, pasted: '', language: 'es' },
  besides: () => false,
  told: ({ count }) =>
    count === null ? [] : [{ title: checkTexts('expected'), value: inEachLanguage(() => String(count)) }],
}
