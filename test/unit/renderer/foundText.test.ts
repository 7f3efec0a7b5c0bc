import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundSpans } from '../../../src/renderer/features/grid/foundText.ts'
import { fold } from '../../../src/shared/values.ts'

const found = (text: string, search: string): string[] =>
  foundSpans(text, search).map(({ from, to }) => text.slice(from, to))

describe('what was searched for', () => {
  test('is found without case and accents, as it stands in the text', () => {
    expect(found('Ñandú y NANDU', ' nandu ')).toEqual(['Ñandú', 'NANDU'])
    expect(found('a😀b', '😀')).toEqual(['😀'])
    expect(found('abc', '')).toEqual([])
    expect(found('aaa', 'aa')).toEqual(['aa'])
  })

  test('as a telephone is found with something between its digits, on either side', () => {
    expect(found('+57 (300) 123-4567', '3001234567')).toEqual(['300) 123-4567'])
    expect(found('573001234567', '300 123 45 67')).toEqual(['3001234567'])
    expect(found('2026-01', '2026 01')).toEqual(['2026-01'])
    expect(found('12-34', '1234')).toEqual([])
  })

  test('folds to what was searched for wherever it is marked, and is marked wherever a text has it', () => {
    const texts = fc.array(fc.constantFrom('á', 'A', 'ñ', 'N', 'x', ' ', '😀', 'ß', '1'), { maxLength: 12 })
    fc.assert(
      fc.property(texts, texts, (before, wanted) => {
        const [text, search] = [[...before, ...wanted, ...before].join(''), wanted.join('').trim()]
        const marked = found(text, search)
        if (search !== '') expect(marked.length).toBeGreaterThan(0)
        for (const each of marked) expect(fold(each)).toBe(fold(search))
      }),
    )
  })
})
