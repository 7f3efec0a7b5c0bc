import type { LastPoll, LogRecord } from '../records/logs.ts'
import { intersection, overlaps, subtract, union } from '../../../shared/ranges.ts'
import { GAP_REASONS, type GapReason, type LogGap } from '../../../shared/live.ts'
import { wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import type { LogMark } from '../../../shared/gapReasons.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import type { Erasure } from '../erasing/erasure.ts'
import { tablesInForgetting } from './fixedTables.ts'
import { ensureScope, findScope, parametersOf, slicesOf } from './slices.ts'
import type { Scope, SliceState } from '../records/slices.ts'

// What the store knows of continuous logs beside their rows: which are switched on, when they last showed a sign of
// life, what they went through since their last poll, and why each gap is one.

/** Whether nobody can tell what a stretch of a log with this state has missed: it does not count as seen. */
export function isDoubtful(state: SliceState): boolean {
  return state === 'partial' || state === 'announced'
}

interface LogRow {
  connection_id: number
  report_key: string
  parameters: string
  is_on: number
  every_minutes: number
  polled_at_ms: number | null
  polled_rows: number
  polled_added: number
}

function lastPollOf(row: Pick<LogRow, 'polled_at_ms' | 'polled_rows' | 'polled_added'>): LastPoll | null {
  if (row.polled_at_ms === null) return null
  return { atMs: row.polled_at_ms, rows: row.polled_rows, added: row.polled_added }
}

/** The logs that the window ever switched on, of one connection or of all that are not removed. */
export function listLogs(database: ReadableDatabase, connectionId: number | null): readonly LogRecord[] {
  const rows = database
    .prepare(
      `SELECT connection_id, report_key, parameters, is_on, every_minutes, polled_at_ms, polled_rows, polled_added
        FROM live_logs JOIN scopes ON scopes.id = scope_id JOIN connections ON connections.id = connection_id
        WHERE every_minutes IS NOT NULL AND is_removed = 0 AND (? IS NULL OR connection_id = ?) ORDER BY scope_id`,
    )
    .all(connectionId, connectionId) as LogRow[]
  return rows.map((row) => ({
    scope: { connectionId: row.connection_id, reportKey: row.report_key, parameters: parametersOf(row.parameters) },
    isOn: row.is_on === 1,
    everyMinutes: row.every_minutes,
    lastPoll: lastPollOf(row),
  }))
}

/** The last poll of a scope, whoever made it, or null. */
export function lastPoll(database: ReadableDatabase, scope: Scope): LastPoll | null {
  const row = database
    .prepare('SELECT polled_at_ms, polled_rows, polled_added FROM live_logs WHERE scope_id = ?')
    .get(findScope(database, scope) ?? 0) as Parameters<typeof lastPollOf>[0] | undefined
  return row === undefined ? null : lastPollOf(row)
}

interface LifeRow {
  is_on: number
  alive_at: WallSeconds | null
}

function lifeOf(database: ReadableDatabase, scopeId: number): LifeRow | undefined {
  return database.prepare('SELECT is_on, alive_at FROM live_logs WHERE scope_id = ?').get(scopeId) as
    LifeRow | undefined
}

interface MarkRow {
  at: WallSeconds
  reason: GapReason | null
}

function marksOf(database: ReadableDatabase, scopeId: number): readonly LogMark[] {
  return database.prepare('SELECT at, reason FROM live_marks WHERE scope_id = ? ORDER BY id').all(scopeId) as MarkRow[]
}

function addMark(database: WritableDatabase, scopeId: number, { at, reason }: LogMark): void {
  const last = marksOf(database, scopeId).at(-1)
  if (last !== undefined && last.reason === reason) return
  if (last === undefined && reason === null) return
  database.prepare('INSERT INTO live_marks (scope_id, at, reason) VALUES (?, ?, ?)').run(scopeId, at, reason)
}

function setAlive(database: WritableDatabase, scopeId: number, at: WallSeconds): void {
  database
    .prepare(
      'INSERT INTO live_logs (scope_id, alive_at) VALUES (?, ?) ON CONFLICT DO UPDATE SET alive_at = excluded.alive_at',
    )
    .run(scopeId, at)
}

/** The beginning of time: what was before anything is known of a log. */
const BEFORE_ALL = wall(Number.MIN_SAFE_INTEGER)

/** Switches a log on or off, or changes its cadence. @param at the operation's wall clock now */
export function setLog(
  database: WritableDatabase,
  scope: Scope,
  wish: { readonly isOn: boolean; readonly everyMinutes: number; readonly at: WallSeconds },
): void {
  database
    .transaction(() => {
      const id = ensureScope(database, scope)
      const life = lifeOf(database, id)
      const wasOn = life?.is_on === 1
      if (wasOn && !wish.isOn) addMark(database, id, { at: wish.at, reason: 'off' })
      else if (!wasOn && wish.isOn) addMark(database, id, { at: life?.alive_at ?? BEFORE_ALL, reason: 'off' })
      database
        .prepare(
          `INSERT INTO live_logs (scope_id, is_on, every_minutes) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET is_on = excluded.is_on, every_minutes = excluded.every_minutes`,
        )
        .run(id, wish.isOn ? 1 : 0, wish.everyMinutes)
    })
    .immediate()
}

/** A process begins to keep a log: since the last sign of life nobody did. */
export function startLog(database: WritableDatabase, scope: Scope, at: WallSeconds): void {
  database
    .transaction(() => {
      const id = ensureScope(database, scope)
      const life = lifeOf(database, id)
      const isOff = marksOf(database, id).at(-1)?.reason === 'off'
      if (!isOff) {
        const { alive_at: aliveAt = null } = life ?? {}
        addMark(database, id, aliveAt === null ? { at: BEFORE_ALL, reason: 'off' } : { at: aliveAt, reason: 'closed' })
      }
      addMark(database, id, { at, reason: null })
      setAlive(database, id, at)
    })
    .immediate()
}

/** A sign of life, with what is known now for or against polls; without a mark just the sign. */
export function noteLife(database: WritableDatabase, scope: Scope, at: WallSeconds, marks: readonly LogMark[]): void {
  database
    .transaction(() => {
      const id = ensureScope(database, scope)
      for (const mark of marks) addMark(database, id, mark)
      setAlive(database, id, at)
    })
    .immediate()
}

/** Without a sign of life for so long, nobody keeps a log, in seconds: signs come every minute. */
const NO_LIFE_SECONDS = 180

/** What a log went through since its last poll, and the reason where that does not tell. */
export function historyOf(
  database: ReadableDatabase,
  scopeId: number,
  now: WallSeconds,
): { readonly marks: readonly LogMark[]; readonly otherwise: GapReason } {
  const marks = marksOf(database, scopeId)
  const { is_on: isOn = 0, alive_at: aliveAt = null } = lifeOf(database, scopeId) ?? {}
  if (aliveAt !== null && now - aliveAt <= NO_LIFE_SECONDS) return { marks, otherwise: 'slow' }
  if (isOn === 0) return { marks, otherwise: 'off' }
  const isClosed = aliveAt !== null && !['off', 'closed'].includes(marks.at(-1)?.reason ?? '')
  return { marks: isClosed ? [...marks, { at: aliveAt, reason: 'closed' }] : marks, otherwise: 'closed' }
}

/**
 * Remembers a poll that worked: what the log went through before it is told in its gaps.
 *
 * @param sawAnything whether it was not so slow that nothing of what it shows is sure
 */
export function notePoll(
  database: WritableDatabase,
  scopeId: number,
  at: WallSeconds,
  { atMs, rows, added }: LastPoll,
  sawAnything: boolean,
): void {
  database
    .prepare(
      `INSERT INTO live_logs (scope_id, alive_at, polled_at_ms, polled_rows, polled_added) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET alive_at = excluded.alive_at, polled_at_ms = excluded.polled_at_ms,
          polled_rows = excluded.polled_rows, polled_added = excluded.polled_added`,
    )
    .run(scopeId, at, atMs, rows, added)
  if (!sawAnything) {
    addMark(database, scopeId, { at, reason: 'slow' })
    return
  }
  // Who has switched a log off keeps it off, also where somebody polls by hand in between.
  const isOff = marksOf(database, scopeId).at(-1)?.reason === 'off'
  database.prepare('DELETE FROM live_marks WHERE scope_id = ?').run(scopeId)
  if (isOff) addMark(database, scopeId, { at, reason: 'off' })
}

/** Remembers why each of these gaps is one; what a reason is known for already keeps it. @returns those that are new */
export function addGaps(database: WritableDatabase, scopeId: number, gaps: readonly LogGap[]): readonly LogGap[] {
  const insert = database.prepare('INSERT INTO live_gaps (scope_id, range_from, range_to, reason) VALUES (?, ?, ?, ?)')
  const added = gaps.flatMap(({ range, reason }) => {
    const known = reasonsIn(database, scopeId, range).map((each) => each.range)
    return subtract(range, known).map((piece): LogGap => ({ range: piece, reason }))
  })
  for (const { range, reason } of added) insert.run(scopeId, range.from, range.to, reason)
  return added
}

/** Forgets the reasons of stretches that a poll saw after all. */
export function forgetGaps(database: WritableDatabase, scopeId: number, seen: readonly TimeRange[]): void {
  const forget = database.prepare('DELETE FROM live_gaps WHERE scope_id = ? AND range_from >= ? AND range_to <= ?')
  for (const { from, to } of seen) forget.run(scopeId, from, to)
}

/** Forgets the reasons of what is still to come: a clock that ran ahead gave them. */
export function forgetGapsAfter(database: WritableDatabase, scopeId: number, last: WallSeconds): void {
  database.prepare('DELETE FROM live_gaps WHERE scope_id = ? AND range_from > ?').run(scopeId, last)
  database.prepare('UPDATE live_gaps SET range_to = ? WHERE scope_id = ? AND range_to > ?').run(last, scopeId, last)
}

interface GapRow {
  range_from: WallSeconds
  range_to: WallSeconds
  reason: string
}

function isReason(text: string): text is GapReason {
  return (GAP_REASONS as readonly string[]).includes(text)
}

function reasonsIn(database: ReadableDatabase, scopeId: number, { from, to }: TimeRange): readonly LogGap[] {
  const rows = database
    .prepare(
      `SELECT range_from, range_to, reason FROM live_gaps WHERE scope_id = ? AND range_to >= ? AND range_from <= ? ORDER BY range_from`,
    )
    .all(scopeId, from, to) as GapRow[]
  return rows.map((row) => ({
    range: { from: row.range_from, to: row.range_to },
    // A newer program may know more reasons; of them an older one only knows that something went wrong.
    reason: isReason(row.reason) ? row.reason : 'fault',
  }))
}

/**
 * The stretches of a log between its first and its last poll that nobody saw, cut by reasons, in order of time.
 *
 * What was not seen follows from the slices alone; beside that the store keeps only why.
 *
 * @param range only gaps that reach into it, whole; null: all
 */
export function gapsOf(database: ReadableDatabase, scope: Scope, range: TimeRange | null): readonly LogGap[] {
  const slices = slicesOf(database, scope)
  const scopeId = findScope(database, scope)
  const [first, ...others] = slices
  if (scopeId === undefined || first === undefined) return []
  const whole = { from: first.range.from, to: wall(Math.max(first.range.to, ...others.map((each) => each.range.to))) }
  const seen = slices.filter(({ state }) => !isDoubtful(state)).map((slice) => slice.range)
  const doubtful = [
    { state: 'partial', reason: 'cut' },
    { state: 'announced', reason: 'announced' },
  ] as const
  const cut = doubtful.flatMap(({ state, reason }) =>
    union(slices.filter((slice) => slice.state === state).map((slice) => slice.range)).map((each): LogGap => ({
      range: each,
      reason,
    })),
  )
  return subtract(whole, seen)
    .filter((hole) => range === null || overlaps(hole, range))
    .flatMap((hole) => {
      const known = reasonsIn(database, scopeId, hole).flatMap(({ range: labelled, reason }): LogGap[] => {
        const inside = intersection(labelled, hole)
        return inside === undefined ? [] : [{ range: inside, reason }]
      })
      const untold = subtract(
        hole,
        known.map((each) => each.range),
      ).flatMap((rest): LogGap[] => [
        ...cut.flatMap((each): LogGap[] => {
          const inside = intersection(each.range, rest)
          return inside === undefined ? [] : [{ range: inside, reason: each.reason }]
        }),
        // Nobody kept a log then: reports were asked for by hand, now and then.
        ...subtract(
          rest,
          cut.map((each) => each.range),
        ).map((each): LogGap => ({ range: each, reason: 'off' })),
      ])
      return [...known, ...untold].toSorted((a, b) => a.range.from - b.range.from)
    })
    .filter((gap) => range === null || overlaps(gap.range, range))
}

/** Erases what is known of gaps in what is erased. Runs inside the caller's transaction. */
export function eraseGaps(database: WritableDatabase, { connectionId, reportKey, before }: Erasure): void {
  const scopes = database
    .prepare('SELECT id FROM scopes WHERE (? IS NULL OR connection_id = ?) AND (? IS NULL OR report_key = ?)')
    .pluck()
    .all(connectionId, connectionId, reportKey, reportKey) as number[]
  for (const id of scopes) {
    if (before === null) {
      for (const table of ['live_gaps', 'live_marks']) {
        database.prepare(`DELETE FROM ${table} WHERE scope_id = ?`).run(id)
      }
      database.prepare('UPDATE live_logs SET polled_at_ms = NULL WHERE scope_id = ?').run(id)
    } else {
      database.prepare('DELETE FROM live_gaps WHERE scope_id = ? AND range_to < ?').run(id, before)
      database
        .prepare('UPDATE live_gaps SET range_from = ? WHERE scope_id = ? AND range_from < ?')
        .run(before, id, before)
    }
  }
}

/**
 * Looks which logs of a connection are switched on, so that they can go on under another id. Runs inside the caller's
 * transaction.
 *
 * @returns what switches them on for a connection
 */
export function moveLogs(database: WritableDatabase, fromId: number): (toId: number) => void {
  const running = listLogs(database, fromId).filter(({ isOn }) => isOn)
  return (toId) => {
    for (const { scope, everyMinutes } of running) {
      setLog(database, { ...scope, connectionId: toId }, { isOn: true, everyMinutes, at: BEFORE_ALL })
    }
  }
}

/** Forgets scopes' logs, as before the scopes themselves go. Runs inside the caller's transaction. */
export function forgetLogs(database: WritableDatabase, scopeIds: readonly number[]): void {
  for (const table of tablesInForgetting('with-scope')) {
    const forget = database.prepare(`DELETE FROM ${table} WHERE scope_id = ?`)
    for (const id of scopeIds) forget.run(id)
  }
}

/** Switches the logs of a connection off, as when it is removed. Runs inside the caller's transaction. */
export function switchOffLogs(database: WritableDatabase, connectionId: number): void {
  const rows = database
    .prepare(
      'SELECT scope_id, alive_at FROM live_logs JOIN scopes ON scopes.id = scope_id WHERE is_on = 1 AND connection_id = ?',
    )
    .all(connectionId) as { scope_id: number; alive_at: WallSeconds | null }[]
  for (const { scope_id: id, alive_at: aliveAt } of rows) {
    addMark(database, id, { at: aliveAt ?? BEFORE_ALL, reason: 'off' })
    database.prepare('UPDATE live_logs SET is_on = 0 WHERE scope_id = ?').run(id)
  }
}
