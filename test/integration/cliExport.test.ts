import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LONGEST_CELL } from '../../src/shared/spreadsheet.ts'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside, until } from '../support/cli.ts'
import { readWorkbook, shownTable } from '../support/workbookReader.ts'

runCommandsInside()

const DAY = ['--from', '2025-03-01', '--to', '2025-03-01'] as const
const MARK = '\uFEFF'
const CATALOGUE = 'agent_id,agent_name,date,destiny,telephone,message,channel,customer_id,conn_id'

/** Messages, and what becomes of each in a file of plain CSV and in one that Excel may open. */
const CELLS: readonly (readonly [sent: unknown, plain: string, safe: string])[] = [
  ['plain', 'plain', 'plain'],
  ['', '', ''],
  [' blanks ', ' blanks ', ' blanks '],
  ['007', '007', '007'],
  ['a,b', '"a,b"', '"a,b"'],
  ['a;b', 'a;b', 'a;b'],
  ['say "hi"', '"say ""hi"""', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"', '"two\r\nlines"'],
  ['Ñandú 😀', 'Ñandú 😀', 'Ñandú 😀'],
  ['a\u0000b\u001e\u001fc', 'a\u0000b\u001e\u001fc', 'a\u0000b\u001e\u001fc'],
  ['=HYPERLINK("http://x")', '"=HYPERLINK(""http://x"")"', `"'=HYPERLINK(""http://x"")"`],
  ['=1+1', '=1+1', "'=1+1"],
  ["+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ['-2+3', '-2+3', "'-2+3"],
  ['-5', '-5', '-5'],
  ['+3.2', '+3.2', '+3.2'],
  ['-', '-', '-'],
  ['@x', '@x', "'@x"],
  ['\ttab', '\ttab', "'\ttab"],
  ['\rreturn', '"\rreturn"', `"'\rreturn"`],
  ['+573001234567', '+573001234567', '573001234567'],
  [null, '', ''],
  [true, 'true', 'true'],
  [-5, '-5', '-5'],
  [['=x', 1], '"[""=x"",1]"', '"[""=x"",1]"'],
  [{ a: null }, '"{""a"":null}"', '"{""a"":null}"'],
]

function dateOf(place: number): string {
  return `2025-03-01 08:00:${String(place).padStart(2, '0')}`
}

let desk: CliDesk

beforeAll(async () => {
  const rows = CELLS.map(([message], place) => ({ date: dateOf(place), message }))
  desk = await openDesk({ rows: (report) => (report.id === 'cdr_3' ? rows : []) })
  await desk.cli.json(['pull', 'cdr_3', ...DAY])
})

afterAll(closeDesks)

/** Exports two columns. @returns the file's text, after a look at what the document says of it */
async function exported(name: string, ...words: readonly string[]): Promise<string> {
  const file = desk.cli.path(name)
  const document = await desk.cli.json([
    'export',
    'cdr_3',
    ...DAY,
    '--out',
    file,
    '--columns',
    'date,message',
    ...words,
  ])
  const bytes = readFileSync(file)
  const at = words.indexOf('--format')
  const format = at < 0 ? 'csv' : words[at + 1]
  expect(document).toEqual({ file, rows: CELLS.length, bytes: bytes.length, format })
  expect(Object.keys(document)).toEqual(['file', 'rows', 'bytes', 'format'])
  return bytes.toString('utf8')
}

function lines(separator: string, mark: string, cell: (place: number) => string): string {
  const rows = CELLS.map((_cell, place) => `${dateOf(place)}${separator}${cell(place)}\r\n`)
  return `${mark}date${separator}message\r\n${rows.join('')}`
}

const plain = (place: number): string => CELLS[place]?.[1] ?? ''
const safe = (place: number): string => CELLS[place]?.[2] ?? ''
/** Between semicolons a comma needs no quotes, and a semicolon does. */
function spanish(place: number): string {
  const cell = safe(place)
  return { '"a,b"': 'a,b', 'a;b': '"a;b"' }[cell] ?? cell
}

describe('the three formats, byte by byte', () => {
  test('csv: comma, CRLF, no mark, nothing neutralised', async () => {
    expect(await exported('a.csv')).toBe(lines(',', '', plain))
    expect(await exported('b.csv', '--format', 'csv')).toBe(lines(',', '', plain))
  })

  test('csv --safe', async () => {
    expect(await exported('c.csv', '--safe')).toBe(lines(',', '', safe))
  })

  test('csv-excel: a mark, and formulas neutralised', async () => {
    expect(await exported('d.csv', '--format', 'csv-excel')).toBe(lines(',', MARK, safe))
  })

  test('csv-excel-es: a semicolon', async () => {
    expect(await exported('e.csv', '--format', 'csv-excel-es')).toBe(lines(';', MARK, spanish))
  })

  test('--out - writes the same bytes on standard output, and the summary on standard error', async () => {
    const words = ['export', 'cdr_3', ...DAY, '--out', '-', '--columns', 'date,message', '--format', 'csv-excel']
    const outcome = await desk.cli.run(words)
    expect(outcome.bytes.toString('utf8')).toBe(lines(',', MARK, safe))
    expect(outcome.stderr).toContain(`${CELLS.length} rows, ${outcome.bytes.length} bytes: -\n`)
    const joined = await desk.cli.run([...words.slice(0, 6), '--out=-', ...words.slice(8), '--quiet'])
    expect(joined.bytes).toEqual(outcome.bytes)
  })
})

describe('a workbook', () => {
  const words = ['export', 'cdr_3', ...DAY, '--columns', 'date,message'] as const
  const sent = CELLS.map(([message], place) => {
    const text = message === null ? '' : typeof message === 'string' ? message : JSON.stringify(message)
    return [dateOf(place), text]
  })
  const table = { heading: ['date', 'message'], rows: sent }

  test.each([
    ['by its format', 'a workbook', ['--format', 'xlsx']],
    ['by its name', 'b.xlsx', []],
    ['by its name in any case, formulas being texts anyway', 'c.XLSX', ['--safe']],
  ])('is written %s', async (_how, name, more) => {
    const file = desk.cli.path(name)
    const document = await desk.cli.json([...words, '--out', file, ...more])
    const bytes = readFileSync(file)
    expect(document).toEqual({ file, rows: CELLS.length, bytes: bytes.length, format: 'xlsx' })
    const sheets = readWorkbook(bytes)
    expect(shownTable(sheets)).toEqual(table)
    // What is in it stands on a sheet of its own, as in a workbook of the window.
    expect(sheets).toHaveLength(2)
    expect(JSON.stringify(sheets[1]?.rows)).toContain('reports_manager/cdr_3')
  })

  test('is not what a name alone asks for where a format is named', async () => {
    const file = desk.cli.path('d.xlsx')
    expect(await desk.cli.json([...words, '--out', file, '--format', 'csv'])).toMatchObject({ format: 'csv' })
    expect(readFileSync(file, 'utf8')).toBe(lines(',', '', plain))
  })

  test('goes to standard output', async () => {
    const outcome = await desk.cli.run([...words, '--out', '-', '--format', 'xlsx'])
    expect(shownTable(readWorkbook(outcome.bytes))).toEqual(table)
    expect(outcome.stderr).toContain(`${CELLS.length} rows, ${outcome.bytes.length} bytes: -\n`)
  })

  test('says how many texts had to be cut', async () => {
    const messages = ['x'.repeat(LONGEST_CELL), 'y'.repeat(LONGEST_CELL + 1), 'z'.repeat(LONGEST_CELL * 2)]
    const { cli } = await openDesk({ rows: () => messages.map((message, place) => ({ date: dateOf(place), message })) })
    await cli.json(['pull', 'cdr_3', ...DAY])
    const file = cli.path('long.xlsx')
    expect(await cli.json([...words, '--out', file])).toMatchObject({ rows: 3, format: 'xlsx', cutTexts: 2 })
    const lengths = shownTable(readWorkbook(readFileSync(file))).rows.map(([, message]) => message?.length)
    expect(lengths).toEqual([LONGEST_CELL, LONGEST_CELL, LONGEST_CELL])
    const { stderr } = await cli.run([...words, '--out', file])
    expect(stderr).toContain("2 long texts were cut: Excel's limit is 32,767 characters per cell.")
    const csv = await cli.json([...words, '--out', cli.path('long.csv')])
    expect(Object.keys(csv)).toEqual(['file', 'rows', 'bytes', 'format'])
  })
})

describe('what is written', () => {
  test("the catalogue's columns, then those that the server added; chosen ones in the order asked", async () => {
    const first = { date: '2025-03-01 08:00:00', telephone: '+57 300 123 4567', message: 'm', new_field: '+cmd' }
    const second = { date: '2025-03-01 08:00:01', 20: 'twenty', telephone: '+573001234567', conn_id: '-7a' }
    const { cli } = await openDesk({ rows: () => [first, second] })
    await cli.json(['pull', 'cdr_3', ...DAY])
    const { stdout } = await cli.run(['export', 'cdr_3', ...DAY, '--out', '-', '--quiet'])
    const [header, one, two, ...rest] = stdout.split('\r\n')
    const added = header?.slice(CATALOGUE.length + 1).split(',')
    expect([header?.startsWith(`${CATALOGUE},`), added?.toSorted(), rest]).toEqual([true, ['20', 'new_field'], ['']])
    expect(one?.startsWith(',,2025-03-01 08:00:00,,+57 300 123 4567,m,,,,')).toBe(true)
    expect(two?.startsWith(',,2025-03-01 08:00:01,,+573001234567,,,,-7a,')).toBe(true)
    const columns = ['--columns', ' new_field, telephone ,20,conn_id']
    const excel = await cli.run(['export', 'cdr_3', ...DAY, '--out', '-', '--quiet', '--safe', ...columns])
    expect(excel.stdout).toBe(
      "new_field,telephone,20,conn_id\r\n'+cmd,57 300 123 4567,,\r\n,573001234567,twenty,'-7a\r\n",
    )
  })

  test('what the filters leave, in the order asked', async () => {
    const filters = ['--filter', 'message contains blanks', '--filter', 'date = 2025-03-01', '--search', 'BLANKS']
    const words = ['export', 'cdr_3', ...DAY, '--columns', 'message', '--quiet', '--out', '-']
    expect((await desk.cli.run([...words, ...filters])).stdout).toBe('message\r\n blanks \r\n')
    const few = ['--filter', 'message in -5|007|@x', '--sort', 'date:desc']
    expect((await desk.cli.run([...words, ...few])).stdout).toBe('message\r\n-5\r\n@x\r\n-5\r\n007\r\n')
    expect((await desk.cli.run([...words, '--filter', 'message = nowhere'])).stdout).toBe('message\r\n')
  })

  test('a report that was never fetched is a file with its heading alone', async () => {
    const outcome = await desk.cli.run(['export', 'cdr_9', ...DAY, '--out', '-'])
    expect([outcome.status, outcome.stdout]).toEqual([0, 'channel,date,from,to,subject,body\r\n'])
    expect(outcome.stderr).toMatch(/^Not fetched yet: 2025-03-01T00:00:00 – 2025-03-01T23:59:59\n/)
  })

  test('over an older file, with nothing left beside it', async () => {
    const folder = desk.cli.path('folder with blanks')
    mkdirSync(folder)
    const file = join(folder, 'año (1).csv')
    writeFileSync(file, 'older and longer than the new one'.repeat(500))
    const few = ['--columns', 'message', '--filter', 'message = plain']
    const document = await desk.cli.json(['export', 'cdr_3', ...DAY, '--out', file, ...few])
    expect(document).toEqual({ file, rows: 1, bytes: 16, format: 'csv' })
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['año (1).csv'], 'message\r\nplain\r\n'])
  })
})

describe('a reader of standard output', () => {
  let big: CliDesk

  beforeAll(async () => {
    const rows = Array.from({ length: 5000 }, () => ({ date: '2025-03-01 08:00:00', message: 'x'.repeat(200) }))
    big = await openDesk({ rows: () => rows })
    await big.cli.json(['pull', 'cdr_3', ...DAY])
  })

  const commands = [
    ['export', 'cdr_3', ...DAY, '--out', '-', '--quiet'],
    ['show', 'cdr_3', ...DAY, '--json'],
  ]

  test.each(commands)('%s that closes early ends it without a word', async (...words) => {
    const running = big.cli.start(words)
    await until(() => running.text().length > 0, 'a byte')
    running.process.stdout?.destroy()
    const { status, stderr } = await running.outcome
    expect([status, stderr]).toEqual([0, ''])
  })

  test.each(commands)('%s that does not read does not keep Ctrl-C from ending it', async (...words) => {
    const running = big.cli.start(words)
    running.process.stdout?.pause()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(running.process.exitCode).toBe(null)
    running.process.kill('SIGINT')
    await until(() => running.process.exitCode !== null, 'the end')
    expect(running.process.exitCode).toBe(130)
    running.process.stdout?.destroy()
  })

  test('the whole of it is one document, however long', async () => {
    const document = await big.cli.json(['show', 'cdr_3', ...DAY])
    expect([document['total'], (document['rows'] as readonly Document[]).length]).toEqual([5000, 5000])
  })
})
