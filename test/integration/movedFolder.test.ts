import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { movedFolder } from '../../src/core/vault/movedFolder.ts'
import { programFolder } from '../../src/core/vault/profile.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import type { MoveWish } from '../support/moveChild.ts'

// The data folder leaves the roaming application data of Slices: whole, or not yet.

afterAll(removeTemporaryFolders)

const CHILD = fileURLToPath(new URL('../support/moveChild.ts', import.meta.url))

const CONTENT = {
  'atalaya.db': 'rows',
  'atalaya.db-wal': 'more rows',
  'atalaya.db.key-mark': 'mark',
  'profile.json': '{"id":1}',
  'settings.json': '{"theme":"dark"}',
  'locks/connection-1.lock': '',
  'logs/journal.log': 'start',
  'Local Storage/leveldb/1.log': 'x',
}

let was: string
let is: string
beforeEach(() => {
  const folder = temporaryFolder()
  was = join(folder, 'Roaming', 'Atalaya')
  is = join(folder, 'Local', 'Atalaya')
})

function fill(folder: string, content: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(content)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/**
 * Lets a process of its own move the folder.
 *
 * @returns where it says that it lies, or `there` where it was killed at its moment
 */
async function move(wish: Partial<MoveWish> = {}): Promise<string> {
  const whole: MoveWish = { was, is, moment: null, isFar: false, ...wish }
  const child = spawn(process.execPath, [CHILD, JSON.stringify(whole)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const text = said.toString().trim()
  if (text === 'there') child.kill('SIGKILL')
  await ended
  return text
}

test('on Slices it is found in the local application data, and moves there from the roaming ones', () => {
  const folder = join(was, '..', '..')
  const environment = { APPDATA: join(folder, 'Roaming'), LOCALAPPDATA: join(folder, 'Local') }
  expect(programFolder(environment, 'win32')).toBe(is)
  expect(existsSync(is)).toBe(false)
  fill(was, CONTENT)
  expect(programFolder(environment, 'win32')).toBe(is)
  expect(contentOf(is)).toEqual(CONTENT)
  expect(readdirSync(join(folder, 'Roaming'))).toEqual([])
  expect(programFolder(environment, 'win32')).toBe(is)
})

test('what the program has at the new place without a store is the newer; a store there stays, and the old one too', () => {
  fill(was, CONTENT)
  fill(is, { 'settings.json': '{"theme":"light"}', 'Cache/1': 'c' })
  expect(movedFolder(was, is)).toBe(is)
  expect(contentOf(is)).toEqual({ ...CONTENT, 'settings.json': '{"theme":"light"}', 'Cache/1': 'c' })
  fill(was, { ...CONTENT, 'atalaya.db': 'another' })
  expect(movedFolder(was, is)).toBe(is)
  expect(contentOf(is)['atalaya.db']).toBe('rows')
  expect(contentOf(was)['atalaya.db']).toBe('another')
})

test.each(['EPERM', 'EBUSY', 'EACCES'])('while another program uses it, it stays where it is: %s', (code) => {
  fill(was, CONTENT)
  const inUse = (): never => {
    throw Object.assign(new Error('in use'), { code })
  }
  expect(movedFolder(was, is, { rename: inUse, copy: inUse })).toBe(was)
  expect(contentOf(was)).toEqual(CONTENT)
  expect(existsSync(is)).toBe(false)
  expect(readdirSync(join(was, '..'))).toEqual(['Atalaya'])
  expect(movedFolder(was, is)).toBe(is)
})

test('one that was begun and cannot go on is told, and goes on later', () => {
  fill(was, CONTENT)
  const fail = (code: string): never => {
    throw Object.assign(new Error(code), { code })
  }
  const rename = (from: string, to: string): void => {
    if (from === was) renameSync(from, to)
    else fail('EXDEV')
  }
  const noRoom = (): never => fail('ENOSPC')
  const begin = (): string => movedFolder(was, is, { rename, copy: noRoom })
  expect(begin).toThrow(expect.objectContaining({ code: 'store-read-only' }))
  expect(begin).toThrow(expect.objectContaining({ code: 'store-read-only' }))
  expect(movedFolder(was, is)).toBe(is)
  expect(contentOf(is)).toEqual(CONTENT)
})

test.each([false, true])(
  'whenever its process is killed, the next one ends it, and nothing is lost: another disk %s',
  async (isFar) => {
    for (let moment = 1; ; moment++) {
      fill(was, CONTENT)
      const said = await move({ moment, isFar })
      // The store and its log are never apart where anybody would open them.
      if (existsSync(join(is, 'atalaya.db'))) expect(existsSync(join(is, 'atalaya.db-wal'))).toBe(true)
      if (said !== 'there') {
        expect(moment).toBeGreaterThan(5)
        break
      }
      expect(await move({ isFar })).toBe(is)
      expect(contentOf(is)).toEqual(CONTENT)
      expect(readdirSync(join(was, '..'))).toEqual([])
      rmSync(is, { recursive: true })
    }
  },
)

test('of several processes at once each finds it at the new place', async () => {
  fill(was, CONTENT)
  const all = await Promise.all(Array.from({ length: 4 }, () => move()))
  expect(new Set(all)).toEqual(new Set([is]))
  expect(contentOf(is)).toEqual(CONTENT)
})
