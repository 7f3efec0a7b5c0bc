import type { RowSet } from '../../../../shared/query.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'

// Settings of a check change again and again over the same rows: what was gathered of the rows is kept for the next
// question, as long as these are the same.

/** Of one kind of thing so many are kept: what the screen shows, and what cards ask for beside it. */
const MOST_KEPT = 3

/** What is kept may hold something in the store. */
function close(value: unknown): void {
  if (typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function')
    value.close()
}

/** What checks keep between two questions of a thread. */
export class CheckMemory {
  readonly #kept = new Map<string, Map<string, unknown>>()

  /**
   * Something that was made before under the same mark, or that is made now.
   *
   * @param kind what it is: of each kind the last few are kept
   * @param mark what it was made of
   */
  of<T>(kind: string, mark: string, make: () => T): T {
    const kept = this.#kept.get(kind) ?? new Map<string, unknown>()
    this.#kept.set(kind, kept)
    const value = kept.has(mark) ? (kept.get(mark) as T) : make()
    // What was asked for last is forgotten last.
    kept.delete(mark)
    kept.set(mark, value)
    for (const [oldest, old] of [...kept].slice(0, -MOST_KEPT)) {
      kept.delete(oldest)
      close(old)
    }
    return value
  }

  clear(): void {
    for (const kept of this.#kept.values()) for (const value of kept.values()) close(value)
    this.#kept.clear()
  }
}

/**
 * A mark of the rows that a check looks at: another one as soon as any of their slices is another, or
 * telephones are read as another country's.
 */
export function rowsMark(
  database: ReadableDatabase,
  report: ReportDefinition,
  rows: RowSet,
  besides: readonly ReportDefinition[],
): string {
  const keys = [report.key, ...besides.map(({ key }) => key)]
  const held = database
    .prepare(
      `SELECT report_key, count(*), max(slices.id), sum(row_count), max(fetched_at_ms)
      FROM slices JOIN scopes ON scopes.id = scope_id
      WHERE connection_id = ? AND state <> 'incoming' AND report_key IN (SELECT value FROM json_each(?))
      GROUP BY report_key ORDER BY report_key`,
    )
    .raw()
    .all(rows.connectionId, JSON.stringify(keys))
  return JSON.stringify([rows, keys, held, planOfConnection(database, rows.connectionId).country])
}
