import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bucketOf,
  fingerprint,
  keysIn,
  placesIn,
  PrintFilter,
  SliceKeys,
} from '../../../src/core/store/customers/keys.ts'
import { USUAL_PLAN } from '../../../src/shared/telephoneCountries.ts'

// The keys of a slice against a plain list of who is named in which row.

/** Who is named in the rows of a slice, in their order: few, so that many rows name the same. */
const named = fc.array(fc.nat(300), { maxLength: 400 })

test('the rows of whoever is named are found in their order, and nobody else is', () => {
  fc.assert(
    fc.property(named, fc.nat(1_000), (people, other) => {
      const keys = new SliceKeys(USUAL_PLAN)
      people.forEach((person, row) => {
        keys.addValue('id', `P-${person}`, row * 50)
      })
      const buckets = new Map(keys.buckets())
      const all = [...buckets.values()].reduce((sum, entries) => sum + keysIn(entries), 0)
      const filter = new PrintFilter(all)
      for (const [bucket, entries] of buckets) filter.addEntries(bucket, entries)
      expect(all).toBe(people.length)
      for (const person of [...people, other]) {
        const print = fingerprint('id', `P-${person}`)
        const rows = people.flatMap((each, row) => (fingerprint('id', `P-${each}`) === print ? [row * 50] : []))
        const entries = buckets.get(bucketOf(print))
        expect(entries === undefined ? [] : placesIn(entries, print)).toEqual(rows)
        // It may pass whom nobody named, never the other way round.
        if (rows.length > 0) expect(filter.mayHave(print)).toBe(true)
      }
    }),
  )
})

test('hardly anybody passes who was not named', () => {
  const filter = new PrintFilter(5_000)
  for (let person = 0; person < 5_000; person++) filter.add(fingerprint('id', `P-${person}`))
  const passed = Array.from({ length: 5_000 }, (_, other) => filter.mayHave(fingerprint('id', `Q-${other}`)))
  expect(passed.filter(Boolean).length).toBeLessThan(500)
})
