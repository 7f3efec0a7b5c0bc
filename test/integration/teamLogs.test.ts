import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTeam } from '../../src/core/team/team.ts'
import { newTeamKey } from '../../src/core/team/teamKey.ts'
import { wall, wallClock } from '../../src/shared/time.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { SharingDesk, type SharingDeskWish } from '../support/sharingDesk.ts'
import { PostgresServer, whyNoPostgres } from '../support/postgres.ts'
import { live } from '../support/reports.ts'
import { startServer, type Clock, type FakeServer } from '../support/server.ts'
import { at, epochMs, range, ZONE } from '../support/times.ts'

// One desk of a team keeps a live report's log, and the others follow it.

const CHILD = fileURLToPath(new URL('../support/logChild.ts', import.meta.url))
const MORNING = at('2025-03-10 08:00:00')
const MINUTE = 60
const absent = whyNoPostgres()

describe.skipIf(absent !== undefined)(`a team’s log${absent === undefined ? '' : ` (skipped: ${absent})`}`, () => {
  let postgres: PostgresServer
  let server: FakeServer
  let wish: Omit<SharingDeskWish, 'file' | 'stored'>
  const clock: Clock = { now: MORNING }
  const team = randomUUID()
  const key = newTeamKey()
  const open: SharingDesk[] = []
  let child: ChildProcess | undefined

  beforeAll(async () => {
    postgres = await PostgresServer.start()
    server = await startServer(clock)
    const { port, database, superuser } = postgres
    const access = { host: '127.0.0.1', port, database, ...superuser }
    const { baseUrl, token } = server.operation
    wish = { baseUrl, token, leaseMs: 1_500, access }
    await createTeam(access, { team, key, member: randomUUID(), name: 'quien lo crea' })
  })

  afterEach(async () => {
    child?.kill('SIGKILL')
    await Promise.all(open.splice(0).map((desk) => desk.close()))
    await postgres.asSuperuser((client) => client.query('DELETE FROM atalaya.parts; DELETE FROM atalaya.slices'))
  })

  afterAll(async () => {
    await Promise.all([server.operation.close(), postgres.close()])
    removeTemporaryFolders()
  })

  function wishOf(name: string): SharingDeskWish {
    const url = postgres.urlOf(postgres.superuser.user)
    const stored = { team, url, key, certificates: null, member: randomUUID(), name }
    return { ...wish, file: join(temporaryFolder(), 'store.db'), stored }
  }

  /** A desk whose clock the test holds. */
  async function newDesk(name: string, access = wish.access): Promise<SharingDesk> {
    const desk = await SharingDesk.open({ ...wishOf(name), access }, () => epochMs(clock.now))
    open.push(desk)
    return desk
  }

  function happen(...minutes: readonly number[]): void {
    server.happenings = minutes.map((minute) => ({ at: MORNING + minute * MINUTE, text: `${minute}`, integer: '1' }))
  }

  function textsOf(rows: readonly Record<string, unknown>[]): number[] {
    return rows.map(({ text }) => Number(text)).toSorted((one, other) => one - other)
  }

  async function pollAt(minute: number, desk: SharingDesk, withTeam = true) {
    clock.now = wall(MORNING + minute * MINUTE)
    const result = await desk.poll(withTeam)
    if (withTeam) await desk.link.handOver()
    return result
  }

  test('is without a gap where another desk saw what one’s own did not, and has every row once', async () => {
    const [ana, luis] = [await newDesk('ana'), await newDesk('luis')]
    happen(-5, 2, 7, 13, 22, 28, 33)
    expect((await pollAt(0, luis)).added).toBe(1)
    for (const minute of [5, 10, 20, 30]) await pollAt(minute, ana)
    const requests = server.operation.requests.length
    const { gaps } = await pollAt(35, luis)
    expect(gaps).toEqual([])
    expect(await luis.gaps()).toEqual([])
    expect(textsOf(await luis.rows())).toEqual([-5, 2, 7, 13, 22, 28, 33])
    expect(server.operation.requests.length).toBe(requests + 1)
    const slices = await luis.desk.slices(live)
    expect(slices.map(({ fetchedBy }) => fetchedBy)).toEqual([undefined, 'ana', undefined])
    // One that was never there before begins with the day's.
    const nora = await newDesk('nora')
    expect((await nora.look()).followed).toHaveLength(6)
    expect(textsOf(await nora.rows())).toEqual([-5, 2, 7, 13, 22, 28, 33])
    expect(server.operation.requests.length).toBe(requests + 1)
  })

  test('has a gap where nobody saw anything, for the reason of who kept it, until somebody tells after all', async () => {
    // Nora's network does not reach the team: she sees the middle, and tells nobody yet.
    const cutOff = { ...wish.access, port: 1 }
    const [ana, luis, nora] = [await newDesk('ana'), await newDesk('luis'), await newDesk('nora', cutOff)]
    happen(1, 15, 29)
    for (const desk of [ana, luis]) await pollAt(5, desk)
    await pollAt(18, nora, false)
    const unseen = [range(MORNING + 5 * MINUTE, MORNING + 20 * MINUTE - 1)]
    const { gaps } = await pollAt(30, ana)
    expect(gaps.map((gap) => gap.range)).toEqual(unseen)
    await luis.look()
    const [told] = await luis.gaps()
    expect(told).toEqual((await ana.gaps())[0])
    expect(textsOf(await luis.rows())).toEqual([1, 29])
    cutOff.port = postgres.port
    await nora.link.reset()
    await nora.link.handOver()
    expect(await nora.link.waiting()).toBe(0)
    const later = await newDesk('otra')
    for (const desk of [ana, later]) await desk.look()
    for (const desk of [ana, later]) {
      expect((await desk.gaps()).map((gap) => gap.range)).toEqual([
        range(MORNING + 5 * MINUTE, MORNING + 8 * MINUTE - 1),
        range(MORNING + 18 * MINUTE, MORNING + 20 * MINUTE - 1),
      ])
      expect(textsOf(await desk.rows())).toEqual([1, 15, 29])
    }
  })

  test('stays in the team for 31 days, and no longer than whoever keeps it keeps rows', async () => {
    const [ana, luis] = [await newDesk('ana'), await newDesk('luis')]
    happen(-5)
    for (const days of [33, 29, 18, 0]) await pollAt(-days * 1_440, ana)
    const daysInTeam = () =>
      postgres.asSuperuser(async (client) => {
        const { rows } = await client.query(
          `SELECT range_to FROM atalaya.slices WHERE EXISTS (SELECT FROM atalaya.parts WHERE slice = slices.slice)
            UNION SELECT 0 FROM atalaya.parts WHERE slice NOT IN (SELECT slice FROM atalaya.slices)`,
        )
        const days = rows.map((row: { range_to: string }) => Math.round((MORNING - Number(row.range_to)) / 86_400))
        return days.toSorted((one, other) => other - one)
      })
    expect(await daysInTeam()).toEqual([33, 29, 18, 0])
    await ana.look()
    expect(await daysInTeam()).toEqual([29, 18, 0])
    // Who follows it takes nothing away, whatever they keep themselves.
    await luis.desk.store.retention.put({ connectionId: null, reportKey: null, months: 1 })
    expect(await luis.look()).toMatchObject({ keptBy: 'ana' })
    expect(await daysInTeam()).toEqual([29, 18, 0])
    await ana.link.reset()
    await luis.link.reset()
    expect(await luis.look()).toMatchObject({ keptBy: null })
    expect(await daysInTeam()).toEqual([18, 0])
  })

  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let attempt = 0; !(await isSo()); attempt++) {
      if (attempt > 3_000) throw new Error(`waited in vain: ${what}`)
      await sleep(20)
    }
  }

  test('is kept by one desk; where that is killed another goes on, and all have what the server has', async () => {
    clock.now = wallClock(Date.now(), ZONE)
    const seen: number[] = []
    const happenNow = (): void => {
      seen.push(seen.length)
      clock.now = wallClock(Date.now(), ZONE)
      const happenings = seen.map((each) => ({ at: clock.now - seen.length + each, text: `${each}`, integer: '1' }))
      server.happenings = [...server.happenings, happenings.at(-1) ?? []].flat()
    }
    server.happenings = []
    happenNow()
    const ofChild = wishOf('la que se va')
    child = spawn(process.execPath, [CHILD, JSON.stringify(ofChild), '200'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const before = server.operation.requests.length
    await until('the first polls', () => server.operation.requests.length >= before + 2)
    const desks = await Promise.all(['ana', 'luis'].map((name) => SharingDesk.open(wishOf(name))))
    open.push(...desks)
    for (const desk of desks) desk.keep(200)
    const haveAll = async (): Promise<boolean> => {
      const rows = await Promise.all(desks.map((desk) => desk.rows()))
      return rows.every((each) => textsOf(each).join() === seen.join())
    }
    await until('both follow', () => desks.every(({ status }) => status?.keptBy === 'la que se va'))
    happenNow()
    await until('what the keeper saw', haveAll)
    expect(desks.map(({ polls }) => polls.length)).toEqual([0, 0])
    child.kill('SIGKILL')
    happenNow()
    await until('one goes on', () => desks.some(({ polls }) => polls.length > 0))
    await until('what that one saw', haveAll)
    const keepers = desks.filter(({ status }) => status?.keptBy === null)
    expect(keepers).toHaveLength(1)
    for (const desk of desks) expect(await desk.gaps()).toEqual([])
    // It stops: the other goes on at once.
    const [keeper] = keepers
    const other = desks.find((desk) => desk !== keeper)
    open.splice(open.indexOf(keeper as SharingDesk), 1)
    await keeper?.close()
    await until('the other goes on', () => (other?.polls.length ?? 0) > 0)
    expect(server.operation.mostAtOnce).toBe(1)
  })
})
