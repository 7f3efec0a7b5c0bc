import type { AppErrorData } from '../shared/errors.ts'
import type { UpdatePlan } from '../shared/home.ts'
import type { PullRequest } from '../shared/pulls.ts'
import { union } from '../shared/ranges.ts'
import { comesAsOneWhole } from '../shared/reports/types.ts'
import { keptPart, keptSince, type RetentionRule } from '../shared/retention.ts'
import type { TimeRange } from '../shared/time.ts'
import { readQuota } from '../core/automation/quota.ts'
import type { HomeFetch } from '../core/automation/runSchedule.ts'
import type { CoverageBook } from './coverage.ts'
import { askedCard, pinnedViews, type AskedCard, type PinnedView } from './homeCards.ts'
import type { OpenDesk } from './openDesk.ts'
import { scopeKey } from './scopeKey.ts'

// What brings cards up to date: rows that several of them share are fetched once.

/** What is to be fetched, and the requests that it takes. */
export interface PlannedFetch {
  readonly request: PullRequest
  readonly requests: number
}

/** A plan with what it consists of. */
export interface HomeUpdate extends UpdatePlan {
  readonly fetches: readonly PlannedFetch[]
}

/** Cards whose rows are of one report, asked for in one way. */
interface Group {
  readonly first: AskedCard
  readonly ranges: TimeRange[]
}

/** The parts of a card's time that stay: what the rules erase on the same day is not fetched. */
function keptRanges({ report, rows, fetched, now }: AskedCard, rules: readonly RetentionRule[]): readonly TimeRange[] {
  const since = keptSince(rules, rows, now)
  return (fetched ?? []).flatMap((range) => {
    const kept = keptPart(range, since)
    // Sums that come as one whole are of just their period, or not at all.
    const isCut = kept.from !== range.from && comesAsOneWhole(report, rows.byDay === true)
    return isCut || kept.from > kept.to || kept.from > now ? [] : [kept]
  })
}

function grouped(asked: readonly AskedCard[], rules: readonly RetentionRule[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const card of asked) {
    const key = JSON.stringify([scopeKey(card.rows), card.rows.byDay === true])
    const group = groups.get(key) ?? { first: card, ranges: [] }
    group.ranges.push(...keptRanges(card, rules))
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** The stretches that are fetched: those that meet are one, but where each is a whole by itself. */
function fetchedRanges({ first, ranges }: Group): readonly (TimeRange | null)[] {
  const { report, rows, fetched } = first
  if (fetched === null) return [null]
  if (!comesAsOneWhole(report, rows.byDay === true)) return union(ranges)
  const different = new Map(ranges.map((range) => [`${range.from}/${range.to}`, range] as const))
  return [...different.values()]
}

/** Those that can be asked at all: what is wrong with the others, their cards say. */
async function askable(desk: OpenDesk, pinned: readonly PinnedView[]): Promise<readonly AskedCard[]> {
  const asked = await Promise.all(pinned.map(({ view }) => askedCard(desk, view).catch(() => null)))
  return asked.flatMap((card) => card ?? [])
}

/**
 * What brings cards up to date, and what that takes.
 *
 * @throws AppError `unknown-connection`
 */
export async function planUpdate(
  desk: OpenDesk,
  book: CoverageBook,
  connectionId: number,
  pinned: readonly PinnedView[],
): Promise<HomeUpdate> {
  const connection = await desk.connection(connectionId)
  const [rules, cards] = await Promise.all([desk.store.retention.rules(), askable(desk, pinned)])
  const fetches: PlannedFetch[] = []
  const refusals = new Map<string, AppErrorData>()
  for (const group of grouped(cards, rules)) {
    const { connectionId: id, reportKey, parameters, byDay } = group.first.rows
    const scope = { connectionId: id, reportKey, parameters }
    for (const range of fetchedRanges(group)) {
      const { requests, refusal } = await book.get(desk, scope, range, byDay)
      if (refusal !== null) refusals.set(scopeKey(scope), refusal)
      if (requests === 0) continue
      fetches.push({
        request: { ...scope, range, refresh: false, ...(byDay === undefined ? {} : { byDay }) },
        requests,
      })
    }
  }
  const lacking = new Set(fetches.map(({ request }) => scopeKey(request)))
  const { left } = await readQuota(desk.store, connection, desk.sync.nowMs())
  return {
    fetches,
    requests: fetches.reduce((sum, { requests }) => sum + requests, 0),
    cards: cards.filter(({ rows }) => lacking.has(scopeKey(rows))).length,
    refused: cards.flatMap(({ view, rows }) => {
      const error = refusals.get(scopeKey(rows))
      return error === undefined ? [] : [{ name: view.name, error }]
    }),
    left,
  }
}

/** What the cards of an operation lack now, as a schedule fetches it. @throws AppError `unknown-connection` */
export async function homeFetches(
  desk: OpenDesk,
  book: CoverageBook,
  connectionId: number,
): Promise<readonly HomeFetch[]> {
  const { fetches } = await planUpdate(desk, book, connectionId, await pinnedViews(desk, connectionId))
  return fetches.map(({ request: { reportKey, parameters, range, byDay = false } }) => ({
    reportKey,
    parameters,
    range,
    byDay,
  }))
}
