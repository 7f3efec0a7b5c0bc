import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandStart, plainNumber } from '../../../../src/shared/summaries/bands.ts'

// The model has decimals as whole numbers of any size.

interface Decimal {
  readonly digits: bigint
  readonly decimals: number
}

function decimalOf(text: string): Decimal {
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const decimals = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return decimals < 0 ? { digits: digits * 10n ** BigInt(-decimals), decimals: 0 } : { digits, decimals }
}

/** The lower end as a decimal, without a double in between. */
function modelStart(value: string, width: string): Decimal {
  const [one, by] = [decimalOf(value), decimalOf(width)]
  const decimals = Math.max(one.decimals, by.decimals)
  const scale = (each: Decimal): bigint => each.digits * 10n ** BigInt(decimals - each.decimals)
  const [left, right] = [scale(one), scale(by)]
  const rest = ((left % right) + right) % right
  return { digits: left - rest, decimals }
}

function same(one: Decimal, other: Decimal): boolean {
  return one.digits * 10n ** BigInt(other.decimals) === other.digits * 10n ** BigInt(one.decimals)
}

const widths = fc.oneof(
  fc.constantFrom('1', '60', '15', '0.1', '0.01', '0.25', '0.05', '7', '3.3', '1000', '0.001'),
  fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 4 }))
    .map(([digits, decimals]) => String(Number(`${digits}e${-decimals}`))),
)
const values = fc.oneof(
  fc.integer({ min: -100_000, max: 100_000 }).map(String),
  fc
    .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 7 }))
    .map(([digits, decimals]) => String(Number(`${digits}e${-decimals}`))),
)

describe('bands', () => {
  test('begin where decimals say, below 0 too', () => {
    fc.assert(
      fc.property(values, widths, (value, width) => {
        const start = plainNumber(bandStart(Number(width))(Number(value)))
        expect(same(decimalOf(start), modelStart(value, width))).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  test('of any double hold it, and it only', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
        fc.integer({ min: 1, max: 5_000 }),
        (value, width) => {
          const start = bandStart(width)(value)
          expect(start % width).toBeCloseTo(0, 9)
          expect(start).toBeLessThanOrEqual(value)
          expect(value).toBeLessThan(start + width)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('hold the band of their own multiples', () => {
    expect(bandStart(0.1)(0.3)).toBe(0.3)
    expect(bandStart(60)(-30)).toBe(-60)
    expect(bandStart(60)(-60)).toBe(-60)
    expect(Object.is(bandStart(60)(0), 0)).toBe(true)
    expect(plainNumber(bandStart(0.5)(-0.2))).toBe('-0.5')
    expect(plainNumber(bandStart(10)(1e20))).toBe('100000000000000000000')
    expect(plainNumber(bandStart(1000)(9_007_199_254_740_996))).toBe('9007199254740000')
  })
})

test('plain numbers are the same number, without an exponent', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const plain = plainNumber(value)
      expect(plain).toMatch(/^-?\d+(\.\d+)?$/)
      expect(Number(plain)).toBe(value === 0 ? 0 : value)
    }),
  )
})
