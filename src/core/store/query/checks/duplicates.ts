import { hash } from 'node:crypto'
import { messageRuns, type DuplicateRules, type MessageColumns } from '../../../../shared/checks/duplicates.ts'
import type { RowSet } from '../../../../shared/query.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { sql } from '../../sql/sql.ts'
import { knownRowSet, overRows, type KnownRowSet, type OpenRows } from '../rowSet.ts'
import type { FoundRows } from './found.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { eachSought } from './soughtRows.ts'

/** Bytes of a hash that a number holds exactly. */
const HASH_DIGITS = 12

/**
 * A number that tells texts apart, of 48 bits: two texts to one customer of the same one are not to be expected in all
 * the messages that an operation ever sends.
 */
function textNumber(text: string): number {
  return Number.parseInt(hash('sha1', text, 'hex').slice(0, HASH_DIGITS), 16)
}

interface Read extends MessageColumns {
  readonly rowIds: readonly number[]
}

function readMessages(
  database: ReadableDatabase,
  { fieldSet, rowSet }: KnownRowSet,
  rows: OpenRows | undefined,
  { text: by }: DuplicateRules,
): Read {
  const [rowIds, at, customer, text]: [number[], number[], number[], number[]] = [[], [], [], []]
  if (rows !== undefined) {
    const plan = planOfConnection(database, rowSet.connectionId)
    eachSought(database, { report: fieldSet.report, fieldSet, rows, isAsked: sql`1`, plan }, (row) => {
      // Nothing that was sent is nothing that was sent again.
      if (row.message === null || row.message === '') return
      rowIds.push(row.rowId)
      at.push(row.at)
      customer.push(row.customer)
      text.push(by === 'same' ? textNumber(row.message) : 0)
    })
  }
  return {
    rowIds,
    count: rowIds.length,
    at: Float64Array.from(at),
    customer: Int32Array.from(customer),
    text: Float64Array.from(text),
  }
}

function foundIn(read: Read, rules: DuplicateRules): FoundRows {
  const { messages, starts } = messageRuns(rules, read)
  const runs = new Uint32Array(messages.length)
  for (const [run, start] of starts.entries()) runs.fill(run, start, starts[run + 1] ?? messages.length)
  const sizeOf = (run: number): number => (starts[run + 1] ?? messages.length) - (starts[run] ?? 0)
  return {
    rowIds: Float64Array.from(messages, (row) => read.rowIds[row] ?? 0),
    checked: read.count,
    ownOf: (place) => [(runs[place] ?? 0) + 1, sizeOf(runs[place] ?? 0)],
    tallies: { runs: starts.length, again: messages.length - starts.length },
  }
}

/**
 * The messages of a row set that were sent again, run after run by the time of the first, and within each in order of
 * time: of each row the number of its run, from 1, and how many messages that has.
 *
 * @throws AppError `unknown-field`, `bad-filter`
 */
export function findDuplicates(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
  rules: DuplicateRules,
): FoundRows {
  const known = knownRowSet(database, report, rowSet)
  const read = overRows(database, known, undefined, (rows) => readMessages(database, known, rows, rules))
  return foundIn(read ?? readMessages(database, known, undefined, rules), rules)
}
