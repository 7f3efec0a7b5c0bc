import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openWriter } from '../../src/core/store/file/database.ts'
import { BudgetShare } from '../../src/core/store/query/columns/columnBudget.ts'
import { ColumnCache } from '../../src/core/store/query/columns/columnCache.ts'
import { summarizeRows } from '../../src/core/store/query/summaries/summarize.ts'
import { RowInserter } from '../../src/core/store/rows/rowInserter.ts'
import { beginSlice, commitSlice } from '../../src/core/store/tables/slices.ts'
import type { Store } from '../../src/core/store/store.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { PLAIN_SUMMARY, readSummary, type WrittenSummary } from '../../src/shared/summaries/writtenSummary.ts'
import { formatDay, formatTimeOfDay, parseDate, wall } from '../../src/shared/time.ts'
import { KEY, openBenchStore } from './benchStore.ts'
import { openDuckDb } from './duckDb.ts'
import { median, memoryAboveIdle, processorMsOf, processorWork, timeMs, type ProcessorWork } from './measure.ts'

// Summaries of a million rows: the first, which reads them, and those after it, against what SQLite takes to group a
// plain copy.

export const SLICES = 20
export const ROWS_PER_SLICE = 50_000
const DAYS_PER_SLICE = 31
const ROUNDS = 5
/** What the operation is called. */
export const CONNECTION = 'b'
/** As long as somebody needs to look at an answer and to ask the next. */
const LOOK_MS = 10_000

/** The first report whose rows have these fields: the benchmark, too, knows no report by its name. */
function reportWith(names: readonly string[]): ReportDefinition {
  const report = catalogue.reports.find(
    ({ kind, fields }) => kind === 'detail' && names.every((name) => fields.some((field) => field.name === name)),
  )
  if (report === undefined) throw new Error(`no report has ${names.join(', ')}`)
  return report
}

export const report = reportWith(['agent_name', 'time_seg', 'skill_name', 'cod_act', 'hang_up', 'date', 'telephone'])
const START = parseDate('2024-06-01')?.at ?? wall(0)
export const NOW = parseDate('2027-01-01')?.at ?? wall(0)

export function secondsOf(number: number): number {
  return (number * 7_919) % 900
}

export function callOf(number: number, at: number): Record<string, string> {
  return {
    agent_name: `Agente ${(number * 48_271) % 300} Gómez`,
    date: `${formatDay(wall(at))} ${formatTimeOfDay(wall(at))}`,
    telephone: `573${String((number * 48_271) % 200_000).padStart(9, '0')}`,
    time_seg: formatTimeOfDay(wall(secondsOf(number))),
    cod_act: `COD${number % 40}`,
    description_cod_act: `Descripción ${number % 40}`,
    type_interaction: number % 3 === 0 ? 'Inbound' : 'Outbound',
    customer_id: String(100_000 + (number % 50_000)),
    hang_up: number % 2 === 0 ? 'AGENT' : 'CUSTOMER',
    conn_id: `${number}.${number % 7}`,
    skill_id: String(number % 12),
    skill_name: `Skill ${number % 12}`,
    agent_id: String((number * 48_271) % 300),
  }
}

/**
 * Fills an encrypted store, and beside it a plain copy with every field, the duration as a number that SQLite can add
 * up. Many slices are of fewer days each.
 */
export async function fill(store: Store, folder: string, slices: number, plainFile: string | null): Promise<void> {
  const connection = await store.connections.add({
    name: CONNECTION,
    server: '0',
    baseUrl: 'http://127.0.0.1',
    timeZone: 'UTC',
  })
  await store.tables.ensure(report)
  await store.close()
  const database = openWriter({ file: `${folder}/atalaya.db`, key: KEY })
  const plain = new Database(plainFile ?? ':memory:')
  const names = report.fields.map(({ name }) => name)
  plain.exec(`CREATE TABLE rows (${names.map((name) => `"${name}"`).join(', ')})`)
  const copy = plain.prepare(`INSERT INTO rows VALUES (${names.map(() => '?').join(', ')})`)
  const scope = { connectionId: connection.id, reportKey: report.key, parameters: {} }
  const sliceSeconds = Math.max(1, Math.floor((SLICES * DAYS_PER_SLICE) / slices)) * 86_400
  for (let slice = 0; slice < slices; slice++) {
    const from = START + slice * sliceSeconds
    const range = { from: wall(from), to: wall(from + sliceSeconds - 1) }
    const sliceId = beginSlice(database, scope, range, range)
    const inserter = new RowInserter(database, report, sliceId, range, 'UTC')
    const insert = (): void => {
      for (let row = 0; row < ROWS_PER_SLICE; row++) {
        const at = Math.floor(from + (row * sliceSeconds) / ROWS_PER_SLICE)
        const number = slice * ROWS_PER_SLICE + row
        const call = callOf(number, at)
        inserter.insert(call)
        if (plainFile !== null)
          copy.run(names.map((name) => (name === 'time_seg' ? secondsOf(number) : (call[name] ?? ''))))
      }
    }
    database.transaction(() => plain.transaction(insert)())()
    const commit = { sliceId, scope, range, piece: range, state: 'complete', fetchedAtMs: 0, warnings: [] } as const
    commitSlice(database, report, commit, inserter.facts)
  }
  plain.close()
  database.close()
}

export const ROWS = { connectionId: 1, reportKey: report.key, parameters: {}, range: null, filters: [], search: '' }

export function questionOf(written: Partial<WrittenSummary>) {
  const context = { report, language: 'en', reports: [report], range: null } as const
  return { report, question: { rows: ROWS, summary: readSummary({ ...PLAIN_SUMMARY, ...written }, context) }, now: NOW }
}

export const MEASURES = ['count', 'sum(time_seg)', 'avg(time_seg)']

export interface SummaryFigures {
  readonly firstMs: number
  /** The work of the processor for it. */
  readonly firstWork: ProcessorWork
  /** The shell's GROUP BY on the plain copy; undefined where there is no shell. */
  readonly groupByMs: number | undefined
  readonly groupByWorkMs: number | undefined
  /** The same again. */
  readonly againMs: number
  /** What DuckDB takes for that in memory; undefined where there is none. */
  readonly duckDbMs: number | undefined
  /** By other fields, a while after the first answer: those that were read meanwhile. */
  readonly otherMs: number
  readonly duckDbOtherMs: number | undefined
  readonly heatMapMs: number
  readonly quantilesMs: number
  readonly bytesPerRow: number
  /** A block of the grid's rows: alone, and while summaries are worked out one after the other. */
  readonly gridMs: number
  readonly gridMeanwhileMs: number
}

const FEWEST_BLOCKS = 50

/** How long blocks of the grid's rows take, one after the other, until something else is over. */
async function gridMsUntil(store: Store, resultId: number, total: number, other: Promise<unknown>): Promise<number> {
  const state = { isOver: false }
  const ended = other.finally(() => {
    state.isOver = true
  })
  const times: number[] = []
  while (!state.isOver || times.length < FEWEST_BLOCKS) {
    const offset = Math.floor(Math.random() * (total - 100))
    times.push(await timeMs(() => store.results.rows({ resultId, offset, limit: 100 })))
  }
  await ended
  return median(times)
}

/** Measures summaries of a million rows. @param shellMs the median time of the sqlite3 shell with arguments */
export async function benchSummaries(
  shellMs: (args: readonly string[], rounds: number) => Promise<number | undefined>,
): Promise<SummaryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-summaries-'))
  try {
    const plain = join(folder, 'plain.db')
    await fill(openBenchStore(folder).store, folder, SLICES, plain)
    const duckDb = await openDuckDb(plain)
    const first: number[] = []
    const firstWork: ProcessorWork[] = []
    const groupByWork: number[] = []
    const groupBy: (number | undefined)[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const { store } = openBenchStore(folder)
      // The threads are there, as in a window in which something was summarized before.
      await store.summaries.summarize(questionOf({ by: ['hang_up'] }))
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS / 4))
      await store.summaries.forget()
      const ask = (): Promise<number> =>
        timeMs(() => store.summaries.summarize(questionOf({ by: ['agent_name'], measures: MEASURES })))
      firstWork.push(await processorWork(async () => first.push(await ask())))
      await store.close()
      const shell = [plain, 'SELECT agent_name, count(*), sum(time_seg), avg(time_seg) FROM rows GROUP BY 1']
      const shellTook = await shellMs(shell, 1)
      groupBy.push(shellTook)
      if (shellTook !== undefined) groupByWork.push(processorMsOf('sqlite3', shell))
    }
    const { store } = openBenchStore(folder)
    const ask = (written: Partial<WrittenSummary>): Promise<number> =>
      timeMs(() => store.summaries.summarize(questionOf({ measures: MEASURES, ...written })))
    const several = async (written: Partial<WrittenSummary>): Promise<number> => {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round++) times.push(await ask(written))
      return median(times)
    }
    await ask({ by: ['agent_name'] })
    const againMs = await several({ by: ['agent_name'] })
    const duckDbMs = await duckDb?.groupBy('agent_name')
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    const otherMs = await ask({ by: ['skill_name', 'hang_up'] })
    const duckDbOtherMs = await duckDb?.groupBy('skill_name, hang_up')
    duckDb?.close()
    const heatMapMs = await several({ by: ['date:hour-of-day'], across: 'date:day-of-week' })
    const quantilesMs = await several({ by: ['agent_name'], measures: ['median(time_seg)', 'p90(time_seg)'] })

    const { resultId, total } = await store.results.ask({ report, question: { ...ROWS, sort: [] } })
    const gridMs = await gridMsUntil(store, resultId, total, Promise.resolve())
    const summarizing = async (): Promise<void> => {
      for (let round = 0; round < 3; round++) {
        await store.summaries.forget()
        await ask({ by: ['agent_name', 'skill_name'], measures: ['count', 'median(time_seg)', 'distinct(telephone)'] })
      }
    }
    const gridMeanwhileMs = await gridMsUntil(store, resultId, total, summarizing())
    await store.close()

    const database = openWriter({ file: `${folder}/atalaya.db`, key: KEY })
    const cache = new ColumnCache(new BudgetShare(Number.MAX_SAFE_INTEGER))
    const fiveFields = { by: ['agent_name', 'cod_act', 'date:year'], across: 'hang_up', measures: MEASURES }
    summarizeRows(database, cache, questionOf(fiveFields), () => undefined)
    const bytesPerRow = cache.bytes / (SLICES * ROWS_PER_SLICE)
    cache.clear()
    database.close()
    const known = groupBy.filter((each) => each !== undefined)
    return {
      firstMs: median(first),
      firstWork: {
        allMs: median(firstWork.map(({ allMs }) => allMs)),
        busiestMs: median(firstWork.map(({ busiestMs }) => busiestMs)),
      },
      groupByWorkMs: groupByWork.length === 0 ? undefined : median(groupByWork),
      groupByMs: known.length === 0 ? undefined : median(known),
      againMs,
      duckDbMs,
      otherMs,
      duckDbOtherMs,
      heatMapMs,
      quantilesMs,
      bytesPerRow,
      gridMs,
      gridMeanwhileMs,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const LARGE_SLICES = 200

export interface LargeFigures {
  readonly rows: number
  readonly firstMs: number
  /** The work of the processor for it, in all threads. */
  readonly firstWorkMs: number
  readonly againMs: number
  /** All that the process takes. */
  readonly memoryMb: number
}

/** Measures summaries of ten million rows. */
export async function benchLargeSummaries(): Promise<LargeFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-large-'))
  try {
    await fill(openBenchStore(folder).store, folder, LARGE_SLICES, null)
    const { store } = openBenchStore(folder)
    const ask = (): Promise<unknown> =>
      store.summaries.summarize(questionOf({ by: ['agent_name'], measures: MEASURES }))
    await store.summaries.forget()
    const idleMb = process.memoryUsage.rss() / 1024 / 1024
    let [firstMs, firstWorkMs] = [Number.NaN, Number.NaN]
    const again: number[] = []
    const aboveMb = await memoryAboveIdle(async () => {
      const { allMs } = await processorWork(async () => {
        firstMs = await timeMs(ask)
      })
      firstWorkMs = allMs
      for (let round = 0; round < ROUNDS; round++) again.push(await timeMs(ask))
    })
    await store.close()
    return {
      rows: LARGE_SLICES * ROWS_PER_SLICE,
      firstMs,
      firstWorkMs,
      againMs: median(again),
      memoryMb: idleMb + aboveMb,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
