import type { StoryFacts, StoryItem } from '../../../shared/customerStory.ts'
import { eachKeyOf, isOf, type Customer } from '../../../shared/customers.ts'
import { customerPartOf } from '../../../shared/reports/customerFields.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
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
  readonly #customer: Customer

  constructor(customer: Customer) {
    this.#customer = customer
  }

  get facts(): Facts {
    return {
      telephones: [...this.#telephones],
      emails: [...this.#emails],
      ids: [...this.#ids],
      names: [...this.#names],
    }
  }

  /** Notes what a row tells. @param leaves what it says, see `leaves.ts` */
  note(leaves: Iterable<Leaf>): void {
    // First and last name stand in fields of their own.
    const name: string[] = []
    for (const leaf of leaves) {
      if (leaf.kind === 'name' || leaf.field === undefined) continue
      const text = leaf.text.trim()
      if (!this.#isTold(leaf.field, text)) continue
      if (customerPartOf(leaf.field) === 'name') name.push(text)
      else this.#noteValue(leaf.field, text)
    }
    if (name.length > 0) this.#names.add(name.join(' '))
  }

  /** Whether a field tells of the customer, and not of the operation beside them. */
  #isTold(field: FieldDefinition, text: string): boolean {
    return text !== '' && (field.isEitherSide !== true || isOf(this.#customer, text))
  }

  #noteValue(field: FieldDefinition, text: string): void {
    const part = customerPartOf(field)
    if (part === 'id') this.#ids.add(text)
    else if (part === 'telephone' || part === 'email') {
      const values = part === 'telephone' ? this.#telephones : this.#emails
      eachKeyOf(part, text, (_, key) => values.add(key))
    }
  }
}

/** The telephones, addresses, ids and names in the rows of a story that name its customer, in the story's order. */
export function rowFacts(
  database: ReadableDatabase,
  byKey: ReadonlyMap<string, ReportDefinition>,
  customer: Customer,
  items: readonly StoryItem[],
): Facts {
  const book = new FactBook(customer)
  const readers = new Map<string, (rowId: number) => Iterable<Leaf>>()
  const readerOf = (key: string): ((rowId: number) => Iterable<Leaf>) => {
    const report = byKey.get(key)
    const columns = tellingColumns(database, key, report)
    const read = rowReader(database, key, columns.map(columnSql))
    const leavesOf = leafReader(report, columns)
    return (rowId) => leavesOf(read(rowId) ?? [])
  }
  for (const { how, reportKey, rowId } of items) {
    if (how === 'mentioned') continue
    let read = readers.get(reportKey)
    if (read === undefined) {
      read = readerOf(reportKey)
      readers.set(reportKey, read)
    }
    book.note(read(rowId))
  }
  return book.facts
}
