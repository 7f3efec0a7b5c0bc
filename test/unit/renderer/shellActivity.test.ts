import { NO_NOTES } from '../../../src/shared/answerNotes.ts'
import { describe, expect, test } from 'vitest'
import {
  deservesNotice,
  failureOf,
  formatCountdown,
  inOrder,
  isShort,
  shareDone,
  summaryOf,
} from '../../../src/renderer/features/activity/jobFacts.ts'
import { JobRates, rateOf } from '../../../src/renderer/features/activity/rates.ts'
import { toneOf } from '../../../src/renderer/features/quota/tone.ts'
import type { ExportJob, PullJob } from '../../../src/shared/jobs.ts'
import type { PullProgress } from '../../../src/shared/pulls.ts'
import { wall } from '../../../src/shared/time.ts'

const progress: PullProgress = {
  slicesDone: 1,
  slicesTotal: 4,
  rows: 100,
  bytes: 1_000,
  requests: 1,
  range: null,
  waiting: null,
}

const pull: PullJob = {
  id: 'p',
  kind: 'pull',
  state: 'running',
  startedAtMs: 0,
  endedAtMs: null,
  error: null,
  connectionId: 1,
  reportKey: 'a/b',
  parameters: {},
  range: null,
  refresh: false,
  isResumed: false,
  progress,
  outcome: null,
}

const exported: ExportJob = {
  id: 'e',
  kind: 'export',
  state: 'done',
  startedAtMs: 0,
  endedAtMs: 10,
  error: null,
  connectionId: 1,
  reportKey: 'a/b',
  fileName: 'a.csv',
  progress: null,
  outcome: { rows: 1, bytes: 2, fileName: 'a.csv', wasRenamed: false, cutTexts: 0, notes: NO_NOTES },
}

const refused: PullJob = {
  ...pull,
  id: 'f',
  state: 'failed',
  endedAtMs: 20,
  error: { code: 'token-refused', detail: {} },
}

const done: PullJob = {
  ...pull,
  id: 'd',
  state: 'done',
  endedAtMs: 5,
  outcome: {
    rows: 1,
    requests: 1,
    slices: 1,
    fromCache: 0,
    fromTeam: 0,
    failed: [],
    partial: [],
    announced: [],
    gap: null,
  },
}

describe('jobs', () => {
  test('say how much is done, where that can be told', () => {
    expect(shareDone(pull)).toBe(0.25)
    expect(shareDone({ ...pull, progress: null })).toBeNull()
    expect(shareDone({ ...pull, progress: { ...progress, slicesTotal: 0 } })).toBeNull()
    expect(shareDone({ ...exported, progress: { rows: 5, total: 10 } })).toBe(0.5)
  })

  test('that ended with periods missing have failed, those that were stopped have not', () => {
    const partly: PullJob = {
      ...done,
      outcome: {
        rows: 9,
        requests: 2,
        slices: 2,
        fromCache: 0,
        fromTeam: 0,
        failed: [{ range: { from: wall(0), to: wall(1) }, error: { code: 'unreachable', detail: {} } }],
        partial: [],
        announced: [],
        gap: null,
      },
    }
    expect(failureOf(partly)?.code).toBe('unreachable')
    expect(failureOf({ ...refused, state: 'cancelled', error: { code: 'cancelled', detail: {} } })).toBeNull()
    expect(failureOf(done)).toBeNull()
    expect(failureOf(pull)).toBeNull()
  })

  test('are short where the server cut something, or announced another number than it sent', () => {
    const { outcome } = done
    const range = { from: wall(0), to: wall(1) }
    expect(isShort(done)).toBe(false)
    expect(isShort({ ...done, outcome: outcome && { ...outcome, partial: [range] } })).toBe(true)
    const announced = [{ range, announced: 5, rows: 1 }]
    expect(isShort({ ...done, outcome: outcome && { ...outcome, announced } })).toBe(true)
    expect(isShort(exported)).toBe(false)
  })

  test('get a notice where the user has to act or can open something', () => {
    expect(deservesNotice(refused)).toBe(true)
    expect(deservesNotice({ ...refused, isResumed: true })).toBe(false)
    expect(deservesNotice({ ...refused, isAutomatic: true })).toBe(false)
    expect(deservesNotice({ ...exported, isAutomatic: true })).toBe(false)
    expect(deservesNotice(exported)).toBe(true)
    expect(deservesNotice(done)).toBe(false)
    expect(deservesNotice({ ...exported, state: 'cancelled', outcome: null })).toBe(false)
  })

  test('are summed up by the most urgent', () => {
    expect(summaryOf([])).toEqual({ kind: 'idle' })
    expect(summaryOf([done, pull, refused])).toEqual({ kind: 'one', job: pull })
    expect(summaryOf([pull, { ...pull, id: 'q', state: 'waiting', progress: null }])).toEqual({
      kind: 'several',
      count: 2,
      share: 0.125,
    })
    expect(summaryOf([done, refused, exported])).toEqual({ kind: 'failed', count: 1 })
    expect(summaryOf([done, exported])).toEqual({ kind: 'ended', job: exported })
  })

  test('that go on come first, then the latest to end', () => {
    expect(inOrder([done, exported, pull, refused]).map(({ id }) => id)).toEqual(['p', 'f', 'e', 'd'])
  })
})

describe('speed and time left', () => {
  test('come from what was seen of the last while', () => {
    const samples = [
      { atMs: 0, share: 0, rows: 0, bytes: 0 },
      { atMs: 10_000, share: 0.25, rows: 1_000, bytes: 50_000 },
      { atMs: 20_000, share: 0.5, rows: 3_000, bytes: 90_000 },
    ]
    expect(rateOf(samples, 20_000)).toEqual({ rowsPerSecond: 200, bytesPerSecond: 4_000, leftMs: 20_000 })
    // Nothing came for five seconds: slower, and five seconds less.
    expect(rateOf(samples, 25_000).leftMs).toBe(15_000)
  })

  test('are unknown before anything moved, and once an estimate is overtaken', () => {
    expect(rateOf([], 0).leftMs).toBeNull()
    expect(rateOf([{ atMs: 0, share: 0, rows: 0, bytes: 0 }], 5_000)).toEqual({
      rowsPerSecond: null,
      bytesPerSecond: null,
      leftMs: null,
    })
    const samples = [
      { atMs: 0, share: 0, rows: 0, bytes: 0 },
      { atMs: 10_000, share: 0.5, rows: 10, bytes: 10 },
    ]
    expect(rateOf(samples, 30_000).leftMs).toBeNull()
  })

  test('are forgotten with the job', () => {
    const rates = new JobRates()
    rates.see([pull], 0)
    rates.see([{ ...pull, progress: { ...progress, slicesDone: 2 } }], 10_000)
    expect(rates.of('p', 10_000).leftMs).toBe(20_000)
    rates.see([{ ...pull, state: 'done', endedAtMs: 11_000 }], 11_000)
    expect(rates.of('p', 11_000).leftMs).toBeNull()
  })

  test('count down as a clock does', () => {
    expect([0, 400, 40_000, 725_000, 3_723_000, -5].map(formatCountdown)).toEqual([
      '0:00',
      '0:01',
      '0:40',
      '12:05',
      '1:02:03',
      '0:00',
    ])
  })
})

test('the meter of the day warns before the end', () => {
  expect([0, 19_999, 20_000, 23_750, 30_000].map((used) => toneOf(used, 25_000))).toEqual([
    'petrol',
    'petrol',
    'orange',
    'red',
    'red',
  ])
})
