import type { StoryFacts, StoryItem } from '../../../shared/customerStory.ts'
import { maskedField, type PersonalKind } from '../../../shared/masking/personalValues.ts'
import { HIDDEN, strictestMask, type Mask } from '../../../shared/masks.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { maskerOf } from '../query/masks/masker.ts'
import { rowMask } from '../query/masks/rowMask.ts'
import { maskOfConnection } from '../tables/connections.ts'
import type { StoredStoryRow } from './storyRows.ts'

// What a story tells where its operations hide personal data. It is of several operations, each of which hides as it
// says; what is said of the customer over all of them is hidden as the strictest of these does.

function maskedRow(
  database: ReadableDatabase,
  report: ReportDefinition | undefined,
  row: StoredStoryRow,
  mask: Mask,
): StoredStoryRow {
  const { fields, values } = row
  // Of a report that is gone nobody knows what its fields mean.
  if (report === undefined) {
    return { fields, values: values.map((value) => (value === null || value.length === 0 ? value : HIDDEN)) }
  }
  const { customerFields, of } = rowMask(database, report, fields, mask)
  const customer = customerFields.map((name) => values[fields.indexOf(name)] ?? null)
  return { fields, values: of(values, customer) }
}

/** The rows of a story's items, as their operations show them. @param rows in the order of the items */
export function maskedStoryRows(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  items: readonly Pick<StoryItem, 'connectionId' | 'reportKey'>[],
  rows: readonly (StoredStoryRow | null)[],
): readonly (StoredStoryRow | null)[] {
  return rows.map((row, place) => {
    const item = items[place]
    if (row === null || item === undefined) return row
    const mask = maskOfConnection(database, item.connectionId)
    const report = reports.find(({ key }) => key === item.reportKey)
    return mask === undefined ? row : maskedRow(database, report, row, mask)
  })
}

/** What is said of a customer, as the operations show it that know them. What was asked for stays as it was typed. */
export function maskedFacts<T extends StoryFacts>(database: ReadableDatabase, facts: T): T {
  const connectionIds = new Set(facts.reports.map(({ connectionId }) => connectionId))
  const mask = strictestMask(...Array.from(connectionIds, (id) => maskOfConnection(database, id)))
  if (mask === undefined) return facts
  const masker = maskerOf(database, mask)
  const told = (kind: PersonalKind, values: readonly string[]): readonly string[] => [
    ...new Set(values.map((value) => maskedField(masker, kind, value))),
  ]
  return {
    ...facts,
    telephones: told('telephone', facts.telephones),
    emails: told('email', facts.emails),
    ids: told('id', facts.ids),
    names: told('name', facts.names),
  }
}
