import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { orderBy, type Places } from './places.ts'
import { sql, type Sql } from '../sql/sql.ts'
import { temporaryName } from '../sql/temporaryName.ts'
import { whileWanted } from './wanted.ts'

/** The first places of an answer. */
export type FirstPlaces = Places & {
  /** There are no others: the answer is whole. */
  readonly isAll: boolean
}

export interface FirstPlacesWish {
  /** So many places are enough. */
  readonly most: number
  /** So long they are looked for, in milliseconds. */
  readonly budgetMs: number
}

class TimeIsUp extends Error {}

/**
 * The places of the first rows that fit, looked for so long and no longer: what is shown until all of them are known.
 * Rows that are to be sorted have no first ones before the last is found: `from` must give them in their order.
 *
 * @param order nothing, or an order in which SQLite walks `from` without sorting
 * @throws what the surrounding `whileWanted` throws
 */
export function firstPlaces(
  database: ReadableDatabase,
  from: Sql,
  where: Sql,
  order: readonly Sql[],
  { most, budgetMs }: FirstPlacesWish,
): FirstPlaces {
  const query = sql`SELECT t.row_id FROM ${from} WHERE ${where} ${orderBy(order)} LIMIT ${most}`
  const untilMs = performance.now() + budgetMs
  const throwIfOver = (): void => {
    if (performance.now() > untilMs) throw new TimeIsUp()
  }
  const ids: number[] = []
  let isWhole = true
  try {
    whileWanted(database, throwIfOver, () => {
      const found = database.prepare(query.text).pluck()
      for (const id of found.iterate(...query.values)) ids.push(id as number)
    })
  } catch (cause) {
    if (!(cause instanceof TimeIsUp)) throw cause
    isWhole = false
  }
  const table = temporaryName('result')
  database.exec(sql`CREATE TEMP TABLE ${table} (row_id INTEGER)`.text)
  const insert = database.prepare(sql`INSERT INTO ${table} VALUES (?)`.text)
  for (const id of ids) insert.run(id)
  return { kind: 'rows', table, total: ids.length, isAll: isWhole && ids.length < most }
}
