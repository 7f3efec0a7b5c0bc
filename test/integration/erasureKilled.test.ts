import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { threadsOf } from '../../src/core/store/threads/threadsOf.ts'
import { addConnection } from '../../src/core/store/tables/connections.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { setPreference } from '../../src/core/store/tables/preferences.ts'
import { INNER_SUBJECTS } from '../../src/core/store/operations/subjects.ts'
import { createStore, type Store } from '../../src/core/store/store.ts'
import { AppError } from '../../src/shared/errors.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { closeDesks, openDesk, type Document } from '../support/cli.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, WORKER_URL } from '../support/connectedStore.ts'
import type { EraseWish } from '../support/eraseChild.ts'
import { openRaw, pagesOf } from '../support/files.ts'
import { openMainDesk } from '../support/mainDesk.ts'
import { bodyOf, storeBody } from '../support/memoryStore.ts'
import { everyType, live } from '../support/reports.ts'
import { span, ZONE } from '../support/times.ts'

// A process that is killed while it erases a customer: whoever opens the store next ends what was confirmed.

afterAll(removeTemporaryFolders)
afterAll(closeDesks)

const CHILD = fileURLToPath(new URL('../support/eraseChild.ts', import.meta.url))
const SOMEONE = '3001234567'
const OTHER = '3007654321'
const EACH = 30
const REPORTS = [everyType, live]
const detail = catalogue.find('cdr_3')
const telephone = detail.fields.find(({ type }) => type === 'telephone')?.name ?? ''

/** Lets a process erase a customer, and kills it at a moment. */
async function eraseAndKill(wish: EraseWish): Promise<void> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(wish)], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
}

/** A store with rows, a search and parameters of two customers. */
function newStore(): string {
  const file = join(temporaryFolder(), 'atalaya.db')
  const database = openWriter({ file, key: KEY })
  addConnection(database, { name: 'x', server: '0010', baseUrl: 'https://x', timeZone: ZONE })
  const rows = [SOMEONE, OTHER].flatMap((telephone, second) =>
    Array.from({ length: EACH }, (_each, minute) => ({
      date: `2026-11-20 10:${String(minute).padStart(2, '0')}:0${second}`,
      text: `call ${minute}`,
      telephone,
    })),
  )
  for (const report of REPORTS) {
    ensureRowsTable(database, report)
    storeBody(database, report, bodyOf(rows), span('2026-11-20'))
  }
  for (const search of [SOMEONE, OTHER])
    setPreference(database, `grid/1/${search.length}${search.at(-1)}`, `"${search}"`)
  database.close()
  return file
}

function openStore(file: string): Store {
  return createStore({ file, key: KEY, workerUrl: WORKER_URL })
}

async function rowsOf(store: Store, customer: string): Promise<number> {
  const found = await store.erasing.findCustomer(REPORTS, { customer, connectionId: null })
  return found.reduce((sum, { named }) => sum + named.length, 0)
}

function waiting(file: string): unknown {
  const raw = openRaw(file)
  const count = raw.prepare('SELECT count(*) FROM unfinished_erasures').pluck().get()
  raw.close()
  return count
}

describe('a process that is killed while it erases a customer', () => {
  test('at any moment leaves what the next one ends, and nobody else’s rows are touched', async () => {
    const left = new Set<number>()
    for (let moment = 1; ; moment++) {
      const file = newStore()
      await eraseAndKill({ file, customer: SOMEONE, moment })
      const store = openStore(file)
      await store.open()
      const isUnfinished = waiting(file) === 1
      expect(await store.erasing.isCutShort()).toBe(isUnfinished)
      const rows = await rowsOf(store, SOMEONE)
      left.add(rows)
      // What is not remembered any more has come to its end.
      if (!isUnfinished) expect(rows).toBe(0)
      await store.erasing.finish(REPORTS)
      expect(await rowsOf(store, SOMEONE)).toBe(0)
      expect(await rowsOf(store, OTHER)).toBe(REPORTS.length * EACH)
      expect(await store.erasing.isCutShort()).toBe(false)
      await store.compacting.doOwed()
      expect(await store.compacting.owed()).toEqual([])
      await store.close()
      expect(waiting(file)).toBe(0)
      const pages = pagesOf(file)
      expect([pages.includes(SOMEONE), pages.includes(OTHER)]).toEqual([false, true])
      // From here on it is a compaction that is cut short.
      if (!isUnfinished) break
    }
    // There were moments with all of the rows, with some, and with none.
    expect([...left].toSorted((a, b) => a - b)).toEqual([0, EACH, REPORTS.length * EACH])
  })

  test('is ended by whatever command comes next, which says so', async () => {
    const { cli } = await openDesk({ rowsPerDay: 12 })
    const all = ['show', detail.key, '--range', 'yesterday']
    await cli.json(['pull', detail.key, '--range', 'yesterday'])
    const { rows } = await cli.json(all)
    const customer = String((rows as readonly Document[])[0]?.[telephone])
    const theirs = (rows as readonly Document[]).filter((row) => row[telephone] === customer).length
    const file = join(cli.home, 'atalaya.db')
    await eraseAndKill({ file, customer, moment: 2 })
    expect(waiting(file)).toBe(1)
    const next = await cli.run([...all, '--json'])
    expect([next.status, next.stderr]).toEqual([0, 'The erasure of a customer was cut short: it is finished first.\n'])
    expect(JSON.parse(next.stdout)).toMatchObject({ total: 12 - theirs })
    expect(waiting(file)).toBe(0)
    expect((await cli.run(all)).stderr).toBe('')
  })

  test('is ended by the next start of the desktop program, or by one that is running', async () => {
    const { cli } = await openDesk({ rowsPerDay: 12 })
    await cli.json(['pull', detail.key, '--range', 'yesterday'])
    const { rows } = await cli.json(['show', detail.key, '--range', 'yesterday'])
    const [one, ...more] = [...new Set((rows as readonly Document[]).map((row) => String(row[telephone])))]
    const another = more[0] ?? ''
    const file = join(cli.home, 'atalaya.db')
    await eraseAndKill({ file, customer: one ?? '', moment: 2 })
    const { desk, events } = openMainDesk(cli.home)
    await desk.start()
    expect(waiting(file)).toBe(0)
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['customer-erased', 'stored']))
    expect(await desk.erasing.findCustomer({ customer: one ?? '', connectionId: null })).toEqual([])
    await desk.automation.settled()

    await eraseAndKill({ file, customer: another, moment: 2 })
    expect(waiting(file)).toBe(1)
    desk.automation.look()
    await desk.automation.settled()
    expect(waiting(file)).toBe(0)
    expect(await desk.erasing.findCustomer({ customer: another, connectionId: null })).toEqual([])
    expect(await (await desk.opened()).store.compacting.owed()).toEqual([])
    await desk.close()
  })
})

/** What erasing takes, step by step. */
const stepsOf = (store: Store) => threadsOf(store).verbsOf('erasureSteps', INNER_SUBJECTS.erasureSteps)

test('an erasure that is under way is nobody else’s to end', async () => {
  const file = newStore()
  const [one, other] = [openStore(file), openStore(file)]
  const wish = { customer: SOMEONE, connectionId: null, withMentions: false }
  const id = await stepsOf(one).begin(wish)
  for (const each of [one, other]) {
    expect(await each.erasing.isCutShort()).toBe(false)
    await each.erasing.finish(REPORTS)
  }
  expect(await rowsOf(other, SOMEONE)).toBe(REPORTS.length * EACH)
  await one.close()
  expect(await stepsOf(other).takeUp()).toEqual({ id, wish })
  await other.close()
})

test('an erasure that fails before somebody’s eyes is not gone on with behind their back', async () => {
  const store = openStore(newStore())
  const stopping = new AbortController()
  stopping.abort(new AppError('cancelled'))
  const wish = { customer: SOMEONE, connectionId: null, withMentions: false }
  const erased = store.erasing.eraseCustomer(REPORTS, wish, { signal: stopping.signal })
  await expect(erased).rejects.toMatchObject({ code: 'cancelled' })
  expect(await store.erasing.isCutShort()).toBe(false)
  await expect(store.erasing.eraseCustomer(REPORTS, { ...wish, customer: '1' })).rejects.toMatchObject({
    code: 'usage',
  })
  expect(await store.erasing.isCutShort()).toBe(false)
  expect(await rowsOf(store, SOMEONE)).toBe(REPORTS.length * EACH)
  await store.close()
})
