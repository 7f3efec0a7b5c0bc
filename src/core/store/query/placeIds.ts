import type Database from 'better-sqlite3'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import type { Sql } from '../sql/sql.ts'
import { letGo } from './letGo.ts'

// Ids of rows that lie in memory, as a table that statements read: `listed_ids(list, first place, last place)` has the
// ids between two places, from 1, in their order. Writing a million of them into a table would take a second.

interface IdLists {
  readonly lists: Map<number, Float64Array>
  last: number
}

const known = new WeakMap<Database.Database, IdLists>()

function listsOf(database: Database.Database): IdLists {
  const lists = known.get(database) ?? { lists: new Map(), last: 0 }
  known.set(database, lists)
  return lists
}

/** Makes `listed_ids` known to a connection. */
export function registerListedIds(database: Database.Database): void {
  const { lists } = listsOf(database)
  database.table('listed_ids', {
    columns: ['row_id', 'place'],
    parameters: ['list', 'first', 'last'],
    *rows(list: unknown, first: unknown, last: unknown) {
      const ids = lists.get(list as number)
      const end = Math.min(last as number, ids?.length ?? 0)
      for (let place = Math.max(1, first as number); place <= end; place++) yield [ids?.[place - 1], place]
    },
  })
}

/** Keeps ids for statements, until {@link forgetIds}: they are nobody else's. @returns the number of the list */
export function keepIds(database: ReadableDatabase, ids: Float64Array): number {
  const own = listsOf(database)
  own.lists.set(++own.last, ids)
  return own.last
}

export function forgetIds(database: ReadableDatabase, list: number): void {
  const { lists } = listsOf(database)
  const ids = lists.get(list)
  if (ids !== undefined) letGo(ids)
  lists.delete(list)
}

/** The place of an id in a list, from 0; undefined where it is not in it. */
export function placeOfId(database: ReadableDatabase, list: number, id: number): number | undefined {
  const place = listsOf(database).lists.get(list)?.indexOf(id) ?? -1
  return place < 0 ? undefined : place
}

/** The ids of a list between two places, which are parameters, as `result` with `row_id` and `place`. */
export function listedIdsSql(list: number): Sql {
  return { text: `listed_ids(${list}, ?, ?) result`, values: [] }
}
