import { isAbout, mentions, type Customer } from '../../../shared/customers.ts'
import type { ScheduleSetup } from '../../../shared/schedules.ts'
import { viewContentSchema } from '../../../shared/views.ts'
import { contentWithoutCustomer } from '../../../shared/viewWithout.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

// What runs by itself may name a customer beside its parameters: in the name and folder of its file, in what it shows
// where that is no view (views are looked through by themselves), and in what it remembers of its last run.

interface ScheduleTexts {
  readonly id: number
  readonly content: string | null
  readonly setup: string
  readonly last_file: string | null
  readonly last_error: string | null
  readonly last_notes: string | null
}

/** What was typed of a file: its other words are the program's own. */
function typedOf(setup: string): unknown {
  const { file } = JSON.parse(setup) as Partial<ScheduleSetup>
  return file === null || file === undefined ? [] : [file.name, file.folder]
}

/** Whether what a schedule shows tells of the customer: in a filter, the search, a measure, or the name of a field. */
function showsCustomer(text: string | null, customer: Customer): boolean {
  const content = viewContentSchema.safeParse(text === null ? null : JSON.parse(text))
  if (!content.success) return text !== null && mentions(customer, text)
  const { by, across } = content.data.summary ?? { by: [], across: null }
  const { columns, sort } = content.data
  if (isAbout(customer, [by, across, columns, sort.map(({ field }) => field)])) return true
  const less = contentWithoutCustomer(content.data, customer)
  return JSON.stringify(less) !== JSON.stringify(content.data)
}

function schedulesOf(database: ReadableDatabase, connectionId: number | null): readonly ScheduleTexts[] {
  return database
    .prepare(
      `SELECT id, content, setup, last_file, last_error, last_notes FROM schedules
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
    if (isAbout(customer, typedOf(schedule.setup)) || showsCustomer(schedule.content, customer)) {
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
