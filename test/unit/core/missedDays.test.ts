import fc from 'fast-check'
import { expect, test } from 'vitest'
import { missedDays } from '../../../src/core/automation/missedDays.ts'
import { PERIOD_PRESETS, presetPeriod, type PeriodPreset } from '../../../src/shared/periods.ts'
import { allRows } from '../../../src/shared/schedules.ts'
import { SECONDS_PER_DAY, startOfDay, wall } from '../../../src/shared/time.ts'
import { at, epochMs, span, ZONE } from '../../support/times.ts'

const detail = { kind: 'detail' } as const

function doneAt(lastDoneMs: number | null, period: PeriodPreset = 'yesterday') {
  return { lastDoneMs, content: allRows(period, 'es') }
}

test('are the days of a weekend without a run, and none where the run before had today', () => {
  const sunday = span('2026-11-22')
  const friday = doneAt(epochMs(at('2026-11-20 06:00:00')))
  expect(missedDays(detail, friday, sunday, ZONE)).toEqual(span('2026-11-19', '2026-11-21'))
  const today = doneAt(epochMs(at('2026-11-22 06:00:00')), 'today')
  expect(missedDays(detail, today, sunday, ZONE)).toBeNull()
})

test('begin with the day that had not settled when the last run had it in its period, and with none before that', () => {
  // At six in the morning a server may not have worked out yesterday yet.
  const yesterday = doneAt(epochMs(at('2026-11-22 06:00:00')))
  expect(missedDays(detail, yesterday, span('2026-11-22'), ZONE)).toEqual(span('2026-11-21'))
  const week = doneAt(epochMs(at('2026-11-22 06:00:00')), 'last7')
  expect(missedDays(detail, week, presetPeriod('last7', at('2026-11-23 06:00:00')), ZONE)).toBeNull()
})

test('are none before the first run, and none of sums', () => {
  expect(missedDays(detail, doneAt(null), span('2026-11-22'), ZONE)).toBeNull()
  const done = doneAt(epochMs(at('2026-11-10 06:00:00')))
  expect(missedDays({ kind: 'aggregate' }, done, span('2026-11-22'), ZONE)).toBeNull()
  expect(missedDays({ kind: 'series' }, done, span('2026-11-22'), ZONE)).not.toBeNull()
  // Nor where the days stay, or what was kept is gone.
  const still = { ...allRows('yesterday', 'es'), period: { kind: 'dates', ...span('2026-11-22') } } as const
  expect(missedDays(detail, { ...done, content: still }, span('2026-11-22'), ZONE)).toBeNull()
  expect(missedDays(detail, { ...done, content: null }, span('2026-11-22'), ZONE)).toBeNull()
})

test('with them, runs at any moments leave no day out, as long as no pause is longer than a month', () => {
  const minutes = fc.array(fc.integer({ min: 1, max: 30 * 24 * 60 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(minutes, fc.constantFrom(...PERIOD_PRESETS), (pauses, preset) => {
      let now = at('2026-01-15 06:00:00')
      let lastDoneMs: number | null = null
      const seen = new Set<number>()
      let first: number | undefined
      for (const pause of [0, ...pauses]) {
        now = wall(now + pause * 60)
        const period = presetPeriod(preset, now)
        first ??= period.from
        for (const range of [missedDays(detail, doneAt(lastDoneMs, preset), period, ZONE), period]) {
          if (range === null) continue
          for (let day: number = startOfDay(range.from); day <= range.to; day += SECONDS_PER_DAY) seen.add(day)
        }
        lastDoneMs = epochMs(now)
      }
      // Up to the last period's beginning; where that itself ends is the preset's own affair.
      const { from } = presetPeriod(preset, now)
      for (let day: number = startOfDay(wall(first ?? from)); day < from; day += SECONDS_PER_DAY) {
        expect(seen.has(day)).toBe(true)
      }
    }),
  )
})
