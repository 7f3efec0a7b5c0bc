import { CHANGED_AT, EARLIER_STATES } from '../../../shared/reports/catalogueEvents.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { formatDay, formatTimeOfDay, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { parseFaithfully } from '../../../shared/faithfulJson.ts'
import { isNumeric } from '../../../shared/values.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { itemCount } from '../query/listValues.ts'
import { numberColumn, rowsTable, shadowColumn, storedFieldsOf, valueColumn } from './reportTable.ts'
import { ofSlice, sliceOfRow, sliceOfRowSql } from './rowIds.ts'
import type { RowFacts } from './rowInserter.ts'
import { identifier, joinSql, sql, type Sql } from '../sql/sql.ts'
import { decodeValue, encodeValue, type StoredValue } from './storedValue.ts'
import { refreshNames } from '../tables/sliceFields.ts'
import { dateColumn, recount, rememberPlaces } from '../tables/slices.ts'

// Rows of a log that come again with the next poll: the same to the letter, or the same event of which the server tells
// something else now.

/** What of a poll says which rows of its log it may bring again. */
export interface PollPlace {
  readonly sliceId: number
  readonly seen: readonly TimeRange[]
  /** When the request was sent, on the operation's wall clock. */
  readonly at: WallSeconds
  /** Newer polls came before it: what the log has of an event is taken for newer than what this one tells of it. */
  readonly isLate?: boolean
}

/** What came of the rows that the log knew. */
export interface KnownRows {
  /** Rows of the answer that are gone from it, as the log has them. */
  readonly repeated: number
  /** Rows of the log whose places rows of the answer take that tell something else of their event. */
  readonly replaced: readonly number[]
}

/** The numbers of an event's name stand behind what is stored as it was sent. */
type RawRow = [rowId: number, ...values: (StoredValue | number)[]]

/** A row of the log or of an answer. */
interface LogRow {
  readonly rowId: number
  /** The row as a text: the same for equal rows alone. What the log keeps beside what the server sent is not in it. */
  readonly content: string
  /** What names its event; undefined where rows have no names, or this one lacks a part of it. */
  readonly event: string | undefined
  readonly values: readonly StoredValue[]
}

function isSame(a: StoredValue | undefined, b: StoredValue | undefined): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0
  return a === b
}

/** Reads rows of a report as a log compares them. */
class LogRows {
  readonly #database: ReadableDatabase
  readonly #report: ReportDefinition
  /** What the server sends; behind their values stand the undocumented fields, then what the log keeps itself. */
  readonly #sent: readonly FieldDefinition[]
  readonly #kept: FieldDefinition | undefined
  /** Places of the values that name an event. */
  readonly #eventPlaces: readonly number[]
  /** Those of them that compare by a number, in the order in which their numbers come behind all values. */
  readonly #numberPlaces: readonly number[]

  constructor(database: ReadableDatabase, report: ReportDefinition) {
    const { eventFields = [] } = report
    const stored = storedFieldsOf(report).map(({ field }) => field)
    const isKept = ({ name }: FieldDefinition): boolean => eventFields.length > 0 && name === EARLIER_STATES
    this.#database = database
    this.#report = report
    this.#sent = stored.filter((field) => !isKept(field))
    this.#kept = stored.find(isKept)
    this.#eventPlaces = eventFields.map((name) => this.#sent.findIndex((field) => field.name === name))
    this.#numberPlaces = this.#eventPlaces.filter((place) => isNumeric(this.#sent[place]?.type ?? 'text'))
  }

  get haveEvents(): boolean {
    return this.#kept !== undefined
  }

  /** Whether a row has fields that no document lists. */
  hasMore({ values }: LogRow): boolean {
    return (values[this.#sent.length] ?? null) !== null
  }

  *where(condition: Sql): Generator<LogRow> {
    const kept = this.#kept === undefined ? [] : [valueColumn(this.#kept)]
    const numbers = this.#numberPlaces.flatMap((place) => this.#sent[place] ?? []).map(numberColumn)
    const columns = joinSql([...this.#sent.map(valueColumn), identifier('extra'), ...kept, ...numbers], ', ')
    const query = sql`SELECT row_id, ${columns} FROM ${rowsTable(this.#report)} WHERE ${condition}`
    const rows = this.#database
      .prepare(query.text)
      .raw()
      .iterate(...query.values) as Iterable<RawRow>
    for (const [rowId, ...values] of rows) {
      const numbers = values.splice(values.length - this.#numberPlaces.length) as (number | null)[]
      const stored = values as StoredValue[]
      yield { rowId, content: this.#contentOf(stored), event: this.#eventOf(stored, numbers), values: stored }
    }
  }

  /** Whether two rows of one event tell the same of it, be its name written otherwise. */
  tellTheSame(a: LogRow, b: LogRow): boolean {
    const places = Array.from({ length: this.#sent.length + 1 }, (_, place) => place)
    return places.every((place) => this.#eventPlaces.includes(place) || isSame(a.values[place], b.values[place]))
  }

  #contentOf(values: readonly StoredValue[]): string {
    let content = ''
    for (let index = 0; index <= this.#sent.length; index++) {
      const value = values[index] as StoredValue
      if (typeof value === 'string') content += `"${value.length}:${value}`
      else content += value === null ? '-' : `{${value.length}:${Buffer.from(value).toString('latin1')}`
    }
    return content
  }

  /**
   * Parts of a name are what they say, however a server writes them at a time: a date with its zone or in the
   * operation's own clock, an identifier as a text or as a number.
   */
  #eventOf(values: readonly StoredValue[], numbers: readonly (number | null)[]): string | undefined {
    if (this.#eventPlaces.length === 0) return undefined
    const names = this.#eventPlaces.map((place) => {
      const value = decodeValue(values[place] ?? null)
      const text = typeof value === 'string' ? value.trim() : value === undefined ? '' : JSON.stringify(value)
      return numbers[this.#numberPlaces.indexOf(place)] ?? text
    })
    return names.every((name) => name !== '' && name !== 'null') ? JSON.stringify(names) : undefined
  }

  /**
   * The earlier states of an event whose state `next` takes the place of `old`: what `old` told, then what it kept.
   * What names the event is among it only where it was written otherwise.
   *
   * @param at when that was seen, on the operation's wall clock; undefined where nobody knows
   */
  historyWith(old: LogRow, next: LogRow, at: WallSeconds | undefined): readonly unknown[] {
    const extra = old.values[this.#sent.length]
    const state: Record<string, unknown> = typeof extra === 'string' ? { ...(parseFaithfully(extra) as object) } : {}
    for (const [place, { name }] of this.#sent.entries()) {
      const value = decodeValue(old.values[place] ?? null)
      if (value === undefined || (this.#eventPlaces.includes(place) && isSame(old.values[place], next.values[place])))
        continue
      state[name] = value
    }
    const earlier = decodeValue(old.values[this.#sent.length + 1] ?? null)
    const changed = at === undefined ? {} : { [CHANGED_AT]: `${formatDay(at)} ${formatTimeOfDay(at)}` }
    return [{ ...changed, ...state }, ...(Array.isArray(earlier) ? (earlier as readonly unknown[]) : [])]
  }

  /** Writes what earlier answers told of a row's event beside the row. Runs inside the caller's transaction. */
  keepHistory(database: WritableDatabase, rowId: number, history: readonly unknown[]): void {
    if (this.#kept === undefined) return
    const keep = sql`UPDATE ${rowsTable(this.#report)} SET ${valueColumn(this.#kept)} = ${encodeValue(history)},
      ${shadowColumn(this.#kept)} = ${itemCount(history)} WHERE row_id = ${rowId}`
    database.prepare(keep.text).run(...keep.values)
  }
}

/** Rows of the log that may be in this answer too, by their dates: two clocks need not agree. */
function* knownRows(
  database: ReadableDatabase,
  report: ReportDefinition,
  rows: LogRows,
  scopeId: number,
  poll: PollPlace,
  facts: RowFacts,
): Generator<LogRow> {
  const date = dateColumn(report)
  if (date !== undefined && facts.firstDate !== null) {
    // Date by date: one row with a date of long ago must not have the whole log read.
    const answered = sql`SELECT ${date} FROM ${rowsTable(report)} WHERE ${ofSlice(poll.sliceId)} AND ${date} IS NOT NULL`
    const ofLog = sql`${sliceOfRowSql()} IN (SELECT id FROM slices WHERE scope_id = ${scopeId} AND state <> 'incoming')`
    yield* rows.where(sql`${date} IN (${answered}) AND ${ofLog}`)
  }
  const from = Math.min(poll.at, ...poll.seen.map((range) => range.from))
  const recent = database
    .prepare(`SELECT id FROM slices WHERE scope_id = ? AND state <> 'incoming' AND range_to >= ?`)
    .pluck()
    .all(scopeId, from) as number[]
  const isUndated = date === undefined ? sql`TRUE` : sql`${date} IS NULL`
  for (const id of recent) yield* rows.where(sql`${ofSlice(id)} AND ${isUndated}`)
}

function grouped(rows: Iterable<LogRow>, keyOf: (row: LogRow) => string | undefined): Map<string, LogRow[]> {
  const groups = new Map<string, LogRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = key === undefined ? undefined : groups.get(key)
    if (group !== undefined) group.push(row)
    else if (key !== undefined) groups.set(key, [row])
  }
  return groups
}

/**
 * Settles which rows of a poll's answer the log has. Two rows in one answer are two events whatever they hold, so rows
 * are counted: of each content, and then of each event, the log ends with the larger number of what it had and what the
 * answer has.
 *
 * Rows that the log has to the letter go from the answer. Where it knows an event by what the server told before, the
 * answer's row takes that one's place under an id of its own, so that a result that is still open shows no other row
 * than it found, and keeps what was told before. Runs inside the caller's transaction; the answer's facts are the
 * caller's to correct.
 */
export function mergeKnownRows(
  database: WritableDatabase,
  report: ReportDefinition,
  scopeId: number,
  poll: PollPlace,
  facts: RowFacts,
): KnownRows {
  if (facts.rows === 0) return { repeated: 0, replaced: [] }
  const rows = new LogRows(database, report)
  const known = grouped(knownRows(database, report, rows, scopeId, poll, facts), ({ content }) => content)
  if (known.size === 0) return { repeated: 0, replaced: [] }
  const repeated: number[] = []
  const news: LogRow[] = []
  for (const row of rows.where(sql`${ofSlice(poll.sliceId)} ORDER BY row_id`)) {
    if (known.get(row.content)?.shift() !== undefined) repeated.push(row.rowId)
    else if (rows.haveEvents) news.push(row)
  }
  const remove = database.prepare(sql`DELETE FROM ${rowsTable(report)} WHERE row_id = ?`.text)
  for (const rowId of repeated) remove.run(rowId)
  const left = grouped([...known.values()].flat(), ({ event }) => event)
  const replaced: LogRow[] = []
  for (const row of news) {
    const old = row.event === undefined ? undefined : left.get(row.event)?.shift()
    if (old === undefined) continue
    if (poll.isLate === true || rows.tellTheSame(old, row)) {
      remove.run(row.rowId)
      repeated.push(row.rowId)
      continue
    }
    rows.keepHistory(database, row.rowId, rows.historyWith(old, row, poll.at))
    replaced.push(old)
  }
  removeReplaced(database, report, rows, replaced)
  return { repeated: repeated.length, replaced: replaced.map(({ rowId }) => rowId) }
}

/** Takes rows out of the log whose places others took. What is known of a day's rows is not counted anew for a few. */
function removeReplaced(
  database: WritableDatabase,
  report: ReportDefinition,
  rows: LogRows,
  replaced: readonly LogRow[],
): void {
  const remove = database.prepare(sql`DELETE FROM ${rowsTable(report)} WHERE row_id = ?`.text)
  const lose = database.prepare('UPDATE slices SET row_count = row_count - ? WHERE id = ?')
  for (const [id, gone] of Map.groupBy(replaced, ({ rowId }) => sliceOfRow(rowId))) {
    rememberPlaces(database, report, id)
    for (const { rowId } of gone) remove.run(rowId)
    lose.run(gone.length, id)
    if (gone.some((row) => rows.hasMore(row))) refreshNames(database, report, id)
  }
}

/**
 * Brings a log that was kept before its events had names to what it would be: of rows of one event that differ, each
 * came with another poll, and the last is the newest. Where equal ones are among them, what came together cannot be
 * told, and all stay. Runs inside the caller's transaction.
 */
export function nameEvents(database: WritableDatabase, report: ReportDefinition): void {
  const date = dateColumn(report)
  const rows = new LogRows(database, report)
  if (date === undefined || !rows.haveEvents) return
  const scopes = new Map(
    database
      .prepare(`SELECT slices.id, scope_id FROM slices JOIN scopes ON scopes.id = scope_id WHERE report_key = ?`)
      .raw()
      .all(report.key) as [number, number][],
  )
  const several = database
    .prepare(
      sql`SELECT ${date} FROM ${rowsTable(report)} WHERE ${date} IS NOT NULL GROUP BY 1 HAVING count(*) > 1`.text,
    )
    .pluck()
    .all() as number[]
  const remove = database.prepare(sql`DELETE FROM ${rowsTable(report)} WHERE row_id = ?`.text)
  const sliceIds = new Set<number>()
  for (const at of several) {
    const events = grouped(rows.where(sql`${date} = ${at} ORDER BY row_id`), ({ event, rowId }) =>
      event === undefined ? undefined : `${scopes.get(sliceOfRow(rowId)) ?? ''} ${event}`,
    )
    for (const states of events.values()) {
      const newest = states.at(-1)
      if (newest === undefined || states.length < 2) continue
      if (new Set(states.map(({ content }) => content)).size < states.length) continue
      const older = states.slice(0, -1)
      const history = older
        .map((old, place) => rows.historyWith(old, states[place + 1] ?? newest, undefined))
        .toReversed()
        .flat()
      rows.keepHistory(database, newest.rowId, history)
      for (const { rowId } of older) {
        const id = sliceOfRow(rowId)
        if (!sliceIds.has(id)) rememberPlaces(database, report, id)
        sliceIds.add(id)
        remove.run(rowId)
      }
    }
  }
  for (const id of sliceIds) recount(database, report, id)
}
