import { z } from 'zod'
import { checkTexts } from '../commonTexts/checks.ts'
import { inEachLanguage } from '../localized.ts'
import type { Check } from './check.ts'

/** How the numbers of a list are written. */
export const NUMBER_FORMS = ['international', 'national'] as const
export type NumberForm = (typeof NUMBER_FORMS)[number]

export const MOST_ATTEMPTS = 10_000
export const MOST_DAYS = 366

/** From when on a telephone counts as one that does not answer. */
export interface UnansweredSettings {
  /** Attempts that met nobody, at least. */
  readonly attempts: number
  /** Different days that they were made on, at least. */
  readonly days: number
  readonly form: NumberForm
}

/** Telephones that were called again and again, and at which nobody ever answered. */
export const unansweredCheck: Check<UnansweredSettings> = {
  title: checkTexts('unansweredTitle'),
  about: checkTexts('unansweredAbout'),
  fits: ({ dialled }) => dialled !== undefined && dialled.unanswered !== null,
  settings: z.object({
    attempts: z.int().min(1).max(MOST_ATTEMPTS),
    days: z.int().min(1).max(MOST_DAYS),
    form: z.enum(NUMBER_FORMS),
  }),
  usual: { attempts: 5, days: 3, form: 'international' },
  besides: ({ dialled }) => dialled !== undefined && dialled.answered !== null,
  told: ({ attempts, days, form }) => [
    { title: checkTexts('leastAttempts'), value: inEachLanguage(() => String(attempts)) },
    { title: checkTexts('leastDays'), value: inEachLanguage(() => String(days)) },
    { title: checkTexts('numberForm'), value: checkTexts(form) },
  ],
}
