import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoredTeam } from '../../src/core/store/records/team.ts'
import { LEASE_MS as PROGRAM_LEASE_MS } from '../../src/core/team/leases.ts'
import { createTeam } from '../../src/core/team/team.ts'
import { newTeamKey } from '../../src/core/team/teamKey.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { PostgresServer, whyNoPostgres } from '../support/postgres.ts'
import { startServer, type FakeServer, type Happening } from '../support/server.ts'
import type { TeamChildWish } from '../support/teamChild.ts'
import { at, serverDate, span } from '../support/times.ts'

// How many desks share one token, and how often whoever has the turn is killed or stopped: more where somebody asks for
// more.
const DESKS = Number(process.env['ATALAYA_TEAM_DESKS'] ?? 4)
const ROUNDS = Number(process.env['ATALAYA_TEAM_ROUNDS'] ?? 3)
const CHILD = fileURLToPath(new URL('../support/teamChild.ts', import.meta.url))
// Waited for whenever somebody is killed. On a machine that is busy for an hour a desk may not get to renew a short one
// in time, which is to be stopped.
const LEASE_MS = Number(process.env['ATALAYA_TEAM_LEASE_MS'] ?? 1_500)
const PERIOD = span('2025-03-01', '2025-03-20')
const SLICES = 10
// After the last of as many rounds as anybody asks for.
const NOW = at('2040-01-01')
const absent = whyNoPostgres()

interface Told {
  readonly faults: readonly string[]
  readonly requests: number
  readonly fromTeam: number
  readonly trouble: string | null
  readonly rows: readonly Record<string, unknown>[]
}

describe.skipIf(absent !== undefined)(
  `desks with one token${absent === undefined ? '' : ` (skipped: ${absent})`}`,
  () => {
    let postgres: PostgresServer
    let server: FakeServer
    const team = randomUUID()
    const key = newTeamKey()

    beforeAll(async () => {
      postgres = await PostgresServer.start()
      server = await startServer({ now: NOW })
      const member = randomUUID()
      await createTeam(access(), { team, key, member, name: 'quien lo crea' })
    })

    afterAll(async () => {
      await Promise.all([server.operation.close(), postgres.close()])
      removeTemporaryFolders()
    })

    function access() {
      const { port, database, superuser } = postgres
      return { host: '127.0.0.1', port, database, ...superuser }
    }

    interface Desk {
      readonly file: string
      readonly stored: StoredTeam
    }

    function newDesk(name: string): Desk {
      const url = postgres.urlOf(postgres.superuser.user)
      const stored = { team, url, key, certificates: null, member: randomUUID(), name }
      return { file: join(temporaryFolder(), 'store.db'), stored }
    }

    interface Running {
      readonly process: ChildProcess
      readonly told: Promise<Told | undefined>
    }

    /** @param leaseMs the program's own where nobody is to end */
    function start({ file, stored }: Desk, { from, to } = PERIOD, leaseMs = PROGRAM_LEASE_MS): Running {
      const { baseUrl, token } = server.operation
      const wish: TeamChildWish = {
        file,
        baseUrl,
        token,
        from,
        to,
        now: NOW,
        leaseMs,
        access: access(),
        stored,
      }
      const child = spawn(process.execPath, [CHILD, JSON.stringify(wish)], { stdio: ['ignore', 'pipe', 'inherit'] })
      let output = ''
      child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString('utf8')))
      const told = once(child, 'close').then(() => {
        const last = output.trimEnd().split('\n').at(-1) ?? ''
        return last.startsWith('{') ? (JSON.parse(last) as Told) : undefined
      })
      return { process: child, told }
    }

    function happen({ from }: { readonly from: number }): readonly Record<string, unknown>[] {
      const happenings: Happening[] = Array.from({ length: 600 }, (_each, place) => ({
        at: from + place * 2_850,
        text: `message ${place}`,
        integer: String(place),
      }))
      server.happenings = happenings
      return happenings.map((each) => ({ date: serverDate(each.at), text: each.text, integer: each.integer }))
    }

    test('make as many requests as one would, one at a time, and all have what the server has', async () => {
      const truth = happen(PERIOD)
      const before = server.operation.requests.length
      const running = Array.from({ length: DESKS }, (_each, place) => start(newDesk(`mesa ${place}`)))
      const told = await Promise.all(running.map((each) => each.told))
      expect(server.operation.requests.length - before).toBe(SLICES)
      expect(server.operation.mostAtOnce).toBe(1)
      for (const each of told) expect(each).toMatchObject({ faults: [], trouble: null, rows: truth })
      expect(told.reduce((sum, each) => sum + (each?.requests ?? 0), 0)).toBe(SLICES)
      const { rows } = await postgres.asSuperuser((client) =>
        client.query('SELECT sum(sent) AS sent FROM atalaya.requests'),
      )
      expect(rows).toEqual([{ sent: String(SLICES) }])
    })

    test('take over from whoever is killed or stopped with the turn, and lose and double nothing', async () => {
      const desks = [newDesk('una'), newDesk('otra')]
      for (let round = 0; round < ROUNDS; round++) {
        const from = PERIOD.to + 1 + round * 86_400 * 20
        const period = { from, to: from + 86_400 * 20 - 1 } as typeof PERIOD
        const truth = happen(period)
        const before = server.operation.requests.length
        const running = desks.map((desk) => start(desk, period, LEASE_MS))
        // In the middle, at another place each time.
        while (server.operation.requests.length < before + 1 + (round % (SLICES - 2))) await sleep(2)
        const [lease] = await postgres.asSuperuser(
          async (client) =>
            (await client.query('SELECT member::text AS member FROM atalaya.leases')).rows as { member: string }[],
        )
        const holder = desks.findIndex(({ stored }) => stored.member === lease?.member)
        const isStopped = round % 2 === 1
        running[holder]?.process.kill(isStopped ? 'SIGSTOP' : 'SIGKILL')
        if (isStopped) {
          // The other one goes on without it.
          await Promise.all(running.filter((_each, place) => place !== holder).map((each) => each.told))
          running[holder]?.process.kill('SIGCONT')
        }
        const told = await Promise.all(running.map((each) => each.told))
        for (const [place, each] of told.entries()) {
          if (each !== undefined || isStopped)
            expect([round, place, each]).toMatchObject([round, place, { faults: [], rows: truth }])
        }
        const again = await Promise.all(desks.map((desk) => start(desk, period, LEASE_MS).told))
        for (const each of again)
          expect([round, each]).toMatchObject([round, { faults: [], trouble: null, rows: truth }])
        // Asked for once more: what was under way, and the slice before that, which the team did not have yet.
        const requests = server.operation.requests.length - before
        expect([round, Math.max(requests, SLICES + 2)]).toEqual([round, SLICES + 2])
      }
    })

    test('take nothing that was altered in the database, say so, and ask the server', async () => {
      const truth = happen(PERIOD)
      await postgres.asSuperuser((client) =>
        client.query(`UPDATE atalaya.parts SET sealed = set_byte(sealed, 20, (get_byte(sealed, 20) + 1) % 256)`),
      )
      const told = await start(newDesk('otra más')).told
      expect(told).toMatchObject({ faults: [], requests: SLICES, fromTeam: 0, trouble: 'team-tampered', rows: truth })
      // What it fetched took the place of what was altered.
      const healed = await start(newDesk('y otra')).told
      expect(healed).toMatchObject({ faults: [], requests: 0, fromTeam: SLICES, trouble: null, rows: truth })
    })
  },
)
