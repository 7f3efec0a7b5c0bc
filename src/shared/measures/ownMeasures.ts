import { z } from 'zod'
import { fold } from '../values.ts'

// Measures that users make by choosing two and a division. What they chose is kept as it is written, and read anew each
// time.

export const LONGEST_MEASURE_NAME = 200
const LONGEST_OPERAND = 2_000
const MOST_EARLIER_NAMES = 100

/**
 * Whether a text can name a measure: one line of 1 to {@link LONGEST_MEASURE_NAME} characters that somebody can see.
 * ` = ` would end a title before it (`TITLE = M`).
 */
export function isMeasureName(text: string): boolean {
  const name = text.trim()
  return fold(name).trim() !== '' && name.length <= LONGEST_MEASURE_NAME && !/\p{Cc}| = /u.test(name)
}

/** One of the two that are divided. */
const operand = z.string().trim().min(1).max(LONGEST_OPERAND)

/** What a kept measure of a user's own must look like. */
export const ownMeasureSchema = z.strictObject({
  name: z.string().trim().refine(isMeasureName),
  /** As `--measure` takes it, without a title: `sum(cost)`. */
  dividend: operand,
  divisor: operand,
  /** What it was called before, folded: summaries that were kept under such a name still find it. */
  earlierNames: z
    .array(
      z
        .string()
        .min(1)
        .max(LONGEST_MEASURE_NAME * 2),
    )
    .max(MOST_EARLIER_NAMES),
})

/** A measure of a user's own: one measure divided by another. It fits every report that can give both. */
export type OwnMeasure = z.infer<typeof ownMeasureSchema>

/** The same, as it is kept. */
export interface KeptOwnMeasure extends OwnMeasure {
  readonly id: number
}

/** A name as measures are told apart: whatever its case, accents and invisible marks. */
export function measureNameKey(name: string): string {
  return fold(name.trim())
}

/** The measure that a name means: the one that is called so, else one that was. */
export function ownMeasureNamed<M extends OwnMeasure>(measures: readonly M[], name: string): M | undefined {
  const key = measureNameKey(name)
  return (
    measures.find((each) => measureNameKey(each.name) === key) ??
    measures.find(({ earlierNames }) => earlierNames.includes(key))
  )
}
