import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asOneGap, gapsByReason, type LogMark } from '../../../src/shared/gapReasons.ts'
import { seenBy } from '../../../src/core/sync/seen.ts'
import { gapText, intervalMs, mostEveryMinutes, requestsPerDay } from '../../../src/shared/live.ts'
import { sameRange } from '../../../src/shared/ranges.ts'
import { wall, wallClock } from '../../../src/shared/time.ts'
import { at, epochMs, range, span, ZONE } from '../../support/times.ts'

const marks = (...list: readonly (readonly [number, LogMark['reason']])[]): LogMark[] =>
  list.map(([moment, reason]) => ({ at: wall(moment), reason }))

describe('the reasons of a gap', () => {
  test('one that happened has the whole of it, also what came before it happened', () => {
    expect(gapsByReason(range(100, 900), marks([300, 'asleep'], [1_500, null]), 'off')).toEqual([
      { range: range(100, 900), reason: 'asleep' },
    ])
  })

  test('several cut it where they began', () => {
    expect(
      gapsByReason(range(100, 900), marks([300, 'offline'], [500, 'closed'], [800, null], [850, 'fault']), 'off'),
    ).toEqual([
      { range: range(100, 499), reason: 'offline' },
      { range: range(500, 799), reason: 'closed' },
      { range: range(800, 900), reason: 'fault' },
    ])
  })

  test('what happened after the gap still names it; nothing at all leaves the usual', () => {
    expect(gapsByReason(range(100, 900), marks([950, 'quota']), 'off')).toEqual([
      { range: range(100, 900), reason: 'quota' },
    ])
    expect(gapsByReason(range(100, 900), [], 'off')).toEqual([{ range: range(100, 900), reason: 'off' }])
  })

  test('a clock that went back does not turn around what happened', () => {
    expect(gapsByReason(range(100, 900), marks([600, 'offline'], [200, 'asleep']), 'off')).toEqual([
      { range: range(100, 599), reason: 'offline' },
      { range: range(600, 900), reason: 'asleep' },
    ])
  })

  test('pieces make up the gap, whatever the marks', () => {
    const mark = fc.record({
      at: fc.integer({ min: 0, max: 1_000 }).map(wall),
      reason: fc.constantFrom<LogMark['reason']>('asleep', 'offline', 'closed', null),
    })
    fc.assert(
      fc.property(fc.array(mark), fc.integer({ min: 0, max: 900 }), fc.nat(500), (list, from, length) => {
        const gap = range(from, from + length)
        const pieces = gapsByReason(gap, list, 'off')
        expect(sameRange(asOneGap(pieces)?.range ?? range(0, 0), gap)).toBe(true)
        for (const [index, piece] of pieces.entries()) {
          const before = pieces[index - 1]
          if (before === undefined) continue
          expect(piece.range.from).toBe(before.range.to + 1)
          expect(piece.reason).not.toBe(before.reason)
        }
      }),
    )
  })

  test('as one gap it has the reason of most of it', () => {
    const gaps = gapsByReason(range(100, 900), marks([100, 'offline'], [200, 'closed']), 'off')
    expect(asOneGap(gaps)).toEqual({ range: range(100, 900), reason: 'closed' })
    expect(asOneGap([])).toBeUndefined()
  })
})

describe('what an answer shows', () => {
  const sentAtMs = epochMs(at('2025-03-10 10:20:00')) + 400

  test('ends before the second of the request, and reaches back from the answer', () => {
    expect(seenBy({ sentAtMs, answeredAtMs: sentAtMs }, 600_000, ZONE)).toEqual([
      span('2025-03-10 10:10:00', '2025-03-10 10:19:59'),
    ])
    expect(seenBy({ sentAtMs, answeredAtMs: sentAtMs + 59_000 }, 600_000, ZONE)).toEqual([
      span('2025-03-10 10:10:59', '2025-03-10 10:19:59'),
    ])
  })

  test('is nothing where it took longer than the report reaches back', () => {
    expect(seenBy({ sentAtMs, answeredAtMs: sentAtMs + 601_000 }, 600_000, ZONE)).toEqual([])
  })

  test('has no hole where the clock is put forward', () => {
    // At 2:00 the clocks of New York show 3:00.
    const answeredAtMs = Date.parse('2026-03-08T07:03:00Z')
    expect(seenBy({ sentAtMs: answeredAtMs, answeredAtMs }, 600_000, 'America/New_York')).toEqual([
      span('2026-03-08 01:53:00', '2026-03-08 03:02:59'),
    ])
  })

  test('is two stretches where the clock is put back', () => {
    // At 2:00 they show 1:00 again.
    const answeredAtMs = Date.parse('2026-11-01T06:03:00Z')
    expect(seenBy({ sentAtMs: answeredAtMs, answeredAtMs }, 600_000, 'America/New_York')).toEqual([
      span('2026-11-01 01:53:00', '2026-11-01 01:59:59'),
      span('2026-11-01 01:00:00', '2026-11-01 01:02:59'),
    ])
    expect(wallClock(answeredAtMs, 'America/New_York')).toBe(at('2026-11-01 01:03:00'))
  })
})

describe('a cadence', () => {
  const lastTen = { kind: 'live', liveMinutes: 10 } as const

  test('is never longer than the report reaches back, with some room for late timers', () => {
    expect(intervalMs(lastTen, 5)).toBe(300_000)
    expect(intervalMs(lastTen, 10)).toBe(570_000)
    expect(intervalMs({ kind: 'live', liveMinutes: 1 }, 1)).toBe(30_000)
    expect(mostEveryMinutes({ liveMinutes: 60 })).toBe(10)
    expect(mostEveryMinutes({ liveMinutes: 4 })).toBe(4)
  })

  test('costs requests', () => {
    expect(requestsPerDay(lastTen, 5)).toBe(288)
    expect(requestsPerDay(lastTen, 1)).toBe(1_440)
    expect(requestsPerDay(lastTen, 10)).toBe(152)
  })

  test('a gap in one line', () => {
    const gap = { range: span('2026-11-23 10:20:00', '2026-11-23 10:44:59'), reason: 'asleep' } as const
    expect(gapText(gap)).toMatchObject({
      en: '2026-11-23 10:20:00 – 2026-11-23 10:44:59: computer asleep',
      es: '2026-11-23 10:20:00 – 2026-11-23 10:44:59: equipo en suspensión',
    })
  })
})
