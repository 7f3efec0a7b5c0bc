import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { columnLetters } from '../../../src/core/export/workbook/columnLetters.ts'
import { sheetNameOf } from '../../../src/core/export/workbook/sheetName.ts'
import {
  WORKBOOK_LIMITS,
  WorkbookEncoder,
  type WorkbookLimits,
} from '../../../src/core/export/workbook/workbookEncoder.ts'
import { FIELD_TYPES, type FieldType } from '../../../src/shared/reports/types.ts'
import { LONGEST_CELL } from '../../../src/shared/spreadsheet.ts'
import { CUT_MARK } from '../../../src/core/export/workbook/textCell.ts'
import { readWorkbook, shownTable, type ReadCell, type ReadSheet } from '../../support/workbookReader.ts'

type Type = FieldType | undefined

/** A workbook of a table, its rows in blocks of three: by the fast way where that serves, else by the careful one. */
function encode(types: readonly Type[], rows: readonly (readonly string[])[], limits?: WorkbookLimits) {
  const encoder = new WorkbookEncoder('Hoja', types, limits === undefined ? {} : { limits })
  const parts = [encoder.header(types.map((_, column) => `c${column}`))]
  for (let first = 0; first < rows.length; first += 3) {
    const some = rows.slice(first, first + 3)
    const block = Buffer.from(some.map((row) => `${row.join('\x1f')}\x1e`).join(''))
    const fast = encoder.encode(block, some.length)
    parts.push(fast ?? encoder.encodeRows(some.map((row) => row.map((cell) => Buffer.from(cell)))))
  }
  parts.push(encoder.end())
  return { bytes: Buffer.concat(parts), cutTexts: encoder.cutTexts }
}

/** The one cell that a value becomes. */
function cellOf(text: string, type: Type): ReadCell | undefined {
  const [sheet] = readWorkbook(encode([type], [[text]]).bytes)
  return sheet?.rows[1]?.[0]
}

const digits = (length: object) => fc.stringMatching(/^\d+$/, length)
const numbers = fc
  .tuple(
    fc.constantFrom('', '-', '+', '0', '00'),
    digits({ maxLength: 18 }),
    fc.option(digits({ maxLength: 18 }), { nil: '' }),
    fc.constantFrom('', '', ' %', '%', ' ', '\n'),
  )
  .map(([sign, whole, decimals, end]) => `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}${end}`)
const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'))
const years = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1899, max: 2030 }))
const days = fc
  .tuple(years, two(13), two(32))
  .map(([year, month, day]) => `${String(year).padStart(4, '0')}-${month}-${day}`)
const times = fc
  .tuple(fc.oneof(two(25), fc.integer({ min: 0, max: 99_999 }).map(String)), two(61), two(61))
  .map((parts) => parts.join(':'))
const moments = fc.tuple(days, fc.constantFrom(' ', 'T', '  '), times).map((parts) => parts.join(''))
const BLANKS = ['', ' ', '\t', '\n', '\r', '\r\n', '\u0085', '\u00a0', '\u2028', '\ufeff']
const CONTROLS = ['\0', '\x01', '\x0b', '\x1e', '\x1f', '\x7f', '\ufffe', '\uffff']
const ESCAPES = ['_', '_x', '_x0041_', '_x0041', '_x005F_', 'x0041_', '_xD83D_']
const MARKUP = ['&', '<', '>', '"', "'", '&amp;', ']]>', '<b>']
const OTHERS = ['=1+1', '+1', '-1', '@x', '007', 'Ñandú 😀', 'a', '1e5', 'TRUE', '#N/A']
const pieces = fc.constantFrom(...BLANKS, ...CONTROLS, ...ESCAPES, ...MARKUP, ...OTHERS)
const texts = fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join(''))
const cells = fc.oneof(
  texts,
  numbers,
  days,
  times,
  moments,
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
)
const columnTypes = fc.array(fc.constantFrom<Type>(undefined, ...FIELD_TYPES), { minLength: 1, maxLength: 5 })
const tables = columnTypes.chain((types) =>
  fc.record({
    types: fc.constant(types),
    rows: fc.array(fc.array(cells, { minLength: types.length, maxLength: types.length }), { maxLength: 10 }),
  }),
)

describe('a workbook', () => {
  test('shows every value as it was', () => {
    fc.assert(
      fc.property(tables, ({ types, rows }) => {
        const { bytes, cutTexts } = encode(types, rows)
        expect(shownTable(readWorkbook(bytes)).rows).toEqual(rows)
        expect(cutTexts).toBe(0)
      }),
      { numRuns: 2000 },
    )
  })

  test('shows every number and date of its field as it was', () => {
    const typed = fc.oneof(
      fc.tuple(fc.constantFrom<FieldType>('integer', 'decimal', 'money', 'percent'), numbers),
      fc.tuple(fc.constantFrom<FieldType>('date', 'dateTime'), fc.oneof(days, moments)),
      fc.tuple(fc.constant<FieldType>('duration'), times),
    )
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 100 }), (values) => {
        const { bytes } = encode(
          values.map(([type]) => type),
          [values.map(([, text]) => text)],
        )
        expect(shownTable(readWorkbook(bytes)).rows).toEqual([values.map(([, text]) => text)])
      }),
      { numRuns: 500 },
    )
  })

  test.each<[FieldType, string, string]>([
    ['integer', '0', '0'],
    ['integer', '-15', '0'],
    ['integer', '123456789012345', '0'],
    ['decimal', '3.14', '0.00'],
    ['decimal', '12.50', '0.00'],
    ['money', '0.123456789012345', '0.000000000000000'],
    ['percent', '34.64 %', '0.00 %'],
    ['percent', '-0.5 %', '0.0 %'],
    ['percent', '100 %', '0 %'],
    ['percent', '34.64', '0.00'],
    ['date', '2026-11-22', 'yyyy-mm-dd'],
    ['dateTime', '2026-11-22', 'yyyy-mm-dd'],
    ['dateTime', '2026-11-22 23:59:59', 'yyyy-mm-dd hh:mm:ss'],
    ['dateTime', '1900-03-01 00:00:00', 'yyyy-mm-dd hh:mm:ss'],
    ['dateTime', '9999-12-31 23:59:59', 'yyyy-mm-dd hh:mm:ss'],
    ['duration', '00:00:00', '[hh]:mm:ss'],
    ['duration', '00:04:10', '[hh]:mm:ss'],
    ['duration', '9999:59:59', '[hh]:mm:ss'],
  ])('counts with %s %j, shown as %s', (type, text, format) => {
    expect(cellOf(text, type)).toMatchObject({ kind: 'number', shown: text, format })
  })

  test.each<[Type, string]>([
    ['id', '17616000000000123'],
    ['id', '12'],
    ['telephone', '573001234567'],
    ['text', '12'],
    [undefined, '12'],
    ['hour', '08:00'],
    ['integer', '007'],
    ['integer', '-0'],
    ['integer', '+3'],
    ['integer', '1,234'],
    ['integer', '1e5'],
    ['integer', '1234567890123456'],
    ['decimal', '-0.00'],
    ['decimal', '.5'],
    ['decimal', '5.'],
    ['decimal', '0.1234567890123456'],
    ['decimal', '1.000000000000000'],
    ['decimal', '5 %'],
    ['percent', '34.64%'],
    ['percent', '15,233.33 %'],
    ['money', '$ 12'],
    ['date', '1900-02-28'],
    ['date', '2026-02-30'],
    ['date', '0000-00-00'],
    ['date', '20261122'],
    ['dateTime', '2026-11-22T10:00:00'],
    ['dateTime', '2026-11-22 24:00:00'],
    ['dateTime', '2026-11-22 10:00'],
    ['duration', '4:10'],
    ['duration', '1:04:10'],
    ['duration', '001:04:10'],
    ['duration', '00:60:00'],
    ['duration', '-00:04:10'],
    ['duration', '10000:00:00'],
    ['duration', '--'],
    ['duration', '250'],
    ['text', '=1+1'],
    ['text', '@x'],
  ])('leaves %s %j as text that stays text', (type, text) => {
    expect(cellOf(text, type)).toEqual({ kind: 'text', shown: text, format: '@' })
  })

  test('has every second of a day, and every hundredth of a percentage', () => {
    const seconds = Array.from({ length: 86_400 }, (_, second) => new Date(second * 1000).toISOString().slice(11, 19))
    const rows = seconds.map((time, place) => [`2026-11-22 ${time}`, time, `${(place / 100).toFixed(2)} %`])
    const [sheet] = readWorkbook(encode(['dateTime', 'duration', 'percent'], rows).bytes)
    expect(sheet?.rows.slice(1).every((row) => row.every((cell) => cell?.kind === 'number'))).toBe(true)
    expect(shownTable([sheet as ReadSheet]).rows).toEqual(rows)
  })

  test('is read by another reader', async () => {
    const types: Type[] = ['integer', 'decimal', 'percent', 'dateTime', 'id', 'text']
    const rows = [
      ['12', '12.50', '34.64 %', '2026-11-22 08:30:15', '17616000000000123', '=1+1 & <b> "Ñandú" 😀'],
      ['007', '', '0.00 %', 'never', '0014102042', ' two\nlines '],
    ]
    const table = await readSheet(encode(types, rows).bytes, { trim: false })
    expect(table).toEqual([
      ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'],
      [12, 12.5, 0.3464, new Date('2026-11-22T08:30:15Z'), '17616000000000123', '=1+1 & <b> "Ñandú" 😀'],
      ['007', null, 0, 'never', '0014102042', ' two\nlines '],
    ])
  })

  test('says on a last sheet what it holds, under a name of its own, and has columns as wide as they were seen', () => {
    const about = {
      title: 'hoja',
      lines: [
        ['Reporte', 'Mensajes & más'],
        ['', '=1+1'],
      ],
    } as const
    const limits = { ...WORKBOOK_LIMITS, sheetRows: 2 }
    const encoder = new WorkbookEncoder('Hoja', ['text', 'integer'], { widths: [145, undefined], about, limits })
    const row = (cells: readonly string[]): Buffer => Buffer.from(cells.join('\x1f') + '\x1e')
    const parts = [encoder.header(['a', 'b']), encoder.encode(row(['x', '1']), 1), encoder.encode(row(['y', '2']), 1)]
    const sheets = readWorkbook(Buffer.concat([...parts.map((part) => part ?? Buffer.alloc(0)), encoder.end()]))
    expect(sheets.map(({ name }) => name)).toEqual(['Hoja', 'Hoja (2)', 'hoja (3)'])
    expect(sheets[2]?.rows.map((cells) => cells.map((cell) => cell?.shown))).toEqual([
      ['Reporte', 'Mensajes & más'],
      [undefined, '=1+1'],
    ])
    expect(sheets[0]?.xml).toContain('<col min="1" max="1" width="20" customWidth="1"/>')
    expect(sheets[0]?.xml).toContain('<col min="2" max="2" width="12" customWidth="1"/>')
  })

  test('without rows has its heading', () => {
    const [sheet, ...others] = readWorkbook(encode(['text', 'id'], []).bytes)
    expect(others).toEqual([])
    expect(sheet?.rows.map((row) => row.map((cell) => cell?.shown))).toEqual([['c0', 'c1']])
  })
})

describe('the limits of a workbook', () => {
  test('rows beyond those of a sheet go on in a further one, under the same heading', () => {
    const most = fc.integer({ min: 2, max: 5 })
    const many = fc.array(fc.tuple(texts), { maxLength: 20 })
    fc.assert(
      fc.property(most, many, (sheetRows, rows) => {
        const sheets = readWorkbook(encode(['text'], rows, { ...WORKBOOK_LIMITS, sheetRows }).bytes)
        expect(sheets.map(({ name }) => name)).toEqual(
          Array.from({ length: Math.max(1, Math.ceil(rows.length / (sheetRows - 1))) }, (_, place) =>
            place === 0 ? 'Hoja' : `Hoja (${place + 1})`,
          ),
        )
        for (const sheet of sheets) {
          expect(sheet.rows.length).toBeLessThanOrEqual(sheetRows)
          expect(sheet.xml).toContain(`<autoFilter ref="A1:A${sheet.rows.length}"/>`)
          expect(sheet.xml).toContain('state="frozen"')
        }
        expect(shownTable(sheets).rows).toEqual(rows)
      }),
      { numRuns: 300 },
    )
  })

  test('so do rows beyond the bytes of a sheet', () => {
    const rows = Array.from({ length: 400 }, (_, place) => [`${place}${'x'.repeat(5000)}`])
    const sheets = readWorkbook(encode(['html'], rows, { ...WORKBOOK_LIMITS, sheetBytes: 300_000 }).bytes)
    expect(sheets.length).toBeGreaterThan(3)
    expect(shownTable(sheets).rows).toEqual(rows)
  })

  test('a file that no zip could hold ends with an error', () => {
    const rows = Array.from({ length: 400 }, (_, place) => [`${place}${Math.sin(place)}`.repeat(200)])
    expect(() => encode(['html'], rows, { ...WORKBOOK_LIMITS, fileBytes: 10_000 })).toThrow(
      expect.objectContaining({ code: 'workbook-too-large' }),
    )
  })

  test('a text longer than a cell ends with a mark, and is counted', () => {
    const whole = 'é'.repeat(LONGEST_CELL)
    const emoji = '😀'.repeat(LONGEST_CELL)
    const { bytes, cutTexts } = encode(
      ['html', 'text'],
      [
        [whole, `${whole}x`],
        [emoji, ''],
      ],
    )
    const [[first, second] = [], [third] = []] = shownTable(readWorkbook(bytes)).rows
    expect(cutTexts).toBe(2)
    expect(first === whole).toBe(true)
    expect(second === whole.slice(0, -CUT_MARK.length) + CUT_MARK).toBe(true)
    expect(third?.length).toBeLessThanOrEqual(LONGEST_CELL)
    expect(third?.endsWith(`😀${CUT_MARK}`)).toBe(true)
    expect(emoji.startsWith(third?.slice(0, -CUT_MARK.length) ?? '-')).toBe(true)
  })

  test.each([
    ['Mensajes SMS y WhatsApp', 1, 'Mensajes SMS y WhatsApp'],
    ['Mensajes SMS y WhatsApp', 2, 'Mensajes SMS y WhatsApp (2)'],
    ["'a/b [c]: *?\\'", 1, 'a b c'],
    ['x'.repeat(40), 1, 'x'.repeat(31)],
    ['x'.repeat(40), 12, `${'x'.repeat(26)} (12)`],
    ['History', 1, 'Atalaya'],
    ['', 3, 'Atalaya (3)'],
    [`${'x'.repeat(30)}😀`, 1, 'x'.repeat(30)],
  ])('the sheet of %j, the %i., is called %j', (title, number, name) => {
    expect(sheetNameOf(title, number)).toBe(name)
  })

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters)
  })
})
