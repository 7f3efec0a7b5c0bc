import { z } from 'zod'
import {
  viewContentSchema,
  type KeptView,
  type RemovedView,
  type View,
  type ViewContent,
  type ViewQuestion,
} from '../../../shared/views.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { followViews } from './followedViews.ts'

// Named views, in the order in which lists show them. Each has a lasting id: schedules and the home page keep it, so
// that they follow a view through its names. Ids are never used again, and a view that was removed may be put back
// under its own; migration 210 says how to refer to it.

interface ViewRow {
  id: number
  name: string
  place: number
  connection: string
  connection_id: number | null
  report_key: string
  question: string
}

/** What a view asks of its report, as the store keeps it. */
const questionSchema: z.ZodType<ViewQuestion> = z.object({
  parameters: z.record(z.string(), z.string()),
  content: viewContentSchema,
})

/**
 * Views of an operation go by its name of today. One that came in a file goes by the name that it has there, and is of
 * the operation of that name as soon as there is one.
 */
const SELECT = `SELECT views.id, views.name, place, ifnull(connections.name, views.connection) AS connection,
    connections.id AS connection_id, report_key, question
  FROM views LEFT JOIN connections ON is_removed = 0 AND (connections.id = views.connection_id
    OR (views.connection_id IS NULL AND connections.name = views.connection))`

/** What a view shows, out of what the store keeps of it; null where a newer version wrote what this one cannot read. */
export function contentOfQuestion(text: string): ViewContent | null {
  const question = questionSchema.safeParse(JSON.parse(text))
  return question.success ? question.data.content : null
}

/** Undefined where a newer version wrote what this one cannot read: nothing is asked that was not meant. */
function viewOf(row: ViewRow): RemovedView | undefined {
  const question = questionSchema.safeParse(JSON.parse(row.question))
  if (!question.success) return undefined
  const { id, name, place, connection } = row
  return { id, name, place, connection, connectionId: row.connection_id, reportKey: row.report_key, ...question.data }
}

function keptView(row: ViewRow | undefined): KeptView | undefined {
  const view = row === undefined ? undefined : viewOf(row)
  if (view === undefined) return undefined
  const { place: _place, ...kept } = view
  return kept
}

function rowOf(database: ReadableDatabase, id: number): ViewRow | undefined {
  return database.prepare(`${SELECT} WHERE views.id = ?`).get(id) as ViewRow | undefined
}

function idOf(database: ReadableDatabase, name: string): number | undefined {
  return database.prepare('SELECT id FROM views WHERE name = ?').pluck().get(name) as number | undefined
}

/**
 * The views in the order in which lists show them; the newest comes last until it is moved.
 *
 * @param connectionId null: all; else those of a connection, and those of an operation that is not known here
 */
export function listViews(database: ReadableDatabase, connectionId: number | null = null): readonly KeptView[] {
  const rows = database
    .prepare(
      `${SELECT} WHERE :id IS NULL OR views.connection_id IS NULL OR views.connection_id = :id ORDER BY place, views.id`,
    )
    .all({ id: connectionId }) as ViewRow[]
  return rows.flatMap((row) => keptView(row) ?? [])
}

/** A view by its name, to the letter. */
export function findView(database: ReadableDatabase, name: string): KeptView | undefined {
  return keptView(database.prepare(`${SELECT} WHERE views.name = ?`).get(name) as ViewRow | undefined)
}

/** A view by its id; undefined where it was removed, or where a newer version wrote it. */
export function viewById(database: ReadableDatabase, id: number): KeptView | undefined {
  return keptView(rowOf(database, id))
}

function factsOf(view: View): Record<string, string> {
  const { name, connection, reportKey, parameters, content } = view
  return { name, connection, reportKey, question: JSON.stringify({ parameters, content }) }
}

/**
 * Keeps a view, in the place of the one that has its name, which keeps its id.
 *
 * @param isReplacing false: one that has the name stays
 * @returns its id; undefined where the name is taken
 */
export function putView(database: WritableDatabase, view: View, isReplacing: boolean): number | undefined {
  const put = (): number | undefined => {
    if (!isReplacing && idOf(database, view.name) !== undefined) return undefined
    database
      .prepare(
        `INSERT INTO views (name, place, connection_id, connection, report_key, question)
          VALUES (:name, (SELECT ifnull(max(place), 0) + 1 FROM views),
            (SELECT id FROM connections WHERE name = :connection AND is_removed = 0),
            :connection, :reportKey, :question)
          ON CONFLICT (name) DO UPDATE SET connection_id = excluded.connection_id, connection = excluded.connection,
            report_key = excluded.report_key, question = excluded.question`,
      )
      .run(factsOf(view))
    followViews(database)
    return idOf(database, view.name)
  }
  return inTransaction(database, put)
}

/** Keeps something else under a view's name. @returns whether there is such a view */
export function reviseView(database: WritableDatabase, id: number, { parameters, content }: ViewQuestion): boolean {
  const question = JSON.stringify({ parameters, content })
  return inTransaction(database, () => {
    const { changes } = database.prepare('UPDATE views SET question = ? WHERE id = ?').run(question, id)
    followViews(database)
    return changes > 0
  })
}

/** Gives a view another name. @returns whether it has it: not where it is gone, or where another one has the name */
export function renameView(database: WritableDatabase, id: number, name: string): boolean {
  return database.prepare('UPDATE OR IGNORE views SET name = ? WHERE id = ?').run(name, id).changes > 0
}

/**
 * Puts views into an order: they share out among themselves the places that they have, so that all others stay where
 * they are. Ids that there are not are passed over.
 */
export function orderViews(database: WritableDatabase, ids: readonly number[]): void {
  const order = (): void => {
    const known = [...new Set(ids)].flatMap((id) => rowOf(database, id) ?? [])
    const places = known.map(({ place }) => place).toSorted((one, other) => one - other)
    const move = database.prepare('UPDATE views SET place = ? WHERE id = ?')
    for (const [at, { id }] of known.entries()) move.run(places[at], id)
  }
  inTransaction(database, order)
}

/** Removes a view. @returns what puts it back; undefined where there was none, or none that can be read */
export function removeView(database: WritableDatabase, id: number): RemovedView | undefined {
  const remove = (): RemovedView | undefined => {
    const row = rowOf(database, id)
    database.prepare('DELETE FROM views WHERE id = ?').run(id)
    return row === undefined ? undefined : viewOf(row)
  }
  return inTransaction(database, remove)
}

/**
 * Puts a view back that was removed: under its id, at its place.
 *
 * @returns whether it is there; not where its name was taken since
 */
export function putViewBack(database: WritableDatabase, view: RemovedView): boolean {
  const { id, place, connectionId } = view
  const { changes } = database
    .prepare(
      `INSERT OR IGNORE INTO views (id, name, place, connection_id, connection, report_key, question)
        VALUES (:id, :name, :place, (SELECT id FROM connections WHERE id = :connectionId),
          :connection, :reportKey, :question)`,
    )
    .run({ ...factsOf(view), id, place, connectionId })
  return changes > 0
}

function inTransaction<T>(database: WritableDatabase, work: () => T): T {
  return database.inTransaction ? work() : database.transaction(work).immediate()
}
