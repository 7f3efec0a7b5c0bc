import type { Statement } from 'better-sqlite3'
import type { FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import type { TimeRange } from '../../shared/time.ts'
import { isNumeric, numberOf } from '../../shared/values.ts'
import type { WritableDatabase } from './database.ts'
import { accentTwin } from './functions.ts'
import { rowsTable, shadowColumn, valueColumn } from './reportTable.ts'
import { identifier, joinSql, sql, type SqlValue } from './sql.ts'
import { encodeValue } from './storedValue.ts'

export type AnswerRecord = Readonly<Record<string, unknown>>

/** What the rows of one answer turned out to be, for the record of their window. */
export interface RowFacts {
  rows: number
  /** Dates of the rows in wall seconds; null while there is none. */
  firstDate: number | null
  lastDate: number | null
  /** Every row carries a date inside the window. */
  isDated: boolean
  /** And the dates never go back. */
  isOrdered: boolean
  readonly extraNames: Set<string>
}

/** Bits of a row id that count the rows of one window. */
const ROW_BITS = 2 ** 24
export const MAX_ROWS_PER_WINDOW = ROW_BITS

/** The first row id that a window may have. */
export function firstRowId(windowId: number): number {
  return windowId * ROW_BITS
}

/** The last row id that a window may have. */
export function lastRowId(windowId: number): number {
  return windowId * ROW_BITS + ROW_BITS - 1
}

/** Statements that one inserter keeps: answers hold few combinations of empty columns, and a made-up one must not fill the memory. */
const MAX_STATEMENTS = 256
/** Columns whose emptiness decides the statement; bits of a small integer. */
const MAX_OPTIONAL = 30

type Insert = Statement<SqlValue[]>

/** The name under which a record has a field: its own, else the first of its other names that is there. */
function nameIn(record: AnswerRecord, { name, otherNames = [] }: FieldDefinition): string | undefined {
  return record[name] === undefined ? otherNames.find((other) => record[other] !== undefined) : name
}

/**
 * Puts records of one window into the report's table, in the order they come.
 *
 * Binding a value costs more than storing it, nulls included, and most shadow columns are null: each combination of null columns gets a
 * statement of its own that names only the others.
 */
export class RowInserter {
  readonly facts: RowFacts = {
    rows: 0,
    firstDate: null,
    lastDate: null,
    isDated: true,
    isOrdered: true,
    extraNames: new Set(),
  }
  readonly #database: WritableDatabase
  readonly #report: ReportDefinition
  readonly #range: TimeRange
  readonly #statements = new Map<number, Insert>()
  readonly #firstRowId: number
  readonly #dateIndex: number
  /** Field names, types and whether they compare by number, in the report's order. */
  readonly #fields: readonly { readonly field: FieldDefinition; readonly isNumeric: boolean }[]
  readonly #values: SqlValue[] = []

  constructor(database: WritableDatabase, report: ReportDefinition, windowId: number, range: TimeRange) {
    this.#database = database
    this.#report = report
    this.#range = range
    this.#firstRowId = firstRowId(windowId)
    this.#dateIndex = report.fields.findIndex((field) => field.name === report.dateField)
    this.#fields = report.fields.map((field) => ({ field, isNumeric: isNumeric(field.type) }))
  }

  /** Inserts one record; its number among the window's rows becomes its place. */
  insert(record: AnswerRecord): void {
    const fields = this.#fields
    const values = this.#values
    values.length = 0
    values.push(this.#firstRowId + this.facts.rows)
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
        shadow = entry.isNumeric ? numberOf(field.type, text) : accentTwin(field.type, text)
      }
      values.push(typeof value === 'string' ? value : encodeValue(value))
      if (index >= MAX_OPTIONAL) values.push(shadow)
      else if (shadow !== null) {
        values.push(shadow)
        optional |= 1 << index
      }
      if (index === this.#dateIndex) date = shadow
    }
    const extra = this.#extraOf(record, known)
    if (extra !== null) {
      values.push(extra)
      optional |= 1 << MAX_OPTIONAL
    }
    this.#statementFor(optional).run(...values)
    this.#noteDate(date as number | null)
    this.facts.rows++
  }

  /** The statement for rows in which just these optional columns hold something (bits as in {@link insert}). */
  #statementFor(optional: number): Insert {
    const known = this.#statements.get(optional)
    if (known !== undefined) return known
    const columns = this.#fields.flatMap(({ field }, index) => {
      const hasShadow = index >= MAX_OPTIONAL || (optional & (1 << index)) !== 0
      return hasShadow ? [valueColumn(field), shadowColumn(field)] : [valueColumn(field)]
    })
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
    const read = new Set(this.#report.fields.map((field) => nameIn(record, field)))
    const entries = Object.entries(record).filter(([name]) => !read.has(name))
    for (const [name] of entries) this.facts.extraNames.add(name)
    return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries))
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
