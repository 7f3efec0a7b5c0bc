import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ScheduleView } from '../../src/shared/schedules.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { detail, draftOf, otherDetail } from '../support/mainDesk.ts'
import { ROWS_PER_DAY, START, TimedDesk } from '../support/timedDesk.ts'
import { at, epochMs, span } from '../support/times.ts'
import { keepsRows } from '../support/schedules.ts'

const DAY_SECONDS = 86_400
const live = catalogue.reports.find((report) => report.kind === 'live')
if (live === undefined) throw new Error('The catalogue lacks a kind')

let scene: TimedDesk

beforeEach(async () => {
  scene = await TimedDesk.start()
})
afterEach(() => scene.close())
afterAll(removeTemporaryFolders)

const SIX = { kind: 'daily', second: 6 * 3600, weekdays: null } as const

async function views(): Promise<readonly ScheduleView[]> {
  return scene.desk.automation.list()
}

describe('a daily schedule', () => {
  test('fetches and writes its file when its time has come, once a day, and once after days of sleep', async () => {
    await scene.desk.automation.save(await scene.withFile())
    await scene.passTo('2026-11-20 05:59:59', 2)
    expect(scene.asked()).toEqual([])
    expect((await views())[0]).toMatchObject({ nextAt: at('2026-11-20 06:00:00'), last: null })
    await scene.passTo('2026-11-20 06:00:10', 3)
    expect(scene.asked()).toHaveLength(1)
    expect(readdirSync(scene.files)).toEqual(['mensajes_2026-11-19.csv'])
    expect(readFileSync(join(scene.files, 'mensajes_2026-11-19.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(
      ROWS_PER_DAY + 1,
    )
    expect((await views())[0]).toMatchObject({
      nextAt: at('2026-11-21 06:00:00'),
      isRunning: false,
      last: { outcome: 'done', file: { name: 'mensajes_2026-11-19.csv', cutTexts: 0 }, error: null },
    })
    // The lid was closed for three days.
    await scene.passTo('2026-11-23 14:00:00', 3)
    // The days of sleep that are in no file are fetched, too.
    expect(scene.asked()).toHaveLength(3)
    expect(readdirSync(scene.files)).toEqual(['mensajes_2026-11-19.csv', 'mensajes_2026-11-22.csv'])
    const jobs = scene.desk.jobs.list.filter((job) => 'isAutomatic' in job)
    expect(jobs.map(({ kind, state }) => [kind, state])).toEqual([
      ['pull', 'done'],
      ['export', 'done'],
      ['pull', 'done'],
      ['export', 'done'],
      ['pull', 'done'],
    ])
    expect(scene.notices).toEqual([])
  })

  test('that came due while the program was closed is made up for once it opens', async () => {
    await scene.desk.automation.save(scene.draft())
    await scene.desk.close()
    scene.now = at('2026-11-25 09:00:00')
    await scene.open()
    await scene.desk.automation.settled()
    expect(scene.asked()).toHaveLength(1)
    await scene.desk.close()
    await scene.open()
    await scene.desk.automation.settled()
    expect(scene.asked()).toHaveLength(1)
  })

  test('that was cut short by quitting is done at the next start', async () => {
    await scene.desk.automation.save(await scene.withFile({ keeps: keepsRows('this-year') }))
    scene.operation.fail({ kind: 'slow', delayMs: 300, times: 100 })
    scene.now = at('2026-11-20 06:01:00')
    scene.desk.automation.look()
    while (scene.asked().length < 2) await sleep(5)
    await scene.desk.close()
    expect(readdirSync(scene.files)).toEqual([])
    scene.operation.clearFaults()
    await scene.open()
    await scene.desk.automation.settled()
    expect(readdirSync(scene.files)).toEqual(['mensajes_2026-01-01_2026-11-20.csv'])
    expect((await views())[0]).toMatchObject({ last: { outcome: 'done' } })
  })

  test('writes beside a file that may not be replaced', async () => {
    const taken = join(scene.files, 'mensajes_2026-11-19.csv')
    writeFileSync(taken, 'open elsewhere')
    chmodSync(taken, 0o444)
    await scene.desk.automation.save(await scene.withFile())
    await scene.passTo('2026-11-20 06:01:00')
    expect(readFileSync(taken, 'utf8')).toBe('open elsewhere')
    expect((await views())[0]?.last).toMatchObject({ outcome: 'done', file: { name: 'mensajes_2026-11-19 (2).csv' } })
  })

  test('can be run at once, switched off, changed and removed', async () => {
    const { automation } = scene.desk
    const id = await automation.save(await scene.withFile())
    await automation.run(id)
    await automation.settled()
    expect((await views())[0]).toMatchObject({ nextAt: at('2026-11-20 06:00:00'), last: { outcome: 'done' } })
    const { file } = (await views())[0] ?? {}
    expect(file).toMatchObject({ folder: scene.files })
    // A change keeps the folder, which the slice cannot name.
    await automation.save(
      scene.draft({
        scheduleId: id,
        isEnabled: false,
        file: { name: 'x', format: 'excel', headings: 'titles', folderId: null },
      }),
    )
    expect((await views())[0]).toMatchObject({
      isEnabled: false,
      nextAt: null,
      file: { folder: scene.files, name: 'x' },
    })
    await scene.passTo('2026-11-21 07:00:00')
    expect(scene.asked()).toHaveLength(1)
    await automation.save(scene.draft({ scheduleId: id, file: null }))
    expect((await views())[0]).toMatchObject({ isEnabled: true, nextAt: at('2026-11-22 06:00:00'), file: null })
    await automation.remove(id)
    expect(await views()).toEqual([])
    await expect(automation.run(id)).rejects.toMatchObject({ code: 'usage' })
    await expect(
      automation.save(scene.draft({ file: { name: 'x', format: 'csv', headings: 'names', folderId: 99 } })),
    ).rejects.toMatchObject({ code: 'usage' })
  })
})

test('other times: every few hours, and at each start; a live report is asked once', async () => {
  const { automation } = scene.desk
  await automation.save(scene.draft({ timing: { kind: 'hours', hours: 4 }, keeps: keepsRows('today') }))
  await automation.settled()
  expect(scene.asked()).toHaveLength(1)
  await automation.save(scene.draft({ timing: { kind: 'start' }, reportKey: live.key, keeps: keepsRows('today') }))
  await automation.settled()
  expect(scene.asked()).toHaveLength(2)
  await scene.passTo('2026-11-20 08:59:00', 2)
  expect(scene.asked()).toHaveLength(2)
  await scene.passTo('2026-11-20 09:00:00', 2)
  expect(scene.asked()).toHaveLength(3)
  await scene.desk.close()
  await scene.open()
  await scene.desk.automation.settled()
  expect(scene.asked()).toHaveLength(4)
})

test('what its user asks for overtakes an automatic update between two slices', async () => {
  scene.operation.fail({ kind: 'slow', delayMs: 80, times: 1_000 })
  await scene.desk.automation.save(scene.draft({ keeps: keepsRows('this-year') }))
  scene.now = at('2026-11-20 06:01:00')
  scene.desk.automation.look()
  while (scene.asked().length < 2) await sleep(5)
  const jobId = await scene.desk.pulls.start({
    connectionId: scene.connection.id,
    reportKey: otherDetail.key,
    parameters: {},
    range: span('2026-06-01', '2026-10-31'),
    refresh: false,
  })
  await scene.watched.ended(jobId)
  const soFar = scene.asked()
  const first = soFar.indexOf(otherDetail.key)
  expect(first).toBeLessThanOrEqual(4)
  // From its first request to its last nothing automatic came in between.
  expect(new Set(soFar.slice(first)).size).toBe(1)
  await scene.desk.automation.settled()
  expect((await views())[0]?.last).toMatchObject({ outcome: 'done' })
  expect(scene.operation.mostAtOnce).toBe(1)
})

describe('what fails', () => {
  test('and needs a person is told once, however many schedules and runs meet it, and again once it was mended', async () => {
    const { automation } = scene.desk
    await automation.save(scene.draft())
    await automation.save(scene.draft({ reportKey: otherDetail.key }))
    scene.operation.fail({ kind: 'token-refused', times: 1_000 })
    await scene.passTo('2026-11-20 06:01:00', 3)
    await scene.passTo('2026-11-20 07:02:00', 3)
    await scene.passTo('2026-11-21 08:02:00', 3)
    expect(scene.notices.map(({ error, connectionName }) => [error.code, connectionName])).toEqual([
      ['token-refused', 'Banco Andino'],
    ])
    expect((await views()).map(({ last }) => [last?.outcome, last?.needsPerson])).toEqual([
      ['failed', true],
      ['failed', true],
    ])
    scene.operation.clearFaults()
    // The token is entered again: nothing has to wait for its next time.
    await scene.desk.connections.save({ ...draftOf(scene.operation), connectionId: scene.connection.id }, 'kept')
    await sleep(20)
    await automation.settled()
    expect((await views()).map(({ last }) => last?.outcome)).toEqual(['done', 'done'])
    scene.operation.fail({ kind: 'token-refused', times: 1_000 })
    await scene.passTo('2026-11-22 06:01:00')
    expect(scene.notices).toHaveLength(2)
  })

  test('because the folder is gone is told, and the file is written once it is back', async () => {
    await scene.desk.automation.save(await scene.withFile())
    rmSync(scene.files, { recursive: true })
    await scene.passTo('2026-11-20 06:01:00', 2)
    await scene.passTo('2026-11-20 07:30:00', 2)
    expect(scene.notices.map(({ error }) => error.code)).toEqual(['output-unwritable'])
    expect(existsSync(scene.files)).toBe(false)
    scene.files = temporaryFolder()
    const [view] = await views()
    await scene.desk.automation.save(await scene.withFile({ scheduleId: view?.scheduleId ?? null }))
    await scene.desk.automation.settled()
    expect(readdirSync(scene.files)).toEqual(['mensajes_2026-11-19.csv'])
  })

  test.each(['maintenance', 'server-error'] as const)(
    'and passes by itself (%s) is tried again later, and nobody is told',
    async (kind) => {
      const { automation } = scene.desk
      await automation.save(await scene.withFile())
      scene.operation.fail({ kind, times: 1_000, api: detail.key })
      await scene.passTo('2026-11-20 06:01:00', 2)
      const before = scene.asked().length
      expect((await views())[0]).toMatchObject({ last: { outcome: 'failed', needsPerson: false } })
      expect(scene.desk.jobs.list).toEqual([])
      scene.operation.clearFaults()
      await scene.passTo('2026-11-20 06:02:00', 2)
      expect(scene.asked()).toHaveLength(before)
      await scene.passTo('2026-11-20 06:12:00', 2)
      expect((await views())[0]).toMatchObject({ last: { outcome: 'done' }, nextAt: at('2026-11-21 06:00:00') })
      expect(readdirSync(scene.files)).toHaveLength(1)
      expect(scene.notices).toEqual([])
    },
  )

  test('because the clock had run ahead is not waited for', async () => {
    await scene.desk.automation.save(scene.draft())
    await scene.passTo('2031-01-01 09:00:00')
    expect((await views())[0]?.last).toMatchObject({ outcome: 'done' })
    await scene.passTo('2026-11-20 09:00:00', 2)
    await scene.passTo('2026-11-21 06:00:01', 2)
    expect((await views())[0]).toMatchObject({ nextAt: at('2026-11-22 06:00:00') })
    expect(scene.asked()).toHaveLength(2)
  })
})

describe('the quota', () => {
  test('is counted with what the server told of others, forecast, and its reserve is left alone by schedules only', async () => {
    const { desk } = scene
    const { store } = await desk.opened()
    const rest = {
      connectionId: scene.connection.id,
      at: at('2026-11-20 06:00:00'),
      atMs: epochMs(at('2026-11-20 06:00:00')),
    }
    await store.requests.rememberDayLimit({ connectionId: scene.connection.id, limit: 1_000 })
    await store.requests.rememberToldCount({ ...rest, used: 895 })
    scene.now = at('2026-11-20 06:00:30')
    expect(await desk.quotas.get(scene.connection.id)).toMatchObject({ requestsToday: 895, reserve: 100, left: 105 })
    await desk.automation.save(scene.draft({ keeps: keepsRows('this-year'), timing: { kind: 'hours', hours: 1 } }))
    await desk.automation.settled()
    // Five of the year's slices fit above the reserve.
    expect(scene.asked()).toHaveLength(5)
    expect((await views())[0]).toMatchObject({
      last: { outcome: 'failed', error: { code: 'quota-reserved' } },
      nextAt: at('2026-11-21 00:01:00'),
    })
    const state = await desk.quotas.get(scene.connection.id)
    expect(state).toMatchObject({ requestsToday: 900, left: 100, resetsAt: at('2026-11-21') })
    expect(state.forecast.requestsPerHour).toBeGreaterThan(100)
    expect(state.forecast.atPaceUntil).toBeGreaterThan(scene.now)
    // What its user wants may use it.
    await desk.automation.run((await views())[0]?.scheduleId ?? 0)
    await desk.automation.settled()
    expect((await views())[0]?.last).toMatchObject({ outcome: 'done' })
    expect(scene.notices).toEqual([])
    await desk.quotas.setReserve(scene.connection.id, 0)
    expect(await desk.quotas.get(scene.connection.id)).toMatchObject({ reserve: 0, reservePercent: 0 })
  })
})

test('days that pass quickly: every morning has its file, whatever sleeps and faults come between', async () => {
  const { automation } = scene.desk
  await automation.save(await scene.withFile({ timing: { ...SIX, weekdays: [0, 1, 2, 3, 4] } }))
  // Friday the 20th to Monday the 30th, the whole of the 25th asleep, the 26th without a server until noon.
  for (let now = START as number; now < START + 10 * DAY_SECONDS; now += 1800) {
    const instant = new Date(now * 1000).toISOString().slice(0, 19).replace('T', ' ')
    if (instant.startsWith('2026-11-25')) continue
    if (instant === '2026-11-26 05:30:00') scene.operation.fail({ kind: 'server-error', times: 10_000 })
    if (instant === '2026-11-26 12:00:00') scene.operation.clearFaults()
    await scene.passTo(instant)
  }
  // Yesterday of each weekday; the one that slept is covered by the next day's run, whose yesterday it is.
  expect(readdirSync(scene.files)).toEqual(['19', '22', '23', '25', '26'].map((day) => `mensajes_2026-11-${day}.csv`))
  // No file, but no hole either: the days between are fetched with the next run.
  const scope = { connectionId: scene.connection.id, reportKey: detail.key, parameters: {} }
  const range = span('2026-11-19', '2026-11-26')
  const { missing, stretches } = await scene.desk.coverage.get(await scene.desk.opened(), scope, range)
  expect(missing).toEqual([])
  expect(stretches.reduce((rows, stretch) => rows + stretch.rows, 0)).toBe(8 * ROWS_PER_DAY)
  expect(scene.notices).toEqual([])
})
