import type { ChangedConnection, Connection, NewConnection } from '../records/connections.ts'
import { AppError } from '../../../shared/errors.ts'
import { policyTexts } from '../../../shared/commonTexts/policy.ts'
import { isAtLeast, levelOf } from '../../../shared/maskLevels.ts'
import { MASKS, maskedBy, strictestMask, type Mask } from '../../../shared/masks.ts'
import { managed } from '../../../shared/policy/policy.ts'
import { USUAL_COUNTRY, type Country } from '../../../shared/countries.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { endRemoval } from './connectionRemovals.ts'
import { forgetKeptCards } from './keptCards.ts'
import { moveLogs, switchOffLogs } from './logBook.ts'
import { noteOutdated } from '../rows/rereading.ts'
import { sqliteCode } from '../file/sqliteErrors.ts'
import { policyOf } from '../file/storePolicy.ts'
import { countryOf } from './storedCountry.ts'

interface ConnectionRow {
  id: number
  name: string
  server: string
  base_url: string
  time_zone: string
  country: string
  mask: string | null
}

/** A level that this version does not know is no reason to show everything. */
function maskOf(written: string | null): Mask | undefined {
  return written === null ? undefined : (MASKS.find((mask) => mask === written) ?? 'hidden')
}

/** What is hidden of an operation: as its user chose, or as the computer's administrator set where that hides more. */
function heldMask(database: ReadableDatabase, written: string | null): Mask | undefined {
  return strictestMask(maskOf(written), policyOf(database).maskAtLeast)
}

function connectionOf(database: ReadableDatabase, row: ConnectionRow): Connection {
  const { id, name, server, base_url: baseUrl, time_zone: timeZone } = row
  return maskedBy(
    { id, name, server, baseUrl, timeZone, country: countryOf(row.country) },
    heldMask(database, row.mask),
  )
}

export function listConnections(database: ReadableDatabase): readonly Connection[] {
  const rows = database.prepare('SELECT * FROM connections WHERE is_removed = 0 ORDER BY name').all() as ConnectionRow[]
  return rows.map((row) => connectionOf(database, row))
}

/** The connection of an id, on the list or not; undefined where there never was one. */
export function anyConnection(database: ReadableDatabase, id: number): Connection | undefined {
  const row = database.prepare('SELECT * FROM connections WHERE id = ?').get(id) as ConnectionRow | undefined
  return row === undefined ? undefined : connectionOf(database, row)
}

/**
 * Hides an operation's personal data from now on, wherever its rows leave the store.
 *
 * @param mask null: no more
 * @throws AppError `unknown-connection`; `managed` where the computer's administrator lets no less be hidden
 */
export function maskConnection(database: WritableDatabase, connectionId: number, mask: Mask | null): void {
  const { maskAtLeast } = policyOf(database)
  if (maskAtLeast !== null && !isAtLeast(levelOf(mask), maskAtLeast)) {
    throw managed('MaskAtLeast', { level: policyTexts(maskAtLeast) })
  }
  const { changes } = database
    .prepare('UPDATE connections SET mask = ? WHERE id = ? AND is_removed = 0')
    .run(mask, connectionId)
  if (changes === 0) throw new AppError('unknown-connection', { connection: String(connectionId), known: '–' })
}

/** How the personal data of a connection is hidden, on the list or not; undefined: it is not. */
export function maskOfConnection(database: ReadableDatabase, connectionId: number): Mask | undefined {
  const written = database.prepare('SELECT mask FROM connections WHERE id = ?').pluck().get(connectionId)
  return heldMask(database, (written as string | null | undefined) ?? null)
}

/**
 * Says of which country an operation's telephones are. Keys of customers that were read by another one's count no more,
 * and are made anew in the background; whatever was worked out of telephones is forgotten.
 *
 * @throws AppError `unknown-connection`
 */
export function setCountry(database: WritableDatabase, connectionId: number, country: Country): void {
  const { changes } = database
    .prepare('UPDATE connections SET country = ? WHERE id = ? AND is_removed = 0')
    .run(country, connectionId)
  if (changes === 0) throw new AppError('unknown-connection', { connection: String(connectionId), known: '–' })
  forgetKeptCards(database)
}

/** Runs what gives a connection its name. @throws AppError `connection-exists` where the name is taken */
function named<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (sqliteCode(cause) !== 'SQLITE_CONSTRAINT_UNIQUE') throw cause
    throw new AppError('connection-exists', { connection: name }, { cause })
  }
}

/**
 * Adds a connection. One that was removed before under the same name and server comes back with its rows.
 *
 * @throws AppError `connection-exists` where the name is taken, in any case of its letters
 */
export function addConnection(database: WritableDatabase, connection: NewConnection): Connection {
  return named(connection.name, () => database.transaction(() => insertOrRevive(database, connection)).immediate())
}

function removedId(database: ReadableDatabase, { name, server }: NewConnection): number | undefined {
  return database
    .prepare('SELECT id FROM connections WHERE name = ? AND server = ? AND is_removed = 1 ORDER BY id DESC LIMIT 1')
    .pluck()
    .get(name, server) as number | undefined
}

/** Rows that came by another clock are to be read anew. */
function noteOtherClock(database: WritableDatabase, id: number, timeZone: string): void {
  const before = database.prepare('SELECT time_zone FROM connections WHERE id = ?').pluck().get(id)
  if (before !== timeZone) noteOutdated(database, id)
}

function insertOrRevive(database: WritableDatabase, connection: NewConnection): Connection {
  const { name, server, baseUrl, timeZone, country = null } = connection
  const removed = removedId(database, connection)
  if (removed !== undefined) {
    noteOtherClock(database, removed, timeZone)
    // What a crash left of its removal must not take it away again.
    endRemoval(database, removed)
  }
  const row =
    removed === undefined
      ? database
          .prepare(
            'INSERT INTO connections (name, server, base_url, time_zone, country, mask) VALUES (?, ?, ?, ?, ?, ?) RETURNING *',
          )
          .get(name, server, baseUrl, timeZone, country ?? USUAL_COUNTRY, policyOf(database).usualMask)
      : database
          .prepare(
            `UPDATE connections SET name = ?, base_url = ?, time_zone = ?, country = coalesce(?, country), is_removed = 0
              WHERE id = ? RETURNING *`,
          )
          .get(name, baseUrl, timeZone, country, removed)
  return connectionOf(database, row as ConnectionRow)
}

/** Whether a connection gets another server, and there are rows of either. */
function changesRows(database: ReadableDatabase, connection: ChangedConnection): boolean {
  const { id, server } = connection
  const before = database.prepare('SELECT server FROM connections WHERE id = ? AND is_removed = 0').pluck().get(id)
  if (before === undefined || before === server) return false
  const held = database
    .prepare('SELECT 1 FROM slices JOIN scopes ON scopes.id = scope_id WHERE connection_id = ? LIMIT 1')
    .get(id)
  return held !== undefined || removedId(database, connection) !== undefined
}

/**
 * Changes a connection; its rows stay with it. At another server the day's limit is not known any more, and rows of two
 * servers are never mixed: where there are some of the server before, they are put aside as if the connection had been
 * removed, and come back with its server. What its user set up for it (schedules, logs, how long rows are kept, the
 * reserve) goes on with the connection.
 *
 * @returns the connection; with another id where rows were put aside
 * @throws AppError `unknown-connection`; `connection-exists` where another one has the name
 */
export function updateConnection(database: WritableDatabase, connection: ChangedConnection): Connection {
  const { id, name, server, baseUrl, timeZone, country = null } = connection
  const update = (): Connection => {
    if (changesRows(database, connection)) {
      const logs = moveLogs(database, id)
      putAside(database, id)
      const moved = insertOrRevive(database, connection)
      moveSettings(database, id, moved.id)
      logs(moved.id)
      return moved
    }
    noteOtherClock(database, id, timeZone)
    const row = database
      .prepare(
        `UPDATE connections SET name = ?, day_limit = iif(server = ?, day_limit, NULL), server = ?, base_url = ?, time_zone = ?,
          country = coalesce(?, country) WHERE id = ? AND is_removed = 0 RETURNING *`,
      )
      .get(name, server, server, baseUrl, timeZone, country, id) as ConnectionRow | undefined
    if (row === undefined) throw new AppError('unknown-connection', { connection: name, known: '–' })
    return connectionOf(database, row)
  }
  return named(name, () => database.transaction(update).immediate())
}

/**
 * What was set up for a connection goes on under its new id. Rules of what is kept hold for the rows that are put
 * aside, too.
 */
function moveSettings(database: WritableDatabase, fromId: number, toId: number): void {
  database
    .prepare(
      `UPDATE schedules SET connection_id = ?, retry_at_ms = NULL, attempts = 0, notice = NULL WHERE connection_id = ?`,
    )
    .run(toId, fromId)
  database
    .prepare(
      `INSERT OR REPLACE INTO retention_rules (connection_id, report_key, months)
        SELECT ?, report_key, months FROM retention_rules WHERE connection_id = ?`,
    )
    .run(toId, fromId)
  database
    .prepare(
      `INSERT INTO quota_facts (connection_id, reserve_percent)
        SELECT ?, reserve_percent FROM quota_facts WHERE connection_id = ? AND reserve_percent IS NOT NULL
        ON CONFLICT DO UPDATE SET reserve_percent = excluded.reserve_percent`,
    )
    .run(toId, fromId)
  database
    .prepare('UPDATE connections SET mask = (SELECT mask FROM connections WHERE id = ?) WHERE id = ?')
    .run(fromId, toId)
  database
    .prepare('INSERT OR REPLACE INTO paid_states SELECT ?, states FROM paid_states WHERE connection_id = ?')
    .run(toId, fromId)
}

/**
 * Takes a connection off the list, and what was still to be fetched for it. Its rows stay until they are erased; its
 * schedules stay switched off, so that nothing runs by itself where it is added again.
 */
export function removeConnection(database: WritableDatabase, connectionId: number): void {
  database
    .transaction(() => {
      putAside(database, connectionId)
      database.prepare('UPDATE schedules SET is_enabled = 0 WHERE connection_id = ?').run(connectionId)
    })
    .immediate()
}

function putAside(database: WritableDatabase, connectionId: number): void {
  database.prepare('UPDATE connections SET is_removed = 1 WHERE id = ?').run(connectionId)
  database.prepare('DELETE FROM unfinished_pulls WHERE connection_id = ?').run(connectionId)
  switchOffLogs(database, connectionId)
}
