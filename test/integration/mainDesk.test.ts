import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { Patience } from '../../src/desk/patience.ts'
import type { ConnectionSummary } from '../../src/shared/connections.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import {
  draftOf,
  MemoryKeychain,
  openMainDesk,
  shownFromTop,
  type WatchedDesk,
  detail,
  wish,
  countRows,
} from '../support/mainDesk.ts'
import { epochMs, at, span, ZONE } from '../support/times.ts'
import { readWorkbook, shownTable } from '../support/workbookReader.ts'

const NOW = at('2026-11-22 12:00:00')
const live = catalogue.reports.find((report) => report.kind === 'live')
if (live === undefined) throw new Error('The catalogue lacks a kind')

let operation: SampleOperation
let folder = ''
let watched: WatchedDesk
let keychain: MemoryKeychain

function open(): WatchedDesk {
  return openMainDesk(folder, { secrets: keychain, patience: new Patience([20, 20, 20, 20, 20, 20]) })
}

async function connect(): Promise<ConnectionSummary> {
  return (await watched.desk.connections.save(draftOf(operation), 'kept')).connection
}

beforeEach(async () => {
  operation = await startSampleOperation({ timeZone: ZONE, now: () => epochMs(NOW), rowsPerDay: 20 })
  folder = temporaryFolder()
  keychain = new MemoryKeychain()
  watched = open()
  await watched.desk.start()
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

describe('counts', () => {
  test('are those of the server, and a newer request of the same slot stops one that still waits', async () => {
    const connection = await connect()
    const range = span('2026-11-20')
    await watched.ended(await watched.desk.pulls.start(wish(connection, { range })))
    const scope = { connectionId: connection.id, reportKey: detail?.key ?? '', parameters: {} }
    const asked = { ...scope, range, filters: [], search: '', sort: [] }
    const counting = { bucket: 'hour', by: [] } as const
    const first = watched.desk.results.counts('a', asked, counting)
    const others = [
      watched.desk.results.counts('b', asked, counting),
      watched.desk.results.counts('a', asked, counting),
    ]
    await Promise.allSettled([first])
    const truth = detail === undefined ? [] : operation.truth(detail, range)
    expect(truth.length).toBeGreaterThan(0)
    for (const { entries, isComplete } of await Promise.all(others)) {
      expect(isComplete).toBe(true)
      expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(truth.length)
      for (const { at } of entries) expect((at ?? 1) % 3_600).toBe(0)
    }
  })
})

describe('connections', () => {
  test('a draft is tried, saved, found again, and its token is nowhere but in the keychain', async () => {
    const { connections } = watched.desk
    expect((await connections.test(draftOf(operation))).dayLimit).toBe(25_000)
    const { connection, keychainProblem } = await connections.save(draftOf(operation), 'kept')
    expect(connection).toMatchObject({ name: 'Banco Andino', server: '0010', token: 'kept', isSample: false })
    expect(keychainProblem).toBeNull()
    expect(await connections.list()).toEqual([connection])
    // The request of the test counts, though the connection did not exist yet.
    expect(await watched.desk.quotas.get(connection.id)).toMatchObject({
      requestsToday: 1,
      dayLimit: 25_000,
      left: 24_999,
    })
    expect([...keychain.secrets.values()]).toContain(operation.token)
    expect(JSON.stringify([connection, watched.events])).not.toContain(operation.token)
    for (const name of readdirSync(folder)) {
      if (name !== 'locks') expect(readFileSync(join(folder, name)).includes(operation.token)).toBe(false)
    }
  })

  test.each([
    ['token-refused', { token: 'another' }],
    ['empty-token', { token: '  ' }],
    ['token-refused', { token: 'with\nbreak' }],
    ['bad-server', { server: 'https://example.com' }],
    ['bad-server', { baseUrl: 'http://example.com' }],
    ['unreachable', { baseUrl: 'http://127.0.0.1:1' }],
    ['usage', { timeZone: 'Mars/Olympus' }],
  ])('a draft is refused with %s: %j', async (code, change) => {
    const error = watched.desk.connections.test({ ...draftOf(operation), ...change })
    await expect(error).rejects.toMatchObject({ code })
  })

  test('without a keychain the token is held until the program ends', async () => {
    keychain.fault = 'no-keychain'
    const { connection, keychainProblem } = await watched.desk.connections.save(draftOf(operation), 'kept')
    expect(keychainProblem?.code).toBe('no-keychain')
    expect(connection.token).toBe('this-run')
    const job = await watched.ended(await watched.desk.pulls.start(wish(connection)))
    expect(job.state).toBe('done')
    await watched.desk.close()
    watched = open()
    await watched.desk.start()
    expect((await watched.desk.connections.list())[0]?.token).toBe('none')
    await expect(watched.desk.pulls.start(wish(connection))).rejects.toMatchObject({ code: 'no-token' })
  })

  test('a change keeps the token where none is typed, and the name is never given twice', async () => {
    const connection = await connect()
    const { connections } = watched.desk
    const changed = { ...draftOf(operation), connectionId: connection.id, name: 'Andino', token: null }
    expect((await connections.save(changed, 'kept')).connection).toMatchObject({ name: 'Andino', token: 'kept' })
    await expect(connections.save({ ...draftOf(operation), name: 'ANDINO' }, 'kept')).rejects.toMatchObject({
      code: 'connection-exists',
    })
  })

  test('removing with rows leaves neither rows nor token', async () => {
    const connection = await connect()
    await watched.ended(await watched.desk.pulls.start(wish(connection)))
    expect(await countRows(watched, connection.id)).toBeGreaterThan(1000)
    await watched.desk.connections.remove(connection.id, true)
    expect(await watched.desk.connections.list()).toEqual([])
    expect([...keychain.secrets.values()]).not.toContain(operation.token)
    const back = await connect()
    expect(await countRows(watched, back.id)).toBe(0)
  })

  test('the sample operation needs no server and no keychain', async () => {
    keychain.fault = 'no-keychain'
    const { connections, pulls } = watched.desk
    const sample = await connections.addSample('Ejemplo')
    expect(sample).toMatchObject({ isSample: true, name: 'Ejemplo' })
    expect(await connections.addSample('Ejemplo')).toEqual(sample)
    const now = new Date().toISOString().slice(0, 10)
    const job = await watched.ended(await pulls.start(wish(sample, { range: span('2026-11-01', now) })))
    expect(job).toMatchObject({ state: 'done' })
    expect(await countRows(watched, sample.id)).toBeGreaterThan(100)
  })
})

describe('pulls', () => {
  test('a pull tells its progress and its outcome, and the coverage knows', async () => {
    const connection = await connect()
    const scope = { connectionId: connection.id, reportKey: detail?.key ?? '', parameters: {} }
    const { range } = wish(connection)
    const desk = await watched.desk.opened()
    expect(await watched.desk.coverage.get(desk, scope, range)).toMatchObject({ requests: 3, requestsForAll: 3 })
    const job = await watched.ended(await watched.desk.pulls.start(wish(connection)))
    expect(job).toMatchObject({
      kind: 'pull',
      state: 'done',
      outcome: { slices: 3, requests: 3, failed: [], fromCache: 0 },
      progress: { slicesDone: 3, slicesTotal: 3 },
    })
    expect(await watched.desk.coverage.get(desk, scope, range)).toMatchObject({ requests: 0, missing: [] })
    expect(watched.events.some((event) => event.kind === 'stored' && event.reportKey === detail?.key)).toBe(true)
    expect(await watched.desk.quotas.get(connection.id)).toMatchObject({ requestsToday: 3 })
  })

  test('the same wish twice is one job', async () => {
    const connection = await connect()
    operation.fail({ kind: 'slow', delayMs: 200 })
    const first = await watched.desk.pulls.start(wish(connection))
    expect(await watched.desk.pulls.start(wish(connection))).toBe(first)
    expect(await watched.desk.pulls.start(wish(connection, { refresh: true }))).not.toBe(first)
    await watched.desk.jobs.stopAll()
  })

  test('what a server refuses is told, remembered as failed, and mended by trying again', async () => {
    const connection = await connect()
    operation.fail({ kind: 'token-refused', times: 1 })
    const id = await watched.desk.pulls.start(wish(connection))
    const failed = await watched.ended(id)
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'token-refused' } })
    const scope = { connectionId: connection.id, reportKey: detail?.key ?? '', parameters: {} }
    const desk = await watched.desk.opened()
    const before = await watched.desk.coverage.get(desk, scope, wish(connection).range)
    expect(before.failed.length).toBe(3)
    const again = await watched.desk.retry(id)
    expect(await watched.ended(again)).toMatchObject({ state: 'done' })
    expect(watched.desk.jobs.list.map((job) => job.id)).toEqual([again])
    expect((await watched.desk.coverage.get(desk, scope, wish(connection).range)).failed).toEqual([])
  })

  test('a network that goes away in the middle is waited for', async () => {
    const connection = await connect()
    let calls = 0
    await watched.desk.close()
    watched = openMainDesk(folder, {
      secrets: keychain,
      patience: new Patience(Array.from({ length: 50 }, () => 20)),
      fetch: (url, init) => {
        calls++
        if (calls > 1 && calls < 9) return Promise.reject(new TypeError('fetch failed'))
        return fetch(url, init)
      },
    })
    await watched.desk.start()
    const job = await watched.ended(await watched.desk.pulls.start(wish(connection)))
    expect(job).toMatchObject({ state: 'done', error: null, outcome: { slices: 3, failed: [] } })
    expect(calls).toBeGreaterThan(9)
  })

  test('what a quit interrupts goes on at the next start; what the user cancels does not', async () => {
    const connection = await connect()
    operation.fail({ kind: 'slow', delayMs: 30_000 })
    await watched.desk.pulls.start(wish(connection))
    const cancelled = await watched.desk.pulls.start(wish(connection, { range: span('2026-01-01') }))
    watched.desk.jobs.cancel(cancelled)
    await watched.ended(cancelled)
    await watched.desk.close()
    operation.clearFaults()
    watched = open()
    await watched.desk.start()
    const [resumed, ...others] = watched.desk.jobs.list
    expect(others).toEqual([])
    expect(resumed).toMatchObject({ kind: 'pull', isResumed: true, range: span('2026-09-01', '2026-11-10') })
    expect(await watched.ended(resumed?.id ?? '')).toMatchObject({ state: 'done', outcome: { slices: 3 } })
    await watched.desk.close()
    watched = open()
    await watched.desk.start()
    expect(watched.desk.jobs.list).toEqual([])
  })

  test('a live report is asked once, and tells the gap since the last time', async () => {
    const connection = await connect()
    const request = wish(connection, { reportKey: live.key, range: null })
    expect(await watched.ended(await watched.desk.pulls.start(request))).toMatchObject({
      state: 'done',
      outcome: { slices: 1, requests: 1, gap: null },
    })
    expect(await watched.ended(await watched.desk.pulls.start(request))).toMatchObject({ outcome: { rows: 0 } })
  })
})

describe('results', () => {
  test('the first rows are told while the others are looked for, and come again with the answer', async () => {
    const connection = await connect()
    await watched.ended(await watched.desk.pulls.start(wish(connection)))
    const question = {
      connectionId: connection.id,
      reportKey: detail.key,
      parameters: {},
      // The rows of a slice that reaches past the period are to be counted.
      range: span('2026-10-02', '2026-10-31'),
      filters: [{ field: detail.fields[0]?.name ?? '', operator: '!empty' as const, value: '' }],
      search: '',
      sort: [],
    }
    const view = { first: 0, last: 2, blockRows: 5, turn: 7 }
    const opened = await watched.desk.results.open({ slot: 'grid', question, view })
    const told = watched.events.find((event) => event.kind === 'first-rows')
    expect(opened.total).toBeGreaterThan(5)
    const rows = opened.blocks[0]?.rows
    expect(rows).toHaveLength(5)
    expect(told).toEqual({
      kind: 'first-rows',
      slot: 'grid',
      turn: 7,
      fields: opened.fields,
      // Those that can be seen: the others would only be waited for.
      rows: rows?.slice(0, 3),
      unfilteredTotal: null,
    })
  })

  test('a newer question of a slot takes the place of the older', async () => {
    const connection = await connect()
    await watched.ended(await watched.desk.pulls.start(wish(connection)))
    const { results } = watched.desk
    const question = {
      connectionId: connection.id,
      reportKey: detail.key,
      parameters: {},
      range: span('2026-10-01', '2026-10-31'),
      filters: [{ field: detail.fields[0]?.name ?? '', operator: '!empty' as const, value: '' }],
      search: '',
      sort: [],
    }
    const first = await results.open(shownFromTop('grid', question))
    expect(first.blocks).toEqual([
      { offset: 0, rows: await results.rows({ resultId: first.resultId, offset: 0, limit: 200 }) },
    ])
    const outcomes = await Promise.allSettled([
      results.open(shownFromTop('grid', { ...question, search: 'a' })),
      results.open(shownFromTop('grid', { ...question, search: 'e' })),
      results.open(shownFromTop('grid', { ...question, search: 'o' })),
    ])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    const last = outcomes[2].status === 'fulfilled' ? outcomes[2].value : undefined
    expect(last?.unfilteredTotal).toBeGreaterThanOrEqual(last?.total ?? Infinity)
    await expect(results.rows({ resultId: first.resultId, offset: 0, limit: 10 })).rejects.toMatchObject({
      code: 'result-gone',
    })
    const rows = await results.rows({ resultId: last?.resultId ?? 0, offset: 0, limit: 10 })
    expect(rows).toHaveLength(10)
    expect((await results.row({ resultId: last?.resultId ?? 0, place: 0 })).length).toBe(last?.fields.length)
    await results.closeAll()
    await expect(results.rows({ resultId: last?.resultId ?? 0, offset: 0, limit: 10 })).rejects.toMatchObject({
      code: 'result-gone',
    })
  })
})

describe('exports', () => {
  test('a file gets titles, the separator and the name that was chosen', async () => {
    const file = join(folder, 'salida.csv')
    let suggested = ''
    await watched.desk.close()
    watched = openMainDesk(folder, {
      secrets: keychain,
      askForFile: (name) => {
        suggested = name
        return Promise.resolve(file)
      },
    })
    await watched.desk.start()
    const connection = await connect()
    const range = span('2026-11-01', '2026-11-02')
    await watched.ended(await watched.desk.pulls.start(wish(connection, { range })))
    const question = {
      connectionId: connection.id,
      reportKey: detail.key,
      parameters: {},
      range,
      filters: [],
      search: '',
      sort: [],
    }
    const request = { question, columns: null, format: 'excel', headings: 'titles' } as const
    const jobId = (await watched.desk.exports.start(request)) ?? ''
    expect(await watched.ended(jobId)).toMatchObject({
      state: 'done',
      fileName: 'salida.csv',
      outcome: {
        rows: await countRows(watched, connection.id),
        fileName: 'salida.csv',
        wasRenamed: false,
        cutTexts: 0,
      },
    })
    expect(suggested).toBe(`${detail.title.es} 2026-11-01 2026-11-02.csv`)
    expect(watched.desk.exports.fileOf(jobId)).toBe(file)
    const [heading] = readFileSync(file, 'utf8').split('\r\n')
    expect(heading).toBe(`\uFEFF${detail.fields.map((field) => field.title.es).join(';')}`)
    const workbook = (await watched.desk.exports.start({ ...request, format: 'xlsx' })) ?? ''
    expect(await watched.ended(workbook)).toMatchObject({ state: 'done', outcome: { cutTexts: 0 } })
    expect(suggested).toBe(`${detail.title.es} 2026-11-01 2026-11-02.xlsx`)
    const table = shownTable(readWorkbook(readFileSync(file)))
    expect(table.heading).toEqual(detail.fields.map((field) => field.title.es))
    expect(table.rows).toHaveLength(await countRows(watched, connection.id))
  })

  test('no place, no job', async () => {
    const connection = await connect()
    const question = {
      connectionId: connection.id,
      reportKey: detail.key,
      parameters: {},
      range: null,
      filters: [],
      search: '',
      sort: [],
    }
    const request = { question, columns: null, format: 'csv', headings: 'names' } as const
    expect(await watched.desk.exports.start(request)).toBeNull()
    expect(watched.desk.jobs.list).toEqual([])
    expect(() => watched.desk.exports.fileOf('nothing')).toThrow(/no such file/)
  })
})

describe('erasing', () => {
  test('what would go is said before, and goes', async () => {
    const connection = await connect()
    await watched.ended(await watched.desk.pulls.start(wish(connection)))
    const all = await countRows(watched, connection.id)
    const erasure = { connectionId: connection.id, reportKey: detail.key, before: at('2026-10-01 00:00:00') }
    const announced = await watched.desk.erasing.countRows(erasure)
    expect(announced).toBeGreaterThan(0)
    expect(await watched.desk.erasing.erase(erasure)).toBe(announced)
    expect(await countRows(watched, connection.id)).toBe(all - announced)
  })

  test('not while something is being fetched', async () => {
    const connection = await connect()
    operation.fail({ kind: 'slow', delayMs: 30_000 })
    await watched.desk.pulls.start(wish(connection))
    const erasure = { connectionId: null, reportKey: null, before: null }
    await expect(watched.desk.erasing.erase(erasure)).rejects.toMatchObject({ code: 'store-busy' })
    await watched.desk.jobs.stopAll()
  })
})

test('preferences of the window are kept in the store', async () => {
  const { desk } = watched
  expect(await desk.windowPreferences.all()).toEqual({})
  await desk.windowPreferences.set('grid/1/a', { columns: ['ñandú', null, 1] })
  await desk.close()
  watched = open()
  await watched.desk.start()
  expect(await watched.desk.windowPreferences.all()).toEqual({ 'grid/1/a': { columns: ['ñandú', null, 1] } })
})
