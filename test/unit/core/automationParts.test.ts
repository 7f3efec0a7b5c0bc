import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_WAIT_MS, passes, waitAfter } from '../../../src/core/automation/failures.ts'
import { scheduledFileName } from '../../../src/shared/scheduledFileName.ts'
import { PERIOD_PRESETS, presetPeriod } from '../../../src/shared/periods.ts'
import { firstCut, keptFrom, keptPart, mayLetGo, monthsKept, rulesAfter } from '../../../src/shared/retention.ts'
import { notKeptText, scheduleCutText } from '../../../src/shared/retentionTexts.ts'
import { SECONDS_PER_DAY, wall } from '../../../src/shared/time.ts'
import { timingSchema } from '../../../src/shared/schedules.ts'
import { at, span } from '../../support/times.ts'
import { said } from '../../support/texts.ts'

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

test('what passes is tried again soon at first, then hourly; what needs a person hourly; the quota at midnight, and then hourly', () => {
  const untilNextDayMs = 12 * 3_600_000
  const waits = [1, 2, 3, 4, 5, 6, 50].map((attempts) => waitAfter('unreachable', attempts, untilNextDayMs) / 60_000)
  expect(waits).toEqual([5, 10, 20, 30, 60, 60, 60])
  expect(waitAfter('token-refused', 1, untilNextDayMs)).toBe(3_600_000)
  expect(waitAfter('quota-used-up', 3, untilNextDayMs)).toBe(untilNextDayMs + 60_000)
  // A server whose midnight comes later refuses what is sent just after the operation's.
  expect(waitAfter('quota-used-up', 4, 2 * untilNextDayMs - 60_000)).toBe(61 * 60_000)
  expect(waitAfter('quota-reserved', 4, 2 * untilNextDayMs - 60_000)).toBe(2 * untilNextDayMs)
  expect(waitAfter('quota-reserved', 1, 25 * 3_600_000)).toBeLessThan(LONGEST_WAIT_MS)
  // A server that asks to wait is not asked before, however it counts.
  expect(waitAfter('asked-to-wait', 1, untilNextDayMs, 3_600_000)).toBe(3_600_000)
  expect(waitAfter('asked-to-wait', 1, untilNextDayMs, 1_000)).toBe(5 * 60_000)
  expect(waitAfter('asked-to-wait', 1, untilNextDayMs, 1e12)).toBe(LONGEST_WAIT_MS)
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

const someRule = fc.record({
  connectionId: fc.constantFrom(null, 1, 2),
  reportKey: fc.constantFrom(null, 'a/b', 'x/y'),
  months: fc.constantFrom(null, 1, 12),
})

test('whoever is not asked loses nothing by a change of the rules', () => {
  fc.assert(
    fc.property(fc.array(someRule, { maxLength: 6 }), someRule, fc.boolean(), (told, rule, isRemoved) => {
      const rules = told.reduce<ReturnType<typeof rulesAfter>>(
        (held, each) => rulesAfter(held, { rule: each, isRemoved: false }),
        [],
      )
      const change = { rule, isRemoved }
      const after = rulesAfter(rules, change)
      const loses = [1, 2, 3].some((connectionId) =>
        ['a/b', 'x/y', 'z/z'].some((reportKey) => {
          const kept = monthsKept(after, connectionId, reportKey)
          return kept !== null && kept < (monthsKept(rules, connectionId, reportKey) ?? Infinity)
        }),
      )
      expect(loses && !mayLetGo(rules, change)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

test('nobody is asked where everything is kept after a rule was taken away', () => {
  const exception = { connectionId: null, reportKey: 'a/b', months: 3 }
  const change = { rule: exception, isRemoved: true }
  expect(mayLetGo([exception], change)).toBe(false)
  expect(mayLetGo([exception, { connectionId: null, reportKey: 'x/y', months: 1 }], change)).toBe(false)
  expect(mayLetGo([exception, { connectionId: 1, reportKey: null, months: 12 }], change)).toBe(true)
})

test.each([
  ['2026-11-22 12:00:00', 1, '2026-10-22'],
  ['2026-03-31 23:59:59', 1, '2026-02-28'],
  ['2026-01-01 00:00:00', 12, '2025-01-01'],
  ['2024-02-29 10:00:00', 12, '2023-02-28'],
])('at %s, %i months reach back to %s', (now, months, first) => {
  expect(keptFrom(at(now), months)).toBe(at(first))
})

const someDay = fc.integer({ min: at('2020-01-01'), max: at('2032-01-01') }).map(wall)
const someMonths = fc.integer({ min: 1, max: 30 })

test('of every named period some of it is kept by every rule, and nothing of that lies before it', () => {
  fc.assert(
    fc.property(someDay, someMonths, fc.constantFrom(...PERIOD_PRESETS), (now, months, preset) => {
      const period = presetPeriod(preset, now)
      const part = keptPart(period, keptFrom(now, months))
      expect(part.from).toBe(Math.max(period.from, keptFrom(now, months)))
      expect(part.from).toBeLessThanOrEqual(part.to)
      expect(part.to).toBe(period.to)
      expect(keptPart(period, null)).toBe(period)
    }),
  )
})

test('a warning is of the first day of the coming year on which a period reaches further back', () => {
  fc.assert(
    fc.property(someDay, someMonths, fc.constantFrom(...PERIOD_PRESETS), (now, months, preset) => {
      const isCut = (day: number): boolean =>
        presetPeriod(preset, wall(day)).from <
        keptPart(presetPeriod(preset, wall(day)), keptFrom(wall(day), months)).from
      const days = Array.from(
        { length: 367 },
        (_each, ahead) => now - (now % SECONDS_PER_DAY) + ahead * SECONDS_PER_DAY,
      )
      expect(firstCut({ kind: 'preset', preset }, { months, mostDays: null }, now)?.day).toBe(days.find(isCut))
    }),
    { numRuns: 40 },
  )
  expect(firstCut({ kind: 'preset', preset: 'this-year' }, { months: null, mostDays: null }, NOW)).toBeUndefined()
})

test('what is not kept is said with its days, today’s or those to come', () => {
  const title = said('Mensajes', 'Messages')
  const rules = [{ connectionId: null, reportKey: null, months: 1 }]
  const schedule = { connectionId: 1, reportKey: 'a/b', period: { kind: 'preset', preset: 'last-month' } } as const
  const cut = scheduleCutText(rules, schedule, title, NOW)
  expect(cut?.es).toBe(
    '«Mensajes» se actualiza desde el 1 oct, pero solo se conserva desde el 22 oct: lo anterior no se pide ni va en el archivo.',
  )
  expect(cut?.en).toMatch(/^“Messages” is updated from 1 Oct, but kept only from 22 Oct:/)
  expect(
    scheduleCutText(rules, { ...schedule, period: { kind: 'preset', preset: 'last7' } }, title, NOW),
  ).toBeUndefined()
  expect(scheduleCutText(rules, { ...schedule, period: { kind: 'preset', preset: 'last30' } }, title, NOW)?.es).toMatch(
    /^A partir del 1 mar 2027: «Mensajes» se actualiza desde el 31 ene 2027, pero solo se conserva desde el 1 feb 2027:/,
  )
  const ofReport = [...rules, { connectionId: null, reportKey: 'a/b', months: null }]
  expect(scheduleCutText(ofReport, schedule, title, NOW)).toBeUndefined()
  expect(notKeptText(at('2026-10-22'), NOW).es).toContain('desde el 22 oct:')
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
