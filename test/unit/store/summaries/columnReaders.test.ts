import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { FIELD_END, readingOf, ROW_END } from '../../../../src/core/store/query/columns/columnReaders.ts'
import { numbersWish, textsWish, type ColumnWish } from '../../../../src/core/store/query/columns/columns.ts'
import { Dictionary } from '../../../../src/core/store/query/columns/dictionary.ts'
import { sql } from '../../../../src/core/store/sql/sql.ts'
import { runs } from '../../../support/runs.ts'

const database = new Database(':memory:')
database.exec('CREATE TABLE t (number, value)')
afterAll(() => database.close())

/** The same column of some rows, out of joined bytes and value by value. */
function bothWays(
  wish: ColumnWish,
  rows: readonly (readonly [number | null, string | null])[],
  dictionary: Dictionary,
) {
  database.exec('DELETE FROM t')
  const insert = database.prepare('INSERT INTO t VALUES (?, ?)')
  for (const row of rows) insert.run(...row)
  const readings = [false, true].map((isJoined) => {
    const { readers, columns } = readingOf([wish], () => dictionary, false)
    for (const reader of readers) {
      reader.reserve(rows.length)
      const { text, values } = isJoined ? reader.joined : reader.value
      const found = database
        .prepare(`SELECT ${text} FROM t`)
        .pluck()
        .all(...values)
      for (const value of found) {
        if (isJoined) reader.takeBytes(Buffer.from(`${String(value)}${String.fromCharCode(ROW_END)}`), 0)
        else reader.takeValue(value)
      }
      reader.keep()
    }
    return columns().get(wish.id)
  })
  return { byValue: readings[0], joined: readings[1] }
}

test('numbers come joined as they are, to the last bit, and what is none as none', () => {
  const wish = numbersWish(sql`t.number`, sql`t.value`, null)
  const number = fc.oneof(
    // SQLite stores no negative zero in a column of numbers.
    fc.double({ noNaN: true }).map((each) => each + 0),
    fc.maxSafeInteger(),
    fc.integer({ min: -10_000, max: 10_000 }).map((each) => each / 100),
    fc.constant(null),
  )
  const value = fc.constantFrom(null, '', '-', ' -- ', 'N/D', '12', '\x1d', '1.5')
  fc.assert(
    fc.property(fc.array(fc.tuple(number, value), { maxLength: 20 }), (rows) => {
      const { byValue, joined } = bothWays(wish, rows, new Dictionary(true))
      expect(joined).toEqual(byValue)
    }),
    { numRuns: runs(500) },
  )
})

function hasEnd(text: string): boolean {
  return [FIELD_END, ROW_END].some((end) => text.includes(String.fromCharCode(end)))
}

test('texts have the same code whichever way they come, and one code for none', () => {
  const wish = textsWish(sql`t.value`, false)
  const text = fc.oneof(
    fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed() && !hasEnd(each)),
    fc.constantFrom(null, '', ' ', '\u00a0', '\t\n', '-', 'a', 'á', '\0'),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
      const dictionary = new Dictionary(false)
      const rows = texts.map((each) => [null, each] as const)
      const { byValue, joined } = bothWays(wish, rows, dictionary)
      expect(joined).toEqual(byValue)
      const codes = joined?.kind === 'texts' ? [...joined.codes] : []
      const isBlank = (each: string | null): boolean => /^[ \t\n\r\u00a0]*$/.test(each ?? '')
      expect(codes.map((code) => dictionary.texts[code])).toEqual(texts.map((each) => (isBlank(each) ? '' : each)))
      // Another thread's dictionary takes them in, in whatever order it has its own.
      const other = new Dictionary(false)
      other.codeOf('á')
      const taken = other.codesOf(dictionary.own())
      expect(codes.map((code) => other.texts[taken[code] ?? 0])).toEqual(codes.map((code) => dictionary.texts[code]))
    }),
    { numRuns: runs(500) },
  )
})

test('a dictionary forgets the texts that no column has', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 400 }), fc.nat(10), (texts, every) => {
      const dictionary = new Dictionary(false)
      const codes = texts.map((each) => dictionary.codeOf(each))
      const kept = { codes: Int32Array.from(codes.filter((_code, place) => place % (every + 1) === 0)) }
      const before = [...kept.codes].map((code) => dictionary.texts[code])
      dictionary.keepOnly([kept])
      expect([...kept.codes].map((code) => dictionary.texts[code])).toEqual(before)
      expect(dictionary.size).toBe(new Set(['', ...before]).size)
    }),
    { numRuns: runs(200) },
  )
})
