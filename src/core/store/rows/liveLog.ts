import { intersection, subtract, union } from '../../../shared/ranges.ts'
import type { LogGap } from '../../../shared/live.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { startOfDay, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { gapsByReason } from '../../../shared/gapReasons.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { growKeys, keepKeys } from '../customers/keyIndex.ts'
import { mergeItems } from '../query/items.ts'
import { addGaps, forgetGaps, forgetGapsAfter, historyOf, isDoubtful, lastPoll, notePoll } from '../tables/logBook.ts'
import { mergeKnownRows } from './knownRows.ts'
import { rowsTable } from './reportTable.ts'
import { firstRowId, lastRowId, ofSlice } from './rowIds.ts'
import type { RowFacts } from './rowInserter.ts'
import { sql } from '../sql/sql.ts'
import { publishSlice, scopeForRows, setRange, setState, slicesOf } from '../tables/slices.ts'
import type { StoredSlice, SliceCommit } from '../records/slices.ts'
import { addNames, namesInRows, OWN_ROWS } from '../tables/sliceFields.ts'

/** Rows that a day's stretch of a log may have before the next poll begins a slice of its own. */
const MAX_ROWS_PER_STRETCH = 1_000_000

/** How a poll's answer goes into the log. */
export interface PollCommit extends Pick<SliceCommit, 'sliceId' | 'scope' | 'fetchedAtMs' | 'warnings'> {
  /** What the answer shows for sure unless the server cut it, in the order in which it passed. */
  readonly seen: readonly TimeRange[]
  /**
   * Why rows may have been left out: the server cut the answer, or announced more than it sent; null where nothing says
   * so.
   */
  readonly doubt: 'partial' | 'announced' | null
  /** When the request was sent, in milliseconds since 1970-01-01 UTC and on the operation's wall clock. */
  readonly sentAtMs: number
  readonly at: WallSeconds
  /** And when the answer was there. */
  readonly answeredAt: WallSeconds
  /** Where another desk of the team polled: which, and why nobody saw what lies before, as far as it knows. */
  readonly shared?: { readonly fetchedBy: string; readonly gaps: readonly LogGap[] }
}

/** What came of merging a poll. */
export interface MergedPoll {
  /** Rows of the answer that the log did not have. */
  readonly added: number
  /** Events of the log of which the answer told something else than the one before. */
  readonly changed: number
  /** The stretch before what the poll saw that neither it nor an earlier one saw, cut by reasons. */
  readonly gaps: readonly LogGap[]
}

/**
 * What an answer that the server cut shows for sure: rows in order of their dates are whole up to the last one's
 * second. What of others was left out cannot be told.
 */
function certainPart({ seen, doubt }: PollCommit, facts: RowFacts): readonly TimeRange[] {
  if (doubt === null) return seen
  // Of rows that are announced and do not come nobody knows which they are.
  if (doubt === 'announced') return []
  const { lastDate, isOrdered } = facts
  if (lastDate === null || !isOrdered) return []
  return seen.flatMap(({ from, to }) => (from < lastDate ? [{ from, to: wall(Math.min(to, lastDate - 1)) }] : []))
}

/** What earlier polls could not be sure of is seen now, all of it or a part. */
function settleDoubtful(database: WritableDatabase, slices: readonly StoredSlice[], seen: readonly TimeRange[]): void {
  for (const { id, range, state } of slices) {
    if (!isDoubtful(state)) continue
    const left = subtract(range, seen)
    const [first, last] = [left[0], left.at(-1)]
    if (first === undefined || last === undefined) setState(database, id, 'complete')
    else setRange(database, id, { from: first.from, to: last.to })
  }
}

/**
 * What a clock that ran ahead saw is not to count as seen when that time comes: its stretches end where this poll ends.
 * Their rows stay, found by their own dates.
 */
function forgetFuture(
  database: WritableDatabase,
  scopeId: number,
  slices: readonly StoredSlice[],
  last: WallSeconds,
): void {
  for (const { id, range } of slices) {
    if (range.to > last) setRange(database, id, { from: wall(Math.min(range.from, last)), to: last })
  }
  forgetGapsAfter(database, scopeId, last)
}

/** The stretch that goes on with a new one: of the same day, seen by the same desk, with room for more rows. */
function stretchBefore(
  slices: readonly StoredSlice[],
  piece: TimeRange,
  { shared }: PollCommit,
): StoredSlice | undefined {
  return slices.findLast(
    (slice) =>
      !isDoubtful(slice.state) &&
      slice.fetchedBy === shared?.fetchedBy &&
      slice.range.to + 1 === piece.from &&
      startOfDay(slice.range.from) === startOfDay(piece.from) &&
      slice.rows < MAX_ROWS_PER_STRETCH,
  )
}

/** Moves the rows of a poll to the end of a stretch. @returns the last row that it had before; null: it had none */
function moveRows(
  database: WritableDatabase,
  report: ReportDefinition,
  commit: PollCommit,
  facts: RowFacts,
  intoId: number,
): number | null {
  const table = rowsTable(report)
  const last = database
    .prepare(sql`SELECT max(row_id) FROM ${table} WHERE ${ofSlice(intoId)}`.text)
    .pluck()
    .get(firstRowId(intoId), lastRowId(intoId)) as number | null
  const used = database.prepare('SELECT places_used FROM slices WHERE id = ?').pluck().get(intoId) as number
  const next = Math.max((last ?? firstRowId(intoId) - 1) + 1, firstRowId(intoId) + used)
  // Numbered anew without holes: each poll's answer repeats most of the one before, and a slice's ids are not without
  // end.
  const move = sql`UPDATE ${table} SET row_id = moved.new_id FROM (
      SELECT row_id AS old_id, ${next - 1} + row_number() OVER (ORDER BY row_id) AS new_id
      FROM ${table} WHERE ${ofSlice(commit.sliceId)}
    ) AS moved WHERE row_id = moved.old_id`
  database.prepare(move.text).run(...move.values)
  // Rows of a stretch may be dated before it (the first poll reaches back) and come late, so their order is not taken
  // for granted.
  database
    .prepare(
      `UPDATE slices SET fetched_at_ms = ?, row_count = row_count + ?, is_dated = 0, is_ordered = 0,
        first_date = min(ifnull(first_date, ?), ifnull(?, first_date)), last_date = max(ifnull(last_date, ?), ifnull(?, last_date))
        WHERE id = ?`,
    )
    .run(commit.fetchedAtMs, facts.rows, facts.firstDate, facts.firstDate, facts.lastDate, facts.lastDate, intoId)
  return last
}

/** Records a stretch without rows of its own. */
function addStretch(
  database: WritableDatabase,
  scopeId: number,
  { from, to }: TimeRange,
  state: StoredSlice['state'],
  { fetchedAtMs, shared }: PollCommit,
): void {
  database
    .prepare(
      `INSERT INTO slices (scope_id, range_from, range_to, piece_from, piece_to, state, fetched_at_ms, is_dated, is_ordered,
          fetched_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?)`,
    )
    .run(scopeId, from, to, from, to, state, fetchedAtMs, shared?.fetchedBy ?? null)
}

/** What is new of a poll, and where its rows go. */
interface Placement {
  /** The stretch in whose record the rows are kept: that of the poll itself, or one that was there. */
  readonly intoId: number
  /** The poll's own record, where it stays one. */
  readonly own: { readonly range: TimeRange; readonly state: StoredSlice['state'] } | undefined
}

/** Extends what the log saw, and says where the poll's rows go. */
function place(
  database: WritableDatabase,
  scopeId: number,
  commit: PollCommit,
  slices: readonly StoredSlice[],
  pieces: readonly TimeRange[],
  doubtful: readonly TimeRange[],
): Placement {
  const { sliceId } = commit
  const doubt = commit.doubt ?? 'partial'
  const grow = (piece: TimeRange): number | undefined => {
    const before = stretchBefore(slices, piece, commit)
    if (before !== undefined) setRange(database, before.id, { from: before.range.from, to: piece.to })
    return before?.id
  }
  const ownPartial = doubtful.at(-1)
  const ownPiece = ownPartial === undefined ? pieces.at(-1) : undefined
  for (const piece of pieces) {
    if (piece !== ownPiece && grow(piece) === undefined) addStretch(database, scopeId, piece, 'complete', commit)
  }
  for (const piece of doubtful.slice(0, -1)) addStretch(database, scopeId, piece, doubt, commit)
  if (ownPartial !== undefined) return { intoId: sliceId, own: { range: ownPartial, state: doubt } }
  if (ownPiece !== undefined) {
    const grown = grow(ownPiece)
    return grown === undefined
      ? { intoId: sliceId, own: { range: ownPiece, state: 'complete' } }
      : { intoId: grown, own: undefined }
  }
  // Nothing new was seen: the answer took too long, or the clock went back. Its rows count all the same.
  const latest = slices.toSorted((a, b) => a.range.to - b.range.to).at(-1)
  if (latest !== undefined) return { intoId: latest.id, own: undefined }
  return { intoId: sliceId, own: { range: { from: commit.at, to: commit.at }, state: 'partial' } }
}

/** What neither this poll nor an earlier one saw before it, by reasons. A first poll has nothing before it. */
function gapsBefore(
  database: ReadableDatabase,
  scopeId: number,
  { answeredAt, seen }: PollCommit,
  slices: readonly StoredSlice[],
): readonly LogGap[] {
  const [first] = seen
  if (first === undefined) return []
  const last = lastSeenBefore(slices, first.from)
  if (last === undefined || last + 1 >= first.from) return []
  const gap = { from: wall(last + 1), to: wall(first.from - 1) }
  const { marks, otherwise } = historyOf(database, scopeId, answeredAt)
  return gapsByReason(gap, marks, otherwise)
}

/** What of some gaps another desk knows the reason of. */
function toldBy(shared: PollCommit['shared'], gaps: readonly LogGap[]): readonly LogGap[] {
  return (shared?.gaps ?? []).flatMap(({ range, reason }) =>
    gaps.flatMap((gap): LogGap[] => {
      const inside = intersection(range, gap.range)
      return inside === undefined ? [] : [{ range: inside, reason }]
    }),
  )
}

/** Slices that a poll may touch: those that end where what it saw begins, or later; or else what was seen last. */
function recentSlices(database: ReadableDatabase, commit: PollCommit): readonly StoredSlice[] {
  const slices = slicesOf(database, commit.scope)
  const from = Math.min(commit.at, ...commit.seen.map((range) => range.from)) - 1
  const last = lastSeenBefore(slices, from)
  return slices.filter((slice) => slice.range.to >= Math.min(from, last ?? from))
}

/**
 * The end of what was seen last before an instant, or over it, be it that the server cut it: why that is not sure is
 * known already. What begins later was seen by a clock that ran ahead.
 */
function lastSeenBefore(slices: readonly StoredSlice[], at: number): number | undefined {
  const last = Math.max(...slices.flatMap(({ range }) => (range.from <= at ? [range.to] : [])))
  return Number.isFinite(last) ? last : undefined
}

/**
 * Merges one poll of a live report into its log, in one transaction: rows that the log has are not added again, and the
 * stretch that the poll could see goes on from the one before, or stands by itself after a gap.
 *
 * One of another desk may come after newer ones: it adds what it saw, and says nothing of what is known since.
 */
export function commitPoll(
  database: WritableDatabase,
  report: ReportDefinition,
  commit: PollCommit,
  facts: RowFacts,
): MergedPoll {
  return database
    .transaction((): MergedPoll => {
      const scopeId = scopeForRows(database, commit.scope)
      const answered = facts.rows
      const certain = certainPart(commit, facts)
      const hasNewer = (lastPoll(database, commit.scope)?.atMs ?? 0) > commit.sentAtMs
      const isLate = hasNewer && commit.shared !== undefined
      const known = mergeKnownRows(database, report, scopeId, { ...commit, isLate }, facts)
      facts.rows -= known.repeated
      const last = certain.at(-1)?.to
      if (last !== undefined && hasNewer && !isLate) {
        forgetFuture(database, scopeId, slicesOf(database, commit.scope), last)
      }
      const before = recentSlices(database, commit)
      const gaps = isLate ? [] : gapsBefore(database, scopeId, commit, before)
      settleDoubtful(database, before, certain)
      const slices = recentSlices(database, commit)
      const held = slices.map((slice) => slice.range)
      const pieces = union(certain).flatMap((range) =>
        subtract(
          range,
          slices.flatMap((slice) => (isDoubtful(slice.state) ? [] : [slice.range])),
        ),
      )
      const doubtful = union(commit.seen).flatMap((range) => subtract(range, [...certain, ...held]))
      const { intoId, own } = place(database, scopeId, commit, slices, pieces, doubtful)
      // Those of repeated rows belong to the stretch that has the rows.
      const extraNames = facts.extraNames.isEmpty ? facts.extraNames : namesInRows(database, report, commit.sliceId)
      // What the log keeps of earlier polls may name others than the rows did that came.
      if (known.replaced.length > 0) facts.keys.isOutdated = true
      let after: number | null = null
      if (own === undefined) {
        after = moveRows(database, report, commit, facts, intoId)
        addNames(database, intoId, OWN_ROWS, extraNames)
        database.prepare('DELETE FROM slices WHERE id = ?').run(commit.sliceId)
        growKeys(database, report, intoId)
      } else {
        const { sliceId, scope, fetchedAtMs, warnings, shared } = commit
        const { range, state } = own
        const ofTeam = shared === undefined ? {} : { fetchedBy: shared.fetchedBy }
        const published = { sliceId, scope, range, piece: range, state, fetchedAtMs, warnings, ...ofTeam }
        publishSlice(database, published, {
          ...facts,
          extraNames,
          isDated: false,
          isOrdered: false,
        })
        keepKeys(database, report, sliceId, facts.keys, answered)
      }
      const { replaced } = known
      mergeItems(database, report, { stagedId: commit.sliceId, intoId, after, replaced })
      forgetGaps(database, scopeId, certain)
      const cut = doubtful.map((range): LogGap => ({
        range,
        reason: commit.doubt === 'announced' ? 'announced' : 'cut',
      }))
      addGaps(database, scopeId, cut)
      const added = [...addGaps(database, scopeId, toldBy(commit.shared, gaps)), ...addGaps(database, scopeId, gaps)]
      const changed = replaced.length
      const poll = { atMs: commit.sentAtMs, rows: answered, added: facts.rows - changed }
      if (!isLate) notePoll(database, scopeId, commit.answeredAt, poll, commit.seen.length > 0)
      return { added: poll.added, changed, gaps: added.toSorted((one, other) => one.range.from - other.range.from) }
    })
    .immediate()
}
