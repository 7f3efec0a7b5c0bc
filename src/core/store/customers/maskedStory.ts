import type { StoryItem } from '../../../shared/customerStory.ts'
import { HIDDEN, strictestMask, type Mask } from '../../../shared/masks.ts'
import { maskedText } from '../../../shared/masking/maskedText.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { maskerOf } from '../query/masks/masker.ts'
import { rowMask } from '../query/masks/rowMask.ts'
import { maskOfConnection } from '../tables/connections.ts'
import { readStoryRows, type StoredStoryRow } from './storyRows.ts'

// The rows of a story, masked as they are wherever they are read: by what is asked for, or their operation's own mask.

/** A row that is masked; of a report that is gone nobody knows what its fields mean, so nothing of it is told. */
function masked(
  database: ReadableDatabase,
  report: ReportDefinition | undefined,
  row: StoredStoryRow,
  mask: Mask,
): StoredStoryRow {
  const { fields, values } = row
  const masker = maskerOf(database, mask)
  const called = fields.map((name) => maskedText(masker, name))
  if (report === undefined) return { fields: called, values: values.map((value) => (value === null ? null : HIDDEN)) }
  const { customerFields, of } = rowMask(database, report, fields, mask)
  const customer = customerFields.map((name) => values[fields.indexOf(name)] ?? null)
  return { fields: called, values: of(values, customer) }
}

/**
 * Reads the rows of a story's items whole, masked where they are to be.
 *
 * @param mask what is asked for; an operation's own holds where it is stricter
 * @returns as `readStoryRows`
 */
export function readMaskedRows(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  items: readonly Pick<StoryItem, 'connectionId' | 'reportKey' | 'rowId' | 'summed'>[],
  mask: Mask | undefined,
): readonly (StoredStoryRow | null)[] {
  return readStoryRows(database, reports, items, false).map((row, place) => {
    const item = items[place]
    const strictest = item && strictestMask(mask, maskOfConnection(database, item.connectionId))
    if (row === null || item === undefined || strictest === undefined) return row
    const report = reports.find(({ key }) => key === item.reportKey)
    return masked(database, report, row, strictest)
  })
}
