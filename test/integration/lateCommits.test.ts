import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { StoreApi } from '../../src/core/store/storeApi.ts'
import { pull, type PullResult } from '../../src/core/sync/pull.ts'
import type { SyncContext } from '../../src/core/sync/target.ts'
import { NOTHING_TAKEN, type TeamSide } from '../../src/core/sync/team/teamSide.ts'
import { TokenQueue } from '../../src/core/sync/tokenQueue.ts'
import { Packer } from '../../src/core/team/packing.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import { ConnectedStore, KEY, removeTemporaryFolders } from '../support/connectedStore.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer } from '../support/server.ts'
import { at, NO_PARAMETERS, serverDate, span } from '../support/times.ts'

// A slice is committed while the next one is asked for.

const PERIOD = span('2025-03-01', '2025-03-20')
const SLICES = 10
const happenings = Array.from({ length: 200 }, (_each, place) => ({
  at: PERIOD.from + place * 8000,
  text: `message ${place}`,
  integer: String(place),
}))
const truth = happenings.map((each) => ({ date: serverDate(each.at), text: each.text, integer: each.integer }))

let server: FakeServer
let desk: ConnectedStore

beforeEach(async () => {
  server = await startServer({ now: at('2025-05-01') })
  server.happenings = happenings
  desk = new ConnectedStore({ ...server.operation, now: () => at('2025-05-01') })
  await desk.connection()
})

afterEach(async () => {
  await desk.close()
  await server.operation.close()
})

afterAll(removeTemporaryFolders)

type Commit = StoreApi['incoming']['commit']

/** Pulls into the desk's store, in which something comes before each commit. */
async function pullWith(before: () => Promise<void>, range: TimeRange): Promise<PullResult> {
  const { store } = desk
  const commit: Commit = async (input) => {
    await before()
    return store.incoming.commit(input)
  }
  const incoming = new Proxy(store.incoming, {
    get: (verbs, verb) => (verb === 'commit' ? commit : (Reflect.get(verbs, verb) as unknown)),
  })
  const held = Object.create(store, { incoming: { value: incoming } }) as StoreApi
  return pullIn({ ...desk.context, store: held }, range)
}

async function pullIn(context: SyncContext, range: TimeRange): Promise<PullResult> {
  return pull(context, {
    connection: await desk.connection(),
    token: desk.token,
    report: events,
    parameters: NO_PARAMETERS,
    range,
    refreshSinceMs: null,
    priority: 'user',
  })
}

/** Waits until something is so, at most a while. @returns whether it became so */
async function becomes(isSo: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 400 && !isSo(); tries++) await sleep(5)
  return isSo()
}

test('the next slice is asked for before the one before is committed, one request at a time', async () => {
  const sawNext: boolean[] = []
  const result = await pullWith(async () => {
    const next = sawNext.length + 2
    sawNext.push(next > SLICES || (await becomes(() => server.operation.requests.length >= next)))
  }, PERIOD)
  expect(sawNext).toEqual(Array.from({ length: SLICES }, () => true))
  expect([result.failed, result.requests, server.operation.mostAtOnce]).toEqual([[], SLICES, 1])
  expect(result.slices.map(({ rows, requests }) => ({ rows, requests }))).toEqual(
    result.slices.map(({ range: { from, to } }) => ({
      rows: happenings.filter((each) => each.at >= from && each.at <= to).length,
      requests: 1,
    })),
  )
  expect(await desk.rows(events)).toEqual(truth)
})

test('where a commit fails, the slice under way is stored, and nothing else is asked for', async () => {
  let commits = 0
  const result = await pullWith(async () => {
    commits++
    if (commits > 1) return
    await becomes(() => server.operation.requests.length > 1)
    throw new AppError('disk-full', { file: 'x' })
  }, PERIOD)
  const stored = await desk.slices(events)
  expect([result.requests, result.stoppedBy?.code, stored.length]).toEqual([2, 'disk-full', 1])
  expect(result.slices.map(({ range }) => range)).toEqual(stored.map(({ range }) => range))
  expect(result.failed.map(({ error }) => error.code)).toEqual(Array.from({ length: SLICES - 1 }, () => 'disk-full'))

  const rest = await desk.pull(events, PERIOD)
  expect([rest.failed, rest.requests, rest.fromCache]).toEqual([[], SLICES - 1, 1])
  expect(await desk.rows(events)).toEqual(truth)
})

test('another pull waits for what is not committed yet, and does not ask for it again', async () => {
  const results = await Promise.all([PERIOD, PERIOD].map((range) => pullWith(() => sleep(20), range)))
  expect(results.flatMap(({ failed }) => failed)).toEqual([])
  expect([server.operation.requests.length, server.operation.mostAtOnce]).toEqual([SLICES, 1])
  expect(await desk.rows(events)).toEqual(truth)
})

test('in a team, what a turn fetched is there for the others before the turn is passed on', async () => {
  const told: string[] = []
  const none = (): Promise<undefined> => Promise.resolve(undefined)
  const side: Partial<TeamSide> = {
    sync: none,
    count: none,
    take: () => Promise.resolve(NOTHING_TAKEN),
    packer: () => Promise.resolve(new Packer()),
    give: (_target, _commit, { packer }) => {
      packer.discard()
      told.push('given')
      return Promise.resolve()
    },
    inTurn: async (_address, _token, work) => {
      try {
        return await work()
      } finally {
        told.push('passed on')
      }
    },
  }
  await pullIn({ ...desk.context, team: side as TeamSide }, PERIOD)
  expect(told).toEqual(Array.from({ length: SLICES }, () => ['given', 'passed on']).flat())
})

test('what goes on after a turn keeps all others away, but not the next turn of its owner', async () => {
  const turn = { connectionId: 1, token: desk.token, priority: 'user' } as const
  const owner = {}
  const other = new ConnectedStore({ ...server.operation, file: desk.store.file })
  const told: string[] = []
  const goneOn = Promise.withResolvers<undefined>()
  const own = desk.context.queue
  await own.run({ ...turn, owner }, (goOn) => {
    goOn(goneOn.promise)
    return Promise.resolve()
  })
  const ofOther = new TokenQueue(other.store, KEY).run(turn, () => Promise.resolve(told.push('other process')))
  await own.run({ ...turn, owner }, () => Promise.resolve(told.push('next turn')))
  const ofAnother = own.run({ ...turn, owner: {} }, () => Promise.resolve(told.push('other owner')))
  await sleep(100)
  told.push('written')
  goneOn.resolve(undefined)
  await Promise.all([ofOther, ofAnother])
  expect(told.slice(0, 2)).toEqual(['next turn', 'written'])
  expect(told.slice(2).toSorted()).toEqual(['other owner', 'other process'])
  await other.close()
})
