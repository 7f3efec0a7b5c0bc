import { z } from 'zod'
import type { ReportScope } from '../holdings.ts'
import { DATE_PARTS } from '../dateParts.ts'
import { MASKS } from '../masks.ts'
import { OPERATORS, type Question, type RowSet } from '../query.ts'
import { wall, type TimeRange, type WallSeconds } from '../time.ts'

// Parts that the inputs of several channels share: exact shapes, bounded sizes. The window is ours, but what it holds
// (rows, mails) came from outside.

/** The number of something that the store holds. */
export const id = z.int().positive()
/** The key of a report, or the name of a field. */
export const name = z.string().max(500)
/** The name of a job. */
export const jobId = z.string().max(100)

/** Year 1 to 9999. */
const FIRST_INSTANT = -62_135_596_800
const LAST_INSTANT = 253_402_300_799
export const instant: z.ZodType<WallSeconds> = z.int().min(FIRST_INSTANT).max(LAST_INSTANT).transform(wall)
export const range: z.ZodType<TimeRange> = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from <= to)
export const parameters = z.record(z.string().max(100), z.string().max(4_000))
export const scope: z.ZodType<ReportScope> = z.strictObject({ connectionId: id, reportKey: name, parameters })
export const ofConnection = z.strictObject({ connectionId: id })

/** A pasted list of values (telephones) may be long. */
const MOST_FILTER_CHARACTERS = 4_000_000
const filters = z
  .array(
    z.strictObject({
      field: name,
      part: z.enum(DATE_PARTS).exactOptional(),
      operator: z.enum(OPERATORS),
      value: z.string().max(MOST_FILTER_CHARACTERS),
    }),
  )
  .max(500)
const search = z.string().max(8_000)
const rowSetParts = {
  connectionId: id,
  reportKey: name,
  parameters,
  range: range.nullable(),
  list: name.exactOptional(),
  // Rows are named by their place in a result, never by what they are called in the store.
  within: z.strictObject({ filters, search, rowId: z.null() }).exactOptional(),
  byDay: z.boolean().exactOptional(),
  filters,
  search,
  mask: z.enum(MASKS).exactOptional(),
}
/** Which rows something is asked of. */
export const rowSet: z.ZodType<RowSet> = z.strictObject(rowSetParts)
export const question: z.ZodType<Question> = z.strictObject({
  ...rowSetParts,
  sort: z.array(z.strictObject({ field: name, descending: z.boolean() })).max(20),
  newestFirst: z.boolean().exactOptional(),
})
