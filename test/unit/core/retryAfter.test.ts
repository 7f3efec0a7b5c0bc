import { describe, expect, test } from 'vitest'
import { askedWaitMs } from '../../../src/core/wolkvox/retryAfter.ts'

const NOW = Date.UTC(2026, 10, 28, 17, 0, 0)
const IN_A_MINUTE = 'Sat, 28 Nov 2026 17:01:00 GMT'

function asked(retryAfter: string | undefined, status = 429, date?: string): number | undefined {
  const headers = new Headers()
  if (retryAfter !== undefined) headers.set('retry-after', retryAfter)
  if (date !== undefined) headers.set('date', date)
  return askedWaitMs({ status, headers }, NOW)
}

describe('what an answer asks to wait', () => {
  test.each<[string, number]>([
    ['0', 0],
    ['7', 7_000],
    [' 120 ', 120_000],
    ['86400', 86_400_000],
    ['99999999999999999999', 999_999_999_000],
    [IN_A_MINUTE, 60_000],
    ['Saturday, 28-Nov-26 17:01:00 GMT', 60_000],
    ['Sat Nov 28 17:01:00 2026 GMT', 60_000],
    ['Sat, 28 Nov 2026 16:00:00 GMT', 0],
  ])('%j is %i ms', (text, ms) => {
    expect(asked(text)).toBe(ms)
    expect(asked(text, 503)).toBe(ms)
  })

  test.each([undefined, '', 'soon', '-5', '1.5', '12 apples'])('%j asks for nothing', (text) => {
    expect(asked(text)).toBeUndefined()
  })

  test.each([200, 301, 403, 500, 502])('nothing is asked with status %i', (status) => {
    expect(asked('7', status)).toBeUndefined()
  })

  test('a date is reckoned from the answer’s own, whatever this computer’s clock shows', () => {
    expect(asked(IN_A_MINUTE, 429, 'Sat, 28 Nov 2026 17:00:40 GMT')).toBe(20_000)
    expect(asked(IN_A_MINUTE, 429, 'nonsense')).toBe(60_000)
  })
})
