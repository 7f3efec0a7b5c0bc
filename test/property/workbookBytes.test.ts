import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Markup } from '../../src/core/export/workbook/markup.ts'
import { hasPlainEnds } from '../../src/core/export/workbook/plainText.ts'
import { valueEnds } from '../../src/core/export/workbook/joinedValues.ts'
import { PLAIN_TEXT_END, PLAIN_TEXT_START, textCellXml } from '../../src/core/export/workbook/textCell.ts'
import { TEXT_STYLE } from '../../src/core/export/workbook/styles.ts'
import { XmlBytes } from '../../src/core/export/workbook/xmlBytes.ts'
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

/** The cell that a value becomes byte by byte; undefined where it does not. */
function plainCell(block: Buffer, start: number, end: number): string | undefined {
  const xml = new XmlBytes()
  const markup = { start: new Markup('<c r="A'), middle: new Markup(PLAIN_TEXT_START), end: new Markup(PLAIN_TEXT_END) }
  const isAdded = hasPlainEnds(block, start, end) && xml.bytesCell(markup, new Markup('7'), block, start, end)
  expect(isAdded || xml.length === 0).toBe(true)
  return isAdded ? xml.take().toString() : undefined
}

test('what goes into a cell byte by byte is what the cell of its text would be', () => {
  let plain = 0
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ minLength: 1, unit: 'binary' })), (text) => {
      // Half a letter has no bytes of its own.
      fc.pre(text.isWellFormed())
      const block = Buffer.from(`<${text}>`)
      const cell = plainCell(block, 1, block.length - 1)
      if (cell === undefined) return
      plain++
      expect(cell).toBe(textCellXml('A7', text, TEXT_STYLE))
    }),
    { numRuns: runs(2_000) },
  )
  expect(plain).toBeGreaterThan(0)
})

test('usual values are plain: they take the short way', () => {
  for (const text of ['Ana María Gómez', 'Íngrid', '573001234567', 'ana@correo.example', 'código', '¿Cuánto? 100 %']) {
    const block = Buffer.from(text)
    expect([text, plainCell(block, 0, block.length) !== undefined]).toEqual([text, text !== '¿Cuánto? 100 %'])
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
