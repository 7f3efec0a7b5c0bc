import type { ListedCustomer, StoryFacts, StoryItem } from '../../../shared/customerStory.ts'
import { maskedText } from '../../../shared/masking/maskedText.ts'
import { maskedField, type Masker, type PersonalKind } from '../../../shared/masking/personalValues.ts'
import { identifyCustomer } from '../../../shared/identifyCustomer.ts'
import { HIDDEN, strictestMask, type Mask } from '../../../shared/masks.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { NumberingPlan } from '../../../shared/telephoneCountries.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { maskerOf } from '../query/masks/masker.ts'
import { rowMask } from '../query/masks/rowMask.ts'
import { listConnections, maskOfConnection } from '../tables/connections.ts'
import { planOfConnection, planOfFacts } from '../tables/telephonePlans.ts'
import { previewOfWhole, readStoryRows, type StoredStoryRow } from './storyRows.ts'

// What a story tells where its operations hide personal data. It is of several operations, each of which hides as it
// says; what is said of the customer over all of them is hidden as the strictest of these does.

/** A row that is masked; of a report that is gone nobody knows what its fields mean, so nothing of it is told. */
function masked(
  database: ReadableDatabase,
  report: ReportDefinition | undefined,
  row: StoredStoryRow,
  mask: Mask,
  plan: NumberingPlan,
): StoredStoryRow {
  const { fields, values } = row
  const masker = maskerOf(database, mask, plan)
  const called = fields.map((name) => maskedText(masker, name))
  if (report === undefined) return { fields: called, values: values.map((value) => (value === null ? null : HIDDEN)) }
  const { customerFields, of } = rowMask(database, report, fields, mask, plan)
  const customer = customerFields.map((name) => values[fields.indexOf(name)] ?? null)
  return { fields: called, values: of(values, customer) }
}

/**
 * Reads the rows of a story's items, masked where they are to be. What is masked is read whole: of a number that is cut
 * off, the beginning would not be known for one.
 *
 * @param mask what is asked for; an operation's own holds where it is stricter
 * @param isPreview as `readStoryRows` has it
 * @returns as `readStoryRows`
 */
export function readMaskedRows(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  items: readonly Pick<StoryItem, 'connectionId' | 'reportKey' | 'rowId' | 'summed'>[],
  mask: Mask | undefined,
  isPreview: boolean,
): readonly (StoredStoryRow | null)[] {
  const masks = items.map(({ connectionId }) => strictestMask(mask, maskOfConnection(database, connectionId)))
  const isMasked = masks.some((each) => each !== undefined)
  return readStoryRows(database, reports, items, isPreview && !isMasked).map((row, place) => {
    const [item, strictest] = [items[place], masks[place]]
    if (row === null || item === undefined) return row
    const report = reports.find(({ key }) => key === item.reportKey)
    const shown =
      strictest === undefined
        ? row
        : masked(database, report, row, strictest, planOfConnection(database, item.connectionId))
    return isPreview && isMasked ? previewOfWhole(report, row.fields, shown) : shown
  })
}

type Facts = Pick<StoryFacts, 'telephones' | 'emails' | 'ids' | 'names'>

/**
 * What is said of a customer, as the operations show it that know them. What was asked for stays as it was typed, and
 * stands beside that as others may read it.
 *
 * @param mask what is asked for; an operation's own holds where it is stricter
 * @param connectionId null: all operations were looked through
 */
export function maskedFacts<T extends StoryFacts>(
  database: ReadableDatabase,
  facts: T,
  mask: Mask | undefined,
  connectionId: number | null,
): T {
  const connectionIds = new Set(facts.reports.map(({ connectionId }) => connectionId))
  const strictest = strictestMask(mask, ...Array.from(connectionIds, (id) => maskOfConnection(database, id)))
  if (strictest === undefined) return facts
  const masker = maskerOf(database, strictest, planOfFacts(database, connectionId))
  return { ...factsUnder(masker, facts), told: maskedAsked(masker, facts.value) }
}

/** What was asked for, masked as what it names. */
function maskedAsked(masker: Masker, value: string): string {
  const { kind } = identifyCustomer(value)
  return maskedField(masker, kind === 'nothing' ? 'name' : kind, value)
}

/**
 * Customers of a list, what was asked for among what is masked: a file of them goes from hand to hand.
 *
 * @param mask what is asked for; that of any operation that was looked through holds where it is stricter
 * @param connectionId null: all operations were
 */
export function maskedListed(
  database: ReadableDatabase,
  listed: readonly ListedCustomer[],
  mask: Mask | undefined,
  connectionId: number | null,
): readonly ListedCustomer[] {
  const looked = connectionId === null ? listConnections(database).map(({ id }) => id) : [connectionId]
  const strictest = strictestMask(mask, ...looked.map((id) => maskOfConnection(database, id)))
  if (strictest === undefined) return listed
  const masker = maskerOf(database, strictest, planOfFacts(database, connectionId))
  return listed.map((customer) => ({
    ...factsUnder(masker, customer),
    value: maskedAsked(masker, customer.value),
  }))
}

function factsUnder<T extends Facts>(masker: Masker, facts: T): T {
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
