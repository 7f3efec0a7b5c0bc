/// <reference lib="dom" />
import { expect, type Locator, type Page } from '@playwright/test'
import { questionFilters } from '../../src/renderer/features/grid/filterModel.ts'
import { drillOf } from '../../src/renderer/features/summary/drill.ts'
import { drillFilters } from '../../src/renderer/pages/drillFilters.ts'
import { csvDialect } from '../../src/shared/fileFormats.ts'
import type { Language } from '../../src/shared/language.ts'
import type { RowSet } from '../../src/shared/query.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { differenceOf } from '../../src/shared/summaries/differences.ts'
import { changeText, differenceText, numberText } from '../../src/shared/summaries/numberText.ts'
import type { GroupField, Measure, MeasureType, SummaryGroup } from '../../src/shared/summaries/types.ts'
import { PLAIN_SUMMARY, readSummary } from '../../src/shared/summaries/writtenSummary.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import { parseCsv } from '../support/csvModel.ts'
import { IS_OFFICE_ASKED, openedInLibreOffice } from '../support/libreOffice.ts'
import { modelValue, type ModelRow } from '../support/measureModel.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { ask } from './ask.ts'
import { watchClipboard } from './clipboard.ts'
import { digits, type SummaryHands } from './summaryHands.ts'
import type { Supervisor } from './supervisor.ts'

// Holds every number of a summary's table against the rows that it leads to, and against the files that have it.

/** A line of the table: what its group is called, and its numbers as they read. */
interface ShownLine {
  readonly label: string
  readonly cells: readonly string[]
}

/** The same line in a file: its numbers as they were worked out. */
interface WrittenLine {
  readonly label: string
  readonly numbers: readonly (number | null)[]
}

/** What the measures of a table are. */
export interface TableMeasures {
  readonly types: readonly MeasureType[]
  /** How many columns each measure has, that over all of them included. */
  readonly columns: number
  readonly isCompared: boolean
}

/** The measures of a report's summary, as they are written. */
export function measuresOf(report: ReportDefinition, written: readonly string[], language: Language) {
  const summary = { ...PLAIN_SUMMARY, measures: written }
  return readSummary(summary, { report, reports: [report], language, range: null }).measures
}

/** What the screen says of the numbers of a file's line: an earlier number itself stands in the file alone. */
function asOnScreen(
  { label, numbers }: WrittenLine,
  { types, columns, isCompared }: TableMeasures,
  language: Language,
): ShownLine {
  const left = [...numbers]
  const next = (): number | null => left.shift() ?? null
  const cells = Array.from({ length: columns }, () => types)
    .flat()
    .flatMap((type) => {
      const now = numberText(next(), type, language, 'screen')
      if (!isCompared) return [now]
      next()
      const difference = differenceText(next(), type, language, 'screen')
      return type === 'percent' ? [now, difference] : [now, difference, changeText(next(), language, 'screen')]
    })
  return { label, cells }
}

function csvLines(bytes: Buffer): readonly WrittenLine[] {
  const [, table = ''] = bytes.toString('utf8').split('\r\n\r\n')
  return parseCsv(table, csvDialect('csv', false))
    .slice(1)
    .map(([label = '', ...cells]) => ({ label, numbers: cells.map((cell) => (cell === '' ? null : Number(cell))) }))
}

/** Durations are parts of a day there, as spreadsheets have them. */
function workbookLines(bytes: Buffer, count: number): readonly WrittenLine[] {
  const [sheet] = readWorkbook(bytes)
  return (sheet?.rows ?? []).slice(-count).map(([label, ...cells]) => ({
    label: label?.shown ?? '',
    numbers: Array.from(cells, (cell) => {
      if (cell?.value === undefined) return null
      return cell.format.includes(':') ? cell.value * 86_400 : cell.value
    }),
  }))
}

/** The lines of a workbook as LibreOffice reads them: `npm run proof:libreoffice`. */
function officeLines(file: string, count: number): readonly WrittenLine[] {
  return openedInLibreOffice(file)
    .slice(-count)
    .map(([label, ...cells]) => ({
      label: String(label ?? ''),
      numbers: Array.from(cells, (cell) => (typeof cell === 'number' ? cell : null)),
    }))
}

/** Every number of the files is that of the screen, and so is what its line is called. */
export async function expectSameFiles(
  summary: SummaryHands,
  folder: string,
  measures: TableMeasures,
  language: Language,
): Promise<void> {
  const lines = await summary.lines()
  // Programs read the key of a group where people read words.
  const screen = lines.map(({ label, number, cells }) => {
    const [key] = JSON.parse(number) as [SummaryGroup['key']]
    return { label: key[0] ?? label, cells }
  })
  expect(lines.length).toBeGreaterThan(1)
  const csv = csvLines(await summary.exportAs('csv', `${folder}.csv`))
  const workbook = workbookLines(await summary.exportAs('xlsx', `${folder}.xlsx`), screen.length)
  const office = IS_OFFICE_ASKED ? [officeLines(`${folder}.xlsx`, screen.length)] : []
  for (const file of [csv, workbook, ...office]) {
    expect(file.map((line) => asOnScreen(line, measures, language))).toEqual(screen)
  }
}

/** What a table is asked of, so that the rows behind each of its numbers can be asked for as well. */
export interface AskedTable {
  readonly report: ReportDefinition
  readonly by: GroupField
  readonly across: GroupField | null
  /** As they are written. */
  readonly measures: readonly string[]
  readonly range: TimeRange
  /** An earlier period, of which the rows of a group fit the same. */
  readonly earlier?: TimeRange
}

/** A number of the table. */
interface ShownNumber {
  readonly key: SummaryGroup['key']
  readonly column: string | null
  readonly measure: number
  readonly text: string
  /** How it differs from the earlier period's. */
  readonly differences: readonly string[]
  /** How many rows stand behind it, as it says, or why there is nothing to show. */
  readonly hint: string
  readonly leads: boolean
  readonly line: string
}

async function shownNumbers(summary: SummaryHands): Promise<readonly ShownNumber[]> {
  const found = await summary.numbersOf(summary.table).evaluateAll((buttons) =>
    buttons.map((button) => {
      const differences: string[] = []
      let next = button.closest('td')?.nextElementSibling
      for (; next?.classList.contains('summary-difference') === true; next = next.nextElementSibling) {
        differences.push(next.textContent ?? '')
      }
      return {
        id: button.getAttribute('data-number') ?? '',
        text: button.textContent ?? '',
        differences,
        hint: button.getAttribute('title') ?? '',
        leads: button.getAttribute('aria-disabled') !== 'true',
        line: button.closest('tr')?.getAttribute('data-kind') ?? '',
      }
    }),
  )
  return found.map(({ id, ...number }) => {
    const [key, column, measure] = JSON.parse(id) as [SummaryGroup['key'], string | null, number]
    return { ...number, key, column, measure }
  })
}

/** All rows that fit filters, as the window gets them block by block. */
async function rowsThatFit(window: Page, rows: RowSet): Promise<readonly ModelRow[]> {
  const slot = 'numbers'
  const view = { first: 0, last: 0, blockRows: 1, turn: 1 }
  const { resultId, total, fields } = await ask(window, 'result:open', { slot, question: { ...rows, sort: [] }, view })
  const found: ModelRow[] = []
  while (found.length < total) {
    for (const row of await ask(window, 'result:rows', { resultId, offset: found.length, limit: 1_000 })) {
      found.push(Object.fromEntries(fields.map((field, place) => [field, row[place] ?? ''])))
    }
  }
  return found
}

/**
 * Holds each number of the table against the rows that it leads to: there are just as many as it says, and it is what
 * comes of these very rows by a plain model. Of the lines that a limit left out, against those of no other line.
 *
 * @returns how many numbers lead to rows
 */
export async function expectEachOfItsRows(
  summary: SummaryHands,
  { window, language, say }: Supervisor,
  { report, by, across, measures: written, range, earlier }: AskedTable,
): Promise<number> {
  const measures = measuresOf(report, written, language)
  const numbers = await shownNumbers(summary)
  const [connection] = await ask(window, 'connections:list', null)
  const asked = { connectionId: connection?.id ?? 0, reportKey: report.key, parameters: {}, search: '' }
  const known = new Map<string, Promise<readonly ModelRow[]>>()

  function rowsOf({ key, column }: Pick<ShownNumber, 'key' | 'column'>, of: TimeRange, tree: Measure['tree'] | null) {
    const group = { key, column, rows: 1, state: 'complete' } as const
    const drill = drillOf([by], across, group, tree)
    if (drill.kind !== 'conditions') throw new Error(`${JSON.stringify(key)} leads nowhere: ${drill.problem}`)
    const filters = questionFilters(drillFilters([], drill.conditions))
    const id = JSON.stringify([of, filters])
    const rows = known.get(id) ?? rowsThatFit(window, { ...asked, range: of, filters })
    known.set(id, rows)
    return rows
  }

  const keys = new Set(numbers.map(({ key }) => key[0]))
  const everything = await rowsOf({ key: [], column: null }, range, null)
  let leading = 0
  for (const number of numbers) {
    const { key, column, line, leads, hint, text, differences } = number
    const measure = measures[number.measure]
    if (measure === undefined) throw new Error(`no measure ${number.measure}`)
    const { tree, type } = measure
    const shown = (value: number | null): string => numberText(value, type, language, 'screen')
    const place = JSON.stringify([key, column, measure.title])
    const valueOf = async (of: TimeRange): Promise<readonly [number | null, number]> => {
      const all = await rowsOf({ key: [], column: null }, of, null)
      const rows =
        line === 'others'
          ? all.filter((row) => !keys.has(row[by.field] ?? ''))
          : await rowsOf({ key, column }, of, tree)
      return [modelValue(tree, rows, all), rows.length]
    }
    const [now, rows] = await valueOf(range)
    expect.soft(text, place).toBe(shown(now))
    if (leads) {
      leading++
      expect.soft(hint, place).toBe(say('summary:drill.show', { count: rows }))
    } else if (line !== 'others') expect.soft(rows, place).toBe(0)
    if (earlier === undefined) continue
    const { amount, change } = differenceOf(now, (await valueOf(earlier))[0])
    const [difference, ...parts] = differences
    expect.soft(difference, place).toBe(differenceText(amount, type, language, 'screen'))
    for (const part of parts) expect.soft(part, place).toBe(changeText(change, language, 'screen'))
  }
  expect(everything.length).toBeGreaterThan(0)
  return leading
}

/** Rows as they are copied out of the grid, by the names of their fields. */
function copiedRows(report: ReportDefinition, text: string, language: Language): readonly ModelRow[] {
  const [headings = [], ...rows] = parseCsv(text, { ...csvDialect('csv', false), delimiter: '\t' })
  const names = headings.map((heading) => report.fields.find(({ title }) => title[language] === heading)?.name ?? '')
  return rows.map((row) => Object.fromEntries(row.map((cell, place) => [names[place] ?? '', cell])))
}

/** Presses numbers that lead to several rows, copies the rows that are there, and holds them against each number. */
export async function expectPressedRows(
  summary: SummaryHands,
  supervisor: Supervisor,
  { report, measures: written }: Pick<AskedTable, 'report' | 'measures'>,
  numbers: readonly Locator[],
): Promise<void> {
  const { window, say, language } = supervisor
  const measures = measuresOf(report, written, language)
  const copied = await watchClipboard(window)
  for (const number of numbers) {
    const [text, hint] = [await number.textContent(), await number.getAttribute('title')]
    const [, , place] = JSON.parse((await number.getAttribute('data-number')) ?? '') as [unknown, unknown, number]
    const measure = measures[place]
    if (measure === undefined) throw new Error(`no measure ${place}`)
    const said = digits(hint)
    const back = await summary.press(number)
    let rows: readonly ModelRow[] = []
    // Rows of before may still stand there, which are left unselected once those of the number are known.
    await expect(async () => {
      await window.locator('.ag-row[row-index="0"] .ag-cell').first().click()
      await window.keyboard.press('ControlOrMeta+a')
      await window.getByRole('button', { name: say('grid:copyRows', { count: said }) }).click({ timeout: 2_000 })
      await expect(window.getByText(say('grid:copiedRows', { count: said }))).toBeVisible({ timeout: 2_000 })
      rows = copiedRows(report, (await copied()).at(-1) ?? '', language)
      expect(rows.length).toBe(said)
    }).toPass({ timeout: 20_000 })
    // A share is of all rows, which are not among those behind it.
    if (measure.tree.kind !== 'share') {
      expect(text).toBe(numberText(modelValue(measure.tree, rows), measure.type, language, 'screen'))
    }
    await back()
  }
}
