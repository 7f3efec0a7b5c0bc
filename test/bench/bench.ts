import { execFileSync, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Question } from '../../src/shared/query.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { parseDate, wall, type TimeRange } from '../../src/shared/time.ts'
import type { Store } from '../../src/core/store/store.ts'
import { pull } from '../../src/core/sync/pull.ts'
import { FRESH_LOOK } from '../../src/renderer/pages/look/look.ts'
import { projectFolder } from '../e2e/electron.ts'
import { KEY, openBenchStore } from './benchStore.ts'
import { benchCatalogue } from './catalogue.ts'
import { benchChecks } from './checks.ts'
import { benchColumns } from './columns.ts'
import { benchCommands } from './commands.ts'
import { benchCustomers } from './customers.ts'
import { benchDesktop, scriptSizes, type Scene } from './desktop.ts'
import { ANSWERS, benchFetching } from './fetching.ts'
import { duckDbCopyMs } from './duckDb.ts'
import { benchFound } from './found.ts'
import { homeLines } from './home.ts'
import { benchLivePolls } from './livePolls.ts'
import { benchMemory } from './memory.ts'
import { median, runProcess, startProcess, timeMs } from './measure.ts'
import { benchLargeSummaries, benchSummaries } from './summaries.ts'
import { benchQuestions } from './questions.ts'
import { benchGrowth } from './growth.ts'
import { add, addLine, addMemory, addSize, lines } from './table.ts'
import { teamLines } from './team/sharing.ts'

// `npm run bench`: a table of what the product does against a baseline measured in the same run. Machines differ and
// are noisy: read the ratios. Nothing here passes or fails.

interface Measured {
  readonly times: readonly number[]
  readonly memoryMb: number
}

const ROUNDS = 7
const MILLION = 1_000_000
const ROWS_PER_SLICE = 50_000

const messages = reportWithField('message')
const mails = reportWithField('body')

/** The first report that has the field: the benchmark, too, knows no report by its name. */
function reportWithField(name: string): ReportDefinition {
  const report = catalogue.reports.find(
    (each) => each.dateField !== null && each.fields.some((field) => field.name === name),
  )
  if (report === undefined) throw new Error(`no report has ${name}`)
  return report
}

async function withServer<T>(
  report: ReportDefinition,
  records: number,
  work: (port: string) => Promise<T>,
  kept = 1,
): Promise<T> {
  const file = new URL('answerServer.ts', import.meta.url)
  const { child, firstLine }: { child: ChildProcess; firstLine: string } = await startProcess(file, [
    report.key,
    String(records),
    String(kept),
  ])
  try {
    return await work(firstLine)
  } finally {
    child.kill()
  }
}

async function benchIngest(
  work: string,
  report: ReportDefinition,
  rounds: number,
  memoryGoal: string | undefined,
): Promise<void> {
  const file = new URL('ingestProcess.ts', import.meta.url)
  await withServer(report, 60_000, async (port) => {
    const ours = await runProcess<Measured>(file, ['store', port, report.key, String(rounds)])
    const floor = await runProcess<Measured>(file, ['floor', port, report.key, String(rounds)])
    add(work, median(ours.times), median(floor.times), '≤ 0.8 ×')
    if (memoryGoal === undefined) return
    addMemory(`${work}: memory above idle`, ours.memoryMb, memoryGoal)
    addMemory(`(the floor's memory above idle)`, floor.memoryMb, '–')
  })
}

/** As many records as an answer is sure to bring: at the servers' limit it would be asked for in halves. */
const RECORDS = 58_000

async function benchTwelveAnswers(): Promise<void> {
  const fetching = (port: string) => benchFetching(port, messages, FIRST_DAY)
  const figures = await withServer(messages, RECORDS, fetching, ANSWERS)
  const work = `${ANSWERS} answers of ${RECORDS.toLocaleString('en')} to a CSV`
  add(`${work}, against curl with jq`, figures.firstMs, figures.shellMs, '≤ 0.4 ×')
  add(`${work}, against Python`, figures.firstMs, figures.pythonMs, '≤ 1 ×')
  add('the part of that until all is in the store', figures.fetchedMs, undefined, '–')
  add(`${work} again, against curl with jq`, figures.againMs, figures.shellMs, '≤ 0.125 ×')
}

async function fillMillion(folder: string): Promise<Store> {
  const { store, sync } = openBenchStore(folder)
  await withServer(messages, ROWS_PER_SLICE, async (port) => {
    const baseUrl = `http://127.0.0.1:${port}`
    const connection = await store.connections.add({
      name: 'bench',
      server: '0000',
      baseUrl,
      timeZone: 'UTC',
    })
    const range = daysFrom(0, MILLION_DAYS)
    const result = await pull(sync, {
      connection,
      token: 't',
      report: messages,
      parameters: {},
      range,
      refreshSinceMs: null,
      priority: 'user',
    })
    if (result.failed.length > 0) throw result.failed[0]?.error ?? new Error('failed')
  })
  return store
}

const EVERYTHING: Question = {
  connectionId: 1,
  reportKey: messages.key,
  parameters: {},
  range: null,
  filters: [],
  search: '',
  sort: [],
}

async function copyPlain(store: Store, file: string): Promise<void> {
  const { resultId, total, fields } = await store.results.ask({ report: messages, question: EVERYTHING })
  const plain = new Database(file)
  plain.exec(`CREATE TABLE rows (${fields.map((name) => `"${name}"`).join(', ')})`)
  const insert = plain.prepare(`INSERT INTO rows VALUES (${fields.map(() => '?').join(', ')})`)
  for (let offset = 0; offset < total; offset += 10_000) {
    const rows = await store.results.rows({ resultId, offset, limit: 10_000 })
    plain.transaction(() => {
      for (const row of rows) insert.run(...row)
    })()
  }
  plain.close()
  await store.results.close(resultId)
}

function hasShell(): boolean {
  return spawnSync('sqlite3', ['-version']).status === 0
}

async function shellMs(args: readonly string[], rounds: number): Promise<number | undefined> {
  if (!hasShell()) return undefined
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    times.push(
      await timeMs(() =>
        execFileSync('sqlite3', args, { maxBuffer: 1024 * 1024 * 1024, stdio: ['ignore', 'ignore', 'inherit'] }),
      ),
    )
  }
  return median(times)
}

async function benchExport(folder: string, plain: string): Promise<void> {
  const args = [folder, messages.key, join(folder, 'export.csv'), '3']
  const ours = await runProcess<Measured>(new URL('exportProcess.ts', import.meta.url), args)
  const shell = await shellMs(['-csv', '-header', plain, '.once /dev/null', 'SELECT * FROM rows'], 1)
  const toFile = await shellMs(
    ['-csv', '-header', plain, `.once ${join(folder, 'shell.csv')}`, 'SELECT * FROM rows'],
    3,
  )
  add('1,000,000 rows to CSV', median(ours.times), toFile ?? shell, '≤ 0.6 ×')
  const copy = await duckDbCopyMs(join(folder, 'shell.csv'))
  add("the same, against DuckDB's COPY of a table in its memory", median(ours.times), copy, '≤ 1 ×')
  addMemory('1,000,000 rows to CSV: memory above idle', ours.memoryMb, '≤ 100 MB')
}

/** A workbook against the CSV of the same rows. */
async function benchWorkbook(folder: string): Promise<void> {
  const slices = 4
  const { from, to } = daysFrom(0, slices * 31)
  const measure = (format: string, rounds: number, ...range: readonly number[]): Promise<Measured> => {
    const args = [folder, messages.key, join(folder, `export.${format}`), rounds, format, ...range]
    return runProcess<Measured>(new URL('exportProcess.ts', import.meta.url), args.map(String))
  }
  const name = `${(slices * ROWS_PER_SLICE).toLocaleString('en')} rows to a workbook`
  const csv = await measure('csv', 3, from, to)
  const some = await measure('xlsx', 3, from, to)
  add(`${name}, against CSV`, median(some.times), median(csv.times), '≤ 1.8 ×')
  addMemory(`${name}: memory above idle`, some.memoryMb, '≤ 100 MB')
  const all = await measure('xlsx', 1)
  add('1,000,000 rows to a workbook', median(all.times), undefined, '–')
  addMemory('1,000,000 rows to a workbook: memory above idle', all.memoryMb, '≤ 100 MB')
}

/** Where the million rows lie: slices of 31 days from here on. */
const FIRST_DAY = parseDate('2024-06-01')?.at ?? wall(0)
const MILLION_DAYS = (MILLION / ROWS_PER_SLICE) * 31

function daysFrom(first: number, days: number): TimeRange {
  const from = wall(FIRST_DAY + first * 86_400)
  return { from, to: wall(from + days * 86_400 - 1) }
}

/** A scene for the window on the million rows. Its connection is led to a server whose answers have 60,000 records. */
async function withScene(folder: string, work: (scene: Scene) => Promise<void>): Promise<void> {
  if (!existsSync(join(projectFolder, 'out/main/index.js'))) {
    process.stderr.write('There is no build of the desktop program: npm run build makes it.\n')
    return
  }
  // One record less than the server's limit: at the limit an answer counts as cut, and is asked for in halves.
  await withServer(messages, 59_999, async (port) => {
    const { store } = openBenchStore(folder)
    const facts = { name: 'bench', server: '0000', timeZone: 'UTC' }
    await store.connections.update({ id: 1, ...facts, baseUrl: `http://127.0.0.1:${port}` })
    const { from, to } = daysFrom(0, MILLION_DAYS)
    const kept = {
      'connections/1/report': messages.key,
      [`look/1/${messages.key}`]: { ...FRESH_LOOK, period: { kind: 'dates', from, to } },
    }
    for (const [key, value] of Object.entries(kept)) {
      await store.preferences.set({ key, value: JSON.stringify(value) })
    }
    await store.close()
    const missing = daysFrom(MILLION_DAYS, 31)
    await work({ folder, key: KEY, token: 't', report: messages, range: { from, to }, missing })
  })
}

async function benchDesktopProgram(folder: string): Promise<void> {
  await withScene(folder, async (scene) => {
    const figures = await benchDesktop(scene)
    const where = figures.isStandIn ? ' (stand-in)' : ''
    add(
      `window with rows of 1,000,000, from the start of the process${where}`,
      figures.startMs,
      figures.emptyStartMs,
      '+ 600 ms',
    )
    add(`filter typed in the grid, rows of 1,000,000 shown${where}`, figures.filterMs, undefined, '≤ 100 ms')
    add(`a jump to anywhere in 1,000,000 rows, rows shown: median${where}`, figures.jump.medianMs, undefined, '–')
    add(`the same, 95th percentile${where}`, figures.jump.p95Ms, undefined, '≤ 120 ms')
    add(`report found by a word typed, of ${catalogue.reports.length}${where}`, figures.searchMs, undefined, '≤ 50 ms')
    add(`list of reports drawn after a search${where}`, figures.listMs, undefined, '≤ 50 ms')
    add(`ten cards of 1,000,000 rows, opened for the first time${where}`, figures.homeMs, undefined, '≤ 1 s')
    add(
      'longest pause of the main process: 60,000 records stored, grid scrolled',
      figures.mainPause.longestMs,
      undefined,
      '≤ 50 ms',
    )
    add('the most work of the processor for its thread at one go', figures.mainPause.mostWorkMs, undefined, '≤ 8 ms')
  })
  const { first, grid, rare } = scriptSizes()
  addSize("JavaScript of the window's first load", first)
  addSize('JavaScript of the grid, loaded beside it', grid)
  addSize('JavaScript loaded when it is asked for', rare)
}

async function benchTables(): Promise<void> {
  const { fewTablesMs, allTablesMs } = await benchCatalogue()
  add('store opened, first answer: a table for every report, beside five tables', allTablesMs, fewTablesMs, '+ 50 ms')
}

/** A month of a live report's log. */
const LOG_DAYS = 30

function benchLog(): void {
  const work = 'a log of 30 days, polled every 5 minutes, 2,000 calls an answer'
  const figures = benchLivePolls(LOG_DAYS)
  add(`${work}: merging a poll`, figures.mergeMs, undefined, '≤ 50 ms')
  add('the slowest of them', figures.mostMergeMs, undefined, '–')
  add('the most work of the processor for one of them', figures.mostMergeProcessorMs, undefined, '≤ 50 ms')
  add('a poll with the staging of its rows', figures.wholeMs, undefined, '–')
  const [ours, plain] = [figures.bytesPerRow, figures.plainBytesPerRow]
  addLine({
    work: 'bytes of the store for each new row, against a plain pull',
    ours: `${ours.toFixed(0)} B`,
    baseline: `${plain.toFixed(0)} B`,
    ratio: `${(ours / plain).toFixed(2)} ×`,
    goal: '≤ 1.5 ×',
  })
}

/** Summaries of a million rows. */
async function benchSummariesOfRows(): Promise<void> {
  const figures = await benchSummaries(shellMs)
  const work = '1,000,000 rows summarized'
  add(`${work} by a field: count, sum, average, against GROUP BY`, figures.firstMs, figures.groupByMs, '≤ 0.5 ×')
  add(
    'the work of the processor for that, of the thread that has most',
    figures.firstWork.busiestMs,
    figures.groupByWorkMs,
    '–',
  )
  add('the same, of all threads', figures.firstWork.allMs, figures.groupByWorkMs, '–')
  const { duckDbMs, duckDbOtherMs } = figures
  add(`${work}: the same again, from memory, against DuckDB`, figures.againMs, duckDbMs, '≤ 100 ms, ≤ 2 ×')
  add(`${work}: by two other fields, a while later`, figures.otherMs, duckDbOtherMs, '≤ 100 ms, ≤ 2 ×')
  add(`${work}: hours of the day by days of the week`, figures.heatMapMs, undefined, '≤ 100 ms')
  add(`${work}: median and 90th percentile by a field`, figures.quantilesMs, undefined, '–')
  add('any block of 100 in the grid meanwhile, against alone', figures.gridMeanwhileMs, figures.gridMs, '–')
  const bytes = { baseline: '–', ratio: '–', goal: '≤ 120 B' }
  addLine({ work: 'columns of five fields, a row', ours: `${figures.bytesPerRow.toFixed(0)} B`, ...bytes })
}

async function benchLargeSummariesOfRows(): Promise<void> {
  const { rows, firstMs, firstWorkMs, againMs, memoryMb } = await benchLargeSummaries()
  const work = `${rows.toLocaleString('en')} rows summarized`
  add(`${work} by a field: count, sum, average`, firstMs, undefined, '≤ 10 s')
  add('the work of the processor for that, of all threads', firstWorkMs, undefined, '–')
  add(`${work}: the same again, from memory`, againMs, undefined, '≤ 1 s')
  addMemory(`${work}: all that the process takes`, memoryMb, '≤ 1,500 MB')
}

async function benchCommand(): Promise<void> {
  const run = (): unknown => execFileSync('npm', ['run', '-s', 'atalaya', '--', 'reports'], { stdio: 'ignore' })
  run()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timeMs(run))
  add('npm run -s atalaya -- reports', median(times), undefined, '≤ 500 ms')
  for (const { command, workMs, nodeMs } of benchCommands())
    add(`the work of the processor for \`${command}\`, against \`node -e 0\``, workMs, nodeMs, '–')
}

/** Asks for one customer over 5,000,000 rows. */
function benchCustomer(): void {
  const report = reportWithField('message')
  const slices = 100
  const times = benchCustomers(report, slices, ROWS_PER_SLICE, ROUNDS)
  const rows = `${(slices * ROWS_PER_SLICE).toLocaleString('en')} rows`
  add(`a customer among ${rows}, ${times.items} of theirs`, median(times.keyed), times.scannedMs, '≤ 300 ms')
  add(
    `${ROWS_PER_SLICE.toLocaleString('en')} rows with their keys`,
    median(times.withKeys),
    median(times.withoutKeys),
    '≤ 1.05 ×',
  )
  process.stderr.write(`keys take ${times.bytesPerRow.toFixed(1)} bytes a row\n`)
}

/** Slices as columns, tried beside the product. */
function benchColumnsOfSlices(): void {
  const { compared, bytes } = benchColumns(messages)
  for (const { work, oursMs, baselineMs } of compared) add(work, oursMs, baselineMs, '–')
  for (const { what, file, json, memory } of bytes) {
    addLine({
      work: `the searched field in memory, a row, ${what}`,
      ours: `${memory.toFixed(0)} B`,
      baseline: '–',
      ratio: '–',
      goal: '–',
    })
    lines.push({
      work: `bytes of the file for a row, ${what}, against JSON`,
      ours: `${file.toFixed(0)} B`,
      baseline: `${json.toFixed(0)} B`,
      ratio: `${(file / json).toFixed(2)} ×`,
      goal: '≤ 120 B',
    })
  }
}

function printTable(): void {
  const rows = [
    ['work', 'Atalaya', 'baseline', 'ratio', 'goal'],
    ['---', '---', '---', '---', '---'],
    ...lines.map((line) => [line.work, line.ours, line.baseline, line.ratio, line.goal]),
  ]
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
  process.stdout.write(`${machine}\n\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`)
  if (!hasShell())
    process.stdout.write('\nWithout the sqlite3 shell there is no baseline for the filter and the export.\n')
}

/** What is measured; `npm run bench -- log window` measures these two alone. */
const USUAL_PARTS = ['commands', 'answers', 'fetching', 'log', 'summaries', 'home', 'rows', 'window'] as const
/** Those that take minutes to fill a store, or need a PostgreSQL, are measured only where they are named. */
const LONG_PARTS = ['large-summaries', 'customer', 'checks', 'columns', 'found', 'growth', 'memory', 'team'] as const
const asked = process.argv.slice(2)
const isAsked = (part: (typeof USUAL_PARTS | typeof LONG_PARTS)[number]): boolean =>
  asked.length === 0 ? USUAL_PARTS.some((each) => each === part) : asked.includes(part)

if (isAsked('commands')) {
  await benchCommand()
  await benchTables()
}
if (isAsked('answers')) {
  await benchIngest('60,000 records (17 MB) into the store', messages, ROUNDS, undefined)
  await benchIngest('60,000 mails (250 MB) into the store', mails, 3, '≤ 60 MB')
}
if (isAsked('fetching')) await benchTwelveAnswers()
if (isAsked('log')) benchLog()
if (isAsked('summaries')) await benchSummariesOfRows()
if (isAsked('home')) for (const line of await homeLines(shellMs)) add(...line)
if (isAsked('large-summaries')) await benchLargeSummariesOfRows()
if (isAsked('customer')) benchCustomer()
if (isAsked('checks')) await benchChecks()
if (isAsked('columns')) benchColumnsOfSlices()
if (isAsked('found')) await benchFound()
if (isAsked('growth')) await benchGrowth()
if (isAsked('team')) for (const line of await teamLines(messages)) add(...line)
if (isAsked('rows') || isAsked('window') || isAsked('memory')) {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-'))
  try {
    const store = await fillMillion(folder)
    if (isAsked('rows')) {
      const plain = join(folder, 'plain.db')
      await copyPlain(store, plain)
      await store.close()
      const rows = { folder, report: messages, everything: EVERYTHING }
      await benchQuestions(rows, (statement) => shellMs([plain, statement], ROUNDS))
      await benchExport(folder, plain)
      await benchWorkbook(folder)
    } else await store.close()
    if (isAsked('window')) await benchDesktopProgram(folder)
    if (isAsked('memory')) await withScene(folder, benchMemory)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
printTable()
process.exit()
