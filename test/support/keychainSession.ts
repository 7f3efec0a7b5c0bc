import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Environment } from './cli.ts'
import { askKeychain, takeSystemKeychain, type TestKeychain } from './systemKeychain.ts'

const PASSWORD = 'a password for the keyring of a test'

/**
 * Runs inside of a session bus of its own: a keyring that is opened with the password of the first line of standard
 * input, until standard input ends. Once it answers, it tells the bus, and the processes of keyring, session and bus.
 */
const SESSION = `
IFS= read -r password
printf '%s' "$password" | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
echo "$DBUS_SESSION_BUS_ADDRESS"
bus() { dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / "org.freedesktop.DBus.$1" "string:$2"; }
until bus NameHasOwner org.freedesktop.secrets | grep -q true; do sleep 0.05; done
set -- $(bus GetConnectionUnixProcessID org.freedesktop.DBus)
echo "$keyring $PPID $2"
echo ready
cat >/dev/null
kill "$keyring"
wait "$keyring"
`

/** Why no keychain can be started here, or undefined where one can. */
export function whyNoKeychain(): string | undefined {
  if (process.platform !== 'linux') {
    const isAsked = process.env['ATALAYA_REQUIRE_KEYCHAIN'] === '1'
    return isAsked ? undefined : 'it would be that of whoever runs the tests; ATALAYA_REQUIRE_KEYCHAIN=1 asks for it'
  }
  const programs = ['dbus-run-session', 'gnome-keyring-daemon', 'dbus-send']
  const missing = programs.filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
  if (missing.length > 0) return `no ${missing.join(', ')}`
  const loads = spawnSync(process.execPath, ['--input-type=module', '-e', "await import('keytar')"], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  })
  return loads.status === 0 ? undefined : 'no libsecret'
}

/** A keychain for a test: on Linux one of a session of its own, elsewhere the system's. */
export function startKeychain(): Promise<TestKeychain> {
  return process.platform === 'linux' ? KeychainSession.start() : takeSystemKeychain()
}

/** A session bus with an open keyring on it, for as long as the test wants it. */
export class KeychainSession implements TestKeychain {
  readonly #process: ChildProcess
  readonly #ended: Promise<unknown>
  readonly folder: string
  /** What a program of the session finds in its environment. */
  readonly env: Environment
  readonly #processIds: readonly number[]

  private constructor(process: ChildProcess, folder: string, env: Environment, processIds: readonly number[]) {
    this.#process = process
    this.#ended = new Promise((resolve) => process.once('close', resolve))
    this.folder = folder
    this.env = env
    this.#processIds = processIds
  }

  static async start(): Promise<KeychainSession> {
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-keychain-'))
    const runtime = join(folder, 'runtime')
    mkdirSync(runtime, { mode: 0o700 })
    const home = { HOME: folder, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: undefined, XDG_CONFIG_HOME: undefined }
    const session = spawn('dbus-run-session', ['--', 'sh', '-c', SESSION], {
      env: { ...process.env, ...home, DBUS_SESSION_BUS_ADDRESS: undefined, DISPLAY: undefined },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    session.stdin.write(`${PASSWORD}\n`)
    const told = await new Promise<string>((resolve, reject) => {
      let text = ''
      session.stdout.on('data', (bytes: Buffer) => {
        text += bytes.toString()
        if (text.endsWith('ready\n')) resolve(text)
      })
      session.once('error', reject)
      session.once('close', () => {
        reject(new Error(`the keychain's session ended: ${text}`))
      })
    })
    const [bus = '', ids = ''] = told.split('\n')
    const env = { ...home, DBUS_SESSION_BUS_ADDRESS: bus, DISPLAY: undefined }
    return new KeychainSession(session, folder, env, ids.split(' ').map(Number))
  }

  /** A secret as it lies in the keychain, read by a process of its own. */
  async secret(account: string): Promise<unknown> {
    return askKeychain(`keychain.get(${JSON.stringify(account)})`, this.env)
  }

  async forget(account: string): Promise<void> {
    await askKeychain(`keychain.remove(${JSON.stringify(account)})`, this.env)
  }

  /** The processes of the session that run. */
  running(): readonly number[] {
    return this.#processIds.filter((id) => {
      try {
        // One that ended may wait for its parent to take notice: then its state is Z.
        return !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'))
      } catch {
        return false
      }
    })
  }

  /** Ends the session and everything in it; a second time does nothing. */
  async stop(): Promise<void> {
    this.#process.stdin?.end()
    await this.#ended
    rmSync(this.folder, { recursive: true, force: true })
  }
}
