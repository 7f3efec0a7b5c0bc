import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { formatInstant, parseDate, wall, type TimeRange } from '../../src/shared/time.ts'
import { beginSlice, commitSlice } from '../../src/core/store/tables/slices.ts'
import type { Scope } from '../../src/core/store/records/slices.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { commitPoll } from '../../src/core/store/rows/liveLog.ts'
import { Ingest } from '../../src/core/store/rows/ingest.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { KEY } from './benchStore.ts'
import { median } from './measure.ts'
import { recordOf } from './records.ts'

// A month of a continuous log: a poll every five minutes, 2,000 calls in each answer, half of which the poll before had
// too. Runs by itself as well: `node test/bench/livePolls.ts DAYS`.

export interface LiveFigures {
  readonly polls: number
  /** Milliseconds that merging a poll into the log takes, and with it the staging of its rows. */
  readonly mergeMs: number
  readonly mostMergeMs: number
  /** The most that the processor worked for one: what a busy machine adds to the time of some is not in it. */
  readonly mostMergeProcessorMs: number
  readonly wholeMs: number
  readonly bytesPerRow: number
  /** Of the same rows fetched plainly, each once. */
  readonly plainBytesPerRow: number
}

const CALLS_PER_ANSWER = 2_000
const REACH_SECONDS = 600
const EVERY_SECONDS = 300
const CALLS_PER_SECOND = CALLS_PER_ANSWER / REACH_SECONDS
/** What a row takes in a plain pull does not change with their number: three days of them will do. */
const PLAIN_POLLS = (3 * 86_400) / EVERY_SECONDS
const START = parseDate('2026-10-01')?.at ?? wall(0)

function logReport(): ReportDefinition {
  const report = catalogue.reports.find(
    ({ kind, liveMinutes }) => kind === 'live' && liveMinutes === REACH_SECONDS / 60,
  )
  if (report === undefined) throw new Error('there is no such live report')
  return report
}

/** The calls that begin in a stretch, by their numbers: always the same. */
function callsIn(report: ReportDefinition, { from, to }: TimeRange): Buffer {
  const first = Math.ceil((from - START) * CALLS_PER_SECOND)
  const last = Math.ceil((to + 1 - START) * CALLS_PER_SECOND) - 1
  const records: string[] = []
  for (let number = first; number <= last; number++) {
    const date = formatInstant(wall(START + Math.floor(number / CALLS_PER_SECOND))).replace('T', ' ')
    records.push(JSON.stringify(recordOf(report, number + CALLS_PER_ANSWER, date)))
  }
  return Buffer.from(`[${records.join(',')}]`)
}

function openStore(folder: string, report: ReportDefinition): { database: WritableDatabase; scope: Scope } {
  const database = openWriter({ file: join(folder, 'atalaya.db'), key: KEY })
  database
    .prepare(
      `INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, 'bench', '0000', 'http://localhost', 'UTC')`,
    )
    .run()
  ensureRowsTable(database, report)
  return { database, scope: { connectionId: 1, reportKey: report.key, parameters: {} } }
}

function fileBytes(database: WritableDatabase, folder: string): number {
  database.pragma('wal_checkpoint(TRUNCATE)')
  return statSync(join(folder, 'atalaya.db')).size
}

interface LogFigures {
  readonly merges: number[]
  readonly processor: number[]
  readonly wholes: number[]
  readonly bytesPerRow: number
}

function keepLog(folder: string, report: ReportDefinition, polls: number): LogFigures {
  const { database, scope } = openStore(folder, report)
  const empty = fileBytes(database, folder)
  const merges: number[] = []
  const processor: number[] = []
  const wholes: number[] = []
  let rows = 0
  for (let poll = 0; poll < polls; poll++) {
    const at = wall(START + poll * EVERY_SECONDS)
    const seen = { from: wall(at - REACH_SECONDS), to: wall(at - 1) }
    const body = callsIn(report, seen)
    const begun = performance.now()
    const sliceId = beginSlice(database, scope, seen, seen)
    const ingest = new Ingest(database, report, sliceId, seen)
    ingest.insert(body, true)
    const staged = performance.now()
    const before = process.threadCpuUsage()
    const commit = {
      sliceId,
      scope,
      fetchedAtMs: at * 1000,
      sentAtMs: at * 1000,
      warnings: [],
      seen: [seen],
      doubt: null,
      at,
      answeredAt: at,
    }
    rows += commitPoll(database, report, commit, ingest.inserter.facts).added
    const merged = performance.now()
    const { user, system } = process.threadCpuUsage(before)
    merges.push(merged - staged)
    processor.push((user + system) / 1_000)
    wholes.push(merged - begun)
    // As the writer does at rest, between two polls.
    database.pragma('wal_checkpoint(PASSIVE)')
  }
  const bytes = fileBytes(database, folder) - empty
  database.close()
  return { merges, processor, wholes, bytesPerRow: bytes / rows }
}

/** The same calls as slices of a day, each fetched once. */
function pullPlainly(folder: string, report: ReportDefinition, polls: number): number {
  const plain: ReportDefinition = { ...report, kind: 'detail' }
  const { database, scope } = openStore(folder, plain)
  const empty = fileBytes(database, folder)
  const end = START + polls * EVERY_SECONDS - 1
  let rows = 0
  for (let from = START - REACH_SECONDS; from <= end; from += 86_400) {
    const range = { from: wall(from), to: wall(Math.min(end, from + 86_399)) }
    const sliceId = beginSlice(database, scope, range, range)
    const ingest = new Ingest(database, plain, sliceId, range)
    for (let part: number = range.from; part <= range.to; part += 3_600) {
      ingest.insert(callsIn(plain, { from: wall(part), to: wall(Math.min(range.to, part + 3_599)) }), true)
    }
    const commit = { sliceId, scope, range, piece: range, state: 'complete', fetchedAtMs: 0, warnings: [] } as const
    commitSlice(database, plain, commit, ingest.inserter.facts)
    rows += ingest.inserter.facts.rows
  }
  const bytes = fileBytes(database, folder) - empty
  database.close()
  return bytes / rows
}

/** Keeps a log for so many days, and fetches the same calls plainly. */
export function benchLivePolls(days: number): LiveFigures {
  const report = logReport()
  const polls = Math.round((days * 86_400) / EVERY_SECONDS)
  const inFolder = <T>(work: (folder: string) => T): T => {
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-'))
    try {
      return work(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const { merges, processor, wholes, bytesPerRow } = inFolder((folder) => keepLog(folder, report, polls))
  const plainPolls = Math.min(polls, PLAIN_POLLS)
  const plainBytesPerRow = inFolder((folder) => pullPlainly(folder, report, plainPolls))
  return {
    polls,
    mergeMs: median(merges),
    mostMergeMs: Math.max(...merges),
    mostMergeProcessorMs: Math.max(...processor),
    wholeMs: median(wholes),
    bytesPerRow,
    plainBytesPerRow,
  }
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(benchLivePolls(Number(process.argv[2] ?? 1)), null, 2)}\n`)
}
