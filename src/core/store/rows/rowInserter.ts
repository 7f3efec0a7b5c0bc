import type { Statement } from 'better-sqlite3'
import { isDatedByItems } from '../../../shared/reports/catalogueLists.ts'
import { documentedNamesOf, isOfReport } from '../../../shared/reports/catalogueNames.ts'
import type { CustomerKeyKind } from '../../../shared/customers.ts'
import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { isNumeric, numberOf } from '../../../shared/values.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import { extraText } from './extra.ts'
import { keyPartOf, SliceKeys } from '../customers/keys.ts'
import { planOfSlice } from '../tables/telephonePlans.ts'
import { leavesOfField, leavesOfList } from '../customers/leaves.ts'
import { accentTwin } from '../sql/functions.ts'
import { itemCount, itemDates, type ItemDates } from '../query/listValues.ts'
import {
  isListReport,
  lastDateColumn,
  ROW_OF,
  rowsTable,
  shadowColumn,
  storedFieldsOf,
  valueColumn,
} from './reportTable.ts'
import { firstRowId } from './rowIds.ts'
import { identifier, joinSql, sql, type SqlValue } from '../sql/sql.ts'
import { encodeValue } from './storedValue.ts'
import { FieldNames } from '../tables/sliceFields.ts'

export type AnswerRecord = Readonly<Record<string, unknown>>

/** What the rows of one answer turned out to be, for the record of their slice. */
export interface RowFacts {
  rows: number
  /**
   * A row has a field that documents tell of, or they tell of none; else what came is something else than the report.
   */
  isOfReport: boolean
  /** Dates of the rows in wall seconds; null while there is none. */
  firstDate: number | null
  lastDate: number | null
  /** Every row carries a date inside the slice, and it is the date that the server files it by. */
  isDated: boolean
  /** And the dates never go back. */
  isOrdered: boolean
  /** The fields that no document lists. */
  readonly extraNames: FieldNames
  /** Those of the items of lists, by the list's path. */
  extraNamesOfItems: ReadonlyMap<string, FieldNames>
  /** The keys of the customers that they name. */
  readonly keys: SliceKeys
}

/**
 * Statements that one inserter keeps: answers hold few combinations of empty columns, and a made-up one must not fill
 * the memory.
 */
const MAX_STATEMENTS = 256
/** Columns whose emptiness decides the statement; bits of a small integer. */
const MAX_OPTIONAL = 30

/** UTF-16 code units of what stands beside a list of rows that each of them gets. */
const MOST_BESIDES = 64 * 1024

type Insert = Statement<SqlValue[]>

/** Where the dates of a record's items stand. */
interface ItemDatePlace {
  readonly field: FieldDefinition
  readonly list: string
  readonly path: readonly string[]
}

function itemDatePlace(report: ReportDefinition): ItemDatePlace | undefined {
  const field = storedFieldsOf(report).find(({ kind }) => kind === 'date')?.field
  if (field === undefined) return undefined
  const [list = '', ...path] = field.name.split('.')
  return { field, list, path }
}

/**
 * The name under which a record has a field: its own, else the first of its other names that is there; undefined where
 * it has none.
 */
export function nameIn(record: AnswerRecord, { name, otherNames = [] }: FieldDefinition): string | undefined {
  return record[name] === undefined ? otherNames.find((other) => record[other] !== undefined) : name
}

/**
 * Puts records of one slice into the report's table, in the order they come.
 *
 * Binding a value costs more than storing it, nulls included, and most shadow columns are null: each combination of
 * null columns gets a statement of its own that names only the others.
 */
export class RowInserter {
  readonly facts: RowFacts
  readonly #database: WritableDatabase
  readonly #report: ReportDefinition
  readonly #range: TimeRange
  readonly #statements = new Map<number, Insert>()
  readonly #firstRowId: number
  readonly #dateIndex: number
  /** Field names, types and whether they compare by number, in the report's order. */
  readonly #fields: readonly {
    readonly field: FieldDefinition
    readonly isNumeric: boolean
    readonly keyPart: CustomerKeyKind | undefined
  }[]
  readonly #lists: readonly { readonly field: FieldDefinition; readonly list: ListDefinition | undefined }[]
  readonly #isOfItems: boolean
  readonly #itemDate: ItemDatePlace | undefined
  readonly #values: SqlValue[] = []
  readonly #timeZone: string

  /**
   * @param timeZone the operation's own, whose clock dates are turned to where they name another
   * @param firstPlace the place of the first row in the slice: behind those that it has already
   */
  constructor(
    database: WritableDatabase,
    report: ReportDefinition,
    sliceId: number,
    range: TimeRange,
    timeZone: string,
    firstPlace = 0,
  ) {
    this.facts = {
      rows: 0,
      isOfReport: false,
      firstDate: null,
      lastDate: null,
      isDated: true,
      isOrdered: true,
      extraNames: new FieldNames(),
      extraNamesOfItems: new Map(),
      keys: new SliceKeys(planOfSlice(database, sliceId)),
    }
    this.#timeZone = timeZone
    this.#database = database
    this.#report = report
    this.#range = range
    this.#firstRowId = firstRowId(sliceId) + firstPlace
    this.#dateIndex = report.fields.findIndex((field) => field.name === report.dateField)
    this.#isOfItems = isListReport(report)
    this.#fields = report.fields.map((field) => ({
      field,
      isNumeric: isNumeric(field.type),
      // Items are found by the row that they stand in.
      keyPart: this.#isOfItems ? undefined : keyPartOf(field),
    }))
    this.#lists = storedFieldsOf(report).flatMap(({ field, kind }) =>
      kind === 'list' ? [{ field, list: report.lists?.find(({ name }) => name === field.name) }] : [],
    )
    this.#itemDate = itemDatePlace(report)
    this.facts.isOfReport = !documentedNamesOf(report).isKnown
    // A slice is cut by its rows' dates only where the server files them by these.
    if (report.filedByOtherDate === true || isDatedByItems(report)) this.facts.isDated = false
  }

  /** The id of the row that was inserted last. */
  get lastRowId(): number {
    return this.#firstRowId + this.facts.rows - 1
  }

  /**
   * Inserts one record; its number among the slice's rows becomes its place.
   *
   * @param rowOf items of a list: the id of the row that they stand in
   */
  insert(record: AnswerRecord, rowOf = 0): void {
    const fields = this.#fields
    const values = this.#values
    values.length = 0
    values.push(this.#firstRowId + this.facts.rows)
    if (this.#isOfItems) values.push(rowOf)
    let known = 0
    let date: SqlValue = null
    let optional = 0
    for (let index = 0; index < fields.length; index++) {
      const entry = fields[index]
      if (entry === undefined) continue
      const { field } = entry
      let value = record[field.name]
      if (value !== undefined) known++
      else if (field.otherNames !== undefined) {
        value = record[nameIn(record, field) ?? field.name]
        if (value !== undefined) known++
      }
      let shadow: SqlValue = null
      if (value !== undefined && value !== null && value !== '') {
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        shadow = entry.isNumeric ? numberOf(field.type, text, this.#timeZone) : accentTwin(field.type, text)
        if (entry.keyPart !== undefined) this.facts.keys.addValue(entry.keyPart, text, this.facts.rows)
      }
      values.push(typeof value === 'string' ? value : encodeValue(value))
      if (index >= MAX_OPTIONAL) values.push(shadow)
      else if (shadow !== null) {
        values.push(shadow)
        optional |= 1 << index
      }
      if (index === this.#dateIndex) date = shadow
    }
    for (const { field, list } of this.#lists) {
      const value = record[field.name]
      if (value !== undefined) known++
      if (!this.#isOfItems) for (const leaf of leavesOfList(list, value)) this.facts.keys.addLeaf(leaf, this.facts.rows)
      values.push(typeof value === 'string' ? value : encodeValue(value), itemCount(value))
    }
    if (this.#itemDate !== undefined) {
      const dates = this.#datesOf(record, this.#itemDate)
      values.push(dates?.text ?? null, dates?.first ?? null, dates?.last ?? null)
      date = dates?.first ?? null
    }
    const extra = this.#extraOf(record, known)
    if (extra !== null) {
      values.push(extra)
      optional |= 1 << MAX_OPTIONAL
    }
    this.#statementFor(optional).run(...values)
    this.#noteDate(date as number | null)
    this.facts.isOfReport ||= isOfReport(this.#report, record)
    this.facts.rows++
  }

  /**
   * Adds fields to every row so far, to the first alone where they are more than some pages; where a row has one of
   * them itself, it keeps its own.
   *
   * @param fields a JSON object
   */
  addToRows(fields: string): void {
    const { rows, extraNames } = this.facts
    // So much would fill the disk if every row had it.
    const count = fields.length > MOST_BESIDES ? Math.min(rows, 1) : rows
    const update = sql`UPDATE ${rowsTable(this.#report)} SET extra = extra_with(extra, ${fields})
      WHERE row_id BETWEEN ${this.#firstRowId} AND ${this.#firstRowId + count - 1}`
    this.#database.prepare(update.text).run(...update.values)
    for (const name of Object.keys(JSON.parse(fields) as object)) extraNames.add(name)
    this.facts.keys.isOutdated = true
  }

  /** The statement for rows in which just these optional columns hold something (bits as in {@link insert}). */
  #statementFor(optional: number): Insert {
    const known = this.#statements.get(optional)
    if (known !== undefined) return known
    const columns = this.#fields.flatMap(({ field }, index) => {
      const hasShadow = index >= MAX_OPTIONAL || (optional & (1 << index)) !== 0
      return hasShadow ? [valueColumn(field), shadowColumn(field)] : [valueColumn(field)]
    })
    if (this.#isOfItems) columns.unshift(ROW_OF)
    for (const { field } of this.#lists) columns.push(valueColumn(field), shadowColumn(field))
    if (this.#itemDate !== undefined) {
      const { field } = this.#itemDate
      columns.push(valueColumn(field), shadowColumn(field), lastDateColumn(field))
    }
    if ((optional & (1 << MAX_OPTIONAL)) !== 0) columns.push(identifier('extra'))
    const text = sql`INSERT INTO ${rowsTable(this.#report)} (row_id, ${joinSql(columns, ', ')}) VALUES (?, `.text
    const insert = this.#database.prepare<SqlValue[]>(`${text}${columns.map(() => '?').join(', ')})`)
    if (this.#statements.size >= MAX_STATEMENTS) this.#statements.clear()
    this.#statements.set(optional, insert)
    return insert
  }

  #extraOf(record: AnswerRecord, known: number): string | null {
    let present = 0
    for (const _name in record) present++
    if (present === known) return null
    const read = new Set([
      ...this.#report.fields.map((field) => nameIn(record, field)),
      ...this.#lists.map(({ field }) => field.name),
    ])
    const entries = Object.entries(record).filter(([name]) => !read.has(name))
    const { keys, extraNames, rows } = this.facts
    for (const [name, value] of entries) {
      extraNames.add(name)
      if (!this.#isOfItems) for (const leaf of leavesOfField(this.#report, name, value)) keys.addLeaf(leaf, rows)
    }
    return entries.length === 0 ? null : extraText(entries)
  }

  #datesOf(record: AnswerRecord, { field, list, path }: ItemDatePlace): ItemDates | undefined {
    return itemDates(record[list], path, field.type, this.#timeZone)
  }

  #noteDate(date: number | null): void {
    const { facts } = this
    if (date === null || date < this.#range.from || date > this.#range.to) facts.isDated = false
    if (date === null) {
      facts.isOrdered = false
      return
    }
    if (facts.lastDate !== null && date < facts.lastDate) facts.isOrdered = false
    facts.firstDate = facts.firstDate === null ? date : Math.min(facts.firstDate, date)
    facts.lastDate = facts.lastDate === null ? date : Math.max(facts.lastDate, date)
  }
}
