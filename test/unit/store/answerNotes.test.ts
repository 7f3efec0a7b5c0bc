import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { notesOf, unreadOfRow } from '../../../src/core/store/query/answerNotes.ts'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { closeResult, openResult, rowIdAt } from '../../../src/core/store/query/results.ts'
import { Ingest } from '../../../src/core/store/rows/ingest.ts'
import { sliceOfRowSql } from '../../../src/core/store/rows/rowIds.ts'
import { beginSlice, commitSlice } from '../../../src/core/store/tables/slices.ts'
import { sumText } from '../../../src/core/store/query/sumText.ts'
import type { AnswerNotes } from '../../../src/shared/answerNotes.ts'
import { formatInstant, wall } from '../../../src/shared/time.ts'
import type { Question } from '../../../src/shared/query.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { answer, bodyOf, ingestBody, openMemoryStore, question, scope, storeBody } from '../../support/memoryStore.ts'
import { nested } from '../../support/listRows.ts'
import { events, live, sums } from '../../support/reports.ts'
import { at, range, span } from '../../support/times.ts'

const CAMPAIGN = { campaign: 'all' }
const FROM = at('2025-03-09')

function notes(database: WritableDatabase, report: ReportDefinition, wish: Partial<Question> = {}): AnswerNotes {
  const asked = question(report, wish)
  const result = openResult(database, report, asked)
  try {
    return notesOf(database, result, asked)
  } finally {
    closeResult(database, result)
  }
}

function storeDays(days: readonly (readonly object[])[]): WritableDatabase {
  const database = openMemoryStore([sums])
  days.forEach((rows, day) => {
    const stretch = range(FROM + day * 86_400, FROM + day * 86_400 + 86_399)
    storeBody(database, sums, bodyOf(rows), stretch, { scope: scope(sums, CAMPAIGN) })
  })
  return database
}

/** Values as they may come, each with the number that it is; null: none at all; undefined: nobody can say. */
const amounts: readonly (readonly [text: string, number: number | null | undefined])[] = [
  ['12', 12],
  ['1.234.567', 1_234_567],
  ['1.234,5', 1234.5],
  ['1.5e3', 1500],
  ['(12)', -12],
  ['$ 7', 7],
  ['1,250', 1250],
  ['-', null],
  ['--', null],
  ['', null],
  [' ', null],
  ['N/D', undefined],
  ['12 %', undefined],
  ['sin dato', undefined],
  ["1'000.000", undefined],
]
const durations: readonly (readonly [text: string, number: number | null | undefined])[] = [
  ['-00:00:05', -5],
  ['26:00:00', 93_600],
  ['00:00:02', 2],
  ['1 day, 0:00:01', 86_401],
  ['', null],
  ['10:30', undefined],
  ['N/D', undefined],
]

describe('sums over days', () => {
  test('are those of what can be read, and say how many values they are without', () => {
    const row = fc.record({
      text: fc.constantFrom('ana', 'leo'),
      count: fc.constantFrom(...amounts),
      talk: fc.constantFrom(...durations),
    })
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 4 }), { minLength: 2, maxLength: 4 }), (days) => {
        const database = storeDays(
          days.map((rows) => rows.map(({ text, count, talk }) => ({ text, count: count[0], talk: talk[0] }))),
        )
        const asked = { parameters: CAMPAIGN, range: range(FROM, FROM + days.length * 86_400 - 1) }
        const all = days.flat()
        const sumOf = (name: 'count' | 'talk', text: string): number | null => {
          const numbers = all.flatMap((each) => (each.text === text ? (each[name][1] ?? []) : []))
          return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0)
        }
        for (const shown of answer(database, sums, asked)) {
          const text = String(shown['text'])
          const [count, talk] = [sumOf('count', text), sumOf('talk', text)]
          expect(shown['count']).toBe(count === null ? '' : sumText('integer', count))
          expect(shown['talk']).toBe(talk === null ? '' : sumText('duration', talk))
        }
        const unreadIn = (name: 'count' | 'talk', rows: typeof all): number =>
          rows.filter((each) => each[name][1] === undefined).length
        const expected = (['count', 'talk'] as const).flatMap((name) => {
          const values = unreadIn(name, all)
          return values === 0 ? [] : [{ field: name, values }]
        })
        expect(notes(database, sums, asked)).toEqual({ unread: expected, undated: null })
        const filters = [{ field: 'text', operator: '=', value: 'ana' } as const]
        const ofAna = all.filter(({ text }) => text === 'ana')
        expect(notes(database, sums, { ...asked, filters }).unread.map(({ values }) => values)).toEqual(
          (['count', 'talk'] as const).map((name) => unreadIn(name, ofAna)).filter((values) => values > 0),
        )
        database.close()
      }),
      { numRuns: 60 },
    )
  })

  test('of one row say what that row is without', () => {
    const database = storeDays([
      [{ text: 'ana', count: 'N/D', weight: '1.234,5' }],
      [
        { text: 'ana', count: '3' },
        { text: 'leo', count: '1', talk: 'x' },
      ],
    ])
    const asked = question(sums, { parameters: CAMPAIGN, range: span('2025-03-09', '2025-03-10') })
    const result = openResult(database, sums, asked)
    const unread = [0, 1].map((place) => unreadOfRow(database, sums, result.source, rowIdAt(database, result, place)))
    expect(unread).toEqual([[{ field: 'count', values: 1 }], [{ field: 'talk', values: 1 }]])
    closeResult(database, result)
  })

  test('are told as unread also where a filter on the sum itself takes their row away', () => {
    const database = storeDays([[{ text: 'ana', count: 'N/D' }], [{ text: 'ana', count: '3' }]])
    const asked = { parameters: CAMPAIGN, range: span('2025-03-09', '2025-03-10') }
    const filters = [{ field: 'count', operator: '>', value: '100' } as const]
    expect(answer(database, sums, { ...asked, filters })).toEqual([])
    expect(notes(database, sums, { ...asked, filters }).unread).toEqual([{ field: 'count', values: 1 }])
  })

  test('of a single day are the server’s own values, of which nothing is left out', () => {
    const database = storeDays([[{ text: 'ana', count: 'N/D' }]])
    const asked = { parameters: CAMPAIGN, range: span('2025-03-09') }
    expect(answer(database, sums, asked)).toEqual([{ text: 'ana', count: 'N/D' }])
    expect(notes(database, sums, asked).unread).toEqual([])
  })

  test('go beyond what fits into 64 bits', () => {
    const database = storeDays([[{ text: 'a', count: '9000000000000000000' }], [{ text: 'a', count: '9e18' }]])
    const asked = { parameters: CAMPAIGN, range: span('2025-03-09', '2025-03-10') }
    expect(answer(database, sums, asked)).toMatchObject([{ count: '18000000000000000000' }])
  })
})

describe('a duration that was summed', () => {
  test.each([
    [-3, '-00:00:03'],
    [-3661, '-01:01:01'],
    [93_600, '26:00:00'],
    [-93_600, '-26:00:00'],
    [-0.4, '00:00:00'],
    [0, '00:00:00'],
    [360_000, '100:00:00'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(sumText('duration', seconds)).toBe(text)
  })
})

const DAY = span('2025-03-10')
const MORNING = range(at('2025-03-10 07:00:00'), at('2025-03-10 11:00:00'))

describe('rows without a usable date', () => {
  const rows = [
    { date: '2025-03-10 08:00:00.000', text: 'fraction' },
    { date: '2025-03-10T09:00:00-05:00', text: 'zone' },
    { date: '2025-03-10T14:30:00Z', text: 'utc' },
    { date: '0000-00-00 00:00:00', text: 'impossible' },
    { date: '', text: 'empty' },
    { text: 'missing' },
    { date: '10/03/2025 10:00', text: 'other' },
    { date: '2025-03-10 12:00:00', text: 'later' },
  ]

  test('are shown with all that came with them, and counted where the period cuts them off', () => {
    const database = openMemoryStore([events])
    storeBody(database, events, bodyOf(rows), DAY)
    expect(answer(database, events, { range: DAY })).toHaveLength(rows.length)
    expect(notes(database, events, { range: DAY })).toEqual({ unread: [], undated: null })
    expect(answer(database, events, { range: MORNING }).map(({ text }) => text)).toEqual(['fraction', 'zone', 'utc'])
    expect(notes(database, events, { range: MORNING }).undated).toEqual({ rows: 4, whole: DAY })
    const empty = [{ field: 'text', operator: '=', value: 'empty' } as const]
    expect(notes(database, events, { range: MORNING, filters: empty }).undated).toEqual({ rows: 1, whole: DAY })
    const dated = [{ field: 'date', operator: '>', value: '2025-03-10 08:00:00' } as const]
    expect(notes(database, events, { range: MORNING, filters: dated }).undated).toEqual({ rows: 4, whole: DAY })
    expect(notes(database, events, { range: MORNING, search: 'miss' }).undated).toEqual({ rows: 1, whole: DAY })
  })

  test('are counted as the plain model counts them, and asking as told shows them', () => {
    const texts = ['2025-03-10 08:00:00', '2025-03-10T18:00:00Z', '', 'x', '2025-03-11 01:00:00', '0000-00-00']
    const days = fc.array(fc.array(fc.constantFrom(...texts), { maxLength: 5 }), { minLength: 1, maxLength: 3 })
    const hours = fc.tuple(fc.nat(71), fc.nat(71))
    fc.assert(
      fc.property(days, hours, (slices, [a, b]) => {
        const database = openMemoryStore([events])
        const start = at('2025-03-10')
        const stretches = slices.map((_rows, day) => range(start + day * 86_400, start + day * 86_400 + 86_399))
        slices.forEach((dates, day) => {
          const stretch = stretches[day] ?? DAY
          storeBody(database, events, bodyOf(dates.map((date) => ({ date, text: `${day}` }))), stretch)
        })
        const asked = range(start + Math.min(a, b) * 3600, start + Math.max(a, b) * 3600 + 3599)
        const cut = slices.map((dates, day) => {
          const { from, to } = stretches[day] ?? DAY
          const isCut = asked.from <= to && asked.to >= from && (asked.from > from || asked.to < to)
          return isCut ? dates.filter((date) => !date.startsWith('2025')).length : 0
        })
        const expected = cut.reduce((sum, count) => sum + count, 0)
        const { undated } = notes(database, events, { range: asked })
        expect(undated?.rows ?? 0).toBe(expected)
        if (undated !== null) {
          expect(notes(database, events, { range: undated.whole }).undated).toBeNull()
          const shown = answer(database, events, { range: undated.whole }).filter(
            ({ date }) => !String(date).startsWith('2025'),
          )
          expect(shown.length).toBeGreaterThanOrEqual(expected)
        }
        database.close()
      }),
      { numRuns: 80 },
    )
  })

  test('of a log are shown by all of it alone', () => {
    const database = openMemoryStore([live])
    storeBody(database, live, bodyOf(rows), DAY)
    expect(notes(database, live, { range: DAY }).undated).toEqual({ rows: 4, whole: null })
    expect(notes(database, live).undated).toBeNull()
    expect(answer(database, live)).toHaveLength(rows.length)
  })

  test('are counted among the items of a list, too, and rows that items date are dated by what can be read', () => {
    const database = openMemoryStore([nested])
    const calls = ['2025-03-10T13:00:00Z', '2025-03-10 08:30:00.5', 'x'].map((date) => ({ date }))
    storeBody(
      database,
      nested,
      bodyOf([
        { id: '1', calls },
        { id: '2', calls: [{ date: 'x' }] },
      ]),
      DAY,
    )
    const ids = answer(database, nested, { range: MORNING }).map(({ id }) => id)
    expect(ids).toEqual(['1'])
    expect(notes(database, nested, { range: MORNING }).undated).toEqual({ rows: 1, whole: DAY })
    expect(answer(database, nested, { range: MORNING, list: 'calls' }).map(({ date }) => date)).toEqual(
      calls.slice(0, 2).map(({ date }) => date),
    )
    expect(notes(database, nested, { range: MORNING, list: 'calls' }).undated).toEqual({ rows: 2, whole: DAY })
    const within = { filters: [{ field: 'id', operator: '=', value: '2' } as const], search: '', rowId: null }
    expect(notes(database, nested, { range: DAY, list: 'calls', within }).undated).toBeNull()
  })
})

test('dates are turned to the clock of the operation whose slice they came in', () => {
  const database = openMemoryStore([events])
  const add = database.prepare(
    `INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (?, ?, '1', 'h', ?)`,
  )
  add.run(2, 'm', 'Europe/Madrid')
  const shown = [1, 2].map((connectionId) => {
    const target = { ...scope(events), connectionId }
    const sliceId = beginSlice(database, target, DAY, DAY)
    const ingest = new Ingest(database, events, sliceId, DAY)
    ingestBody(ingest, bodyOf([{ date: '2025-03-10T22:30:00Z', text: 'a' }]))
    const commit = { sliceId, scope: target, range: DAY, piece: DAY, state: 'complete', fetchedAtMs: 0 } as const
    commitSlice(database, events, { ...commit, warnings: [] }, ingest.inserter.facts)
    return database
      .prepare(`SELECT "number:date" FROM "rows:${events.key}" WHERE ${sliceOfRowSql().text} = ?`)
      .pluck()
      .get(sliceId)
  })
  expect(shown.map((seconds) => formatInstant(wall(seconds as number)))).toEqual([
    '2025-03-10T17:30:00',
    '2025-03-10T23:30:00',
  ])
})
