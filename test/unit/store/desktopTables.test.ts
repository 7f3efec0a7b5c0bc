import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addConnection,
  listConnections,
  removeConnection,
  updateConnection,
} from '../../../src/core/store/tables/connections.ts'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { holdingsOf, parameterSetsOf } from '../../../src/core/store/query/holdings.ts'
import { allPreferences, setPreference } from '../../../src/core/store/tables/preferences.ts'
import { removeCustomReport, listCustomReports, putCustomReport } from '../../../src/core/store/tables/customReports.ts'
import { addGaps, listLogs, noteLife, setLog, startLog } from '../../../src/core/store/tables/logBook.ts'
import { dayLimit, quotaFacts, rememberDayLimit, setReserve } from '../../../src/core/store/tables/requestLedger.ts'
import { listRules, putRule } from '../../../src/core/store/tables/retentionRules.ts'
import { listSchedules, putSchedule } from '../../../src/core/store/tables/schedules.ts'
import { beginPull, endPull, unfinishedPulls } from '../../../src/core/store/tables/unfinishedPulls.ts'
import { beginSlice, findScope } from '../../../src/core/store/tables/slices.ts'
import { bodyOf, openMemoryStore, scope, storeBody } from '../../support/memoryStore.ts'
import { events, live, sums } from '../../support/reports.ts'
import { at, span } from '../../support/times.ts'
import { keepsRows } from '../../support/schedules.ts'

const schedule = {
  connectionId: 1,
  reportKey: events.key,
  parameters: {},
  keeps: keepsRows('yesterday'),
  setup: { timing: { kind: 'hours', hours: 4 }, file: null },
  isEnabled: true,
} as const

let database: WritableDatabase
beforeEach(() => {
  database?.close()
  database = openMemoryStore([events, sums])
})
afterAll(() => database.close())

test('a preference is kept as the last text, until it is taken back', () => {
  expect(allPreferences(database)).toEqual([])
  setPreference(database, 'columns', '[1]')
  setPreference(database, 'columns', "'; DROP TABLE preferences; --")
  setPreference(database, 'other', '')
  expect(allPreferences(database)).toEqual([
    ['columns', "'; DROP TABLE preferences; --"],
    ['other', ''],
  ])
  setPreference(database, 'columns', null)
  expect(allPreferences(database)).toEqual([['other', '']])
})

describe('a pull that was begun', () => {
  const order = {
    connectionId: 1,
    reportKey: events.key,
    parameters: { campaign: 'all', 'Ñ "x"': '' },
    range: span('2025-03-09'),
    refreshSinceMs: 1_764_000_000_123,
    byDay: false,
    startedAtMs: 5,
  }

  test('is remembered as it was asked for, until it is ended', () => {
    const first = beginPull(database, order)
    const second = beginPull(database, { ...order, range: null, refreshSinceMs: null })
    expect(unfinishedPulls(database)).toEqual([
      { id: first, ...order },
      { id: second, ...order, range: null, refreshSinceMs: null },
    ])
    endPull(database, first)
    endPull(database, first)
    expect(unfinishedPulls(database).map(({ id }) => id)).toEqual([second])
    expect(beginPull(database, order)).toBeGreaterThan(second)
  })

  test('is forgotten with its connection, and does not come back with it', () => {
    const facts = { name: 'other', server: '0010', baseUrl: 'https://h', timeZone: 'UTC' }
    const { id } = addConnection(database, facts)
    beginPull(database, { ...order, connectionId: id })
    const kept = beginPull(database, order)
    removeConnection(database, id)
    expect(unfinishedPulls(database).map((pull) => pull.id)).toEqual([kept])
    expect(addConnection(database, facts).id).toBe(id)
    expect(unfinishedPulls(database).map((pull) => pull.id)).toEqual([kept])
  })
})

describe('what the store holds', () => {
  const row = { date: '2025-03-09 10:00:00', text: 'a' }

  test('is told by report, over all parameters, without what is still coming in', () => {
    expect(holdingsOf(database, 1)).toEqual([])
    storeBody(database, events, bodyOf([row, row]), span('2025-03-09'), { fetchedAtMs: 10 })
    storeBody(database, events, bodyOf([]), span('2025-03-10'), { fetchedAtMs: 30 })
    const one = { campaign: '1' }
    storeBody(database, sums, bodyOf([{ text: 'x' }]), span('2025-03-09'), { scope: scope(sums, one), fetchedAtMs: 20 })
    beginSlice(database, scope(sums, { campaign: '2' }), span('2025-03-09'), span('2025-03-09'))
    expect(holdingsOf(database, 1)).toEqual([
      { reportKey: events.key, rows: 2, lastFetchedAtMs: 30 },
      { reportKey: sums.key, rows: 1, lastFetchedAtMs: 20 },
    ])
    expect(holdingsOf(database, 2)).toEqual([])
    expect(parameterSetsOf(database, 1, sums.key)).toEqual([one])
  })

  test('is told by parameters, the latest fetched first', () => {
    const store = (parameters: Record<string, string>, day: string, fetchedAtMs: number): void => {
      storeBody(database, sums, bodyOf([]), span(day), { scope: scope(sums, parameters), fetchedAtMs })
    }
    store({ campaign: 'all' }, '2025-03-09', 10)
    store({ campaign: '2', agent: 'ñ' }, '2025-03-09', 20)
    store({ campaign: '3' }, '2025-03-09', 15)
    store({ campaign: 'all' }, '2025-03-10', 40)
    expect(parameterSetsOf(database, 1, sums.key)).toEqual([
      { campaign: 'all' },
      { agent: 'ñ', campaign: '2' },
      { campaign: '3' },
    ])
    expect(parameterSetsOf(database, 1, events.key)).toEqual([])
  })
})

describe('a connection', () => {
  const facts = { name: 'Banco', server: '0010', baseUrl: 'https://wv0010.wolkvox.com', timeZone: 'America/Bogota' }

  test('is changed in place', () => {
    const connection = addConnection(database, facts)
    rememberDayLimit(database, connection.id, 25_000)
    const changed = { ...connection, name: 'Banco Andino', baseUrl: 'https://proxy', timeZone: 'UTC' }
    expect(updateConnection(database, changed)).toEqual(changed)
    expect(listConnections(database)).toContainEqual(changed)
    expect(dayLimit(database, connection.id)).toBe(25_000)
    updateConnection(database, { ...changed, server: '0011' })
    expect(dayLimit(database, connection.id)).toBeNull()
  })

  test('that gets another server puts the rows of the one before aside, until it has that server again', () => {
    const [connection] = listConnections(database)
    if (connection === undefined) throw new Error('no connection')
    storeBody(database, events, bodyOf([{ date: '2025-03-09 10:00:00', text: 'of 0000' }]), span('2025-03-09'))
    const moved = updateConnection(database, { ...connection, server: '0011' })
    expect(moved).toMatchObject({ name: connection.name, server: '0011' })
    expect(listConnections(database)).toEqual([moved])
    expect(holdingsOf(database, moved.id)).toEqual([])
    expect(updateConnection(database, { ...moved, server: '0000' })).toEqual(connection)
    expect(holdingsOf(database, connection.id)).toMatchObject([{ reportKey: events.key, rows: 1 }])
  })

  test('that gets another server keeps what was set up for it', () => {
    const [connection] = listConnections(database)
    if (connection === undefined) throw new Error('no connection')
    storeBody(database, events, bodyOf([{ date: '2025-03-09 10:00:00', text: 'of 0000' }]), span('2025-03-09'))
    const id = putSchedule(database, null, schedule, null)
    setLog(database, scope(live), { isOn: true, everyMinutes: 3, at: at('2025-03-09 10:00:00') })
    setLog(database, scope(live, { queue: '2' }), { isOn: false, everyMinutes: 4, at: at('2025-03-09 10:00:00') })
    putRule(database, { connectionId: connection.id, reportKey: null, months: 3 })
    setReserve(database, connection.id, 25)
    const moved = updateConnection(database, { ...connection, server: '0011' })
    expect(moved.id).not.toBe(connection.id)
    const isKept = (): void => {
      const { id: connectionId } = listConnections(database)[0] ?? { id: 0 }
      expect(listSchedules(database)).toMatchObject([{ id, connectionId, isEnabled: true }])
      expect(listLogs(database, connectionId).filter(({ isOn }) => isOn)).toMatchObject([
        { scope: { ...scope(live), connectionId }, isOn: true, everyMinutes: 3 },
      ])
      expect(listRules(database)).toContainEqual({ connectionId, reportKey: null, months: 3 })
      expect(quotaFacts(database, connectionId, at('2025-03-09 10:00:00')).reservePercent).toBe(25)
    }
    isKept()
    updateConnection(database, { ...moved, server: '0000' })
    isKept()
  })

  test('that is removed does nothing by itself where it comes back', () => {
    putSchedule(database, null, schedule, null)
    removeConnection(database, 1)
    expect(listSchedules(database)).toEqual([])
    addConnection(database, { name: 'test', server: '0000', baseUrl: 'http://127.0.0.1', timeZone: 'UTC' })
    expect(listSchedules(database)).toMatchObject([{ connectionId: 1, isEnabled: false }])
  })

  test('keeps its own name in any spelling, and gets no other’s', () => {
    const connection = addConnection(database, facts)
    expect(updateConnection(database, { ...connection, name: 'BANCO' }).name).toBe('BANCO')
    const taken = { ...connection, name: 'Test' }
    expect(() => updateConnection(database, taken)).toThrow(expect.objectContaining({ code: 'connection-exists' }))
    expect(listConnections(database).map(({ name }) => name)).toEqual(['BANCO', 'test'])
  })

  test('that is not there cannot be changed', () => {
    const connection = addConnection(database, facts)
    removeConnection(database, connection.id)
    const gone = expect.objectContaining({ code: 'unknown-connection' }) as Error
    expect(() => updateConnection(database, connection)).toThrow(gone)
    expect(() => updateConnection(database, { ...connection, id: 99 })).toThrow(gone)
  })
})

test('a report of one’s own goes with its log, its schedules and its rules', () => {
  putCustomReport(database, { report: live, definition: '{}', retyped: [] })
  const now = at('2025-03-09 10:00:00')
  setLog(database, scope(live), { isOn: true, everyMinutes: 5, at: now })
  startLog(database, scope(live), now)
  noteLife(database, scope(live), now, [{ at: now, reason: 'offline' }])
  addGaps(database, findScope(database, scope(live)) ?? 0, [{ range: span('2025-03-08'), reason: 'asleep' }])
  const kept = putSchedule(database, null, schedule, null)
  putSchedule(database, null, { ...schedule, reportKey: live.key }, null)
  putRule(database, { connectionId: null, reportKey: live.key, months: 1 })
  putRule(database, { connectionId: null, reportKey: events.key, months: 2 })
  removeCustomReport(database, live.key)
  expect(listCustomReports(database)).toEqual([])
  expect(listLogs(database, null)).toEqual([])
  expect(listSchedules(database).map(({ id }) => id)).toEqual([kept])
  expect(listRules(database)).toEqual([{ connectionId: null, reportKey: events.key, months: 2 }])
  expect(database.pragma('foreign_key_check')).toEqual([])
})
