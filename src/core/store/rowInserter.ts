import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { TimeRange } from '../../shared/time.ts'
import { isNumeric, numberOf } from '../../shared/values.ts'
import type { WritableDatabase } from './database.ts'
import { accentTwin } from './functions.ts'
import { columnsOf, rowsTable } from './reportTable.ts'
import { sql, joinSql, type SqlValue } from './sql.ts'
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

/** Puts records of one window into the report's table, in the order they come. */
export class RowInserter {
  readonly facts: RowFacts = {
    rows: 0,
    firstDate: null,
    lastDate: null,
    isDated: true,
    isOrdered: true,
    extraNames: new Set(),
  }
  readonly #report: ReportDefinition
  readonly #range: TimeRange
  readonly #insert: (...values: SqlValue[]) => unknown
  readonly #firstRowId: number
  readonly #known: ReadonlySet<string>
  readonly #valueOrder: readonly number[]
  readonly #dateIndex: number
  readonly #values: SqlValue[]

  constructor(database: WritableDatabase, report: ReportDefinition, windowId: number, range: TimeRange) {
    this.#report = report
    this.#range = range
    this.#firstRowId = firstRowId(windowId)
    const columns = columnsOf(report)
    const marks = columns.map(() => '?').join(', ')
    const text = sql`INSERT INTO ${rowsTable(report)} (row_id, ${joinSql(columns, ', ')}) VALUES (?, `.text
    const statement = database.prepare<SqlValue[]>(`${text}${marks})`)
    this.#insert = (...values) => statement.run(...values)
    this.#known = new Set(report.fields.flatMap((field) => [field.name, ...(field.otherNames ?? [])]))
    const names = columns.map((column) => column.text)
    this.#valueOrder = report.fields.map((field) => 1 + names.indexOf(`"value:${field.name.replaceAll('"', '""')}"`))
    this.#dateIndex = report.fields.findIndex((field) => field.name === report.dateField)
    this.#values = Array.from({ length: columns.length + 1 }, () => null)
  }

  /** Inserts one record; its number among the window's rows becomes its place. */
  insert(record: AnswerRecord): void {
    const { fields } = this.#report
    const values = this.#values
    values[0] = this.#firstRowId + this.facts.rows
    let known = 0
    let date: number | null = null
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index]
      if (field === undefined) continue
      let value = record[field.name]
      if (value !== undefined) known++
      else {
        for (const other of field.otherNames ?? []) {
          if (record[other] === undefined) continue
          known++
          value ??= record[other]
        }
      }
      let shadow: SqlValue = null
      if (value !== undefined && value !== null && value !== '') {
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        shadow = isNumeric(field.type) ? numberOf(field.type, text) : accentTwin(field.type, text)
      }
      values[1 + index] = shadow
      values[this.#valueOrder[index] ?? 0] = typeof value === 'string' ? value : encodeValue(value)
      if (index === this.#dateIndex) date = shadow as number | null
    }
    values[1 + fields.length] = this.#extraOf(record, known)
    this.#insert(...values)
    this.#noteDate(date)
    this.facts.rows++
  }

  #extraOf(record: AnswerRecord, known: number): string | null {
    let present = 0
    for (const _name in record) present++
    if (present === known) return null
    const entries = Object.entries(record).filter(([name]) => !this.#known.has(name))
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
