import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { catalogue } from '../../src/shared/reports/index.ts'
import { formatCompact, parseDate, wall } from '../../src/shared/time.ts'
import { pull } from '../../src/core/sync/pull.ts'
import { openBenchStore } from './benchStore.ts'
import { memoryAboveIdle, timeMs } from './measure.ts'

// `node ingestProcess.ts MODE PORT REPORT ROUNDS`: takes one answer of the server on that port in, again and again.
// MODE `store`: through the whole product into an encrypted store. MODE `floor`: `JSON.parse` of the same body and
// prepared inserts into a plain table without an index. Prints the times of the rounds and the memory above idle.

const [mode = '', port = '', reportKey = '', rounds = '1'] = process.argv.slice(2)
const report = catalogue.find(reportKey)
const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-'))
const baseUrl = `http://127.0.0.1:${port}`
const from = parseDate('2026-03-01')?.at ?? wall(0)
const range = { from, to: wall(from + 31 * 86_400 - 1) }
const times: number[] = []

async function intoStore(): Promise<number> {
  const { store, sync } = openBenchStore(folder)
  const connection = await store.connections.add({
    name: 'bench',
    server: '0000',
    baseUrl,
    timeZone: 'UTC',
  })
  const uncapped = { ...report, maxRecords: Number.MAX_SAFE_INTEGER }
  await store.tables.ensure(uncapped)
  const memory = await memoryAboveIdle(async () => {
    for (let round = 0; round < Number(rounds); round++) {
      // A year each: every round fills a stretch of its own.
      const shift = round * 40 * 86_400
      const shifted = { from: wall(range.from - shift), to: wall(range.to - shift) }
      const dates = `date_ini=${formatCompact(shifted.from)}&date_end=${formatCompact(shifted.to)}`
      await fetch(`${baseUrl}/?prepare&${dates}`).then((response) => response.text())
      const request = {
        connection,
        token: 't',
        report: uncapped,
        parameters: {},
        range: shifted,
        refreshSinceMs: null,
        priority: 'user',
      } as const
      times.push(
        await timeMs(async () => {
          const result = await pull(sync, request)
          if (result.failed.length > 0) throw result.failed[0]?.error ?? new Error('failed')
        }),
      )
    }
  })
  await store.close()
  return memory
}

async function intoFloor(): Promise<number> {
  const body = Buffer.from(
    await (await fetch(`${baseUrl}/?date_ini=20260301000000&date_end=20260331235959`)).arrayBuffer(),
  )
  return memoryAboveIdle(async () => {
    for (let round = 0; round < Number(rounds); round++) {
      const database = new Database(join(folder, `floor${round}.db`))
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = NORMAL')
      const names = report.fields.map((field) => field.name)
      database.exec(`CREATE TABLE rows (${names.map((name) => `"${name}"`).join(', ')})`)
      times.push(
        await timeMs(() => {
          const { data } = JSON.parse(body.toString('utf8')) as { data: Record<string, string>[] }
          const insert = database.prepare(`INSERT INTO rows VALUES (${names.map(() => '?').join(', ')})`)
          database.transaction(() => {
            for (const record of data) insert.run(...names.map((name) => record[name]))
          })()
        }),
      )
      database.close()
    }
  })
}

try {
  const memoryMb = mode === 'store' ? await intoStore() : await intoFloor()
  process.stdout.write(`${JSON.stringify({ times, memoryMb })}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit()
