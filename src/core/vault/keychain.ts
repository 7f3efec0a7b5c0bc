import { AppError, faultName } from '../../shared/errors.ts'
import type { SecretStore } from './secretStore.ts'

// The only file that knows keytar (its maintained fork): https://github.com/github/node-keytar

const SERVICE = 'Atalaya'
/**
 * A keychain that asks its user for the password waits for the answer; one that never answers must not hang a nightly
 * run.
 */
const PATIENCE_MS = 120_000

/** What of keytar is used. */
interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

async function load(): Promise<Keytar> {
  try {
    const module = (await import('keytar')) as unknown as { readonly default: Keytar }
    return module.default
  } catch (cause) {
    // On Linux the binary needs libsecret, which a server may not have.
    throw new AppError('no-keychain', {}, { cause })
  }
}

/** No secret service on the session bus, or no bus at all, as libsecret and D-Bus put it. */
const NO_SERVICE =
  /D-?Bus|org\.freedesktop\.secrets|not provided by any \.service|Cannot autolaunch|connection refused|not connected|No such interface|Object does not exist|No such file or directory/i

async function guarded<T>(work: (keytar: Keytar) => Promise<T>): Promise<T> {
  const keytar = await load()
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new AppError('keychain-locked', { reason: 'timeout' }))
    }, PATIENCE_MS)
  })
  try {
    return await Promise.race([work(keytar), patience])
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const told = cause instanceof Error ? cause.message : ''
    if (process.platform === 'linux' && NO_SERVICE.test(told)) throw new AppError('no-keychain', {}, { cause })
    throw new AppError('keychain-locked', { reason: faultName(cause) }, { cause })
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The operating system's keychain: Windows Credential Manager, macOS Keychain, Secret Service on Linux. Nothing falls
 * back to a file.
 *
 * Its methods throw AppError `no-keychain` where there is none, `keychain-locked` where it gives nothing.
 */
export const keychain: SecretStore = {
  get: (account) => guarded((keytar) => keytar.getPassword(SERVICE, account)),
  set: (account, secret) => guarded((keytar) => keytar.setPassword(SERVICE, account, secret)),
  remove: (account) => guarded((keytar) => keytar.deletePassword(SERVICE, account)),
}
