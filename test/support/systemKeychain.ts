import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNode, type Environment } from './cli.ts'

const KEYCHAIN = new URL('../../src/core/vault/keychain.ts', import.meta.url).href
const SERVICE = 'Atalaya'

/** A keychain that a test may write into. */
export interface TestKeychain {
  /** What a program finds in its environment that is to use it. */
  readonly env: Environment
  /** A secret as it lies there, read by a process of its own. */
  secret(account: string): Promise<unknown>
  forget(account: string): Promise<void>
  /** Leaves the computer as it was. */
  stop(): Promise<void>
}

async function evaluate(code: string, env: Environment): Promise<unknown> {
  const script = `${code}; console.log(JSON.stringify(await answer))`
  const { stdout, stderr } = await startNode(['--input-type=module', '-e', script], env, undefined).outcome
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

/** What the project's own keychain answers to a call, in a process of its own with a given environment. */
export function askKeychain(call: string, env: Environment): Promise<unknown> {
  return evaluate(`const { keychain } = await import('${KEYCHAIN}'); const answer = (await ${call}) ?? null`, env)
}

function security(...words: readonly string[]): string {
  return execFileSync('security', [...words], { encoding: 'utf8' }).trim()
}

/** Paths as `security` lists them, each between quotes. */
function pathsIn(list: string): readonly string[] {
  return [...list.matchAll(/"([^"]+)"/gu)].map(([, path = '']) => path)
}

/** A new keychain of macOS in the place of the user's own, for as long as the test wants it. */
function takeMacKeychain(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-keychain-'))
  const file = join(folder, 'test.keychain-db')
  const password = 'a password for the keychain of a test'
  const [usual] = pathsIn(security('default-keychain', '-d', 'user'))
  const searched = pathsIn(security('list-keychains', '-d', 'user'))
  security('create-keychain', '-p', password, file)
  // Without a time after which it locks itself.
  security('set-keychain-settings', file)
  security('unlock-keychain', '-p', password, file)
  security('list-keychains', '-d', 'user', '-s', file, ...searched)
  security('default-keychain', '-d', 'user', '-s', file)
  return () => {
    if (usual !== undefined) security('default-keychain', '-d', 'user', '-s', usual)
    security('list-keychains', '-d', 'user', '-s', ...searched)
    security('delete-keychain', file)
    rmSync(folder, { recursive: true, force: true })
    return Promise.resolve()
  }
}

async function storedAccounts(): Promise<readonly string[]> {
  const code = `const { default: keytar } = await import('keytar')
    const answer = (await keytar.findCredentials('${SERVICE}')).map(({ account }) => account)`
  return (await evaluate(code, {})) as readonly string[]
}

/** What the test added to Windows' Credential Manager, which has one for each user only, goes when it ends. */
async function watchWindowsCredentials(): Promise<() => Promise<void>> {
  const before = new Set(await storedAccounts())
  return async () => {
    for (const account of await storedAccounts()) {
      if (!before.has(account)) await askKeychain(`keychain.remove(${JSON.stringify(account)})`, {})
    }
  }
}

/** The keychain of macOS, or Windows' Credential Manager. */
export async function takeSystemKeychain(): Promise<TestKeychain> {
  const giveBack = process.platform === 'darwin' ? takeMacKeychain() : await watchWindowsCredentials()
  return {
    env: {},
    secret: (account) => askKeychain(`keychain.get(${JSON.stringify(account)})`, {}),
    forget: async (account) => {
      await askKeychain(`keychain.remove(${JSON.stringify(account)})`, {})
    },
    stop: giveBack,
  }
}
