import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { whyNoPostgres, PostgresServer } from '../support/postgres.ts'
import { projectFolder, STORE_KEY } from './electron.ts'
import { test as base } from './fixtures.ts'

/** Why there is no PostgreSQL here; undefined where there is one. */
export const absent = whyNoPostgres()
if (absent !== undefined) process.stderr.write(`The team in the window is not tested here: ${absent}.\n`)

/** The other desk: commands with a data folder of their own. */
interface OtherDesk {
  /** Runs a command, and gives its document. */
  readonly run: (...args: readonly string[]) => Promise<Record<string, unknown>>
  readonly invitation: string
}

/** A window beside a team that another desk has made. */
export const test = base.extend<{ readonly postgres: PostgresServer; readonly other: OtherDesk }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from a pattern
  postgres: async ({}, use) => {
    const server = await PostgresServer.start()
    await use(server)
    await server.close()
  },
  // There is no keychain here: the password of the run is the one that is typed.
  environment: async ({ postgres }, use) => {
    await use({ PGPASSWORD: postgres.superuser.password })
  },
  other: async ({ postgres, operation }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-other-desk-'))
    const invitation = join(folder, 'banco.atalaya-team')
    const env = {
      ...process.env,
      ATALAYA_HOME: join(folder, 'data'),
      ATALAYA_STORE_KEY: STORE_KEY,
      ATALAYA_TOKEN: operation.token,
      PGPASSWORD: postgres.superuser.password,
    }
    const run: OtherDesk['run'] = async (...args) => {
      const program = join(projectFolder, 'src/cli/atalaya.mjs')
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--json'], { env })
      return JSON.parse(stdout) as Record<string, unknown>
    }
    const connection = ['--name', 'otra', '--server', '0010', '--base-url', operation.baseUrl]
    await run('connection', 'add', ...connection)
    await run('team', 'create', '--url', postgres.urlOf(postgres.superuser.user), '--out', invitation)
    await use({ run, invitation })
    rmSync(folder, { recursive: true, force: true })
  },
})
