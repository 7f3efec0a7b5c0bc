import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlainText } from '../../src/core/export/workbook/plainText.ts'
import { valueEnds } from '../../src/core/export/workbook/joinedValues.ts'
import { plainTextStart, PLAIN_TEXT_END, textCellXml } from '../../src/core/export/workbook/textCell.ts'
import { TEXT_STYLE } from '../../src/core/export/workbook/styles.ts'
import { runs } from '../support/runs.ts'

const PIECES = [
  'a',
  'Á',
  'ñ',
  ' ',
  '\u00a0',
  '\u2003',
  '\u3000',
  '\ufeff',
  '\uffff',
  '\ufffe',
  '&',
  '_x0041_',
  '<',
  '"',
]
const ODD = ['\t', '\n', '\r', '\x00', '\x7f', '😀', '€', '¿', 'ß', '-', '=', '_', 'x', '漢', 'ﬀ']
const texts = fc
  .array(fc.constantFrom(...PIECES, ...ODD), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''))

test('what goes into a cell byte by byte is what the cell of its text would be', () => {
  let plain = 0
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ minLength: 1, unit: 'binary' })), (text) => {
      // Half a letter has no bytes of its own.
      fc.pre(text.isWellFormed())
      const block = Buffer.from(`<${text}>`)
      if (!isPlainText(block, 1, block.length - 1)) return
      plain++
      const cell = plainTextStart('A', '7') + block.toString('utf8', 1, block.length - 1) + PLAIN_TEXT_END
      expect(cell).toBe(textCellXml('A7', text, TEXT_STYLE))
    }),
    { numRuns: runs(2_000) },
  )
  expect(plain).toBeGreaterThan(0)
})

test('usual values are plain: they take the short way', () => {
  for (const text of ['Ana María Gómez', 'Íngrid', '573001234567', 'ana@correo.example', 'código', '¿Cuánto? 100 %']) {
    const block = Buffer.from(text)
    expect([text, isPlainText(block, 0, block.length)]).toEqual([text, text !== '¿Cuánto? 100 %'])
  }
})

test('a block is taken apart where it is whole, and only there', () => {
  const values = fc.array(fc.constantFrom('', 'a', 'ñ b', 'x\x1fy', 'x\x1ey', '\x1e', '\x1f'), {
    minLength: 2,
    maxLength: 2,
  })
  fc.assert(
    fc.property(fc.array(values, { maxLength: 4 }), (rows) => {
      const block = Buffer.from(rows.map((row) => `${row.join('\x1f')}\x1e`).join(''))
      const ends = valueEnds(block, rows.length, 2)
      const hasSeparator = rows.flat().some((value) => value.includes('\x1e') || value.includes('\x1f'))
      if (!hasSeparator) {
        let start = 0
        const found = [...(ends ?? [])].map((end) => {
          const value = block.toString('utf8', start, end)
          start = end + 1
          return value
        })
        expect(found).toEqual(rows.flat())
      } else expect(ends).toBeUndefined()
    }),
    { numRuns: runs(500) },
  )
})
