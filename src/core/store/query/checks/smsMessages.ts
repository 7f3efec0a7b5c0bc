import type { SmsCost, SmsShown } from '../../../../shared/checks/smsParts.ts'
import type { RowSet } from '../../../../shared/query.ts'
import { outreachOf } from '../../../../shared/reports/catalogueOutreach.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { sql } from '../../sql/sql.ts'
import { knownRowSet, overRows, type KnownRowSet, type OpenRows } from '../rowSet.ts'
import type { FoundRows } from './found.ts'
import { smsCost } from './smsParts.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { eachSought } from './soughtRows.ts'

interface Found {
  readonly rowId: number
  readonly cost: Omit<SmsCost, 'spelling'>
}

interface Read {
  readonly found: readonly Found[]
  readonly tallies: Readonly<Record<'messages' | 'parts' | 'leastParts' | 'ucs2' | 'dearer', number>>
}

function readMessages(
  database: ReadableDatabase,
  { report: whole, fieldSet, rowSet }: KnownRowSet,
  rows: OpenRows | undefined,
  shown: SmsShown,
): Read {
  const found: Found[] = []
  const tallies = { messages: 0, parts: 0, leastParts: 0, ucs2: 0, dearer: 0 }
  const channel = outreachOf(whole)?.channel
  if (rows !== undefined) {
    const plan = planOfConnection(database, rowSet.connectionId)
    eachSought(
      database,
      { report: fieldSet.report, fieldSet, rows, isAsked: sql`1`, plan },
      ({ rowId, message, kind }) => {
        // Where rows say by which channel they went, those of the short messages; else all.
        if (message === null || (channel !== undefined && 'field' in channel && kind !== 'sms')) return
        const { spelling: _spelling, ...cost } = smsCost(message)
        const isDearer = cost.leastParts < cost.parts
        tallies.messages++
        tallies.parts += cost.parts
        tallies.leastParts += cost.leastParts
        if (cost.encoding === 'UCS-2') tallies.ucs2++
        if (isDearer) tallies.dearer++
        if (isDearer || shown === 'all') found.push({ rowId, cost })
      },
    )
  }
  return { found, tallies }
}

function foundIn({ found, tallies }: Read): FoundRows {
  return {
    rowIds: Float64Array.from(found, ({ rowId }) => rowId),
    checked: tallies.messages,
    ownOf: (place) => {
      const cost = found[place]?.cost
      if (cost === undefined) return []
      const { parts, encoding, leastParts, letters } = cost
      return [parts, encoding, leastParts, letters.join(' ')]
    },
    tallies,
  }
}

/**
 * The short messages of a row set, in the order of the rows: of each the parts that it takes, how its letters are
 * written, the parts of a plainer spelling, and the letters that are not in the GSM alphabet.
 *
 * @throws AppError `unknown-field`, `bad-filter`
 */
export function findShortMessages(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
  shown: SmsShown,
): FoundRows {
  const known = knownRowSet(database, report, rowSet)
  const read = overRows(database, known, undefined, (rows) => readMessages(database, known, rows, shown))
  return foundIn(read ?? readMessages(database, known, undefined, shown))
}
