import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { results } from '../../../src/core/store/operations/results.ts'
import type { CallContext } from '../../../src/core/store/threads/protocol.ts'
import { compareSnapshots, keyedBy, type KeyedSnapshot } from '../../../src/renderer/features/live/snapshots.ts'
import { MASKS } from '../../../src/shared/masks.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { defineReport, field } from '../../support/reports.ts'
import { span } from '../../support/times.ts'
import { ALONE } from '../../support/threadParts.ts'

// Two snapshots of calls to make again, compared by keys that a mask hides.

const KEY = ['campaign', 'phone_number', 'date']
const recalls = defineReport({
  id: 'recalls',
  kind: 'snapshot',
  fields: [
    field('campaign', 'id'),
    field('phone_number', 'telephone'),
    field('date', 'text'),
    field('tries', 'integer'),
  ],
  keyFields: KEY,
})
const BEFORE = span('2025-03-10')
const NOW = span('2025-03-11')
const context: CallContext = {
  throwIfCancelled: () => undefined,
  progress: () => undefined,
  transfer: () => undefined,
}

/** Telephones whose ends are alike, so that they look alike under every mask that shows some of them. */
const TELEPHONES = ['573001114567', '573002224567', '573003334567', '573004444567']

function recall(telephone: number, tries: number) {
  return { campaign: '7', phone_number: TELEPHONES[telephone] ?? '', date: '2025-03-12 08:00', tries: String(tries) }
}

let database: WritableDatabase

beforeEach(() => {
  database = openMemoryStore([recalls])
  storeBody(database, recalls, bodyOf([recall(0, 1), recall(1, 2), recall(2, 3)]), BEFORE)
  // The first is done; of those that are left one was tried again, and one is new.
  storeBody(database, recalls, bodyOf([recall(1, 2), recall(2, 9), recall(3, 0)]), NOW)
})
afterEach(() => {
  database.close()
})

test.each([null, ...MASKS])('rows are the same by what is hidden of them, under mask %s', (mask) => {
  const verbs = results({ database, ...ALONE })
  const read = (range: typeof NOW, keyed: readonly string[]): KeyedSnapshot => {
    const asked = { ...question(recalls, { range }), ...(mask === null ? {} : { mask }) }
    const { resultId, fields, total } = verbs.ask({ report: recalls, question: asked }, context)
    const block = { resultId, offset: 0, limit: total }
    return { fields, rows: verbs.previews(block), keys: verbs.keys({ ...block, fields: keyed }) }
  }
  for (const keyFields of [KEY, []]) {
    const keyed = keyedBy(read(BEFORE, KEY), read(NOW, KEY), keyFields)
    const [before, now] = [read(BEFORE, keyed), read(NOW, keyed)]
    // Nothing that is hidden is told by a key.
    const told = JSON.stringify([before.keys, now.keys])
    expect(TELEPHONES.filter((telephone) => told.includes(telephone.slice(4)))).toEqual([])
    const { added, gone, changed, list, markOf } = compareSnapshots(before, now, keyFields)
    if (keyFields.length === 0) {
      expect({ added, gone, changed }).toEqual({ added: 2, gone: 2, changed: 0 })
      continue
    }
    expect({ added, gone, changed }).toEqual({ added: 1, gone: 1, changed: 1 })
    expect(list.find(({ kind }) => kind === 'changed')?.cells).toEqual([{ field: 'tries', before: '3', now: '9' }])
    // Marked are the rows themselves, in whatever order they are shown.
    const marks = now.keys.map((key) => markOf(key))
    const tries = now.fields.indexOf('tries')
    const marked = now.rows.map((row, place) => [row[tries], marks[place]?.isNew, marks[place]?.before.get('tries')])
    expect(marked).toHaveLength(3)
    expect(marked).toEqual(
      expect.arrayContaining([
        ['0', true, undefined],
        ['2', undefined, undefined],
        ['9', false, '3'],
      ]),
    )
  }
})
