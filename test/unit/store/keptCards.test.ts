import { beforeEach, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { eraseRows } from '../../../src/core/store/erasing/erase.ts'
import { forgetParameters } from '../../../src/core/store/erasing/customerRows.ts'
import type { ProcessLocks } from '../../../src/core/store/file/processLocks.ts'
import type { KeptCard } from '../../../src/core/store/records/keptCards.ts'
import { findKeptCard, putKeptCard, sourceMark } from '../../../src/core/store/tables/keptCards.ts'
import { putView, removeView } from '../../../src/core/store/tables/views.ts'
import { bodyOf, openMemoryStore, scope, storeBody } from '../../support/memoryStore.ts'
import { everyType, live } from '../../support/reports.ts'
import { span } from '../../support/times.ts'
import { EMPTY_VIEW } from '../../support/views.ts'

const sources = { scope: scope(everyType), hasOthers: false }
const DAY = bodyOf([{ date: '2025-03-10 10:00:00', text: 'a' }])
// Nothing is under way in other processes.
const locks = { tryAcquire: () => true, release: () => undefined } as unknown as ProcessLocks

let database: WritableDatabase
let viewId = 0

beforeEach(() => {
  database = openMemoryStore([everyType, live])
  storeBody(database, everyType, DAY, span('2025-03-10'))
  viewId = newView('A')
})

function newView(name: string): number {
  const view = { name, connection: 'test', reportKey: everyType.key, parameters: {}, content: EMPTY_VIEW }
  return putView(database, view, false) ?? 0
}

function card(given: Partial<KeptCard> = {}): KeptCard {
  return { viewId, language: 'es', question: 'q', facts: 'f', answeredAtMs: 1, answer: '{"n":1}', ...given }
}

function keep(given: Partial<KeptCard> = {}): boolean {
  return putKeptCard(database, card(given), sources, sourceMark(database, sources))
}

function kept(id = viewId, language = 'es'): string | undefined {
  return findKeptCard(database, id, language)?.answer
}

describe('what a card came to', () => {
  test('is kept, once for each view and language, until there is a newer answer', () => {
    expect(keep()).toBe(true)
    expect(findKeptCard(database, viewId, 'es')).toEqual(card())
    keep({ language: 'en', answer: '{"n":"en"}' })
    keep({ answer: '{"n":2}', answeredAtMs: 2 })
    expect([kept(), kept(viewId, 'en')]).toEqual(['{"n":2}', '{"n":"en"}'])
    expect(database.prepare('SELECT count(*) FROM kept_cards').pluck().get()).toBe(2)
  })

  test('is not kept where rows came, went or were fetched anew while it was worked out', () => {
    const mark = sourceMark(database, sources)
    keep()
    storeBody(database, everyType, DAY, span('2025-03-11'))
    expect(putKeptCard(database, card(), sources, mark)).toBe(false)
    // What was kept before is older still.
    expect(kept()).toBeUndefined()
  })

  test('of rows of one report is nothing to those of another, unless it looks at them', () => {
    const [own, both] = [sources, { ...sources, hasOthers: true }]
    const before = [sourceMark(database, own), sourceMark(database, both)]
    storeBody(database, live, DAY, span('2025-03-10'))
    expect(sourceMark(database, own)).toBe(before[0])
    expect(sourceMark(database, both)).not.toBe(before[1])
  })

  test('goes with its view, and views that are gone keep nothing', () => {
    keep()
    removeView(database, viewId)
    expect(kept()).toBeUndefined()
    expect(keep()).toBe(false)
  })

  test('takes a bounded room: neither long answers nor many', () => {
    keep()
    expect(keep({ answer: JSON.stringify('x'.repeat(300_000)) })).toBe(false)
    expect(kept()).toBeUndefined()
    const ids = Array.from({ length: 210 }, (_each, place) => newView(`view ${place}`))
    ids.forEach((id, place) => keep({ viewId: id, answeredAtMs: place }))
    expect(database.prepare('SELECT count(*) FROM kept_cards').pluck().get()).toBe(200)
    expect(ids.map((id) => kept(id) !== undefined).indexOf(true)).toBe(10)
  })

  test('goes with rows that are erased, and with a customer', () => {
    keep()
    const none = { connectionId: 1, reportKey: live.key, before: null }
    eraseRows(database, locks, [everyType, live], none)
    expect(kept()).toBe('{"n":1}')
    eraseRows(database, locks, [everyType, live], { ...none, reportKey: everyType.key })
    expect(kept()).toBeUndefined()
    keep()
    forgetParameters(database, { customer: '3001234567', connectionId: null })
    expect(kept()).toBeUndefined()
  })
})
