import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { sumBlock } from '../../src/core/store/query/blockSums.ts'
import { closeResult, openResult } from '../../src/core/store/query/results.ts'
import { addedSums, NO_SUMS } from '../../src/renderer/features/grid/rowSums.ts'
import type { FieldDefinition, ReportDefinition } from '../../src/shared/reports/types.ts'
import { numberOf } from '../../src/shared/values.ts'
import { asked, DAYS, EXTRA, rows } from '../support/anyRows.ts'
import type { Row } from '../support/connectedStore.ts'
import { bodyOf, makeKnown, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { answerOf, isRefused } from '../support/questionModel.ts'
import { everyType } from '../support/reports.ts'
import { runs } from '../support/runs.ts'
import { span } from '../support/times.ts'

const numeric = everyType.fields.filter(({ type }) =>
  ['integer', 'decimal', 'percent', 'money', 'duration'].includes(type),
)
/** Some rows sum up the others. */
const withTotals: ReportDefinition = { ...everyType, totalRows: { field: 'text', value: 'B' } }
const database = openMemoryStore([everyType])
afterAll(() => database.close())

const isTotal = (row: Row): boolean => typeof row['text'] === 'string' && /^\s*b\s*$/i.test(row['text'])
const isNone = (text: string): boolean =>
  ['', '-', '--'].includes(text.replace(/^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g, ''))
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)

function modelOf(table: readonly Row[], { name, type }: FieldDefinition) {
  const texts = table.map((row) => textOf(row[name]))
  const numbers = texts.flatMap((text) => numberOf(type, text) ?? [])
  return {
    rows: table.length,
    sum: numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0),
    // Floats added in another order differ by what each addition rounds: 573001265068.3 leaves four decimals.
    rounding: numbers.reduce((size, each) => size + Math.abs(each), 1) * Number.EPSILON * numbers.length,
    values: numbers.length,
    unread: texts.filter((text) => numberOf(type, text) === null && !isNone(text)).length,
  }
}

test('blocks of an answer, in whatever order, come to the sums of just their rows', () => {
  fc.assert(
    fc.property(
      fc.array(rows, { minLength: 1, maxLength: 14 }),
      asked,
      fc.tuple(fc.nat(14), fc.nat(14)),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (table, wish, [first, length], step, hasTotals) => {
        fc.pre(!wish.filters.some((filter) => isRefused(everyType, filter)))
        const report = hasTotals ? withTotals : everyType
        database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
        makeKnown(database, everyType, EXTRA)
        storeBody(database, everyType, bodyOf(table), DAYS[0] ?? span('2025-03-09'))
        const result = openResult(database, report, question(report, wish))
        try {
          const expected = answerOf(everyType, table, wish)
            .slice(first, first + length)
            .filter((row) => !hasTotals || !isTotal(row))
          for (const field of numeric) {
            let whole = NO_SUMS
            for (let offset = first; offset < first + length; offset += step) {
              const limit = Math.min(step, first + length - offset)
              const block = sumBlock(database, result, [field.name], offset, limit)
              whole = addedSums(whole, { ...NO_SUMS, ...block.fields[0], rows: block.rows })
            }
            const { sum, rounding, ...counts } = modelOf(expected, field)
            expect(whole).toMatchObject(counts)
            if (sum === null) expect(whole.sum).toBeNull()
            else expect(Math.abs((whole.sum ?? Number.NaN) - sum)).toBeLessThanOrEqual(rounding)
          }
        } finally {
          closeResult(database, result)
        }
      },
    ),
    { numRuns: runs(150) },
  )
})

test('rows that were replaced since are not summed as something else', () => {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  storeBody(database, everyType, bodyOf([{ integer: '5' }, { integer: '7' }]), DAYS[0] ?? span('2025-03-09'))
  const result = openResult(
    database,
    everyType,
    question(everyType, { sort: [{ field: 'integer', descending: true }] }),
  )
  expect(sumBlock(database, result, ['integer'], 0, 2)).toEqual({
    rows: 2,
    fields: [{ field: 'integer', sum: 12, values: 2, unread: 0 }],
  })
  database.exec(`DELETE FROM "rows:${everyType.key}"`)
  expect(() => sumBlock(database, result, ['integer'], 0, 2)).toThrow(expect.objectContaining({ code: 'result-gone' }))
  expect(() => sumBlock(database, result, ['no'], 0, 2)).toThrow(expect.objectContaining({ code: 'unknown-field' }))
  closeResult(database, result)
})
