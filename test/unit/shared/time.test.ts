import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  endOfDay,
  formatCompact,
  formatDay,
  formatInstant,
  formatTimeOfDay,
  isTimeZone,
  parseDate,
  parseDateSpan,
  presetRange,
  startOfDay,
  wall,
  wallClock,
  type RangePreset,
} from '../../../src/shared/time.ts'
import { at, range, span } from '../../support/times.ts'

const instants = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(2199, 11, 31) / 1000 })
  .map((seconds) => wall(seconds))

describe('a date', () => {
  test('comes back from every way of writing it', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = formatDay(instant)
        const time = formatTimeOfDay(instant)
        for (const text of [`${day} ${time}`, `${day}T${time}`, formatInstant(instant), formatCompact(instant)]) {
          expect(parseDate(text)).toEqual({ at: instant, unit: 'second' })
          expect(parseDateSpan(text)).toEqual({ from: instant, to: instant })
        }
        const minute = wall(instant - (((instant % 60) + 60) % 60))
        expect(parseDate(`${day} ${time.slice(0, 5)}`)).toEqual({ at: minute, unit: 'minute' })
        expect(parseDateSpan(`${day}T${time.slice(0, 5)}`)).toEqual(range(minute, minute + 59))
        for (const text of [day, day.replaceAll('-', '')]) {
          expect(parseDateSpan(text)).toEqual({ from: startOfDay(instant), to: endOfDay(instant) })
        }
      }),
    )
  })

  test('is written as the calendar of JavaScript writes it', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(`${formatInstant(instant)}.000Z`).toBe(new Date(instant * 1000).toISOString())
        expect(formatCompact(instant)).toBe(new Date(instant * 1000).toISOString().replace(/\D/g, '').slice(0, 14))
      }),
    )
  })

  test.each([
    '',
    '2025',
    '2025-02-30',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2023-02-29',
    '2025-01-01 24:00',
    '2025-01-01 10:60:00',
    '2025-01-01 10:00:60',
    '2025-1-1',
    '01/02/2025',
    '2025-01-01 10',
    '202501011',
    '20250230',
    '20250101240000',
    '2025-01-01 10:00:00 ',
    '2025-01-01T10:00:00Z',
    'hoy',
  ])('that no calendar has is none: %j', (text) => {
    expect(parseDate(text)).toBeUndefined()
    expect(parseDateSpan(text)).toBeUndefined()
  })

  test('with fractions of a second is that second', () => {
    fc.assert(
      fc.property(instants, fc.stringMatching(/^[.,]\d{1,9}$/), (instant, fraction) => {
        for (const between of [' ', 'T']) {
          const text = `${formatDay(instant)}${between}${formatTimeOfDay(instant)}${fraction}`
          expect(parseDate(text)).toEqual({ at: instant, unit: 'second' })
        }
      }),
    )
  })

  test('with a zone is what the clock of the operation showed then', () => {
    const zones = ['America/Bogota', 'America/New_York', 'Asia/Kolkata', 'Europe/Madrid', 'Australia/Lord_Howe', 'UTC']
    const offset = fc.record({ hours: fc.integer({ min: -13, max: 13 }), minutes: fc.constantFrom(0, 30, 45) })
    const moments = fc.integer({ min: Date.UTC(1971, 0, 1) / 1000, max: Date.UTC(2199, 0, 1) / 1000 })
    fc.assert(
      fc.property(moments, offset, fc.constantFrom(...zones), (moment, { hours, minutes }, timeZone) => {
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
        const utc = new Date(moment * 1000).toISOString().slice(0, 19)
        const sign = hours < 0 ? '-' : '+'
        const ahead = (hours < 0 ? -1 : 1) * (Math.abs(hours) * 3600 + minutes * 60)
        const there = new Date((moment + ahead) * 1000).toISOString().slice(0, 19)
        const two = (value: number): string => String(Math.abs(value)).padStart(2, '0')
        const zone = `${sign}${two(hours)}:${two(minutes)}`
        const texts = [`${utc}Z`, `${utc}.123Z`, `${utc.replace('T', ' ')} UTC`, `${there}${zone}`]
        for (const text of [...texts, `${there.replace('T', ' ')} ${zone.replace(':', '')}`]) {
          const parsed = parseDate(text, timeZone)
          expect(parsed === undefined ? text : formatInstant(parsed.at)).toBe(
            shown.format(moment * 1000).replace(' ', 'T'),
          )
          expect(parseDate(text)).toBeUndefined()
        }
      }),
    )
  })

  test.each([
    '0000-00-00',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '1700-01-01T00:00:00Z',
    '2025-02-30T10:00:00Z',
    '2025-01-01T10:00:00+15:00',
    '2025-01-01T10:00:00+05:60',
    '2025-01-01T10:00:00+5',
    '2025-01-01Z',
    '2025-01-01T10:00:00.Z',
    '2025-01-01T10:00:00 EST',
  ])('%j is none either, whatever the zone', (text) => {
    expect(parseDate(text, 'America/Bogota')).toBeUndefined()
  })

  test('29 February exists in leap years', () => {
    expect(parseDate('2024-02-29')?.unit).toBe('day')
    expect(formatDay(wall(at('2024-02-29') + 86_400))).toBe('2024-03-01')
  })

  test('a day begins and ends with itself', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(formatInstant(startOfDay(instant))).toBe(`${formatDay(instant)}T00:00:00`)
        expect(formatInstant(endOfDay(instant))).toBe(`${formatDay(instant)}T23:59:59`)
      }),
    )
  })
})

describe('a preset', () => {
  test.each<[RangePreset, string, string, string]>([
    ['today', '2025-03-10 15:00:00', '2025-03-10', '2025-03-10'],
    ['yesterday', '2025-03-01 00:00:00', '2025-02-28', '2025-02-28'],
    ['last7', '2025-03-10 23:59:59', '2025-03-04', '2025-03-10'],
    ['last30', '2025-03-01 12:00:00', '2025-01-31', '2025-03-01'],
    ['this-month', '2024-02-11 12:00:00', '2024-02-01', '2024-02-29'],
    ['this-month', '2025-12-31 23:59:59', '2025-12-01', '2025-12-31'],
    ['last-month', '2025-01-31 12:00:00', '2024-12-01', '2024-12-31'],
    ['last-month', '2025-03-31 12:00:00', '2025-02-01', '2025-02-28'],
  ])('%s at %s is whole days', (preset, now, from, to) => {
    expect(presetRange(preset, at(now))).toEqual(span(from, to))
  })

  test('of days holds as many days as its name says, and ends with today', () => {
    fc.assert(
      fc.property(instants, (now) => {
        for (const [preset, days] of [['today', 1] as const, ['last7', 7] as const, ['last30', 30] as const]) {
          const { from, to } = presetRange(preset, now)
          expect([to - from + 1, to, from % 86_400]).toEqual([days * 86_400, endOfDay(now), from % 86_400])
        }
        expect(presetRange('yesterday', now).to + 1).toBe(startOfDay(now))
        expect(presetRange('last-month', now).to + 1).toBe(presetRange('this-month', now).from)
      }),
    )
  })
})

describe('a wall clock', () => {
  test('of Bogotá is five hours behind UTC all year', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1994-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          const seconds = Math.floor(date.getTime() / 1000)
          expect(wallClock(date.getTime(), 'America/Bogota')).toBe(seconds - 5 * 3600)
          expect(wallClock(date.getTime(), 'UTC')).toBe(seconds)
        },
      ),
    )
  })

  test.each([
    ['2025-03-09T06:59:59Z', '2025-03-09T01:59:59'],
    ['2025-03-09T07:00:00Z', '2025-03-09T03:00:00'],
    ['2025-11-02T05:59:59Z', '2025-11-02T01:59:59'],
    ['2025-11-02T06:00:00Z', '2025-11-02T01:00:00'],
    ['2025-07-01T04:00:00Z', '2025-07-01T00:00:00'],
  ])('of New York at %s shows %s', (moment, shown) => {
    expect(formatInstant(wallClock(Date.parse(moment), 'America/New_York'))).toBe(shown)
  })

  test('drops the milliseconds of the moment', () => {
    expect(wallClock(999, 'UTC')).toBe(0)
    expect(wallClock(1000, 'UTC')).toBe(1)
  })

  test('knows zones by their name', () => {
    expect(isTimeZone('America/Bogota')).toBe(true)
    expect(isTimeZone('America/Macondo')).toBe(false)
    expect(isTimeZone('')).toBe(false)
  })
})
