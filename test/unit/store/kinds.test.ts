import { afterEach, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { deleteRows } from '../../../src/core/store/erasing/customerRows.ts'
import { eraseBefore } from '../../../src/core/store/erasing/eraseBefore.ts'
import { Ingest } from '../../../src/core/store/rows/ingest.ts'
import { closeResult, openResult, readBlock, unfilteredTotal } from '../../../src/core/store/query/results.ts'
import { missingOf } from '../../../src/core/store/query/periodParts.ts'
import { commitPoll } from '../../../src/core/store/rows/liveLog.ts'
import { firstRowId, lastRowId, MAX_ROWS_PER_SLICE } from '../../../src/core/store/rows/rowIds.ts'
import { beginSlice, slicesOf } from '../../../src/core/store/tables/slices.ts'
import type { StoredSlice } from '../../../src/core/store/records/slices.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { wall, type TimeRange } from '../../../src/shared/time.ts'
import { answer, bodyOf, ingestBody, openMemoryStore, question, scope, storeBody } from '../../support/memoryStore.ts'
import { averages, events, live, series, snapshot, sums, testReports } from '../../support/reports.ts'
import { at, range, serverDate, span } from '../../support/times.ts'

const open: WritableDatabase[] = []
afterEach(() => {
  for (const database of open.splice(0)) database.close()
})

function memory(): WritableDatabase {
  const database = openMemoryStore(testReports)
  open.push(database)
  return database
}

function states(slices: readonly StoredSlice[]): unknown[] {
  return slices.map((slice) => [slice.range, slice.state, slice.rows])
}

describe('sums that add up', () => {
  const campaign = { campaign: 'all' }
  const one = { text: 'ana', count: '2', weight: '0.1', talk: '00:59:30' }
  const two = { text: 'ana', count: '10', weight: '0.2', talk: '00:00:45' }
  const other = { text: 'Ñandú', count: '', weight: '-', talk: '99:00:00' }

  function twoDays(): WritableDatabase {
    const database = memory()
    const more = { scope: scope(sums, campaign) }
    storeBody(database, sums, bodyOf([one, other]), span('2025-03-09'), more)
    storeBody(database, sums, bodyOf([two]), span('2025-03-10'), more)
    return database
  }

  test('are written as the server writes them, over several days', () => {
    const database = twoDays()
    expect(answer(database, sums, { parameters: campaign, range: span('2025-03-09', '2025-03-10') })).toEqual([
      { text: 'ana', count: '12', weight: '0.3', talk: '01:00:15' },
      { text: 'Ñandú', count: '', weight: '', talk: '99:00:00' },
    ])
  })

  test('are the server’s own rows for a single day', () => {
    const database = twoDays()
    expect(answer(database, sums, { parameters: campaign, range: span('2025-03-09') })).toEqual([one, other])
  })

  test('are filtered, searched and sorted as sums', () => {
    const database = twoDays()
    const asked = { parameters: campaign, range: span('2025-03-09', '2025-03-10') }
    const names = (wish: object): unknown[] => answer(database, sums, { ...asked, ...wish }).map((row) => row['text'])
    expect(names({ filters: [{ field: 'count', operator: '>', value: '11' }] })).toEqual(['ana'])
    expect(names({ filters: [{ field: 'count', operator: '=', value: '2' }] })).toEqual([])
    expect(names({ filters: [{ field: 'text', operator: 'contains', value: 'nandu' }] })).toEqual(['Ñandú'])
    expect(names({ search: '01:00:15' })).toEqual(['ana'])
    expect(names({ sort: [{ field: 'talk', descending: true }] })).toEqual(['Ñandú', 'ana'])
  })

  test('leave out rows that sum up the others', () => {
    const report = { ...sums, totalRows: { field: 'text', value: 'TOTAL' } }
    const database = memory()
    const more = { scope: scope(report, campaign) }
    const total = { text: ' Total', count: '12', weight: '9', talk: '01:00:00' }
    storeBody(database, report, bodyOf([one, total]), span('2025-03-09'), more)
    storeBody(database, report, bodyOf([two, total]), span('2025-03-10'), more)
    const asked = { parameters: campaign, range: span('2025-03-09', '2025-03-10') }
    expect(answer(database, report, asked)).toMatchObject([{ text: 'ana', count: '12' }])
    expect(answer(database, report, { ...asked, range: span('2025-03-09') })).toEqual([one, total])
  })

  test('of other parameters are apart', () => {
    expect(answer(twoDays(), sums, { parameters: { campaign: '7' }, range: span('2025-03-09') })).toEqual([])
  })

  test('of a part of a day are apart from those of the day', () => {
    const database = twoDays()
    const part = span('2025-03-10 10:00', '2025-03-10 11:59')
    storeBody(database, sums, bodyOf([other]), part, { scope: scope(sums, campaign) })
    expect(answer(database, sums, { parameters: campaign, range: part })).toEqual([other])
    expect(answer(database, sums, { parameters: campaign, range: span('2025-03-10') })).toEqual([two])
  })
})

describe('sums day by day', () => {
  const campaign = { campaign: 'all' }
  const one = { text: 'ana', count: '2', weight: '0.1', talk: '00:59:30' }
  const two = { text: 'ana', count: '10', weight: '0.2', talk: '00:00:45' }
  const both = span('2025-03-09', '2025-03-10')

  test('are the rows of each day with the day before them, whatever adds up', () => {
    for (const report of [sums, averages]) {
      const database = memory()
      const more = { scope: scope(report, campaign) }
      storeBody(database, report, bodyOf([two]), span('2025-03-10'), more)
      storeBody(database, report, bodyOf([one, two]), span('2025-03-09'), more)
      // What was fetched for both days at once is none of them.
      storeBody(database, report, bodyOf([{ ...two, count: '99' }]), both, more)
      const asked = { parameters: campaign, range: both, byDay: true }
      expect(answer(database, report, asked)).toEqual([
        { day: '2025-03-09', ...one },
        { day: '2025-03-09', ...two },
        { day: '2025-03-10', ...two },
      ])
      expect(answer(database, report, { ...asked, range: null })).toHaveLength(3)
      const ofDay = [{ field: 'day', operator: '>', value: '2025-03-09' }] as const
      expect(answer(database, report, { ...asked, filters: ofDay })).toEqual([{ day: '2025-03-10', ...two }])
      const sort = [{ field: 'day', descending: true }]
      expect(answer(database, report, { ...asked, sort }).map((row) => row['day'])).toEqual([
        '2025-03-10',
        '2025-03-09',
        '2025-03-09',
      ])
      const opened = openResult(database, report, question(report, { ...asked, filters: ofDay }))
      expect(unfilteredTotal(database, opened, question(report, { ...asked, filters: ofDay }))).toBe(3)
      expect(opened.fields[0]).toBe('day')
      closeResult(database, opened)
      expect(missingOf(report, slicesOf(database, scope(report, campaign)), both, true)).toEqual([])
    }
  })

  test('are missing where a day is not there by itself', () => {
    const database = memory()
    storeBody(database, averages, bodyOf([one]), both, { scope: scope(averages, campaign) })
    const slices = slicesOf(database, scope(averages, campaign))
    expect(answer(database, averages, { parameters: campaign, range: both, byDay: true })).toEqual([])
    expect(missingOf(averages, slices, both, true)).toEqual([both])
    expect(missingOf(averages, slices, both)).toEqual([])
  })

  test('leave a report without sums as it is', () => {
    const database = memory()
    const row = { text: 'x', date: '2025-03-09 10:00:00' }
    storeBody(database, events, bodyOf([row]), span('2025-03-09'))
    expect(answer(database, events, { byDay: true })).toEqual(answer(database, events))
  })
})

describe('averages', () => {
  test('are shown for exactly the period that was fetched', () => {
    const database = memory()
    const row = { text: 'ana', count: '2', average: '1.5' }
    storeBody(database, averages, bodyOf([row]), span('2025-03-09', '2025-03-10'))
    storeBody(database, averages, bodyOf([]), span('2025-03-10'))
    expect(answer(database, averages, { range: span('2025-03-09', '2025-03-10') })).toEqual([row])
    expect(answer(database, averages, { range: span('2025-03-09') })).toEqual([])
    expect(answer(database, averages, { range: span('2025-03-10') })).toEqual([])
  })
})

describe('a series', () => {
  test('is ordered by its day and filtered by day, hour and percentage', () => {
    const database = memory()
    const rows = [
      { day: '20250310', hour: '07:00', calls: '1,250', service_level: '34.64 %' },
      { day: '2025-03-09', hour: '8', calls: '9', service_level: '100.00 %' },
      { day: '20250309', hour: '07:00', calls: '10', service_level: '--' },
    ]
    storeBody(database, series, bodyOf(rows), span('2025-03-09', '2025-03-10'))
    expect(answer(database, series)).toEqual([rows[1], rows[2], rows[0]])
    expect(answer(database, series, { range: span('2025-03-10') })).toEqual([rows[0]])
    const asked = (field: string, operator: '>' | '<=', value: string): unknown[] =>
      answer(database, series, { filters: [{ field, operator, value }] }).map((row) =>
        rows.findIndex((each) => each.calls === row['calls']),
      )
    expect(asked('service_level', '>', '50%')).toEqual([1])
    expect(asked('calls', '>', '10')).toEqual([0])
    expect(asked('hour', '<=', '7')).toEqual([2, 0])
    expect(asked('day', '<=', '2025-03-09')).toEqual([1, 2])
  })
})

describe('snapshots', () => {
  test('are shown the newest alone, or those taken in a period', () => {
    const database = memory()
    const taken = (hour: number): TimeRange => range(at('2025-03-10') + hour * 3600, at('2025-03-10') + hour * 3600)
    for (const hour of [9, 10, 11]) storeBody(database, snapshot, bodyOf([{ agent: `a${hour}` }]), taken(hour))
    expect(answer(database, snapshot)).toEqual([{ agent: 'a11' }])
    expect(answer(database, snapshot, { range: span('2025-03-10 09:00', '2025-03-10 10:00') })).toEqual([
      { agent: 'a9' },
      { agent: 'a10' },
    ])
  })
})

describe('a slice in place of a part of another', () => {
  const row = (date: string, text: string): object => ({ date, text, integer: '1' })

  test('leaves the rows of the rest, in two slices where it lay inside', () => {
    const database = memory()
    const rows = ['00:00:00', '10:00:00', '10:00:01', '12:00:00'].map((time) => row(`2025-03-10 ${time}`, time))
    storeBody(database, events, bodyOf(rows), span('2025-03-10'))
    storeBody(
      database,
      events,
      bodyOf([row('2025-03-10 10:00:00', 'new')]),
      span('2025-03-10 10:00:00', '2025-03-10 11:00:00'),
    )
    expect(answer(database, events).map((each) => each['text'])).toEqual(['00:00:00', 'new', '12:00:00'])
    expect(states(slicesOf(database, scope(events)))).toEqual([
      [span('2025-03-10 00:00:00', '2025-03-10 09:59:59'), 'complete', 1],
      [span('2025-03-10 10:00:00', '2025-03-10 11:00:00'), 'complete', 1],
      [span('2025-03-10 11:00:01', '2025-03-10 23:59:59'), 'complete', 1],
    ])
  })

  test('whose rows are dated elsewhere takes all of it away: which belong to the rest nothing tells', () => {
    const database = memory()
    storeBody(
      database,
      events,
      bodyOf([row('', 'a'), row('2024-01-01 00:00:00', 'b')]),
      span('2025-03-09', '2025-03-10'),
    )
    storeBody(database, events, bodyOf([]), span('2025-03-09'))
    expect(slicesOf(database, scope(events)).map((slice) => slice.range)).toEqual([span('2025-03-09')])
    expect(answer(database, events)).toEqual([])
  })

  test('some of whose rows carry no date leaves the dated ones of the rest, which is fetched again', () => {
    const database = memory()
    storeBody(
      database,
      events,
      bodyOf([row('2025-03-09 10:00:00', 'a'), row('', 'b'), row('2025-03-10 10:00:00', 'c')]),
      span('2025-03-09', '2025-03-10'),
    )
    storeBody(database, events, bodyOf([]), span('2025-03-09'))
    expect(states(slicesOf(database, scope(events)))).toEqual([
      [span('2025-03-09'), 'complete', 0],
      [span('2025-03-10'), 'provisional', 1],
    ])
    expect(answer(database, events).map(({ text }) => text)).toEqual(['c'])
  })
})

function pollInto(
  database: WritableDatabase,
  report: ReportDefinition,
  rows: readonly object[],
  stretch: TimeRange,
): number {
  const sliceId = beginSlice(database, scope(report), stretch, stretch)
  const ingest = new Ingest(database, report, sliceId, stretch)
  ingestBody(ingest, bodyOf(rows))
  const commit = { sliceId, scope: scope(report), fetchedAtMs: 0, warnings: [], seen: [stretch], doubt: null }
  return commitPoll(
    database,
    report,
    { ...commit, sentAtMs: 0, at: stretch.to, answeredAt: stretch.to },
    ingest.inserter.facts,
  ).added
}

describe('a live log', () => {
  test('counts equal rows: what is there once more is one more event', () => {
    const database = memory()
    const first = at('2025-03-10 10:00:00')
    const row = { date: '2025-03-10 10:00:00', text: 'a' }
    const added = [1, 1, 2, 2, 3, 0, 3].map((count, poll) =>
      pollInto(
        database,
        live,
        Array.from({ length: count }, () => row),
        range(first + poll, first + poll),
      ),
    )
    expect(added).toEqual([1, 0, 1, 0, 1, 0, 0])
    expect(answer(database, live)).toEqual([row, row, row])
  })

  test.each<readonly [string, (database: WritableDatabase, lastId: number) => void]>([
    ['its last row', (database, lastId) => deleteRows(database, live, [lastId])],
    [
      'all that is old',
      (database) => {
        for (const slice of slicesOf(database, scope(live))) {
          eraseBefore(database, live, slice, at('2025-03-10 10:00:02'))
        }
      },
    ],
  ])('gives no id a second time after %s was erased: an open result shows no other row there', (_what, erase) => {
    const database = memory()
    const poll = (second: number, ...texts: string[]): void => {
      const moment = wall(at('2025-03-10 10:00:00') + second)
      const rows = texts.map((text) => ({ date: serverDate(moment), text }))
      pollInto(database, live, rows, { from: moment, to: moment })
    }
    const ids = (): number[] =>
      database.prepare(`SELECT row_id FROM "rows:${live.key}" ORDER BY row_id`).pluck().all() as number[]
    poll(0, 'a', 'b')
    poll(1, 'c')
    poll(2)
    const opened = openResult(database, live, question(live, { sort: [{ field: 'text', descending: false }] }))
    const last = ids().at(-1) ?? 0
    erase(database, last)
    poll(3, 'd', 'e', 'f')
    expect(slicesOf(database, scope(live))).toHaveLength(1)
    expect(ids().filter((id) => id > last)).toHaveLength(3)
    expect(() => readBlock(database, opened, ['text'], 0, 3)).toThrow(expect.objectContaining({ code: 'result-gone' }))
    closeResult(database, opened)
  })

  test('uses no more ids than it has rows, however often its answers repeat', () => {
    const database = memory()
    const first = at('2025-03-10 10:00:00')
    const rows = Array.from({ length: 20 }, (_each, place) => ({ date: '2025-03-10 10:00:00', text: String(place) }))
    for (let poll = 0; poll < 20; poll++) {
      const stretch = range(first + poll * 10, first + poll * 10 + 9)
      expect(pollInto(database, live, rows.slice(0, poll + 1), stretch)).toBe(1)
    }
    const [slice, ...others] = slicesOf(database, scope(live))
    expect(others).toEqual([])
    const ids = database.prepare(`SELECT row_id FROM "rows:${live.key}" ORDER BY row_id`).pluck().all() as number[]
    const start = firstRowId(slice?.id ?? 0)
    expect(ids).toEqual(rows.map((_each, place) => start + place))
    expect(lastRowId(slice?.id ?? 0) - start).toBe(MAX_ROWS_PER_SLICE - 1)
  })
})
