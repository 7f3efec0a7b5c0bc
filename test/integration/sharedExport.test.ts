import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { files } from '../../src/core/export/files.ts'
import { blockReading } from '../../src/core/export/rowBlocks.ts'
import { momentOf, sharedStretches, Stretches, type StretchJob } from '../../src/core/export/stretches/stretches.ts'
import { giveDefinitions } from '../../src/core/store/customers/namingReports.ts'
import { budgetWords } from '../../src/core/store/query/columns/columnBudget.ts'
import { openReader, openWriter } from '../../src/core/store/file/database.ts'
import type { ReadableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { closeResult, openResult } from '../../src/core/store/query/results.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { HelperThreads, type HelperThread } from '../../src/core/store/threads/helperThreads.ts'
import { removeTemporaryFolders, temporaryFolder, KEY, WORKER_URL } from '../support/connectedStore.ts'
import { bodyOf, question, storeBody } from '../support/memoryStore.ts'
import { defineReport, field } from '../support/reports.ts'
import { serverDate, span } from '../support/times.ts'
import { partsOf } from '../support/workbookReader.ts'

// Files whose rows several real threads read, over connections of their own, are those that one thread writes.

const DAYS = ['2025-03-01', '2025-03-02', '2025-03-03'].map((day) => span(day))
const ROWS_PER_DAY = 2_600
const people = defineReport({
  id: 'people',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [
    field('date', 'dateTime'),
    field('telephone', 'telephone'),
    { ...field('called', 'text'), isCustomerName: true },
  ],
})
const messages = defineReport({
  id: 'messages',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('telephone', 'telephone'), field('text', 'longText'), field('code', 'id')],
})
const NAMES = ['Anabela Ñáñez', 'Bruno Quijano', 'Carmenza Yepes']

let database: ReadableDatabase
let folder: string
let threads: HelperThreads

beforeAll(() => {
  folder = temporaryFolder()
  const location = { file: join(folder, 'store.db'), key: KEY }
  const writer = openWriter(location)
  writer
    .prepare('INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, ?, ?, ?, ?)')
    .run('test', '0000', 'http://127.0.0.1', 'America/Bogota')
  for (const report of [people, messages]) ensureRowsTable(writer, report)
  const telephoneOf = (place: number): string => `300${String(place % 500).padStart(7, '0')}`
  for (const day of DAYS) {
    const rowsOf = (rows: number, rest: (place: number) => object): string =>
      bodyOf(Array.from({ length: rows }, (_, place) => ({ date: serverDate(day.from + place), ...rest(place) })))
    storeBody(
      writer,
      people,
      rowsOf(500, (place) => ({ telephone: telephoneOf(place), called: NAMES[place % NAMES.length] })),
      day,
    )
    storeBody(
      writer,
      messages,
      rowsOf(ROWS_PER_DAY, (place) => ({
        telephone: telephoneOf(place),
        // Some have a separator of joined rows in them, and some take more room than a stretch has.
        text: `Hola ${NAMES[place % 5] ?? 'nadie'}, llame al 601 765 ${1000 + (place % 9000)}${place % 1_999 === 7 ? '\u001e' : ''}${place === 2_500 ? 'á'.repeat(200_000) : ''}`,
        code: `${place}-${telephoneOf(place)}`,
      })),
      day,
    )
  }
  writer.close()
  database = openReader(location, 'export')
  giveDefinitions(database, () => [people, messages])
  threads = new HelperThreads({
    thread: 'export',
    location,
    workerUrl: WORKER_URL.href,
    waiting: new Int32Array(1),
    columnWords: budgetWords(),
  })
})

afterEach(() => {
  threads.close()
})

afterAll(() => {
  database.close()
  removeTemporaryFolders()
})

const CONTEXT = { throwIfCancelled: () => undefined, progress: () => undefined, transfer: () => undefined }

function written(format: 'csv' | 'xlsx', name: string, started?: string[]): Buffer {
  const file = join(folder, `${name}.${format}`)
  const gapColumn = { language: 'en', comes: 'if-any' } as const
  const plain = { format, safe: false, columns: null, headings: null, onBusy: 'fail', gapColumn } as const
  const startHelper = (...[thread, subject, nurseryMb]: Parameters<HelperThreads['start']>): HelperThread => {
    started?.push(thread)
    return threads.start(thread, subject, nurseryMb)
  }
  const parts = { database, ...(started === undefined ? {} : { startHelper }) }
  files(parts).write({ report: messages, question: question(messages, { mask: 'pseudonym' }), file, ...plain }, CONTEXT)
  return readFileSync(file)
}

test('a masked CSV and a masked workbook that several threads read are as one thread writes them', () => {
  const started: string[] = []
  const alone = written('csv', 'alone')
  expect(written('csv', 'together', started).equals(alone)).toBe(true)
  const sheetOf = (bytes: Buffer): string => partsOf(bytes)('xl/worksheets/sheet1.xml')
  expect(sheetOf(written('xlsx', 'together', started)) === sheetOf(written('xlsx', 'alone'))).toBe(true)
  if (availableParallelism() > 1) expect(started).toContain('stretches')
})

/** What a thread read of a job, stretch by stretch; the one that asks reads none. */
function readByHelper(mask: 'hidden' | undefined): string {
  const asked = question(messages, mask === undefined ? {} : { mask })
  const result = openResult(database, messages, asked)
  const names = ['telephone', 'text', 'code', 'date']
  try {
    const reading = blockReading(database, result, names, undefined)
    const shared = sharedStretches(1, result.total, 400, 2)
    const job: StretchJob = {
      report: messages,
      question: asked,
      names,
      moment: momentOf(database),
      total: result.total,
      mask,
      namingReports: [people],
      shared,
    }
    const helper = threads.start('stretches', 'stretches')
    helper.port.postMessage(job)
    const stretches = new Stretches(shared)
    let first = 1
    let [theirs, own] = ['', '']
    for (let stretch = 0; first <= result.total; stretch++) {
      for (let read = stretches.readOf(stretch); ; read = stretches.readOf(stretch)) {
        if (read === undefined) {
          stretches.waitFor(stretch)
          continue
        }
        theirs += read.block.toString()
        own += read.rows === 0 ? '' : (reading?.joined(first, first + read.rows - 1).toString() ?? '')
        break
      }
      first = stretches.lastOf(stretch) + 1
      stretches.wrote(stretch)
    }
    stretches.end()
    helper.end()
    expect(theirs.length).toBeGreaterThan(200_000)
    return theirs === own ? 'the same' : 'others'
  } finally {
    closeResult(database, result)
  }
}

test.each([undefined, 'hidden' as const])('a thread reads the same rows over its own connection: mask %s', (mask) => {
  expect(readByHelper(mask)).toBe('the same')
})
