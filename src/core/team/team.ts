import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { checkClock, TeamDatabase, type TeamAccess, type TeamQueries } from './database.ts'
import { Erasures } from './erasures.ts'
import type { TeamIdentity } from './identity.ts'
import { Leases, LOG_LEASE_MS } from './leases.ts'
import { Ledger } from './ledger.ts'
import { TEAM_MIGRATIONS, TEAM_VERSION, type TeamMigration } from './schema.ts'
import { SharedSlices } from './sharedSlices.ts'
import { TeamKey } from './teamKey.ts'

export interface TeamOptions {
  readonly nowMs?: () => number
  readonly leaseMs?: number
  readonly migrations?: readonly TeamMigration[]
}

/** How long bringing the tables up may take a member before another tries, in milliseconds. */
const UPGRADE_WAIT_MS = 500
const UPGRADE_ATTEMPTS = 120
/** Where the turn at bringing the tables up stands among the leases: no operation's mark looks like that. */
const UPGRADE = { operation: '-', token: 'schema' }

function keyMark(key: TeamKey): string {
  return key.mark('key', [])
}

/** Brings tables up. They come before any row: CockroachDB changes none once a transaction has written. */
async function apply(queries: TeamQueries, migrations: readonly TeamMigration[]): Promise<void> {
  for (const statement of migrations.flatMap(({ statements }) => statements)) await queries.changed(statement)
  for (const { version } of migrations) {
    await queries.changed('INSERT INTO atalaya.versions (version) VALUES ($1)', [version])
  }
}

async function versionOf(queries: TeamQueries): Promise<number> {
  const [row] = await queries.rows<{ readonly version: string | null }>(
    'SELECT max(version)::text AS version FROM atalaya.versions',
  )
  return Number(row?.version ?? 0)
}

/**
 * Makes a team's tables in a database that has none.
 *
 * @throws AppError `team-exists`; what {@link TeamDatabase} raises
 */
export async function createTeam(access: TeamAccess, identity: TeamIdentity, options: TeamOptions = {}): Promise<void> {
  const database = new TeamDatabase(access)
  const { nowMs = Date.now, migrations = TEAM_MIGRATIONS } = options
  try {
    await checkClock(database, nowMs)
    const there = await database.rows(
      `SELECT 1 AS there FROM information_schema.schemata WHERE schema_name = 'atalaya'`,
    )
    if (there.length > 0) throw new AppError('team-exists')
    await database.transaction(async (queries) => {
      await apply(queries, migrations)
      await queries.changed('INSERT INTO atalaya.team (team, key_mark) VALUES ($1, $2)', [
        identity.team,
        keyMark(new TeamKey(identity.key, identity.team)),
      ])
    })
  } catch (cause) {
    // Two who begin at once: the schema is there once.
    if (cause instanceof AppError && cause.detail['reason'] === '42P06')
      throw new AppError('team-exists', {}, { cause })
    throw cause
  } finally {
    await database.close()
  }
}

/** A team as a desk takes part in it. */
export class Team {
  readonly database: TeamDatabase
  readonly key: TeamKey
  readonly identity: TeamIdentity
  readonly slices: SharedSlices
  /** Turns at tokens. */
  readonly leases: Leases
  /** Who keeps which log. */
  readonly logs: Leases
  readonly ledger: Ledger
  readonly erasures: Erasures

  private constructor(database: TeamDatabase, identity: TeamIdentity, leaseMs: number | undefined) {
    const { team, key, member } = identity
    this.database = database
    this.identity = identity
    this.key = new TeamKey(key, team)
    this.slices = new SharedSlices(database, this.key, team)
    const holder = randomUUID()
    this.leases = new Leases(database, member, holder, leaseMs)
    this.logs = new Leases(database, member, holder, leaseMs ?? LOG_LEASE_MS)
    this.ledger = new Ledger(database, member)
    this.erasures = new Erasures(database, this.key, identity)
  }

  /**
   * Connects, looks whether it is the team that is meant, and brings older tables up.
   *
   * @throws AppError `team-none`, `team-other`, `team-old-key`, `team-too-new`, `team-clock`; what
   * {@link TeamDatabase} raises
   */
  static async open(access: TeamAccess, identity: TeamIdentity, options: TeamOptions = {}): Promise<Team> {
    const database = new TeamDatabase(access)
    const { nowMs = Date.now, leaseMs, migrations = TEAM_MIGRATIONS } = options
    const team = new Team(database, identity, leaseMs)
    try {
      await checkClock(database, nowMs)
      await team.#recognise()
      await team.#bringUp(migrations)
      return team
    } catch (cause) {
      await database.close()
      throw cause
    }
  }

  /** Tells the team that this desk is there, and what it is called. Who may only read is not told of. */
  async appear(): Promise<void> {
    const { member, name } = this.identity
    await this.database.changed(
      `INSERT INTO atalaya.members (member, name, last_seen) VALUES ($1, $2, now())
        ON CONFLICT (member) DO UPDATE SET name = excluded.name, last_seen = excluded.last_seen`,
      [member, this.key.sealText(name, ['member', this.identity.team, member])],
    )
  }

  /** Takes this desk out of the list. */
  async disappear(): Promise<void> {
    await this.database.changed('DELETE FROM atalaya.members WHERE member = $1', [this.identity.member])
  }

  /** Who takes part, by id; one whose name does not open is left out. */
  async members(): Promise<ReadonlyMap<string, { readonly name: string; readonly lastSeen: Date }>> {
    const rows = await this.database.rows<{ readonly member: string; readonly name: Buffer; readonly last_seen: Date }>(
      'SELECT member::text AS member, name, last_seen FROM atalaya.members ORDER BY member',
    )
    return new Map(
      rows.flatMap(({ member, name, last_seen: lastSeen }) => {
        try {
          return [
            [member, { name: this.key.openText(name, ['member', this.identity.team, member]), lastSeen }] as const,
          ]
        } catch {
          return []
        }
      }),
    )
  }

  async close(): Promise<void> {
    await this.database.close()
  }

  async #recognise(): Promise<void> {
    const { host, database } = this.database.address
    const [row] = await this.database.rows<{ readonly team: string; readonly key_mark: string }>(
      'SELECT team::text AS team, key_mark FROM atalaya.team',
    )
    if (row === undefined) throw new AppError('team-none', { host, database })
    if (row.team !== this.identity.team) throw new AppError('team-other')
    if (row.key_mark !== keyMark(this.key)) throw new AppError('team-old-key')
  }

  /** Brings older tables up: one member does, under a lease, and the others wait for it. */
  async #bringUp(migrations: readonly TeamMigration[]): Promise<void> {
    const newest = migrations.at(-1)?.version ?? TEAM_VERSION
    for (let attempt = 0; attempt < UPGRADE_ATTEMPTS; attempt++) {
      const version = await versionOf(this.database)
      if (version > newest) throw new AppError('team-too-new')
      if (version === newest) return
      if (await this.leases.take(UPGRADE)) {
        try {
          for (const migration of migrations) {
            await this.database.transaction(async (queries) => {
              if ((await versionOf(queries)) < migration.version) await apply(queries, [migration])
            })
          }
          return
        } finally {
          await this.leases.giveBack(UPGRADE)
        }
      }
      await sleep(UPGRADE_WAIT_MS)
    }
    throw new AppError('team-away', { host: this.database.address.host, reason: 'ETIMEDOUT' })
  }
}
