import { afterAll, describe, expect, test } from 'vitest'
import { ensureRowsTable } from '../../../src/core/store/rows/ensureRowsTable.ts'
import { WITH_INVISIBLE_MARK } from '../../../src/core/store/rows/invisibleMarks.ts'
import { noteAllOutdated, rereadOutdated } from '../../../src/core/store/rows/rereading.ts'
import { listValues } from '../../../src/core/store/query/valueList.ts'
import type { Operator, Question } from '../../../src/shared/query.ts'
import { foldAccents } from '../../../src/shared/values.ts'
import { answer, bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { everyType } from '../../support/reports.ts'
import { span } from '../../support/times.ts'

const PERIOD = span('2025-03-10')
const SERVED = [
  'pa\u200bgo',
  'PAGO',
  'pág\u00ado',
  '\u202apago\u202c',
  'pa go',
  'p\ufeffag\u2060o',
  'gasto',
  'año\u200e',
]
const database = openMemoryStore([everyType])
afterAll(() => database.close())

const rows = SERVED.map((text, place) => ({
  id: `r${place}`,
  text,
  note: text,
  page: `<b>${text}</b>`,
  undocumented: text,
}))
storeBody(database, everyType, bodyOf(rows), PERIOD)

function found(wish: Partial<Question>): string {
  return answer(database, everyType, wish)
    .map(({ id }) => String(id).slice(1))
    .toSorted()
    .join('')
}

function fitting(field: string, operator: Operator, value: string): string {
  return found({ filters: [{ field, operator, value }] })
}

const PAGO = '01235'

/** The twins as earlier versions stored them. */
function makeOld(): void {
  const old = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  const update = database.prepare(`UPDATE "rows:${everyType.key}" SET "accents:text" = ? WHERE "value:text" = ?`)
  for (const text of SERVED) if (/[^ -~]/.test(text)) update.run(old(text), text)
}

describe('marks that nobody sees', () => {
  test.each(['text', 'note', 'undocumented'])('are no difference between texts: %s', (field) => {
    expect(fitting(field, 'contains', 'pago')).toBe(PAGO)
    expect(fitting(field, '=', 'pago')).toBe(PAGO)
    expect(fitting(field, '=', 'p\u200bago')).toBe(PAGO)
    expect(fitting(field, '!=', 'pago')).toBe('467')
    expect(fitting(field, 'starts', 'pag\u200d')).toBe(PAGO)
    expect(fitting(field, 'ends', 'ago')).toBe(PAGO)
    expect(fitting(field, 'in', 'ano|gasto')).toBe('67')
    expect(fitting(field, '>=', 'pago')).toBe(PAGO)
  })

  test('are none to a search, nor to the search in a list of values; the values themselves are to the letter', () => {
    expect(found({ search: 'pago' })).toBe(PAGO)
    expect(found({ search: '\u2066pago\u2069' })).toBe(PAGO)
    const input = { report: everyType, question: question(everyType), field: 'text', search: 'pago', limit: 100 }
    const { values } = listValues(database, input)
    expect(new Set(values.map(({ value }) => value))).toEqual(
      new Set(PAGO.split('').map((place) => SERVED[Number(place)])),
    )
    expect(fitting('text', 'one-of', JSON.stringify(['pa\u200bgo']))).toBe('0')
  })

  test('are found as SQLite looks for them just where Unicode has them', () => {
    const matches = database.prepare('SELECT ? GLOB ?').pluck()
    const wrong: string[] = []
    for (let code = 1; code <= 0x10_ff_ff; code++) {
      const text = `a${String.fromCodePoint(code)}b`
      const isInvisible = /\p{Default_Ignorable_Code_Point}/u.test(text)
      // All of them, and some of the others in between.
      const isTried = isInvisible || (code % 97 === 0 && text.isWellFormed())
      const isRight = !isInvisible || foldAccents(text) === 'ab'
      if (isTried && (!isRight || matches.get(text, WITH_INVISIBLE_MARK) !== Number(isInvisible))) {
        wrong.push(code.toString(16))
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('texts that an earlier version stored', () => {
  test('are found too, once the report is asked about', () => {
    makeOld()
    expect(fitting('text', 'contains', 'pago')).not.toBe(PAGO)
    noteAllOutdated(database)
    ensureRowsTable(database, everyType)
    expect(fitting('text', 'contains', 'pago')).toBe(PAGO)
    expect(fitting('text', '=', 'ano')).toBe('7')
    // Only once: nobody noted anything since.
    makeOld()
    rereadOutdated(database, everyType)
    expect(fitting('text', 'contains', 'pago')).not.toBe(PAGO)
  })
})
