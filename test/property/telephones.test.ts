import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { listValues } from '../../src/core/store/query/valueList.ts'
import type { Operator, Question } from '../../src/shared/query.ts'
import { telephones } from '../support/anyRows.ts'
import { answer, bodyOf, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { answerOf } from '../support/questionModel.ts'
import { everyType } from '../support/reports.ts'
import { span } from '../support/times.ts'
import { runs } from '../support/runs.ts'

const PERIOD = span('2025-03-10')
const database = openMemoryStore([everyType])
afterAll(() => database.close())

/** Each value stands in a field of telephones and in one of texts, which knows nothing of telephones. */
function store(values: readonly unknown[]): void {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  const rows = values.map((value, place) => ({ id: String(place), telephone: value, text: value }))
  storeBody(database, everyType, bodyOf(rows), PERIOD)
}

function ids(wish: Partial<Question>): readonly unknown[] {
  return answer(database, everyType, wish).map(({ id }) => id)
}

function found(field: string, operator: Operator, value: string): readonly unknown[] {
  return ids({ filters: [{ field, operator, value }] })
}

const SERVED = ['573001234567', '9573001234567', '300-123-4567', '+573001234567', '3001234567', 573001234567, '', null]

describe('a telephone typed as people write it', () => {
  const examples: readonly (readonly [operator: Operator, typed: string, places: string])[] = [
    ['contains', '+57 300 123 4567', '0135'],
    ['contains', '300 123 4567', '012345'],
    ['contains', '(300) 123-45', '012345'],
    ['!contains', '+57 300 123 4567', '2467'],
    ['=', '+57 300 123 4567', '035'],
    ['=', '300 123 4567', '24'],
    ['!=', '300 123 4567', '013567'],
    ['starts', '+57 300', '035'],
    ['ends', '123-45.67', '012345'],
    ['in', '+57 300 123 4567|(300) 1234567|x', '02345'],
    ['in', '9573001234567|300 123 4567', '124'],
  ]
  test.each(examples)('fits by its digits: %s %j', (operator, typed, places) => {
    store(SERVED)
    expect(found('telephone', operator, typed).join('')).toBe(places)
  })

  test('is taken to the letter where it is short or says other things too, and bare digits always are', () => {
    store(SERVED)
    expect(found('telephone', 'contains', '+57')).toEqual(['3'])
    expect(found('telephone', 'contains', '300 123 4567 casa')).toEqual([])
    expect(found('telephone', 'contains', '3001234567').join('')).toBe('01345')
    expect(found('telephone', 'one-of', '["+57 300 123 4567"]')).toEqual([])
  })

  test('is searched for in columns of telephones only, and found in lists of their values', () => {
    store(SERVED)
    expect(ids({ search: '+57 300 123 4567' }).join('')).toBe('0135')
    storeBody(database, everyType, bodyOf([{ id: '573001234567', text: '573001234567', note: '573001234567' }]), PERIOD)
    expect(ids({ search: '+57 300 123 4567' })).toEqual([])
    store(SERVED)
    const wish = { report: everyType, question: question(everyType), field: 'telephone', limit: 9 }
    expect(listValues(database, { ...wish, search: '300 123' }).values).toHaveLength(5)
  })

  const values = fc.array(fc.oneof({ weight: 5, arbitrary: telephones }, fc.constantFrom(...SERVED)), { maxLength: 12 })
  const positive = fc.constantFrom<Operator>('contains', '=', 'starts', 'ends', 'in')

  test('finds what its text finds, and bare digits nothing else', () => {
    fc.assert(
      fc.property(values, positive, telephones, (values, operator, typed) => {
        fc.pre(typed !== '')
        store(values)
        const asText = found('text', operator, typed)
        const asTelephone = found('telephone', operator, typed)
        expect(asTelephone).toEqual(expect.arrayContaining([...asText]))
        if (/^\d*$/.test(typed)) expect(asTelephone).toEqual(asText)
      }),
      { numRuns: runs(300) },
    )
  })

  test('is answered as a plain reading does, and what is not found is all the rest', () => {
    const opposites = fc.constantFrom<readonly [Operator, Operator]>(['=', '!='], ['contains', '!contains'])
    fc.assert(
      fc.property(values, positive, opposites, telephones, (values, operator, [one, other], typed) => {
        fc.pre(typed !== '')
        store(values)
        const rows = values.map((telephone, place) => ({ id: String(place), telephone, text: telephone }))
        const filters = [{ field: 'telephone', operator, value: typed }]
        for (const asked of [{ filters }, { search: typed }]) {
          const expected = answerOf(everyType, rows, { filters: [], search: '', sort: [], ...asked })
          expect(ids(asked)).toEqual(expected.map(({ id }) => id))
        }
        const both = [...found('telephone', one, typed), ...found('telephone', other, typed)]
        expect(both).toHaveLength(rows.length)
        expect(new Set(both)).toEqual(new Set(rows.map(({ id }) => id)))
      }),
      { numRuns: runs(300) },
    )
  })
})
