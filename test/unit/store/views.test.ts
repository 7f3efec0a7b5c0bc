import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USUAL_PLAN } from '../../../src/shared/telephoneCountries.ts'
import { customerOf, type Customer } from '../../../src/shared/customers.ts'
import type { RemovedView, View } from '../../../src/shared/views.ts'
import { forgetInViews } from '../../../src/core/store/erasing/customerViews.ts'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { migrate } from '../../../src/core/store/tables/migrations.ts'
import {
  findView,
  listViews,
  orderViews,
  putView,
  putViewBack,
  removeView,
  renameView,
  reviseView,
  viewById,
} from '../../../src/core/store/tables/views.ts'
import { openMemoryStore } from '../../support/memoryStore.ts'
import { runs } from '../../support/runs.ts'
import { EMPTY_VIEW } from '../../support/views.ts'

function viewOf(name: string, search = ''): View {
  return { name, connection: 'test', reportKey: 'a/b', parameters: {}, content: { ...EMPTY_VIEW, search } }
}

const NAMES = ['Semana', 'semana', 'Skill «Ventas»', "o'clock", '💡']

/** What is done to views, and which of those that there are or were it is done to. */
const steps = fc.array(
  fc.record({
    does: fc.constantFrom('add', 'add', 'replace', 'revise', 'rename', 'order', 'remove', 'put back'),
    name: fc.constantFrom(...NAMES),
    which: fc.nat({ max: 6 }),
    others: fc.array(fc.nat({ max: 8 }), { maxLength: 6 }),
  }),
  { maxLength: 30 },
)

test('whatever is done to views, each keeps its id, names mean one, and those that are not moved stay where they are', () => {
  fc.assert(
    fc.property(steps, (each) => {
      const database = openMemoryStore()
      let model: { readonly id: number; name: string; search: string }[] = []
      const gone: { readonly at: number; readonly view: RemovedView }[] = []
      const used = new Set<number>()
      for (const [turn, { does, name, which, others }] of each.entries()) {
        const search = String(turn)
        const one = model[which]
        const taken = model.find((other) => other.name === name)
        if (does === 'add') {
          const id = putView(database, viewOf(name, search), false)
          expect(id === undefined).toBe(taken !== undefined)
          if (id === undefined) continue
          expect(used.has(id)).toBe(false)
          used.add(id)
          model.push({ id, name, search })
        } else if (does === 'replace' && taken !== undefined) {
          expect(putView(database, viewOf(name, search), true)).toBe(taken.id)
          taken.search = search
        } else if (does === 'revise' && one !== undefined) {
          expect(reviseView(database, one.id, viewOf('', search))).toBe(true)
          one.search = search
        } else if (does === 'rename' && one !== undefined) {
          const isFree = taken === undefined || taken === one
          expect(renameView(database, one.id, name)).toBe(isFree)
          if (isFree) one.name = name
        } else if (does === 'order') {
          const ids = others.map((place) => model[place]?.id ?? 1_000 + place)
          orderViews(database, ids)
          const moved = [...new Set(ids)].flatMap((id) => model.find((other) => other.id === id) ?? [])
          const left = [...moved]
          model = model.map((other) => (moved.includes(other) ? (left.shift() ?? other) : other))
        } else if (does === 'remove' && one !== undefined) {
          const view = removeView(database, one.id)
          expect(view).toMatchObject({ id: one.id, name: one.name })
          expect(removeView(database, one.id)).toBeUndefined()
          gone.push({ at: which, view: view as RemovedView })
          model.splice(which, 1)
        } else if (does === 'put back') {
          // The last that was removed: whatever was moved since, it lies where it lay or beside it.
          const last = gone.pop()
          if (last === undefined) continue
          const isFree = !model.some((other) => other.name === last.view.name)
          expect(putViewBack(database, last.view)).toBe(isFree)
          if (!isFree) continue
          const { id, name: old, content } = last.view
          model = listViews(database).map(
            (view) =>
              model.find((other) => other.id === view.id) ?? { id, name: old, search: content.search ?? 'none' },
          )
          expect(model.filter((other) => other.id === id)).toHaveLength(1)
        }
        const list = listViews(database)
        expect(list.map(({ id, name, content }) => ({ id, name, search: content.search }))).toEqual(model)
        for (const view of list) {
          expect(view).toMatchObject({ connection: 'test', connectionId: 1 })
          expect(viewById(database, view.id)).toEqual(view)
          expect(findView(database, view.name)).toEqual(view)
        }
      }
      database.close()
    }),
    { numRuns: runs(60) },
  )
})

describe('a view that was removed', () => {
  test('lies where it lay once it is put back, with its id', () => {
    const database = openMemoryStore()
    for (const name of ['a', 'b', 'c']) putView(database, viewOf(name), false)
    const before = listViews(database)
    const removed = removeView(database, 2) as RemovedView
    expect(putView(database, viewOf('d'), false)).toBe(4)
    expect(putViewBack(database, removed)).toBe(true)
    expect(listViews(database).slice(0, 3)).toEqual(before)
    expect(putViewBack(database, removed)).toBe(false)
  })
})

describe('the operation of a view', () => {
  test('is the one that has its name, as soon as there is one, and goes by its name of today', () => {
    const database = openMemoryStore()
    putView(database, { ...viewOf('v'), connection: 'Ventas' }, false)
    expect(viewById(database, 1)).toMatchObject({ connection: 'Ventas', connectionId: null })
    database.exec(
      `INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (2, 'ventas', '1', 'h', 'UTC')`,
    )
    expect(viewById(database, 1)).toMatchObject({ connection: 'ventas', connectionId: 2 })
    putView(database, viewOf('w'), false)
    database.exec(`UPDATE connections SET name = 'otra' WHERE id = 1`)
    expect(viewById(database, 2)).toMatchObject({ connection: 'otra', connectionId: 1 })
    database.exec('UPDATE connections SET is_removed = 1 WHERE id = 1')
    expect(viewById(database, 2)).toMatchObject({ connection: 'test', connectionId: null })
  })

  test('stays while a customer is forgotten in it', () => {
    const database = openMemoryStore()
    putView(database, viewOf('v', '3001234567'), false)
    database.exec('UPDATE connections SET is_removed = 1 WHERE id = 1')
    forgetInViews(database, customerOf('3001234567', USUAL_PLAN) as Customer, 1)
    expect(listViews(database)[0]?.content.search).toBeNull()
    database.exec('UPDATE connections SET is_removed = 0 WHERE id = 1')
    expect(listViews(database)[0]).toMatchObject({ id: 1, connectionId: 1 })
  })
})

test('views of a store from before they had ids get them in their order, and keep what they say', () => {
  const database = new Database(':memory:') as unknown as WritableDatabase
  migrate(database, 'f', 200)
  database.exec(`INSERT INTO connections (name, server, base_url, time_zone) VALUES ('test', '0', 'h', 'UTC')`)
  const insert = database.prepare('INSERT INTO views VALUES (?, ?, ?, ?, ?, ?)')
  const question = JSON.stringify({ parameters: { skill: '7' }, content: EMPTY_VIEW })
  insert.run('tercera', 5, 1, 'test', 'a/b', question)
  insert.run('primera', 1, null, 'ajena', 'a/c', question)
  insert.run('segunda', 2, 1, 'test', 'a/b', question)
  migrate(database, 'f')
  const of = (id: number, name: string, reportKey: string, connectionId: number | null): unknown => ({
    id,
    name,
    connection: connectionId === null ? 'ajena' : 'test',
    connectionId,
    reportKey,
    parameters: { skill: '7' },
    content: EMPTY_VIEW,
  })
  expect(listViews(database)).toEqual([
    of(1, 'primera', 'a/c', null),
    of(2, 'segunda', 'a/b', 1),
    of(3, 'tercera', 'a/b', 1),
  ])
})
