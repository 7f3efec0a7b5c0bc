import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { openReader, openWriter } from '../../src/core/store/file/database.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { Ingest } from '../../src/core/store/rows/ingest.ts'
import { files } from '../../src/core/export/files.ts'
import { results } from '../../src/core/store/operations/results.ts'
import { beginSlice, commitSlice } from '../../src/core/store/tables/slices.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { wall, type TimeRange } from '../../src/shared/time.ts'
import { recordOf } from './records.ts'
import { ALONE } from '../support/threadParts.ts'

// `node --expose-gc test/bench/fieldNames.ts [CASE]`: fields that no document lists, as many as a server likes to send.
// Each case takes answers into an encrypted store, opens the question about all of it, and writes it as CSV and as a
// workbook. Prints milliseconds and megabytes.

const report = catalogue.find('cdr_3')
const scope = { connectionId: 1, reportKey: report.key, parameters: {} }
const DAY = 86_400
const FIRST = 1_767_225_600

type Records = readonly Readonly<Record<string, string>>[]

const names = (first: number, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`field_${first + place}`, String(place)]))
const dated = (day: number, number: number): Record<string, string> =>
  recordOf(report, number, new Date((FIRST + day * DAY) * 1000).toISOString().slice(0, 19).replace('T', ' '))

/** Answers, one a day, in batches. */
const CASES: Readonly<Record<string, () => Generator<Iterable<Records>>>> = {
  *ordinary() {
    yield Array.from({ length: 60 }, (_, batch) =>
      Array.from({ length: 1_000 }, (_, row) => dated(0, batch * 1_000 + row)),
    )
  },
  *'few everywhere'() {
    const extra = { segmento: 'oro', ciudad: 'Cali', canal: 'voz' }
    yield Array.from({ length: 60 }, (_, batch) =>
      Array.from({ length: 1_000 }, (_, row) => ({ ...dated(0, batch * 1_000 + row), ...extra })),
    )
  },
  *'1200 at once'() {
    yield [[{ ...dated(0, 0), ...names(0, 1_200) }], Array.from({ length: 10_000 }, (_, row) => dated(0, row))]
  },
  *'50 a day for a year'() {
    for (let day = 0; day < 365; day++) {
      yield [
        Array.from({ length: 200 }, (_, row) => ({ ...dated(day, row), ...(row === 0 ? names(day * 50, 50) : {}) })),
      ]
    }
  },
  *'a million'() {
    yield (function* () {
      for (let row = 0; row < 1_000; row++) yield [{ ...dated(0, row), ...names(row * 1_000, 1_000) }]
    })()
  },
}

function megabytes(): number {
  globalThis.gc?.()
  return Math.round(process.memoryUsage().rss / 2 ** 20)
}

function timed<T>(what: string, work: () => T): T {
  const startedMs = performance.now()
  const outcome = work()
  process.stdout.write(`  ${what}: ${Math.round(performance.now() - startedMs)} ms, ${megabytes()} MB\n`)
  return outcome
}

function takeIn(database: WritableDatabase, answers: Generator<Iterable<Records>>): number {
  let day = 0
  let spentMs = 0
  for (const batches of answers) {
    const range: TimeRange = { from: wall(FIRST + day * DAY), to: wall(FIRST + (day + 1) * DAY - 1) }
    const sliceId = beginSlice(database, scope, range, range)
    const ingest = new Ingest(database, report, sliceId, range)
    for (const records of batches) {
      const text = Buffer.from(JSON.stringify(records))
      const startedMs = performance.now()
      ingest.insert(text, true)
      spentMs += performance.now() - startedMs
    }
    const startedMs = performance.now()
    const commit = { sliceId, scope, range, piece: range, state: 'complete', fetchedAtMs: 0, warnings: [] } as const
    commitSlice(database, report, commit, ingest.inserter.facts)
    spentMs += performance.now() - startedMs
    day++
  }
  return spentMs
}

const context = { progress: () => undefined, throwIfCancelled: () => undefined, transfer: () => undefined }
for (const [name, answers] of Object.entries(CASES)) {
  if (process.argv[2] !== undefined && process.argv[2] !== name) continue
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-names-'))
  const location = { file: join(folder, 'store.db'), key: '0'.repeat(64) }
  const writer = openWriter(location)
  writer.exec(`INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, 'bench', '0', 'h', 'UTC')`)
  ensureRowsTable(writer, report)
  process.stdout.write(`${name}: ${megabytes()} MB at first\n`)
  const spentMs = takeIn(writer, answers())
  process.stdout.write(`  taken in: ${Math.round(spentMs)} ms, ${megabytes()} MB\n`)
  const database = openReader(location, 'grid')
  const reader = results({ database, ...ALONE })
  const question = { ...scope, range: null, filters: [], search: '', sort: [] }
  const view = { first: 0, last: 0, blockRows: 200 }
  const opened = timed('opened, 200 rows shown', () => reader.ask({ report, question, view }, context))
  process.stdout.write(`  ${opened.total} rows, ${opened.fields.length} columns, ${JSON.stringify(opened.further)}\n`)
  const filters = [{ field: 'field_999', operator: '=', value: '999' } as const]
  timed('filtered by a name', () => {
    try {
      reader.ask({ report, question: { ...question, filters }, view }, context)
    } catch {
      process.stdout.write('  (no such field)\n')
    }
  })
  for (const format of ['csv', 'xlsx'] as const) {
    const file = join(folder, `rows.${format}`)
    const gapColumn = { language: 'es', comes: 'if-any' } as const
    const input = {
      report,
      question,
      file,
      format,
      safe: false,
      columns: null,
      headings: null,
      onBusy: 'fail',
    } as const
    timed(`${format} written`, () => files({ database }).write({ ...input, gapColumn }, context))
    process.stdout.write(`  ${Math.round(statSync(file).size / 2 ** 20)} MB of ${format}\n`)
  }
  database.close()
  writer.close()
  rmSync(folder, { recursive: true, force: true })
}
