import type { TeamDatabase } from './database.ts'

/** Whose turn it is at a token: its marks. */
export interface TokenMarks {
  readonly operation: string
  readonly token: string
}

/** A lease as the team sees it. */
export interface Lease extends TokenMarks {
  readonly member: string
  readonly until: Date
}

/** Who keeps a live report's log: how long, in milliseconds. Looked at far more rarely than a turn. */
export const LOG_LEASE_MS = 45_000
/** What the marks of logs begin with: they are no turns at a token. */
const LOG_PREFIX = 'log-'

/** Whose turn it is to keep a log. @param scope the mark of its report with its parameters */
export function logMarks(operation: string, scope: string): TokenMarks {
  return { operation, token: `${LOG_PREFIX}${scope}` }
}

/** How long a lease holds unless it is renewed, in milliseconds: whoever dies with it is waited for no longer. */
export const LEASE_MS = 20_000

/**
 * Turns at tokens, as rows that end by the database's own clock: whoever holds one renews it, and what a killed program
 * held is anybody's once it has ended.
 */
export class Leases {
  readonly #database: TeamDatabase
  readonly #member: string
  /** This run of the program: two of one desk are two holders. */
  readonly #holder: string
  readonly leaseMs: number

  constructor(database: TeamDatabase, member: string, holder: string, leaseMs = LEASE_MS) {
    this.#database = database
    this.#member = member
    this.#holder = holder
    this.leaseMs = leaseMs
  }

  /**
   * Takes the lease where it is free, ended, or this program's already.
   *
   * @returns whether it is this program's now. Where it is not, its holder is told that somebody waits
   */
  async take({ operation, token }: TokenMarks): Promise<boolean> {
    const values = [operation, token, this.#holder, this.#member, this.leaseMs]
    const taken = await this.#database.changed(
      `UPDATE atalaya.leases SET holder = $3, member = $4, until = now() + $5::int * interval '1 millisecond', wanted_until = NULL
        WHERE operation = $1 AND token = $2 AND (holder = $3 OR until < now())`,
      values,
    )
    if (taken > 0) return true
    const made = await this.#database.changed(
      `INSERT INTO atalaya.leases (operation, token, holder, member, until)
        VALUES ($1, $2, $3, $4, now() + $5::int * interval '1 millisecond') ON CONFLICT DO NOTHING`,
      values,
    )
    if (made > 0) return true
    await this.#database.changed(
      `UPDATE atalaya.leases SET wanted_until = now() + $4::int * interval '1 millisecond'
        WHERE operation = $1 AND token = $2 AND holder <> $3`,
      [operation, token, this.#holder, this.leaseMs],
    )
    return false
  }

  /** Who else holds a lease now: a desk's id, or null where nobody does, or this program. */
  async heldByOther({ operation, token }: TokenMarks): Promise<string | null> {
    const [row] = await this.#database.rows<{ readonly member: string }>(
      `SELECT member::text AS member FROM atalaya.leases
        WHERE operation = $1 AND token = $2 AND holder <> $3 AND until >= now()`,
      [operation, token, this.#holder],
    )
    return row?.member ?? null
  }

  /**
   * Renews a lease, also one that has ended where nobody took it since: nobody else had the turn then.
   *
   * @returns whether it is this program's, and whether somebody waits for it
   */
  async renew({ operation, token }: TokenMarks): Promise<{ readonly isHeld: boolean; readonly isWanted: boolean }> {
    const [row] = await this.#database.rows<{ readonly until: Date; readonly wanted_until: Date | null }>(
      `UPDATE atalaya.leases SET until = now() + $4::int * interval '1 millisecond'
        WHERE operation = $1 AND token = $2 AND holder = $3
        RETURNING until, wanted_until`,
      [operation, token, this.#holder, this.leaseMs],
    )
    // By the database's clock, which Citus does not let a statement compare with in what it returns.
    const nowMs = row === undefined ? 0 : row.until.getTime() - this.leaseMs
    return { isHeld: row !== undefined, isWanted: (row?.wanted_until?.getTime() ?? -Infinity) > nowMs }
  }

  /** Gives a lease back. */
  async giveBack({ operation, token }: TokenMarks): Promise<void> {
    await this.#database.changed('DELETE FROM atalaya.leases WHERE operation = $1 AND token = $2 AND holder = $3', [
      operation,
      token,
      this.#holder,
    ])
  }

  /** The turns at tokens that somebody has now. */
  async held(): Promise<readonly Lease[]> {
    return this.#database.rows<Lease>(
      `SELECT operation, token, member::text AS member, until FROM atalaya.leases
        WHERE until >= now() AND token NOT LIKE $1 ORDER BY operation, token`,
      [`${LOG_PREFIX}%`],
    )
  }
}
