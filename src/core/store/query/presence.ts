import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { joined, type Interval } from '../../../shared/shifts/intervals.ts'
import type { Presence, PresentAgent } from '../../../shared/shifts/presence.ts'
import { fold } from '../../../shared/values.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { joinSql, sql } from '../sql/sql.ts'
import { valueSql } from './filterSql.ts'
import { knownRowSet, overRows } from './rowSet.ts'

export interface PresenceInput {
  /** One that tells when agents were logged in. */
  readonly report: ReportDefinition
  readonly rows: RowSet
}

/** What was gathered of an agent so far: stretches as they come, and what the newest row calls them. */
interface Gathered {
  names: readonly string[]
  readonly present: Interval[]
  readonly available: Interval[]
}

/** Rows come by the million: nobody's wish to stop is asked for each. */
const ROWS_BETWEEN_LOOKS = 10_000

type PresenceRow = readonly [from: number | null, to: number | null, state: string | null, ...names: (string | null)[]]

/** Puts a stretch behind the others: what follows without a gap, as states do, becomes one with the last. */
function add(intervals: Interval[], from: number, before: number): void {
  const last = intervals.at(-1)
  if (last !== undefined && last[1] === from) intervals[intervals.length - 1] = [last[0], before]
  else intervals.push([from, before])
}

/**
 * When each agent was logged in, out of the rows of a report: one scan, of which only stretches of time are kept.
 *
 * @throws AppError `unknown-field`, `bad-filter`; whatever `throwIfCancelled` throws
 */
export function presenceOf(
  database: ReadableDatabase,
  { report, rows }: PresenceInput,
  throwIfCancelled: () => void,
): Presence {
  const { presence } = report
  if (presence === undefined) return { agents: [], unread: 0 }
  const known = knownRowSet(database, report, rows)
  const { fieldSet } = known
  const { state } = presence
  const available = new Set(state?.available.map(fold))
  const columns = [
    valueSql(fieldSet, presence.from).number,
    valueSql(fieldSet, presence.to).number,
    state === null ? sql`NULL` : valueSql(fieldSet, state.field).key,
    ...presence.agent.map((name) => valueSql(fieldSet, name).key),
  ]
  const agents = new Map<string, Gathered>()
  let unread = 0
  overRows(database, known, undefined, ({ source, where }) => {
    const query = sql`SELECT ${joinSql(columns, ', ')} FROM ${source.from} WHERE ${where}`
    let rowsToLook = ROWS_BETWEEN_LOOKS
    const all = database.prepare(query.text).raw()
    for (const row of all.iterate(...query.values) as IterableIterator<PresenceRow>) {
      if (--rowsToLook === 0) {
        throwIfCancelled()
        rowsToLook = ROWS_BETWEEN_LOOKS
      }
      const [from, to, stateName, ...texts] = row
      const names = texts.map((text) => text?.trim() ?? '')
      const key = names.find((name) => name !== '')
      if (from === null || to === null || to < from || key === undefined) {
        unread++
        continue
      }
      const agent = agents.get(key) ?? { names, present: [], available: [] }
      agent.names = agent.names.map((name, place) => names[place] || name)
      agents.set(key, agent)
      add(agent.present, from, to)
      if (state !== null && available.has(fold(stateName?.trim() ?? ''))) add(agent.available, from, to)
    }
  })
  return {
    agents: [...agents.values()].map((agent): PresentAgent => ({
      names: agent.names,
      present: joined(agent.present),
      available: state === null ? null : joined(agent.available),
    })),
    unread,
  }
}
