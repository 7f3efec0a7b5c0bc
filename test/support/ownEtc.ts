import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// A computer whose administrator may set something: a program runs in a namespace of its own, where `/etc/atalaya` is a
// folder that only it sees. The program itself is the one that everybody gets: nothing leads it to another file.

/**
 * For `sh -c`: the folder that has a policy, then the program and its words. The policy can be changed while the
 * program runs, in `etc/atalaya` below the folder.
 */
export const IN_OWN_ETC = `
  set -e
  test -d "$1/etc" || cp -a /etc "$1/etc"
  mkdir -p "$1/etc/atalaya"
  cp "$1/policy.json" "$1/etc/atalaya/policy.json"
  chmod 755 "$1/etc/atalaya"; chmod 644 "$1/etc/atalaya/policy.json"
  mount --bind "$1/etc" /etc
  shift
  exec "$@"
`

/** Whether that can be done here: root alone may give a computer a policy. */
export function hasOwnEtc(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    execFileSync('unshare', ['--mount', 'mount', '--bind', '/etc', '/etc'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * Sets what the administrator of such a computer sets, also while a program runs on it.
 *
 * @param folder the computer's
 */
export function setPolicy(folder: string, levels: object): void {
  const text = JSON.stringify(levels)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'policy.json'), text)
  // From its start on the program sees it there.
  const seen = join(folder, 'etc/atalaya/policy.json')
  if (existsSync(seen)) writeFileSync(seen, text)
}

/** A file that starts a program on such a computer. @param folder the computer's, with its policy */
export function starterOn(folder: string, program: string): string {
  const file = join(folder, 'start')
  const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
  const words = ['unshare', '--mount', 'sh', '-c', IN_OWN_ETC, 'sh', folder, program].map(quoted)
  writeFileSync(file, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 })
  return file
}
