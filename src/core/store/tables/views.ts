import { z } from 'zod'
import { viewContentSchema, type View } from '../../../shared/views.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

// Named views, in the order in which lists show them.

interface ViewRow {
  name: string
  connection: string
  report_key: string
  question: string
}

/** What a view asks of its report, as the store keeps it. */
const questionSchema = z.object({ parameters: z.record(z.string(), z.string()), content: viewContentSchema })

/** Views of an operation go by its name of today; one that came in a file by the name that it has there. */
const SELECT = `SELECT views.name, ifnull(connections.name, views.connection) AS connection, report_key, question
  FROM views LEFT JOIN connections ON connections.id = connection_id AND is_removed = 0`

/** Undefined where a newer version wrote what this one cannot read: nothing is asked that was not meant. */
function viewOf(row: ViewRow): View | undefined {
  const question = questionSchema.safeParse(JSON.parse(row.question))
  if (!question.success) return undefined
  return { name: row.name, connection: row.connection, reportKey: row.report_key, ...question.data }
}

/**
 * The views in the order in which they were made.
 *
 * @param connectionId null: all; else those of a connection, and those of an operation that is not known here
 */
export function listViews(database: ReadableDatabase, connectionId: number | null = null): readonly View[] {
  const rows = database
    .prepare(`${SELECT} WHERE :id IS NULL OR connection_id IS NULL OR connection_id = :id ORDER BY place`)
    .all({ id: connectionId }) as ViewRow[]
  return rows.flatMap((row) => viewOf(row) ?? [])
}

/** A view by its name, to the letter. */
export function findView(database: ReadableDatabase, name: string): View | undefined {
  const row = database.prepare(`${SELECT} WHERE views.name = ?`).get(name) as ViewRow | undefined
  return row === undefined ? undefined : viewOf(row)
}

/**
 * Keeps a view, in the place of the one that has its name.
 *
 * @param isReplacing false: one that has the name stays
 * @returns whether it was kept
 */
export function putView(database: WritableDatabase, view: View, isReplacing: boolean): boolean {
  const put = (): boolean => {
    const isTaken = database.prepare('SELECT 1 FROM views WHERE name = ?').get(view.name) !== undefined
    if (isTaken && !isReplacing) return false
    database
      .prepare(
        `INSERT INTO views (name, place, connection_id, connection, report_key, question)
          VALUES (:name, (SELECT ifnull(max(place), 0) + 1 FROM views),
            (SELECT id FROM connections WHERE name = :connection AND is_removed = 0),
            :connection, :reportKey, :question)
          ON CONFLICT (name) DO UPDATE SET connection_id = excluded.connection_id, connection = excluded.connection,
            report_key = excluded.report_key, question = excluded.question`,
      )
      .run({
        name: view.name,
        connection: view.connection,
        reportKey: view.reportKey,
        question: JSON.stringify({ parameters: view.parameters, content: view.content }),
      })
    return true
  }
  return database.inTransaction ? put() : database.transaction(put).immediate()
}

/** Removes a view. @returns whether there was one */
export function removeView(database: WritableDatabase, name: string): boolean {
  return database.prepare('DELETE FROM views WHERE name = ?').run(name).changes > 0
}
