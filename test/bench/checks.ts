import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportFile } from '../../src/core/export/exportFile.ts'
import { giveDefinitions } from '../../src/core/store/customers/namingReports.ts'
import { knownNames } from '../../src/core/store/customers/knownNames.ts'
import { openReader, openWriter } from '../../src/core/store/file/database.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { CheckMemory } from '../../src/core/store/query/checks/memory.ts'
import { reckon } from '../../src/core/store/query/checks/reckoners.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { Ingest } from '../../src/core/store/rows/ingest.ts'
import { beginSlice, commitSlice } from '../../src/core/store/tables/slices.ts'
import { checksOf, usualCheck, type ChosenCheck } from '../../src/shared/checks/checks.ts'
import type { Mask } from '../../src/shared/masks.ts'
import { namesPeople } from '../../src/shared/reports/customerFields.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { USUAL_PLAN } from '../../src/shared/telephoneCountries.ts'
import { wall, type TimeRange } from '../../src/shared/time.ts'
import { KEY, openBenchStore } from './benchStore.ts'
import { timeMs } from './measure.ts'
import { recordOf } from './records.ts'
import { add } from './table.ts'

// Checks of a million rows, and a million rows written with everybody hidden in them.

const DAYS = 20
const ROWS_PER_DAY = 50_000
const BATCH = 1_000
const FIRST_DAY = 1_767_225_600
const DAY = 86_400
const RANGE: TimeRange = { from: wall(FIRST_DAY), to: wall(FIRST_DAY + DAYS * DAY - 1) }
/** So many people are written to, each again and again. */
const PEOPLE = 250_000

function reportThat(is: (report: ReportDefinition) => boolean): ReportDefinition {
  const report = catalogue.reports.find(is)
  if (report === undefined) throw new Error('no such report')
  return report
}

const messages = reportThat((report) => checksOf(report).includes('sms-parts'))
/** What dialling met at each telephone, a row for each and day. */
const machines = reportThat((report) => report.kind === 'aggregate' && report.dialled !== undefined)
const people = reportThat((report) => report.kind === 'detail' && report.dateField !== null && namesPeople(report))

type Change = (number: number) => Readonly<Record<string, string>>

function telephoneOf(number: number): string {
  return `573${String(number % PEOPLE).padStart(9, '0')}`
}

/** Fills a day of a report, so many rows. */
function fillDay(
  database: WritableDatabase,
  report: ReportDefinition,
  day: number,
  rows: number,
  change: Change,
): void {
  const range: TimeRange = { from: wall(FIRST_DAY + day * DAY), to: wall(FIRST_DAY + (day + 1) * DAY - 1) }
  const scope = { connectionId: 1, reportKey: report.key, parameters: {} }
  const sliceId = beginSlice(database, scope, range, range)
  const ingest = new Ingest(database, report, sliceId, range)
  for (let first = 0; first < rows; first += BATCH) {
    const records = Array.from({ length: BATCH }, (_, place) => {
      const number = day * rows + first + place
      // Spread over the day in their order.
      const second = Math.floor(((first + place) / rows) * DAY)
      const date = new Date((range.from + second) * 1000).toISOString().slice(0, 19).replace('T', ' ')
      return { ...recordOf(report, number, date), ...change(number) }
    })
    ingest.insert(Buffer.from(JSON.stringify(records)), true)
  }
  const commit = { sliceId, scope, range, piece: range, state: 'complete', fetchedAtMs: 0, warnings: [] } as const
  commitSlice(database, report, commit, ingest.inserter.facts)
}

function fill(folder: string): void {
  const database = openWriter({ file: join(folder, 'atalaya.db'), key: KEY })
  database.exec(`INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, 'bench', '0', 'h', 'UTC')`)
  const counts = Object.fromEntries(
    machines.fields.filter(({ type }) => type === 'integer').map(({ name }) => [name, '1']),
  )
  for (const report of [messages, machines, people]) ensureRowsTable(database, report)
  for (let day = 0; day < DAYS; day++) {
    fillDay(database, messages, day, ROWS_PER_DAY, (number) => ({ telephone: telephoneOf(number), channel: 'SMS' }))
    fillDay(database, machines, day, ROWS_PER_DAY, (number) => ({ ...counts, telephone: telephoneOf(number * 7) }))
    const named = PEOPLE / DAYS
    fillDay(database, people, day, named, (number) => ({ telephone: telephoneOf(number), customer_id: '' }))
  }
  database.close()
}

async function exportMs(folder: string, mask: Mask | undefined): Promise<number> {
  const { store } = openBenchStore(folder, () => Promise.resolve(catalogue.reports))
  await store.open()
  const gapColumn = { language: 'en', comes: 'if-any' } as const
  const plain = { format: 'csv', safe: false, columns: null, headings: null, onBusy: 'fail', gapColumn } as const
  const rows = { connectionId: 1, reportKey: messages.key, parameters: {}, filters: [], search: '', sort: [] }
  const ask = (range: TimeRange) =>
    exportFile(store, {
      report: messages,
      question: { ...rows, range, ...(mask === undefined ? {} : { mask }) },
      file: join(folder, 'messages.csv'),
      ...plain,
    })
  // The thread is there, and knows what customers are called.
  await ask({ from: RANGE.from, to: RANGE.from })
  const ms = await timeMs(() => ask(RANGE))
  await store.close()
  return ms
}

/** Measures each, and adds its line. */
export async function benchChecks(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-checks-'))
  try {
    fill(folder)
    const database = openReader({ file: join(folder, 'atalaya.db'), key: KEY }, 'checks')
    const work = { database, memory: new CheckMemory(), throwIfCancelled: () => undefined }
    const ask = (report: ReportDefinition, check: ChosenCheck): Promise<number> => {
      const rows = { connectionId: 1, reportKey: report.key, parameters: {}, range: RANGE, filters: [], search: '' }
      return timeMs(() => reckon(work, { report, rows, check, reports: [], now: RANGE.to }).block(0, 100))
    }
    add('contact hours of 1,000,000 messages', await ask(messages, usualCheck('contact-hours')), undefined, '–')
    add('parts of 1,000,000 short messages', await ask(messages, usualCheck('sms-parts')), undefined, '–')
    const unanswered = (attempts: number): ChosenCheck => ({
      id: 'unanswered',
      settings: { attempts, days: 2, form: 'international' },
    })
    add('numbers that do not answer, of 1,000,000 telephone-days', await ask(machines, unanswered(3)), undefined, '–')
    add('the same with another threshold', await ask(machines, unanswered(4)), undefined, '≤ 100 ms')
    giveDefinitions(database, () => [people])
    const names = await timeMs(() => knownNames(database, USUAL_PLAN))
    add(`what ${PEOPLE.toLocaleString('en')} customers are called, ready to be looked up`, names, undefined, '–')
    database.close()
    const plainMs = await exportMs(folder, undefined)
    add(
      '1,000,000 messages to CSV with everybody hidden, against as they are',
      await exportMs(folder, 'hidden'),
      plainMs,
      '–',
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
