import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'

// Keeps a store as an earlier version of the program leaves it, for test/integration/keptStores.test.ts:
//
//   node scripts/keepStore.ts COMMIT [--encrypted]
//
// The sources of that commit are laid out inside the project, so that they find its packages, and their own command
// line fills a store from their own sample operation. What must be found again is what that command line said of it,
// and goes beside it. test/data/stores/README.md says which commits are kept.

const [commit = ''] = process.argv.slice(2)
const projectFolder = join(import.meta.dirname, '..')
const keptFolder = join(projectFolder, 'test/data/stores')
/** Also the key of the tests' stores: whoever keeps one wants it read. */
const KEY = '0123456789abcdef'.repeat(4)

const work = mkdtempSync(join(projectFolder, '.kept-store-'))
const dataFolder = join(work, 'data')
const sources = join(work, 'program')
const program = join(sources, 'src/cli/atalaya.mjs')
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  ATALAYA_HOME: dataFolder,
  ATALAYA_STORE_KEY: KEY,
  ATALAYA_TOKEN: 'sample-token-not-a-secret',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
  LANG: 'en_US.UTF-8',
}

/** Packages that earlier versions need and this one does not. */
const NO_LONGER_USED = ['cockatiel@^3']

/** Lays out the sources of the commit. */
function layOut(): void {
  const archive = spawnSync('git', ['archive', commit, 'src', 'package.json'], {
    cwd: projectFolder,
    maxBuffer: 2 ** 30,
  })
  if (archive.status !== 0) throw new Error(archive.stderr.toString())
  mkdirSync(sources)
  const unpacked = spawnSync('tar', ['x', '-C', sources], { input: archive.stdout })
  if (unpacked.status !== 0) throw new Error(unpacked.stderr.toString())
  mkdirSync(dataFolder, { mode: 0o700 })
  writeFileSync(join(work, 'package.json'), '{"private":true}')
  const added = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...NO_LONGER_USED], { cwd: work })
  if (added.status !== 0) throw new Error(added.stderr.toString())
}

/** Runs a command of the earlier program. @returns its standard output @throws Error where it fails */
function run(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: sources,
    env: environment,
  })
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr.toString()}`)
  return stdout.toString()
}

function ask(...words: readonly string[]): unknown {
  return JSON.parse(run(...words, '--json'))
}

/** What is asked of each version that knows the command; the first word of each line names it. */
const COMMANDS: readonly (readonly string[])[] = [
  ['schedule add', 'cdr_3', '--daily', '07:30', '--range', 'yesterday'],
  ['retention set', '--report', 'cdr_3', '--months', '1200'],
  ['measures add', 'Filas por canal', 'count / distinct(channel)'],
  ['view save', 'Por canal', 'cdr_3', '--range', 'last7', '--by', 'channel', '--measure', 'count'],
  ['view save', 'Los de anoche', 'cdr_3', '--range', 'yesterday', '--filter', 'channel = SMS'],
]

/** What only the window of those versions could do: asked of their store itself. */
const BY_STORE = `
  const [sources, file, key] = process.argv.slice(2)
  const { createStore } = await import(sources + '/src/core/store/store.ts')
  const workerUrl = new URL('file://' + sources + '/src/core/threads/storeWorker.ts')
  const store = createStore?.({ file, key, workerUrl })
  const done = []
  if (store?.pins !== undefined) {
    await store.open()
    const [view] = await store.views.list()
    await store.pins.put({ viewId: view.id, form: null, isWide: true })
    done.push('pin')
    try {
      await store.connections.mask({ connectionId: 1, mask: 'partial' })
      done.push('mask')
    } catch (cause) {
      if (cause.detail?.reason !== 'no operation connections.mask') throw cause
    }
    await store.close()
  }
  console.log(JSON.stringify(done))
`

function byStore(file: string): readonly string[] {
  const script = join(work, 'byStore.mjs')
  writeFileSync(script, BY_STORE)
  const words = [script, sources, file, KEY]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: sources, env: environment })
  if (status !== 0) throw new Error(stderr.toString())
  return JSON.parse(stdout.toString()) as readonly string[]
}

/** A day by the operation's clock, so many days ago. */
function dayAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000 - 5 * 3_600_000).toISOString().slice(0, 10)
}

/** Of which time rows are kept: long enough ago that none of them is still settling; and the day of the log. */
const MINUTES = { from: `${dayAgo(3)}T10:00:00`, to: `${dayAgo(3)}T10:01:59` }
const TODAY = { from: `${dayAgo(0)}T00:00:00`, to: `${dayAgo(0)}T23:59:59` }

interface Shown {
  readonly total: number
  readonly rows: readonly unknown[]
}

function shown(report: string, { from, to }: typeof TODAY): Shown {
  return ask('show', report, '--from', from, '--to', to) as Shown
}

/** The file without its cipher: encrypted, its many nearly empty pages would be noise that nothing packs. */
function plainFile(file: string): { readonly version: number; readonly bytes: Buffer } {
  const database = new Database(file)
  database.pragma(`cipher = 'aegis'`)
  database.pragma(`key = "x'${KEY}'"`)
  database.pragma('journal_mode = DELETE')
  const version = database.pragma('user_version', { simple: true }) as number
  database.pragma(`rekey = ''`)
  database.exec('VACUUM')
  database.close()
  return { version, bytes: readFileSync(file) }
}

async function keep(): Promise<void> {
  layOut()
  const sample = spawn(process.execPath, [program, 'sample', '--json'], { cwd: sources, env: environment })
  try {
    const [said] = (await once(sample.stdout, 'data')) as [Buffer]
    const { baseUrl } = JSON.parse(said.toString()) as { readonly baseUrl: string }
    const known = run('help')
    const where = ['--server', '0010', '--base-url', baseUrl, '--time-zone', 'America/Bogota']
    run('connection', 'add', '--name', 'Andina', ...where)
    for (const report of ['cdr_3', 'diagram_9']) run('pull', report, '--from', MINUTES.from, '--to', MINUTES.to)
    run('watch', 'calls_last_10', '--once')
    const commands = COMMANDS.filter(([command = '']) => known.includes(`  ${command} `))
    for (const [command = '', ...words] of commands) run(...command.split(' '), ...words)
    const rows = {
      cdr_3: { ...MINUTES, ...shown('cdr_3', MINUTES) },
      diagram_9: { ...MINUTES, ...shown('diagram_9', MINUTES) },
      calls_last_10: { ...TODAY, ...shown('calls_last_10', TODAY) },
    }
    const { today } = ask('quota') as { readonly today: number }
    const file = join(dataFolder, 'atalaya.db')
    const done = [...new Set(commands.map(([command]) => command)), ...byStore(file)]
    const encrypted = readFileSync(file)
    const { version, bytes } = plainFile(file)
    const found = { commit, version, requests: { day: dayAgo(0), sent: today }, done, rows }
    const name = join(keptFolder, String(version).padStart(3, '0'))
    writeFileSync(`${name}.json`, `${JSON.stringify(found, null, 2)}\n`)
    if (process.argv.includes('--encrypted')) writeFileSync(`${name}.db`, encrypted)
    else writeFileSync(`${name}.db.gz`, gzipSync(bytes, { level: 9 }))
    console.log(`version ${version}: ${done.join(', ')}`)
  } finally {
    sample.kill('SIGINT')
    rmSync(work, { recursive: true, force: true })
  }
}

await keep()
