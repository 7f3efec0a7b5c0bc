import { namedCustomer } from '../../../shared/customers.ts'
import { USUAL_PLAN } from '../../../shared/telephoneCountries.ts'
import type { CustomerWish } from './customerRows.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { oweCompactionOfFixedTables } from './owedCompactions.ts'
import type { ProcessLocks } from '../file/processLocks.ts'

// Erasing a customer takes many transactions: report after report, look after look. What was confirmed is remembered
// until the last of them, so that a crash in between only puts it off. Other erasures are one transaction each: whole,
// or not begun.

/** A customer's erasure as it was confirmed. */
export interface CustomerErasure extends CustomerWish {
  /** Whether rows whose text merely mentions the customer go, too. */
  readonly withMentions: boolean
}

/** One that was begun and not ended. */
export interface UnfinishedErasure {
  readonly id: number
  readonly wish: CustomerErasure
}

interface ErasureRow {
  readonly id: number
  readonly customer: string
  readonly connection_id: number | null
  readonly with_mentions: number
}

/** The name of the lock of who works on an erasure. */
function lockName(id: number): string {
  return `erasure-${id}`
}

/**
 * Remembers an erasure until {@link endErasure}, and that this process works on it.
 *
 * @returns its id
 * @throws AppError `usage` for a text that names nobody
 */
export function beginErasure(database: WritableDatabase, locks: ProcessLocks, wish: CustomerErasure): number {
  namedCustomer(wish.customer, USUAL_PLAN)
  const { lastInsertRowid } = database
    .prepare('INSERT INTO unfinished_erasures (customer, connection_id, with_mentions) VALUES (?, ?, ?)')
    .run(wish.customer, wish.connectionId, wish.withMentions ? 1 : 0)
  const id = Number(lastInsertRowid)
  // Whoever took it up in this very moment does the same: no harm is done twice.
  locks.tryAcquire([lockName(id)])
  return id
}

function unfinishedIn(database: ReadableDatabase): readonly UnfinishedErasure[] {
  const rows = database.prepare('SELECT * FROM unfinished_erasures ORDER BY id').all() as ErasureRow[]
  return rows.map(({ id, customer, connection_id: connectionId, with_mentions: withMentions }) => ({
    id,
    wish: { customer, connectionId, withMentions: withMentions === 1 },
  }))
}

/**
 * Takes up the first erasure that was cut short; one that somebody still works on, in whatever process, is left to
 * them.
 *
 * @returns null where there is none
 */
export function takeUpErasure(database: ReadableDatabase, locks: ProcessLocks): UnfinishedErasure | null {
  for (const { id } of unfinishedIn(database)) {
    if (!locks.tryAcquire([lockName(id)])) continue
    // It may have ended before the lock was free.
    const erasure = unfinishedIn(database).find((each) => each.id === id)
    if (erasure !== undefined) return erasure
    locks.release([lockName(id)])
  }
  return null
}

/** Leaves an erasure for later. */
export function putOffErasure(locks: ProcessLocks, id: number): void {
  locks.release([lockName(id)])
}

/** Whether an erasure was cut short that {@link takeUpErasure} would take up. */
export function isErasureCutShort(database: ReadableDatabase, locks: ProcessLocks): boolean {
  const erasure = takeUpErasure(database, locks)
  if (erasure !== null) putOffErasure(locks, erasure.id)
  return erasure !== null
}

/**
 * Forgets an erasure, however it ended. Its page names the customer until the fixed tables are compacted, which is owed
 * from now on.
 */
export function endErasure(database: WritableDatabase, locks: ProcessLocks, id: number): void {
  database
    .transaction(() => {
      database.prepare('DELETE FROM unfinished_erasures WHERE id = ?').run(id)
      oweCompactionOfFixedTables(database)
    })
    .immediate()
  locks.release([lockName(id)])
}
