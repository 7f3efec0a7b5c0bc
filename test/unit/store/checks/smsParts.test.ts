import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { plainSpelling, smsCost, smsParts } from '../../../../src/core/store/query/checks/smsParts.ts'

const letters = fc.string({
  unit: fc.constantFrom(
    ...Array.from('abcXYZ 019@£$ñéüàùòÑÉÜ¿¡áíóúÁÍÓÚ€[]{}|~^\\“”’–…ç'),
    '\n',
    '\r\n',
    '😀',
    '👩‍👩‍👧',
    'e\u0301',
    '\u00a0',
    '中',
  ),
  maxLength: 330,
  size: 'max',
})

describe('short messages', () => {
  test('take the parts that the library says', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const { encodingName, segmentsCount } = new SegmentedMessage(text)
        expect(smsParts(text)).toEqual({ encoding: encodingName, parts: segmentsCount })
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('of the GSM alphabet keep ñ, é, ü and the like; á, í, ó, ú become plain', () => {
    expect(plainSpelling('Ñandú güero, ¿él está aquí? À ò')).toBe('Ñandu güero, ¿él esta aqui? A ò')
    expect(plainSpelling('“Sí” – ‘no’…')).toBe('"Si" - \'no\'...')
  })

  test('that cost more for an accent say which letter, and how to write them', () => {
    const text = `Señora, su cita es mañana${' a las diez'.repeat(8)}. Confirme aquí`
    expect(smsCost(text)).toMatchObject({ encoding: 'UCS-2', parts: 2, letters: ['í'], leastParts: 1 })
    expect(smsCost(text).spelling).toBe(text.replace('í', 'i'))
  })

  test('that no spelling makes cheaper have none', () => {
    expect(smsCost('¡Gracias! 😀')).toEqual({
      encoding: 'UCS-2',
      parts: 1,
      letters: ['😀'],
      spelling: null,
      leastParts: 1,
    })
    expect(smsCost('a'.repeat(200))).toMatchObject({ encoding: 'GSM-7', parts: 2, spelling: null })
  })

  test('a spelling never has a letter that the alphabet lacks where it has a plainer one, and never costs more', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const cost = smsCost(text)
        expect(cost.leastParts).toBeLessThanOrEqual(cost.parts)
        expect(plainSpelling(text)).not.toMatch(/[áíóúÁÍÓÚ“”’–…]/)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
