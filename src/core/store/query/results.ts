import { AppError } from '../../../shared/errors.ts'
import type { Mask } from '../../../shared/masks.ts'
import type { NumberingPlan } from '../../../shared/telephoneCountries.ts'
import { planOfConnection } from '../tables/telephonePlans.ts'
import type { Question, RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { columnNames, type FieldSet } from './fieldSet.ts'
import { orderSql } from './filterSql.ts'
import { closeSource, countSource, type Source } from './source.ts'
import { firstPlaces, type FirstPlacesWish } from './firstPlaces.ts'
import type { AskedOrder, ColumnAnswers } from './columns/columnAnswers.ts'
import {
  blockOrderSql,
  closePlaces,
  placesOfIds,
  placesOfRows,
  placesOfSlices,
  placesSql,
  type Places,
} from './places.ts'
import { closeRows, knownRowSet, openRows } from './rowSet.ts'
import { maskedColumns } from './masks/maskedColumns.ts'
import { selectedColumns } from './selectedColumns.ts'
import { sql, type Sql } from '../sql/sql.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { dateColumn } from '../tables/slices.ts'

/** One row of a result: the values of the columns asked for, in their order. */
export type ResultRow = readonly StoredValue[]

/** A question whose rows are fixed: any block of it is found by its place, whatever is stored meanwhile. */
export interface OpenResult {
  readonly total: number
  /** In the order of `columnNames`. */
  readonly fields: readonly string[]
  readonly fieldSet: FieldSet
  /** Where the question is about a list: that of the list. */
  readonly report: ReportDefinition
  readonly source: Source | undefined
  readonly places: Places | undefined
  /** How its values are masked as they are read; absent: they are not. */
  readonly mask?: Mask | undefined
  /** How its telephones are read: as those of its operation's country. */
  readonly plan: NumberingPlan
}

/** How the rows of a result are brought into their order. */
interface Order extends AskedOrder {
  readonly terms: readonly Sql[]
}

function orderOf(fields: FieldSet, question: Question, source: Source): Order {
  const { isDated, isInOrder } = source
  const keys = orderSql(fields, question.sort)
  const date = isDated ? dateColumn(fields.report) : undefined
  const isBackwards = keys.length === 0 && question.newestFirst === true && date !== undefined
  const asked = { keys: question.sort, isBackwards, isDated, isByDate: isDated && isInOrder }
  if (keys.length === 0 && isInOrder) {
    // Both are keys of their tables, which SQLite walks from the end as well: nothing is sorted.
    return { ...asked, isAsTheyLie: true, terms: isBackwards ? [sql`r.rowid DESC`, sql`t.row_id DESC`] : [] }
  }
  const direction = isBackwards ? sql` DESC` : sql``
  const byDate = date === undefined ? [] : [sql`t.${date} IS NULL`, sql`t.${date}${direction}`]
  return { ...asked, isAsTheyLie: false, terms: [...keys, ...byDate, sql`t.row_id${direction}`] }
}

/** What is shown of an answer before all of its rows are known. */
export interface EarlyRows extends FirstPlacesWish {
  /** Of fewer rows all that fit are found before anybody could look. */
  readonly leastRows: number
  /**
   * @param first the first rows, at least one; it is gone once this returns
   * @param unfilteredTotal rows of the period without filters and search; null where they would have to be counted
   * first
   */
  readonly onFirst: (first: OpenResult, unfilteredTotal: number | null) => void
}

/** What an answer may be made of, or told by, besides a scan. */
export interface AnsweredBy {
  /** Hears of the first rows where it takes long to find all. */
  readonly early?: EarlyRows | undefined
  /** Columns of rows that are kept in memory. */
  readonly columns?: ColumnAnswers | undefined
}

/**
 * The places of all rows that fit; on the way there, where it takes long enough, the first of them are told.
 *
 * @param all finds all of them
 */
function placesOfFitting(
  database: ReadableDatabase,
  result: Omit<OpenResult, 'total' | 'places'> & { readonly source: Source },
  where: Sql,
  order: readonly Sql[],
  early: EarlyRows | undefined,
  all: () => Places,
): Places {
  const { from, uncounted, wholeRows } = result.source
  if (early === undefined || (uncounted === undefined && wholeRows < early.leastRows)) return all()
  const first = firstPlaces(database, from, where, order, early)
  if (first.isAll) return first
  const known = { ...result, total: first.total, places: first }
  if (first.total > 0) early.onFirst(known, uncounted === undefined ? wholeRows : null)
  closePlaces(database, first)
  return all()
}

/**
 * Answers a question by fixing which rows it has, and in which order.
 *
 * OFFSET would walk every row that it skips, and its pages would shift when a refresh commits; fixed places do neither.
 *
 * @throws AppError `unknown-field`, `bad-filter`
 */
export function openResult(
  database: ReadableDatabase,
  report: ReportDefinition,
  question: Question,
  { early, columns }: AnsweredBy = {},
): OpenResult {
  const rowSet = knownRowSet(database, report, question)
  const { fieldSet, conditions } = rowSet
  const { report: asked } = fieldSet
  const shape = {
    fields: columnNames(fieldSet),
    fieldSet,
    report: asked,
    mask: rowSet.rowSet.mask,
    plan: planOfConnection(database, rowSet.rowSet.connectionId),
  }
  orderSql(fieldSet, question.sort)
  const rows = openRows(database, rowSet)
  if (rows === undefined) return { ...shape, total: 0, source: undefined, places: undefined }

  const { source, where } = rows
  const order = orderOf(fieldSet, question, source)
  const unplaced = { ...shape, source }
  const placesOf = (): Places => {
    const { isAsTheyLie, isBackwards, terms } = order
    const ids = columns?.idsOf(rowSet, order)
    if (ids !== undefined) return placesOfIds(database, ids)
    const scanned = (): Places => {
      const found = columns?.scannedIdsOf(rowSet, order)
      return found === undefined ? placesOfRows(database, source.from, where, terms) : placesOfIds(database, found)
    }
    if (!isAsTheyLie) return scanned()
    const known = conditions.length === 0 ? placesOfSlices(database, asked, source.wholeSlices, isBackwards) : undefined
    return known ?? placesOfFitting(database, unplaced, where, terms, early, scanned)
  }
  try {
    const places = placesOf()
    return { ...unplaced, total: places.total, places }
  } catch (cause) {
    closeRows(database, rows)
    throw cause
  }
}

/** How many rows the question of a result is about without its filters and its search. */
export function unfilteredTotal(database: ReadableDatabase, result: OpenResult, { filters, search }: RowSet): number {
  if (result.source === undefined) return 0
  if (filters.length === 0 && search === '') return result.total
  return countSource(database, result.source)
}

/** Gives back what a result holds. */
export function closeResult(database: ReadableDatabase, result: OpenResult): void {
  if (result.source !== undefined) closeSource(database, result.source)
  if (result.places !== undefined) closePlaces(database, result.places)
}

/**
 * The id of the row at a place, from 0.
 *
 * @throws AppError `result-gone` where the result has no such row, or it was replaced since
 */
export function rowIdAt(database: ReadableDatabase, result: OpenResult, place: number): number {
  if (result.source === undefined || result.places === undefined) throw new AppError('result-gone')
  const select = sql`SELECT t.row_id `
  const rowId = database
    .prepare(select.text + placesSql(result.source.table, result.places).text)
    .pluck()
    .get(place + 1, place + 1) as number | undefined
  if (rowId === undefined) throw new AppError('result-gone')
  return rowId
}

/** How named columns of a result are read: masked where they are to be. */
function columnsOf(database: ReadableDatabase, { fieldSet, mask, plan }: OpenResult, names: readonly string[]) {
  return mask === undefined
    ? selectedColumns(fieldSet, names)
    : maskedColumns(database, fieldSet, names, { mask, plan })
}

/**
 * A block of a result's rows.
 *
 * @param offset place of the first row, from 0
 * @throws AppError `result-gone` where rows of the block were replaced since the question was asked
 */
export function readBlock(
  database: ReadableDatabase,
  result: OpenResult,
  names: readonly string[],
  offset: number,
  limit: number,
): readonly ResultRow[] {
  const columns = columnsOf(database, result, names)
  const expected = Math.max(0, Math.min(limit, result.total - offset))
  if (result.source === undefined || result.places === undefined || expected === 0) return []
  const select = sql`SELECT ${columns.select} `
  const places = placesSql(result.source.table, result.places)
  const rows = database
    .prepare(select.text + places.text + blockOrderSql(result.places).text)
    .raw()
    .all(...select.values, offset + 1, offset + expected) as StoredValue[][]
  if (rows.length < expected) throw new AppError('result-gone')
  return rows.map(columns.valuesOf)
}
