import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mendedJobs } from '../../../src/desk/mendedJobs.ts'
import type { CheckJob, ExportJob, PullJob } from '../../../src/shared/jobs.ts'
import { wall, type TimeRange } from '../../../src/shared/time.ts'

const OFFLINE = { code: 'unreachable', detail: {} } as const
const SECONDS = 12

function range([from, length]: readonly [number, number]): TimeRange {
  return { from: wall(from), to: wall(from + length) }
}

function pulled(id: string, startedAtMs: number, asked: TimeRange | null, failed: readonly TimeRange[]): PullJob {
  return {
    id,
    kind: 'pull',
    state: failed.length === 0 ? 'done' : 'failed',
    startedAtMs,
    endedAtMs: startedAtMs + 1,
    error: failed.length === 0 ? null : OFFLINE,
    connectionId: 1,
    reportKey: 'a/b',
    parameters: { agent: 'all', skill: '1' },
    range: asked,
    refresh: false,
    isResumed: false,
    progress: null,
    outcome: {
      rows: 0,
      requests: 1,
      slices: 1,
      fromCache: 0,
      fromTeam: 0,
      failed: failed.map((each) => ({ range: each, error: OFFLINE })),
      partial: [],
      announced: [],
      gap: null,
    },
  }
}

const someRange = fc.tuple(fc.nat(SECONDS), fc.nat(4)).map(range)
/** What was asked for, and what of it failed. */
const somePull = fc.record({ asked: someRange, failed: fc.array(someRange, { maxLength: 2 }) })

test('a fetch is mended once later ones got every second that it missed', () => {
  fc.assert(
    fc.property(fc.array(someRange, { minLength: 1, maxLength: 3 }), fc.array(somePull), (missed, later) => {
      const whole = range([0, 2 * SECONDS])
      const jobs = [
        pulled('first', 0, whole, missed),
        ...later.map(({ asked, failed }, place) => pulled(`later ${place}`, place + 1, asked, failed)),
      ]
      const seconds = Array.from({ length: 2 * SECONDS }, (_, second) => second)
      const has = (ranges: readonly TimeRange[], second: number): boolean =>
        ranges.some(({ from, to }) => from <= second && second <= to)
      const isLeft = seconds.some(
        (second) =>
          has(missed, second) && !later.some(({ asked, failed }) => has([asked], second) && !has(failed, second)),
      )
      expect(mendedJobs(jobs).includes('first')).toBe(!isLeft)
    }),
  )
})

test('only the same, and only later, mends', () => {
  const asked = range([0, 5])
  const failed = pulled('failed', 10, asked, [asked])
  const good = pulled('good', 20, asked, [])
  expect(mendedJobs([failed, good])).toEqual(['failed'])
  // The parameters are the same in whatever order they are written.
  expect(mendedJobs([failed, { ...good, parameters: { skill: '1', agent: 'all' } }])).toEqual(['failed'])
  for (const other of [
    { ...good, startedAtMs: 5, endedAtMs: 6 },
    { ...good, connectionId: 2 },
    { ...good, reportKey: 'a/c' },
    { ...good, parameters: { agent: 'all', skill: '2' } },
    { ...good, byDay: true },
    { ...good, state: 'cancelled' as const },
    { ...good, endedAtMs: null, outcome: null, state: 'running' as const },
  ]) {
    expect(mendedJobs([failed, other]), JSON.stringify(other)).toEqual([])
  }
})

test('a fetch without an outcome missed all of its period; how things are now is mended by the next answer', () => {
  const refused: PullJob = { ...pulled('refused', 10, range([0, 5]), []), state: 'failed', outcome: null }
  expect(mendedJobs([refused, pulled('half', 20, range([0, 3]), [])])).toEqual([])
  expect(mendedJobs([refused, pulled('half', 20, range([0, 3]), []), pulled('rest', 30, range([4, 3]), [])])).toEqual([
    'refused',
  ])
  const now: PullJob = { ...pulled('now', 10, null, []), state: 'failed', outcome: null }
  expect(mendedJobs([now, pulled('again', 20, null, [])])).toEqual(['now'])
})

test('a file is mended by the next of its report, a check by the next of its operation', () => {
  const file: ExportJob = {
    id: 'file',
    kind: 'export',
    state: 'failed',
    startedAtMs: 0,
    endedAtMs: 1,
    error: { code: 'disk-full', detail: { file: 'x.csv' } },
    connectionId: 1,
    reportKey: 'a/b',
    fileName: 'x.csv',
    progress: null,
    outcome: null,
  }
  const written: ExportJob = { ...file, id: 'written', state: 'done', startedAtMs: 2, endedAtMs: 3, fileName: 'y.csv' }
  expect(mendedJobs([file, written])).toEqual(['file'])
  expect(mendedJobs([file, { ...written, reportKey: 'a/c' }])).toEqual([])
  expect(mendedJobs([file, { ...written, state: 'cancelled' }])).toEqual([])
  const check: CheckJob = { ...file, id: 'check', kind: 'check', progress: null, outcome: null }
  expect(mendedJobs([check, { ...check, id: 'next', state: 'done', startedAtMs: 2, endedAtMs: 3 }])).toEqual(['check'])
})
