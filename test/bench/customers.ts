import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SliceKeys } from '../../src/core/store/customers/keys.ts'
import { findStory } from '../../src/core/store/customers/story.ts'
import { openReader, openWriter } from '../../src/core/store/file/database.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { Ingest } from '../../src/core/store/rows/ingest.ts'
import { beginSlice, commitSlice } from '../../src/core/store/tables/slices.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { wall, type TimeRange } from '../../src/shared/time.ts'
import { recordOf } from './records.ts'

const DAY = 86_400
const FIRST = 1_767_225_600
const BATCH = 1_000
/** One row in so many is somebody else's call of the customer who is asked for. */
const THEIRS_EACH = 100_000
const CUSTOMER = '3009998877'

export interface CustomerTimes {
  /** Asking by keys, in milliseconds. */
  readonly keyed: readonly number[]
  /** Looking through every row, as mentions need: measured of one slice, and multiplied. */
  readonly scannedMs: number
  /** Taking in one slice with keys and without, in milliseconds of the processor. */
  readonly withKeys: readonly number[]
  readonly withoutKeys: readonly number[]
  readonly items: number
  /** Bytes of keys for each row. */
  readonly bytesPerRow: number
}

function batchesOf(report: ReportDefinition, day: number, rows: number): readonly Buffer[] {
  const date = new Date((FIRST + day * DAY) * 1000).toISOString().slice(0, 10)
  return Array.from({ length: Math.ceil(rows / BATCH) }, (_, batch) => {
    const records = Array.from({ length: BATCH }, (__, row) => {
      const number = day * rows + batch * BATCH + row
      const isTheirs = number % THEIRS_EACH === 0
      const record = recordOf(report, number, `${date} 10:00:00`)
      // Everybody else has a number of their own.
      return { ...record, telephone: isTheirs ? `57${CUSTOMER}` : `573${String(number % 1e9).padStart(9, '0')}` }
    })
    return Buffer.from(JSON.stringify(records))
  })
}

function takeIn(database: WritableDatabase, report: ReportDefinition, day: number, batches: readonly Buffer[]): number {
  const range: TimeRange = { from: wall(FIRST + day * DAY), to: wall(FIRST + (day + 1) * DAY - 1) }
  const scope = { connectionId: 1, reportKey: report.key, parameters: {} }
  const started = process.cpuUsage()
  const sliceId = beginSlice(database, scope, range, range)
  const ingest = new Ingest(database, report, sliceId, range)
  for (const batch of batches) ingest.insert(batch, true)
  const commit = { sliceId, scope, range, piece: range, state: 'complete', fetchedAtMs: 0, warnings: [] } as const
  commitSlice(database, report, commit, ingest.inserter.facts)
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

/** Runs work as if rows had no keys. */
function withoutKeys<T>(work: () => T): T {
  const { addValue, addLeaf } = SliceKeys.prototype
  const nothing = (): void => undefined
  Object.assign(SliceKeys.prototype, { addValue: nothing, addLeaf: nothing })
  try {
    return work()
  } finally {
    Object.assign(SliceKeys.prototype, { addValue, addLeaf })
  }
}

/**
 * Asks for a customer over a store of many rows.
 *
 * @param report one with a telephone in each row
 * @param slices how many days it holds, and
 * @param rowsPerSlice how many rows each has: a multiple of 1,000
 */
export function benchCustomers(
  report: ReportDefinition,
  slices: number,
  rowsPerSlice: number,
  rounds: number,
): CustomerTimes {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-customers-'))
  const location = { file: join(folder, 'store.db'), key: 'a5'.repeat(32) }
  const writer = openWriter(location)
  try {
    writer.exec(`INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, 'bench', '0', 'h', 'UTC')`)
    ensureRowsTable(writer, report)
    const [withKeysMs, withoutKeysMs]: [number[], number[]] = [[], []]
    for (let day = 0; day < slices; day++) {
      withKeysMs.push(takeIn(writer, report, day, batchesOf(report, day, rowsPerSlice)))
      if (day >= rounds) continue
      // The same again in another year, which is not asked for.
      const again = batchesOf(report, day + 10_000, rowsPerSlice)
      withoutKeysMs.push(withoutKeys(() => takeIn(writer, report, day + 10_000, again)))
    }
    const bytes = writer.prepare('SELECT sum(length(entries)) FROM customer_keys').pluck().get() as number
    const range = { from: wall(FIRST), to: wall(FIRST + slices * DAY - 1) }
    const wish = { customer: `+57 ${CUSTOMER}`, connectionId: null, range, withMentions: false }
    const keyed: number[] = []
    let items = 0
    for (let round = 0; round < rounds; round++) {
      // A connection of its own: nothing is in its cache.
      const reader = openReader(location, 'customers')
      const startedMs = performance.now()
      items = findStory(reader, [report], wish, () => undefined).total
      keyed.push(performance.now() - startedMs)
      reader.close()
    }
    const reader = openReader(location, 'export')
    const startedMs = performance.now()
    const ofOneDay = { from: wall(FIRST), to: wall(FIRST + DAY - 1) }
    findStory(reader, [report], { ...wish, range: ofOneDay, withMentions: true }, () => undefined)
    const scannedMs = slices * (performance.now() - startedMs)
    reader.close()
    return {
      keyed,
      scannedMs,
      withKeys: withKeysMs.slice(1, rounds),
      withoutKeys: withoutKeysMs.slice(1),
      items,
      bytesPerRow: bytes / (slices * rowsPerSlice),
    }
  } finally {
    writer.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
