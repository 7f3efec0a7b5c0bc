import { z } from 'zod'
import { FIRST_INSTANT, LAST_INSTANT, PERIOD_PRESETS, type Period } from './periods.ts'
import { wall } from './time.ts'

// Apart from what is reckoned with periods, which is needed everywhere, by threads and commands that begin a hundred
// times: the library behind schemas is many files, which whoever keeps no period need not load.

const instant = z.int().min(FIRST_INSTANT).max(LAST_INSTANT).transform(wall)

/** What a kept period must look like. */
export const periodSchema: z.ZodType<Period> = z.union([
  z.strictObject({ kind: z.literal('preset'), preset: z.enum(PERIOD_PRESETS) }),
  z.strictObject({ kind: z.literal('dates'), from: instant, to: instant }).refine(({ from, to }) => from <= to),
  z.strictObject({ kind: z.literal('all') }),
])
