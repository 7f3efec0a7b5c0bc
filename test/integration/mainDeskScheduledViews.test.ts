import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { runSchedule, type ScheduleHands } from '../../src/core/automation/runSchedule.ts'
import { schedulesDue } from '../../src/core/automation/schedulesDue.ts'
import type { Drawer, DrawingOrder } from '../../src/desk/drawer.ts'
import type { AppError } from '../../src/shared/errors.ts'
import { allRows, type Kept, type ScheduleView } from '../../src/shared/schedules.ts'
import { PLAIN_SUMMARY } from '../../src/shared/summaries/writtenSummary.ts'
import type { ViewContent } from '../../src/shared/views.ts'
import { removeTemporaryFolders } from '../support/connectedStore.ts'
import { detail } from '../support/mainDesk.ts'
import { keepsRows } from '../support/schedules.ts'
import { TimedDesk } from '../support/timedDesk.ts'
import { at } from '../support/times.ts'

// Schedules that keep views and summaries, behind the window.

let scene: TimedDesk
beforeEach(async () => {
  scene = await TimedDesk.start()
})
afterEach(() => scene.close())
afterAll(removeTemporaryFolders)

const VIEW = 'Semana por agente'
const ROWS = allRows('yesterday', 'es')
const SUMMED: ViewContent = {
  ...ROWS,
  face: 'summary',
  summary: { ...PLAIN_SUMMARY, measures: ['count'] },
  screen: { columns: [], chart: 'bars', face: null },
}

async function listed(): Promise<ScheduleView> {
  const [first] = await scene.desk.automation.list()
  if (first === undefined) throw new Error('no schedule')
  return first
}

async function keepView(content: ViewContent): Promise<number> {
  const { name: connection } = scene.connection
  const view = { name: VIEW, connection, reportKey: detail.key, parameters: {}, content }
  const outcome = await scene.desk.views.save(view, true)
  if (outcome.kind !== 'kept') throw new Error(outcome.kind)
  return outcome.id
}

test('a schedule follows its view through another name and other contents; once that is gone it says so, and goes on when it is back', async () => {
  const { automation, views } = scene.desk
  const viewId = await keepView(ROWS)
  await automation.save(await scene.withFile({ keeps: { kind: 'view', viewId } }))
  expect(await listed()).toMatchObject({ viewName: VIEW, content: { face: 'rows' }, problem: null })
  await views.rename(viewId, 'Otra')
  await views.revise(viewId, { parameters: {}, content: SUMMED })
  expect(await listed()).toMatchObject({ viewName: 'Otra', content: { face: 'summary' } })
  await scene.passTo('2026-11-20 06:00:00')
  expect(readFileSync(join(scene.files, 'mensajes_2026-11-19.csv'), 'utf8')).toContain(detail.key)

  await views.remove(viewId)
  expect(await listed()).toMatchObject({ viewName: null, content: null, problem: { code: 'view-removed' } })
  await scene.passTo('2026-11-21 06:00:00')
  await scene.passTo('2026-11-21 08:00:00')
  expect(await listed()).toMatchObject({
    last: { outcome: 'failed', error: { code: 'view-removed' }, needsPerson: true },
  })
  // Told once, however often it is tried again; and nothing is written in its place.
  expect(scene.notices.map(({ error }) => error.code)).toEqual(['view-removed'])
  expect(readdirSync(scene.files)).toEqual(['mensajes_2026-11-19.csv'])

  await views.putBack(viewId)
  expect(await listed()).toMatchObject({ viewName: 'Otra', problem: null })
  await scene.passTo('2026-11-22 06:00:00')
  expect(readdirSync(scene.files)).toContain('mensajes_2026-11-21.csv')
})

test('a draft that keeps a view that is gone is refused, and so is one of rows that are to be drawn', async () => {
  const { automation } = scene.desk
  const gone = scene.draft({ keeps: { kind: 'view', viewId: 99 } })
  await expect(automation.save(gone)).rejects.toMatchObject({ code: 'view-removed' })
  const drawn = await scene.withFile()
  const file = drawn.file === null ? null : ({ ...drawn.file, format: 'pdf' } as const)
  const problem = { code: 'usage', detail: { problem: 'rows-not-drawn' } }
  await expect(automation.save({ ...drawn, file })).rejects.toMatchObject(problem)
  expect(await automation.list()).toEqual([])
})

test('filters, search, order and columns are in the file of every morning', async () => {
  const field = detail.fields.find(({ type }) => type === 'text')?.name ?? ''
  const filters = [{ field: detail.dateField ?? '', part: 'time-of-day', operator: '>=', value: '12:00' }] as const
  const content = { ...ROWS, filters, columns: [field], sort: [{ field, descending: true }] }
  await scene.desk.automation.save(await scene.withFile({ keeps: { kind: 'content', content } }))
  await scene.passTo('2026-11-20 06:00:00')
  const [heading, ...lines] = readFileSync(join(scene.files, 'mensajes_2026-11-19.csv'), 'utf8').trimEnd().split('\r\n')
  expect(heading).toBe(field)
  const scope = { connectionId: scene.connection.id, reportKey: detail.key, parameters: {} }
  const range = { from: at('2026-11-19 12:00:00'), to: at('2026-11-19 23:59:59') }
  const { store } = await scene.desk.opened()
  const asked = { ...scope, range, filters: [], search: '', sort: [] }
  const { total } = await store.results.ask({ report: detail, question: asked })
  expect(lines).toHaveLength(total)
})

class Drawn implements Drawer {
  readonly formats = ['pdf', 'png'] as const
  readonly orders: DrawingOrder[] = []
  draw(order: DrawingOrder, format: 'pdf' | 'png'): Promise<Uint8Array> {
    this.orders.push(order)
    return Promise.resolve(Buffer.from(`a ${format}`))
  }
}

test('a page and a picture are drawn by whoever has a window, of the rows that are meant', async () => {
  const drawer = new Drawn()
  await scene.desk.close()
  scene.drawer = drawer
  await scene.open()
  const viewId = await keepView({ ...SUMMED, search: '0' })
  const draft = await scene.withFile({ keeps: { kind: 'view', viewId } })
  for (const format of ['pdf', 'png'] as const) {
    const file = draft.file === null ? null : { ...draft.file, format }
    await scene.desk.automation.save({ ...draft, file })
  }
  await scene.passTo('2026-11-20 06:00:00')
  expect(readdirSync(scene.files).toSorted()).toEqual(['mensajes_2026-11-19.pdf', 'mensajes_2026-11-19.png'])
  expect(readFileSync(join(scene.files, 'mensajes_2026-11-19.pdf'), 'utf8')).toBe('a pdf')
  const range = { from: at('2026-11-19 00:00:00'), to: at('2026-11-19 23:59:59') }
  expect(drawer.orders).toMatchObject([
    { title: VIEW, chart: 'bars', summary: SUMMED.summary, rows: { reportKey: detail.key, range, search: '0' } },
    { title: VIEW },
  ])
})

test('the home page is brought up to date after all others, drawn, and written under the day of its run', async () => {
  const drawer = new Drawn()
  await scene.desk.close()
  scene.drawer = drawer
  await scene.open()
  const viewId = await keepView(SUMMED)
  await scene.desk.home.pin({ viewId, form: null, isWide: false })
  const keeps: Kept = { kind: 'home' }
  const { file, ...draft } = await scene.withFile({ keeps, reportKey: null })
  if (file === null) throw new Error('no file')
  await expect(scene.desk.automation.save({ ...draft, file })).rejects.toMatchObject({
    detail: { problem: 'home-format', format: 'csv' },
  })
  for (const format of ['pdf', 'xlsx'] as const) {
    await scene.desk.automation.save({ ...draft, file: { ...file, name: 'mañana', format } })
  }
  await scene.desk.automation.save(await scene.withFile({ keeps: { kind: 'view', viewId } }))
  const { sync, catalogue } = await scene.desk.opened()
  scene.now = at('2026-11-20 06:00:00')
  const due = await schedulesDue(sync, catalogue, null)
  expect(due.map(({ schedule }) => schedule.keeps.kind)).toEqual(['view', 'home', 'home'])
  await scene.passTo('2026-11-20 06:00:00')
  expect(readdirSync(scene.files).toSorted()).toEqual([
    'mañana_2026-11-20.pdf',
    'mañana_2026-11-20.xlsx',
    'mensajes_2026-11-19.csv',
  ])
  expect(drawer.orders).toMatchObject([{ kind: 'home', connectionId: scene.connection.id }])
  expect(await scene.desk.automation.list()).toMatchObject([
    { reportKey: null, problem: null, last: { outcome: 'done', file: { name: 'mañana_2026-11-20.pdf', rows: 1 } } },
    { reportKey: null, last: { outcome: 'done', file: { name: 'mañana_2026-11-20.xlsx' } } },
    { reportKey: detail.key },
  ])
})

/** Keeps a page as it can be set up where there is a window, though there is none now. */
async function keepPage(): Promise<void> {
  const keeps: Kept = { kind: 'content', content: SUMMED }
  const draft = await scene.withFile({ keeps })
  const file = draft.file === null ? null : ({ ...draft.file, format: 'pdf' } as const)
  await scene.desk.automation.save({ ...draft, file })
}

test('where nothing can be drawn, the window says so at the schedule and in a notice', async () => {
  await keepPage()
  await scene.passTo('2026-11-20 06:00:00')
  expect(await listed()).toMatchObject({ last: { outcome: 'failed', error: { code: 'needs-window' } } })
  expect(scene.notices).toMatchObject([{ error: { code: 'needs-window' } }])
})

test('a command leaves it to the window: it says what to do, and nothing counts as tried', async () => {
  await keepPage()
  const { sync, store } = await scene.desk.opened()
  scene.now = at('2026-11-20 06:00:00')
  const [before] = await store.schedules.list()
  const never = (): never => {
    throw new Error('asked')
  }
  const hands: ScheduleHands = {
    target: never,
    fetch: never,
    write: never,
    homeFetches: never,
    writeHome: never,
    canWrite: (format) => format !== 'pdf',
    isGivenUp: never,
  }
  const options = { context: sync, hands, startedMs: null, isForced: false }
  const run = await runSchedule(before?.id ?? 0, options)
  expect(run).toMatchObject({ outcome: 'failed', requests: 0, written: null, notice: null })
  expect((run?.error as AppError | undefined)?.toData()).toEqual({ code: 'needs-window', detail: { format: 'pdf' } })
  expect(await store.schedules.list()).toEqual([before])
})

test('what a run takes is counted with the period that it compares with: what takes less comes first', async () => {
  const { automation } = scene.desk
  const summary = { ...PLAIN_SUMMARY, measures: ['count'], compare: 'year' }
  const compared: Kept = { kind: 'content', content: { ...SUMMED, summary } }
  await automation.save(await scene.withFile({ keeps: compared }))
  await automation.save(scene.draft({ keeps: keepsRows('yesterday') }))
  scene.now = at('2026-11-20 06:00:00')
  const { sync, catalogue } = await scene.desk.opened()
  const due = await schedulesDue(sync, catalogue, null)
  expect(due.map(({ schedule }) => schedule.id)).toEqual([2, 1])
})
