import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openWriter } from '../../src/core/store/file/database.ts'
import { ProcessLocks } from '../../src/core/store/file/processLocks.ts'
import { SettingsFile } from '../../src/main/settingsFile.ts'
import { Journal } from '../../src/main/journal.ts'
import { Cli, closeDesks, PROGRAM } from '../support/cli.ts'
import { KEY, removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'

// Other users of the computer: the data folder and what lies in it is closed to them, whoever makes what first.

afterAll(removeTemporaryFolders)
afterAll(closeDesks)

function modeOf(path: string): string {
  return (statSync(path).mode % 0o10000).toString(8)
}

/** The modes of everything in a folder, by path, the folder itself as `.`. */
function modesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries([['.', modeOf(folder)], ...names.map((name) => [name, modeOf(join(folder, name))])])
}

function openToOthers(modes: Record<string, string>): string[] {
  return Object.entries(modes).flatMap(([name, mode]) => (mode.endsWith('00') && mode.length === 3 ? [] : [name]))
}

describe.skipIf(process.platform === 'win32')('the data folder is closed to others', () => {
  let file: string
  beforeEach(() => {
    file = join(temporaryFolder(), 'home', 'atalaya.db')
  })

  test('whichever part of the program makes its file first', async () => {
    const folder = join(file, '..')
    const locks = new ProcessLocks(file)
    expect(locks.tryAcquire(['first'])).toBe(true)
    expect(openToOthers(modesIn(folder))).toEqual([])
    new SettingsFile(join(folder, 'settings.json')).change({ theme: 'dark' })
    const journal = new Journal(join(folder, 'logs'), import.meta.dirname)
    journal.write('start')
    const database = openWriter({ file, key: KEY })
    const modes = modesIn(folder)
    for (const name of ['atalaya.db', 'atalaya.db-wal', 'atalaya.db-shm', 'atalaya.db.key-mark', 'logs/journal.log'])
      expect(Object.keys(modes)).toContain(name)
    expect(openToOthers(modes)).toEqual([])
    database.close()
    locks.releaseAll()
  })

  test('under a umask that keeps nothing back', () => {
    const cli = new Cli()
    const words = ['connection', 'add', '--name', 'ops', '--server', '0010', '--base-url', 'http://127.0.0.1:9']
    const quoted = [process.execPath, PROGRAM, ...words].map((word) => `'${word}'`).join(' ')
    const { status, stderr } = spawnSync('sh', ['-c', `umask 000; exec ${quoted}`], {
      env: { ...process.env, ...cli.env },
    })
    expect([status, stderr.toString()]).toEqual([0, expect.any(String)])
    const modes = modesIn(cli.home)
    expect(Object.keys(modes).length).toBeGreaterThan(3)
    expect(openToOthers(modes)).toEqual([])
  })

  test('after an earlier version left it open; what is not the program’s stays as it is', () => {
    openWriter({ file, key: KEY }).close()
    const folder = join(file, '..')
    mkdirSync(join(folder, 'logs'))
    mkdirSync(join(folder, 'locks'), { recursive: true })
    const ours = [
      'settings.json',
      'logs/journal.log',
      'locks/a.lock',
      'atalaya.db.aside-2026-11-20T000000',
      'profile.json',
    ]
    const theirs = ['notes.txt', 'logs/link']
    for (const name of [...ours, 'notes.txt']) writeFileSync(join(folder, name), '{}')
    const outside = join(temporaryFolder(), 'outside')
    writeFileSync(outside, 'mine')
    symlinkSync(outside, join(folder, 'logs/link'))
    for (const name of [...ours, 'notes.txt', 'atalaya.db', 'atalaya.db.key-mark']) chmodSync(join(folder, name), 0o644)
    for (const name of ['.', 'locks', 'logs']) chmodSync(join(folder, name), 0o755)
    chmodSync(outside, 0o644)
    openWriter({ file, key: KEY }).close()
    expect(openToOthers(modesIn(folder)).toSorted()).toEqual(theirs.toSorted())
    expect(modeOf(outside)).toBe('644')
  })

  test('but not a folder that many share', () => {
    const shared = join(temporaryFolder(), 'shared')
    mkdirSync(shared)
    chmodSync(shared, 0o1777)
    openWriter({ file: join(shared, 'atalaya.db'), key: KEY }).close()
    expect(modeOf(shared)).toBe('1777')
    expect(openToOthers(modesIn(shared))).toEqual(['.'])
  })
})
