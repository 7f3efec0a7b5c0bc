import { AppError } from '../../shared/errors.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { sqliteCode } from './sqliteErrors.ts'

/** An operation as its user set it up. Its token is in the keychain, never here. */
export interface Connection {
  readonly id: number
  readonly name: string
  readonly server: string
  /** Where requests go: the operation's own address, or a proxy. Without a slash at the end. */
  readonly baseUrl: string
  /** IANA name of the zone of the operation's wall clock. */
  readonly timeZone: string
}

export type NewConnection = Omit<Connection, 'id'>

interface ConnectionRow {
  id: number
  name: string
  server: string
  base_url: string
  time_zone: string
}

function connectionOf(row: ConnectionRow): Connection {
  return { id: row.id, name: row.name, server: row.server, baseUrl: row.base_url, timeZone: row.time_zone }
}

export function listConnections(database: ReadableDatabase): readonly Connection[] {
  const rows = database.prepare('SELECT * FROM connections WHERE is_removed = 0 ORDER BY name').all() as ConnectionRow[]
  return rows.map(connectionOf)
}

/**
 * Adds a connection. One that was removed before under the same name and server comes back with its rows.
 *
 * @throws AppError `connection-exists` where the name is taken, in any case of its letters
 */
export function addConnection(database: WritableDatabase, connection: NewConnection): Connection {
  const { name, server, baseUrl, timeZone } = connection
  try {
    const row = database
      .transaction(() => {
        const removed = database
          .prepare(
            'SELECT id FROM connections WHERE name = ? AND server = ? AND is_removed = 1 ORDER BY id DESC LIMIT 1',
          )
          .pluck()
          .get(name, server) as number | undefined
        return removed === undefined
          ? database
              .prepare('INSERT INTO connections (name, server, base_url, time_zone) VALUES (?, ?, ?, ?) RETURNING *')
              .get(name, server, baseUrl, timeZone)
          : database
              .prepare(
                'UPDATE connections SET name = ?, base_url = ?, time_zone = ?, is_removed = 0 WHERE id = ? RETURNING *',
              )
              .get(name, baseUrl, timeZone, removed)
      })
      .immediate()
    return connectionOf(row as ConnectionRow)
  } catch (cause) {
    if (sqliteCode(cause) !== 'SQLITE_CONSTRAINT_UNIQUE') throw cause
    throw new AppError('connection-exists', { connection: name }, { cause })
  }
}

/** Takes a connection off the list. Its rows stay until they are erased. */
export function removeConnection(database: WritableDatabase, connectionId: number): void {
  database.prepare('UPDATE connections SET is_removed = 1 WHERE id = ?').run(connectionId)
}
