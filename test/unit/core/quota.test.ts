import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAskingUseful, quotaOf, refusalOf } from '../../../src/core/automation/quota.ts'
import {
  countRequest,
  quotaFacts,
  rememberDayLimit,
  rememberToldCount,
  setReserve,
} from '../../../src/core/store/tables/requestLedger.ts'
import type { QuotaFacts } from '../../../src/core/store/records/requests.ts'
import { requestTokenInfo, type TokenInfo } from '../../../src/core/wolkvox/tokenInfo.ts'
import { SECONDS_PER_DAY, wall } from '../../../src/shared/time.ts'
import { openMemoryStore } from '../../support/memoryStore.ts'
import { at, epochMs, ZONE } from '../../support/times.ts'

const NOON = at('2026-11-22 12:00:00')
const NOTHING: QuotaFacts = {
  counted: 0,
  limit: null,
  told: null,
  askedAtMs: null,
  reservePercent: null,
  thisHour: 0,
  hourBefore: 0,
}

function stateOf(facts: Partial<QuotaFacts>, now = NOON) {
  return quotaOf({ ...NOTHING, ...facts }, epochMs(now), ZONE)
}

describe('the quota', () => {
  test('without a limit has no rest, no reserve and no end', () => {
    expect(stateOf({ counted: 50, thisHour: 50 })).toMatchObject({
      requestsToday: 50,
      dayLimit: null,
      left: null,
      reserve: 0,
      forecast: { atPaceUntil: null },
      resetsAt: at('2026-11-23'),
    })
  })

  test('lasts until a time of today, at the pace of the last hours', () => {
    // 1,200 in the hour before and none yet in this one: 1,200 an hour, 5,600 left, so four hours and forty minutes.
    const state = stateOf({ counted: 19_400, limit: 25_000, hourBefore: 1_200 })
    expect(state.forecast).toEqual({ requestsPerHour: 1_200, atPaceUntil: at('2026-11-22 16:40:00') })
    expect(state).toMatchObject({ left: 5_600, reserve: 2_500 })
    expect(stateOf({ counted: 19_400, limit: 25_000, hourBefore: 120 }).forecast.atPaceUntil).toBeNull()
    expect(stateOf({ counted: 25_000, limit: 25_000, hourBefore: 100 }).forecast.atPaceUntil).toBe(NOON)
  })

  test('counts what others used as far as the server told, and what was sent since', () => {
    const told = { used: 900, counted: 100, atMs: epochMs(at('2026-11-22 10:00:00')) }
    const state = stateOf({ counted: 130, limit: 2_000, told })
    expect(state).toMatchObject({ requestsToday: 930, left: 1_070, toldAtMs: told.atMs })
    // Others: 800 in ten hours.
    expect(state.forecast.requestsPerHour).toBe(80)
    // A server that counts late does not take away what is known here.
    expect(stateOf({ counted: 130, told: { ...told, used: 20 } }).requestsToday).toBe(130)
  })

  test('keeps automatic work from the reserve, and from nothing else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30_000 }),
        fc.integer({ min: 0, max: 31_000 }),
        fc.option(fc.integer({ min: 0, max: 90 })),
        (limit, counted, reservePercent) => {
          const state = stateOf({ limit, counted, reservePercent })
          const refusal = refusalOf(state)
          const left = Math.max(0, limit - counted)
          expect(refusal === null).toBe(left > Math.ceil((limit * (reservePercent ?? 10)) / 100))
          if (refusal !== null) expect(refusal).toMatchObject({ code: 'quota-reserved', detail: { left } })
        },
      ),
    )
    expect(refusalOf(stateOf({ counted: 1_000_000 }))).toBeNull()
  })

  test('is asked for now and then, and not waited for where the clock had run ahead', () => {
    const nowMs = epochMs(NOON)
    const hours = (count: number): QuotaFacts => ({ ...NOTHING, askedAtMs: nowMs - count * 3_600_000 })
    expect(isAskingUseful(NOTHING, nowMs)).toBe(true)
    expect(isAskingUseful(hours(1), nowMs)).toBe(false)
    expect(isAskingUseful(hours(4), nowMs)).toBe(true)
    expect(isAskingUseful(hours(-48), nowMs)).toBe(true)
  })
})

test('the ledger counts by day and hour, each connection by itself, and forgets old hours', () => {
  const offsets = fc.array(fc.integer({ min: 0, max: 3 * SECONDS_PER_DAY }), { maxLength: 60 })
  fc.assert(
    fc.property(offsets, (offsets) => {
      const database = openMemoryStore()
      const start = at('2026-11-20')
      const sorted = offsets.toSorted((a, b) => a - b)
      for (const offset of sorted) countRequest(database, 1, wall(start + offset))
      const now = wall(start + (sorted.at(-1) ?? 0))
      const facts = quotaFacts(database, 1, now)
      const inHour = (hour: number): number =>
        sorted.filter((offset) => Math.floor((start + offset) / 3600) === hour).length
      const sameDay = sorted.filter((offset) => Math.floor((start + offset) / 86_400) === Math.floor(now / 86_400))
      expect(facts.counted).toBe(sameDay.length)
      expect(facts.thisHour).toBe(inHour(Math.floor(now / 3600)))
      expect(facts.hourBefore).toBe(inHour(Math.floor(now / 3600) - 1))
      const hours = database.prepare('SELECT count(*) FROM request_hours').pluck().get() as number
      expect(hours).toBeLessThanOrEqual(49)
      expect(quotaFacts(database, 2, now)).toEqual(NOTHING)
      database.close()
    }),
    { numRuns: 60 },
  )
})

test('what a server told holds for its day, and the reserve for good', () => {
  const database = openMemoryStore()
  setReserve(database, 1, 25)
  rememberDayLimit(database, 1, 400)
  countRequest(database, 1, NOON)
  rememberToldCount(database, 1, NOON, 77, 5)
  expect(quotaFacts(database, 1, NOON)).toMatchObject({
    told: { used: 77, counted: 1, atMs: 5 },
    askedAtMs: 5,
    reservePercent: 25,
    limit: 400,
  })
  expect(quotaFacts(database, 1, wall(NOON + SECONDS_PER_DAY))).toMatchObject({
    told: null,
    askedAtMs: 5,
    reservePercent: 25,
  })
  // An answer that says nothing does not take back what others were told to have used that day.
  rememberToldCount(database, 1, NOON, null, 6)
  expect(quotaFacts(database, 1, NOON)).toMatchObject({
    told: { used: 77, counted: 1 },
    askedAtMs: 6,
    reservePercent: 25,
  })
  const nextDay = wall(NOON + SECONDS_PER_DAY)
  rememberToldCount(database, 1, nextDay, null, 7)
  expect(quotaFacts(database, 1, nextDay)).toMatchObject({ told: null, askedAtMs: 7 })
  expect(quotaFacts(database, 1, NOON)).toMatchObject({ told: null, askedAtMs: 7 })
})

describe('what a server tells of a token', () => {
  const infoOf = (data: unknown): Promise<TokenInfo> =>
    requestTokenInfo(() => Promise.resolve(new Response(JSON.stringify({ code: '200', error: null, msg: '', data }))), {
      baseUrl: 'http://127.0.0.1',
      server: '0000',
      token: 't',
    })

  test.each([
    ['25000', 25_000],
    [25_000, 25_000],
    ['25.000', 25_000],
    ['25,000', 25_000],
    ['1 234 567', 1_234_567],
    // A decimal is no thousand: ten times the limit would leave no reserve.
    ['25000.0', 25_000],
    ['25,000.00', 25_000],
    ['25.000,00', 25_000],
    [' 25000 ', 25_000],
    ['25000.5', null],
    ['-1', null],
    ['', null],
    ['unlimited', null],
    ['1e30', null],
    [1e30, null],
    [null, null],
    [[], null],
  ])('as %j is understood, or nothing', async (limit, expected) => {
    const info = await infoOf([{ token_limit: limit, token_use_today: limit }])
    expect(info).toEqual({ dayLimit: expected, usedToday: expected })
  })
})
