import { telephoneKey } from '../../../../shared/telephoneNumbers.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { sql, type Sql } from '../../sql/sql.ts'
import { allOf, valueSql } from '../filterSql.ts'
import { knownRowSet, overRows } from '../rowSet.ts'
import { blocksOf } from '../source.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { heldRowSets } from './heldRows.ts'
import { hasValue, textSql } from './soughtRows.ts'

/** What the servers say of a telephone, in wall seconds; null: nothing. */
export interface Protection {
  readonly since: number | null
  readonly released: number | null
}

/** By what tells telephones apart. */
export type Protections = ReadonlyMap<string, Protection>

function later(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.max(one, other)
}

/**
 * What the servers' own reports on a law of contact hours say of telephones, as far as they were fetched, whatever they
 * were asked: the last of each.
 */
export function protections(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  connectionId: number,
): Protections {
  const known = new Map<string, Protection>()
  const plan = planOfConnection(database, connectionId)
  for (const report of reports) {
    const { protection } = report
    if (protection === undefined) continue
    const { telephone, where: about, since, released } = protection
    for (const rowSet of heldRowSets(database, report, connectionId, null)) {
      const held = knownRowSet(database, report, rowSet)
      const { fieldSet } = held
      const at = (name: string | undefined): Sql => (name === undefined ? sql`NULL` : valueSql(fieldSet, name).number)
      const columns = [textSql(fieldSet, telephone), at(since), at(released)]
      overRows(database, held, undefined, ({ source, where }) => {
        const rows = about === undefined ? where : allOf([where, hasValue(fieldSet, about)])
        for (const block of blocksOf(database, source, columns, rows)) {
          for (const [text, from, until] of block as [string | null, number | null, number | null][]) {
            const key = telephoneKey(text ?? '', plan)
            if (key === null) continue
            const before = known.get(key) ?? { since: null, released: null }
            known.set(key, { since: later(before.since, from), released: later(before.released, until) })
          }
        }
      })
    }
  }
  return known
}
