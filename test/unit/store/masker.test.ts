import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USUAL_PLAN } from '../../../src/shared/telephoneCountries.ts'
import { giveMaskKey, maskerOf } from '../../../src/core/store/query/masks/masker.ts'

function connection(storeKey: string): Database.Database {
  const database = new Database(':memory:')
  giveMaskKey(database, storeKey)
  return database
}

const [ONE, OTHER] = ['01'.repeat(32), '02'.repeat(32)]

describe('stand-ins', () => {
  test('are the same in every connection of a store, and others in every other store', () => {
    const [first, second, stranger] = [connection(ONE), connection(ONE), connection(OTHER)]
    fc.assert(
      fc.property(fc.string(), (value) => {
        const standIn = maskerOf(first, 'pseudonym', USUAL_PLAN).standInOf(value)
        expect(standIn).toMatch(/^C-[A-Z2-7]{12}$/)
        expect(maskerOf(second, 'pseudonym', USUAL_PLAN).standInOf(value)).toBe(standIn)
        expect(maskerOf(stranger, 'pseudonym', USUAL_PLAN).standInOf(value)).not.toBe(standIn)
      }),
    )
  })

  test('no two of a hundred thousand values have one', () => {
    const { standInOf } = maskerOf(connection(ONE), 'pseudonym', USUAL_PLAN)
    const made = new Set(
      Array.from({ length: 100_000 }, (_each, place) => standInOf(`t:3${String(place).padStart(9, '0')}`)),
    )
    expect(made.size).toBe(100_000)
  })

  test('are made with a key of their own, not with that of the store', () => {
    // HKDF-SHA-256 of the store's key, then HMAC-SHA-256, then base 32: worked out with other tools.
    expect(maskerOf(connection(ONE), 'pseudonym', USUAL_PLAN).standInOf('t:3001234567')).toBe('C-7YKCZLQNYJWX')
  })
})
