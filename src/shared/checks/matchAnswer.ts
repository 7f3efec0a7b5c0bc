import { checkTexts } from '../commonTexts/checks.ts'
import type { LocalizedText } from '../language.ts'
import type { Filter } from '../query.ts'
import { overlaps } from '../ranges.ts'
import { endOfDay, formatInstant, SECONDS_PER_HOUR, startOfDay, wall, type TimeRange } from '../time.ts'
import type { FoundBy, HeldStretch, HourOfRows, MatchFacts } from './matchFacts.ts'
import type { PastedPart } from './pastedTotals.ts'

// Why a period does not have as many rows as were read elsewhere.

/** What can make a difference, in the order in which it is told. */
export const MATCH_KINDS = [
  'not-fetched',
  'provisional',
  'announced',
  'partial',
  'total-rows',
  'equal-rows',
  'edge-of-day',
  'internal',
  'several-rows-of-one-call',
] as const
export type MatchKind = (typeof MATCH_KINDS)[number]

/** A way to what a candidate is about. */
export type MatchWay =
  | {
      readonly kind: 'rows'
      readonly range: TimeRange | null
      readonly filters: readonly Filter[]
      readonly isAll: boolean
    }
  /** A stretch that is to be fetched. */
  | { readonly kind: 'stretch'; readonly range: TimeRange }

/** Something that may make the difference. */
export interface MatchCandidate {
  readonly kind: MatchKind
  /** How many rows it would explain; null where that cannot be known. */
  readonly rows: number | null
  /** What it is, and how to look at it. */
  readonly what: LocalizedText
  readonly ways: readonly MatchWay[]
}

/** How the rows of a stretch fit a number. */
export interface MatchedNumber {
  readonly expected: number
  readonly found: number
  /** Expected less found. */
  readonly difference: number
  readonly candidates: readonly MatchCandidate[]
}

/** A day or an hour of which a total was read elsewhere. */
export interface MatchedPart extends MatchedNumber {
  readonly range: TimeRange
  readonly isHour: boolean
}

export interface MatchAnswer {
  readonly whole: MatchedNumber | null
  readonly found: number
  readonly parts: readonly MatchedPart[]
}

/** No more stretches are told of one by one. */
const MOST_WAYS = 12

/** The facts of a day or an hour of the period alone. */
function within(facts: MatchFacts, range: TimeRange): MatchFacts {
  const hours = facts.hours.filter(({ at }) => at !== null && at >= range.from && at <= range.to)
  const edges = edgesOf(range).filter(isAtMidnight)
  return {
    ...facts,
    range,
    hours,
    atEdges: sum(hours, (hour) => (edges.some((edge) => isIn(edge, hour.at)) ? hour.rows - hour.totals : 0)),
    held: facts.held
      .filter((each) => overlaps(each.range, range))
      .map((each) => (isWithin(each.range, range) ? each : { ...cut(each, range), missing: null })),
  }
}

function isIn({ from, to }: TimeRange, at: number | null): boolean {
  return at !== null && at >= from && at <= to
}

/** The first and the last hour of a period; of a shorter one all of it. */
export function edgesOf({ from, to }: TimeRange): readonly TimeRange[] {
  const first = { from, to: wall(Math.min(to, from + SECONDS_PER_HOUR - 1)) }
  const last = { from: wall(Math.max(first.to + 1, to - SECONDS_PER_HOUR + 1)), to }
  return last.from > last.to ? [first] : [first, last]
}

/** Whether an hour is one beside midnight. */
function isAtMidnight({ from, to }: TimeRange): boolean {
  return startOfDay(from) === from || endOfDay(to) === to
}

function isWithin(inner: TimeRange, outer: TimeRange): boolean {
  return inner.from >= outer.from && inner.to <= outer.to
}

function cut(held: HeldStretch, { from, to }: TimeRange): HeldStretch {
  const range = { from: wall(Math.max(held.range.from, from)), to: wall(Math.min(held.range.to, to)) }
  return { ...held, range }
}

function sum(hours: readonly HourOfRows[], of: (hour: HourOfRows) => number): number {
  return hours.reduce((total, hour) => total + of(hour), 0)
}

/** Rows between two instants: filters say days and times as commands take them. */
function between({ dateField: field }: MatchFacts, range: TimeRange | null): readonly Filter[] {
  if (field === null || range === null) return []
  return [
    { field, operator: '>=', value: formatInstant(range.from) },
    { field, operator: '<=', value: formatInstant(range.to) },
  ]
}

/** Without rows that sum up others, which are a kind of their own. */
function ownRows({ withoutTotals }: MatchFacts): readonly Filter[] {
  return withoutTotals === null ? [] : [withoutTotals]
}

/** The stretches of a kind: how many rows these miss, where all of them are known to. */
function heldCandidate(
  kind: HeldStretch['kind'],
  facts: MatchFacts,
  difference: number,
  isExplained: (missing: number | null) => boolean,
): MatchCandidate[] {
  const held = facts.held.filter((each) => each.kind === kind && isExplained(each.missing))
  if (held.length === 0) return []
  const missing = held.map((each) => each.missing)
  const rows = missing.includes(null) ? null : missing.reduce<number>((all, each) => all + Math.abs(each ?? 0), 0)
  const ways = held.slice(0, MOST_WAYS).map(({ range }): MatchWay => ({ kind: 'stretch', range }))
  const what = checkTexts(kind === 'announced' && difference < 0 ? 'announcedFewer' : kind)
  return [{ kind, rows, what, ways }]
}

/** Rows of a kind within the stretch. */
function rowsCandidate(kind: MatchKind, rows: number, facts: MatchFacts, by: FoundBy | null): MatchCandidate[] {
  if (rows === 0) return []
  const { range } = facts
  const filters =
    by === null ? [] : [by.filter, ...(kind === 'total-rows' ? [] : ownRows(facts)), ...between(facts, range)]
  const ways: readonly MatchWay[] = by === null ? [] : [{ kind: 'rows', range, filters, isAll: by.isAll }]
  return [{ kind, rows, what: checkTexts(kind), ways }]
}

/** Rows that another time zone would move out of the stretch, or others into it. */
function edgeCandidate(facts: MatchFacts, isPart: boolean): MatchCandidate[] {
  const { range, atEdges } = facts
  if (range === null || atEdges === 0) return []
  const edges = edgesOf(range).filter((edge) => !isPart || isAtMidnight(edge))
  const ways = edges.map((edge): MatchWay => ({
    kind: 'rows',
    range: edge,
    filters: [...ownRows(facts), ...between(facts, edge)],
    isAll: true,
  }))
  return [{ kind: 'edge-of-day', rows: atEdges, what: checkTexts('edge-of-day'), ways }]
}

/** What may make a difference between what was expected and what was found; nothing where there is none. */
function candidatesFor(facts: MatchFacts, difference: number, isPart: boolean): readonly MatchCandidate[] {
  if (difference === 0) return []
  const { hours } = facts
  const isTooFew = difference > 0
  const fewer = (missing: number | null): boolean => (isTooFew ? missing === null || missing > 0 : (missing ?? 0) < 0)
  const held = (['not-fetched', 'provisional', 'announced', 'partial'] as const).flatMap((kind) =>
    heldCandidate(kind, facts, difference, fewer),
  )
  if (isTooFew) return [...held, ...edgeCandidate(facts, isPart)]
  return [
    ...held,
    ...rowsCandidate(
      'total-rows',
      sum(hours, ({ totals }) => totals),
      facts,
      facts.totals,
    ),
    ...rowsCandidate(
      'equal-rows',
      sum(hours, ({ copies }) => copies),
      facts,
      facts.copies,
    ),
    ...edgeCandidate(facts, isPart),
    ...rowsCandidate(
      'internal',
      sum(hours, ({ internal }) => internal),
      facts,
      facts.internal,
    ),
    ...rowsCandidate(
      'several-rows-of-one-call',
      sum(hours, ({ further }) => further),
      facts,
      facts.further,
    ),
  ]
}

function matched(facts: MatchFacts, expected: number, isPart: boolean): MatchedNumber {
  const found = sum(facts.hours, ({ rows }) => rows)
  const difference = expected - found
  return { expected, found, difference, candidates: candidatesFor(facts, difference, isPart) }
}

/**
 * How the rows of a period fit what was read elsewhere.
 *
 * @param expected the total; null: none was given
 * @param parts totals by day or by hour
 */
export function matchRows(facts: MatchFacts, expected: number | null, parts: readonly PastedPart[]): MatchAnswer {
  return {
    whole: expected === null ? null : matched(facts, expected, false),
    found: sum(facts.hours, ({ rows }) => rows),
    parts: parts.map(({ range, isHour, count }) => ({ range, isHour, ...matched(within(facts, range), count, true) })),
  }
}
