import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MASKS } from '../../../src/shared/masks.ts'
import { hasSealed, labelledText } from '../../../src/shared/masking/sealedValues.ts'
import type { Filter } from '../../../src/shared/query.ts'
import { allRows } from '../../../src/shared/schedules.ts'
import { readViewFile, writeViewFile } from '../../../src/shared/viewFile.ts'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { forgetParameters } from '../../../src/core/store/erasing/customerRows.ts'
import { filtersOpened, giveSealKey, sealed, textOpened } from '../../../src/core/store/query/masks/seals.ts'
import { toldRowSet } from '../../../src/core/store/query/masks/toldRowSet.ts'
import { listValues } from '../../../src/core/store/query/valueList.ts'
import { findView, putView } from '../../../src/core/store/tables/views.ts'
import { answer, bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { defineReport, field } from '../../support/reports.ts'
import { span } from '../../support/times.ts'

// Values that are hidden, and chosen all the same by what stands for them.

const calls = defineReport({
  id: 'sealed_calls',
  kind: 'detail',
  fields: [field('telephone', 'telephone'), field('place', 'integer')],
})

function connection(storeKey: string): WritableDatabase {
  const database = new Database(':memory:') as unknown as WritableDatabase
  giveSealKey(database, storeKey)
  return database
}

function oneOf(...values: readonly string[]): Filter {
  return { field: 'telephone', operator: 'one-of', value: JSON.stringify(values) }
}

describe('a seal', () => {
  const [own, again, stranger] = [connection('01'.repeat(32)), connection('01'.repeat(32)), connection('02'.repeat(32))]
  /** Whole letters: SQLite has no other texts. */
  const text = fc.string({ unit: 'grapheme', maxLength: 80 })

  test('is the same for a value wherever its store is open, another for any other, and opened there alone', () => {
    fc.assert(
      fc.property(text, text, (value, other) => {
        const token = sealed(own, '•••', value)
        expect(sealed(again, '•••', value)).toBe(token)
        expect(textOpened(again, token)).toBe(value)
        expect(sealed(own, '•••', other) === token).toBe(other === value)
        expect(textOpened(stranger, token)).toBe(token)
        expect(() => filtersOpened(stranger, [oneOf(token)])).toThrow('usage')
      }),
    )
  })

  test('says nothing but its label: values of the usual lengths are as long, and no part of them is in it', () => {
    const telephone = fc.stringMatching(/^\+?\d{6,13}$/)
    fc.assert(
      fc.property(telephone, telephone, (value, other) => {
        const token = sealed(own, '•••', value)
        expect(token.length).toBe(sealed(own, '•••', other).length)
        expect(token).not.toContain(value)
        expect(Buffer.from(token.slice(5, -1), 'base64url').toString('latin1')).not.toContain(value)
        expect(labelledText(`[${token}]`)).toBe('[•••]')
      }),
    )
  })
})

describe('rows', () => {
  const TELEPHONES = ['3001234567', '+57 300 123 4567', '3007654321', '6015551234', '', 'no number', '"|[1]']

  test('of what was chosen while it was hidden are those of the value itself, under each mask', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TELEPHONES), { minLength: 1, maxLength: 12 }), (telephones) => {
        const database = openMemoryStore([calls])
        const rows = telephones.map((telephone, place) => ({ telephone, place }))
        storeBody(database, calls, bodyOf(rows), span('2025-01-01'))
        for (const mask of MASKS) {
          const asked = question(calls, { mask })
          const { values } = listValues(database, {
            report: calls,
            question: asked,
            field: 'telephone',
            search: '',
            limit: 100,
          })
          // Without looking into any: each finds rows of one value, all of them, and no two find the same.
          const found = values.map(({ value, count }) => {
            const placesOf = (filter: Filter): readonly unknown[] =>
              answer(database, calls, { filters: [filter], ...(mask === 'hidden' ? { mask } : {}) }).map(
                ({ place }) => place,
              )
            const places = placesOf(oneOf(value))
            expect(places).toHaveLength(count)
            const [first] = places
            const known = telephones[Number(first)] ?? ''
            expect(placesOf(oneOf(known))).toEqual(places)
            if (hasSealed(value)) expect(labelledText(value)).not.toContain(known)
            else expect(value).toBe(known)
            return known
          })
          expect(new Set(found)).toEqual(new Set(telephones))
          expect(found).toHaveLength(new Set(telephones).size)
        }
        database.close()
      }),
      { numRuns: 20 },
    )
  })
})

describe('what is kept of a chosen value', () => {
  const value = '3001234567'

  function kept() {
    const database = openMemoryStore([calls])
    const token = sealed(database, '•••••4567', value)
    const filters = [oneOf(token, 'no number'), { field: 'place', operator: '>', value: '3' } as const]
    const content = { ...allRows('yesterday', 'es'), filters }
    const view = { name: 'Escogida', connection: 'test', reportKey: calls.key, parameters: {}, content }
    putView(database, view, false)
    return { database, token, view, filters }
  }

  test('is told as it was called, or as a stricter mask has it', () => {
    const { database, filters } = kept()
    const told = (mask?: 'hidden'): unknown =>
      toldRowSet(database, calls, question(calls, { filters, ...(mask === undefined ? {} : { mask }) })).filters[0]
    expect(told()).toEqual(oneOf('•••••4567', 'no number'))
    expect(told('hidden')).toEqual(oneOf('•••', '•••'))
  })

  test('goes into no file of a view, with its values neither', () => {
    const { view, token } = kept()
    const file = writeViewFile(view)
    expect(file).not.toContain(token.slice(12, 40))
    expect(readViewFile(file)).toMatchObject({ view: { content: { filters: [{ value: null }, { value: '3' }] } } })
  })

  test('goes with the customer whom it stands for, and with no other', () => {
    for (const [customer, goes] of [
      ['+57 300 123 45 67', true],
      ['3109998877', false],
    ] as const) {
      const { database, view } = kept()
      forgetParameters(database, { customer, connectionId: null })
      const left = findView(database, view.name)?.content.filters
      expect(left?.[0]?.value === null, customer).toBe(goes)
      expect(left?.[1]?.value).toBe('3')
    }
  })
})
