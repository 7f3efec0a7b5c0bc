import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chownSync,
  copyFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

// A PostgreSQL of a test's own: Debian's programs, in a temporary folder, gone with the test.

/** Whose rights the server has where the test has root's, with which it refuses to run. */
const SYSTEM_USER = 'postgres'
const SUPERUSER = 'admin'
const SUPERUSER_PASSWORD = 'la clave de quien administra'

/** The folder of its programs: Debian has one for each version, and none of them where commands are looked for. */
function programs(): string | undefined {
  const versions = '/usr/lib/postgresql'
  const folders = existsSync(versions)
    ? readdirSync(versions).toSorted((one, other) => Number(other) - Number(one))
    : []
  return folders.map((version) => join(versions, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')))
}

const isRoot = process.getuid?.() === 0

/** Why no PostgreSQL can be started here, or undefined where one can. */
export function whyNoPostgres(): string | undefined {
  if (programs() === undefined) return 'no initdb in /usr/lib/postgresql'
  if (isRoot && spawnSync('runuser', ['-u', SYSTEM_USER, '--', 'true']).status !== 0) return 'no user postgres'
  return undefined
}

/** A program and its arguments, run by whom the server wants. */
function asUser(program: string, args: readonly string[]): [string, string[]] {
  const path = join(programs() ?? '', program)
  return isRoot ? ['runuser', ['-u', SYSTEM_USER, '--', path, ...args]] : [path, [...args]]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Whether desks come through PgBouncer in transaction mode (Debian's package): tried by hand, see docs/team.md. */
const BY_POOLER = process.env['ATALAYA_TEAM_PGBOUNCER'] === '1'
const POOLER = '/usr/sbin/pgbouncer'

export interface PostgresOptions {
  /** Lines of `postgresql.conf` beside the test's own. */
  readonly settings?: readonly string[]
  /** Files of a certificate (PEM) and its key: the server speaks TLS with whoever asks for it. */
  readonly certificate?: { readonly file: string; readonly keyFile: string }
}

/** A running server with one database, `equipo`, and what a test does with it. */
export class PostgresServer {
  /** Everything that the server keeps. */
  readonly folder: string
  /** Where desks come: the server itself, or what stands before it. */
  readonly port: number
  readonly database = 'equipo'
  readonly #ownPort: number
  #process: ChildProcess | undefined
  #pooler: ChildProcess | undefined

  private constructor(folder: string, ownPort: number, port: number) {
    this.folder = folder
    this.#ownPort = ownPort
    this.port = port
  }

  /** Makes a server and starts it: about two seconds. */
  static async start({ settings = [], certificate }: PostgresOptions = {}): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-postgres-'))
    const ownPort = await freePort()
    const server = new PostgresServer(folder, ownPort, BY_POOLER ? await freePort() : ownPort)
    const data = join(folder, 'data')
    const passwordFile = join(folder, 'password')
    writeFileSync(passwordFile, SUPERUSER_PASSWORD)
    mkdirSync(data, { mode: 0o700 })
    if (isRoot) {
      const [user, group] = ['-u', '-g'].map((what) =>
        Number(execFileSync('id', [what, SYSTEM_USER], { encoding: 'utf8' })),
      )
      for (const path of [folder, data, passwordFile]) chownSync(path, user ?? 0, group ?? 0)
    }
    const [initdb, args] = asUser('initdb', [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ])
    execFileSync(initdb, args, { stdio: 'ignore', cwd: folder })
    rmSync(passwordFile)
    // Nothing of it has to outlive a power cut.
    const own = [
      `unix_socket_directories = '${folder}'`,
      'fsync = off',
      'synchronous_commit = off',
      'full_page_writes = off',
    ]
    writeFileSync(join(data, 'postgresql.auto.conf'), `${[...own, ...settings].join('\n')}\n`)
    if (certificate !== undefined) server.#putCertificate(certificate)
    await server.resume()
    await server.asSuperuser((client) => client.query('CREATE DATABASE equipo'), 'postgres')
    if (BY_POOLER) await server.#startPooler()
    return server
  }

  /** Speaks TLS with another certificate from now on. */
  async showCertificate(certificate: NonNullable<PostgresOptions['certificate']>): Promise<void> {
    this.#putCertificate(certificate)
    await this.asSuperuser((client) => client.query('SELECT pg_reload_conf()'))
    // The server's first process is told, and tells the others.
    await wait(200)
  }

  #putCertificate({ file, keyFile }: NonNullable<PostgresOptions['certificate']>): void {
    const data = join(this.folder, 'data')
    const { uid, gid } = statSync(data)
    for (const [from, name] of [
      [file, 'server.crt'],
      [keyFile, 'server.key'],
    ] as const) {
      const to = join(data, name)
      copyFileSync(from, to)
      chmodSync(to, 0o600)
      if (isRoot) chownSync(to, uid, gid)
    }
    const settings = join(data, 'postgresql.auto.conf')
    if (!readFileSync(settings, 'utf8').includes('ssl = on')) appendFileSync(settings, 'ssl = on\n')
  }

  /** `postgres://USER@HOST:PORT/DATABASE`, for a user. */
  urlOf(user: string): string {
    return `postgres://${encodeURIComponent(user)}@127.0.0.1:${this.port}/${this.database}`
  }

  get superuser(): { readonly user: string; readonly password: string } {
    return { user: SUPERUSER, password: SUPERUSER_PASSWORD }
  }

  /** Does something as the server's own administrator. */
  asSuperuser<T>(work: (client: pg.Client) => Promise<T>, database = this.database): Promise<T> {
    return this.as(SUPERUSER, SUPERUSER_PASSWORD, work, database)
  }

  /** Does something as a user. */
  async as<T>(
    user: string,
    password: string,
    work: (client: pg.Client) => Promise<T>,
    database = this.database,
  ): Promise<T> {
    const client = new pg.Client({ host: '127.0.0.1', port: this.#ownPort, database, user, password })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }

  /** Starts it, or starts it again where it was stopped. */
  async resume(): Promise<void> {
    const [program, args] = asUser('postgres', [
      '-D',
      join(this.folder, 'data'),
      '-p',
      String(this.#ownPort),
      '-h',
      '127.0.0.1',
    ])
    this.#process = spawn(program, args, { stdio: 'ignore', cwd: this.folder })
    for (;;) {
      try {
        await this.asSuperuser(() => Promise.resolve(), 'postgres')
        return
      } catch {
        if (this.#process.exitCode !== null) throw new Error('PostgreSQL did not start')
        await wait(20)
      }
    }
  }

  /** Stops it at once, as the network or a power cut would; what was committed stays. */
  async stop(): Promise<void> {
    const running = this.#process
    this.#process = undefined
    if (running === undefined || running.exitCode !== null) return
    const ended = once(running, 'exit')
    const [program, args] = asUser('pg_ctl', ['stop', '-D', join(this.folder, 'data'), '-m', 'immediate', '-s'])
    execFileSync(program, args, { stdio: 'ignore', cwd: this.folder })
    await ended
  }

  /** Each transaction over any connection to the server, as docs/team.md says of thousands of desks. */
  async #startPooler(): Promise<void> {
    const settings = join(this.folder, 'pgbouncer.ini')
    const users = join(this.folder, 'users.txt')
    writeFileSync(users, `"${SUPERUSER}" "${SUPERUSER_PASSWORD}"\n`)
    const lines = [
      '[databases]',
      `* = host=127.0.0.1 port=${this.#ownPort} auth_user=${SUPERUSER}`,
      '[pgbouncer]',
      'pool_mode = transaction',
      'listen_addr = 127.0.0.1',
      `listen_port = ${this.port}`,
      'unix_socket_dir =',
      'auth_type = scram-sha-256',
      `auth_file = ${users}`,
      'default_pool_size = 2',
      'max_client_conn = 500',
      'server_login_retry = 1',
      // No connection is ever anybody's own.
      'server_round_robin = 1',
    ]
    writeFileSync(settings, `${lines.join('\n')}\n`)
    const program = isRoot ? ['runuser', '-u', SYSTEM_USER, '--', POOLER, settings] : [POOLER, settings]
    const [first = POOLER, ...args] = program
    this.#pooler = spawn(first, args, { stdio: 'ignore', cwd: this.folder })
    for (;;) {
      const client = new pg.Client({ ...this.superuser, host: '127.0.0.1', port: this.port, database: this.database })
      client.on('error', () => undefined)
      try {
        await client.connect()
        await client.end()
        return
      } catch {
        if (this.#pooler.exitCode !== null) throw new Error('PgBouncer did not start')
        await wait(20)
      }
    }
  }

  /** Stops it, and lets go of all that it kept. */
  async close(): Promise<void> {
    this.#pooler?.kill()
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
