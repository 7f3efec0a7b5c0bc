import { describe, expect, test } from 'vitest'
import {
  durationText,
  listDays,
  longDayText,
  monthText,
  rangeText,
  untilToday,
} from '../../../src/shared/periodTexts.ts'
import { at, span } from '../../support/times.ts'

const NOW = at('2026-11-22T10:00')

describe('stretches in words', () => {
  test.each<[range: readonly [string, string?], es: string, en: string]>([
    [['2026-11-17'], '17 nov', '17 Nov'],
    [['2026-11-01', '2026-11-22'], '1–22 nov', '1–22 Nov'],
    [['2026-10-28', '2026-11-03'], '28 oct – 3 nov', '28 Oct – 3 Nov'],
    [['2025-12-28', '2026-01-03'], '28 dic 2025 – 3 ene 2026', '28 Dec 2025 – 3 Jan 2026'],
    [['2025-12-01', '2025-12-31'], '1–31 dic 2025', '1–31 Dec 2025'],
    [['2026-11-22T08:00', '2026-11-22T12:00'], '22 nov, 08:00–12:00', '22 Nov, 08:00–12:00'],
    [['2026-11-22T08:00:05', '2026-11-22T12:00:00'], '22 nov, 08:00:05–12:00:00', '22 Nov, 08:00:05–12:00:00'],
    [['2026-11-22T08:00:00', '2026-11-22T08:00:00'], '22 nov, 08:00', '22 Nov, 08:00'],
    [['2026-11-21T22:00', '2026-11-22T06:00'], '21 nov 22:00 – 22 nov 06:00', '21 Nov 22:00 – 22 Nov 06:00'],
  ])('%j', (range, es, en) => {
    expect(rangeText(span(...range), 'es', NOW)).toBe(es)
    expect(rangeText(span(...range), 'en', NOW)).toBe(en)
  })

  test('every year is named where no current one is known', () => {
    expect(rangeText(span('2026-11-01', '2026-11-22'), 'es', null)).toBe('1–22 nov 2026')
    expect(rangeText(span('2026-10-28', '2026-11-03'), 'es', null)).toBe('28 oct – 3 nov 2026')
  })

  test('a preset that reaches beyond today is named until today', () => {
    expect(untilToday(span('2026-11-01', '2026-11-30'), NOW)).toEqual(span('2026-11-01', '2026-11-22'))
    expect(untilToday(span('2026-11-01', '2026-11-20'), NOW)).toEqual(span('2026-11-01', '2026-11-20'))
    expect(untilToday(span('2026-12-01', '2026-12-20'), NOW)).toEqual(span('2026-12-01', '2026-12-20'))
  })
})

test('days and months in full', () => {
  expect(longDayText(at('2026-11-17'), 'es')).toBe('martes 17 de noviembre de 2026')
  expect(longDayText(at('2026-11-17'), 'en')).toBe('Tuesday 17 November 2026')
  expect(monthText(at('2026-11-17'), 'es')).toBe('noviembre de 2026')
  expect(monthText(at('2026-11-17'), 'en')).toBe('November 2026')
})

describe('lists of days', () => {
  const days = (...ranges: readonly (readonly [string, string?])[]) => ranges.map((range) => span(...range))

  test('name each month once', () => {
    const ranges = days(['2026-11-01', '2026-11-16'], ['2026-11-18', '2026-11-21'])
    expect(listDays(ranges, 'es', NOW, 3)).toEqual({ shown: ['1–16', '18–21 nov'], moreDays: 0 })
  })

  test('name the month before a stretch that crosses into another', () => {
    const ranges = days(['2026-10-05'], ['2026-10-28', '2026-11-03'], ['2026-11-05'], ['2026-11-07'])
    expect(listDays(ranges, 'en', NOW, 4).shown).toEqual(['5 Oct', '28 Oct – 3 Nov', '5', '7 Nov'])
  })

  test('are cut, counting the days left out, but never for the sake of one stretch', () => {
    const ranges = days(['2026-11-01'], ['2026-11-03'], ['2026-11-05', '2026-11-06'], ['2026-11-08', '2026-11-10'])
    expect(listDays(ranges, 'es', NOW, 2)).toEqual({ shown: ['1', '3 nov'], moreDays: 5 })
    expect(listDays(ranges, 'es', NOW, 3)).toEqual({ shown: ['1', '3', '5–6', '8–10 nov'], moreDays: 0 })
  })

  test('leave times of day out', () => {
    expect(listDays([span('2026-11-17T08:00', '2026-11-18T12:00')], 'es', NOW, 2).shown).toEqual(['17–18 nov'])
  })
})

test.each([
  [40, '40 s'],
  [61, '1 min'],
  [3600, '1 h'],
  [7800, '2 h 10 min'],
  [86_400, '1 d'],
  [100_000, '1 d 3 h'],
])('%i seconds: %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})
