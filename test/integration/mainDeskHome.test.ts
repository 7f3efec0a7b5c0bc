import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { partialMatchKey } from '@tanstack/react-query'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StoreApi } from '../../src/core/store/storeApi.ts'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { homeTexts } from '../../src/shared/commonTexts/home.ts'
import type { CardAnswer, HomeCard } from '../../src/shared/home.ts'
import { checkOf, checksOf, usualCheck } from '../../src/shared/checks/checks.ts'
import type { AppEvent } from '../../src/shared/ipc/contract.ts'
import { staleAfter } from '../../src/main/ipc/staleness.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { screenOrder } from '../../src/shared/reports/screenOrder.ts'
import { SECONDS_PER_DAY, startOfDay, wall, wallClock } from '../../src/shared/time.ts'
import { formatDate } from '../../src/shared/format.ts'
import { LANGUAGES, type Language } from '../../src/shared/language.ts'
import { presetPeriod } from '../../src/shared/periods.ts'
import type { ViewContent } from '../../src/shared/views.ts'
import { KEY, removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { countRows, detail, draftOf, openMainDesk, otherDetail, type WatchedDesk } from '../support/mainDesk.ts'
import { ZONE } from '../support/times.ts'
import { EMPTY_VIEW } from '../support/views.ts'
import { readWorkbook } from '../support/workbookReader.ts'

// The page that the window opens with, without a window: cards of pinned views, one update, one file.

const OPERATION = 'Banco Andino'
const beside = catalogue.reports.find(
  (report) => checkOf('contact-hours').besides(report) && report.parameters.length === 0,
)
const looked = catalogue.reports.find(
  (report) => checkOf('contact-hours').fits(report) && report.kind === 'detail' && report.parameters.length === 0,
)
if (beside === undefined || looked === undefined) throw new Error('The catalogue lacks what is checked')
const agent = detail.fields.find(({ name }) => name.endsWith('_name'))?.name ?? ''
const today = startOfDay(wallClock(Date.now(), ZONE))

let operation: SampleOperation
let folder = ''
let watched: WatchedDesk
let file = ''
let connectionId = 0

beforeEach(async () => {
  operation = await startSampleOperation({ timeZone: ZONE, rowsPerDay: 8 })
  folder = temporaryFolder()
  file = join(folder, 'home.xlsx')
  watched = openMainDesk(folder, { askForFile: () => Promise.resolve(file) })
  await watched.desk.start()
  connectionId = (await watched.desk.connections.save(draftOf(operation), 'kept')).connection.id
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

/** Keeps a view of last week, and pins it. @returns its id */
async function pinned(name: string, content: Partial<ViewContent> = {}, reportKey = detail.key): Promise<number> {
  const view = { name, connection: OPERATION, reportKey, parameters: {}, content: { ...EMPTY_VIEW, ...content } }
  const outcome = await watched.desk.views.save(view, false)
  if (outcome.kind !== 'kept') throw new Error(outcome.kind)
  await watched.desk.home.pin({ viewId: outcome.id, form: null, isWide: false })
  return outcome.id
}

const summary = { by: [], across: null, measures: ['count'], compare: null, order: null, limit: null, hasTotals: true }
const byAgent = { ...summary, by: [agent] }
const compared = { ...summary, compare: 'previous' }
const rows = { face: 'rows', summary: null } as const

async function names(): Promise<readonly string[]> {
  return (await watched.desk.home.cards(connectionId)).map(({ name }) => name)
}

function cardOf(viewId: number): Promise<CardAnswer> {
  return watched.desk.home.card({ connectionId, viewId, language: 'es', isForPaper: false })
}

function plan(cards: number[] | null = null) {
  return watched.desk.home.plan({ connectionId, cards })
}

async function update(cards: number[] | null = null): Promise<void> {
  const jobIds = await watched.desk.home.update({ connectionId, cards })
  for (const jobId of jobIds) expect(await watched.ended(jobId)).toMatchObject({ state: 'done' })
}

function summaryOf({ content }: CardAnswer) {
  if (content.kind !== 'summary') throw new Error(content.kind)
  return content
}

function totalOf(answer: CardAnswer): number | null {
  const group = summaryOf(answer).answer.groups.find(({ key }) => key.length === 0)
  return group?.values[0] ?? null
}

/** A store that writes down which of its verbs are asked. */
function heard(store: StoreApi, verbs: string[]): StoreApi {
  return new Proxy(store, {
    get(target, name: keyof StoreApi) {
      if (name !== 'summaries' && name !== 'results') return target[name]
      return new Proxy(target[name], {
        get(of, verb: string) {
          verbs.push(`${name}.${verb}`)
          return Reflect.get(of, verb) as unknown
        },
      })
    },
  })
}

describe('cards', () => {
  test('stand in the order that they were given, and go and come with their views', async () => {
    const { home, views } = watched.desk
    const [first, second, third] = [
      await pinned('A', { summary }),
      await pinned('B', { summary }),
      await pinned('C', rows),
    ]
    await home.order([third, first])
    expect(await names()).toEqual(['C', 'B', 'A'])
    await home.pin({ viewId: second, form: 'table', isWide: true })
    expect((await home.cards(connectionId))[1]).toMatchObject({ name: 'B', form: 'table', isWide: true })
    await views.rename(second, 'Be')
    await views.remove(first)
    expect(await names()).toEqual(['C', 'Be'])
    await views.putBack(first)
    expect(await names()).toEqual(['C', 'Be', 'A'])
    await home.unpin(third)
    expect(await names()).toEqual(['Be', 'A'])
    expect((await views.list()).map(({ name }) => name)).toContain('C')
  })

  test('say what of a view is missing, instead of asking something else', async () => {
    await pinned('Sin valor', { ...rows, filters: [{ field: agent, operator: '=', value: null }] })
    await pinned('Sin reporte', { summary }, 'own/gone')
    const problems = (await watched.desk.home.cards(connectionId)).map(({ problem }) => problem)
    expect(problems).toEqual([{ kind: 'lacks', lacks: [{ kind: 'filter', name: agent }] }, { kind: 'report-gone' }])
  })

  test('of another operation are not among them', async () => {
    await pinned('A', { summary })
    const draft = { ...draftOf(operation), name: 'Otra', server: 'https://wv0011.wolkvox.com/' }
    const other = await watched.desk.connections.save(draft, 'kept')
    expect(await watched.desk.home.cards(other.connection.id)).toEqual([])
  })

  test('of an operation that is not here are refused, by name', async () => {
    const view = { name: 'Ajena', connection: 'Otra casa', reportKey: detail.key, parameters: {}, content: EMPTY_VIEW }
    const outcome = await watched.desk.views.save(view, true)
    if (outcome.kind !== 'kept') throw new Error(outcome.kind)
    await expect(watched.desk.home.pin({ viewId: outcome.id, form: null, isWide: false })).rejects.toMatchObject({
      detail: { problem: 'pin-elsewhere', connection: 'Otra casa' },
    })
    expect(await names()).toEqual([])
  })

  test('of what was never fetched say so, and have no number', async () => {
    const answer = await cardOf(await pinned('A', { summary: compared }))
    expect(answer.seal).toMatchObject({ verdict: 'nothing', updatedAtMs: null })
    expect(answer.seal.caveats.length).toBeGreaterThan(0)
    expect(totalOf(answer)).toBeNull()
    expect(answer.requests).toBeGreaterThan(0)
  })
})

/** A view made by who writes days first, looked at by who writes months first: in a card, and opened. */
async function asksTheSameInEveryLanguage(): Promise<void> {
  const range = presetPeriod('last-week', today)
  const day = formatDate(wall(range.from + 4 * SECONDS_PER_DAY), 'es')
  const measures = ['count', `count(${detail.dateField ?? ''} >= ${day})`]
  const viewId = await pinned('Desde el viernes', { summary: { ...summary, measures }, language: 'es' })
  const kept = (await watched.desk.views.list()).find(({ id }) => id === viewId)?.content.summary ?? summary
  const ofCard = { connectionId, reportKey: detail.key, today, isForPaper: false }
  const whole = { connectionId, reportKey: detail.key, parameters: {}, range, filters: [], search: '' }
  for (const language of LANGUAGES) {
    const card = await watched.desk.home.card({ ...ofCard, viewId, language })
    const opened = await watched.desk.summaries.ask({ slot: 'opened', rows: whole, summary: kept, language })
    const [all = 0, since = 0] = opened.groups[0]?.values ?? []
    expect([since, summaryOf(card).answer.groups[0]?.values]).toEqual([((all ?? 0) * 3) / 7, [all, since]])
    const titles = opened.measures.map(({ title }) => title)
    expect(summaryOf(card).answer.measures.map(({ title }) => title)).toEqual(titles)
    expect(titles[0]).toBe({ es: 'Mensajes', en: 'Messages' }[language])
  }
  await watched.desk.home.unpin(viewId)
}

test('cards that nothing has happened to are not worked out again, after a new start neither', async () => {
  const [week, agents] = [await pinned('Semana', { summary: compared }), await pinned('Agentes', { summary: byAgent })]
  const [list, other] = [await pinned('Filas', rows), await pinned('Otro', { summary }, otherDetail.key)]
  const asked = async (...viewIds: readonly number[]) => {
    const desk = await watched.desk.opened()
    const { store } = desk
    const verbs: string[] = []
    Object.assign(desk, { store: heard(store, verbs) })
    const answers = await Promise.all(viewIds.map((viewId) => cardOf(viewId)))
    Object.assign(desk, { store })
    const countOf = (verb: string): number => verbs.filter((each) => each === verb).length
    return {
      answers,
      calls: [countOf('summaries.summarize'), countOf('summaries.readTogether'), countOf('results.ask')],
    }
  }
  const earlier = (viewId: number, language: Language = 'es') =>
    watched.desk.home.earlierCard({ connectionId, viewId, language })

  await update([week])
  const first = await asked(week, agents, list)
  await asksTheSameInEveryLanguage()
  // Both summaries read their rows together.
  expect(first.calls).toEqual([2, 1, 1])
  expect(await asked(week, agents, list)).toEqual({ answers: first.answers, calls: [0, 0, 0] })
  expect(await earlier(week)).toMatchObject({ answer: first.answers[0] })
  expect(await earlier(week, 'en')).toBeNull()

  // What comes of another report is nothing to them.
  await update([other])
  expect((await asked(week, agents, list)).calls).toEqual([0, 0, 0])
  await watched.desk.close()
  watched = openMainDesk(folder, { environment: { ATALAYA_STORE_KEY: KEY, ATALAYA_TOKEN: operation.token } })
  await watched.desk.start()
  expect(await asked(week, agents, list)).toEqual({ answers: first.answers, calls: [0, 0, 0] })

  // A view that asks something else, and rows that were fetched anew.
  const view = { name: 'Semana', connection: OPERATION, reportKey: detail.key, parameters: {} }
  await watched.desk.views.save({ ...view, content: { ...EMPTY_VIEW, summary } }, true)
  expect(await earlier(week)).toBeNull()
  const range = first.answers[1]?.range ?? null
  const request = { connectionId, reportKey: detail.key, parameters: {}, range, refresh: true }
  expect(await watched.ended(await watched.desk.pulls.start(request))).toMatchObject({ state: 'done' })
  expect(await earlier(agents)).toMatchObject({ answer: { content: first.answers[1]?.content } })
  expect((await asked(agents, list)).calls).toEqual([1, 0, 1])
  await watched.desk.connections.mask(connectionId, 'hidden')
  expect(await earlier(list)).toBeNull()

  // Nothing is left of what is erased.
  await asked(agents)
  expect(await earlier(agents)).not.toBeNull()
  await watched.desk.erasing.erase({ connectionId, reportKey: detail.key, before: null })
  expect(await earlier(agents)).toBeNull()
})

/** Whether one of the events makes what a window keeps of a card stale, or makes it forget all that it keeps. */
function makesStale(events: readonly AppEvent[], card: HomeCard): boolean {
  const { viewId, reads } = card
  const key = ['home:card', { connectionId, viewId, reads, language: 'es', today, isForPaper: false }]
  return events.some(
    (event) => event.kind === 'masked' || staleAfter(event).some((answers) => partialMatchKey(key, answers)),
  )
}

test('whatever makes something else of a card makes it stale in the window, and what does not leaves it', async () => {
  const { desk, events } = watched
  const measure = { name: 'Por fila', dividend: 'count', divisor: `distinct(${agent})`, earlierNames: [] }
  const own = { id: null, measure, reportKey: detail.key, language: 'es' } as const
  const ownId = await desk.ownMeasures.save(own)
  const [check] = checksOf(looked)
  const checks = check === undefined ? [] : [usualCheck(check)]
  const views = {
    own: await pinned('Propia', { summary: { ...byAgent, measures: [`own:${measure.name}`] } }),
    rows: await pinned('Filas', rows),
    check: await pinned('Fuera de horario', { face: 'checks', summary: null, checks }, looked.key),
  }
  const card = async (name: keyof typeof views): Promise<HomeCard> => {
    const found = (await desk.home.cards(connectionId)).find(({ viewId }) => viewId === views[name])
    if (found === undefined) throw new Error(name)
    return found
  }
  /** What a card comes to, and why it does not. */
  const told = (name: keyof typeof views) => cardOf(views[name]).catch((error: unknown) => String(error))
  /** Does something: whether a card comes to something else then, and whether the window hears of it. */
  const after = async (name: keyof typeof views, work: () => Promise<unknown>) => {
    const [seen, before, first] = [await card(name), await told(name), events.length]
    await work()
    const isOther = !isDeepStrictEqual(await told(name), before)
    return { isOther, isStale: makesStale(events.slice(first), seen) }
  }
  const fetched = async (reportKey: string, refresh = false) => {
    const { range } = await cardOf(views.rows)
    const jobId = await desk.pulls.start({ connectionId, reportKey, parameters: {}, range, refresh })
    return watched.ended(jobId)
  }
  const both = { isOther: true, isStale: true }

  expect(await after('own', () => fetched(detail.key))).toEqual(both)
  const divided = { ...own, id: ownId, measure: { ...measure, divisor: 'count' } }
  expect(await after('own', () => desk.ownMeasures.save(divided))).toEqual(both)
  expect(await after('rows', () => fetched(otherDetail.key))).toEqual({ isOther: false, isStale: false })
  // What its check looks at beside counts too, whatever comes of it.
  await fetched(looked.key)
  expect(await after('check', () => fetched(beside.key))).toMatchObject({ isStale: true })
  expect(await after('rows', () => desk.connections.mask(connectionId, 'hidden'))).toEqual(both)
  const view = { name: 'Filas', connection: OPERATION, reportKey: detail.key, parameters: {} }
  const narrowed = { ...view, content: { ...EMPTY_VIEW, ...rows, search: 'zzz' } }
  expect(await after('rows', () => desk.views.save(narrowed, true))).toEqual(both)
  const erased = { connectionId, reportKey: detail.key, before: null }
  expect(await after('own', () => desk.erasing.erase(erased))).toEqual(both)
  const moved = { ...draftOf(operation), connectionId, token: null, timeZone: 'Pacific/Kiritimati' }
  expect(await after('rows', () => desk.connections.save(moved, 'kept'))).toMatchObject({ isStale: true })
})

test('a card is worked out as it is pinned, before anybody has opened the page', async () => {
  const first = await pinned('Semana', { summary })
  await update([first])
  const later = await pinned('Agentes', { summary: byAgent })
  const earlier = () => watched.desk.home.earlierCard({ connectionId, viewId: later, language: 'es' })
  await expect.poll(earlier, { timeout: 30_000 }).not.toBeNull()
  expect((await earlier())?.answer).toEqual(await cardOf(later))
})

test('one update fetches what all cards lack, rows that they share once, at the cost that was told', async () => {
  const [week, agents, list] = [
    await pinned('Semana', { summary: compared }),
    await pinned('Agentes', { summary: byAgent }),
    await pinned('Filas', { ...rows, sort: [{ field: detail.dateField ?? '', descending: true }] }),
  ]
  const other = await pinned('Otro', { summary }, otherDetail.key)
  const told = await plan()
  expect(told).toMatchObject({ cards: 4, refused: [] })
  // Three cards of one report cost no more than the one that compares.
  expect((await plan([week, agents, list])).requests).toBe((await plan([week])).requests)
  const before = operation.requests.length
  await update()
  expect(operation.requests.length - before).toBe(told.requests)
  expect(operation.mostAtOnce).toBe(1)
  expect((await plan()).requests).toBe(0)
  expect(await watched.desk.home.update({ connectionId, cards: null })).toEqual([])

  const answer = await cardOf(week)
  expect(answer.seal).toMatchObject({ verdict: 'complete', caveats: [] })
  const total = totalOf(answer)
  expect(total).toBeGreaterThan(0)
  const { groups } = summaryOf(await cardOf(agents)).answer
  const lines = groups.filter(({ key }) => key.length > 0)
  expect(lines.length).toBeLessThanOrEqual(6)
  expect(lines.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBe(total)
  const { content } = await cardOf(list)
  expect(content).toMatchObject({ kind: 'rows', total })
  expect(content.kind === 'rows' && content.rows.length).toBe(5)
  // In the grid's first order where the view has none of its own: the newest rows, and what is read first.
  const { content: plain } = await cardOf(await pinned('Como quedó', rows))
  if (plain.kind !== 'rows' || content.kind !== 'rows') throw new Error(plain.kind)
  const dates = (of: typeof plain) => of.rows.map((row) => row[of.fields.indexOf(detail.dateField ?? '')])
  expect(dates(plain)).toEqual(dates(content))
  expect(plain.fields).toEqual(screenOrder(detail, plain.fields))
  expect(plain.fields).not.toEqual(detail.fields.map(({ name }) => name).slice(0, plain.fields.length))
  // What was fetched is what is compared, too: twice as many days.
  expect(await countRows(watched, connectionId)).toBeGreaterThan(total ?? 0)
  expect(totalOf(await cardOf(other))).toBeGreaterThan(0)
})

test('the workbook has a sheet for each card, with the same numbers, and one with seals and formulas', async () => {
  const week = await pinned('Semana: total', { summary: compared })
  await pinned('Agentes', { summary: byAgent })
  const list = await pinned('Filas', rows)
  await pinned('Sin reporte', { summary }, 'own/gone')
  await pinned('Nunca', { summary }, otherDetail.key)
  await update([week, list])
  const jobId = await watched.desk.home.saveWorkbook({ connectionId, language: 'es' })
  expect(await watched.ended(jobId ?? '')).toMatchObject({ kind: 'export', state: 'done', reportKey: null })

  const sheets = readWorkbook(readFileSync(file))
  expect(sheets.map(({ name }) => name)).toEqual(['Semana total', 'Agentes', 'Filas', 'Nunca', homeTexts('seals').es])
  const total = totalOf(await cardOf(week))
  const lastNumber = (at: number): number | undefined =>
    sheets[at]?.rows.at(-1)?.find((cell) => cell?.kind === 'number')?.value
  expect(lastNumber(0)).toBe(total)
  expect(lastNumber(1)).toBe(total)
  // Head, blank line, headings: then a line for each row.
  const shown = sheets[2]?.rows.filter((row) => row.some((cell) => cell !== undefined)).length ?? 0
  expect(shown).toBeGreaterThan(total ?? 0)
  const notes = sheets.at(-1)?.rows.map((row) => row.map((cell) => cell?.shown ?? '')) ?? []
  expect(notes).toContainEqual(['Sin reporte', homeTexts('reportGone').es])
  expect(notes.flat().join('\n')).toContain('count')
  // What was never fetched has no 0, and is told.
  expect(lastNumber(3)).toBeUndefined()
  expect(notes.flat().some((text) => text.startsWith('Sin traer') || /traer|traído/i.test(text))).toBe(true)
})

test('before anything is pinned, what fits what is held is offered with its number; one click makes a view of it', async () => {
  const { home, views } = watched.desk
  const offers = () => home.offers({ connectionId, language: 'es' })
  expect(await offers()).toEqual([])
  const viewId = await pinned('A', { summary })
  await update()
  await home.unpin(viewId)

  const [offer] = await offers()
  expect(offer).toMatchObject({ reportKey: detail.key, name: detail.title.es })
  expect(Number(offer?.preview?.text.replace(/\D/g, ''))).toBeGreaterThan(0)
  const made = await home.takeOffer({ connectionId, reportKey: detail.key, language: 'es' })
  expect((await home.cards(connectionId)).map(({ viewId: id, name }) => [id, name])).toEqual([[made, detail.title.es]])
  expect((await views.list()).map(({ name }) => name)).toContain(detail.title.es)
  const answer = await cardOf(made)
  expect(answer.seal.verdict).not.toBe('nothing')
  // What stands there is not offered again.
  expect(await offers()).toEqual([])
})
