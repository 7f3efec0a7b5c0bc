import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvEncoder } from '../../../src/core/export/csvEncoder.ts'
import { CSV_FORMATS, csvDialect, type CsvFormat, type CsvDialect } from '../../../src/shared/fileFormats.ts'
import { neutralise } from '../../../src/shared/spreadsheet.ts'
import type { FieldType } from '../../../src/shared/reports/types.ts'
import { modelCsv, parseCsv, written, type Column } from '../../support/csvModel.ts'

const CELLS = ['', ' ', '"', '""', ',', ';', '\r', '\n', '\r\n', '\t', 'a', 'Ñandú 😀', '\0', '=1+1', '+573001234567']
const MORE = [
  '-5',
  '-',
  '--',
  '.',
  '7',
  '12.5',
  '34.64 %',
  '15,233.33',
  '1,234',
  '1,5',
  '1.2.3',
  '$ ',
  '1.5e3',
  '+3.2',
  '@x',
  '＝1',
  '＋1',
  '＠',
  '－1',
  '-00:04:10',
  '12 %',
  '\u2028',
  'x'.repeat(60),
  '\uFEFF',
  'ﬁ',
]
const SEPARATORS = ['\x1e', '\x1f', 'a\x1eb', '\x1f\x1f']
const cells = fc.array(fc.constantFrom(...CELLS, ...MORE), { maxLength: 4 }).map((pieces) => pieces.join(''))
const nasty = fc.oneof({ weight: 20, arbitrary: cells }, { weight: 1, arbitrary: fc.constantFrom(...SEPARATORS) })
const types = fc.constantFrom<FieldType | undefined>(
  'text',
  'telephone',
  'integer',
  'decimal',
  'money',
  'percent',
  'duration',
  'html',
  undefined,
)
const columns = fc.array(fc.record({ name: nasty, type: types }), { minLength: 1, maxLength: 5 })
const tables = columns.chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(fc.array(nasty, { minLength: columns.length, maxLength: columns.length }), { maxLength: 8 }),
  }),
)
const styles = fc.tuple(fc.constantFrom(...CSV_FORMATS), fc.boolean()).map(([format, safe]) => csvDialect(format, safe))

/** What the encoder makes of a table, by its fast way where that serves, else by the careful one. */
function encode(style: CsvDialect, columns: readonly Column[], rows: readonly (readonly string[])[]): Buffer {
  const encoder = new CsvEncoder(
    style,
    columns.map((column) => column.type),
  )
  const header = encoder.header(columns.map((column) => column.name))
  const block = Buffer.from(rows.map((row) => `${row.join('\x1f')}\x1e`).join(''))
  const lines =
    encoder.encode(block, rows.length) ?? encoder.encodeRows(rows.map((row) => row.map((cell) => Buffer.from(cell))))
  return Buffer.concat([header, lines])
}

describe('CSV', () => {
  test('is what a plain writer of RFC 4180 writes', () => {
    fc.assert(
      fc.property(styles, tables, (style, { columns, rows }) => {
        expect(encode(style, columns, rows).toString('utf8')).toBe(modelCsv(style, columns, rows))
      }),
      { numRuns: 3000 },
    )
  })

  test('reads back as the values that went in, but for the formula rule', () => {
    fc.assert(
      fc.property(styles, tables, (style, { columns, rows }) => {
        const [header, ...lines] = parseCsv(encode(style, columns, rows).toString('utf8'), style)
        expect(header?.length).toBe(columns.length)
        expect(lines).toEqual(rows.map((row) => row.map((cell, place) => written(style, cell, columns[place]?.type))))
      }),
      { numRuns: 1000 },
    )
  })

  test('the fast way and the careful way write the same', () => {
    fc.assert(
      fc.property(styles, tables, (style, { columns, rows }) => {
        const encoder = new CsvEncoder(
          style,
          columns.map((column) => column.type),
        )
        const fast = encoder.encode(Buffer.from(rows.map((row) => `${row.join('\x1f')}\x1e`).join('')), rows.length)
        const text = fast?.toString('utf8')
        const holdsSeparator = rows.some((row) => row.some((cell) => cell.includes('\x1e') || cell.includes('\x1f')))
        expect(fast === undefined).toBe(holdsSeparator)
        const careful = encoder.encodeRows(rows.map((row) => row.map((cell) => Buffer.from(cell)))).toString('utf8')
        if (text !== undefined) expect(text).toBe(careful)
      }),
      { numRuns: 2000 },
    )
  })

  test('grows with what it is given', () => {
    const rows = Array.from({ length: 300 }, () => ['"'.repeat(1000), 'é'.repeat(1000)])
    const columns: Column[] = [
      { name: 'a', type: 'text' },
      { name: 'b', type: 'html' },
    ]
    const style = csvDialect('csv-excel', false)
    expect(encode(style, columns, rows).toString('utf8')).toBe(modelCsv(style, columns, rows))
  })
})

describe('the formats', () => {
  test.each<[CsvFormat, boolean, CsvDialect]>([
    ['csv', false, { delimiter: ',', hasMark: false, isSafe: false, decimalSign: '.' }],
    ['csv', true, { delimiter: ',', hasMark: false, isSafe: true, decimalSign: '.' }],
    ['csv-excel', false, { delimiter: ',', hasMark: true, isSafe: true, decimalSign: '.' }],
    ['csv-excel-es', false, { delimiter: ';', hasMark: true, isSafe: true, decimalSign: ',' }],
  ])('%s (safe: %s) is %j', (format, safe, style) => {
    expect(csvDialect(format, safe)).toEqual(style)
  })

  test('as bytes', () => {
    const columns: Column[] = [
      { name: 'a', type: 'text' },
      { name: 'b', type: 'telephone' },
    ]
    const rows = [['=1;2', '+573001234567']]
    expect(encode(csvDialect('csv', false), columns, rows).toString('latin1')).toBe('a,b\r\n=1;2,+573001234567\r\n')
    expect(encode(csvDialect('csv-excel', false), columns, rows).toString('latin1')).toBe(
      "\xef\xbb\xbfa,b\r\n'=1;2,573001234567\r\n",
    )
    expect(encode(csvDialect('csv-excel-es', false), columns, rows).toString('latin1')).toBe(
      '\xef\xbb\xbfa;b\r\n"\'=1;2";573001234567\r\n',
    )
  })
})

/**
 * A number as a Spanish Excel takes it: points between groups of three digits, a comma before decimals. Null: a text to
 * it.
 */
function readInSpanish(cell: string): number | null {
  const bare = cell.replace(/ ?%$/, '').replace(/^([+-]?)\$ ?/, '$1')
  if (!/^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?(?:[eE][+-]?\d+)?$/.test(bare)) return null
  return Number(bare.replaceAll('.', '').replace(',', '.'))
}

describe('numbers with decimals in csv-excel-es', () => {
  const style = csvDialect('csv-excel-es', false)
  const cellOf = (type: FieldType | undefined, text: string): string =>
    parseCsv(
      encode(
        style,
        [
          { name: 'a', type },
          { name: 'b', type: 'text' },
        ],
        [[text, 'x']],
      ).toString('utf8'),
      style,
    )[1]?.[0] ?? ''

  test.each<[FieldType | undefined, string, string]>([
    ['decimal', '1234.5', '1234,5'],
    ['decimal', '1.234', '1,234'],
    ['decimal', '-0.5', '-0,5'],
    ['decimal', '12', '12'],
    ['decimal', '1,234', '1.234'],
    ['decimal', '1,234.5', '1.234,5'],
    ['decimal', '1,5', '1,5'],
    ['decimal', '12345678901234567890.123456789', '12345678901234567890,123456789'],
    ['percent', '34.64 %', '34,64 %'],
    ['percent', '15,233.33 %', '15.233,33 %'],
    ['percent', '100%', '100%'],
    ['money', '$ 1234.50', '$ 1234,50'],
    ['money', '1,234.50 COP', '1.234,50 COP'],
    ['decimal', '1.5e3', '1,5e3'],
    ['decimal', ' 1.5e3 ', ' 1,5e3 '],
    ['money', '1.5e3 COP', '1,5e3 COP'],
    ['money', 'N.A.', 'N.A.'],
    ['money', 'aprox. 1.5', 'aprox. 1.5'],
    ['money', '1.2.3', '1.2.3'],
    ['decimal', '--', '--'],
    ['decimal', '', ''],
    ['decimal', '10.11.2026', '10.11.2026'],
    ['decimal', '=1.5', "'=1.5"],
    ['integer', '1.234', '1.234'],
    ['duration', '00:01:02.5', '00:01:02.5'],
    ['duration', '62.5', '62.5'],
    ['text', '1234.5', '1234.5'],
    [undefined, '1234.5', '1234.5'],
  ])('%s %j is %j', (type, text, expected) => {
    expect(cellOf(type, text)).toBe(expected)
  })

  test('are to a Spanish Excel the numbers that the server sent', () => {
    const number = fc
      .tuple(
        fc.constantFrom('', '-'),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.option(fc.stringMatching(/^\d{1,6}$/)),
        fc.boolean(),
      )
      .map(([sign, whole, decimals, isGrouped]) => ({
        value: Number(`${sign}${whole}.${decimals ?? '0'}`),
        text:
          sign +
          (isGrouped ? whole.toLocaleString('en-US') : String(whole)) +
          (decimals === null ? '' : `.${decimals}`),
      }))
    const typed = fc.constantFrom<[FieldType, string]>(
      ['decimal', ''],
      ['money', ''],
      ['percent', ' %'],
      ['percent', ''],
    )
    fc.assert(
      fc.property(number, typed, ({ value, text }, [type, unit]) => {
        expect(readInSpanish(cellOf(type, text + unit))).toBe(value)
        for (const format of ['csv', 'csv-excel'] as const) {
          const bytes = encode(csvDialect(format, false), [{ name: 'a', type }], [[text + unit]])
          expect(parseCsv(bytes.toString('utf8'), csvDialect(format, false))[1]).toEqual([text + unit])
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what Excel would run', () => {
  test.each([
    '=1+1',
    '=HYPERLINK("http://x")',
    '+1+1',
    '-1+1',
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1+1',
    '－1+1',
    '＠SUM',
    '+A1',
    '-A1',
    '+',
  ])('is made text: %j', (text) => {
    expect(neutralise(text, 'text')).toBe(`'${text}`)
    expect(neutralise(text, undefined)).toBe(`'${text}`)
  })

  test.each([
    '',
    ' ',
    'a',
    "'",
    '5',
    '-5',
    '+3.2',
    '-1,234.50',
    '-00:04:10',
    '-12 %',
    '-',
    '--',
    'a=1',
    ' =1',
    '#',
    '%',
  ])('or would not, stays: %j', (text) => {
    expect(neutralise(text, 'text')).toBe(text)
  })

  test.each<[string, FieldType | undefined, string]>([
    ['+573001234567', 'telephone', '573001234567'],
    ['+573001234567', 'text', '573001234567'],
    ['+57 300 123-4567', 'telephone', '57 300 123-4567'],
    ['+57 (300) 123.45', 'telephone', '57 (300) 123.45'],
    ['+573001234567+1', 'telephone', "'+573001234567+1"],
    ['+57 300 123-4567', 'text', "'+57 300 123-4567"],
  ])('a telephone stays one: %j as %s is %j', (text, type, written) => {
    expect(neutralise(text, type)).toBe(written)
  })
})
