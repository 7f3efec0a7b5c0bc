import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findStory } from '../../src/core/store/customers/story.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { rebuildStore } from '../../src/core/store/file/rebuild.ts'
import { commitPoll } from '../../src/core/store/rows/liveLog.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { Ingest } from '../../src/core/store/rows/ingest.ts'
import { createStore } from '../../src/core/store/store.ts'
import { beginSlice } from '../../src/core/store/tables/slices.ts'
import type { StoryWish } from '../../src/shared/customerStory.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, WORKER_URL } from '../support/connectedStore.ts'
import { bodyOf, ingestBody, scope, storeBody } from '../support/memoryStore.ts'
import { everyType, live } from '../support/reports.ts'
import { at, span, ZONE } from '../support/times.ts'

// Keys of customers in a real store: made in the background where there are none, whatever ends that in between.

afterAll(removeTemporaryFolders)

const DAYS = ['2025-03-10', '2025-03-11', '2025-03-12'] as const
const CUSTOMER = '3001234567'
const WISH: StoryWish = { customer: `+57 ${CUSTOMER}`, connectionId: null, range: null, withMentions: false }

function newFile(): string {
  const file = join(temporaryFolder(), 'store.db')
  const database = openWriter({ file, key: KEY })
  database
    .prepare('INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, ?, ?, ?, ?)')
    .run('x', '0010', 'https://x', ZONE)
  ensureRowsTable(database, everyType)
  for (const day of DAYS) {
    const rows = Array.from({ length: 50 }, (_, place) => ({
      date: `${day} 10:00:00`,
      telephone: place === 7 ? `57${CUSTOMER}` : `57310000${String(place).padStart(4, '0')}`,
    }))
    storeBody(database, everyType, bodyOf(rows), span(day))
  }
  database.close()
  return file
}

function storyTotal(database: WritableDatabase): number {
  return findStory(database, [live], WISH, () => undefined).total
}

function open(file: string) {
  return createStore({ file, key: KEY, workerUrl: WORKER_URL })
}

/** What there is of keys: slices that have theirs, and buckets. */
function keysIn(file: string): readonly unknown[] {
  const database = openWriter({ file, key: KEY })
  const counts = ['keyed_slices', 'customer_keys'].map((table) =>
    database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  )
  database.close()
  return counts
}

async function foundIn(file: string, reports: readonly ReportDefinition[] = [everyType]): Promise<number> {
  const store = open(file)
  try {
    return (await store.customers.story({ reports, wish: WISH })).total
  } finally {
    await store.close()
  }
}

describe('keys of customers', () => {
  test('of a store that an earlier version filled are made one slice after the other, and gone on with', async () => {
    const file = newFile()
    const [slices, buckets] = keysIn(file)
    expect(slices).toBe(DAYS.length)
    const older = openWriter({ file, key: KEY })
    older.exec('DELETE FROM customer_keys; DELETE FROM keyed_slices')
    older.close()
    expect(await foundIn(file)).toBe(DAYS.length)
    const store = open(file)
    const controller = new AbortController()
    const stopped = store.settleKeys([everyType], controller.signal)
    controller.abort()
    await expect(stopped).rejects.toThrow()
    await store.close()
    // What was done before is not done again, and whoever asks meanwhile misses nothing.
    const [done] = keysIn(file)
    expect(Number(done)).toBeLessThan(DAYS.length)
    expect(await foundIn(file)).toBe(DAYS.length)
    const again = open(file)
    await again.settleKeys([everyType])
    await again.close()
    expect(keysIn(file)).toEqual([slices, buckets])
    expect(await foundIn(file)).toBe(DAYS.length)
  })

  test('follow the definition of their report', async () => {
    const file = newFile()
    const fields = everyType.fields.map((each) =>
      each.name === 'telephone' ? { ...each, type: 'text' as const } : each,
    )
    const before = { ...everyType, fields }
    expect(await foundIn(file, [before])).toBe(0)
    const store = open(file)
    await store.settleKeys([before])
    await store.close()
    expect(keysIn(file)).toEqual([DAYS.length, 0])
    expect(await foundIn(file)).toBe(DAYS.length)
    const again = open(file)
    await again.settleKeys([everyType])
    await again.close()
    expect(keysIn(file)[1]).toBeGreaterThan(0)
  })

  test('are made anew where the operation\u2019s telephones are another country\u2019s', async () => {
    const file = newFile()
    const before = keysIn(file)
    const store = open(file)
    await store.connections.setCountry({ connectionId: 1, country: 'MX' })
    const found = async (customer: string): Promise<number> =>
      (await store.customers.story({ reports: [everyType], wish: { ...WISH, customer } })).total
    // Without its plus the number has a country's code, in Mexico one of another.
    expect([await found(`+57 ${CUSTOMER}`), await found(CUSTOMER)]).toEqual([DAYS.length, 0])
    const controller = new AbortController()
    const stopped = store.settleKeys([everyType], controller.signal)
    controller.abort()
    await expect(stopped).rejects.toThrow()
    expect([await found(`+57 ${CUSTOMER}`), await found(CUSTOMER)]).toEqual([DAYS.length, 0])
    await store.settleKeys([everyType])
    expect([await found(`+57 ${CUSTOMER}`), await found(CUSTOMER)]).toEqual([DAYS.length, 0])
    await store.connections.setCountry({ connectionId: 1, country: 'CO' })
    expect(await found(CUSTOMER)).toBe(DAYS.length)
    await store.settleKeys([everyType])
    await store.close()
    expect(keysIn(file)).toEqual(before)
  })

  test('are made anew after a rebuild, and go with the rows of an erasure', async () => {
    const file = newFile()
    const before = keysIn(file)
    rebuildStore({ file, key: KEY }, 'now')
    expect(await foundIn(file)).toBe(DAYS.length)
    const store = open(file)
    await store.settleKeys([everyType])
    await store.close()
    expect(keysIn(file)).toEqual(before)
    const eraser = open(file)
    const erased = await eraser.erasing.eraseCustomer([everyType], { ...WISH, withMentions: false })
    await eraser.close()
    expect(erased).toBe(DAYS.length)
    expect(await foundIn(file)).toBe(0)
    const others = openWriter({ file, key: KEY })
    const entries = others.prepare('SELECT sum(length(entries)) / 6 FROM customer_keys').pluck().get()
    others.close()
    expect(entries).toBe(DAYS.length * 49)
  })

  test('of a log come now and then, and its newest rows are found without', () => {
    const file = join(temporaryFolder(), 'store.db')
    const database = openWriter({ file, key: KEY })
    database
      .prepare('INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, ?, ?, ?, ?)')
      .run('x', '0010', 'https://x', ZONE)
    ensureRowsTable(database, live)
    let now = at('2025-03-10 08:00:00')
    const covered = new Set<unknown>()
    for (let poll = 0; poll < 6; poll++) {
      const range = { from: now, to: (now + 59) as typeof now }
      const sliceId = beginSlice(database, scope(live), range, range)
      const ingest = new Ingest(database, live, sliceId, range)
      const rows = Array.from({ length: 600 }, (_, place) => ({
        date: `2025-03-10 08:0${poll}:00`,
        text: `${poll} ${place}`,
        telephone: place === 5 ? `57${CUSTOMER}` : `57310${String(place).padStart(7, '0')}`,
      }))
      ingestBody(ingest, bodyOf(rows))
      const sentAtMs = now * 1000
      commitPoll(
        database,
        live,
        {
          sliceId,
          scope: scope(live),
          fetchedAtMs: sentAtMs,
          warnings: [],
          seen: [range],
          doubt: null,
          sentAtMs,
          at: now,
          answeredAt: now,
        },
        ingest.inserter.facts,
      )
      now = (now + 60) as typeof now
      covered.add(database.prepare('SELECT max(places) FROM keyed_slices').pluck().get())
      expect(storyTotal(database)).toBe(poll + 1)
    }
    // Not with each poll, and not never.
    expect(covered.size).toBeGreaterThan(1)
    expect(covered.size).toBeLessThan(6)
    database.close()
  })
})
