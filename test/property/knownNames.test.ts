import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { answer, bodyOf, openMemoryStore, scope, storeBody } from '../support/memoryStore.ts'
import { defineReport, field, list } from '../support/reports.ts'
import { runs } from '../support/runs.ts'
import { span } from '../support/times.ts'

// Names within texts against a plain model: it knows of each word whose it is, and nothing of how any is found.

const date = field('date', 'dateTime')
const telephone = field('telephone', 'telephone')
const detail = { kind: 'detail', dateField: 'date', maxDays: 31 } as const
/** Who has a number or an address, as three reports tell it. */
const people = defineReport({
  id: 'people',
  ...detail,
  fields: [
    date,
    telephone,
    field('mail', 'email'),
    { ...field('first', 'text'), isCustomerName: true },
    { ...field('last', 'text'), isCustomerName: true },
  ],
})
const talks = defineReport({
  id: 'talks',
  ...detail,
  fields: [date, { ...field('called', 'text'), isCustomerName: true }],
  lists: [list('parts', { fields: [telephone] })],
})
/** Rows that know nobody's name. */
const messages = defineReport({
  id: 'messages',
  ...detail,
  fields: [date, telephone, field('mail', 'email'), field('text', 'longText'), field('note', 'text')],
})
const reports = [people, talks, messages]

interface Person {
  readonly first: string
  readonly last: string
  readonly telephones: readonly string[]
  readonly mail: string
}

const PEOPLE: readonly Person[] = [
  { first: 'Anabela', last: 'Ñáñez', telephones: ['3001234567', '+57 300 123 4567', '573001234567'], mail: 'a@x.co' },
  { first: 'Bruno', last: 'Quijano Ruiz', telephones: ['3001234568', '300.123.4568'], mail: 'b@x.co' },
  { first: 'Carmenza', last: 'Yepes', telephones: ['6017654321', '0057 601 765 4321'], mail: 'c.y@x.com' },
  { first: 'Dorotea', last: 'Zuluaga', telephones: ['3119990000', '573119990000'], mail: 'd@y.co' },
]
/** Words that nobody is called, between any two others. */
const FILLING = ['su cita', 'hoy,', 'gracias:', 'y']

/** A piece of a text: a plain word, or a person as they are named. */
type Piece = { readonly person: number; readonly as: 'first' | 'last' | 'whole' | 'shouted' | 'telephone' | 'mail' }

const who = fc.nat(PEOPLE.length - 1)
const piece: fc.Arbitrary<Piece> = fc.record({
  person: who,
  as: fc.constantFrom('first', 'last', 'whole', 'shouted', 'telephone', 'mail'),
})

interface Message {
  readonly of: { readonly person: number; readonly by: 'telephone' | 'mail'; readonly spelling: number } | null
  readonly pieces: readonly Piece[]
}
const message: fc.Arbitrary<Message> = fc.record({
  of: fc.option(fc.record({ person: who, by: fc.constantFrom('telephone', 'mail'), spelling: fc.nat(5) })),
  pieces: fc.array(piece, { maxLength: 5 }),
})
/** A row that tells a person's name beside what they are known by; in a talk that is a number. */
const telling = fc.record({ person: who, by: fc.constantFrom('telephone', 'mail', 'talk'), spelling: fc.nat(5) })
type Telling = typeof telling extends fc.Arbitrary<infer Each> ? Each : never

function personAt(place: number): Person {
  const person = PEOPLE[place]
  if (person === undefined) throw new Error('nobody')
  return person
}

function spelled({ telephones }: Person, spelling: number): string {
  return telephones[spelling % telephones.length] ?? ''
}

function written({ person, as }: Piece): string {
  const { first, last, telephones, mail } = personAt(person)
  switch (as) {
    case 'first':
      return first
    case 'last':
      return last.toUpperCase()
    case 'whole':
      return `${first} ${last}`
    case 'shouted':
      return `${last.toUpperCase()} ${first}`
    case 'telephone':
      return telephones[1] ?? ''
    case 'mail':
      return mail
  }
}

function textOf(pieces: readonly Piece[], seen: (piece: Piece) => string): string {
  return pieces.map((each, place) => `${seen(each)} ${FILLING[place % FILLING.length] ?? ''}`).join(' ')
}

/** What people are known by, once some rows were told. */
class Model {
  readonly #known = new Set<string>()

  tell({ person, by }: Telling): void {
    this.#known.add(`${person} ${by === 'mail' ? 'mail' : 'telephone'}`)
  }

  seen({ of, pieces }: Message): string {
    const named = new Set(of !== null && this.#known.has(`${of.person} ${of.by}`) ? [of.person] : [])
    for (const { person, as } of pieces) {
      if ((as === 'telephone' || as === 'mail') && this.#known.has(`${person} ${as}`)) named.add(person)
    }
    return textOf(pieces, (each) => {
      const isHidden = each.as === 'telephone' || each.as === 'mail' || named.has(each.person)
      return isHidden ? '•••' : written(each)
    })
  }
}

let day = 0

/** Rows into a day of their own. */
function store(database: WritableDatabase, report: ReportDefinition, rows: readonly object[]): void {
  day++
  const at = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
  storeBody(database, report, bodyOf(rows.map((row) => ({ date: `${at} 08:00:00`, ...row }))), span(at))
}

function tell(database: WritableDatabase, tellings: readonly Telling[]): void {
  const rowsBy = (isTalk: boolean): readonly object[] =>
    tellings
      .filter(({ by }) => (by === 'talk') === isTalk)
      .map(({ person, by, spelling }) => {
        const { first, last, mail } = personAt(person)
        const number = spelled(personAt(person), spelling)
        if (isTalk) return { called: `${first} ${last}`, parts: [{ telephone: number }] }
        return { first, last, ...(by === 'mail' ? { mail } : { telephone: number }) }
      })
  store(database, people, rowsBy(false))
  store(database, talks, rowsBy(true))
}

function seenRows(database: WritableDatabase, wish: { readonly mask?: 'hidden' }): readonly unknown[] {
  return answer(database, messages, { ...wish, sort: [{ field: 'date', descending: false }] }).map(({ text }) => text)
}

test('texts hide what the store knows those to be called whom their row or they themselves name', () => {
  fc.assert(
    fc.property(
      fc.array(telling, { maxLength: 4 }),
      fc.array(telling, { maxLength: 3 }),
      fc.array(message, { maxLength: 6 }),
      (first, later, sent) => {
        day = 0
        const database = openMemoryStore(reports)
        const model = new Model()
        const rows = sent.map(({ of, pieces }) => ({
          ...(of === null
            ? {}
            : of.by === 'mail'
              ? { mail: personAt(of.person).mail }
              : { telephone: spelled(personAt(of.person), of.spelling) }),
          text: textOf(pieces, written),
        }))
        store(database, messages, rows)
        // What is told later is known to the next question.
        for (const tellings of [first, later]) {
          tell(database, tellings)
          for (const each of tellings) model.tell(each)
          expect(seenRows(database, { mask: 'hidden' })).toEqual(sent.map((each) => model.seen(each)))
        }
        expect(seenRows(database, {})).toEqual(rows.map(({ text }) => text))
        // Rows that went, or whose operation is another country's, tell nothing any more.
        database
          .prepare(`DELETE FROM slices WHERE scope_id IN (SELECT id FROM scopes WHERE report_key <> ?)`)
          .run(messages.key)
        const nobody = new Model()
        expect(seenRows(database, { mask: 'hidden' })).toEqual(sent.map((each) => nobody.seen(each)))
        database.close()
      },
    ),
    { numRuns: runs(60) },
  )
})

test('a number that stands for many is nobody’s, and a short text hides a name only whole', () => {
  day = 0
  const database = openMemoryStore(reports)
  const switchboard = '6019998877'
  store(
    database,
    people,
    Array.from({ length: 40 }, (_, place) => ({ first: `Nombre${place}`, last: 'Comun', telephone: switchboard })),
  )
  store(database, people, [{ first: 'Sol', last: 'Paz', telephone: '3001112233' }])
  store(database, messages, [
    { telephone: switchboard, text: 'Nombre3 Comun', note: '' },
    { telephone: '3001112233', text: 'Hola Sol', note: 'Plan Sol' },
    { telephone: '3001112233', text: 'Hola Sol', note: 'Plan de Sol Paz' },
  ])
  const rows = answer(database, messages, { mask: 'hidden' })
  expect(rows.map(({ text, note }) => [text, note])).toEqual([
    ['Nombre3 Comun', ''],
    ['Hola •••', 'Plan Sol'],
    ['Hola •••', 'Plan de •••'],
  ])
  expect(scope(messages).connectionId).toBe(1)
})
