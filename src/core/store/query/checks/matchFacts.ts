import { announcedSlice } from '../../../../shared/announcement.ts'
import type { FoundBy, HeldStretch, HourOfRows, MatchFacts } from '../../../../shared/checks/matchFacts.ts'
import { edgesOf } from '../../../../shared/checks/matchAnswer.ts'
import { dateFieldOf } from '../../../../shared/reports/catalogueLists.ts'
import type { RowSet } from '../../../../shared/query.ts'
import type { RowsThat } from '../../../../shared/reports/roles.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import { SECONDS_PER_HOUR, wall, type WallSeconds } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { storedFieldsOf, valueColumn } from '../../rows/reportTable.ts'
import type { StoredValue } from '../../rows/storedValue.ts'
import { joinSql, sql, type Sql } from '../../sql/sql.ts'
import { gapsOf } from '../../tables/logBook.ts'
import { dateColumn, slicesOf } from '../../tables/slices.ts'
import type { FieldSet } from '../fieldSet.ts'
import { valueSql } from '../filterSql.ts'
import { isSinceLastFetch, missingOf } from '../periodParts.ts'
import { sumsUpOthers } from '../rowCounts.ts'
import { knownRowSet, overRows, type KnownRowSet } from '../rowSet.ts'
import { shownSlices } from '../shortcomings.ts'
import type { Source } from '../source.ts'
import { rowsThatSql } from './quantitySql.ts'

/** Rows come by the million: nobody's wish to stop is asked for each. */
const ROWS_BETWEEN_LOOKS = 10_000
/** A filter of more values is none that anybody looks through. */
const MOST_VALUES = 1_000
/** Rows that are read whole at once. */
const ROWS_PER_READ = 500

/** The values of rows of nobody outside the operation. */
function internalRows(report: ReportDefinition): RowsThat | undefined {
  const field = report.fields.find(({ internalValues }) => internalValues !== undefined)
  return field?.internalValues === undefined ? undefined : { field: field.name, values: field.internalValues }
}

/** Values in any case, as filters compare them. */
function foundBy({ field, values }: RowsThat): FoundBy {
  return { filter: { field, operator: 'in', value: values.join('|') }, isAll: true }
}

/** Some values of a field, as many as a filter is made of. */
class Values {
  readonly #values = new Set<string>()
  #isAll = true

  add(value: string | null): void {
    if (value === null || this.#values.has(value)) return
    if (this.#values.size >= MOST_VALUES) this.#isAll = false
    else this.#values.add(value)
  }

  by(field: string | undefined): FoundBy | null {
    if (field === undefined || this.#values.size === 0) return null
    const value = JSON.stringify([...this.#values])
    return { filter: { field, operator: 'one-of', value }, isAll: this.#isAll }
  }
}

type Mutable = { -readonly [Name in keyof HourOfRows]: HourOfRows[Name] }

/** The hours of the rows, as they come. */
class Hours {
  readonly #hours = new Map<number | null, Mutable>()

  at(second: number | null): Mutable {
    const at = second === null ? null : second - (((second % SECONDS_PER_HOUR) + SECONDS_PER_HOUR) % SECONDS_PER_HOUR)
    const known = this.#hours.get(at)
    if (known !== undefined) return known
    const hour: Mutable = { at: at as WallSeconds | null, rows: 0, totals: 0, internal: 0, copies: 0, further: 0 }
    this.#hours.set(at, hour)
    return hour
  }

  inOrder(): readonly HourOfRows[] {
    return [...this.#hours.values()].toSorted((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity))
  }
}

type MatchRow = readonly [
  rowId: number,
  at: number | null,
  isTotal: number,
  isInternal: number,
  call: string | null,
  date: string | null,
  likeness: string | null,
]

/** What tells most rows apart without reading them whole: rows that differ in it are no copies of one another. */
function likenessSql(fields: FieldSet): Sql {
  const short = fields.report.fields.filter(({ type }) => type !== 'html' && type !== 'longText').slice(0, 6)
  const values = short.map(({ name }) => sql`ifnull(${valueSql(fields, name).key}, '')`)
  return values.length === 0 ? sql`''` : joinSql(values, ' || char(31) || ')
}

/** A number for a text; two texts seldom have the same, and what looks alike by it is read whole. */
function hashOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1234567]
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x5bd1e995)
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0)
}

interface Alike {
  readonly rowId: number
  readonly at: number | null
  readonly call: string | null
  readonly date: string | null
}

/** Of rows that look alike, those that are whole copies of one before them. */
function* copiesAmong(
  database: ReadableDatabase,
  fields: FieldSet,
  source: Source,
  alike: readonly Alike[],
): Generator<Alike> {
  const columns = [...storedFieldsOf(fields.report).map(({ field }) => sql`t.${valueColumn(field)}`), sql`t.extra`]
  const seen = new Set<string>()
  for (let first = 0; first < alike.length; first += ROWS_PER_READ) {
    const some = alike.slice(first, first + ROWS_PER_READ)
    const ids = JSON.stringify(some.map(({ rowId }) => rowId))
    const query = sql`SELECT t.row_id, ${joinSql(columns, ', ')} FROM ${source.table} t
      WHERE t.row_id IN (SELECT value FROM json_each(${ids}))`
    const rows = database
      .prepare(query.text)
      .raw()
      .all(...query.values) as [rowId: number, ...values: StoredValue[]][]
    const wholes = new Map(rows.map(([rowId, ...values]) => [rowId, JSON.stringify(values)]))
    for (const each of some) {
      const whole = wholes.get(each.rowId)
      if (whole === undefined) continue
      if (seen.has(whole)) yield each
      seen.add(whole)
    }
  }
}

/** The stretches of a period that may hold other rows than are here. */
function heldStretches(
  database: ReadableDatabase,
  report: ReportDefinition,
  rows: RowSet,
  now: WallSeconds,
): readonly HeldStretch[] {
  const { range, byDay = false } = rows
  const slices = slicesOf(database, rows)
  const gaps = report.kind === 'live' ? gapsOf(database, rows, range).map((gap) => gap.range) : []
  const holes = range === null || report.kind === 'snapshot' ? [] : missingOf(report, slices, range, byDay)
  const missing = holes.filter(({ from, to }) => from <= now && !gaps.some((gap) => gap.from <= to && from <= gap.to))
  const notFetched = [...gaps, ...missing].map((each): HeldStretch => {
    const isLate = isSinceLastFetch(report, slices, each, now)
    const to = wall(Math.min(each.to, now))
    return { kind: isLate ? 'provisional' : 'not-fetched', range: { from: each.from, to }, missing: null }
  })
  if (report.kind === 'live') return notFetched
  const states = shownSlices({ report, slices, range, byDay }).flatMap((slice): HeldStretch[] => {
    if (slice.state === 'complete') return []
    const { announced } = announcedSlice(slice)
    const missing = slice.state === 'announced' && announced !== null ? announced - slice.rows : null
    return [{ kind: slice.state, range: slice.range, missing }]
  })
  return [...notFetched, ...states]
}

function scan(database: ReadableDatabase, known: KnownRowSet, throwIfCancelled: () => void) {
  const { fieldSet } = known
  const { report } = fieldSet
  const hours = new Hours()
  const [copies, further] = [new Values(), new Values()]
  const callField = report.roles?.interaction
  const dateField = dateFieldOf(report) ?? undefined
  const internal = internalRows(report)
  const edges = known.rowSet.range === null ? [] : edgesOf(known.rowSet.range)
  let atEdges = 0
  overRows(database, known, undefined, ({ source, where }) => {
    const date = source.isDated ? dateColumn(report) : undefined
    const query = sql`SELECT t.row_id,
        ${date === undefined ? sql`NULL` : sql`t.${date}`},
        ${sumsUpOthers(report) ?? sql`0`},
        ${internal === undefined ? sql`0` : rowsThatSql(fieldSet, internal)},
        ${callField === undefined ? sql`NULL` : valueSql(fieldSet, callField).key},
        ${dateField === undefined ? sql`NULL` : valueSql(fieldSet, dateField.name).key},
        ${source.isSummed ? sql`NULL` : likenessSql(fieldSet)}
      FROM ${source.from} WHERE ${where}`
    const calls = new Set<string>()
    const firstOf = new Map<number, Alike>()
    const alike = new Map<number, Alike>()
    let rowsToLook = ROWS_BETWEEN_LOOKS
    for (const row of database
      .prepare(query.text)
      .raw()
      .iterate(...query.values) as IterableIterator<MatchRow>) {
      if (--rowsToLook === 0) {
        throwIfCancelled()
        rowsToLook = ROWS_BETWEEN_LOOKS
      }
      const [rowId, at, isTotal, isInternal, call, dateText, likeness] = row
      const hour = hours.at(at)
      hour.rows++
      if (isTotal === 1) {
        hour.totals++
        continue
      }
      if (at !== null && edges.some(({ from, to }) => at >= from && at <= to)) atEdges++
      if (isInternal === 1) hour.internal++
      const isCall = call !== null && call.trim() !== ''
      if (isCall && calls.has(call)) {
        hour.further++
        further.add(call)
      } else if (isCall) calls.add(call)
      if (likeness === null) continue
      const hash = hashOf(likeness)
      const each = { rowId, at, call: isCall ? call : null, date: dateText }
      const first = firstOf.get(hash)
      if (first === undefined) firstOf.set(hash, each)
      else alike.set(first.rowId, first).set(rowId, each)
    }
    for (const { at, call, date: text } of copiesAmong(database, fieldSet, source, [...alike.values()])) {
      const hour = hours.at(at)
      hour.copies++
      // A copy of a call's row was taken for a further one.
      if (call !== null) hour.further--
      copies.add(callField === undefined ? text : call)
    }
  })
  return {
    hours: hours.inOrder(),
    atEdges,
    copies: copies.by(callField ?? dateField?.name),
    further: further.by(callField),
  }
}

/** What is known of the rows of a period, whatever number they should have: one scan. */
export function matchFactsOf(
  database: ReadableDatabase,
  report: ReportDefinition,
  rows: RowSet,
  now: WallSeconds,
  throwIfCancelled: () => void,
): MatchFacts {
  const known = knownRowSet(database, report, rows)
  const { report: seen } = known.fieldSet
  const { totalRows } = seen
  const internal = internalRows(seen)
  return {
    range: rows.range,
    dateField: dateFieldOf(seen)?.name ?? null,
    held: heldStretches(database, report, rows, now),
    withoutTotals: totalRows === undefined ? null : { field: totalRows.field, operator: '!=', value: totalRows.value },
    totals: totalRows === undefined ? null : foundBy({ field: totalRows.field, values: [totalRows.value] }),
    internal: internal === undefined ? null : foundBy(internal),
    ...scan(database, known, throwIfCancelled),
  }
}
