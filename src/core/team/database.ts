import { setTimeout as sleep } from 'node:timers/promises'
import { getCACertificates, rootCertificates } from 'node:tls'
import pg from 'pg'
import { AppError } from '../../shared/errors.ts'
import type { TeamAddress } from '../../shared/team.ts'
import { isClash, teamFault } from './faults.ts'

/** Connections of one program: one for its own questions, one for what it gives. */
const MOST_CONNECTIONS = 2
const CONNECT_WITHIN_MS = 10_000
const ANSWER_WITHIN_MS = 60_000
/** A connection that nothing was asked over for so long is given back: the database has but so many. */
const IDLE_MS = 20_000

/** How often a transaction that meets others is tried, and how long is waited in between at the most, for each. */
const CLASH_ATTEMPTS = 8
const CLASH_WAIT_MS = 50

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i

/** Where the database is, who asks, and who may vouch for it. */
export interface TeamAccess extends TeamAddress {
  readonly password: string
  /** PEM, beside the certificates that the system trusts. */
  readonly certificates?: string | undefined
}

/** What can be asked: the database itself, or a transaction in it. */
export interface TeamQueries {
  /** The rows of an answer. @throws AppError what {@link teamFault} makes of a fault */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** How many rows a statement changed. @throws AppError as {@link rows} */
  changed(text: string, values?: readonly unknown[]): Promise<number>
}

interface Answering {
  query(query: {
    readonly text: string
    readonly values: unknown[]
  }): Promise<{ readonly rows: object[]; readonly rowCount: number | null }>
}

function queriesOver(client: Answering, address: TeamAddress): TeamQueries {
  const query = async (text: string, values: readonly unknown[] = []) => {
    try {
      return await client.query({ text, values: [...values] })
    } catch (cause) {
      throw teamFault(cause, address)
    }
  }
  return {
    rows: async <Row extends object>(text: string, values?: readonly unknown[]) =>
      (await query(text, values)).rows as Row[],
    changed: async (text, values) => (await query(text, values)).rowCount ?? 0,
  }
}

function trusted(certificates: string | undefined): string[] {
  const ofSystem = typeof getCACertificates === 'function' ? getCACertificates('system') : []
  const added = process.env['NODE_EXTRA_CA_CERTS'] === undefined ? [] : getCACertificates('extra')
  return [...rootCertificates, ...ofSystem, ...added, ...(certificates === undefined ? [] : [certificates])]
}

/** The team's PostgreSQL: statements, and transactions that are done whole or not at all. */
export class TeamDatabase implements TeamQueries {
  readonly #pool: pg.Pool
  readonly #access: TeamAccess
  readonly #queries: TeamQueries

  /** Connects with the first question. Off this computer only by TLS, with a certificate that is vouched for. */
  constructor(access: TeamAccess) {
    this.#access = access
    const { host, port, database, user, password, certificates } = access
    this.#pool = new pg.Pool({
      host,
      port,
      database,
      user,
      password,
      ssl: LOOPBACK.test(host) ? false : { ca: trusted(certificates), rejectUnauthorized: true },
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      idleTimeoutMillis: IDLE_MS,
      application_name: 'Atalaya',
      allowExitOnIdle: true,
      keepAlive: true,
    })
    // A connection that breaks while nothing is asked over it is no fault yet: the next question opens another.
    this.#pool.on('error', () => undefined)
    this.#queries = queriesOver(this.#pool, access)
  }

  get address(): TeamAddress {
    return this.#access
  }

  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    return this.#queries.rows(text, values)
  }

  changed(text: string, values?: readonly unknown[]): Promise<number> {
    return this.#queries.changed(text, values)
  }

  /**
   * Does something whole or not at all.
   *
   * @param work is done anew where another transaction came between: engines that shard say so where PostgreSQL waits
   * @throws AppError as {@link rows}; what the work throws
   */
  async transaction<T>(work: (queries: TeamQueries) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(work)
      } catch (cause) {
        if (!isClash(cause) || attempt === CLASH_ATTEMPTS) throw cause
        await sleep(CLASH_WAIT_MS * attempt * Math.random())
      }
    }
  }

  async #attempt<T>(work: (queries: TeamQueries) => Promise<T>): Promise<T> {
    let client: pg.PoolClient
    try {
      client = await this.#pool.connect()
    } catch (cause) {
      throw teamFault(cause, this.#access)
    }
    let isBroken = false
    // Between two statements nobody waits for an answer that could fail: the next one tells.
    const onBroken = (): void => {
      isBroken = true
    }
    client.on('error', onBroken)
    try {
      const queries = queriesOver(client, this.#access)
      await queries.changed('BEGIN')
      const outcome = await work(queries)
      await queries.changed('COMMIT')
      return outcome
    } catch (cause) {
      await client.query('ROLLBACK').catch(() => (isBroken = true))
      throw cause
    } finally {
      client.off('error', onBroken)
      client.release(isBroken)
    }
  }

  async close(): Promise<void> {
    await this.#pool.end().catch(() => undefined)
  }
}

/** How far a clock may be from the database's, in milliseconds: by it is told what was fetched before what. */
const CLOCK_MS = 5 * 60_000

/** Looks whether this computer's clock goes with the database's. @throws AppError `team-clock` */
export async function checkClock(database: TeamQueries, nowMs: () => number): Promise<void> {
  const [row] = await database.rows<{ readonly now: string }>(
    'SELECT floor(extract(epoch FROM now()) * 1000)::bigint::text AS now',
  )
  const apartMs = Math.abs(nowMs() - Number(row?.now))
  if (apartMs > CLOCK_MS) throw new AppError('team-clock', { minutes: Math.round(apartMs / 60_000) })
}
