import { oweCompactionOfFixedTables } from '../erasing/owedCompactions.ts'
import type { OutboxSlice, StoredTeam, TeamErasure, UncountedRequests } from '../records/team.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

/** Bytes that wait for the team at the most: beyond that the oldest are given up, and others fetch them themselves. */
export const MOST_OUTBOX_BYTES = 512 * 1024 * 1024

/** The team that this store takes part in, or null. */
export function storedTeam(database: ReadableDatabase): StoredTeam | null {
  const row = database.prepare('SELECT team, url, key, certificates, member, name FROM team').get()
  return (row as StoredTeam | undefined) ?? null
}

/** Takes part in a team. @returns whether it does now: not where there is one already */
export function enterTeam(database: WritableDatabase, team: StoredTeam): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO team (id, team, url, key, certificates, member, name)
        VALUES (1, :team, :url, :key, :certificates, :member, :name) ON CONFLICT DO NOTHING`,
    )
    .run({ ...team })
  return changes > 0
}

/** Takes part no more: rows stay, and what waited for the team is given up. @returns whether it took part */
export function leaveTeam(database: WritableDatabase): boolean {
  return database
    .transaction(() => {
      for (const table of ['team_outbox_parts', 'team_outbox', 'team_uncounted', 'team_erasures', 'team_obeyed']) {
        database.exec(`DELETE FROM ${table}`)
      }
      return database.prepare('DELETE FROM team').run().changes > 0
    })
    .immediate()
}

/** Keeps a slice until the team has it. */
export function putIntoOutbox(
  database: WritableDatabase,
  { head, facts, parts }: OutboxSlice,
  mostBytes = MOST_OUTBOX_BYTES,
): void {
  const bytes = parts.reduce((sum, { length }) => sum + length, facts.length)
  database
    .transaction(() => {
      const { lastInsertRowid: id } = database
        .prepare('INSERT INTO team_outbox (head, facts, bytes) VALUES (?, ?, ?)')
        .run(head, facts, bytes)
      const put = database.prepare('INSERT INTO team_outbox_parts (outbox_id, part, sealed) VALUES (?, ?, ?)')
      for (const [part, sealed] of parts.entries()) put.run(id, part, sealed)
      const waiting = database.prepare('SELECT id, bytes FROM team_outbox ORDER BY id DESC').all() as {
        readonly id: number
        readonly bytes: number
      }[]
      let sum = 0
      for (const each of waiting) {
        sum += each.bytes
        if (sum > mostBytes) takeFromOutbox(database, each.id)
      }
    })
    .immediate()
}

/** What has waited longest for the team, or null. */
export function nextInOutbox(database: ReadableDatabase): (OutboxSlice & { readonly id: number }) | null {
  const row = database.prepare('SELECT id, head, facts FROM team_outbox ORDER BY id LIMIT 1').get() as
    { readonly id: number; readonly head: string; readonly facts: Uint8Array } | undefined
  if (row === undefined) return null
  const parts = database
    .prepare('SELECT sealed FROM team_outbox_parts WHERE outbox_id = ? ORDER BY part')
    .pluck()
    .all(row.id) as Uint8Array[]
  return { ...row, parts }
}

/** Takes out what the team has, or what is given up. */
export function takeFromOutbox(database: WritableDatabase, id: number): void {
  const take = (): void => {
    database.prepare('DELETE FROM team_outbox_parts WHERE outbox_id = ?').run(id)
    database.prepare('DELETE FROM team_outbox WHERE id = ?').run(id)
  }
  if (database.inTransaction) take()
  else database.transaction(take).immediate()
}

/** How many slices wait for the team. */
export function outboxCount(database: ReadableDatabase): number {
  return database.prepare('SELECT count(*) FROM team_outbox').pluck().get() as number
}

/** Counts a request that the team cannot be told of now, or takes one back. */
export function countForTeam(database: WritableDatabase, { operation, day, sent }: UncountedRequests): void {
  database
    .prepare(
      `INSERT INTO team_uncounted (operation, day, sent) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET sent = sent + excluded.sent`,
    )
    .run(operation, day, sent)
}

/** Takes out what the team was not told of: whoever cannot tell it puts it back. */
export function takeUncounted(database: WritableDatabase): readonly UncountedRequests[] {
  return database
    .transaction(() => {
      const rows = database.prepare('SELECT operation, day, sent FROM team_uncounted').all() as UncountedRequests[]
      database.exec('DELETE FROM team_uncounted')
      return rows.filter(({ sent }) => sent !== 0)
    })
    .immediate()
}

/** Those of some erasures that this store did not obey yet. */
export function unobeyed(database: ReadableDatabase, erasures: readonly string[]): readonly string[] {
  const isObeyed = database.prepare('SELECT 1 FROM team_obeyed WHERE erasure = ?').pluck()
  return erasures.filter((erasure) => isObeyed.get(erasure) === undefined)
}

/** Remembers that an erasure was obeyed. */
export function rememberObeyed(database: WritableDatabase, erasure: string): void {
  database.prepare('INSERT INTO team_obeyed (erasure) VALUES (?) ON CONFLICT DO NOTHING').run(erasure)
}

interface ErasureRow {
  readonly id: number
  readonly customer: string
  readonly connection_id: number | null
  readonly with_mentions: number
}

/** Remembers whom the team is to forget, where this store takes part in one. @returns its id, or null */
export function beginTeamErasure(
  database: WritableDatabase,
  { customer, connectionId, withMentions }: Omit<TeamErasure, 'id'>,
): number | null {
  if (storedTeam(database) === null) return null
  const { lastInsertRowid } = database
    .prepare('INSERT INTO team_erasures (customer, connection_id, with_mentions) VALUES (?, ?, ?)')
    .run(customer, connectionId, withMentions ? 1 : 0)
  return Number(lastInsertRowid)
}

/** Whom the team is still to be told of, in the order in which they were erased. */
export function teamErasures(database: ReadableDatabase): readonly TeamErasure[] {
  const rows = database.prepare('SELECT * FROM team_erasures ORDER BY id').all() as ErasureRow[]
  return rows.map(({ id, customer, connection_id: connectionId, with_mentions: withMentions }) => ({
    id,
    customer,
    connectionId,
    withMentions: withMentions === 1,
  }))
}

/** Forgets that the team was to be told. Its page names the customer until the fixed tables are compacted. */
export function endTeamErasure(database: WritableDatabase, id: number): void {
  database
    .transaction(() => {
      database.prepare('DELETE FROM team_erasures WHERE id = ?').run(id)
      oweCompactionOfFixedTables(database)
    })
    .immediate()
}
