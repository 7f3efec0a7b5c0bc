import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TeamAccess } from '../../src/core/team/database.ts'
import { FORMAT } from '../../src/core/team/compression.ts'
import { Packer, unpack } from '../../src/core/team/packing.ts'
import { TEAM_MIGRATIONS } from '../../src/core/team/schema.ts'
import { sealSlice } from '../../src/core/team/sharedSlices.ts'
import { createTeam, Team, type TeamOptions } from '../../src/core/team/team.ts'
import { newTeamKey, TeamKey } from '../../src/core/team/teamKey.ts'
import { TeamDesk } from '../../src/desk/team.ts'
import type { TeamPassword } from '../../src/desk/teamPassword.ts'
import { AppError } from '../../src/shared/errors.ts'
import { explain } from '../../src/shared/errorTexts.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { SharingDesk } from '../support/sharingDesk.ts'
import { PostgresServer, whyNoPostgres } from '../support/postgres.ts'
import { AUTHORITY_FILE } from '../support/proxy.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer } from '../support/server.ts'
import { TcpRelay } from '../support/tcpRelay.ts'
import { at, epochMs, serverDate, span } from '../support/times.ts'

// What goes wrong with a team's database: nothing is lost, nothing is stored twice, each fault is a sentence.

const NOW = at('2026-01-01')
const CUSTOMER = 'Ñusta Quispe 3109876543'
const ROWS = 1_500
const certificate = (name: string): string => fileURLToPath(new URL(`../data/certificates/${name}`, import.meta.url))
const OWN = { file: certificate('database.pem'), keyFile: certificate('database.key') }
const ANOTHERS = { file: certificate('server.pem'), keyFile: certificate('server.key') }
/** This computer, as if it were another one. */
const ELSEWHERE = '0.0.0.0'
const absent = whyNoPostgres()
const canMount = spawnSync('mount', ['--version']).status === 0 && process.getuid?.() === 0
if (absent === undefined && !canMount) process.stderr.write('A full database is not tested here: no right to mount.\n')

describe.skipIf(absent !== undefined)(`a team’s database${absent === undefined ? '' : ` (skipped: ${absent})`}`, () => {
  let postgres: PostgresServer
  let server: FakeServer
  let relay: TcpRelay
  const team = randomUUID()
  const key = newTeamKey()
  const open: SharingDesk[] = []
  let days = 0

  beforeAll(async () => {
    postgres = await PostgresServer.start({ certificate: OWN })
    relay = await TcpRelay.start(postgres.port)
    server = await startServer({ now: NOW })
    await createTeam(access(), { team, key, member: randomUUID(), name: 'quien lo crea' })
  })

  afterEach(async () => {
    await Promise.all(open.splice(0).map((desk) => desk.close()))
  })

  afterAll(async () => {
    await Promise.all([server.operation.close(), relay.close(), postgres.close()])
    removeTemporaryFolders()
  })

  function access(port = postgres.port): TeamAccess {
    const { database, superuser } = postgres
    return { host: '127.0.0.1', port, database, ...superuser }
  }

  async function newDesk(name: string, port = postgres.port, options: TeamOptions = {}): Promise<SharingDesk> {
    const url = postgres.urlOf(postgres.superuser.user)
    const stored = { team, url, key, certificates: null, member: randomUUID(), name }
    const { baseUrl, token } = server.operation
    const file = join(temporaryFolder(), 'store.db')
    const wish = { file, baseUrl, token, leaseMs: 5_000, access: access(port), stored }
    const desk = await SharingDesk.open(wish, () => epochMs(NOW), options)
    open.push(desk)
    return desk
  }

  /** Waits until the database has rows that are looked for. */
  async function until(find: (client: Client) => Promise<readonly unknown[]>): Promise<void> {
    await postgres.asSuperuser(async (client) => {
      while ((await find(client)).length === 0) await sleep(5)
    })
  }

  /** A day that nobody fetched yet, and its rows: texts that hardly compress, some of them a customer's. */
  function newDay(): { readonly day: TimeRange; readonly truth: readonly Record<string, unknown>[] } {
    const day = span(`2025-03-${String(++days).padStart(2, '0')}`)
    server.happenings = Array.from({ length: ROWS }, (_each, place) => ({
      at: day.from + place * 50,
      text: place % 100 === 0 ? CUSTOMER : createHash('sha256').update(`${days} ${place}`).digest('hex'),
      integer: String(place),
    }))
    const truth = server.happenings.map((each) => ({ ...each, date: serverDate(each.at), at: undefined }))
    return { day, truth: JSON.parse(JSON.stringify(truth)) as typeof truth }
  }

  test('hears nothing of a customer, an operation, a report or a key over its wire', async () => {
    const { day, truth } = newDay()
    const [ana, luis] = [await newDesk('ana@caja', relay.port), await newDesk('luis@caja', relay.port)]
    relay.heard()
    await ana.pull(events, day)
    await ana.link.handOver()
    expect(await luis.pull(events, day)).toMatchObject({ requests: 0, fromTeam: 1, teamTrouble: undefined })
    expect(await luis.desk.rows(events)).toEqual(truth)
    const heard = relay.heard()
    expect(heard.includes('atalaya.slices')).toBe(true)
    const names = [
      CUSTOMER,
      '3109876543',
      events.key,
      'ana@caja',
      server.operation.token,
      key,
      String(truth[1]?.['text']),
    ]
    for (const secret of [...names, Buffer.from(key, 'hex')]) {
      const forms = [Buffer.from(secret), Buffer.from(Buffer.from(secret).toString('hex'))]
      expect(forms.map((form) => heard.includes(form))).toEqual([false, false])
    }
  })

  test('has two desks of the same name, as one person’s two computers: each knows itself by its id', async () => {
    const desks = [await newDesk('ana@caja'), await newDesk('ana@caja')]
    const password = { get: () => Promise.reject(new Error('nobody asks')) } as unknown as TeamPassword
    const own: string[] = []
    for (const { desk, link } of desks) {
      const { members } = await new TeamDesk({ store: desk.store, link, password, nowMs: Date.now }).overview()
      const [here, ...more] = members.filter(({ isThisDesk }) => isThisDesk)
      expect([here?.name, more]).toEqual(['ana@caja', []])
      own.push(here?.id ?? '')
    }
    expect(own).toEqual(await Promise.all(desks.map(async ({ desk }) => (await desk.store.team.get())?.member)))
  })

  test('goes in the middle of a slice: the half is nobody’s, on both ways', async () => {
    const first = newDay()
    const ana = await newDesk('ana', relay.port)
    const before = server.operation.requests.length
    await ana.pull(events, span('2025-02-01'))
    await ana.link.handOver()
    relay.cutAfter(20_000)
    expect(await ana.pull(events, first.day)).toMatchObject({ requests: 1, failed: [] })
    await ana.link.handOver()
    expect(await ana.link.waiting()).toBe(1)
    expect(await ana.desk.rows(events)).toEqual(first.truth)
    const { rows } = await postgres.asSuperuser((client) =>
      client.query(
        'SELECT count(*)::int AS parts FROM atalaya.parts WHERE slice NOT IN (SELECT slice FROM atalaya.slices)',
      ),
    )
    expect(rows).toEqual([{ parts: 0 }])
    await ana.link.handOver()
    expect(await ana.link.waiting()).toBe(0)
    const luis = await newDesk('luis', relay.port)
    await luis.pull(events, span('2025-02-01'))
    relay.cutAfter(20_000)
    const cut = await luis.pull(events, first.day)
    // Its turn comes, and the team is there again.
    expect(cut).toMatchObject({ failed: [], fromTeam: 1, requests: 0 })
    expect(cut.teamTrouble).toMatchObject({ code: 'team-away' })
    expect(await luis.desk.rows(events)).toEqual(first.truth)
    expect(server.operation.requests.length - before).toBe(2)
  })

  test('passed the turn to another desk while its holder was stopped: that looks again, and asks for nothing twice', async () => {
    const { day, truth } = newDay()
    const [ana, luis] = [await newDesk('ana'), await newDesk('luis')]
    const before = server.operation.requests.length
    let lost = 0
    // Ana has looked and found nothing. Her lease ends, and somebody else's turn with all that it fetched passes by.
    const pulled = await ana.pull(events, day, async () => {
      if (lost++ > 0) return
      await postgres.asSuperuser((client) =>
        client.query(`UPDATE atalaya.leases SET holder = gen_random_uuid(), until = now() - interval '1 second'`),
      )
      expect(await luis.pull(events, day)).toMatchObject({ requests: 1, fromTeam: 0 })
      await luis.link.reset()
    })
    expect(pulled).toMatchObject({ requests: 0, fromTeam: 1, failed: [] })
    expect(await ana.desk.rows(events)).toEqual(truth)
    // Ended, but nobody's since: it is hers as before.
    const ended = await ana.pull(events, newDay().day, () =>
      postgres.asSuperuser((client) => client.query(`UPDATE atalaya.leases SET until = now() - interval '1 second'`)),
    )
    expect(ended).toMatchObject({ requests: 1, failed: [] })
    expect([server.operation.requests.length - before, lost]).toEqual([2, 1])
  })

  test('goes while what was fetched is given: the turn passes on once it is there after all', async () => {
    const { day } = newDay()
    const [ana, luis] = [await newDesk('ana', relay.port), await newDesk('luis')]
    let second: ReturnType<SharingDesk['pull']> | undefined
    const first = await ana.pull(events, day, async () => {
      second = luis.pull(events, day)
      await until(
        async (client) => (await client.query('SELECT 1 FROM atalaya.leases WHERE wanted_until > now()')).rows,
      )
      // Her question for the lease and the ledger still pass.
      relay.cutAfter(20_000)
    })
    expect(first).toMatchObject({ requests: 1, failed: [] })
    expect(await second).toMatchObject({ requests: 0, fromTeam: 1, failed: [] })
  })

  test('may only be read: what is there comes, and no server is asked, since it cannot be counted', async () => {
    const { day, truth } = newDay()
    const ana = await newDesk('ana')
    await ana.pull(events, day)
    await ana.link.handOver()
    await postgres.asSuperuser((client) => client.query('ALTER DATABASE equipo SET default_transaction_read_only = on'))
    try {
      const luis = await newDesk('luis')
      expect(await luis.pull(events, day)).toMatchObject({ requests: 0, fromTeam: 1, failed: [] })
      expect(await luis.desk.rows(events)).toEqual(truth)
      const { requests, failed } = await luis.pull(events, span('2025-02-02'))
      expect([requests, failed.map(({ error }) => error.code)]).toEqual([0, ['team-read-only']])
    } finally {
      await postgres.asSuperuser(async (client) => {
        await client.query('SET default_transaction_read_only = off')
        await client.query('ALTER DATABASE equipo RESET default_transaction_read_only')
      })
    }
  })

  test.skipIf(!canMount)('is full: what was fetched is here, and goes there once there is room', async () => {
    const { day, truth } = newDay()
    const folder = join(postgres.folder, 'small')
    mkdirSync(folder)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])
    try {
      const { uid, gid } = statSync(join(postgres.folder, 'data'))
      chownSync(folder, uid, gid)
      await postgres.asSuperuser(async (client) => {
        await client.query(`CREATE TABLESPACE small LOCATION '${folder}'`)
        await client.query('ALTER TABLE atalaya.parts SET TABLESPACE small')
      })
      const filler = join(folder, 'filler')
      expect(() => writeFileSync(filler, Buffer.alloc(8_000_000))).toThrow('ENOSPC')
      const [ana, luis] = [await newDesk('ana'), await newDesk('luis')]
      expect(await ana.pull(events, day)).toMatchObject({ requests: 1, failed: [] })
      await ana.link.handOver()
      expect([await ana.link.waiting(), await ana.desk.rows(events)]).toEqual([1, truth])
      rmSync(filler)
      await ana.link.handOver()
      expect(await ana.link.waiting()).toBe(0)
      expect(await luis.pull(events, day)).toMatchObject({ requests: 0, fromTeam: 1 })
      await postgres.asSuperuser(async (client) => {
        await client.query('ALTER TABLE atalaya.parts SET TABLESPACE pg_default')
        await client.query('DROP TABLESPACE small')
      })
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  })

  async function refusal(options: TeamOptions): Promise<AppError | undefined> {
    const desk = await newDesk('otra', postgres.port, options)
    const before = server.operation.requests.length
    const { failed } = await desk.pull(events, span('2025-02-03'))
    expect(server.operation.requests.length).toBe(before)
    return failed[0]?.error
  }

  test('is not asked by a desk whose clock is wrong by hours, nor by one that is older than its tables', async () => {
    for (const hours of [3, -3]) {
      const error = await refusal({ nowMs: () => Date.now() + hours * 3_600_000 })
      expect(error).toMatchObject({ code: 'team-clock', detail: { minutes: 180 } })
    }
    await postgres.asSuperuser((client) => client.query('INSERT INTO atalaya.versions (version) VALUES (99)'))
    const error = await refusal({})
    await postgres.asSuperuser((client) => client.query('DELETE FROM atalaya.versions WHERE version = 99'))
    expect(error?.code).toBe('team-too-new')
    const told = error?.toData() ?? new AppError('internal').toData()
    const [spanish, english] = [explain(told, 'es', 'window'), explain(told, 'en', 'window')]
    expect(`${spanish.sentence} ${spanish.hint ?? ''}`).toMatch(/versión más nueva.*Atalaya/s)
    expect(`${english.sentence} ${english.hint ?? ''}`).toMatch(/newer version.*Atalaya/s)
  })

  test('has two who change the same at once: one of them begins anew, and neither is lost', async () => {
    const opened = await Team.open(access(), { team, key, member: randomUUID(), name: 'una' })
    await opened.database.changed('CREATE TABLE counts (place int PRIMARY KEY, counted int)')
    await opened.database.changed('INSERT INTO counts VALUES (1, 0), (2, 0)')
    let begun = 0
    // Each has changed what the other is about to change.
    const count = (first: number, second: number) =>
      opened.database.transaction(async (queries) => {
        await queries.changed('UPDATE counts SET counted = counted + 1 WHERE place = $1', [first])
        begun++
        await until(() => Promise.resolve(begun < 2 ? [] : [begun]))
        await queries.changed('UPDATE counts SET counted = counted + 1 WHERE place = $1', [second])
      })
    await Promise.all([count(1, 2), count(2, 1)])
    const counts = await opened.database.rows('SELECT counted FROM counts')
    await opened.close()
    expect([counts, begun]).toEqual([[{ counted: 2 }, { counted: 2 }], 3])
  })

  test('of the first version is brought up, what that had still opens, and its programs are told', async () => {
    await postgres.asSuperuser((client) => client.query('CREATE DATABASE antes'))
    const there = { ...access(), database: 'antes' }
    const identity = { team, key, member: randomUUID(), name: 'quien lo crea' }
    const first = { migrations: TEAM_MIGRATIONS.slice(0, 1) }
    await createTeam(there, identity, first)
    const records = Buffer.from('{"text":"ñ"},'.repeat(500))
    const range = span('2025-03-01')
    const facts = { report: events.key, parameters: {}, warnings: [], besides: null, order: null }
    const seal = async (format: number, scope: string) => {
      const packer = new Packer(format)
      packer.add(records, true)
      const head = {
        operation: 'o',
        scope,
        range,
        piece: range,
        fetchedAtMs: 1,
        state: 'complete',
        records: 500,
        facts,
      }
      return sealSlice(new TeamKey(key, team), team, { ...head, member: identity.member }, await packer.end())
    }
    const old = await seal(1, 'before')
    await postgres.asSuperuser(async (client) => {
      await client.query(
        `INSERT INTO atalaya.slices (operation, slice, scope, range_from, range_to, piece_from, piece_to, fetched_at_ms,
          state, records, parts, bytes, member, facts) VALUES ('o', $1, 'before', $2, $3, $2, $3, 1, 'complete', 500, 1, $4, $5, $6)`,
        [old.slice, range.from, range.to, old.bytes, identity.member, old.sealedFacts],
      )
      const part = `INSERT INTO atalaya.parts (operation, slice, part, sealed) VALUES ('o', $1, 0, $2)`
      await client.query(part, [old.slice, old.sealedParts[0]])
    }, 'antes')
    const opened = await Team.open(there, identity)
    await opened.slices.publish(await seal(FORMAT, 'now'))
    for (const [scope, format] of Object.entries({ before: 1, now: FORMAT })) {
      const [slice] = await opened.slices.find('o', [{ scope, range }], (error) => expect(error).toBe(undefined))
      if (slice === undefined) throw new Error(scope)
      expect([slice.format, slice.facts]).toEqual([format, facts])
      const found = []
      for await (const batch of unpack(opened.slices.parts(slice), slice.format)) found.push(batch)
      expect(found).toEqual([{ records, isPlain: true }])
    }
    await opened.close()
    await expect(Team.open(there, identity, first)).rejects.toMatchObject({ code: 'team-too-new' })
  })

  /** What becomes of connecting from elsewhere. @param authority a file of who may vouch, beside the system */
  async function connected(authority?: string): Promise<unknown> {
    const certificates = authority === undefined ? {} : { certificates: readFileSync(authority, 'utf8') }
    const there = { ...access(relay.port), host: ELSEWHERE, ...certificates }
    relay.heard()
    try {
      await (await Team.open(there, { team, key, member: randomUUID(), name: 'otra' })).close()
      return 'ok'
    } catch (cause) {
      // Not even who would have asked was told.
      expect(relay.heard().includes(postgres.superuser.user)).toBe(false)
      return cause instanceof AppError ? [cause.code, cause.detail['reason']] : cause
    }
  }

  test('is connected to from elsewhere by TLS alone, and only where its certificate is in order', async () => {
    const authority = certificate('databaseAuthority.pem')
    expect(await connected(authority)).toBe('ok')
    expect(relay.heard().includes('atalaya')).toBe(false)
    expect(await connected()).toEqual(['team-untrusted', 'unknown-issuer'])
    expect(await connected(AUTHORITY_FILE)).toEqual(['team-untrusted', 'unknown-issuer'])
    await postgres.showCertificate(ANOTHERS)
    expect(await connected(AUTHORITY_FILE)).toEqual(['team-untrusted', 'ERR_TLS_CERT_ALTNAME_INVALID'])
    await postgres.asSuperuser(async (client) => {
      await client.query('ALTER SYSTEM SET ssl = off')
      await client.query('SELECT pg_reload_conf()')
      for (;;) if ((await client.query('SHOW ssl')).rows[0]?.ssl === 'off') break
    })
    expect(await connected(authority)).toEqual(['team-no-tls', undefined])
  })
})
