import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { countRows } from '../../src/core/store/query/counts.ts'
import { whileWanted } from '../../src/core/store/query/wanted.ts'
import { TIME_BUCKETS, type Counting, type Counts, type TimeBucket } from '../../src/shared/counts.ts'
import { AppError } from '../../src/shared/errors.ts'
import { weekday } from '../../src/shared/periods.ts'
import type { Question } from '../../src/shared/query.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { parseDate, wall } from '../../src/shared/time.ts'
import { asked, EXTRA, fields, rows } from '../support/anyRows.ts'
import type { Row } from '../support/connectedStore.ts'
import { bodyOf, makeKnown, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { answerOf, isRefused, valuesOf } from '../support/questionModel.ts'
import { everyType, live, sums } from '../support/reports.ts'
import { serverDate, span } from '../support/times.ts'
import { runs } from '../support/runs.ts'

const PERIOD = span('2025-03-09', '2025-03-11')

const database = openMemoryStore([everyType, live, sums])
afterAll(() => database.close())

function store(rows: readonly Row[]): void {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  makeKnown(database, everyType, EXTRA)
  storeBody(database, everyType, bodyOf(rows), PERIOD)
}

function count(report: ReportDefinition, counting: Counting, wish: Partial<Question> = {}): Counts {
  return countRows(database, { report, question: question(report, wish), counting })
}

/** Where a date lies, worked out with the calendar of JavaScript. */
function bucketOf(row: Row, bucket: TimeBucket | null): number | null {
  const at = typeof row['date'] === 'string' ? parseDate(row['date'].trim())?.at : undefined
  if (at === undefined || bucket === null) return null
  const date = new Date(at * 1000)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  const [hour, minute] = [date.getUTCHours(), date.getUTCMinutes()]
  switch (bucket) {
    case 'minute':
      return Date.UTC(year, month, day, hour, minute) / 1000
    case 'hour':
      return Date.UTC(year, month, day, hour) / 1000
    case 'day':
      return Date.UTC(year, month, day) / 1000
    case 'hour-of-week':
      return ((date.getUTCDay() + 6) % 7) * 24 + hour
  }
}

/** The text by which a value list would count a row. */
function valueOf(row: Row, field: string): string {
  return valuesOf(everyType, [row], field)[0]?.value ?? ''
}

function modelCounts(table: readonly Row[], { bucket, by }: Counting): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const row of table) {
    const key = JSON.stringify([bucketOf(row, bucket), ...by.map((field) => valueOf(row, field))])
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function asMap({ entries }: Counts): ReadonlyMap<string, number> {
  return new Map(entries.map(({ at, values, count }) => [JSON.stringify([at, ...values]), count]))
}

describe('the counts of a question', () => {
  test('are those of a plain count of its rows, by any bucket and any two fields', () => {
    fc.assert(
      fc.property(
        fc.array(rows, { maxLength: 25 }),
        fc.record({
          bucket: fc.constantFrom(null, ...TIME_BUCKETS),
          by: fc.uniqueArray(fc.constantFrom(...fields), { maxLength: 2 }),
        }),
        asked,
        (table, counting, wish) => {
          fc.pre(!wish.filters.some((filter) => isRefused(everyType, filter)))
          store(table)
          const counts = count(everyType, counting, wish)
          expect(asMap(counts)).toEqual(modelCounts(answerOf(everyType, table, { ...wish, sort: [] }), counting))
          expect(counts.isComplete).toBe(true)
          const dates = counts.entries.flatMap(({ at }) => at ?? [])
          expect(dates).toEqual(dates.toSorted((a, b) => a - b))
        },
      ),
      { numRuns: runs(150) },
    )
  })

  test('of a period are those of the rows dated in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: PERIOD.from, max: PERIOD.to }), { maxLength: 30 }),
        fc.integer({ min: PERIOD.from, max: PERIOD.to }),
        fc.nat(200_000),
        (instants, from, length) => {
          const range = { from: wall(from), to: wall(Math.min(from + length, PERIOD.to)) }
          store(instants.map((at) => ({ date: serverDate(at), text: 'x' })))
          const inside = instants.filter((at) => at >= range.from && at <= range.to)
          const { entries } = count(everyType, { bucket: 'hour', by: [] }, { range })
          expect(entries.reduce((sum, entry) => sum + entry.count, 0)).toBe(inside.length)
          expect(new Set(entries.map(({ at }) => at))).toEqual(new Set(inside.map((at) => at - (at % 3600))))
        },
      ),
      { numRuns: runs(60) },
    )
  })

  test('know the hours of the week, also before 1970', () => {
    store([{ date: '2025-03-10 00:00:00' }, { date: '2025-03-09 23:59:59' }, { date: '1969-12-31 23:59:59' }])
    const { entries } = count(everyType, { bucket: 'hour-of-week', by: [] })
    const monday = weekday(span('2025-03-10').from) * 24
    expect(entries).toEqual([
      { at: monday, values: [], count: 1 },
      { at: 2 * 24 + 23, values: [], count: 1 },
      { at: 6 * 24 + 23, values: [], count: 1 },
    ])
    expect(count(everyType, { bucket: 'day', by: [] }).entries[0]?.at).toBe(-86_400)
  })

  test('leave values unnamed that are too long to be names, and count their rows', () => {
    store([{ text: 'x'.repeat(3_000) }, { text: 'y'.repeat(3_000) }, { text: 'z' }])
    expect(count(everyType, { bucket: null, by: ['text'] }).entries).toEqual([
      { at: null, values: [null], count: 2 },
      { at: null, values: ['z'], count: 1 },
    ])
  })

  test('are none where nothing was stored yet, and sums of days have no time', () => {
    expect(count(live, { bucket: 'minute', by: [] })).toEqual({ entries: [], isComplete: true })
    const parameters = { campaign: 'all' }
    for (const day of ['2025-03-09', '2025-03-10']) {
      const scope = { connectionId: 1, reportKey: sums.key, parameters }
      storeBody(database, sums, bodyOf([{ text: 'a', count: '1' }]), span(day), { scope })
    }
    const { entries } = count(sums, { bucket: 'hour', by: ['text'] }, { parameters, range: PERIOD })
    expect(entries).toEqual([{ at: null, values: ['a'], count: 1 }])
  })

  test('of a field that nobody knows are refused', () => {
    expect(() => count(everyType, { bucket: null, by: ['nothing'] })).toThrow(AppError)
  })

  test('end once nobody wants them any more', () => {
    // Row ids of a slice begin at a round number: the first row asks.
    store([{ text: 'a' }])
    const cancelled = new AppError('cancelled')
    const run = (): Counts =>
      whileWanted(
        database,
        () => {
          throw cancelled
        },
        () => count(everyType, { bucket: 'minute', by: ['text'] }),
      )
    expect(run).toThrow()
  })
})
