import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import type { StoryWish } from '../../src/shared/customerStory.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { draftOf, openMainDesk, type WatchedDesk } from '../support/mainDesk.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'

// What the window asks of the desk about a customer.

const NOW = at('2026-11-22 12:00:00')
const DAY = span('2026-11-20')
const sms = catalogue.find('cdr_3')

let operation: SampleOperation
let watched: WatchedDesk
let connectionId = 0
let telephone = ''
/** Where a file is written to that somebody asks for. */
let file = ''

async function fetched(range: typeof DAY): Promise<void> {
  const asked = { connectionId, reportKey: sms.key, parameters: {}, range, refresh: false }
  await watched.ended(await watched.desk.pulls.start(asked))
}

beforeEach(async () => {
  operation = await startSampleOperation({ timeZone: ZONE, now: () => epochMs(NOW), rowsPerDay: 20 })
  const folder = temporaryFolder()
  file = join(folder, 'list.csv')
  watched = openMainDesk(folder, { askForFile: () => Promise.resolve(file) })
  await watched.desk.start()
  connectionId = (await watched.desk.connections.save(draftOf(operation), 'kept')).connection.id
  await fetched(DAY)
  const { store } = await watched.desk.opened()
  const question = { connectionId, reportKey: sms.key, parameters: {}, range: DAY, filters: [], search: '', sort: [] }
  const { resultId, fields } = await store.results.ask({ report: sms, question })
  const [row = []] = await store.results.previews({ resultId, offset: 0, limit: 1 })
  telephone = row[fields.indexOf('telephone')] ?? ''
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

function wish(change: Partial<StoryWish> = {}): StoryWish {
  return { customer: telephone, connectionId, range: null, withMentions: false, ...change }
}

test('a story comes in blocks, tells what is not here, and is let go of before its rows are erased', async () => {
  const { customers, erasing } = watched.desk
  const story = await customers.story('page', wish())
  expect(story.total).toBeGreaterThan(0)
  expect(story.kinds).toEqual({ message: story.total })
  expect(story.notHere).toEqual([])
  expect(story.neverFetched.map(({ reportKey }) => reportKey)).toContain(catalogue.find('chat_1').key)
  expect(story.neverFetched.map(({ reportKey }) => reportKey)).not.toContain(sms.key)
  const { storyId } = story
  const { items } = await customers.items({ storyId, kinds: null, offset: 0, limit: 1 })
  const [first] = items
  expect(first).toMatchObject({ place: 0, kind: 'message', how: 'named', reportKey: sms.key })
  expect(first?.row?.values[first.row.fields.indexOf('telephone')]).toBe(telephone)
  expect((await customers.items({ storyId, kinds: ['call'], offset: 0, limit: 9 })).items).toEqual([])
  expect((await customers.row(storyId, 0))?.values).toEqual(expect.arrayContaining([telephone]))

  const week = await customers.story('page', wish({ range: span('2026-11-18', '2026-11-20') }))
  expect(week.notHere).toMatchObject([{ reportKey: sms.key, missing: [span('2026-11-18', '2026-11-19')] }])
  await expect(customers.items({ storyId, kinds: null, offset: 0, limit: 1 })).rejects.toMatchObject({
    code: 'result-gone',
  })

  await erasing.eraseCustomer({ customer: telephone, connectionId, withMentions: false })
  await expect(customers.row(week.storyId, 0)).rejects.toMatchObject({ code: 'result-gone' })
  expect((await customers.story('page', wish())).total).toBe(0)
})

test('a list of customers tells how far its file is, and leaves none where it is stopped', async () => {
  const { storyFiles, jobs } = watched.desk
  const where = { connectionId, isEverywhere: false, range: null, format: 'csv', language: 'es' } as const
  const customers = [telephone, ...Array.from({ length: 999 }, (_, place) => `+57 322 ${1_000_000 + place}`)]
  const begin = async (): Promise<string> => (await storyFiles.exportList({ customers, ...where })) ?? ''
  const stopped = await begin()
  jobs.cancel(stopped)
  expect(await watched.ended(stopped)).toMatchObject({ state: 'cancelled' })
  expect(existsSync(file)).toBe(false)
  const written = await watched.ended(await begin())
  expect(written).toMatchObject({ state: 'done', progress: { total: 1_000 }, outcome: { rows: 1_000 } })
  expect(readFileSync(file, 'utf8')).toContain(telephone)
  // So does the file of a story.
  file = join(file, '..', 'story.csv')
  const story = { wish: wish(), kinds: null, connectionId, format: 'csv', language: 'es' } as const
  const told = await watched.ended((await storyFiles.export(story)) ?? '')
  const total = told.kind === 'export' ? told.outcome?.rows : undefined
  expect(told).toMatchObject({ state: 'done', progress: { rows: total, total } })
})

test('a story that hides who is meant tells nobody’s number, but for what was typed', async () => {
  const { customers } = watched.desk
  const story = await customers.story('file', wish({ mask: 'pseudonym' }))
  const { items } = await customers.items({ storyId: story.storyId, kinds: null, offset: 0, limit: 100 })
  const whole = await Promise.all(items.map(({ place }) => customers.row(story.storyId, place)))
  expect(items).toHaveLength(story.total)
  expect(story.told).toMatch(/^C-[A-Z2-7]{12}$/u)
  expect(story.telephones).toEqual([story.told])
  expect(story.value).toBe(telephone)
  const { value: _, ...told } = story
  expect(JSON.stringify([told, items, whole])).not.toContain(telephone)
  // What the operation hides, it hides of every story.
  await watched.desk.connections.mask(connectionId, 'hidden')
  expect((await customers.story('page', wish({ mask: 'partial' }))).telephones).toEqual(['•••'])
})

test('whoever wrote in a talk with a customer, agent or bot, is no name of theirs', async () => {
  const talks = catalogue.find('chat_2')
  const asked = { connectionId, reportKey: talks.key, parameters: {}, range: DAY, refresh: false }
  await watched.ended(await watched.desk.pulls.start(asked))
  const { store } = await watched.desk.opened()
  const question = { connectionId, reportKey: talks.key, parameters: {}, range: DAY, filters: [], search: '', sort: [] }
  const { resultId, fields } = await store.results.ask({ report: talks, question })
  const rows = await store.results.rows({ resultId, offset: 0, limit: 50 })
  const ofField = (row: (typeof rows)[number], name: string): string => {
    const value = row[fields.indexOf(name)] ?? ''
    return typeof value === 'string' ? value : Buffer.from(value).toString('utf8')
  }
  const telephoneIn = (text: string): string => /"customer_phone":"(\d{10,})"/.exec(text)?.[1] ?? ''
  const row = rows.find((each) => telephoneIn(ofField(each, 'conversation')) !== '') ?? []
  const customer = telephoneIn(ofField(row, 'conversation'))
  expect(ofField(row, 'conversation')).toContain(ofField(row, 'agent_name'))
  const { names } = await watched.desk.customers.story('page', wish({ customer }))
  expect(names).toContain(ofField(row, 'customer_name'))
  expect(names.filter((name) => name.includes(ofField(row, 'agent_name')))).toEqual([])
})

test('a newer wish of a slot stops the one that is still being looked for; other slots go on', async () => {
  const { customers } = watched.desk
  const first = customers.story('page', wish({ withMentions: true }))
  const other = customers.story('other', wish())
  const second = customers.story('page', wish())
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  expect((await second).total).toBe((await other).total)
  const closed = customers.story('page', wish({ withMentions: true }))
  customers.close('page')
  await expect(closed.then(({ storyId }) => customers.row(storyId, 0))).rejects.toMatchObject({
    code: expect.stringMatching(/^(?:cancelled|result-gone)$/) as string,
  })
  await expect(customers.story('page', wish({ customer: ' ' }))).rejects.toMatchObject({ code: 'usage' })
  await expect(customers.story('page', wish({ connectionId: 99 }))).rejects.toMatchObject({
    code: 'unknown-connection',
  })
})
