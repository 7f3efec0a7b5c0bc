import {
  CONTACT_REASONS,
  contactReasons,
  countedBefore,
  MOST_CHANNELS,
  reasonBit,
  reasonsOf,
  type ContactColumns,
  type ReadyRules,
} from '../../../../shared/checks/contactHours.ts'
import type { RowSet } from '../../../../shared/query.ts'
import { dateFieldOf } from '../../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { sql } from '../../sql/sql.ts'
import { allOf } from '../filterSql.ts'
import { knownRowSet, overRows, type OpenRows } from '../rowSet.ts'
import { throwIfUnwanted } from '../wanted.ts'
import type { FoundRows } from './found.ts'
import type { Protections } from './protection.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { channelNumbers, eachSought, inPeriod, type SoughtRow } from './soughtRows.ts'

/** The row set with the days before its period that count for it, whatever its rows are to fit. */
function withDaysBefore(rowSet: RowSet): RowSet {
  const { range } = rowSet
  const before = range && countedBefore(range)
  const from = before?.from ?? range?.from
  return { ...rowSet, filters: [], search: '', range: range === null || from === undefined ? null : { ...range, from } }
}

interface Read {
  readonly contacts: ContactColumns
  readonly rowIds: Float64Array
  readonly isAsked: Uint8Array
  /** What tells customers apart, by their numbers. */
  readonly customers: readonly string[]
}

/** Contacts as columns that grow: a million objects would take ten times the room. */
class ReadColumns {
  readonly #channelOf = channelNumbers(MOST_CHANNELS)
  readonly #rowIds: number[] = []
  readonly #at: number[] = []
  readonly #customer: number[] = []
  readonly #channel: number[] = []
  readonly #counts: number[] = []
  readonly #isAsked: number[] = []

  add(row: SoughtRow, counts: boolean): void {
    this.#rowIds.push(row.rowId)
    this.#at.push(row.at)
    this.#customer.push(row.customer)
    this.#channel.push(this.#channelOf(row.channel))
    this.#counts.push(Number(counts))
    this.#isAsked.push(Number(row.isAsked))
  }

  end(hasTime: boolean, customers: readonly string[]): Read {
    return {
      customers,
      contacts: {
        hasTime,
        count: this.#rowIds.length,
        at: Float64Array.from(this.#at),
        customer: Int32Array.from(this.#customer),
        channel: Uint8Array.from(this.#channel),
        counts: Uint8Array.from(this.#counts),
      },
      rowIds: Float64Array.from(this.#rowIds),
      isAsked: Uint8Array.from(this.#isAsked),
    }
  }
}

function foundIn(reasons: Uint8Array, { contacts, rowIds, isAsked, customers }: Read, known: Protections): FoundRows {
  const found = Array.from({ length: contacts.count }, (_, row) => row)
    .filter((row) => isAsked[row] === 1 && reasons[row] !== 0)
    .toSorted((a, b) => (contacts.at[a] ?? 0) - (contacts.at[b] ?? 0) || a - b)
  const bits = Uint8Array.from(found, (row) => reasons[row] ?? 0)
  const tallyOf = (bit: number): number => bits.reduce((sum, each) => sum + Number((each & bit) !== 0), 0)
  const checked = isAsked.reduce((sum, each) => sum + each, 0)
  return {
    rowIds: Float64Array.from(found, (row) => rowIds[row] ?? 0),
    checked,
    ownOf: (place) => {
      const said = known.get(customers[contacts.customer[found[place] ?? 0] ?? 0] ?? '')
      return [reasonsOf(bits[place] ?? 0).join(' '), said?.since ?? null, said?.released ?? null]
    },
    tallies: {
      ...Object.fromEntries(CONTACT_REASONS.map((reason) => [reason, tallyOf(reasonBit(reason))])),
      protections: known.size,
    },
  }
}

function soughtIn(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
  rows: OpenRows | undefined,
  { rules }: ReadyRules,
): Read {
  const { fieldSet, conditions } = knownRowSet(database, report, rowSet)
  const { channels, frequency } = rules
  const columns = new ReadColumns()
  let customers: readonly string[] = []
  if (rows !== undefined) {
    const isAsked = sql`ifnull(${allOf([...inPeriod(fieldSet.report, rowSet), ...conditions])}, 0)`
    const plan = planOfConnection(database, rowSet.connectionId)
    customers = eachSought(database, { report: fieldSet.report, fieldSet, rows, isAsked, plan }, (row) => {
      if (channels !== null && (row.kind === null || !channels.includes(row.kind))) return
      columns.add(row, frequency.after === 'attempt' || row.hasReached)
    })
  }
  return columns.end(dateFieldOf(fieldSet.report)?.type !== 'date', customers)
}

/**
 * The contacts of a row set that rules of contact hours want looked at, by date. Which of them are later ones is told
 * by all contacts of the report: filters choose among the findings, and contacts of the same week from before the
 * period count where they are stored. Of each row the reasons are told, and since when the servers say that its
 * telephone is protected or released.
 *
 * @throws AppError `unknown-field`, `bad-filter`
 */
export function findContacts(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
  ready: ReadyRules,
  known: Protections,
): FoundRows {
  const widened = knownRowSet(database, report, withDaysBefore(rowSet))
  const read = overRows(database, widened, undefined, (rows) => soughtIn(database, report, rowSet, rows, ready))
  const contacts = read ?? soughtIn(database, report, rowSet, undefined, ready)
  const reasons = contactReasons(ready, contacts.contacts, () => {
    throwIfUnwanted(database)
  })
  return foundIn(reasons, contacts, known)
}
