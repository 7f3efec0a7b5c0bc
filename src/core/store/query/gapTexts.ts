import type { Language } from '../../../shared/language.ts'
import { gapText, gapTextAfter, type LogGap } from '../../../shared/live.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { placeSql, placesSql } from './places.ts'
import type { OpenResult } from './results.ts'
import { sql, type Sql } from '../sql/sql.ts'
import { dateColumn } from '../tables/slices.ts'

/** The column that says before which rows of a result a log has gaps, and at its last row those after it. */
export interface GapTexts {
  /** The expression of the column, beside the rows of `placesSql`. */
  readonly column: Sql
  /** Whether it says nothing: there is no gap, or no row to say it. */
  readonly isEmpty: boolean
}

/**
 * More rows than any result has; with the seconds up to the last one that is told apart (in the year 2106), a number of
 * 62 bits.
 */
const PLACES = integer(2 ** 30)
const LAST_SECOND = integer(2 ** 32 - 1)

/** A whole number as SQL's own: a bound one would be a floating-point number, and so would be what is made of it. */
function integer(value: number): Sql {
  return { text: String(value), values: [] }
}

interface FirstRow {
  /** The end of the last gap before it. */
  gap: number
  place: number
}

/**
 * Finds for each gap the first row after it, in order of dates: one pass over the result's rows inside SQLite, of which
 * none is held. A row that several gaps lie before gets all of them.
 */
function firstRows(database: ReadableDatabase, { source, places, report, total }: OpenResult): readonly FirstRow[] {
  const date = dateColumn(report)
  if (source === undefined || places === undefined || date === undefined) return []
  // The earliest row, and of rows of one second the first in the file: both as one number, so that one minimum finds
  // it.
  const firsts = sql`SELECT gap, first % ${PLACES} AS place FROM (
      SELECT (SELECT max(ends.gap) FROM temp.gap_ends ends WHERE ends.gap < t.${date}) AS gap,
        min(min(max(t.${date}, 0), ${LAST_SECOND}) * ${PLACES} + ${placeSql(places)}) AS first
      ${placesSql(source.table, places)} AND t.${date} IS NOT NULL GROUP BY 1
    ) WHERE gap IS NOT NULL ORDER BY gap`
  return database.prepare(firsts.text).all(...firsts.values, 1, total) as FirstRow[]
}

/**
 * The place of the last row in order of dates, of several the last in the file: no other row could tell of gaps after
 * it.
 */
function lastPlace(database: ReadableDatabase, { source, places, report, total }: OpenResult): number | undefined {
  const date = dateColumn(report)
  if (source === undefined || places === undefined || date === undefined) return undefined
  const last = sql`SELECT ${placeSql(places)} AS place ${placesSql(source.table, places)} AND t.${date} IS NOT NULL
    ORDER BY t.${date} DESC, place DESC LIMIT 1`
  return database
    .prepare(last.text)
    .pluck()
    .get(...last.values, 1, total) as number | undefined
}

/** Makes the column for a result. {@link closeGapTexts} gives back what it holds. */
export function openGapTexts(
  database: ReadableDatabase,
  result: OpenResult,
  gaps: readonly LogGap[],
  language: Language,
): GapTexts {
  closeGapTexts(database)
  database.exec(
    'CREATE TEMP TABLE gap_ends (gap INTEGER PRIMARY KEY); CREATE TEMP TABLE gap_texts (place INTEGER PRIMARY KEY, text)',
  )
  const addEnd = database.prepare('INSERT OR IGNORE INTO temp.gap_ends VALUES (?)')
  for (const { range } of gaps) addEnd.run(range.to)
  const rows = gaps.length === 0 ? [] : firstRows(database, result)
  const addText = database.prepare(
    `INSERT INTO temp.gap_texts VALUES (?, ?) ON CONFLICT DO UPDATE SET text = text || '; ' || excluded.text`,
  )
  let told = 0
  for (const { gap, place } of rows) {
    const before = gaps.slice(told).filter(({ range }) => range.to <= gap)
    told += before.length
    addText.run(place, before.map((each) => gapText(each)[language]).join('; '))
  }
  // A log that was closed in the evening: the day's file must say so, though no row of it follows.
  const after = gaps.slice(told)
  const last = after.length === 0 ? undefined : lastPlace(database, result)
  if (last !== undefined) addText.run(last, after.map((each) => gapTextAfter(each)[language]).join('; '))
  return {
    column:
      result.places === undefined
        ? sql`NULL`
        : sql`(SELECT text FROM temp.gap_texts WHERE place = ${placeSql(result.places)})`,
    isEmpty: rows.length === 0 && last === undefined,
  }
}

/** Gives back what the column of the last result holds. */
export function closeGapTexts(database: ReadableDatabase): void {
  database.exec('DROP TABLE IF EXISTS temp.gap_ends; DROP TABLE IF EXISTS temp.gap_texts')
}
