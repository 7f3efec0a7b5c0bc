import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEAM_MIGRATIONS } from '../../src/core/team/schema.ts'
import { PostgresServer, whyNoPostgres } from '../support/postgres.ts'

// What resources/team/roles.sql lets each role do, on a real server: the statements are those that desks send.

const absent = whyNoPostgres()
const isRequired = process.env['ATALAYA_REQUIRE_POSTGRES'] === '1'
if (absent !== undefined) process.stderr.write(`The team's roles are not tested here: ${absent}.\n`)

test.runIf(isRequired)('a PostgreSQL can be had, as ATALAYA_REQUIRE_POSTGRES asks', () => {
  expect(absent).toBe(undefined)
})

const ROLES = readFileSync(join(import.meta.dirname, '../../resources/team/roles.sql'), 'utf8')
const [OURS, THEIRS] = ['a'.repeat(32), 'b'.repeat(32)]
const ID = '00000000-0000-4000-8000-00000000000'
const PASSWORD = 'una clave'
/** What PostgreSQL says where rights are missing: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const NO_RIGHTS = '42501'

const TABLES = {
  slices: `(operation, slice, scope, range_from, range_to, piece_from, piece_to, fetched_at_ms, state, records, parts, bytes,
    member, facts) VALUES ($1, $2, 'scope', 0, 1, 0, 1, 0, 'settled', 1, 1, 1, $2, '')`,
  parts: `(operation, slice, part, sealed) VALUES ($1, $2, 0, '')`,
  leases: `(operation, token, holder, member, until) VALUES ($1, $2::text, $2::text::uuid, $2::text::uuid, now())`,
  requests: `(operation, day, member, sent) VALUES ($1, '2026-11-29', $2, 1)`,
  erasures: `(operation, erasure, member, customer) VALUES ($1, $2, $2, '')`,
} as const
type Table = keyof typeof TABLES
const NAMES = Object.keys(TABLES) as readonly Table[]

/** What became of a statement: how many rows it was about, or the code of what was wrong. */
async function outcomeOf(client: pg.Client, text: string, values: readonly unknown[]): Promise<number | string> {
  try {
    return (await client.query(text, [...values])).rowCount ?? 0
  } catch (cause) {
    return (cause as { readonly code: string }).code
  }
}

function insertInto(table: Table): string {
  return `INSERT INTO atalaya.${table} ${TABLES[table]}`
}

function put(client: pg.Client, table: Table, operation: string, id: number): Promise<number | string> {
  return outcomeOf(client, insertInto(table), [operation, `${ID}${id}`])
}

describe.skipIf(absent !== undefined)(`roles${absent === undefined ? '' : ` (skipped: ${absent})`}`, () => {
  let server: PostgresServer

  beforeAll(async () => {
    server = await PostgresServer.start()
    await server.asSuperuser(async (client) => {
      for (const statement of TEAM_MIGRATIONS.flatMap(({ statements }) => statements)) await client.query(statement)
      await client.query(ROLES)
      for (const [login, role] of Object.entries({
        ana: 'member',
        noche: 'collector',
        luz: 'reader',
        nadie: 'member',
      })) {
        await client.query(`CREATE ROLE ${login} LOGIN PASSWORD '${PASSWORD}'`)
        await client.query(`GRANT atalaya_${role} TO ${login}`)
      }
      await client.query(`INSERT INTO atalaya.access VALUES ('ana', $1), ('noche', '*'), ('luz', $1)`, [OURS])
      for (const operation of [OURS, THEIRS]) {
        for (const table of NAMES) await client.query(insertInto(table), [operation, `${ID}1`])
      }
    })
  }, 60_000)

  afterAll(async () => {
    await server?.close()
  })

  function as<T>(login: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    return server.as(login, PASSWORD, work)
  }

  /** By table: what a login sees of both operations, may put into ours and into theirs, change and remove. */
  function rightsOf(login: string): Promise<Readonly<Record<Table, readonly (number | string)[]>>> {
    return as(login, async (client) => {
      const rights: [Table, readonly (number | string)[]][] = []
      for (const table of NAMES) {
        await client.query('BEGIN')
        const seen = await outcomeOf(client, `SELECT 1 FROM atalaya.${table}`, [])
        const done: (number | string)[] = []
        for (const attempt of [
          () => put(client, table, OURS, 2),
          () => put(client, table, THEIRS, 2),
          () => outcomeOf(client, `UPDATE atalaya.${table} SET operation = operation`, []),
          () => outcomeOf(client, `DELETE FROM atalaya.${table}`, []),
        ]) {
          await client.query('SAVEPOINT before')
          done.push(await attempt())
          await client.query('ROLLBACK TO before')
        }
        await client.query('ROLLBACK')
        rights.push([table, [seen, ...done]])
      }
      return Object.fromEntries(rights) as Record<Table, readonly (number | string)[]>
    })
  }

  test('a member does all that a desk does, in its operations alone', async () => {
    const own = [1, 1, NO_RIGHTS, 1, 1]
    expect(await rightsOf('ana')).toEqual({
      slices: own,
      parts: own,
      leases: own,
      requests: own,
      // What was asked to be forgotten, nobody takes back.
      erasures: [1, 1, NO_RIGHTS, NO_RIGHTS, NO_RIGHTS],
    })
    expect(await rightsOf('nadie')).toMatchObject({ slices: [0, NO_RIGHTS, NO_RIGHTS, 0, 0] })
  })

  test('a collector of all operations does the same, and asks for no erasures', async () => {
    const all = [2, 1, 1, 2, 2]
    expect(await rightsOf('noche')).toEqual({
      slices: all,
      parts: all,
      leases: all,
      requests: all,
      erasures: [2, NO_RIGHTS, NO_RIGHTS, NO_RIGHTS, NO_RIGHTS],
    })
  })

  test('who may only read writes nothing, not even that it was there', async () => {
    const none = [1, NO_RIGHTS, NO_RIGHTS, NO_RIGHTS, NO_RIGHTS]
    expect(await rightsOf('luz')).toEqual({
      slices: none,
      parts: none,
      leases: none,
      requests: none,
      erasures: none,
    })
    await as('luz', async (client) => {
      const there = [`INSERT INTO atalaya.members (member, name) VALUES ($1, '')`, [`${ID}3`]] as const
      expect(await outcomeOf(client, ...there)).toBe(NO_RIGHTS)
      expect(await outcomeOf(client, 'SELECT 1 FROM atalaya.team', [])).toBe(0)
    })
  })

  test('nobody but the administrator gives rights, sees those of others, or changes tables', async () => {
    for (const login of ['ana', 'noche', 'luz']) {
      await as(login, async (client) => {
        const { rows } = await client.query('SELECT login FROM atalaya.access')
        expect(rows).toEqual([{ login }])
        for (const statement of [
          `INSERT INTO atalaya.access VALUES (current_user, '*')`,
          `UPDATE atalaya.access SET operation = '*'`,
          'DROP POLICY by_operation ON atalaya.slices',
          'ALTER TABLE atalaya.slices ADD COLUMN more text',
          'CREATE TABLE atalaya.more (id text)',
          `INSERT INTO atalaya.versions (version) VALUES (99)`,
          `UPDATE atalaya.team SET key_mark = ''`,
        ])
          expect(await outcomeOf(client, statement, []), statement).toBe(NO_RIGHTS)
      })
    }
  })

  test('the file can be run again, and changes nothing', async () => {
    const before = await rightsOf('ana')
    await server.asSuperuser((client) => client.query(ROLES))
    expect(await rightsOf('ana')).toEqual(before)
  })
})
