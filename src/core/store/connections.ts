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

export function listConnections(database: ReadableDatabase): readonly Connection[] {
  const rows = database.prepare('SELECT * FROM connections ORDER BY name COLLATE NOCASE').all() as ConnectionRow[]
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    server: row.server,
    baseUrl: row.base_url,
    timeZone: row.time_zone,
  }))
}

/** @throws AppError `connection-exists` where the name is taken, in any case of its letters */
export function addConnection(database: WritableDatabase, connection: NewConnection): Connection {
  try {
    const { lastInsertRowid } = database
      .prepare('INSERT INTO connections (name, server, base_url, time_zone) VALUES (?, ?, ?, ?)')
      .run(connection.name, connection.server, connection.baseUrl, connection.timeZone)
    return { ...connection, id: Number(lastInsertRowid) }
  } catch (cause) {
    if (sqliteCode(cause) !== 'SQLITE_CONSTRAINT_UNIQUE') throw cause
    throw new AppError('connection-exists', { connection: connection.name }, { cause })
  }
}

/** Forgets a connection whose rows were erased before; a connection with rows keeps them under its name. */
export function removeConnection(database: WritableDatabase, connectionId: number): void {
  database
    .transaction(() => {
      database.prepare('DELETE FROM request_ledger WHERE connection_id = ?').run(connectionId)
      database.prepare('DELETE FROM scopes WHERE connection_id = ?').run(connectionId)
      database.prepare('DELETE FROM connections WHERE id = ?').run(connectionId)
    })
    .immediate()
}
