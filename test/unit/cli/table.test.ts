import { expect, test } from 'vitest'
import { table } from '../../../src/cli/table.ts'

const long = 'Look at the time zone of the operation, and at that of the other program.'

test('a long value is cut, but not what says what to do', () => {
  const lines = (sentences?: ReadonlySet<number>): readonly string[] =>
    table(['what', 'do'], [[long, long]], new Set(), sentences).split('\n')
  const cut = `${long.slice(0, 39)}…`
  expect(lines()[2]).toBe(`${cut}  ${cut}`)
  expect(lines(new Set([1]))[2]).toBe(`${cut}  ${long}`)
})
