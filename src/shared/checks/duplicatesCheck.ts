import { z } from 'zod'
import { rowCheckTexts } from '../commonTexts/rowChecks.ts'
import { outreachOf, seeksCustomers } from '../reports/catalogueOutreach.ts'
import type { Check } from './check.ts'
import { duplicateRule } from './checkWords.ts'
import { MOST_LEAST, MOST_WITHIN_SECONDS, USUAL_DUPLICATES, type DuplicateRules } from './duplicates.ts'

/** Messages that were sent again to the same customer within a short time, and many at once. */
export const duplicatesCheck: Check<DuplicateRules> = {
  title: rowCheckTexts('duplicatesTitle'),
  about: rowCheckTexts('duplicatesAbout'),
  fits: (report) => outreachOf(report)?.message !== undefined && seeksCustomers(report),
  settings: z.object({
    withinSeconds: z.int().min(1).max(MOST_WITHIN_SECONDS),
    text: z.enum(['same', 'any']),
    least: z.int().min(2).max(MOST_LEAST),
  }),
  usual: USUAL_DUPLICATES,
  besides: () => false,
  told: (rules) => [{ title: rowCheckTexts('rule'), value: duplicateRule(rules) }],
}
