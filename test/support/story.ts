import { assert } from 'vitest'
import type { StoredWindow } from '../../src/core/store/tables/windows.ts'
import { serves, SETTLING_SECONDS } from '../../src/core/sync/plan.ts'
import type { PullResult } from '../../src/core/sync/pull.ts'
import { contains, cutByDays, intersection, overlaps, sameRange, subtract, union } from '../../src/shared/ranges.ts'
import { addsUp, type ReportDefinition } from '../../src/shared/reports/types.ts'
import { wall, type TimeRange } from '../../src/shared/time.ts'
import { numberOf } from '../../src/shared/values.ts'
import { Desk, type Row } from './desk.ts'
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
 * A supervisor's days with one report: pulls, refreshes, crashes, and a server that changes. After each step the store is held
 * against what the server held when each window was fetched.
 */
export class Story {
  readonly #report: ReportDefinition
  readonly #server: FakeServer
  readonly #clock: Clock
  readonly #parameters: Readonly<Record<string, string>>
  /** What the server held, by the moment of the pull. */
  readonly #truths = new Map<number, { readonly happenings: readonly Happening[]; readonly now: number }>()
  readonly #desk: Desk
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
    this.#desk = new Desk({
      baseUrl,
      token,
      // Each pull has a millisecond of its own, which tells its windows from others.
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
    const { writer } = this.#desk.store
    const call = writer.call.bind(writer)
    writer.call = ((...args: Parameters<typeof call>) => {
      try {
        this.#live()
      } catch (cause) {
        return Promise.reject(cause)
      }
      return call(...args)
    }) as typeof writer.call
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
    const before = await this.#windows()
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
    if (died) await this.#desk.store.writer.close()
    const windows = await this.#windows()
    await this.#checkRows(windows, range)
    if (refreshSinceMs !== null) this.#checkNothingTwice(before, refreshSinceMs, requestsBefore)
    if (died || result === undefined) return
    assert.deepEqual(result.failed, [])
    assert.equal(result.requests, this.#server.operation.requests.length - requestsBefore)
    assert.isAtMost(this.#server.operation.mostAtOnce, 1)
    this.#checkFetched(result, windows, range)
    this.#checkKept(before, windows, { range, refreshSinceMs, fetchedAtMs })
  }

  #windows(): Promise<readonly StoredWindow[]> {
    return this.#desk.windows(this.#report, this.#parameters)
  }

  #isDated(): boolean {
    return this.#report.dateField !== null
  }

  /** What a window must hold of a range: what the server then answered, cut at its cap where the window says it is partial. */
  #truthOf(window: StoredWindow, range: TimeRange = window.range): Row[] {
    const truth = this.#truths.get(window.fetchedAtMs)
    if (truth === undefined) throw new Error('a window of no pull')
    const rows = rowsOf(this.#report, inRange(truth.happenings, range))
    if (window.state !== 'partial') return rows
    assert.isAtLeast(rows.length, this.#report.maxRecords)
    return rows.slice(0, this.#report.maxRecords)
  }

  async #shown(range: TimeRange | null): Promise<Row[]> {
    return this.#desk.rows(this.#report, { range, parameters: this.#parameters })
  }

  #checkApart(windows: readonly StoredWindow[]): void {
    for (const [place, window] of windows.entries()) {
      for (const other of windows.slice(place + 1)) {
        // Sums of different pieces stand beside each other: a day, and a part of it.
        const isRival = this.#isDated() || sameRange(window.piece, other.piece)
        assert.isFalse(isRival && overlaps(window.range, other.range), 'windows overlap')
      }
    }
  }

  async #checkRows(windows: readonly StoredWindow[], asked: TimeRange): Promise<void> {
    this.#checkApart(windows)
    if (this.#isDated()) {
      if (windows.every((window) => window.isDated)) await this.#checkDated(windows, asked)
      else await this.#checkUndated(windows)
    } else if (addsUp(this.#report)) await this.#checkSums(windows, asked)
    else await this.#checkWhole(windows, asked)
  }

  async #checkDated(windows: readonly StoredWindow[], asked: TimeRange): Promise<void> {
    const expected = windows.flatMap((window) => {
      const range = intersection(window.range, asked)
      return range === undefined ? [] : this.#truthOf(window, range)
    })
    assert.deepEqual(await this.#shown(asked), expected)
    const whole = windows.map((window) => this.#truthOf(window))
    assert.deepEqual(await this.#shown(null), whole.flat())
    assert.deepEqual(
      windows.map((window) => window.rows),
      whole.map((rows) => rows.length),
    )
  }

  /** Rows that are not dated where the server files them belong to their window alone. */
  async #checkUndated(windows: readonly StoredWindow[]): Promise<void> {
    for (const window of windows) {
      // What a crash left of a window that cannot be cut is to be fetched again, and says so.
      if (window.state === 'provisional') continue
      const shown = await this.#shown(window.range)
      assert.deepEqual(sorted(shown), sorted(this.#truthOf(window)))
      assert.equal(window.rows, this.#truthOf(window).length)
    }
  }

  async #checkSums(windows: readonly StoredWindow[], asked: TimeRange): Promise<void> {
    const pieces = cutByDays(asked, 1)
    const used = windows.filter((window) => pieces.some((piece) => sameRange(piece, window.piece)))
    const totals = new Map<string, number[]>()
    for (const row of used.flatMap((window) => this.#truthOf(window))) {
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

  async #checkWhole(windows: readonly StoredWindow[], asked: TimeRange): Promise<void> {
    const [window, ...others] = windows.filter(({ piece }) => sameRange(piece, asked))
    assert.deepEqual(others, [])
    if (window !== undefined) assert.deepEqual(await this.#shown(asked), this.#truthOf(window))
  }

  #checkFetched(result: PullResult, windows: readonly StoredWindow[], range: TimeRange): void {
    const { now } = this.#clock
    const future = range.to > now ? { from: wall(Math.max(range.from, now + 1)), to: range.to } : undefined
    assert.deepEqual(result.future, future)
    const pieces = this.#isDated() ? [] : addsUp(this.#report) ? cutByDays(range, 1) : [range]
    const usable = this.#isDated()
      ? windows
      : windows.filter(({ piece }) => pieces.some((each) => sameRange(each, piece)))
    if (range.from <= now) {
      const asked = { from: range.from, to: wall(Math.min(range.to, now)) }
      const held = usable.map((window) => window.range)
      assert.deepEqual(subtract(asked, held), [])
    }
    for (const { range: each, state, rows } of result.windows) {
      const stored = usable.filter((window) => overlaps(window.range, each))
      assert.isNotEmpty(stored)
      if (stored.length === 1) assert.deepEqual([stored[0]?.state, stored[0]?.rows], [state, rows])
    }
    assert.isTrue(windows.every((window) => window.range.to <= now))
  }

  /** What was fetched since all was to be fetched again is not asked for once more, whatever interrupted it. */
  #checkNothingTwice(before: readonly StoredWindow[], refreshSinceMs: number, requestsBefore: number): void {
    if (!before.every((window) => window.isDated) || !this.#isDated()) return
    const fetched = before.filter((window) => window.fetchedAtMs >= refreshSinceMs)
    for (const { query } of this.#server.operation.requests.slice(requestsBefore)) {
      const asked = span(query['date_ini'] ?? '', query['date_end'])
      assert.isFalse(
        fetched.some((window) => overlaps(window.range, asked)),
        JSON.stringify({ query, fetched }),
      )
    }
  }

  #checkKept(
    before: readonly StoredWindow[],
    after: readonly StoredWindow[],
    pulled: { readonly range: TimeRange; readonly refreshSinceMs: number | null; readonly fetchedAtMs: number },
  ): void {
    const { range, refreshSinceMs, fetchedAtMs } = pulled
    for (const window of after) {
      if (window.fetchedAtMs === fetchedAtMs) {
        const settled = window.range.to <= this.#clock.now - (window.rows === 0 ? 86_400 : SETTLING_SECONDS)
        if (window.state !== 'partial') assert.equal(window.state, settled ? 'complete' : 'provisional')
        continue
      }
      // Of what was asked for, only settled windows may have stayed; where all was to be fetched again, only those fetched since.
      if (!this.#isDated() || !overlaps(window.range, range)) continue
      assert.isTrue(serves(window, refreshSinceMs), JSON.stringify({ window, range }))
      const isOld = before.some((old) => contains(old.range, window.range) && old.fetchedAtMs === window.fetchedAtMs)
      assert.isTrue(isOld)
    }
    const still = union(after.map((window) => window.range))
    if (!this.#isDated()) return
    for (const { range: old } of before) assert.isTrue(still.some((each) => contains(each, old)))
  }
}

function sorted(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted()
}
