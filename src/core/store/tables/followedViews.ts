import type { WritableDatabase } from '../file/databaseTypes.ts'

/**
 * Lets the schedules that keep views have these as they are now: their report, parameters and operation, by which
 * schedules are found. What a view that was removed was of stays with them, so that it can be told.
 */
export function followViews(database: WritableDatabase): void {
  database.exec(
    `UPDATE schedules SET report_key = views.report_key, parameters = views.question ->> '$.parameters',
        connection_id = ifnull(views.connection_id, schedules.connection_id)
      FROM views WHERE views.id = view_id`,
  )
}
