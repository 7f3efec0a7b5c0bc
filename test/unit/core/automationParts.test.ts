import { expect, test } from 'vitest'
import { LONGEST_WAIT_MS, passes, waitAfter } from '../../../src/core/automation/failures.ts'
import { scheduledFileName } from '../../../src/core/automation/fileName.ts'
import { keptFrom, monthsKept } from '../../../src/core/store/retentionRules.ts'
import { timingSchema } from '../../../src/shared/schedules.ts'
import { at, span } from '../../support/times.ts'

const NOW = at('2026-11-22 12:00:00')

test.each([
  ['mensajes', span('2026-11-21'), 'mensajes_2026-11-21.csv'],
  ['mensajes.xlsx', span('2026-11-21'), 'mensajes_2026-11-21.csv'],
  ['mensajes.csv', span('2026-11-22'), 'mensajes_2026-11-22.csv'],
  ['mensajes', span('2026-11-01', '2026-11-30'), 'mensajes_2026-11-01_2026-11-22.csv'],
  ['mensajes', null, 'mensajes_2026-11-22.csv'],
  ['../../etc/passwd', span('2026-11-21'), 'etc passwd_2026-11-21.csv'],
  ['  a:b?*\u0000c  ', span('2026-11-21'), 'a b c_2026-11-21.csv'],
  ['...', span('2026-11-21'), 'atalaya_2026-11-21.csv'],
] as const)('the file of %j is %s', (name, range, file) => {
  for (const format of ['excel', 'csv', 'csv-excel', 'csv-excel-es'] as const) {
    expect(scheduledFileName(name, format, range, NOW)).toBe(file)
  }
  expect(scheduledFileName(name, 'xlsx', range, NOW)).toBe(file.replace(/csv$/, 'xlsx'))
})

test('what passes is tried again soon at first, then hourly; what needs a person hourly; the quota the next day', () => {
  const untilNextDayMs = 12 * 3_600_000
  const waits = [1, 2, 3, 4, 5, 6, 50].map((attempts) => waitAfter('unreachable', attempts, untilNextDayMs) / 60_000)
  expect(waits).toEqual([5, 10, 20, 30, 60, 60, 60])
  expect(waitAfter('token-refused', 1, untilNextDayMs)).toBe(3_600_000)
  expect(waitAfter('quota-used-up', 3, untilNextDayMs)).toBe(untilNextDayMs + 60_000)
  expect(waitAfter('quota-reserved', 1, 25 * 3_600_000)).toBeLessThan(LONGEST_WAIT_MS)
  expect(
    ['token-refused', 'keychain-locked', 'disk-full', 'output-unwritable', 'no-token'].some((code) =>
      passes(code as 'no-token'),
    ),
  ).toBe(false)
})

test('the closest rule counts, a report’s own before a connection’s', () => {
  const rules = [
    { connectionId: null, reportKey: null, months: 12 },
    { connectionId: 1, reportKey: null, months: 6 },
    { connectionId: null, reportKey: 'a/b', months: 3 },
    { connectionId: 1, reportKey: 'a/b', months: null },
  ]
  expect(monthsKept(rules, 2, 'x/y')).toBe(12)
  expect(monthsKept(rules, 1, 'x/y')).toBe(6)
  expect(monthsKept(rules, 2, 'a/b')).toBe(3)
  expect(monthsKept(rules, 1, 'a/b')).toBeNull()
  expect(monthsKept([], 1, 'a/b')).toBeNull()
})

test.each([
  ['2026-11-22 12:00:00', 1, '2026-10-22'],
  ['2026-03-31 23:59:59', 1, '2026-02-28'],
  ['2026-01-01 00:00:00', 12, '2025-01-01'],
  ['2024-02-29 10:00:00', 12, '2023-02-28'],
])('at %s, %i months reach back to %s', (now, months, first) => {
  expect(keptFrom(at(now), months)).toBe(at(first))
})

test('times that no clock has, or no day, are refused', () => {
  for (const bad of [
    { kind: 'hours', hours: 0 },
    { kind: 'hours', hours: 1.5 },
    { kind: 'daily', second: 86_400, weekdays: null },
    { kind: 'daily', second: 0, weekdays: [] },
    { kind: 'daily', second: 0, weekdays: [1, 1] },
    { kind: 'daily', second: 0, weekdays: [7] },
    { kind: 'start', hours: 1 },
  ]) {
    expect(timingSchema.safeParse(bad).success).toBe(false)
  }
})
