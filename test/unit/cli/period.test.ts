import { expect, test } from 'vitest'
import { spanOf } from '../../../src/cli/period.ts'
import { formatInstant } from '../../../src/shared/time.ts'

test.each([
  ['2026-13-01', 'not-in-calendar'],
  ['2026-02-30T08:00', 'not-in-calendar'],
  ['2026-02-28 25:00', 'not-in-calendar'],
  ['28/02/2026', 'written-otherwise'],
  ['ayer', 'written-otherwise'],
  ['2026-2-8', 'written-otherwise'],
  ['', 'written-otherwise'],
])('"%s" is no date, and why', (text, problem) => {
  expect(() => spanOf(text)).toThrow(expect.objectContaining({ code: 'bad-date', detail: { date: text, problem } }))
})

test('what is a date is taken', () => {
  expect(formatInstant(spanOf(' 2026-02-28 ').to)).toBe('2026-02-28T23:59:59')
})
