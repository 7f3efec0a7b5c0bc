import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  Cli,
  closeDesks,
  openDesk,
  type CliDesk,
  type Document,
  type Environment,
  runCommandsInside,
} from '../support/cli.ts'
import { damage, hashOf, openRaw, sizeOf } from '../support/files.ts'

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-02'] as const

let desk: CliDesk

beforeAll(async () => {
  desk = await openDesk({ rowsPerDay: 40 })
  await desk.cli.json(['pull', 'cdr_3', ...DAYS])
})

runCommandsInside()

afterAll(closeDesks)

/** A user with a copy of the desk's data folder. */
function copyOfDesk(env: Environment = {}): { readonly cli: Cli; readonly file: string } {
  const cli = new Cli(env)
  cpSync(desk.cli.home, cli.home, { recursive: true })
  return { cli, file: join(cli.home, 'atalaya.db') }
}

/** Every file of a folder with its content's hash. */
function state(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map((entry) => join(entry.parentPath, entry.name)).map((file) => [file, hashOf(file)]),
  )
}

/** The same but for the locks, which say nothing of the store. */
function stateWithoutLocks(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(state(folder)).filter(([file]) => !file.includes('locks')))
}

async function codeOf(cli: Cli, words: readonly string[], status = 7): Promise<unknown> {
  const { error } = (await cli.json(words, status)) as { error: Document }
  return error['code']
}

const NEEDS_STORE: readonly (readonly string[])[] = [
  ['connection', 'add', '--name', 'n', '--server', '0010'],
  ['connection', 'list'],
  ['connection', 'remove', '--name', 'n'],
  ['connection', 'test', '--connection', 'n'],
  ['pull', 'cdr_3', ...DAYS],
  ['show', 'cdr_3', ...DAYS],
  ['export', 'cdr_3', ...DAYS, '--out', 'never.csv'],
  ['coverage', 'cdr_3'],
  ['watch', 'calls_last_10', '--once'],
  ['quota'],
  ['erase', '--yes'],
]

describe.skipIf(process.platform !== 'linux')('status 7: neither a keychain nor a key', { concurrent: true }, () => {
  test.each(NEEDS_STORE.map((words) => ({ words })))('$words', async ({ words }) => {
    const cli = new Cli({ ATALAYA_STORE_KEY: undefined })
    const outcome = await cli.run(words)
    expect([outcome.status, outcome.stdout]).toEqual([7, ''])
    expect(outcome.stderr).toMatch(/^This computer offers no keychain .*\n.*ATALAYA_STORE_KEY .*ATALAYA_TOKEN/)
    expect(readdirSync(cli.home)).toEqual(['profile.json'])
  })

  test('nor a session bus at all', async () => {
    const env = { DBUS_SESSION_BUS_ADDRESS: undefined, XDG_RUNTIME_DIR: undefined }
    const cli = new Cli({ ATALAYA_STORE_KEY: undefined, ...env })
    expect(await codeOf(cli, ['connection', 'list'])).toBe('no-keychain')
  })

  test('a key but no token: add asks for none in vain, and the others say what is missing', async () => {
    const cli = new Cli({ ATALAYA_TOKEN: undefined })
    const add = ['connection', 'add', '--name', 'n', '--server', '0010']
    expect(await cli.json(add, 7, { input: 'token\n' })).toMatchObject({ error: { code: 'no-keychain' } })
    expect(await cli.list(['connection', 'list'])).toEqual([])
    const { cli: other } = copyOfDesk({ ATALAYA_TOKEN: ' \t' })
    expect(await codeOf(other, ['pull', 'cdr_3', ...DAYS])).toBe('no-token')
    expect(await codeOf(other, ['watch', 'calls_last_10', '--once'])).toBe('no-token')
    expect(await codeOf(other, ['connection', 'test'])).toBe('no-token')
    expect(await other.json(['show', 'cdr_3', ...DAYS, '--limit', '0'])).toEqual({ total: 80, rows: [] })
  })
})

describe('status 7: a store that cannot be opened, and is left as it is', () => {
  test('another key', async () => {
    const { cli } = copyOfDesk({ ATALAYA_STORE_KEY: 'f'.repeat(64) })
    const before = state(cli.home)
    for (const words of [
      ['connection', 'list'],
      ['pull', 'cdr_3', ...DAYS],
      ['erase', '--yes'],
    ]) {
      expect(await codeOf(cli, words)).toBe('store-wrong-key')
    }
    expect(state(cli.home)).toEqual(before)
    expect(
      await cli.list(['connection', 'list'], { env: { ATALAYA_STORE_KEY: ` ${'0123456789ABCDEF'.repeat(4)}\n` } }),
    ).toHaveLength(1)
    if (process.platform === 'linux') {
      expect((await cli.run(['connection', 'list'], { env: { ATALAYA_STORE_KEY: '' } })).status).toBe(7)
    }
  })

  test.each(['abc', 'g'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}00`])('a key that is none: %s', async (key) => {
    const { cli } = copyOfDesk({ ATALAYA_STORE_KEY: key })
    const outcome = await cli.run(['connection', 'list', '--verbose'])
    expect([outcome.status, outcome.stdout]).toEqual([7, ''])
    expect(outcome.stderr).toMatch(/64 hexadecimal digits/)
    expect(outcome.stderr).not.toContain(key)
  })

  test.each([
    ['at its beginning', 0],
    ['in its first page', 5000],
  ])('a damaged file, %s', async (_where, offset) => {
    const { cli, file } = copyOfDesk()
    damage(file, offset, 100)
    const before = hashOf(file)
    for (const words of [
      ['show', 'cdr_3', ...DAYS],
      ['pull', 'cdr_3', ...DAYS],
      ['erase', '--yes'],
    ]) {
      expect(await codeOf(cli, words)).toBe('store-damaged')
    }
    expect(hashOf(file)).toBe(before)
  })

  test('a file that is cut short, or is none of ours', async () => {
    const { cli, file } = copyOfDesk()
    writeFileSync(file, Buffer.alloc(sizeOf(file), 'no store'))
    expect(await codeOf(cli, ['connection', 'list'])).toBe('store-damaged')
    writeFileSync(file, 'short')
    expect(await codeOf(cli, ['connection', 'list'])).toBe('store-damaged')
  })

  test.each<[string, (file: string) => void]>([
    [
      'gone',
      (file) => {
        rmSync(file)
      },
    ],
    [
      'empty',
      (file) => {
        writeFileSync(file, '')
      },
    ],
  ])('a file that is %s, where its mark says that there was one', async (_what, lose) => {
    const { cli, file } = copyOfDesk()
    lose(file)
    const before = stateWithoutLocks(cli.home)
    for (const words of [...NEEDS_STORE, ['store', 'rebuild', '--yes']]) {
      expect(await codeOf(cli, words), words.join(' ')).toBe('store-gone')
    }
    expect(stateWithoutLocks(cli.home)).toEqual(before)
    const { stderr } = await cli.run(['connection', 'list'], { env: { LC_ALL: 'es_CO.UTF-8' } })
    expect(stderr).toMatch(/ya no está.*\n.*begin-anew --yes/)
    cpSync(join(desk.cli.home, 'atalaya.db'), file)
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ fromCache: 1 })
  })

  test('begin-anew: only where nothing else opens it, only confirmed, and what is left is kept', async () => {
    const { cli, file } = copyOfDesk()
    expect(await codeOf(cli, ['store', 'begin-anew', '--yes'], 2)).toBe('usage')
    expect(await cli.list(['connection', 'list'])).toHaveLength(1)
    damage(file, 0, 100)
    const damaged = hashOf(file)
    expect(await codeOf(cli, ['store', 'begin-anew'], 2)).toBe('usage')
    expect(hashOf(file)).toBe(damaged)
    const { reason, oldFile } = await cli.json(['store', 'begin-anew', '--yes'])
    expect(reason).toBe('store-damaged')
    expect(hashOf(oldFile as string)).toBe(damaged)
    expect(await cli.list(['connection', 'list'])).toEqual([])
    rmSync(file)
    expect(await cli.json(['store', 'begin-anew', '--yes'])).toEqual({
      reason: 'store-gone',
      oldFile: null,
      oldFileDeletedOn: null,
    })
    expect(await cli.list(['connection', 'list'])).toEqual([])
    const raw = openRaw(file)
    raw.pragma('user_version = 999')
    raw.close()
    expect(await codeOf(cli, ['store', 'begin-anew', '--yes'])).toBe('store-too-new')
  })

  test('a file of a newer version', async () => {
    const { cli, file } = copyOfDesk()
    const raw = openRaw(file)
    raw.pragma('user_version = 999')
    raw.close()
    const before = hashOf(file)
    expect(await codeOf(cli, ['show', 'cdr_3', ...DAYS])).toBe('store-too-new')
    expect(await codeOf(cli, ['pull', 'cdr_3', ...DAYS])).toBe('store-too-new')
    expect(hashOf(file)).toBe(before)
  })

  test('a file in the place of the data folder, and a folder in the place of the store', async () => {
    const cli = new Cli()
    writeFileSync(cli.home, 'a file')
    expect(await codeOf(cli, ['connection', 'list'])).toBe('store-read-only')
    expect(await codeOf(cli, ['pull', 'cdr_3', ...DAYS])).toBe('store-read-only')
    const keyless = new Cli({ ATALAYA_STORE_KEY: undefined })
    writeFileSync(keyless.home, 'a file')
    expect(await codeOf(keyless, ['connection', 'list'])).toBe('store-read-only')
    const other = new Cli()
    mkdirSync(join(other.home, 'atalaya.db'), { recursive: true })
    expect(await codeOf(other, ['connection', 'list'])).toBe('store-read-only')
  })

  test("a profile's file that is damaged, and one that is gone", async () => {
    const { cli } = copyOfDesk()
    writeFileSync(join(cli.home, 'profile.json'), '')
    expect(await codeOf(cli, ['pull', 'cdr_3', ...DAYS])).toBe('store-key-missing')
    rmSync(join(cli.home, 'profile.json'))
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ fromCache: 1 })
  })

  test('a data folder that was moved opens with its key', async () => {
    const { cli } = copyOfDesk()
    const moved = cli.path('elsewhere')
    renameSync(cli.home, moved)
    const shown = await cli.json(['show', 'cdr_3', ...DAYS, '--limit', '1'], 0, { env: { ATALAYA_HOME: moved } })
    expect(shown['total']).toBe(80)
  })
})
