import { isAbout, mentions, type Customer } from '../../../shared/customers.ts'
import type { ScheduleSetup } from '../../../shared/schedules.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

// What runs by itself may name a customer beside its parameters: in the name and folder of its file, in the summary
// that this holds, and in what it remembers of its last run.

interface ScheduleTexts {
  readonly id: number
  readonly setup: string
  readonly last_file: string | null
  readonly last_error: string | null
  readonly last_notes: string | null
}

/** What was typed of a setup: its other words are the program's own. */
function typedIn(setup: string): unknown {
  const { file } = JSON.parse(setup) as Partial<ScheduleSetup>
  if (file === null || file === undefined) return []
  const { name, folder, summary } = file
  return [name, folder, summary?.by, summary?.across, summary?.measures]
}

function schedulesOf(database: ReadableDatabase, connectionId: number | null): readonly ScheduleTexts[] {
  return database
    .prepare(
      `SELECT id, setup, last_file, last_error, last_notes FROM schedules
        WHERE ? IS NULL OR connection_id = ?`,
    )
    .all(connectionId, connectionId) as ScheduleTexts[]
}

/**
 * Forgets a customer in schedules: those go that are about them, since what they promise can be kept no longer; others
 * forget what of their last run names them. Runs inside the caller's transaction.
 *
 * @param connectionId null: of all connections
 */
export function forgetInSchedules(database: WritableDatabase, customer: Customer, connectionId: number | null): void {
  const remove = database.prepare('DELETE FROM schedules WHERE id = ?')
  for (const schedule of schedulesOf(database, connectionId)) {
    if (isAbout(customer, typedIn(schedule.setup))) {
      remove.run(schedule.id)
      continue
    }
    for (const column of ['last_file', 'last_error', 'last_notes'] as const) {
      const text = schedule[column]
      if (text === null || !mentions(customer, text)) continue
      database.prepare(`UPDATE schedules SET ${column} = NULL WHERE id = ?`).run(schedule.id)
    }
  }
}
