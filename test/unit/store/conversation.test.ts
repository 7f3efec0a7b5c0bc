import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { results } from '../../../src/core/store/operations/results.ts'
import type { CallContext } from '../../../src/core/store/threads/protocol.ts'
import type { Question } from '../../../src/shared/query.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { defineReport, field, list } from '../../support/reports.ts'
import { span } from '../../support/times.ts'
import { ALONE } from '../../support/threadParts.ts'

// The talk of a row, through the operations that the window asks, against a plain look through the rows that went in.

const SAYS = [
  { field: 'asked', by: 'customer' },
  { field: 'answered', by: 'bot', handsOn: ['on'] },
] as const
const sessions = defineReport({
  id: 'sessions',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('session', 'id'), field('date', 'dateTime'), field('asked', 'text'), field('answered', 'text')],
  conversation: { says: SAYS, at: 'date', session: 'session' },
})
const chats = defineReport({
  id: 'chats',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('chat', 'id'), field('date', 'dateTime')],
  lists: [
    {
      ...list('said', { fields: [field('date', 'dateTime'), field('text', 'text'), field('from', 'text')] }),
      conversation: {
        says: [{ field: 'text', by: [{ field: 'from', speakers: [{ values: ['c'], speaker: 'customer' as const }] }] }],
        at: 'date',
        session: 'chat',
      },
    },
  ],
})

const DAYS = ['2025-03-10', '2025-03-11', '2025-03-12'] as const
const context: CallContext = {
  throwIfCancelled: () => undefined,
  progress: () => undefined,
  transfer: () => undefined,
}

let database: WritableDatabase

beforeEach(() => {
  database = openMemoryStore([sessions, chats])
})

afterEach(() => {
  database.close()
})

interface Said {
  readonly session: string
  readonly day: number
  readonly second: number
  readonly asked: string
}

const anySaid: fc.Arbitrary<Said> = fc.record({
  session: fc.constantFrom('a', 'A', 'b', '', '0', '00'),
  day: fc.nat(2),
  second: fc.nat(59),
  asked: fc.constantFrom('hola', 'sí', 'x'),
})

function dateOf({ day, second }: Said): string {
  return `${DAYS[day] ?? ''} 10:00:${String(second).padStart(2, '0')}`
}

function store(said: readonly Said[]): void {
  DAYS.forEach((day, place) => {
    const rows = said
      .filter((each) => each.day === place)
      .map((each) => ({ session: each.session, date: dateOf(each), asked: each.asked, answered: 'on' }))
    storeBody(database, sessions, bodyOf(rows), span(day))
  })
}

describe('the talk of a row', () => {
  test('is every turn of its session, from whichever answer it is asked, and knows its own place', () => {
    fc.assert(
      fc.property(
        fc.array(anySaid, { minLength: 1, maxLength: 25 }),
        fc.nat(),
        fc.constantFrom<Partial<Question>>(
          {},
          { newestFirst: true },
          { range: span(DAYS[1]) },
          { filters: [{ field: 'asked', operator: '=', value: 'hola' }], search: 'hola' },
          { sort: [{ field: 'asked', descending: true }] },
        ),
        (said, chosen, wish) => {
          store(said)
          const verbs = results({ database, ...ALONE })
          const asked = verbs.ask({ report: sessions, question: question(sessions, wish) }, context)
          if (asked.total === 0) return
          const place = chosen % asked.total
          const row = verbs.row({ resultId: asked.resultId, place })
          const [session = '', date = ''] = row.slice(0, 2).map(String)
          const talk = verbs.conversation({ resultId: asked.resultId, place, list: null }, context)
          if (session === '' || session === '0') {
            expect(talk).toBeNull()
            return
          }
          if (talk === null) throw new Error('no talk')
          const expected = said.filter((each) => each.session === session).map((each) => dateOf(each))
          const turns = verbs.turns({ resultId: talk.resultId, offset: 0, limit: 200 })
          expect(talk.rows).toBe(expected.length)
          expect(turns.filter(({ kind }) => kind === 'said').length).toBe(expected.length)
          expect(turns.filter(({ kind }) => kind === 'handed-on').length).toBe(expected.length)
          expect(turns.every((turn) => turn.session === session)).toBe(true)
          const dates = Array.from({ length: talk.rows }, (_each, at) => {
            return verbs.row({ resultId: talk.resultId, place: at })[1]
          })
          expect(dates).toEqual(expected.toSorted())
          if (talk.place === null) throw new Error('the row is lost')
          expect(dates[talk.place]).toBe(date)
          // There and back: the same row of both answers.
          const of = { resultId: talk.resultId, place: talk.place }
          expect(verbs.placeIn({ resultId: asked.resultId, of })).toBe(place)
          const first = { resultId: talk.resultId, place: 0 }
          const back = verbs.placeIn({ resultId: asked.resultId, of: first })
          if (back !== null) expect(verbs.row({ resultId: asked.resultId, place: back })[1]).toBe(dates[0])
          else expect(wish.range !== undefined || wish.filters !== undefined).toBe(true)
          const rowId = verbs.rowId({ resultId: asked.resultId, place })
          const stored = verbs.conversation({ report: sessions, rowId, list: null }, context)
          expect(stored).toMatchObject({ rows: talk.rows, place: talk.place, talk: talk.talk })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('of a list within a row is that row’s items alone, in their order; so is that of an item', () => {
    const rows = ['1', '2'].map((chat) => ({
      chat,
      date: `${DAYS[0]} 10:00:00`,
      said: [
        { date: `${DAYS[0]} 10:00:05`, text: `hola ${chat}`, from: 'C' },
        { date: `${DAYS[0]} 10:00:01`, text: `buenas ${chat}`, from: 'agent' },
      ],
    }))
    storeBody(database, chats, bodyOf(rows), span(DAYS[0]))
    const verbs = results({ database, ...ALONE })
    const asked = verbs.ask({ report: chats, question: question(chats) }, context)
    const talk = verbs.conversation({ resultId: asked.resultId, place: 1, list: 'said' }, context)
    const turns = verbs.turns({ resultId: talk?.resultId ?? 0, offset: 0, limit: 200 })
    expect(turns.map(({ speaker, text, session }) => [speaker, text, session])).toEqual([
      ['customer', 'hola 2', '2'],
      ['agent', 'buenas 2', '2'],
    ])
    const items = verbs.ask({ report: chats, question: question(chats, { list: 'said', search: 'buenas' }) }, context)
    expect(items.total).toBe(2)
    const ofItem = verbs.conversation({ resultId: items.resultId, place: 0, list: null }, context)
    expect(ofItem?.rows).toBe(2)
    const said = verbs.turns({ resultId: ofItem?.resultId ?? 0, offset: 0, limit: 200 })
    expect(said.map(({ text }) => text)).toEqual(['buenas 1', 'hola 1'])
  })

  test('is the same one when its rows come anew, and another one under another mask', () => {
    const mine: Said = { session: 'a', day: 0, second: 1, asked: 'hola' }
    const row = (chat: string, texts: readonly string[]) => ({
      chat,
      date: `${DAYS[0]} 10:00:00`,
      said: texts.map((text) => ({ date: `${DAYS[0]} 10:00:05`, text, from: 'c' })),
    })
    const verbs = results({ database, ...ALONE })
    const talksNow = (wish: Partial<Question> = {}): readonly (string | undefined)[] =>
      ([sessions, chats] as const).flatMap((report) => {
        const list = report === chats ? 'said' : null
        const asked = verbs.ask({ report, question: question(report, wish) }, context)
        return Array.from(
          { length: asked.total },
          (_each, place) => verbs.conversation({ resultId: asked.resultId, place, list }, context)?.talk,
        )
      })
    store([mine, { ...mine, session: 'b', second: 9 }])
    storeBody(database, chats, bodyOf([row('1', ['hola']), row('2', ['hola'])]), span(DAYS[0]))
    const before = talksNow()
    expect(new Set(before).size).toBe(4)
    store([mine, { ...mine, session: 'b', second: 9 }, { ...mine, session: 'b', second: 10 }])
    storeBody(database, chats, bodyOf([row('1', ['hola']), row('2', ['hola', 'y ya'])]), span(DAYS[0]))
    expect(new Set(talksNow())).toEqual(new Set(before))
    const hidden = talksNow({ mask: 'hidden' })
    expect(hidden.filter((talk) => before.includes(talk))).toEqual([])
  })
})
