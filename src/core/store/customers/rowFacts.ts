import type { StoryFacts, StoryItem } from '../../../shared/customerStory.ts'
import { eachKeyOf, isOf, type Customer } from '../../../shared/customers.ts'
import { customerPartOf } from '../../../shared/reports/customerFields.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import type { NumberingPlan } from '../../../shared/telephoneCountries.ts'
import { worldwideKey } from '../../../shared/telephoneNumbers.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { planOfConnection } from '../tables/telephonePlans.ts'
import type { SoughtCustomer } from './find.ts'
import { leafReader, type Leaf } from './leaves.ts'
import { columnSql, tellingColumns } from './namingColumns.ts'
import { rowReader } from './rowReader.ts'

// Who a customer is, as the rows tell that name them.

type Facts = Pick<StoryFacts, 'telephones' | 'emails' | 'ids' | 'names'>

/** Values in the order in which they are met, each once. */
class FactBook {
  readonly #telephones = new Set<string>()
  readonly #emails = new Set<string>()
  readonly #ids = new Set<string>()
  readonly #names = new Set<string>()
  readonly #isWorldwide: boolean

  /** @param isWorldwide telephones with their country's code, since rows are of several countries */
  constructor(isWorldwide: boolean) {
    this.#isWorldwide = isWorldwide
  }

  get facts(): Facts {
    return {
      telephones: [...this.#telephones],
      emails: [...this.#emails],
      ids: [...this.#ids],
      names: [...this.#names],
    }
  }

  /**
   * Notes what a row tells.
   *
   * @param leaves what it says, see `leaves.ts`
   * @param customer as the row's operation reads them
   */
  note(leaves: Iterable<Leaf>, customer: Customer): void {
    // First and last name stand in fields of their own.
    const name: string[] = []
    for (const leaf of leaves) {
      if (leaf.kind === 'name' || leaf.field === undefined) continue
      const text = leaf.text.trim()
      if (!isTold(leaf.field, text, customer)) continue
      if (customerPartOf(leaf.field) === 'name') name.push(text)
      else this.#noteValue(leaf.field, text, customer.plan)
    }
    if (name.length > 0) this.#names.add(name.join(' '))
  }

  #noteValue(field: FieldDefinition, text: string, plan: NumberingPlan): void {
    const part = customerPartOf(field)
    if (part === 'id') this.#ids.add(text)
    else if (part === 'email') eachKeyOf(part, text, plan, (_, key) => this.#emails.add(key))
    else if (part === 'telephone') {
      eachKeyOf(part, text, plan, (_, key) => {
        this.#telephones.add(this.#isWorldwide ? worldwideKey(key, plan) : key)
      })
    }
  }
}

/** Whether a field tells of the customer, and not of the operation beside them. */
function isTold(field: FieldDefinition, text: string, customer: Customer): boolean {
  return text !== '' && (field.isEitherSide !== true || isOf(customer, text))
}

/**
 * The telephones, addresses, ids and names in the rows of a story that name its customer, in the story's order.
 *
 * @param isWorldwide whether operations of several countries were looked through
 */
export function rowFacts(
  database: ReadableDatabase,
  byKey: ReadonlyMap<string, ReportDefinition>,
  sought: SoughtCustomer,
  items: readonly StoryItem[],
  isWorldwide: boolean,
): Facts {
  const connectionIds = new Set(items.map(({ connectionId }) => connectionId))
  const customers = new Map(Array.from(connectionIds, (id) => [id, sought.in(planOfConnection(database, id))] as const))
  const book = new FactBook(isWorldwide)
  const readers = new Map<string, (rowId: number) => Iterable<Leaf>>()
  const readerOf = (key: string): ((rowId: number) => Iterable<Leaf>) => {
    const report = byKey.get(key)
    const columns = tellingColumns(database, key, report)
    const read = rowReader(database, key, columns.map(columnSql))
    const leavesOf = leafReader(report, columns)
    return (rowId) => leavesOf(read(rowId) ?? [])
  }
  for (const { how, connectionId, reportKey, rowId } of items) {
    const customer = customers.get(connectionId)
    if (how === 'mentioned' || customer === undefined) continue
    let read = readers.get(reportKey)
    if (read === undefined) {
      read = readerOf(reportKey)
      readers.set(reportKey, read)
    }
    book.note(read(rowId), customer)
  }
  return book.facts
}
