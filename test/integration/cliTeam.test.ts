import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { erasingTexts } from '../../src/cli/texts/erasing.ts'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { Cli, closeDesks, runCommandsInside, SECRET_INSIDE, TOKEN, ZONE, type Document } from '../support/cli.ts'
import { bytesUnder } from '../support/files.ts'
import { PostgresServer, whyNoPostgres } from '../support/postgres.ts'

const REPORT = 'reports_manager/cdr_5'
const LIVE = 'real_time/calls_last_10'
const ROLES = readFileSync(new URL('../../resources/team/roles.sql', import.meta.url), 'utf8')
const absent = whyNoPostgres()
runCommandsInside()
const isRequired = process.env['ATALAYA_REQUIRE_POSTGRES'] === '1'
if (absent !== undefined) process.stderr.write(`The team is not tested here: ${absent}.\n`)

test.runIf(isRequired)('a PostgreSQL can be had, as ATALAYA_REQUIRE_POSTGRES asks', () => {
  expect(absent).toBe(undefined)
})

describe.skipIf(absent !== undefined)(`a team${absent === undefined ? '' : ` (skipped: ${absent})`}`, () => {
  let postgres: PostgresServer
  let operation: SampleOperation

  beforeAll(async () => {
    postgres = await PostgresServer.start()
    operation = await startSampleOperation({ token: TOKEN, timeZone: ZONE })
  })

  afterAll(async () => {
    await Promise.all([operation.close(), postgres.close()])
    await closeDesks()
  })

  async function newDesk(password = postgres.superuser.password): Promise<Cli> {
    const cli = new Cli({ PGPASSWORD: password })
    const { server, baseUrl } = operation
    await cli.json(['connection', 'add', '--name', 'ops', '--server', server, '--base-url', baseUrl])
    return cli
  }

  const pull = ([from, to]: readonly [string, string], ...more: string[]): readonly string[] =>
    ['pull', REPORT, '--from', from, '--to', to].concat(more)

  test('is made by one, joined by another, and one fetch is everybody’s', async () => {
    const [ana, luis] = [await newDesk(), await newDesk()]
    const invitation = ana.path('equipo.atalaya-team')
    const url = postgres.urlOf(postgres.superuser.user)
    const made = await ana.json(['team', 'create', '--url', url, '--out', invitation])
    expect(made).toEqual({ url, invitation })
    expect(statSync(invitation).mode & 0o777).toBe(0o600)
    expect(readFileSync(invitation, 'utf8')).not.toContain(postgres.superuser.password)
    expect(await luis.json(['team', 'join', invitation])).toMatchObject({ url })

    const march = ['2025-03-01', '2025-03-03'] as const
    const first = await ana.json(pull(march))
    expect(first).toMatchObject({ requests: 1, fromTeam: 0, fromCache: 0 })
    const second = await luis.json(pull(march))
    expect(second).toMatchObject({ requests: 0, fromTeam: 1, fromCache: 0, rows: first['rows'] })
    const shown = (cli: Cli): Promise<Document> =>
      cli.json(['show', REPORT, '--from', march[0], '--to', march[1], '--limit', '1000'])
    expect(await shown(luis)).toEqual(await shown(ana))
    const [held] = (await luis.json(['coverage', REPORT]))['intervals'] as Document[]
    const [own] = (await ana.json(['coverage', REPORT]))['intervals'] as Document[]
    const status = await luis.json(['team', 'status'])
    expect(own).not.toHaveProperty('fetchedBy')
    expect(held).toMatchObject({ ...own, fetchedBy: status['member'] })
    expect(await luis.json(pull(march))).toMatchObject({ requests: 0, fromTeam: 0, fromCache: 1 })
    expect(status).toMatchObject({
      url,
      members: [{ lastSeen: expect.stringMatching(/^\d{4}-.*Z$/) }, {}],
      slices: 1,
      requestsToday: [{ connection: 'ops', own: 0, team: 1 }],
      lease: [],
    })
    expect(Object.keys(status)).toEqual(['url', 'member', 'members', 'slices', 'bytes', 'requestsToday', 'lease'])

    // Of a day that goes on, what another desk fetched a moment ago serves; asked for again, the server is.
    const today = ['pull', REPORT, '--range', 'today']
    expect(await ana.json(today)).toMatchObject({ requests: 1, fromTeam: 0 })
    expect(await luis.json(today)).toMatchObject({ requests: 0, fromTeam: 1, failed: [] })
    expect(await luis.json(today)).toMatchObject({ requests: 0, fromTeam: 0, fromCache: 1 })
    expect(await luis.json([...today, '--refresh'])).toMatchObject({ requests: 1 })

    // A customer who is erased at one desk is gone from the team, and from the other at its next look.
    const rows = (await shown(ana))['rows'] as Document[]
    const telephone = String(rows.find((row) => /\d{10}$/.test(String(row['telephone'])))?.['telephone'])
    expect((await luis.json(['customer', telephone]))['total']).not.toBe(0)
    await postgres.stop()
    // Stopped: the rows are there, nothing is fetched without being asked to, and what is erased is told later.
    expect(await luis.json(pull(march))).toMatchObject({ requests: 0, fromCache: 1 })
    const april = ['2025-04-01', '2025-04-02'] as const
    const away = await luis.json(pull(april), 6)
    expect(away).toMatchObject({ requests: 0, error: { code: 'team-away' } })
    expect(await luis.json(pull(april, '--without-team'))).toMatchObject({ requests: 1, fromTeam: 0 })
    // Nor does a schedule or a log ask servers without being told to.
    const watched = ['watch', LIVE, '--once']
    expect(await luis.json(watched, 6)).toMatchObject({ error: { code: 'team-away' } })
    await luis.json([...watched, '--without-team'])
    const { id } = await luis.json(['schedule', 'add', REPORT, '--every', '4h', '--range', 'yesterday'])
    expect((await luis.json(['schedule', 'run', String(id)], 6))['runs']).toMatchObject([{ requests: 0 }])
    const run = await luis.json(['schedule', 'run', String(id), '--without-team'])
    expect(run['runs']).toMatchObject([{ outcome: 'done' }])
    const scheduled = Number((run['runs'] as Document[])[0]?.['requests'])
    expect(scheduled).toBeGreaterThan(0)
    const erased = await ana.run(['erase', '--customer', telephone, '--yes'])
    expect(erased.status).toBe(0)
    expect(erased.stderr).toContain('told as soon as it can be reached')
    await postgres.resume()
    expect(await ana.json(pull(april))).toMatchObject({ requests: 1 })
    expect(await luis.json(pull(april))).toMatchObject({ requests: 0, fromCache: 1 })
    for (const desk of [ana, luis]) expect((await desk.json(['customer', telephone]))['total']).toBe(0)
    const nora = await newDesk()
    await nora.json(['team', 'join', invitation])
    expect(await nora.json(pull(march))).toMatchObject({ requests: 0, fromTeam: 1 })
    expect((await nora.json(['customer', telephone]))['total']).toBe(0)
    expect(((await ana.json(['team', 'status']))['requestsToday'] as Document[])[0]).toMatchObject({
      team: 6 + scheduled,
    })

    // A login that may not ask for erasures erases at its own desk alone, is told so each time, and goes on fetching.
    await postgres.asSuperuser((client) =>
      client.query(`${ROLES}; CREATE ROLE noche LOGIN PASSWORD $$x$$; GRANT atalaya_collector TO noche;
        INSERT INTO atalaya.access VALUES ('noche', '*')`),
    )
    const noche = await newDesk('x')
    await noche.json(['team', 'join', invitation, '--user', 'noche'])
    expect(await noche.json(pull(march))).toMatchObject({ requests: 0, fromTeam: 1, failed: [] })
    const another = rows.map((row) => String(row['telephone'])).find((each) => each !== telephone && each.length > 9)
    const alone = await noche.run(['erase', '--customer', String(another), '--yes'])
    expect([alone.status, alone.stderr]).toEqual([0, expect.stringContaining(erasingTexts('teamNotTold').en)])
    const may = ['2025-05-01', '2025-05-02'] as const
    expect(await noche.json(pull(may))).toMatchObject({ requests: 1, failed: [] })
    expect(await ana.json(pull(may))).toMatchObject({ requests: 0, fromTeam: 1 })
    expect((await noche.json(['customer', String(another)]))['total']).toBe(0)
    expect((await ana.json(['customer', String(another)]))['total']).toBeGreaterThan(0)

    // The database's own files have nothing of it in clear.
    await postgres.asSuperuser((client) => client.query('CHECKPOINT'))
    const bytes = bytesUnder(postgres.folder)
    const key = String((JSON.parse(readFileSync(invitation, 'utf8')) as Document)['key'])
    const someName = String(rows.find((row) => String(row['agent_name']).length > 3)?.['agent_name'])
    for (const secret of [key, TOKEN, telephone, someName, 'cdr_5'])
      expect([secret, bytes.includes(secret)]).toEqual([secret, false])
    expect(bytes.includes(Buffer.from(key, 'hex'))).toBe(false)

    // Leaving keeps the rows; whoever left is in no list, and asks servers by itself.
    await luis.json(['team', 'leave'])
    expect((await luis.json(['show', REPORT, '--from', march[0], '--to', march[1]]))['total']).toBeGreaterThan(0)
    expect((await ana.json(['team', 'status']))['members']).toHaveLength(3)
    expect((await luis.run(['team', 'status'])).status).toBe(2)
  })

  test('says each fault in both languages, and mixes nothing', async () => {
    const ana = await newDesk()
    const invitation = ana.path('otro.atalaya-team')
    await postgres.asSuperuser((client) => client.query('CREATE DATABASE otro'), 'postgres')
    await postgres.asSuperuser((client) => client.query('CREATE ROLE nadie LOGIN PASSWORD $$x$$'), 'postgres')
    const url = postgres.urlOf(postgres.superuser.user).replace(/equipo$/, 'otro')
    await ana.json(['team', 'create', '--url', url, '--out', invitation])
    const luis = await newDesk()
    let changes = 0
    const changed = (change: Document): string => {
      const file = luis.path(`cambiada-${Object.keys(change).join('-')}-${++changes}.atalaya-team`)
      writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(invitation, 'utf8')) as Document), ...change }))
      return file
    }
    const faults: readonly (readonly [string, readonly string[], string, Record<string, string>?])[] = [
      ['team-exists', ['team', 'create', '--url', url], 'equipo'],
      ['bad-team-address', ['team', 'create', '--url', url.replace('@', ':clave@')], 'PGPASSWORD'],
      ['bad-invitation', ['team', 'join', changed({ key: 'corta' })], 'invitación'],
      ['team-old-key', ['team', 'join', changed({ key: 'ab'.repeat(32) })], 'clave'],
      ['team-other', ['team', 'join', changed({ url: postgres.urlOf(postgres.superuser.user) })], 'otro equipo'],
      ['team-none', ['team', 'join', changed({ url: url.replace(/otro$/, 'postgres') })], 'ningún equipo'],
      ['team-away', ['team', 'join', changed({ url: url.replace(/:\d+\//, ':1/') })], 'llegar'],
      ['team-password', ['team', 'join', invitation], 'contraseña', { PGPASSWORD: `${SECRET_INSIDE}no` }],
      ['team-no-rights', ['team', 'join', invitation, '--user', 'nadie'], 'permiso', { PGPASSWORD: 'x' }],
      ['in-team', ['team', 'create', '--url', url], 'ya está'],
      ['not-in-team', ['team', 'leave'], 'ningún equipo'],
    ]
    for (const [code, words, said, env = {}] of faults) {
      const desk = code === 'in-team' ? ana : luis
      const { status, stdout, stderr } = await desk.run([...words, '--json'], {
        env: { ...env, LC_ALL: 'es_CO.UTF-8' },
      })
      const told = JSON.parse(stdout) as { readonly error: Document }
      expect([code, told.error['code'], status === 0]).toEqual([code, code, false])
      expect(`${String(told.error['message'])} ${String(told.error['hint'])} ${stderr}`).toContain(said)
    }
    expect(await luis.run(['team', 'status', '--json'])).toMatchObject({ status: 2 })
    await ana.json(['team', 'status'])
  })
})
