import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { applyRetentionDaily } from '../../src/core/automation/retention.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { createStore, type Store } from '../../src/core/store/store.ts'
import { addConnection } from '../../src/core/store/tables/connections.ts'
import { threadsOf } from '../../src/core/store/threads/threadsOf.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, WORKER_URL } from '../support/connectedStore.ts'
import { openRaw } from '../support/files.ts'
import { bodyOf, storeBody } from '../support/memoryStore.ts'
import { everyType } from '../support/reports.ts'
import { span, ZONE } from '../support/times.ts'

// Somebody who reads for long, as a large export of a command does, keeps what was erased in the store's log.

afterAll(removeTemporaryFolders)

const ROWS = 2_000
const ALL = { connectionId: null, reportKey: null, before: null }

function filled(): Store {
  const file = join(temporaryFolder(), 'atalaya.db')
  const database = openWriter({ file, key: KEY })
  addConnection(database, { name: 'x', server: '0010', baseUrl: 'https://x', timeZone: ZONE })
  ensureRowsTable(database, everyType)
  const rows = Array.from({ length: ROWS }, (_each, place) => ({
    date: '2026-11-20 10:00:00',
    text: `${place} `.repeat(40),
  }))
  storeBody(database, everyType, bodyOf(rows), span('2026-11-20'))
  database.close()
  return createStore({ file, key: KEY, workerUrl: WORKER_URL })
}

/** Reads as of now until it is ended. */
function reader(file: string): () => void {
  const raw = openRaw(file)
  raw.exec('BEGIN')
  raw.prepare('SELECT count(*) FROM slices').get()
  return () => {
    raw.close()
  }
}

function logBytes({ file }: Store): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

/** The verbs that the writer is asked for from now on. */
function verbsAsked(store: Store): readonly string[] {
  const verbs: string[] = []
  const writer = threadsOf(store).client('writer')
  const call = writer.call.bind(writer)
  vi.spyOn(writer, 'call').mockImplementation((subject, verb, ...more) => {
    verbs.push(verb)
    return call(subject, verb, ...more)
  })
  return verbs
}

test('a log that a reader holds on to stays owed, which is told, and is cut once the reader has ended', async () => {
  const store = filled()
  const endReading = reader(store.file)
  const erased = store.erasing.erase([everyType], ALL)
  await expect(erased).rejects.toMatchObject({
    code: 'space-not-released',
    detail: { file: store.file, reason: 'store-busy', rows: ROWS },
  })
  expect(await store.erasing.count([everyType], ALL)).toBe(0)
  expect(await store.compacting.owed()).toEqual(['#log'])
  const held = logBytes(store)

  // Whoever sees to it next is told the same, and rewrites no table for it.
  const verbs = verbsAsked(store)
  const nowMs = Date.now()
  await expect(applyRetentionDaily(store, [everyType], nowMs)).rejects.toMatchObject({ code: 'space-not-released' })
  endReading()
  await applyRetentionDaily(store, [everyType], nowMs)
  expect(verbs).toContain('cutLog')
  expect(verbs).not.toContain('rewriteTable')
  expect(await store.compacting.owed()).toEqual([])
  // But for what was written since: that nothing is owed.
  expect(logBytes(store)).toBeLessThan(held / 10)
  await store.close()
})

test('what is left in the log by somebody who ends before it was cut is cut by the next, whoever that is', async () => {
  const store = filled()
  const endReading = reader(store.file)
  await expect(store.erasing.erase([everyType], ALL)).rejects.toMatchObject({ code: 'space-not-released' })
  await store.close()
  const next = createStore({ file: store.file, key: KEY, workerUrl: WORKER_URL })
  expect(await next.compacting.owed()).toEqual(['#log'])
  endReading()
  // An erasure that finds nothing to erase sees to it, too.
  expect(await next.erasing.erase([everyType], ALL)).toBe(0)
  expect(await next.compacting.owed()).toEqual([])
  await next.close()
})
