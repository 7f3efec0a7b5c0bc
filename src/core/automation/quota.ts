import type { AppErrorData } from '../../shared/errors.ts'
import type { Quota } from '../../shared/quota.ts'
import {
  endOfDay,
  formatInstant,
  SECONDS_PER_HOUR,
  startOfDay,
  startOfHour,
  wall,
  wallClock,
  type WallSeconds,
} from '../../shared/time.ts'
import type { Connection } from '../store/records/connections.ts'
import type { QuotaFacts } from '../store/records/requests.ts'
import type { StoreApi } from '../store/storeApi.ts'
import type { SyncContext } from '../sync/target.ts'
import { askTokenInfo } from '../sync/testConnection.ts'

/**
 * The part of the day's limit that automatic work leaves to people and other programs, in percent, unless it was set.
 */
export const DEFAULT_RESERVE_PERCENT = 10

/** How often automatic work asks a server for its own count, which costs a request, in milliseconds. */
export const ASK_AGAIN_MS = 4 * 3_600_000

/**
 * Requests that the token was used for today, as far as anybody can tell: by this computer, and by others until the
 * server told.
 */
function usedToday({ counted, told }: QuotaFacts): number {
  return told === null ? counted : Math.max(counted, told.used + Math.max(0, counted - told.counted))
}

/**
 * How many requests an hour goes through now: this computer's of the last one to two hours, others' on the average of
 * their day.
 */
function perHour(facts: QuotaFacts, now: WallSeconds, toldAt: WallSeconds | null): number {
  const { thisHour, hourBefore, told } = facts
  // The hour before counts whole, so that the first minutes of an hour do not look like a rest.
  const hours = Math.max(SECONDS_PER_HOUR / 4, now - startOfHour(now) + SECONDS_PER_HOUR) / SECONDS_PER_HOUR
  const own = (thisHour + hourBefore) / hours
  if (told === null || toldAt === null) return own
  const hoursOfDay = Math.max(1, (toldAt - startOfDay(toldAt)) / SECONDS_PER_HOUR)
  return own + Math.max(0, told.used - told.counted) / hoursOfDay
}

/**
 * The state of a connection's quota out of what is known of it.
 *
 * @param nowMs the present, in milliseconds since 1970-01-01 UTC
 */
export function quotaOf(facts: QuotaFacts, nowMs: number, timeZone: string): Quota {
  const now = wallClock(nowMs, timeZone)
  const requestsToday = usedToday(facts)
  const { limit, told } = facts
  const toldAtMs = told?.atMs ?? null
  const reserve = limit === null ? 0 : Math.ceil((limit * (facts.reservePercent ?? DEFAULT_RESERVE_PERCENT)) / 100)
  const left = limit === null ? null : Math.max(0, limit - requestsToday)
  const requestsPerHour = perHour(facts, now, toldAtMs === null ? null : wallClock(toldAtMs, timeZone))
  const endsAt =
    left === null || requestsPerHour === 0 ? null : wall(now + Math.floor((left / requestsPerHour) * SECONDS_PER_HOUR))
  return {
    requestsToday,
    dayLimit: limit,
    reserve,
    reservePercent: facts.reservePercent ?? DEFAULT_RESERVE_PERCENT,
    left,
    forecast: {
      atPaceUntil: endsAt !== null && endsAt <= endOfDay(now) ? endsAt : null,
      requestsPerHour: Math.round(requestsPerHour),
    },
    resetsAt: wall(endOfDay(now) + 1),
    toldAtMs,
  }
}

/** What is known of a connection's quota now, without asking the server. */
export async function readQuota(store: StoreApi, connection: Connection, nowMs: number): Promise<Quota> {
  const at = wallClock(nowMs, connection.timeZone)
  const facts = await store.requests.quotaFacts({ connectionId: connection.id, at })
  return quotaOf(facts, nowMs, connection.timeZone)
}

/** Why nothing automatic may be sent with such a quota, or null. */
export function refusalOf({ left, reserve, resetsAt }: Quota): AppErrorData | null {
  if (left === null || left > reserve) return null
  return { code: 'quota-reserved', detail: { left, reserve, resetsAt: formatInstant(resetsAt) } }
}

/**
 * Whether automatic work may send a request for a connection now. It never touches the reserve; where the day's limit
 * is not known there is none to keep.
 *
 * @returns why not (`quota-reserved`), or null where it may
 */
export async function mayRequestAutomatically(
  store: StoreApi,
  connection: Connection,
  nowMs: number,
): Promise<AppErrorData | null> {
  return refusalOf(await readQuota(store, connection, nowMs))
}

/** Whether it is worth a request to ask the server for its count: nothing is known, or what is known is old. */
export function isAskingUseful({ askedAtMs }: QuotaFacts, nowMs: number): boolean {
  // A moment in the future was reckoned by a clock that ran ahead.
  return askedAtMs === null || askedAtMs > nowMs || nowMs - askedAtMs >= ASK_AGAIN_MS
}

/**
 * Before automatic work sends something: asks the server for its own count where that is useful, in the token's turn.
 *
 * @returns requests that this took
 * @throws AppError what the request raised, `token-refused` among them
 */
export async function askQuotaIfUseful(
  sync: SyncContext,
  target: { readonly connection: Connection; readonly token: string },
  signal?: AbortSignal,
): Promise<number> {
  const { connection } = target
  const nowMs = sync.nowMs()
  const at = wallClock(nowMs, connection.timeZone)
  const facts = await sync.store.requests.quotaFacts({ connectionId: connection.id, at })
  if (!isAskingUseful(facts, nowMs) || refusalOf(quotaOf(facts, nowMs, connection.timeZone)) !== null) return 0
  await askTokenInfo(sync, target, 'automatic', signal)
  return 1
}
