import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { isSigned } from './signatures.ts'
import { SIGNERS } from './signers.ts'

// Called by electron-builder for each program and installer of Windows (`signtoolOptions.sign` in
// `electron-builder.yml`).

/** What of electron-builder's task is used. */
interface SigningTask {
  /** The file to be signed, in its place. */
  readonly path: string
}

/**
 * Signs a file with the signer that `ATALAYA_SIGN_WITH` names. Where none is named the file stays unsigned, and that is
 * said: a build for oneself needs no certificate.
 *
 * @throws Error where signing is asked for and did not come about: the build fails then. No secret is told.
 */
export function sign({ path }: SigningTask): Promise<void> {
  const name = process.env['ATALAYA_SIGN_WITH']?.trim() ?? ''
  if (name === '') {
    console.warn(`  • NOT SIGNED: ${basename(path)} (ATALAYA_SIGN_WITH names no signer)`)
    return Promise.resolve()
  }
  const signer = Object.hasOwn(SIGNERS, name) ? SIGNERS[name] : undefined
  if (signer === undefined) {
    throw new Error(`ATALAYA_SIGN_WITH=${name} is no signer: ${Object.keys(SIGNERS).join(', ')}`)
  }
  const given = (variable: string): string => process.env[variable]?.trim() ?? ''
  const missing = signer.needs.filter((variable) => given(variable) === '')
  if (missing.length > 0) throw new Error(`${name} cannot sign without ${missing.join(', ')}`)
  const { program, words } = signer.call(path, given)
  // What it says may repeat what it was started with.
  const { status, error } = spawnSync(program, [...words], {
    env: { ...process.env, ATALAYA_SIGN_FILE: path },
    stdio: 'ignore',
  })
  if (error !== undefined) throw new Error(`${name}: ${program} could not be started`)
  if (status !== 0) throw new Error(`${name} did not sign ${basename(path)}: ${program} ended with ${status}`)
  if (!isSigned(path)) throw new Error(`${name} said that it signed ${basename(path)}, which has no signature`)
  console.log(`  • signed by ${name}: ${basename(path)}`)
  return Promise.resolve()
}
