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

/** What Spanish says of errors. */
export const es: ErrorTexts = {
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
  days: { one: 'un día', other: '{{days}} días' },
  throughProxy: ' Se consultó por el proxy {{proxy}}.',
}
