import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openWriter } from '../../src/core/store/file/database.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { Cli, closeDesks, until } from '../support/cli.ts'
import { KEY, removeTemporaryFolders } from '../support/connectedStore.ts'
import { openRaw } from '../support/files.ts'
import { bodyOf, storeBody } from '../support/memoryStore.ts'
import { span } from '../support/times.ts'

// A process that is killed while it writes a file leaves rows as they are under a temporary name: whoever comes next
// deletes them.

afterAll(removeTemporaryFolders)
afterAll(closeDesks)

const report = catalogue.find('cdr_1')
const ROWS = 60_000
const PERIOD = ['--from', '2026-11-10', '--to', '2026-11-10']

/** A user with a day of many rows, and a folder for files. */
async function userWithRows(): Promise<{ cli: Cli; folder: string }> {
  const cli = new Cli()
  const folder = cli.path('files')
  mkdirSync(folder)
  await cli.json(['connection', 'add', '--name', 'ops', '--server', '0010', '--base-url', 'http://127.0.0.1:9'])
  const database = openWriter({ file: join(cli.home, 'atalaya.db'), key: KEY })
  ensureRowsTable(database, report)
  const rows = Array.from({ length: ROWS }, (_each, place) => ({
    agent_name: `agent ${place}`,
    date: '2026-11-10 08:00:00',
    telephone: '3005550001',
  }))
  storeBody(database, report, bodyOf(rows), span('2026-11-10'))
  database.close()
  return { cli, folder }
}

function unfinished(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.part'))
}

/** Lets a process write a workbook, and kills it while it does. @returns the temporary file's name */
async function exportAndKill({ cli, folder }: { cli: Cli; folder: string }): Promise<string> {
  const { process, outcome } = cli.start(['export', 'cdr_1', ...PERIOD, '--out', join(folder, 'calls.xlsx')])
  await until(() => unfinished(folder).length > 0, 'a file is being written')
  process.kill('SIGKILL')
  await outcome
  const [name, ...others] = unfinished(folder)
  expect(others).toEqual([])
  expect(existsSync(join(folder, 'calls.xlsx'))).toBe(false)
  return name ?? ''
}

function remembered(cli: Cli): unknown {
  const raw = openRaw(join(cli.home, 'atalaya.db'))
  const count = raw.prepare('SELECT count(*) FROM unfinished_files').pluck().get()
  raw.close()
  return count
}

test('what a killed export left goes with the next start of any command, wherever it lies', async () => {
  const user = await userWithRows()
  const { cli, folder } = user
  await exportAndKill(user)
  expect(remembered(cli)).toBe(1)
  // What others made is theirs, whatever it is called.
  const foreign = ['.atalaya-00112233aabbccdd.part', '.calls.xlsx.1a2b3c4d.part']
  for (const name of foreign) writeFileSync(join(folder, name), 'not ours')
  await cli.list(['connection', 'list'])
  expect(readdirSync(folder).toSorted()).toEqual(foreign)
  expect(remembered(cli)).toBe(0)
})

test('a folder that is not there is looked into when it is there again', async () => {
  const user = await userWithRows()
  const { cli, folder } = user
  await exportAndKill(user)
  renameSync(folder, `${folder}-away`)
  await cli.list(['connection', 'list'])
  expect(remembered(cli)).toBe(1)
  renameSync(`${folder}-away`, folder)
  await cli.list(['connection', 'list'])
  expect(readdirSync(folder)).toEqual([])
  expect(remembered(cli)).toBe(0)
})

test('a file that is still being written stays, and a finished one is all there is', async () => {
  const { cli, folder } = await userWithRows()
  const long = cli.start(['export', 'cdr_1', ...PERIOD, '--out', join(folder, 'long.xlsx')])
  await until(() => unfinished(folder).length > 0, 'a file is being written')
  const name = unfinished(folder)[0] ?? ''
  const short = ['export', 'cdr_1', ...PERIOD, '--filter', 'agent_name = agent 1', '--out', join(folder, 'short.csv')]
  expect((await cli.run(short)).status).toBe(0)
  const outcome = await long.outcome
  expect([outcome.status, outcome.stderr]).toEqual([0, expect.any(String)])
  expect(name).toMatch(/^\.atalaya-[0-9a-f]{16}\.part$/)
  expect(readdirSync(folder).toSorted()).toEqual(['long.xlsx', 'short.csv'])
  expect(remembered(cli)).toBe(0)
})
