import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gapsOf, lastPoll } from '../../../src/core/store/tables/logBook.ts'
import { slicesOf, beginSlice } from '../../../src/core/store/tables/slices.ts'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { Ingest } from '../../../src/core/store/rows/ingest.ts'
import { commitPoll } from '../../../src/core/store/rows/liveLog.ts'
import type { LogGap } from '../../../src/shared/live.ts'
import { earlierStatesOf } from '../../../src/shared/reports/catalogueEvents.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { wall } from '../../../src/shared/time.ts'
import { inEveryLanguage } from '../../../src/shared/translations/rows.ts'
import { answer, bodyOf, ingestBody, openMemoryStore, scope } from '../../support/memoryStore.ts'
import { defineReport, field } from '../../support/reports.ts'
import { at, epochMs, range, secondsOf, serverDate } from '../../support/times.ts'

// Polls of several desks come into one log, in whatever order the team gives them: what it saw is what any of them saw.

const START = at('2025-03-10 08:00:00')
const REACH = 600
const calls = defineReport({
  id: 'calls',
  kind: 'live',
  dateField: 'date',
  liveMinutes: REACH / 60,
  fields: [field('conn_id', 'id'), field('date', 'dateTime'), field('result', 'text')],
})
const withEvents: ReportDefinition = { ...calls, eventFields: ['conn_id', 'date'] }
const named: ReportDefinition = { ...withEvents, lists: [inEveryLanguage(earlierStatesOf(withEvents))] }

interface SentPoll {
  readonly sent: number
  /** Null: this desk's own. */
  readonly from: string | null
}

/** A call a minute; each is answered two minutes later. */
function rowsAt(now: number): readonly Record<string, string>[] {
  const first = Math.ceil((now - REACH - START) / 60)
  const last = Math.floor((now - START) / 60)
  return Array.from({ length: last - first + 1 }, (_each, place) => {
    const date = START + (first + place) * 60
    return { conn_id: String(first + place), date: serverDate(date), result: now - date >= 120 ? 'answer' : 'ringing' }
  })
}

function merge(database: WritableDatabase, { sent, from }: SentPoll, gaps: readonly LogGap[] = []): void {
  const now = wall(sent)
  const sliceId = beginSlice(database, scope(named), range(now, now), range(now, now))
  const ingest = new Ingest(database, named, sliceId, range(now, now))
  ingestBody(ingest, bodyOf(rowsAt(now)))
  const moments = { fetchedAtMs: epochMs(now), sentAtMs: epochMs(now), at: now, answeredAt: now }
  const seen = [range(now - REACH, now - 1)]
  const commit = { sliceId, scope: scope(named), warnings: [], seen, doubt: null, ...moments }
  const shared = from === null ? {} : { shared: { fetchedBy: from, gaps } }
  commitPoll(database, named, { ...commit, ...shared }, ingest.inserter.facts)
}

/** Polls as they come into the log: one's own as they are sent, those of others up to an hour later. */
const manyPolls: fc.Arbitrary<readonly SentPoll[]> = fc
  .uniqueArray(
    fc.record({ minute: fc.integer({ min: 0, max: 90 }), lateMinutes: fc.constantFrom(null, 0, 3, 12, 60) }),
    {
      minLength: 1,
      maxLength: 10,
      selector: ({ minute }) => minute,
    },
  )
  .map((polls) =>
    polls
      .toSorted((a, b) => a.minute + (a.lateMinutes ?? 0) - b.minute - (b.lateMinutes ?? 0) || a.minute - b.minute)
      .map(({ minute, lateMinutes }) => ({
        sent: START + minute * 60,
        from: lateMinutes === null ? null : `desk ${minute % 2}`,
      })),
  )

test('a log has seen what any desk saw, has each row once, and in order tells the newest of each', () => {
  fc.assert(
    fc.property(manyPolls, (polls) => {
      const database = openMemoryStore([named])
      for (const each of polls) merge(database, each)
      const truth = secondsOf(polls.map(({ sent }) => range(sent - REACH, sent - 1)))
      const slices = slicesOf(database, scope(named))
      const seen = slices.flatMap((slice) => [...secondsOf([slice.range])])
      expect(seen.length).toBe(new Set(seen).size)
      expect(new Set(seen)).toEqual(truth)
      const gaps = gapsOf(database, scope(named), null).map((gap) => gap.range)
      const whole = secondsOf([range(Math.min(...truth), Math.max(...truth))])
      expect(secondsOf(gaps)).toEqual(new Set([...whole].filter((second) => !truth.has(second))))
      const newest = polls.toSorted((one, other) => one.sent - other.sent)
      const told = newest.flatMap(({ sent }) => rowsAt(sent))
      const rows = answer(database, named).map(({ conn_id: id, date, result }) => ({ conn_id: id, date, result }))
      expect(new Set(rows.map((row) => row.conn_id))).toEqual(new Set(told.map((row) => row['conn_id'])))
      expect(new Set(rows.map((row) => row.conn_id)).size).toBe(rows.length)
      // Of an event that a late poll tells otherwise, nobody knows which of the two is the newer: what was there stays.
      const isInOrder = polls.every((each, place) => each === newest[place])
      const fits = isInOrder ? [...new Map(told.map((row) => [row['conn_id'], row])).values()] : told
      for (const row of rows) expect(fits).toContainEqual(row)
      expect(lastPoll(database, scope(named))?.atMs).toBe(epochMs(wall(newest.at(-1)?.sent ?? 0)))
      database.close()
    }),
    { numRuns: 30 },
  )
})

test('who kept the log knows why nobody saw a stretch, and stretches tell who saw them', () => {
  const database = openMemoryStore([named])
  merge(database, { sent: START, from: null })
  const reason = { range: range(START, START + 20 * 60 - 1), reason: 'maintenance' } as const
  merge(database, { sent: START + 30 * 60, from: 'ana' }, [reason])
  merge(database, { sent: START + 35 * 60, from: 'ana' })
  merge(database, { sent: START + 40 * 60, from: 'luis' })
  expect(gapsOf(database, scope(named), null)).toEqual([reason])
  const told = slicesOf(database, scope(named)).map(({ range: { from, to }, fetchedBy }) => [
    (from - START) / 60,
    (to + 1 - START) / 60,
    fetchedBy,
  ])
  expect(told).toEqual([
    [-10, 0, undefined],
    [20, 35, 'ana'],
    [35, 40, 'luis'],
  ])
  database.close()
})
