import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refreshKeys, settleKeys } from '../../src/core/store/customers/keyIndex.ts'
import { findStory } from '../../src/core/store/customers/story.ts'
import { readStoryRows } from '../../src/core/store/customers/storyRows.ts'
import { deleteRows, findCustomer } from '../../src/core/store/erasing/customerRows.ts'
import { displayRow } from '../../src/core/store/rows/rowValues.ts'
import { formatInstant } from '../../src/shared/time.ts'
import { bodyOf, openMemoryStore, storeBody } from '../support/memoryStore.ts'
import { defineReport, field, list } from '../support/reports.ts'
import { runs } from '../support/runs.ts'
import { span } from '../support/times.ts'

// A customer's story against a plain model that knows of each cell whom it was made for, and nothing of how telephones
// are read.

const messages = defineReport({
  id: 'messages',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [
    field('date', 'dateTime'),
    field('telephone', 'telephone'),
    field('text', 'longText'),
    field('customer_id', 'id'),
    { ...field('call', 'id'), isCustomerId: false },
    field('uid', 'integer'),
  ],
  lists: [list('parts', { fields: [field('number', 'telephone'), field('said', 'text')] })],
})
const sums = defineReport({
  id: 'per_telephone',
  kind: 'aggregate',
  maxDays: 31,
  fields: [field('telephone', 'telephone', { role: 'key' }), field('count', 'integer', { role: 'sum' })],
})
const taken = defineReport({
  id: 'taken',
  kind: 'snapshot',
  fields: [field('telephone', 'telephone'), field('uid', 'integer')],
})
const reports = [messages, sums, taken]

/** People whose numbers begin, end or look alike, each with the spellings of theirs. */
const PEOPLE: readonly (readonly string[])[] = [
  [
    '3001234567',
    '573001234567',
    '+57 300 123 4567',
    '0057-300-1234567',
    '93001234567',
    '9573001234567',
    '"A" <sip:573001234567@pbx>',
  ],
  ['6011234567', '+57 (601) 123-4567', 'tel:6011234567;ext=12', '6011234567 ext. 9'],
  ['1234567', '123-45-67'],
  ['+34600123456', '0034 600 123 456', '34600123456'],
  ['600123456'],
  ['3001234568', '573001234568'],
  ['13001234567', '+13001234567'],
]
const EVERYBODY = PEOPLE.map((_, person) => person)

interface Cell {
  readonly person: number
  readonly text: string
}

const cell: fc.Arbitrary<Cell> = fc
  .nat({ max: PEOPLE.length - 1 })
  .chain((person) => fc.constantFrom(...(PEOPLE[person] ?? [])).map((text) => ({ person, text })))
/** In running text a number stands as people write it there. */
const inText: fc.Arbitrary<Cell> = cell.filter(
  ({ person, text }) => person !== 3 && person !== 6 && /^[\d\s+-]+$/.test(text),
)

const rowOf = fc.record({
  telephone: fc.option(cell),
  mention: fc.option(inText),
  id: fc.option(fc.constantFrom('CC-77', 'cc-77', '3001234567')),
  call: fc.option(fc.constantFrom('CC-77', 'x1')),
  part: fc.option(cell),
  other: fc.option(cell),
  second: fc.nat({ max: 59 }),
})
type Drawn = typeof rowOf extends fc.Arbitrary<infer T> ? T : never

interface Row {
  readonly drawn: Drawn
  readonly uid: string
  readonly date: string
}

type Step =
  | { readonly kind: 'day'; readonly day: number; readonly rows: readonly Drawn[] }
  | { readonly kind: 'sums'; readonly day: number; readonly cells: readonly Cell[] }
  | { readonly kind: 'taking'; readonly day: number; readonly cells: readonly Cell[] }
  | { readonly kind: 'forget-keys' }
  | { readonly kind: 'settle-one' }
  | { readonly kind: 'erase'; readonly person: number; readonly withMentions: boolean }

const day = fc.nat({ max: 3 })
const cells = fc.array(cell, { maxLength: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('day' as const), day, rows: fc.array(rowOf, { maxLength: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sums' as const), day, cells }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('taking' as const), day, cells }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'forget-keys' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'settle-one' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('erase' as const),
      person: fc.nat({ max: PEOPLE.length - 1 }),
      withMentions: fc.boolean(),
    }),
  },
)

const dayText = (each: number): string => `2025-03-1${each}`

interface Asked {
  readonly person?: number
  /** What is asked for to the letter. */
  readonly id: string
}

function howOf(asked: Asked, { drawn }: Row): 'named' | 'mentioned' | undefined {
  const { telephone, mention, id, call, part, other } = drawn
  if (asked.person !== undefined) {
    if ([telephone, part, other].some((each) => each?.person === asked.person)) return 'named'
    if (id === asked.id) return 'named'
    // The id is a text that is just their telephone, in another spelling.
    const isId = asked.person === 0 && id === '3001234567'
    return mention?.person === asked.person || isId ? 'mentioned' : undefined
  }
  if (id === asked.id) return 'named'
  // To the letter; written in another case it may be theirs.
  return call === asked.id || id?.toUpperCase() === asked.id ? 'mentioned' : undefined
}

test('a story has just the rows that a plain look finds, whatever was stored, replaced and erased, with keys or without', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...EVERYBODY),
      fc.nat({ max: 6 }),
      fc.option(day),
      (steps, person, spelling, ofDay) => {
        const database = openMemoryStore(reports)
        const days = new Map<number, Row[]>()
        const counted = new Map<number, readonly Cell[]>()
        const takings: { readonly day: number; readonly cells: { readonly cell: Cell; readonly uid: string }[] }[] = []
        let uid = 0
        const run = (each: Step): void => {
          switch (each.kind) {
            case 'day': {
              const rows = each.rows.map((drawn) => ({
                drawn,
                uid: String(uid++),
                date: `${dayText(each.day)} 10:00:${String(drawn.second).padStart(2, '0')}`,
              }))
              days.set(each.day, rows)
              const sent = rows.map(({ drawn, uid: id, date }) => ({
                date,
                uid: id,
                telephone: drawn.telephone?.text ?? '',
                text: drawn.mention === null ? 'nada' : `Llamar al ${drawn.mention.text}, gracias`,
                customer_id: drawn.id ?? '',
                call: drawn.call ?? '',
                ...(drawn.part === null ? {} : { parts: [{ number: drawn.part.text, said: 'x' }] }),
                ...(drawn.other === null ? {} : { undocumented: drawn.other.text }),
              }))
              storeBody(database, messages, bodyOf(sent), span(dayText(each.day)))
              break
            }
            case 'sums':
              counted.set(each.day, each.cells)
              storeBody(
                database,
                sums,
                bodyOf(each.cells.map(({ text }) => ({ telephone: text, count: '2' }))),
                span(dayText(each.day)),
              )
              break
            case 'taking': {
              const made = each.cells.map((of) => ({ cell: of, uid: String(uid++) }))
              const before = takings.findIndex((known) => known.day === each.day)
              if (before !== -1) takings.splice(before, 1)
              takings.push({ day: each.day, cells: made })
              const sent = made.map(({ cell: { text }, uid: id }) => ({ telephone: text, uid: id }))
              storeBody(database, taken, bodyOf(sent), span(dayText(each.day)))
              break
            }
            case 'forget-keys':
              database.exec('DELETE FROM keyed_slices; DELETE FROM customer_keys')
              break
            case 'settle-one':
              settleKeys(database, reports, 0)
              break
            case 'erase': {
              const customer = PEOPLE[each.person]?.[0] ?? ''
              const found = findCustomer(database, reports, { customer, connectionId: null }, () => undefined)
              for (const { reportKey, named, mentioned } of found) {
                const report = reports.find(({ key }) => key === reportKey)
                const ids = each.withMentions ? [...named, ...mentioned] : named
                if (report !== undefined) deleteRows(database, report, ids)
              }
              const isGone = (row: Row): boolean => {
                const how = howOf({ person: each.person, id: customer }, row)
                return how === 'named' || (each.withMentions && how === 'mentioned')
              }
              for (const [at, rows] of days)
                days.set(
                  at,
                  rows.filter((row) => !isGone(row)),
                )
              for (const [at, list] of counted)
                counted.set(
                  at,
                  list.filter((of) => of.person !== each.person),
                )
              for (const taking of takings) {
                taking.cells.splice(0, Infinity, ...taking.cells.filter(({ cell: of }) => of.person !== each.person))
              }
              break
            }
          }
        }
        for (const each of steps) run(each)

        const asked = PEOPLE[person] ?? []
        const value = asked[spelling % asked.length] ?? ''
        const storyOf = (customer: string, withMentions: boolean) => {
          const range = ofDay === null ? null : span(dayText(ofDay))
          const story = findStory(
            database,
            reports,
            { customer, connectionId: null, range, withMentions },
            () => undefined,
          )
          const rows = readStoryRows(database, reports, story.items, false)
          return story.items.map(({ at, reportKey, how }, place) => {
            const row = rows[place]
            const texts = row === null || row === undefined ? [] : displayRow(row.values)
            const of = (name: string): string => texts[row?.fields.indexOf(name) ?? -1] ?? ''
            const what = reportKey === sums.key ? `${of('telephone')} × ${of('count')}` : of('uid')
            return `${at === null ? '-' : formatInstant(at)} ${how} ${what}`
          })
        }
        const isIn = (each: number): boolean => ofDay === null || ofDay === each
        const expected = (whom: Asked, withMentions: boolean): string[] => {
          const dated = [...days]
            .filter(([each]) => isIn(each))
            .flatMap(([, rows]) => rows)
            .flatMap((row) => {
              const how = howOf(whom, row)
              return how === undefined || (how === 'mentioned' && !withMentions)
                ? []
                : [`${row.date.replace(' ', 'T')} ${how} ${row.uid}`]
            })
          if (whom.person === undefined) return dated
          const spelled = new Map<string, number>()
          for (const [each, list] of counted) {
            if (!isIn(each)) continue
            for (const of of list) {
              if (of.person === whom.person) spelled.set(of.text, (spelled.get(of.text) ?? 0) + 2)
            }
          }
          return [
            ...dated,
            ...[...spelled].map(([text, count]) => `- named ${text} × ${count}`),
            ...takings
              .filter((each) => isIn(each.day))
              .flatMap(({ cells: list }) => list)
              .filter(({ cell: of }) => of.person === whom.person)
              .map(({ uid: id }) => `- named ${id}`),
          ]
        }
        for (const withMentions of [false, true]) {
          const story = storyOf(value, withMentions)
          expect(story.toSorted()).toEqual(expected({ person, id: value }, withMentions).toSorted())
          const dates = story.map((each) => each.slice(0, 19)).filter((each) => !each.startsWith('-'))
          expect(dates).toEqual(dates.toSorted().toReversed())
          expect(story.findIndex((each) => each.startsWith('-'))).toBe(
            dates.length === story.length ? -1 : dates.length,
          )
          expect(storyOf('CC-77', withMentions).toSorted()).toEqual(expected({ id: 'CC-77' }, withMentions).toSorted())
        }
        database.close()
      },
    ),
    { numRuns: runs(150) },
  )
})

test('keys that are read from rows are those that were gathered as the rows came', () => {
  fc.assert(
    fc.property(fc.array(rowOf, { minLength: 1, maxLength: 20 }), (drawn) => {
      const database = openMemoryStore([messages])
      const rows = drawn.map((each, place) => ({
        date: `2025-03-10 10:00:${String(each.second).padStart(2, '0')}`,
        telephone: each.telephone?.text ?? null,
        customer_id: each.id ?? 7,
        ...(each.part === null ? {} : { parts: { [place]: { number: each.part.text } } }),
        ...(each.other === null ? {} : { further: { deep: [each.other.text] } }),
      }))
      storeBody(database, messages, bodyOf(rows), span('2025-03-10'))
      const kept = (): unknown => [
        database.prepare('SELECT * FROM customer_keys ORDER BY id').all(),
        database.prepare('SELECT * FROM keyed_slices').all(),
      ]
      const before = kept()
      refreshKeys(database, messages, 1)
      expect(kept()).toEqual(before)
      database.close()
    }),
    { numRuns: runs(100) },
  )
})
