import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { startSampleOperation } from '../../src/core/sample/operation.ts'
import type { AppErrorData } from '../../src/shared/errors.ts'
import { NO_POLICY, type Policy } from '../../src/shared/policy/policy.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { detail, draftOf, MemoryKeychain, openMainDesk, wish, type WatchedDesk } from '../support/mainDesk.ts'
import { epochMs, at, span, ZONE } from '../support/times.ts'

const open: { readonly close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close()
})
afterAll(removeTemporaryFolders)

async function refusal(work: Promise<unknown>): Promise<AppErrorData> {
  return work.then(
    () => ({ code: 'internal', detail: { reason: 'not refused' } }),
    (cause: { toData: () => AppErrorData }) => cause.toData(),
  )
}

const managed = (setting: string) => ({ code: 'managed', detail: { setting } })

test('the window is held to what is locked, of what was there before too', async () => {
  const operation = await startSampleOperation({
    timeZone: ZONE,
    now: () => epochMs(at('2026-11-22 12:00:00')),
    rowsPerDay: 3,
  })
  open.push(operation)
  const folder = temporaryFolder()
  const [allowed, elsewhere] = [join(folder, 'allowed'), join(folder, 'elsewhere')]
  for (const each of [allowed, elsewhere]) mkdirSync(each)
  let file = join(elsewhere, 'a.csv')
  const secrets = new MemoryKeychain()
  async function deskWith(policy: Partial<Policy>): Promise<WatchedDesk> {
    await open.splice(1)[0]?.close()
    const watched = openMainDesk(join(folder, 'home'), {
      secrets,
      policy: { ...NO_POLICY, ...policy },
      askForFile: () => Promise.resolve(file),
      askForFolder: () => Promise.resolve(elsewhere),
    })
    open.push(watched.desk)
    await watched.desk.start()
    return watched
  }

  const range = span('2026-11-01', '2026-11-02')
  const before = await deskWith({})
  const { connection } = await before.desk.connections.save(draftOf(operation), 'kept')
  await before.ended(await before.desk.pulls.start(wish(connection, { range })))
  expect(connection.mask).toBeUndefined()

  const held = await deskWith({
    servers: ['127.0.0.1'],
    mayAddTokens: true,
    maskAtLeast: 'partial',
    keepAtMostDays: 90,
    exportFolders: [allowed],
  })
  const { desk } = held
  // The operation that showed everything hides now, in what the window is told of it and in files.
  expect(await desk.connections.list()).toMatchObject([{ id: connection.id, mask: 'partial' }])
  expect(await refusal(desk.connections.mask(connection.id, null))).toMatchObject(managed('MaskAtLeast'))
  await desk.connections.mask(connection.id, 'hidden')
  expect(await desk.connections.list()).toMatchObject([{ mask: 'hidden' }])

  const scope = { connectionId: connection.id, reportKey: detail.key, parameters: {} }
  const question = { ...scope, range, filters: [], search: '', sort: [] }
  const request = { question, columns: null, format: 'csv', headings: 'names' } as const
  const refused = await held.ended((await desk.exports.start(request)) ?? '')
  expect(refused).toMatchObject({ state: 'failed', error: managed('ExportFolders') })
  expect(existsSync(file)).toBe(false)
  file = join(allowed, 'a.csv')
  expect(await held.ended((await desk.exports.start(request)) ?? '')).toMatchObject({ state: 'done' })
  expect(readFileSync(file, 'utf8')).toContain('•••')

  const rule = { connectionId: null, reportKey: null, months: null }
  expect(await refusal(desk.retention.set({ rule, isRemoved: false }))).toMatchObject(managed('KeepAtMostDays'))
  await desk.retention.set({ rule: { ...rule, months: 2 }, isRemoved: false })
  expect(await desk.retention.rules()).toMatchObject([{ months: 2 }, { mostDays: 90 }])

  const elsewhereDraft = { ...draftOf(operation), name: 'Other', baseUrl: 'https://wv0099.wolkvox.com' }
  expect(await refusal(desk.connections.test(elsewhereDraft))).toMatchObject(managed('AllowedServers'))
  expect(await refusal(desk.connections.save(elsewhereDraft, 'this-run'))).toMatchObject(managed('AllowedServers'))

  const closed = await deskWith({ servers: [], mayAddTokens: false })
  const sent = operation.requests.length
  const pulled = await closed.ended(await closed.desk.pulls.start(wish(connection, { range: span('2026-10-01') })))
  expect(pulled).toMatchObject({ state: 'failed', error: managed('AllowedServers') })
  expect(operation.requests).toHaveLength(sent)
  expect(await refusal(closed.desk.connections.save({ ...draftOf(operation), name: 'Other' }, 'kept'))).toMatchObject(
    managed('AllowedServers'),
  )
  const tokenless = await deskWith({ mayAddTokens: false })
  const draft = { ...draftOf(operation), connectionId: connection.id }
  expect(await refusal(tokenless.desk.connections.save(draft, 'kept'))).toMatchObject(managed('UserTokens'))
  // Whatever else is changed of it, the token that is there goes on with it.
  await tokenless.desk.connections.save({ ...draft, name: 'Renamed', token: null }, 'kept')
  expect(await tokenless.desk.connections.list()).toMatchObject([{ name: 'Renamed' }])
}, 120_000)
