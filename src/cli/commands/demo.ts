import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { AppError } from '../../shared/errors.ts'
import { writtenFormat } from '../../shared/fileFormats.ts'
import { listSeparatorOf } from '../../shared/format.ts'
import { addsUp, takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import { presetRange, wallClock, type TimeRange } from '../../shared/time.ts'
import type { Connection } from '../../core/store/records/connections.ts'
import { writeAskedFile } from '../../desk/orderedFile.ts'
import type { Store } from '../../core/store/store.ts'
import type { SyncContext } from '../../core/sync/target.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import { pullTexts } from '../texts/pulls.ts'
import { sampleTexts } from '../texts/sample.ts'

const ROWS_SHOWN = 5
const COLUMNS_SHOWN = 5

interface DemoReport {
  readonly key: string
  readonly rows: number
  readonly file: string
}

interface Demo {
  readonly context: CommandContext
  readonly sync: SyncContext
  readonly store: Store
  readonly connection: Connection
  readonly token: string
  readonly folder: string
}

/**
 * One report of each group, so that the whole is seen and nobody waits for it. Not the averages: they would be asked
 * for over more days than the servers allow.
 */
function oneOfEachGroup(reports: readonly ReportDefinition[]): readonly ReportDefinition[] {
  const fit = reports.filter((report) => report.kind !== 'aggregate' || addsUp(report))
  return fit.filter((report) => fit.find(({ group }) => group === report.group) === report)
}

/** The parameters that a user most often means. */
function usualParameters(report: ReportDefinition): Record<string, string> {
  return Object.fromEntries(
    report.parameters.filter(({ required }) => required).map(({ name, usual }) => [name, usual ?? '']),
  )
}

async function fetchReport(demo: Demo, report: ReportDefinition, range: TimeRange): Promise<void> {
  const { context, sync, connection, token } = demo
  const parameters = usualParameters(report)
  const target = { connection, token, report, parameters, priority: 'user', signal: context.signal } as const
  if (!takesDates(report)) {
    const { poll } = await import('../../core/sync/poll.ts')
    await poll(sync, target)
    return
  }
  const { pull } = await import('../../core/sync/pull.ts')
  const result = await pull(sync, {
    ...target,
    range,
    refreshSinceMs: null,
    onProgress: ({ slicesDone, slicesTotal, rows }) => {
      const text = pullTexts('progressOf', {
        report: report.title,
        slicesDone,
        periods: amountTexts.counted('periods', slicesTotal),
        rows: amountTexts.counted('rows', rows),
      })
      context.terminal.progress(slicesDone / Math.max(1, slicesTotal), text)
    },
  })
  context.terminal.endProgress()
  const error = result.stoppedBy ?? result.failed[0]?.error
  if (error !== undefined) throw error
}

async function runReport(demo: Demo, report: ReportDefinition, range: TimeRange): Promise<DemoReport> {
  const { context, store, connection, folder } = demo
  const { terminal, signal } = context
  await fetchReport(demo, report, range)
  const { displayRow } = await import('../../core/store/rows/rowValues.ts')
  const question = {
    connectionId: connection.id,
    reportKey: report.key,
    parameters: usualParameters(report),
    range: takesDates(report) ? range : null,
    filters: [],
    search: '',
    sort: [],
  }
  const answer = await store.results.ask({ report, question }, { signal })
  const rows = await store.results.rows({ resultId: answer.resultId, offset: 0, limit: ROWS_SHOWN })
  const file = join(folder, `${report.id}.csv`)
  const format = writtenFormat('excel', listSeparatorOf(terminal.language))
  const asked = { question, file, format, isSafe: true, columns: null } as const
  const written = await writeAskedFile(store, report, asked, terminal.language, { signal })
  if (!terminal.json) {
    const columns = answer.fields.slice(0, COLUMNS_SHOWN)
    const shown = rows.map((row) => displayRow(row).slice(0, COLUMNS_SHOWN))
    const title = `${terminal.say(report.title)} (${report.key})`
    const count = terminal.say(sampleTexts('fileWritten', { amount: amountTexts.counted('rows', answer.total), file }))
    await terminal.write(`\n${title}\n${table(columns, shown)}\n${count}\n`)
  }
  return { key: report.key, rows: written.rows, file }
}

function outFolder(text: string | undefined): string {
  const folder = resolve(text ?? 'atalaya-demo')
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new AppError('output-unwritable', { file: folder, reason }, { cause })
  }
}

export const demo: Command = {
  usage: 'demo',
  ...sampleTexts('demo'),
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      ...sampleTexts('demoOut'),
    },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const startedMs = performance.now()
    const folder = outFolder(options.text('out'))
    const { startSampleOperation } = await import('../../core/sample/operation.ts')
    const { createStore } = await import('../../core/store/store.ts')
    const { syncContextOf } = await import('../../core/sync/syncContext.ts')
    const { reports } = await context.catalogue()
    const operation = await startSampleOperation()
    // A store of its own with a key that nobody keeps: the demo leaves nothing but its files.
    const temporary = mkdtempSync(join(tmpdir(), 'atalaya-demo-'))
    const key = randomBytes(32).toString('hex')
    const store = createStore({ file: join(temporary, 'atalaya.db'), key, workerUrl: context.storeWorkerUrl })
    try {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      const { baseUrl, server, token } = operation
      const connection = await store.connections.add({ name: 'Sample', server, baseUrl, timeZone })
      const sync = syncContextOf(store, key, (url, init) => fetch(url, init))
      terminal.message(sampleTexts('answersOn', { baseUrl }))
      const now = wallClock(Date.now(), timeZone)
      // Longer than one request may ask for.
      const range = { from: presetRange('last-month', now).from, to: presetRange('today', now).to }
      const done: DemoReport[] = []
      for (const report of oneOfEachGroup(reports)) {
        done.push(await runReport({ context, sync, store, connection, token, folder }, report, range))
      }
      const seconds = Number(((performance.now() - startedMs) / 1000).toFixed(1))
      const text = sampleTexts('demoDone', { reports: done.length, seconds, folder })
      await terminal.result({ reports: done, seconds }, terminal.say(text))
      return EXIT.done
    } finally {
      await store.close()
      await operation.close()
      rmSync(temporary, { recursive: true, force: true })
    }
  },
}
