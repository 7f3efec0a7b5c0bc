import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportFile } from '../../src/core/export/exportFile.ts'
import { pull } from '../../src/core/sync/pull.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import { wall } from '../../src/shared/time.ts'
import { openBenchStore } from './benchStore.ts'
import { timeMs } from './measure.ts'

// `node fetchProcess.ts PORT REPORT FROM TO FILE`: fetches a period of the server on that port into a new store and
// writes its rows into a CSV, and then does the same again, with everything in the store. Prints both times, and how
// long the fetching alone took.

const [port = '', reportKey = '', from = '', to = '', file = ''] = process.argv.slice(2)
const report = catalogue.find(reportKey)
const range: TimeRange = { from: wall(Number(from)), to: wall(Number(to)) }
const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-'))

try {
  const { store, sync } = openBenchStore(folder)
  const baseUrl = `http://127.0.0.1:${port}`
  const connection = await store.connections.add({ name: 'bench', server: '0000', baseUrl, timeZone: 'UTC' })
  const target = { connection, token: 't', report, parameters: {} }
  const fetching = async (): Promise<void> => {
    const { failed } = await pull(sync, { ...target, range, refreshSinceMs: null, priority: 'user' })
    if (failed[0] !== undefined) throw failed[0].error
  }
  const writing = async (): Promise<void> => {
    await exportFile(store, {
      report,
      question: { connectionId: connection.id, reportKey, parameters: {}, range, filters: [], search: '', sort: [] },
      file,
      format: 'csv',
      safe: false,
      columns: null,
      headings: null,
      onBusy: 'fail',
      gapColumn: { language: 'en', comes: 'if-any' },
    })
  }
  const fetchedMs = await timeMs(fetching)
  const writtenMs = await timeMs(writing)
  const againMs = await timeMs(async () => {
    await fetching()
    await writing()
  })
  await store.close()
  process.stdout.write(`${JSON.stringify({ fetchedMs, firstMs: fetchedMs + writtenMs, againMs })}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit()
