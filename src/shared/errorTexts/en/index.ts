import type { ErrorTexts } from '../types.ts'
import { filterHints } from './filterHints.ts'
import { hints } from './hints.ts'
import { managed } from './managed.ts'
import { reasons } from './reasons.ts'
import { sentences } from './sentences.ts'
import { summaries } from './summaries.ts'
import { dates, usage } from './usage.ts'
import { windowHints } from './windowHints.ts'
import { windowSentences } from './windowSentences.ts'

/** What English says of errors. */
export const en: ErrorTexts = {
  sentences,
  hints,
  windowSentences,
  windowHints,
  usage,
  dates,
  summaries,
  managed,
  filterHints,
  reasons,
  days: { one: 'one day', other: '{{days}} days' },
  throughProxy: ' It was asked through the proxy {{proxy}}.',
}
