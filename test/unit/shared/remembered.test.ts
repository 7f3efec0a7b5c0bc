import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remembered } from '../../../src/shared/remembered.ts'

test('what is remembered is what would be worked out, nothing among it, and is worked out once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_500).map(String), { maxLength: 3_000 }), (texts) => {
      const asked: string[] = []
      const plain = (text: string): string | undefined => (text.endsWith('7') ? undefined : `${text}!`)
      const quick = remembered((text) => {
        asked.push(text)
        return plain(text)
      })
      for (const text of texts) {
        expect(quick(text)).toBe(plain(text))
        const before = asked.length
        expect(quick(text)).toBe(plain(text))
        expect(asked).toHaveLength(before)
      }
      if (new Set(texts).size < 1_000) expect(asked).toHaveLength(new Set(texts).size)
    }),
    { numRuns: 20 },
  )
})
