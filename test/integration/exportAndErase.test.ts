import { exportFile } from '../../src/core/export/exportFile.ts'
import { NO_NOTES } from '../../src/shared/answerNotes.ts'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyRetentionAgain, applyRetentionDaily } from '../../src/core/automation/retention.ts'
import { CSV_FORMATS, csvDialect, type CsvFormat } from '../../src/shared/fileFormats.ts'
import type { ExportInput } from '../../src/core/export/exportInput.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { Operator } from '../../src/shared/query.ts'
import { wall } from '../../src/shared/time.ts'
import { modelCsv, type Column } from '../support/csvModel.ts'
import {
  ConnectedStore,
  removeTemporaryFolders,
  temporaryFolder,
  type QuestionWish,
  type Row,
} from '../support/connectedStore.ts'
import { openRaw, sizeOf } from '../support/files.ts'
import { everyType, live, sums } from '../support/reports.ts'
import { startServer, type FakeServer } from '../support/server.ts'
import { at, serverDate, span } from '../support/times.ts'
import { readWorkbook, shownTable } from '../support/workbookReader.ts'

const PERIOD = span('2025-03-01', '2025-03-03')
const ROWS = 2600
const VALUES: readonly unknown[] = [
  '',
  'Ñandú; "x"',
  '=1+1',
  '+573001234567',
  'a\r\nb',
  'a\x1eb',
  '\x1f',
  null,
  1.5,
  true,
  ['a', { b: 'é' }],
  '-5',
  ' ',
]

const rows: Row[] = Array.from({ length: ROWS }, (_each, place) => {
  const value = (step: number): unknown => VALUES[(place * step) % VALUES.length]
  return {
    date: serverDate(PERIOD.from + place * 90),
    text: value(1),
    page: `<p>${'á'.repeat(place % 50)}</p>`,
    telephone: value(5),
    integer: String(place),
    ...(place % 3 === 0 ? { 'new field': value(7) } : {}),
  }
})

let server: FakeServer
let desk: ConnectedStore

beforeAll(async () => {
  server = await startServer(
    { now: at('2025-05-01') },
    {
      rows: (report, { from, to }) => {
        const inside = rows.filter(
          (row) => String(row['date']) >= serverDate(from) && String(row['date']) <= serverDate(to),
        )
        return report.key === sums.key ? [{ text: 'a', count: '1', weight: '1', talk: '00:00:01' }] : inside
      },
    },
  )
  const { baseUrl, token } = server.operation
  desk = new ConnectedStore({ baseUrl, token, now: () => at('2025-05-01') })
  await desk.pull(everyType, PERIOD)
})

afterAll(async () => {
  await desk.close()
  await server.operation.close()
  removeTemporaryFolders()
})

async function exportTo(
  file: string,
  more: { readonly wish?: QuestionWish; readonly signal?: AbortSignal } & Partial<ExportInput> = {},
  onProgress?: () => void,
) {
  const { wish = {}, signal, ...input } = more
  const question = await desk.question(everyType, { range: PERIOD, ...wish })
  const gapColumn = { language: 'en', comes: 'if-any' } as const
  const plain = { format: 'csv', safe: false, columns: null, headings: null, onBusy: 'fail', gapColumn } as const
  const fixed = { report: everyType, question, file, ...plain }
  return exportFile(desk.store, { ...fixed, ...input }, { signal, onProgress })
}

const ALL = [...everyType.fields.map((field) => field.name), 'new field']

/** A value as a file has it. */
function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function expected(format: CsvFormat, rows: readonly Row[], names: readonly string[] = ALL, safe = false): string {
  const columns = names.map((name): Column => ({
    name,
    type: everyType.fields.find((field) => field.name === name)?.type,
  }))
  return modelCsv(
    csvDialect(format, safe),
    columns,
    rows.map((row) => names.map((name) => cell(row[name]))),
  )
}

describe('an exported file', () => {
  test.each(CSV_FORMATS)('holds every row as %s has it', async (format) => {
    const file = join(temporaryFolder(), 'out.csv')
    const result = await exportTo(file, { format })
    const text = expected(format, rows)
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(result).toEqual({ rows: ROWS, bytes: Buffer.byteLength(text), file, cutTexts: 0, notes: NO_NOTES })
    expect(readdirSync(dirname(file))).toEqual(['out.csv'])
  })

  test('holds every row as a workbook shows it', async () => {
    const file = join(temporaryFolder(), 'out.xlsx')
    const result = await exportTo(file, { format: 'xlsx' })
    const sheets = readWorkbook(readFileSync(file))
    expect(sheets.map(({ name }) => name)).toEqual([everyType.title.en])
    expect(shownTable(sheets)).toEqual({ heading: ALL, rows: rows.map((row) => ALL.map((name) => cell(row[name]))) })
    expect(result).toEqual({ rows: ROWS, bytes: readFileSync(file).length, file, cutTexts: 0, notes: NO_NOTES })
    expect(readdirSync(dirname(file))).toEqual(['out.xlsx'])
  })

  test('holds what the question is about, in its columns and order', async () => {
    const names = fc.shuffledSubarray(ALL, { minLength: 1 })
    const numbers = fc.integer({ min: -5, max: ROWS + 5 })
    const file = join(temporaryFolder(), 'out.csv')
    await fc.assert(
      fc.asyncProperty(
        names,
        numbers,
        fc.constantFrom<Operator>('<', '>='),
        fc.boolean(),
        async (columns, number, operator, safe) => {
          const filters = [{ field: 'integer', operator, value: String(number) }]
          const sort = [{ field: 'integer', descending: true }]
          const kept = rows.filter((row) =>
            operator === '<' ? Number(row['integer']) < number : Number(row['integer']) >= number,
          )
          const result = await exportTo(file, { columns, safe, wish: { filters, sort } })
          expect(result.rows).toBe(kept.length)
          expect(readFileSync(file, 'utf8')).toBe(expected('csv', kept.toReversed(), columns, safe))
        },
      ),
      { numRuns: 15 },
    )
  })

  test('of nothing has its header', async () => {
    const file = join(temporaryFolder(), 'out.csv')
    await exportTo(file, { wish: { search: 'no such text' } })
    expect(readFileSync(file, 'utf8')).toBe(expected('csv', []))
  })

  test('is not touched until all is written', async () => {
    const file = join(temporaryFolder(), 'out.csv')
    writeFileSync(file, 'before')
    const seen = new Set<string>()
    await exportTo(file, {}, () => seen.add(readFileSync(file, 'utf8')))
    expect([...seen].filter((text) => text !== 'before' && text !== expected('csv', rows))).toEqual([])
    expect(readFileSync(file, 'utf8')).toBe(expected('csv', rows))
  })

  test('that is cancelled leaves nothing behind, and what was there as it was', async () => {
    for (const before of [undefined, 'before']) {
      const file = join(temporaryFolder(), 'out.csv')
      if (before !== undefined) writeFileSync(file, before)
      const controller = new AbortController()
      const exported = exportTo(file, {
        signal: controller.signal,
        wish: { sort: [{ field: 'page', descending: true }] },
      })
      controller.abort()
      await expect(exported).rejects.toMatchObject({ code: 'cancelled' })
      expect(readdirSync(dirname(file))).toEqual(before === undefined ? [] : ['out.csv'])
      if (before !== undefined) expect(readFileSync(file, 'utf8')).toBe(before)
    }
    expect((await desk.rows(everyType)).length).toBe(ROWS)
  })

  test('that fails leaves nothing behind', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'out.csv')
    await expect(exportTo(file, { columns: ['no field'] })).rejects.toMatchObject({ code: 'unknown-field' })
    const filters = [{ field: 'integer', operator: '<' as const, value: 'x' }]
    await expect(exportTo(file, { wish: { filters } })).rejects.toMatchObject({ code: 'bad-filter' })
    expect(readdirSync(folder)).toEqual([])
    await exportTo(file)
    expect(existsSync(file)).toBe(true)
  })

  test('that cannot be written says so', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'taken.csv'))
    writeFileSync(join(folder, 'file'), '')
    for (const file of [join(folder, 'none', 'out.csv'), join(folder, 'file', 'out.csv'), join(folder, 'taken.csv')]) {
      await expect(exportTo(file)).rejects.toMatchObject({ code: 'output-unwritable', detail: { file } })
    }
    expect(readdirSync(folder).toSorted()).toEqual(['file', 'taken.csv'])
    expect(readdirSync(join(folder, 'taken.csv'))).toEqual([])
  })
})

describe('erasing', () => {
  const reports = [everyType, sums, live]

  async function filled(): Promise<ConnectedStore> {
    const { baseUrl, token } = server.operation
    const own = new ConnectedStore({ baseUrl, token, now: () => at('2025-05-01') })
    await own.pull(everyType, PERIOD)
    await own.pull(sums, PERIOD, { parameters: { campaign: 'all' } })
    return own
  }

  /** The report's own empty table, and what is written down of its erasure. */
  const FEW_PAGES = 4

  function pagesOf(file: string): number {
    const raw = openRaw(file)
    const pages = raw.pragma('page_count', { simple: true }) as number
    const free = raw.pragma('freelist_count', { simple: true })
    expect(free).toBe(0)
    raw.close()
    return pages
  }

  test('takes rows and their slices away, and gives the space back', async () => {
    const before = await filled()
    await before.close()
    // What is left is to take no more than what never had them.
    const { baseUrl, token } = server.operation
    const without = new ConnectedStore({ baseUrl, token, now: () => at('2025-05-01') })
    await without.pull(sums, PERIOD, { parameters: { campaign: 'all' } })
    await without.close()
    const [pages, size] = [pagesOf(without.store.file), sizeOf(without.store.file)]
    const own = before.reopened()
    expect(pagesOf(own.store.file)).toBeGreaterThan(pages + FEW_PAGES)
    const erasure = { connectionId: null, reportKey: everyType.key, before: null }
    expect(await own.store.erasing.erase(reports, erasure)).toBe(ROWS)
    expect(await own.rows(everyType)).toEqual([])
    expect(await own.slices(everyType)).toEqual([])
    expect(await own.rows(sums, { parameters: { campaign: 'all' } })).toHaveLength(1)
    await own.close()
    expect(pagesOf(own.store.file)).toBeLessThanOrEqual(pages + FEW_PAGES)
    expect(sizeOf(own.store.file)).toBeLessThanOrEqual(size + FEW_PAGES * (size / pages))
  })

  test('before an instant leaves what came from then on', async () => {
    const own = await filled()
    const before = wall(PERIOD.from + 100_000)
    const erasure = { connectionId: (await own.connection()).id, reportKey: null, before }
    const kept = rows.filter((row) => String(row['date']) >= serverDate(before))
    // Of the sums, the day that ended before then, and the one in which that instant lies.
    expect(await own.store.erasing.erase(reports, erasure)).toBe(ROWS - kept.length + 2)
    expect((await own.rows(everyType)).map((row) => row['integer'])).toEqual(kept.map((row) => row['integer']))
    expect((await own.slices(everyType))[0]?.range.from).toBe(before)
    expect((await own.slices(sums, { campaign: 'all' })).length).toBe(1)
    await own.pull(everyType, PERIOD)
    expect(await own.rows(everyType)).toHaveLength(ROWS)
    await own.close()
  })

  test('that is cut short while it compacts is ended later, on the same day too', async () => {
    const own = await filled()
    const { file } = own.store
    const nowMs = Date.now()
    await applyRetentionDaily(own.store, reports, nowMs)
    const stopping = new AbortController()
    const onProgress = (): void => stopping.abort(new AppError('cancelled'))
    const erasure = { connectionId: null, reportKey: null, before: null }
    const erased = own.store.erasing.erase(reports, erasure, { signal: stopping.signal, onProgress })
    await expect(erased).rejects.toMatchObject({ code: 'cancelled' })
    expect(await own.rows(everyType)).toEqual([])
    await own.close()
    const later = new ConnectedStore({ baseUrl: server.operation.baseUrl, token: server.operation.token, file })
    expect(await later.store.compacting.owed()).toEqual([everyType.key, sums.key].toSorted())
    // Not while another process compacts.
    const other = new ConnectedStore({ baseUrl: server.operation.baseUrl, token: server.operation.token, file })
    expect(await other.store.locks.tryAcquire(['compaction'])).toBe(true)
    await applyRetentionDaily(later.store, reports, nowMs)
    expect(await later.store.compacting.owed()).toHaveLength(2)
    await other.close()
    await applyRetentionDaily(later.store, reports, nowMs)
    expect(await later.store.compacting.owed()).toEqual([])
    await later.close()
    pagesOf(file)
  })

  test('by its rules waits after a long pause until a server was reached: a clock may have run ahead', async () => {
    const own = await filled()
    const nowMs = Date.now()
    await own.store.retention.put({ connectionId: null, reportKey: null, months: 600 })
    expect(await applyRetentionDaily(own.store, reports, nowMs)).toBe(0)
    const farMs = nowMs + 700 * 30 * 86_400_000
    expect(await applyRetentionDaily(own.store, reports, farMs)).toBe(0)
    expect(await own.rows(everyType)).toHaveLength(ROWS)
    // The rules were changed by somebody who saw what goes: that needs no proof.
    await applyRetentionAgain(own.store)
    expect(await applyRetentionDaily(own.store, reports, farMs)).toBeGreaterThan(0)
    expect(await own.rows(everyType)).toEqual([])
    await own.close()
  })

  test('for another connection or report takes nothing', async () => {
    const own = await filled()
    for (const erasure of [
      { connectionId: 99, reportKey: null, before: null },
      { connectionId: null, reportKey: live.key, before: null },
      { connectionId: null, reportKey: null, before: PERIOD.from },
    ]) {
      expect(await own.store.erasing.erase(reports, erasure)).toBe(0)
    }
    expect(await own.rows(everyType)).toHaveLength(ROWS)
    await own.close()
  })
})

describe('a target that is no plain file', () => {
  test('is left alone where it is a device, and followed where it is a link', async () => {
    const folder = temporaryFolder()
    const real = join(folder, 'real.csv')
    const link = join(folder, 'link.csv')
    writeFileSync(real, 'before')
    symlinkSync(real, link)
    const { bytes } = await exportTo(link)
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(sizeOf(real)).toBe(bytes)
    await expect(exportTo('/dev/null')).rejects.toMatchObject({ code: 'output-unwritable' })
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test('is left alone where it is read-only', async () => {
    const file = join(temporaryFolder(), 'kept.csv')
    writeFileSync(file, 'kept', { mode: 0o444 })
    await expect(exportTo(file)).rejects.toMatchObject({ code: 'output-unwritable' })
    expect(readFileSync(file, 'utf8')).toBe('kept')
  })
})
