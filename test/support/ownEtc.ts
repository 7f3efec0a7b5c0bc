import { execFileSync } from 'node:child_process'

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
