import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { applyRetention, applyRetentionDaily } from '../../src/core/automation/retention.ts'
import { addConnection } from '../../src/core/store/tables/connections.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { createStore, type Store } from '../../src/core/store/store.ts'
import type { AppError } from '../../src/shared/errors.ts'
import { explain } from '../../src/shared/errorTexts.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, WORKER_URL } from '../support/connectedStore.ts'
import { openRaw, pagesOf } from '../support/files.ts'
import { bodyOf, storeBody } from '../support/memoryStore.ts'
import { everyType, live } from '../support/reports.ts'
import { at, span, ZONE } from '../support/times.ts'

// An erasure needs room for a table that it writes anew. Where there is none, the rows are gone all the same: it says
// so, and the rest is done when there is room.

afterAll(removeTemporaryFolders)

const REPORTS = [everyType, live]
const SOMEONE = '3001234567'
const ROWS = 4_000
const GONE = 5

let file: string
beforeEach(() => {
  file = join(temporaryFolder(), 'atalaya.db')
  const database = openWriter({ file, key: KEY })
  addConnection(database, { name: 'x', server: '0010', baseUrl: 'https://x', timeZone: ZONE })
  for (const report of REPORTS) {
    ensureRowsTable(database, report)
    const rows = Array.from({ length: ROWS }, (_each, place) => ({
      date: place < GONE ? '2024-11-20 10:00:00' : '2026-11-20 10:00:00',
      telephone: place < GONE ? SOMEONE : '3007654321',
      text: `text ${place} ${'x'.repeat(200)}`,
    }))
    storeBody(database, report, bodyOf(rows.slice(0, GONE)), span('2024-11-20'))
    storeBody(database, report, bodyOf(rows.slice(GONE)), span('2026-11-20'))
  }
  database.close()
})

/** A store on a disk that has no room for a second copy of a table. */
function onFullDisk(): Store {
  const raw = openRaw(file)
  const maxPages = (raw.pragma('page_count', { simple: true }) as number) + 4
  raw.close()
  return createStore({ file, key: KEY, workerUrl: WORKER_URL, maxPages })
}

async function rowsIn(store: Store): Promise<number> {
  return store.erasing.count(REPORTS, { connectionId: null, reportKey: null, before: null })
}

async function problemOf(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.fail('there was room'),
    (cause: unknown) => cause as AppError,
  )
}

/** Opens the store where there is room, and lets it do what is left. */
async function withRoom(work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
  expect(await store.compacting.owed()).not.toEqual([])
  await work(store)
  expect(await store.compacting.owed()).toEqual([])
  await store.close()
  expect(pagesOf(file).includes(SOMEONE)).toBe(false)
}

const everything = { connectionId: null, reportKey: null, before: at('2025-01-01') }

describe('on a full disk rows are erased, and only their space is not given back yet', () => {
  test('by date: said so, and the same command ends it when there is room', async () => {
    const store = onFullDisk()
    const problem = await problemOf(store.erasing.erase(REPORTS, everything))
    expect(problem).toMatchObject({ code: 'space-not-released', detail: { reason: 'disk-full', rows: 2 * GONE, file } })
    expect(await rowsIn(store)).toBe(2 * (ROWS - GONE))
    await store.close()
    await withRoom(async (roomy) => expect(await roomy.erasing.erase(REPORTS, everything)).toBe(0))
  })

  test('of a customer', async () => {
    const store = onFullDisk()
    const wish = { customer: SOMEONE, connectionId: null, withMentions: false }
    const problem = await problemOf(store.erasing.eraseCustomer(REPORTS, wish))
    expect(problem).toMatchObject({ code: 'space-not-released', detail: { rows: 2 * GONE } })
    expect(await store.erasing.isCutShort()).toBe(false)
    await store.close()
    await withRoom((roomy) => roomy.compacting.doOwed())
  })

  test('by what is not kept: of every report, not only of the first', async () => {
    const store = onFullDisk()
    await store.retention.put({ connectionId: null, reportKey: null, months: 12 })
    const told: string[] = []
    const nowMs = Date.parse('2026-11-28T12:00:00Z')
    const onErased = (_connectionId: number, key: string): void => void told.push(key)
    const problem = await problemOf(applyRetention(store, REPORTS, nowMs, { onErased }))
    expect(problem).toMatchObject({ code: 'space-not-released', detail: { rows: 2 * GONE } })
    expect(told.toSorted()).toEqual([everyType.key, live.key].toSorted())
    expect(await rowsIn(store)).toBe(2 * (ROWS - GONE))
    // What could not be given back yesterday keeps nothing from going today.
    await store.retention.put({ connectionId: null, reportKey: live.key, months: 1 })
    const later = nowMs + 300 * 86_400_000
    const again = await problemOf(applyRetentionDaily(store, REPORTS, later))
    expect(again).toMatchObject({ code: 'space-not-released', detail: { rows: ROWS - GONE } })
    await store.close()
    await withRoom((roomy) => applyRetentionDaily(roomy, REPORTS, later))
  })

  test('and the sentence says it in both languages', () => {
    const error = { code: 'space-not-released', detail: { file: 'f', reason: 'disk-full', rows: 1 } } as const
    expect(explain(error, 'es').sentence).toMatch(/^Las filas están borradas, pero .*\(el disco está lleno\)/)
    expect(explain(error, 'en', 'window')).toEqual({
      sentence: expect.stringMatching(/^The rows are erased, but .*\(the disk is full\)/),
      hint: expect.stringMatching(/by itself/),
    })
  })
})
