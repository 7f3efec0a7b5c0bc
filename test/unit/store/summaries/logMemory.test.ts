import { afterAll, expect, test } from 'vitest'
import { ColumnCache } from '../../../../src/core/store/query/columns/columnCache.ts'
import { Ingest } from '../../../../src/core/store/rows/ingest.ts'
import { commitPoll } from '../../../../src/core/store/rows/liveLog.ts'
import { beginSlice } from '../../../../src/core/store/tables/slices.ts'
import { earlierStatesOf } from '../../../../src/shared/reports/catalogueEvents.ts'
import type { ReportDefinition } from '../../../../src/shared/reports/types.ts'
import { wall } from '../../../../src/shared/time.ts'
import { bodyOf, ingestBody, openMemoryStore, scope } from '../../../support/memoryStore.ts'
import { defineReport, field } from '../../../support/reports.ts'
import { linesOf, summarize } from '../../../support/summaries.ts'
import { at, epochMs, range, serverDate } from '../../../support/times.ts'
import { inEveryLanguage } from '../../../../src/shared/translations/rows.ts'

const REACH_SECONDS = 600
const named: ReportDefinition = defineReport({
  id: 'calls',
  kind: 'live',
  dateField: 'date',
  liveMinutes: REACH_SECONDS / 60,
  fields: [field('conn_id', 'id'), field('date', 'dateTime'), field('result', 'text')],
  eventFields: ['conn_id', 'date'],
})
const calls: ReportDefinition = { ...named, lists: [inEveryLanguage(earlierStatesOf(named))] }

const database = openMemoryStore([calls])
afterAll(() => database.close())

function poll(now: number, results: Readonly<Record<string, string>>, calledAt: number): void {
  const instant = range(now, now)
  const sliceId = beginSlice(database, scope(calls), instant, instant)
  const ingest = new Ingest(database, calls, sliceId, instant)
  const rows = Object.entries(results).map(([conn_id, result]) => ({ conn_id, date: serverDate(calledAt), result }))
  ingestBody(ingest, bodyOf(rows))
  const sent = wall(now)
  const moments = { fetchedAtMs: epochMs(sent), sentAtMs: epochMs(sent), at: sent, answeredAt: sent }
  const seen = [range(now - REACH_SECONDS, now - 1)]
  commitPoll(
    database,
    calls,
    { sliceId, scope: scope(calls), warnings: [], seen, doubt: null, ...moments },
    ingest.inserter.facts,
  )
}

test('a call of which a log hears something else is counted by what it heard last, though no row came or went', () => {
  const cache = new ColumnCache()
  // Over midnight, so that the call and what is heard of it later lie in stretches of different days.
  const calledAt = at('2025-03-10 23:58:00')
  const results = (): unknown => linesOf(summarize(database, calls, { cache, by: ['result'], hasTotals: false }))
  poll(calledAt + 60, { a: 'abandon', b: 'answer' }, calledAt)
  poll(calledAt + 300, { a: 'abandon', b: 'answer' }, calledAt)
  expect(results()).toEqual([
    ['abandon', 1],
    ['answer', 1],
  ])
  poll(calledAt + 420, { a: 'answer', b: 'answer' }, calledAt)
  expect(results()).toEqual([['answer', 2]])
})
