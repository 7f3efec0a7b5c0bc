import { assert } from 'vitest'
import { threadsOf } from '../../src/core/store/threads/threadsOf.ts'
import type { StoredSlice } from '../../src/core/store/records/slices.ts'
import { serves, SETTLING_SECONDS } from '../../src/core/sync/plan.ts'
import type { PullResult } from '../../src/core/sync/pull.ts'
import { contains, cutByDays, intersection, overlaps, sameRange, subtract, union } from '../../src/shared/ranges.ts'
import { addsUp, type ReportDefinition } from '../../src/shared/reports/types.ts'
import { wall, type TimeRange } from '../../src/shared/time.ts'
import { numberOf } from '../../src/shared/values.ts'
import { ConnectedStore, type Row } from './connectedStore.ts'
import { inRange, rowsOf, type Clock, type FakeServer, type Happening } from './server.ts'
import { epochMs, span } from './times.ts'

export type Step =
  | {
      readonly kind: 'pull'
      readonly range: TimeRange
      /** `missing`: only that. `all`: everything again. `go-on`: what the last pull of another kind was meant to do. */
      readonly wish: 'missing' | 'all' | 'go-on'
      /** The n-th step of writer or network, from 0, at which the process dies; null: it lives. */
      readonly crashAt: number | null
    }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'change'; readonly add: readonly Happening[]; readonly remove: number }

class Crash extends Error {}

/**
 * A supervisor's days with one report: pulls, refreshes, crashes, and a server that changes. After each step the store
 * is held against what the server held when each slice was fetched.
 */
export class Story {
  readonly #report: ReportDefinition
  readonly #server: FakeServer
  readonly #clock: Clock
  readonly #parameters: Readonly<Record<string, string>>
  /** What the server held, by the moment of the pull. */
  readonly #truths = new Map<number, { readonly happenings: readonly Happening[]; readonly now: number }>()
  #desk: ConnectedStore
  #moment = 0
  /** What the last pull was meant to do. */
  #order: { readonly range: TimeRange; readonly refreshSinceMs: number | null } | undefined
  #stepsLeft = Infinity

  constructor(report: ReportDefinition, server: FakeServer, clock: Clock) {
    this.#report = report
    this.#server = server
    this.#clock = clock
    this.#parameters = Object.fromEntries(report.parameters.map(({ name }) => [name, 'all']))
    const { baseUrl, token } = server.operation
    this.#desk = new ConnectedStore({
      baseUrl,
      token,
      // Each pull has a millisecond of its own, which tells its slices from others.
      nowMs: () => epochMs(this.#clock.now) + this.#moment,
      fetch: (url, init) => {
        this.#live()
        return fetch(url, init)
      },
    })
  }

  async play(steps: readonly Step[]): Promise<void> {
    this.#dieOnDemand()
    try {
      await this.#desk.connection()
      for (const step of steps) await this.#step(step)
    } finally {
      await this.#desk.close()
    }
  }

  #live(): void {
    if (this.#stepsLeft <= 0) throw new Crash('the process is gone')
    this.#stepsLeft--
  }

  /** Lets the writer of the desk fail from a chosen call on, as if nothing after it ever ran. */
  #dieOnDemand(): void {
    const writer = threadsOf(this.#desk.store).client('writer')
    const call = writer.call.bind(writer)
    writer.call = (...args: Parameters<typeof call>) => {
      try {
        this.#live()
      } catch (cause) {
        return Promise.reject(cause)
      }
      return call(...args)
    }
  }

  /** The next process, on the same store. */
  async #startAgain(): Promise<void> {
    await this.#desk.close()
    this.#desk = this.#desk.reopened()
    this.#dieOnDemand()
  }

  async #step(step: Step): Promise<void> {
    if (step.kind === 'wait') this.#clock.now = wall(this.#clock.now + step.seconds)
    else if (step.kind === 'change') {
      const kept = this.#server.happenings.filter((_each, place) => (place + 1) % (step.remove + 2) !== 0)
      this.#server.happenings = [...kept, ...step.add]
    } else await this.#pull(step)
  }

  async #pull(step: Extract<Step, { kind: 'pull' }>): Promise<void> {
    const { crashAt } = step
    const before = await this.#slices()
    this.#moment++
    const fetchedAtMs = epochMs(this.#clock.now) + this.#moment
    const asked = { range: step.range, refreshSinceMs: step.wish === 'all' ? fetchedAtMs : null }
    const { range, refreshSinceMs } = step.wish === 'go-on' ? (this.#order ?? asked) : asked
    this.#order = { range, refreshSinceMs }
    this.#truths.set(fetchedAtMs, { happenings: this.#server.happenings, now: this.#clock.now })
    const requestsBefore = this.#server.operation.requests.length
    this.#stepsLeft = crashAt ?? Infinity
    const pulled = this.#desk.pull(this.#report, range, { refreshSinceMs, parameters: this.#parameters })
    const result = await pulled.catch((cause: unknown) => {
      if (cause instanceof Crash) return undefined
      throw cause
    })
    const died = this.#stepsLeft <= 0
    this.#stepsLeft = Infinity
    if (died) await this.#startAgain()
    const slices = await this.#slices()
    await this.#checkRows(slices, range)
    if (refreshSinceMs !== null) this.#checkNothingTwice(before, refreshSinceMs, requestsBefore)
    if (died || result === undefined) return
    assert.deepEqual(result.failed, [])
    assert.equal(result.requests, this.#server.operation.requests.length - requestsBefore)
    assert.isAtMost(this.#server.operation.mostAtOnce, 1)
    this.#checkFetched(result, slices, range)
    this.#checkKept(before, slices, { range, refreshSinceMs, fetchedAtMs })
  }

  #slices(): Promise<readonly StoredSlice[]> {
    return this.#desk.slices(this.#report, this.#parameters)
  }

  #isDated(): boolean {
    return this.#report.dateField !== null
  }

  /**
   * What a slice must hold of a range: what the server then answered, cut at its cap where the slice says it is
   * partial.
   */
  #truthOf(slice: StoredSlice, range: TimeRange = slice.range): Row[] {
    const truth = this.#truths.get(slice.fetchedAtMs)
    if (truth === undefined) throw new Error('a slice of no pull')
    const rows = rowsOf(this.#report, inRange(truth.happenings, range))
    if (slice.state !== 'partial') return rows
    assert.isAtLeast(rows.length, this.#report.maxRecords)
    return rows.slice(0, this.#report.maxRecords)
  }

  async #shown(range: TimeRange | null): Promise<Row[]> {
    return this.#desk.rows(this.#report, { range, parameters: this.#parameters })
  }

  #checkApart(slices: readonly StoredSlice[]): void {
    for (const [place, slice] of slices.entries()) {
      for (const other of slices.slice(place + 1)) {
        // Sums of different pieces stand beside each other: a day, and a part of it.
        const isRival = this.#isDated() || sameRange(slice.piece, other.piece)
        assert.isFalse(isRival && overlaps(slice.range, other.range), 'slices overlap')
      }
    }
  }

  async #checkRows(slices: readonly StoredSlice[], asked: TimeRange): Promise<void> {
    this.#checkApart(slices)
    if (this.#isDated()) {
      if (slices.every((slice) => slice.isDated)) await this.#checkDated(slices, asked)
      else await this.#checkUndated(slices)
    } else if (addsUp(this.#report)) await this.#checkSums(slices, asked)
    else await this.#checkWhole(slices, asked)
  }

  async #checkDated(slices: readonly StoredSlice[], asked: TimeRange): Promise<void> {
    const expected = slices.flatMap((slice) => {
      const range = intersection(slice.range, asked)
      return range === undefined ? [] : this.#truthOf(slice, range)
    })
    assert.deepEqual(await this.#shown(asked), expected)
    const whole = slices.map((slice) => this.#truthOf(slice))
    assert.deepEqual(await this.#shown(null), whole.flat())
    assert.deepEqual(
      slices.map((slice) => slice.rows),
      whole.map((rows) => rows.length),
    )
  }

  /** Rows that are not dated where the server files them belong to their slice alone. */
  async #checkUndated(slices: readonly StoredSlice[]): Promise<void> {
    for (const slice of slices) {
      // What a crash left of a slice that cannot be cut is to be fetched again, and says so.
      if (slice.state === 'provisional') continue
      const shown = await this.#shown(slice.range)
      assert.deepEqual(sorted(shown), sorted(this.#truthOf(slice)))
      assert.equal(slice.rows, this.#truthOf(slice).length)
    }
  }

  async #checkSums(slices: readonly StoredSlice[], asked: TimeRange): Promise<void> {
    const pieces = cutByDays(asked, 1)
    const used = slices.filter((slice) => pieces.some((piece) => sameRange(piece, slice.piece)))
    const totals = new Map<string, number[]>()
    for (const row of used.flatMap((slice) => this.#truthOf(slice))) {
      const before = totals.get(String(row['text'])) ?? [0, 0, 0]
      const numbers = [numberOf('integer', String(row['count'])), numberOf('decimal', String(row['weight']))]
      const added = [...numbers, numberOf('duration', String(row['talk']))]
      totals.set(
        String(row['text']),
        added.map((number, place) => (before[place] ?? 0) + (number ?? Number.NaN)),
      )
    }
    const shown = await this.#shown(asked)
    const found = shown.map((row) => [
      row['text'],
      [Number(row['count']), Number(row['weight']), numberOf('duration', String(row['talk']))],
    ])
    assert.deepEqual(found, [...totals])
  }

  async #checkWhole(slices: readonly StoredSlice[], asked: TimeRange): Promise<void> {
    const [slice, ...others] = slices.filter(({ piece }) => sameRange(piece, asked))
    assert.deepEqual(others, [])
    if (slice !== undefined) assert.deepEqual(await this.#shown(asked), this.#truthOf(slice))
  }

  #checkFetched(result: PullResult, slices: readonly StoredSlice[], range: TimeRange): void {
    const { now } = this.#clock
    const future = range.to > now ? { from: wall(Math.max(range.from, now + 1)), to: range.to } : undefined
    assert.deepEqual(result.future, future)
    const pieces = this.#isDated() ? [] : addsUp(this.#report) ? cutByDays(range, 1) : [range]
    const usable = this.#isDated()
      ? slices
      : slices.filter(({ piece }) => pieces.some((each) => sameRange(each, piece)))
    if (range.from <= now) {
      const asked = { from: range.from, to: wall(Math.min(range.to, now)) }
      const held = usable.map((slice) => slice.range)
      assert.deepEqual(subtract(asked, held), [])
    }
    for (const { range: each, state, rows } of result.slices) {
      const stored = usable.filter((slice) => overlaps(slice.range, each))
      assert.isNotEmpty(stored)
      if (stored.length === 1) assert.deepEqual([stored[0]?.state, stored[0]?.rows], [state, rows])
    }
    assert.isTrue(slices.every((slice) => slice.range.to <= now))
  }

  /** What was fetched since all was to be fetched again is not asked for once more, whatever interrupted it. */
  #checkNothingTwice(before: readonly StoredSlice[], refreshSinceMs: number, requestsBefore: number): void {
    if (!before.every((slice) => slice.isDated) || !this.#isDated()) return
    const fetched = before.filter((slice) => slice.fetchedAtMs >= refreshSinceMs)
    for (const { query } of this.#server.operation.requests.slice(requestsBefore)) {
      const asked = span(query['date_ini'] ?? '', query['date_end'])
      assert.isFalse(
        fetched.some((slice) => overlaps(slice.range, asked)),
        JSON.stringify({ query, fetched }),
      )
    }
  }

  #checkKept(
    before: readonly StoredSlice[],
    after: readonly StoredSlice[],
    pulled: { readonly range: TimeRange; readonly refreshSinceMs: number | null; readonly fetchedAtMs: number },
  ): void {
    const { range, refreshSinceMs, fetchedAtMs } = pulled
    for (const slice of after) {
      if (slice.fetchedAtMs === fetchedAtMs) {
        const settled = slice.range.to <= this.#clock.now - (slice.rows === 0 ? 86_400 : SETTLING_SECONDS)
        if (slice.state !== 'partial') assert.equal(slice.state, settled ? 'complete' : 'provisional')
        continue
      }
      // Of what was asked for, only settled slices may have stayed; where all was to be fetched again, only those
      // fetched since.
      if (!this.#isDated() || !overlaps(slice.range, range)) continue
      assert.isTrue(serves(slice, refreshSinceMs), JSON.stringify({ slice, range }))
      const isOld = before.some((old) => contains(old.range, slice.range) && old.fetchedAtMs === slice.fetchedAtMs)
      assert.isTrue(isOld)
    }
    const still = union(after.map((slice) => slice.range))
    if (!this.#isDated()) return
    for (const { range: old } of before) assert.isTrue(still.some((each) => contains(each, old)))
  }
}

function sorted(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted()
}
