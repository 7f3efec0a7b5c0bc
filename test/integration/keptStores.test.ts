import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { STORE_VERSION } from '../../src/core/store/tables/migrations.ts'
import { Cli, closeDesks } from '../support/cli.ts'
import { KEY } from '../support/connectedStore.ts'
import { hashOf, openRaw } from '../support/files.ts'
import { openMainDesk, shownFromTop } from '../support/mainDesk.ts'
import { at } from '../support/times.ts'

// An update keeps what a supervisor has: stores that earlier versions really wrote (test/data/stores, made by
// scripts/keepStore.ts) are opened by this one, in the window and at the command line, and hold what those versions
// said of them.

afterAll(closeDesks)

const FOLDER = new URL('../data/stores/', import.meta.url)

interface KeptRows {
  readonly from: string
  readonly to: string
  readonly total: number
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

interface Kept {
  readonly commit: string
  readonly version: number
  readonly requests: { readonly day: string; readonly sent: number }
  /** What was asked of that version beside rows. */
  readonly done: readonly string[]
  readonly rows: Readonly<Record<'cdr_3' | 'diagram_9' | 'calls_last_10', KeptRows>>
}

const kept = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Kept)

/** Puts a kept store where a user of the command line has theirs, under the key of the tests. */
function laidOut({ version }: Kept): { readonly cli: Cli; readonly file: string } {
  const cli = new Cli()
  const file = join(cli.home, 'atalaya.db')
  const name = String(version).padStart(3, '0')
  mkdirSync(cli.home, { recursive: true, mode: 0o700 })
  if (readdirSync(FOLDER).includes(`${name}.db`)) {
    writeFileSync(file, readFileSync(new URL(`${name}.db`, FOLDER)), { mode: 0o600 })
    return { cli, file }
  }
  writeFileSync(file, gunzipSync(readFileSync(new URL(`${name}.db.gz`, FOLDER))), { mode: 0o600 })
  const database = new Database(file)
  database.pragma(`cipher = 'aegis'`)
  database.pragma(`rekey = "x'${KEY}'"`)
  // As every version has it.
  database.pragma('journal_mode = WAL')
  database.close()
  return { cli, file }
}

const KEYS = {
  cdr_3: 'reports_manager/cdr_3',
  diagram_9: 'reports_manager/diagram_9',
  calls_last_10: 'real_time/calls_last_10',
} as const
const REPORTS = ['cdr_3', 'diagram_9', 'calls_last_10'] as const

test('some of the versions since the first are kept, and one of them as encrypted as it was written', () => {
  const versions = kept.map(({ version }) => version)
  expect(versions).toHaveLength(7)
  expect(versions[0]).toBe(10)
  expect(new Set(versions).size).toBe(versions.length)
  expect(readdirSync(FOLDER)).toContain('010.db')
  // Each version could do what those before it could.
  for (const [place, { done }] of kept.entries()) {
    expect(done.slice(0, kept[place - 1]?.done.length ?? 0)).toEqual(kept[place - 1]?.done ?? [])
  }
})

describe.each(kept)('a store of version $version', (then) => {
  test('is brought up to date, and rows, log, requests, schedules, views and pins are what they were', async () => {
    const { cli, file } = laidOut(then)
    const { desk } = openMainDesk(cli.home, { fetch: () => Promise.reject(new Error('no network')) })
    const { store } = await desk.opened()
    const [connection] = await desk.connections.list()
    expect(connection).toMatchObject({ name: 'Andina', timeZone: 'America/Bogota' })
    const connectionId = connection?.id ?? 0
    expect(await store.requests.on({ connectionId, day: then.requests.day })).toBe(then.requests.sent)

    for (const report of REPORTS) {
      const { from, to, total } = then.rows[report]
      const range = { from: at(from), to: at(to) }
      const question = {
        connectionId,
        reportKey: KEYS[report],
        parameters: {},
        range,
        filters: [],
        search: '',
        sort: [],
      }
      const opened = await desk.results.open(shownFromTop(report, question))
      expect([report, opened.total]).toEqual([report, total])
    }

    const has = (name: string): boolean => then.done.includes(name)
    const schedules = await desk.automation.list()
    expect(schedules.map(({ reportKey, timing }) => [reportKey, timing])).toEqual(
      has('schedule add') ? [[KEYS.cdr_3, { kind: 'daily', second: 27_000, weekdays: null }]] : [],
    )
    expect((await store.retention.rules()).map(({ months }) => months)).toEqual(has('retention set') ? [1200] : [])
    const measures = has('measures add') ? ['Filas por canal'] : []
    expect((await store.ownMeasures.list()).map(({ name }) => name)).toEqual(measures)
    const views = await desk.views.list()
    expect(views.map(({ name }) => name)).toEqual(has('view save') ? ['Por canal', 'Los de anoche'] : [])
    const pinned = (await store.pins.list()).map(({ viewId, isWide }) => [
      views.find(({ id }) => id === viewId)?.name,
      isWide,
    ])
    expect(pinned).toEqual(has('pin') ? [['Por canal', true]] : [])
    expect(connection?.mask ?? null).toBe(has('mask') ? 'partial' : null)
    await desk.close()

    // The other door: what it shows is what the earlier one showed, field by field and to the letter.
    const { from, to, rows } = then.rows.cdr_3
    if (has('mask')) await cli.json(['connection', 'mask', '--name', 'Andina', '--mask', 'none'])
    const shown = await cli.json(['show', 'cdr_3', '--from', from, '--to', to])
    expect(shown).toMatchObject({ total: rows.length, rows })
    const raw = openRaw(file)
    expect(raw.pragma('user_version', { simple: true })).toBe(STORE_VERSION)
    raw.close()
  })
})

test('a store of a newer version is refused in words by both doors, and stays as it is', async () => {
  const newest = kept.at(-1)
  if (newest === undefined) throw new Error('No store is kept')
  const { cli, file } = laidOut(newest)
  const raw = openRaw(file)
  raw.pragma(`user_version = ${STORE_VERSION + 10}`)
  raw.close()
  const before = hashOf(file)
  const { status, stderr } = await cli.run(['show', 'cdr_3', '--range', 'today'])
  expect(status).toBe(7)
  expect(stderr).toContain('newer')
  const { desk } = openMainDesk(cli.home)
  await desk.start()
  expect(desk.host.state).toMatchObject({ kind: 'failed', error: { code: 'store-too-new' } })
  await desk.close()
  expect(hashOf(file)).toBe(before)
})
