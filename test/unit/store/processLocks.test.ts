import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { ProcessLocks } from '../../../src/core/store/file/processLocks.ts'
import type { Race } from '../../support/lockRacer.ts'

const folder = mkdtempSync(join(tmpdir(), 'atalaya-locks-'))
const storeFile = join(folder, 'store.db')
afterAll(() => rmSync(folder, { recursive: true }))

function race(data: Race): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const racer = new Worker(new URL('../../support/lockRacer.ts', import.meta.url), { workerData: data })
    racer.once('message', resolve)
    racer.once('error', reject)
  })
}

test('of several that try at the same moment one gets the lock: never two, never none', async () => {
  const data: Race = { storeFile, rounds: 400, racers: 2, gate: new SharedArrayBuffer(8) }
  const won = await Promise.all(Array.from({ length: data.racers }, () => race(data)))
  const winners = Array.from({ length: data.rounds }, (_, round) => won.flat().filter((each) => each === round).length)
  expect(winners).toEqual(winners.map(() => 1))
})

test('all of several locks or none', () => {
  const [one, other] = [new ProcessLocks(storeFile), new ProcessLocks(storeFile)]
  expect(one.tryAcquire(['b'])).toBe(true)
  expect(other.tryAcquire(['a', 'b', 'c'])).toBe(false)
  expect(one.tryAcquire(['a', 'c'])).toBe(true)
  expect(one.hold('a')).toBe(true)
  expect(other.hold('a')).toBe(false)
  one.releaseAll()
  expect(other.tryAcquire(['a', 'b', 'c'])).toBe(true)
  other.releaseAll()
})

test('a lock whose file cannot be written is no fault of the program', () => {
  const file = join(folder, 'locks', 'other.lock')
  mkdirSync(file, { recursive: true })
  const locks = new ProcessLocks(storeFile)
  expect(() => locks.tryAcquire(['any', 'other'])).toThrow(
    expect.objectContaining({ code: 'store-read-only', detail: { file } }),
  )
  expect(new ProcessLocks(storeFile).tryAcquire(['any'])).toBe(true)
})
