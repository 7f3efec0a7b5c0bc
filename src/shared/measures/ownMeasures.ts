import { z } from 'zod'

// Measures that users make by choosing two and a division. What they chose is kept as it is written, and read anew each
// time.

const LONGEST_TITLE = 200
const LONGEST_OPERAND = 2_000

/** One line of text that can stand before ` = ` in a written measure. */
const title = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TITLE)
  .refine((text) => !/[()\p{Cc}]| = |^= | =$/u.test(text))

/** What a kept measure of a user's own must look like. */
export const ownMeasureSchema = z.strictObject({
  /** The report that it is of: its key, `report#list` for a list within its rows. */
  reportKey: z.string().min(1),
  title,
  /** As `--measure` takes it, without a title: `sum(cost)`. */
  dividend: z.string().trim().min(1).max(LONGEST_OPERAND),
  divisor: z.string().trim().min(1).max(LONGEST_OPERAND),
})

/** A measure of a user's own: one of a report's measures, divided by another. */
export type OwnMeasure = z.infer<typeof ownMeasureSchema>
