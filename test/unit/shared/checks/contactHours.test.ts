import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicHolidays } from '../../../../src/core/store/query/checks/holidays.ts'
import { COLOMBIAN_HOLIDAYS } from '../../../../src/core/store/query/checks/colombia.ts'
import {
  contactReasons,
  countedBefore,
  reasonsOf,
  type ContactColumns,
} from '../../../../src/shared/checks/contactHours.ts'
import { COLOMBIA, readRules, readRulesFile, rulesFileText } from '../../../../src/shared/checks/contactRules.ts'
import { wall } from '../../../../src/shared/time.ts'
import { colombianHolidays } from '../../../../scripts/colombianHolidays.ts'
import { at } from '../../../support/times.ts'

// An independent calendar: Easter by Gauss, in the form of Meeus, and the days that Colombian laws name.

const DAY_MS = 86_400_000

function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1)
}

/** The Monday on or after a day. */
function moved(ms: number): number {
  const weekday = new Date(ms).getUTCDay()
  return ms + ((8 - weekday) % 7) * DAY_MS
}

function ownHolidays(year: number): readonly string[] {
  const day = (month: number, date: number): number => Date.UTC(year, month - 1, date)
  const fixed = [day(1, 1), day(5, 1), day(7, 20), day(8, 7), day(12, 8), day(12, 25)]
  const toMonday = [day(1, 6), day(3, 19), day(6, 29), day(8, 15), day(10, 12), day(11, 1), day(11, 11)]
  const since2026 = year >= 2026 ? [day(7, 9)] : []
  const sunday = easter(year)
  const church = [-3, -2, 43, 64, 71].map((days) => sunday + days * DAY_MS)
  const all = [...fixed, ...[...toMonday, ...since2026].map(moved), ...church]
  return [...new Set(all.map((ms) => new Date(ms).toISOString().slice(0, 10)))].toSorted()
}

function isSunday(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 0
}

describe('public holidays of Colombia', () => {
  test('are those of an independent calendar, in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2010, max: 2099 }), (year) => {
        const known = publicHolidays('CO', year).map(({ day }) => day)
        // Easter itself is a Sunday, which no list needs to close.
        expect([...new Set(known)].filter((day) => !isSunday(day))).toEqual(
          ownHolidays(year).filter((day) => !isSunday(day)),
        )
      }),
    )
  })

  test('have 9 July, moved to Monday, from 2026 on', () => {
    const inJuly = (year: number): readonly string[] =>
      publicHolidays('CO', year).flatMap(({ day }) => (day.slice(5, 7) === '07' ? [day] : []))
    expect(inJuly(2025)).toEqual(['2025-07-20'])
    expect(inJuly(2026)).toEqual(['2026-07-13', '2026-07-20'])
    expect(publicHolidays('CO', 2026).find(({ day }) => day === '2026-12-08')?.name).toEqual({
      es: 'Inmaculada Concepción',
      en: 'Immaculate Conception',
    })
  })

  test('are bundled as the package has them today', () => {
    expect(COLOMBIAN_HOLIDAYS).toEqual(colombianHolidays())
  })
})

interface Contact {
  readonly at: number
  readonly customer: number
  readonly channel: number
}

function columnsOf(contacts: readonly Contact[]): ContactColumns {
  return {
    hasTime: true,
    count: contacts.length,
    at: Float64Array.from(contacts, (each) => each.at),
    customer: Int32Array.from(contacts, ({ customer }) => customer),
    channel: Uint8Array.from(contacts, ({ channel }) => channel),
    counts: Uint8Array.from(contacts, () => 1),
  }
}

function reasonsFor(contacts: readonly Contact[], rules = COLOMBIA, holidays: readonly string[] = []) {
  return [...contactReasons({ rules, holidays }, columnsOf(contacts), () => undefined)].map(reasonsOf)
}

/** What the rules say, contact by contact, each against all others. */
function model(contacts: readonly Contact[], holidays: readonly string[]): readonly (readonly string[])[] {
  const dayOf = ({ at: moment }: Contact): string => new Date(moment * 1_000).toISOString().slice(0, 10)
  const mondayOf = (each: Contact): string => {
    const date = new Date(`${dayOf(each)}T00:00:00Z`)
    return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10)
  }
  return contacts.map((each, place) => {
    const date = new Date(each.at * 1_000)
    if (date.getUTCDay() === 0) return ['sunday']
    if (holidays.includes(dayOf(each))) return ['holiday']
    const clock = date.toISOString().slice(11, 19)
    const [from, to] = date.getUTCDay() === 6 ? ['08:00:00', '15:00:00'] : ['07:00:00', '19:00:00']
    const earlier = contacts.filter(
      (other, at) => other.customer === each.customer && (other.at < each.at || (other.at === each.at && at < place)),
    )
    return [
      ...(clock < (from ?? '') ? ['before'] : []),
      ...(clock > (to ?? '') ? ['after'] : []),
      ...(earlier.some((other) => dayOf(other) === dayOf(each)) ? ['again-that-day'] : []),
      ...(earlier.some((other) => mondayOf(other) === mondayOf(each) && other.channel !== each.channel)
        ? ['other-channel-that-week']
        : []),
    ]
  })
}

describe('contact hours', () => {
  test('are told as a plain model tells them', () => {
    const contact = fc.record({
      at: fc
        .record({
          day: fc.integer({ min: 0, max: 20 }),
          second: fc.constantFrom(25_199, 25_200, 68_400, 68_401, 54_001, 28_799),
        })
        .map(({ day, second }) => at('2026-11-01') + day * 86_400 + second),
      customer: fc.integer({ min: 0, max: 3 }),
      channel: fc.integer({ min: 0, max: 2 }),
    })
    const holidays = ['2026-11-02', '2026-11-16']
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 40 }), (contacts) => {
        expect(reasonsFor(contacts, COLOMBIA, holidays)).toEqual(model(contacts, holidays))
      }),
    )
  })

  test('the last second is still allowed, the next is not', () => {
    const at19 = at('2026-11-03T19:00:00')
    expect(reasonsFor([{ at: at19, customer: 0, channel: 0 }])).toEqual([[]])
    expect(reasonsFor([{ at: at19 + 1, customer: 0, channel: 0 }])).toEqual([['after']])
    expect(reasonsFor([{ at: at('2026-11-07T15:00:01'), customer: 0, channel: 0 }])).toEqual([['after']])
  })

  test('of days without a time only the day is looked at', () => {
    const columns = { ...columnsOf([{ at: at('2026-11-03'), customer: 0, channel: 0 }]), hasTime: false }
    expect([...contactReasons({ rules: COLOMBIA, holidays: [] }, columns, () => undefined)]).toEqual([0])
  })

  test('a week begins on Monday, and what came before a period counts from there', () => {
    const from = wall(at('2026-11-11T10:00:00'))
    expect(countedBefore({ from, to: from })).toEqual({ from: at('2026-11-09'), to: from - 1 })
    const monday = wall(at('2026-11-09'))
    expect(countedBefore({ from: monday, to: monday })).toBeNull()
  })
})

describe('rules', () => {
  test('come out of their file as they went in', () => {
    expect(readRulesFile(rulesFileText(COLOMBIA))).toEqual({ kind: 'rules', rules: COLOMBIA })
  })

  test('are as in Colombia where a file leaves them out', () => {
    const reading = readRules({ holidays: { add: ['2026-12-24'], remove: ['2026-12-08'] } })
    expect(reading).toEqual({
      kind: 'rules',
      rules: { ...COLOMBIA, holidays: { add: ['2026-12-24'], remove: ['2026-12-08'] } },
    })
  })

  test.each([
    ['not JSON', 'json', ''],
    ['[]', 'rules', ''],
    ['{}', 'rules', ''],
    ['{"dias": 1}', 'known-name', 'dias'],
    ['{"hours": {"lunes": null}}', 'known-name', 'hours.lunes'],
    ['{"hours": {"monday": ["19:00", "07:00"]}}', 'hours', 'hours.monday'],
    ['{"hours": {"monday": ["7", "19:00"]}}', 'hours', 'hours.monday'],
    ['{"holidays": {"add": ["2026-02-30"]}}', 'days', 'holidays.add'],
    ['{"frequency": {"perDay": 0}}', 'number', 'frequency.perDay'],
    ['{"frequency": {"after": "never"}}', 'after', 'frequency.after'],
    ['{"channels": ["paloma"]}', 'channels', 'channels'],
    ['{"country": "XX"}', 'country', 'country'],
  ])('that are none say where and what is right: %s', (text, expected, place) => {
    expect(readRulesFile(text)).toEqual({ kind: 'problem', problem: { at: place, expected } })
  })
})
