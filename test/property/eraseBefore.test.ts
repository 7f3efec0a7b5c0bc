import fc from 'fast-check'
import { afterAll, assert, expect, test } from 'vitest'
import { countRows, eraseRows } from '../../src/core/store/erasing/erase.ts'
import { ProcessLocks } from '../../src/core/store/file/processLocks.ts'
import { firstRowId, lastRowId } from '../../src/core/store/rows/rowIds.ts'
import { slicesOf } from '../../src/core/store/tables/slices.ts'
import type { StoredSlice, SliceState } from '../../src/core/store/records/slices.ts'
import { planPull } from '../../src/core/sync/plan.ts'
import { subtract } from '../../src/shared/ranges.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { wall, type TimeRange, type WallSeconds } from '../../src/shared/time.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { nested } from '../support/listRows.ts'
import { answer, bodyOf, openMemoryStore, scope, storeBody } from '../support/memoryStore.ts'
import { averages, events, live, series } from '../support/reports.ts'
import { at, range, serverDate, span } from '../support/times.ts'
import { runs } from '../support/runs.ts'

const MIDNIGHT = at('2025-03-10')
const HOUR = 3600
const NOW = wall(MIDNIGHT + 1_000 * HOUR)
afterAll(removeTemporaryFolders)

/** What the server has: when it files a row, and which date the row shows, if any. */
interface Filed {
  readonly id: number
  readonly filed: number
  readonly shown: number | null
}

type Step =
  /** `requests`: so many of the planned ones are answered before the pull is cut short. */
  | { readonly kind: 'pull'; readonly range: TimeRange; readonly isAll: boolean; readonly requests: number }
  | { readonly kind: 'erase'; readonly before: number }

/** One kind of report under test: how its rows are written, and read back as ids. */
interface Kind {
  readonly report: ReportDefinition
  readonly rows: fc.Arbitrary<readonly Filed[]>
  readonly write: (row: Filed) => object
}

const hours = fc.integer({ min: -72, max: 72 }).map((hour) => MIDNIGHT + hour * HOUR)

function rowsShown(shown: (filed: number) => fc.Arbitrary<number | null>): fc.Arbitrary<readonly Filed[]> {
  const row = hours.chain((filed) => shown(filed).map((date) => ({ filed, shown: date })))
  return fc
    .array(row, { maxLength: 25 })
    .map((rows) => rows.toSorted((a, b) => a.filed - b.filed).map((each, id) => ({ ...each, id })))
}

const written = (row: Filed): object => ({
  date: row.shown === null ? '0000-00-00 00:00:00' : serverDate(row.shown),
  integer: String(row.id),
})

const kinds: Readonly<Record<string, Kind>> = {
  'some rows carry no date': {
    report: events,
    rows: rowsShown((filed) => fc.constantFrom(filed, filed, filed, null)),
    write: written,
  },
  'some rows carry no date, or one of long before': {
    report: events,
    rows: rowsShown((filed) => fc.constantFrom(filed, filed, null, filed - 9_000 * HOUR)),
    write: written,
  },
  'filed by another date than they show': {
    report: { ...events, filedByOtherDate: true },
    rows: rowsShown((filed) => fc.constantFrom(filed, filed - HOUR, filed - 20 * HOUR, filed + 5 * HOUR, null)),
    write: written,
  },
  'dated by their items': {
    report: nested,
    rows: rowsShown((filed) => fc.constantFrom(filed, filed - 30 * HOUR, null)),
    write: ({ id, shown }) => ({
      id: String(id),
      calls: shown === null ? [] : [{ date: serverDate(shown) }, { date: serverDate(shown) }],
    }),
  },
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('pull' as const),
        range: fc.tuple(hours, hours).map(([a, b]) => range(Math.min(a, b), Math.max(a, b))),
        isAll: fc.boolean(),
        requests: fc.constantFrom(1, 99, 99),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('erase' as const), before: hours }) },
  ),
  { minLength: 2, maxLength: 7 },
)

function within(rows: readonly Filed[], { from, to }: TimeRange): readonly Filed[] {
  return rows.filter(({ filed }) => from <= filed && filed <= to)
}

/** A store that is pulled into and erased from, held against all that the server has after every step. */
class Ledger {
  readonly #kind: Kind
  readonly #rows: readonly Filed[]
  readonly #database
  readonly #locks = new ProcessLocks(`${temporaryFolder()}/store.db`)
  #fetches = 0

  constructor(kind: Kind, rows: readonly Filed[]) {
    this.#kind = kind
    this.#rows = rows
    this.#database = openMemoryStore([kind.report])
  }

  play(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.kind === 'pull') this.#pull(step)
      else this.#erase(wall(step.before))
      this.#check()
    }
    this.#database.close()
  }

  #slices(): readonly StoredSlice[] {
    return slicesOf(this.#database, scope(this.#kind.report))
  }

  #idsOf(slice: StoredSlice): number[] {
    const { report } = this.#kind
    const name = report === nested ? 'value:id' : 'value:integer'
    const ids = this.#database
      .prepare(`SELECT "${name}" FROM "rows:${report.key}" WHERE row_id BETWEEN ? AND ? ORDER BY row_id`)
      .pluck()
      .all(firstRowId(slice.id), lastRowId(slice.id)) as string[]
    return ids.map(Number)
  }

  #pull({ range: asked, isAll, requests }: Extract<Step, { kind: 'pull' }>): void {
    const { report, write } = this.#kind
    const refreshSinceMs = isAll ? ++this.#fetches : null
    const plan = planPull({ report, range: asked, slices: this.#slices(), now: NOW, refreshSinceMs })
    for (const { range: each, piece } of plan.fetch.slice(0, requests)) {
      const body = bodyOf(within(this.#rows, each).map(write))
      storeBody(this.#database, report, body, each, { piece, fetchedAtMs: this.#fetches })
    }
    if (requests < plan.fetch.length) return
    const held = this.#slices()
    assert.deepEqual(
      subtract(
        asked,
        held.map((slice) => slice.range),
      ),
      [],
    )
    const ids = new Set(held.flatMap((slice) => this.#idsOf(slice)))
    for (const { id } of within(this.#rows, asked)) assert.isTrue(ids.has(id), `row ${id} is there`)
  }

  #erase(before: WallSeconds): void {
    const { report } = this.#kind
    const erasure = { connectionId: null, reportKey: report.key, before }
    const counted = countRows(this.#database, [report], erasure)
    assert.equal(eraseRows(this.#database, this.#locks, [report], erasure), counted, 'as many as were announced')
    assert.equal(countRows(this.#database, [report], erasure), 0)
    const left = new Set(this.#slices().flatMap((slice) => this.#idsOf(slice)))
    const old = this.#rows.filter((row) => left.has(row.id) && (row.filed < before || (row.shown ?? before) < before))
    assert.deepEqual(old, [], 'what lies before is gone')
    for (const slice of this.#slices()) assert.isAtLeast(slice.range.from, before)
  }

  #check(): void {
    const all: number[] = []
    for (const slice of this.#slices()) {
      const ids = this.#idsOf(slice)
      const truth = within(this.#rows, slice.range).map(({ id }) => id)
      assert.equal(slice.rows, ids.length)
      if (slice.state === 'complete') assert.deepEqual(ids, truth, 'what counts as complete is')
      else assert.includeMembers(truth, ids)
      all.push(...ids)
    }
    assert.equal(new Set(all).size, all.length, 'no row is there twice')
  }
}

test.each(Object.keys(kinds))(
  'whatever is pulled and erased, nothing is lost in silence or comes twice: %s',
  (name) => {
    const kind = kinds[name] as Kind
    const property = fc.property(kind.rows, steps, (rows, steps) => {
      new Ledger(kind, rows).play(steps)
    })
    expect(() => fc.assert(property, { numRuns: runs(150) })).not.toThrow()
  },
)

function locks(): ProcessLocks {
  return new ProcessLocks(`${temporaryFolder()}/store.db`)
}

function eraseBefore(database: ReturnType<typeof openMemoryStore>, report: ReportDefinition, before: string): number {
  const erasure = { connectionId: null, reportKey: null, before: at(before) }
  const counted = countRows(database, [report], erasure)
  expect(eraseRows(database, locks(), [report], erasure)).toBe(counted)
  return counted
}

test('averages that reach past the instant go whole: nothing tells what of them lies before it', () => {
  const database = openMemoryStore([averages])
  storeBody(database, averages, bodyOf([{ text: 'a', count: '1' }]), span('2025-03-01', '2025-03-31'))
  expect(eraseBefore(database, averages, '2025-03-01')).toBe(0)
  expect(eraseBefore(database, averages, '2025-03-02')).toBe(1)
  expect(slicesOf(database, scope(averages))).toEqual([])
})

test('a row that stands for a day goes with any part of it, and the whole day counts as missing', () => {
  const database = openMemoryStore([series])
  const rows = ['2025-03-08', '2025-03-09', '2025-03-10'].map((day) => ({ day, hour: '10', calls: '1' }))
  storeBody(database, series, bodyOf(rows), span('2025-03-08', '2025-03-10'))
  expect(eraseBefore(database, series, '2025-03-09 12:00')).toBe(2)
  expect(slicesOf(database, scope(series)).map((slice) => slice.range)).toEqual([span('2025-03-10')])
})

test('of a report that left the catalogue a slice goes whole as soon as any of it is to go', () => {
  const database = openMemoryStore([events])
  storeBody(database, events, bodyOf([{ date: '2025-03-09 10:00:00' }]), span('2025-03-08', '2025-03-09'))
  const erasure = { connectionId: null, reportKey: null, before: at('2025-03-09') }
  expect(countRows(database, [], { ...erasure, before: at('2025-03-08') })).toBe(0)
  expect(countRows(database, [], erasure)).toBe(1)
  expect(eraseRows(database, locks(), [], erasure)).toBe(1)
})

test('of a log, which comes only once, rows go by their own dates; where none tells, what is left is not sure any more', () => {
  const database = openMemoryStore([live])
  const store = (rows: readonly string[], range: TimeRange): void => {
    storeBody(database, live, bodyOf(rows.map((date, place) => ({ date, text: String(place) }))), range)
    database.exec('UPDATE slices SET is_dated = 0')
  }
  store(['2025-03-08 23:59:00', '2025-03-09 00:01:00'], span('2025-03-08'))
  store(['2025-03-08 23:58:00', '2025-03-09 11:00:00', '', '2025-03-09 13:00:00'], span('2025-03-09'))
  expect(eraseBefore(database, live, '2025-03-09')).toBe(2)
  expect(answer(database, live).map(({ date }) => date)).toEqual([
    '2025-03-09 00:01:00',
    '2025-03-09 11:00:00',
    '2025-03-09 13:00:00',
    '',
  ])
  expect(eraseBefore(database, live, '2025-03-09 12:00')).toBe(3)
  expect(answer(database, live).map(({ date }) => date)).toEqual(['2025-03-09 13:00:00'])
  const [left] = slicesOf(database, scope(live))
  expect(left).toMatchObject({ range: range(at('2025-03-09 12:00'), span('2025-03-09').to), state: 'partial' })
})

test.each<[SliceState, SliceState]>([
  ['complete', 'provisional'],
  ['announced', 'announced'],
])('what a row that shows an earlier date leaves of a slice that is %s is %s: the next pull asks for it', (was, is) => {
  const database = openMemoryStore([events])
  storeBody(
    database,
    events,
    bodyOf([{ date: '2025-03-01 10:00:00' }, { date: '2025-03-09 10:00:00' }]),
    span('2025-03-09'),
  )
  database.prepare('UPDATE slices SET state = ?').run(was)
  expect(eraseBefore(database, events, '2025-03-09')).toBe(1)
  expect(slicesOf(database, scope(events)).map(({ state, rows }) => [state, rows])).toEqual([[is, 1]])
})
