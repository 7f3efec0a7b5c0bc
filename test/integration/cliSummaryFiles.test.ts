import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SummaryDocument } from '../../src/shared/summaries/types.ts'
import { SECONDS_PER_DAY } from '../../src/shared/time.ts'
import { closeDesks, type Cli, type Document, runCommandsInside } from '../support/cli.ts'
import { interactionsDesk, REPORT } from '../support/interactions.ts'
import { cellsOf, readCharts } from '../support/chartReader.ts'
import { readWorkbook } from '../support/workbookReader.ts'

let cli: Cli

beforeAll(async () => {
  cli = await interactionsDesk()
})

runCommandsInside()

afterAll(closeDesks)

async function summarize(...words: readonly string[]): Promise<SummaryDocument> {
  return (await cli.json(['summarize', REPORT, ...words])) as unknown as SummaryDocument
}

describe('a file of a summary', () => {
  const ROWS = ['--from', '2025-03-06', '--to', '2025-03-11', '--filter', 'wait_time !empty']
  const GROUPS = ['--by', 'skill_id', '--by', 'date:week', '--across', 'skill_result', '--limit', '2']
  const MEASURES = ['--measure', 'count', '--measure', 'Espera = avg(wait_time)', '--measure', 'share(count)']
  const WORDS = [...ROWS, ...GROUPS, ...MEASURES, '--compare', 'previous']
  const HEAD = [
    ['Report', 'Skill interactions, detail', REPORT, 'ops'],
    ['Period', '2025-03-06T00:00:00', '2025-03-11T23:59:59'],
    ['Compared period', '2025-02-28T00:00:00', '2025-03-05T23:59:59'],
    ['Filter', 'wait_time !empty'],
    ['Interactions', 'count'],
    ['Espera', 'avg(wait_time)'],
    ['Share of Interactions', 'share(count)'],
  ]

  const stateOf = (states: readonly (string | null)[]): string => {
    const [state = '', ...others] = new Set(states)
    return others.length > 0 ? 'partial' : state === 'missing' ? 'not fetched' : (state ?? '')
  }

  /** The document as the lines of a table: what a file is held against. */
  function tableOf({ groups }: SummaryDocument): (string | number | null)[][] {
    const keys = [...Map.groupBy(groups, ({ key }) => JSON.stringify(key)).values()]
    return keys.map((entries) => {
      const key = entries[0]?.key ?? []
      const labels = [0, 1].map((level) =>
        level === key.length ? 'Total' : level > key.length ? null : (key[level] ?? 'All others'),
      )
      const numbers = ['ABANDON', 'ANSWER', null].flatMap((column) => {
        const entry = entries.find((each) => each.column === column)
        return [0, 1, 2].flatMap((measure) => {
          const [own, earlier] = [entry?.values[measure] ?? null, entry?.compared?.[measure] ?? null]
          const difference = own === null || earlier === null ? null : own - earlier
          const change = difference === null || earlier === null || earlier === 0 ? null : difference / earlier
          return measure === 2 ? [own, earlier, difference] : [own, earlier, difference, change]
        })
      })
      return [
        ...labels,
        ...numbers,
        stateOf(entries.map(({ state }) => state)),
        stateOf(entries.map((each) => each.comparedState)),
      ]
    })
  }

  test('CSV has the numbers of the document, unrounded, in each dialect', async () => {
    const document = await summarize(...WORDS)
    const lines = tableOf(document)
    expect(lines.length).toBeGreaterThan(5)
    const out = cli.path('summary.csv')
    const written = await cli.json(['summarize', REPORT, ...WORDS, '--out', out])
    const bytes = readFileSync(out)
    expect(written).toEqual({ file: out, rows: lines.length, bytes: bytes.length, format: 'csv' })
    const plain = bytes.toString()
    expect(plain.endsWith('\r\n')).toBe(true)
    const rows = plain.slice(0, -2).split('\r\n')
    expect(rows.slice(0, 8)).toEqual([
      ...HEAD.map((line) => line.map((each) => (each.includes(',') ? `"${each}"` : each)).join(',')),
      '',
    ])
    expect(rows[8]).toMatch(
      /^Skill id,Date \(week from Monday\),ABANDON · Interactions,ABANDON · Interactions \(before\),/,
    )
    expect(rows.slice(9)).toEqual(lines.map((line) => line.join(',')))
    const spanish = (await cli.run(['summarize', REPORT, ...WORDS, '--out', '-', '--format', 'csv-excel-es'])).stdout
    expect(spanish.split('\r\n').slice(9, -1)).toEqual(
      lines.map((line) =>
        line
          .map((cell) => (typeof cell === 'number' ? String(cell).replace('.', ',') : (cell ?? '').replace(/^=/, "'=")))
          .join(';'),
      ),
    )
  })

  test('a workbook has them in cells that show what they are, and the formulas on a sheet of their own', async () => {
    const lines = tableOf(await summarize(...WORDS))
    const out = cli.path('summary.xlsx')
    const written = await cli.json(['summarize', REPORT, ...WORDS, '--out', out])
    expect(written).toMatchObject({ file: out, rows: lines.length, format: 'xlsx' })
    const { default: readExcel } = await import('read-excel-file/node')
    const [first, , third] = await readExcel(out)
    const width = lines[0]?.length ?? 0
    const durations = new Set([6, 7, 17, 18, 28, 29])
    const cells = (first?.data ?? []).slice(9).map((row) =>
      Array.from({ length: width }, (_, place) => {
        const cell = row[place] ?? null
        return cell instanceof Date ? (cell.getTime() - Date.UTC(1899, 11, 30)) / (SECONDS_PER_DAY * 1000) : cell
      }),
    )
    const expected = lines.map((line) =>
      line.map((cell, place) => (typeof cell === 'number' && durations.has(place) ? cell / SECONDS_PER_DAY : cell)),
    )
    for (const [row, line] of expected.entries()) {
      for (const [column, cell] of line.entries()) {
        const read = cells[row]?.[column] ?? null
        if (typeof cell === 'number') expect(read, `${row} ${column}`).toBeCloseTo(cell, 7)
        else expect(read, `${row} ${column}`).toBe(cell === '' ? null : cell)
      }
    }
    expect(cells).toHaveLength(lines.length)
    expect(first?.data.slice(0, 7).map((row) => row.filter((cell) => cell !== null))).toEqual(HEAD)
    const sheets = readWorkbook(readFileSync(out))
    expect(sheets.map(({ name }) => name)).toEqual(['Skill interactions, detail', 'Charts', 'Formulas'])
    const formats = sheets[0]?.rows[9]?.map((cell) => cell?.format)
    expect(formats).toEqual(expect.arrayContaining(['#,##0', '[hh]:mm:ss', '0.0 %']))
    const charts = readCharts(readFileSync(out), 1)
    expect(charts.map(({ title }) => title)).toEqual(HEAD.slice(4))
    for (const { series } of charts) {
      for (const { values } of series) {
        const drawn = cellsOf(sheets, values.reference)[0]?.map((cell) => cell?.value)
        expect(values.copy[0]?.map((copy) => (copy === null ? undefined : Number(copy)))).toEqual(drawn)
      }
    }
    expect(third?.data.slice(0, 4)).toEqual([['Measure', 'Formula'], ...HEAD.slice(4)])
    expect(third?.data.slice(-2).map((row) => row.join(' '))).toEqual([
      'Completeness Not fetched yet: 2025-03-11T00:00:00 – 2025-03-11T23:59:59',
      ' Compared period: Not fetched yet: 2025-02-28T00:00:00 – 2025-03-02T23:59:59',
    ])
  })

  test('of no rows has what it is of, and no line', async () => {
    const none = [...ROWS, '--filter', 'skill_id = nobody', '--across', 'skill_id', '--no-totals']
    for (const name of ['none.xlsx', 'none.csv']) {
      const out = cli.path(name)
      expect(await cli.json(['summarize', REPORT, ...none, '--out', out])).toMatchObject({ rows: 0 })
    }
    expect(readWorkbook(readFileSync(cli.path('none.xlsx')))[0]?.rows[0]?.[2]?.shown).toBe(REPORT)
    expect(readFileSync(cli.path('none.csv'), 'utf8')).toMatch(/^Report,.*\r\nInteractions,count\r\n\r\n\r\n$/s)
  })

  test('is no picture: what only the window draws is refused, unless a format is named', async () => {
    for (const name of ['summary.png', 'summary.PDF']) {
      const out = cli.path(name)
      const { error } = (await cli.json(['summarize', REPORT, ...WORDS, '--out', out], 2)) as { error: Document }
      expect(error).toMatchObject({ code: 'usage', message: expect.stringContaining('--format') as string })
      expect(existsSync(out)).toBe(false)
    }
    const named = ['--out', cli.path('named.png'), '--format', 'csv']
    expect(await cli.json(['summarize', REPORT, ...WORDS, ...named])).toMatchObject({ format: 'csv' })
  })

  test('is there whole or not at all', async () => {
    const folder = cli.path('.')
    const before = readdirSync(folder)
    const out = cli.path('nowhere/summary.xlsx')
    const { error } = (await cli.json(['summarize', REPORT, ...WORDS, '--out', out], 2)) as { error: Document }
    expect(error).toMatchObject({ code: 'output-unwritable' })
    expect(existsSync(out)).toBe(false)
    expect(readdirSync(folder)).toEqual(before)
  })
})
