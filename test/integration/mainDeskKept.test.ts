import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openWriter } from '../../src/core/store/file/database.ts'
import { owedCompactions } from '../../src/core/store/erasing/owedCompactions.ts'
import { KEY, removeTemporaryFolders } from '../support/connectedStore.ts'
import { detail, otherDetail, shownFromTop } from '../support/mainDesk.ts'
import { ROWS_PER_DAY, TimedDesk } from '../support/timedDesk.ts'
import { at, span } from '../support/times.ts'
import { keepsRows } from '../support/schedules.ts'

// What is kept how long, and what is erased, while schedules and fetches go on.

let scene: TimedDesk

beforeEach(async () => {
  scene = await TimedDesk.start()
})
afterEach(() => scene.close())
afterAll(removeTemporaryFolders)

/** How the only schedule's last run went. */
async function lastRun() {
  return (await scene.desk.automation.list())[0]?.last
}

async function fill(): Promise<void> {
  const request = { connectionId: scene.connection.id, reportKey: detail.key, parameters: {}, refresh: false }
  for (const range of [span('2026-01-01', '2026-01-03'), span('2026-11-10', '2026-11-12')]) {
    await scene.watched.ended(await scene.desk.pulls.start({ ...request, range }))
  }
}

async function total(): Promise<number> {
  const question = { connectionId: scene.connection.id, reportKey: detail.key, parameters: {} }
  return (
    await scene.desk.results.open(
      shownFromTop('count', { ...question, range: null, filters: [], search: '', sort: [] }),
    )
  ).total
}

test('is what its rules say, which show what goes before they hold', async () => {
  await fill()
  const rule = { connectionId: null, reportKey: null, months: 2 }
  const going = [
    { connectionId: scene.connection.id, reportKey: detail.key, beforeDay: '2026-09-20', rows: 3 * ROWS_PER_DAY },
  ]
  expect(await scene.desk.retention.preview(null)).toEqual([])
  expect(await scene.desk.retention.preview({ rule, isRemoved: false })).toEqual(going)
  expect(await scene.desk.retention.rules()).toEqual([])
  expect(await total()).toBe(6 * ROWS_PER_DAY)
  await scene.desk.retention.set({ rule, isRemoved: false })
  await scene.desk.automation.settled()
  expect(await total()).toBe(3 * ROWS_PER_DAY)
  expect(await scene.desk.retention.rules()).toEqual([rule])
  await scene.desk.retention.set({ rule, isRemoved: true })
  expect(await scene.desk.retention.rules()).toEqual([])
})

test('goes too where an exception is taken away, and is shown before that', async () => {
  await fill()
  const general = { connectionId: null, reportKey: null, months: 2 }
  const exception = { connectionId: null, reportKey: detail.key, months: null }
  await scene.desk.retention.set({ rule: exception, isRemoved: false })
  await scene.desk.retention.set({ rule: general, isRemoved: false })
  await scene.desk.automation.settled()
  expect(await scene.desk.retention.preview(null)).toEqual([])
  expect(await total()).toBe(6 * ROWS_PER_DAY)
  const change = { rule: exception, isRemoved: true }
  const going = [
    { connectionId: scene.connection.id, reportKey: detail.key, beforeDay: '2026-09-20', rows: 3 * ROWS_PER_DAY },
  ]
  expect(await scene.desk.retention.preview(change)).toEqual(going)
  expect(await scene.desk.retention.rules()).toEqual([general, exception])
  expect(await total()).toBe(6 * ROWS_PER_DAY)
  await scene.desk.retention.set(change)
  await scene.desk.automation.settled()
  expect(await total()).toBe(3 * ROWS_PER_DAY)
})

test('is kept by schedules too: no morning asks for days that are erased again, nor writes them', async () => {
  const rule = { connectionId: null, reportKey: null, months: 1 }
  await scene.desk.retention.set({ rule, isRemoved: false })
  await scene.desk.automation.save(await scene.withFile({ keeps: keepsRows('last-month') }))
  await scene.passTo('2026-11-20 06:01:00', 2)
  await scene.passTo('2026-11-21 06:01:00', 2)
  const days = scene.operation.requests
    .filter(({ report }) => report === detail.key)
    .map(({ query }) => query['date_ini'])
  expect(days).toEqual(['20261020000000'])
  // The second morning's rows are those that the rule keeps by then.
  expect(readdirSync(scene.files)).toEqual(['mensajes_2026-10-20_2026-10-31.csv', 'mensajes_2026-10-21_2026-10-31.csv'])
  expect(await total()).toBe(11 * ROWS_PER_DAY)
  expect(await lastRun()).toMatchObject({ outcome: 'done' })
  const written = readFileSync(join(scene.files, 'mensajes_2026-10-21_2026-10-31.csv'), 'utf8')
  expect(written.trimEnd().split('\r\n')).toHaveLength(11 * ROWS_PER_DAY + 1)
  expect(written).not.toContain('2026-10-20')
})

test('of a customer who is being erased goes before the program ends; space is given back at the next start', async () => {
  await fill()
  const telephone = detail.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const value = String(scene.operation.truth(detail, span('2026-01-01', '2026-01-03'))[0]?.[telephone])
  const scope = { customer: value, connectionId: null }
  const ends: string[] = []
  const erase = async (): Promise<void> => {
    expect(await scene.desk.erasing.eraseCustomer({ ...scope, withMentions: false })).toBeGreaterThan(0)
    ends.push('erasure')
  }
  const erasing = erase()
  await scene.desk.close()
  ends.push('program')
  await erasing
  expect(ends).toEqual(['erasure', 'program'])
  const file = join(scene.folder, 'atalaya.db')
  const between = openWriter({ file, key: KEY })
  expect(owedCompactions(between)).toContain(detail.key)
  between.close()
  await scene.open()
  await scene.desk.automation.settled()
  expect(await scene.desk.erasing.findCustomer(scope)).toEqual([])
  const { store } = await scene.desk.opened()
  expect(await store.compacting.owed()).toEqual([])
})

test('of a customer goes from every report, while schedules wait', async () => {
  await fill()
  scene.operation.fail({ kind: 'slow', delayMs: 200, times: 100 })
  await scene.desk.automation.save(
    scene.draft({ timing: { kind: 'hours', hours: 1 }, reportKey: otherDetail.key, keeps: keepsRows('this-year') }),
  )
  const before = scene.asked().length
  while (scene.asked().length < before + 2) await sleep(5)
  const someone = detail.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const truth = scene.operation.truth(detail, span('2026-01-01', '2026-01-03'))
  const value = String(truth[0]?.[someone])
  const scope = { customer: value, connectionId: scene.connection.id }
  const found = await scene.desk.erasing.findCustomer(scope)
  expect(found[0]).toMatchObject({ connectionId: scene.connection.id, reportKey: detail.key })
  const rows = found.reduce((sum, each) => sum + each.rows, 0)
  expect(rows).toBeGreaterThan(0)
  const count = await total()
  expect(await scene.desk.erasing.eraseCustomer({ ...scope, withMentions: false })).toBeGreaterThanOrEqual(rows)
  const ofDetail = found.find(({ reportKey }) => reportKey === detail.key)?.rows ?? 0
  expect(await total()).toBe(count - ofDetail)
  expect(scene.watched.events.some((event) => event.kind === 'erasing')).toBe(true)
  scene.operation.clearFaults()
  await scene.desk.automation.settled()
  expect(await lastRun()).toMatchObject({ outcome: 'done' })
})

test('is erased though a schedule is writing its file, which is written anew afterwards, without it', async () => {
  await fill()
  const { desk } = scene
  await desk.automation.save(
    await scene.withFile({ timing: { kind: 'hours', hours: 1 }, keeps: keepsRows('yesterday') }),
  )
  await desk.automation.settled()
  const [file = ''] = readdirSync(scene.files)
  const someone = detail.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const truth = scene.operation.truth(detail, span('2026-11-19'))
  const customer = String(truth[0]?.[someone])
  expect(readFileSync(join(scene.files, file), 'utf8')).toContain(customer)
  // The next run stands at its file when the erasure comes: it would end only by being stopped.
  const atFile = Promise.withResolvers<undefined>()
  const start = desk.jobs.start.bind(desk.jobs)
  vi.spyOn(desk.jobs, 'start').mockImplementation((job, work) => {
    if (job.kind !== 'export') return start(job, work)
    vi.restoreAllMocks()
    return start(job, async (handle) => {
      const stopped = once(handle.signal, 'abort')
      atFile.resolve(undefined)
      await stopped
      return work(handle)
    })
  })
  scene.now = at('2026-11-20 07:00:00')
  desk.automation.look()
  await atFile.promise
  await desk.erasing.eraseCustomer({ customer, connectionId: null, withMentions: false })
  await desk.automation.settled()
  const written = readdirSync(scene.files).map((name) => readFileSync(join(scene.files, name), 'utf8'))
  expect(written.filter((text) => text.includes(customer))).toEqual([])
  expect(await lastRun()).toMatchObject({ outcome: 'done', error: null })
})

test('goes at last though something is fetched all the time', async () => {
  await fill()
  scene.operation.fail({ kind: 'slow', delayMs: 60_000, times: 100 })
  const request = {
    connectionId: scene.connection.id,
    parameters: {},
    refresh: false,
    range: span('2026-11-01', '2026-11-02'),
  }
  const jobId = await scene.desk.pulls.start({ ...request, reportKey: otherDetail.key })
  await scene.desk.retention.set({ rule: { connectionId: null, reportKey: null, months: 2 }, isRemoved: false })
  await scene.passTo('2026-11-20 05:29:59', 2)
  expect(await total()).toBe(6 * ROWS_PER_DAY)
  await scene.passTo('2026-11-20 05:30:00', 2)
  expect(await total()).toBe(3 * ROWS_PER_DAY)
  expect(scene.desk.jobs.get(jobId).state).toBe('running')
})
