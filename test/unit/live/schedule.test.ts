import { describe, expect, test } from 'vitest'
import {
  afterClockBack,
  afterFailure,
  afterGood,
  afterWaking,
  atPace,
  reasonOf,
  slowedInterval,
  startingAt,
  type Pace,
  type Schedule,
} from '../../../src/core/live/schedule.ts'
import { at, epochMs, ZONE } from '../../support/times.ts'

const MINUTE = 60_000
const NOW = epochMs(at('2025-03-10 10:00:00'))
const PACE: Pace = { intervalMs: 5 * MINUTE, longestMs: 9.5 * MINUTE }

function minutesAfter(schedule: Schedule): number {
  return (schedule.plannedMs - NOW) / MINUTE
}

function fail(code: Parameters<typeof afterFailure>[2], schedule = startingAt(NOW), nowMs = NOW): Schedule {
  return afterFailure(schedule, PACE, code, nowMs, ZONE)
}

describe('the next poll', () => {
  test('is due an interval after the last one was, not after it was done', () => {
    expect(minutesAfter(startingAt(NOW))).toBe(0)
    const first = afterGood(startingAt(NOW), PACE, NOW + 70_000)
    expect(minutesAfter(first)).toBe(5)
    expect(minutesAfter(afterGood(first, PACE, NOW + 5 * MINUTE + 1_000))).toBe(10)
  })

  test('comes no sooner than a server asks, as far as that is within the hour', () => {
    const after = (minutes: number): number =>
      minutesAfter(afterFailure(startingAt(NOW), PACE, 'asked-to-wait', NOW, ZONE, NOW + minutes * MINUTE))
    expect([1, 5, 20, 59, 600].map(after)).toEqual([5, 5, 20, 59, 60])
    expect(reasonOf('asked-to-wait')).toBe('too-many')
    // Nobody else uses the token: the pace stays.
    expect(fail('asked-to-wait').slowdown).toBe(0)
  })

  test('leaves out what passed while one took too long or nobody was awake', () => {
    expect(minutesAfter(afterGood(startingAt(NOW), PACE, NOW + 13 * MINUTE))).toBe(15)
    expect(minutesAfter(afterGood(startingAt(NOW), PACE, NOW + 1_002 * MINUTE))).toBe(1_005)
  })

  test('does not follow at once on one that came late', () => {
    expect(minutesAfter(afterGood(startingAt(NOW), PACE, NOW + 14.5 * MINUTE))).toBe(19.5)
  })

  test('is an interval away after one by hand, and after the clock went back', () => {
    const planned = { ...startingAt(NOW), plannedMs: NOW + 3 * MINUTE }
    expect(minutesAfter(afterGood(planned, PACE, NOW))).toBe(5)
    expect(minutesAfter(afterClockBack({ ...planned, plannedMs: NOW + 63 * MINUTE }, 60 * MINUTE))).toBe(3)
  })

  test('comes sooner at a faster pace', () => {
    const planned = { ...startingAt(NOW), plannedMs: NOW + 9 * MINUTE }
    expect(minutesAfter(atPace(planned, { ...PACE, intervalMs: MINUTE }, NOW))).toBe(1)
    expect(minutesAfter(atPace(planned, { ...PACE, intervalMs: 9.5 * MINUTE }, NOW))).toBe(9)
  })
})

describe('after a failure', () => {
  test('of network or server the next poll comes when it would have', () => {
    for (const code of ['unreachable', 'timed-out', 'server-fault', 'bad-answer', 'disk-full'] as const) {
      expect(minutesAfter(fail(code))).toBe(5)
    }
  })

  test('a used-up quota is waited for until the operation’s midnight, and where the server’s comes later no day longer', () => {
    const failAt = (time: string): number => {
      const nowMs = epochMs(at(`2025-03-10 ${time}`))
      return (fail('quota-used-up', startingAt(nowMs), nowMs).plannedMs - nowMs) / MINUTE
    }
    expect(failAt('13:00:00')).toBeCloseTo(11 * 60 + 1 / 6, 5)
    expect(failAt('23:59:00')).toBeCloseTo(1 + 1 / 6, 5)
    // A server that counts by a clock some hours behind refuses what is sent just after midnight.
    for (const time of ['00:00:10', '05:00:00', '10:00:00']) expect(failAt(time)).toBeCloseTo(60 + 1 / 6, 5)
  })

  test('a refused token is not tried again soon', () => {
    expect(minutesAfter(fail('token-refused'))).toBe(60)
    expect(minutesAfter(fail('no-token'))).toBe(5)
  })

  test('maintenance is given ever more time', () => {
    let schedule = startingAt(NOW)
    const waits: number[] = []
    for (let time = 0; time < 4; time++) {
      schedule = fail('maintenance', schedule)
      waits.push(minutesAfter(schedule))
    }
    expect(waits).toEqual([5, 10, 15, 15])
  })

  test('a network that is not there yet after waking up gets some quick tries', () => {
    let schedule = afterWaking(startingAt(NOW))
    for (let time = 0; time < 4; time++) {
      schedule = fail('unreachable', schedule)
      expect(minutesAfter(schedule)).toBe(0.5)
    }
    expect(minutesAfter(fail('unreachable', { ...schedule, plannedMs: NOW }))).toBe(5)
  })

  test('another program with the token makes polls rarer for a while: first as far as nothing is lost', () => {
    let schedule = startingAt(NOW)
    const waits: number[] = []
    for (let time = 0; time < 5; time++) {
      schedule = fail('too-many-at-once', { ...schedule, plannedMs: NOW })
      waits.push(minutesAfter(schedule))
    }
    expect(waits).toEqual([9.5, 20, 30, 30, 30])
    const steps: number[] = []
    for (let time = 0; time < 10; time++) {
      schedule = afterGood({ ...schedule, plannedMs: NOW }, PACE, NOW)
      steps.push(slowedInterval(PACE, schedule.slowdown) / MINUTE)
    }
    expect(steps).toEqual([30, 30, 20, 20, 20, 9.5, 9.5, 9.5, 5, 5])
  })
})

describe('what a gap is called', () => {
  test('follows from the error', () => {
    expect(reasonOf('unreachable')).toBe('offline')
    expect(reasonOf('timed-out')).toBe('slow')
    expect(reasonOf('keychain-locked')).toBe('token')
    expect(reasonOf('store-busy')).toBe('store')
    expect(reasonOf('bad-answer')).toBe('fault')
  })
})
