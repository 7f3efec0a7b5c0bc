import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

// Which auxiliary states of an operation are paid: time in them counts as worked in the utilisation.

/** The states that are paid, by name; null where nobody has said yet. */
export function paidStatesOf(database: ReadableDatabase, connectionId: number): readonly string[] | null {
  const states = database.prepare('SELECT states FROM paid_states WHERE connection_id = ?').pluck().get(connectionId)
  return states === undefined ? null : (JSON.parse(states as string) as string[])
}

/** Says which states are paid, none of them with an empty list; null: nobody has said. */
export function putPaidStates(
  database: WritableDatabase,
  connectionId: number,
  states: readonly string[] | null,
): void {
  if (states === null) database.prepare('DELETE FROM paid_states WHERE connection_id = ?').run(connectionId)
  else {
    database
      .prepare(
        `INSERT INTO paid_states (connection_id, states) VALUES (?, ?)
          ON CONFLICT DO UPDATE SET states = excluded.states`,
      )
      .run(connectionId, JSON.stringify(states))
  }
}
