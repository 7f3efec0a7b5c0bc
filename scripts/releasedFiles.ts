import { readdirSync } from 'node:fs'

/** Packages, and what updates need beside them. */
const OF_A_VERSION = /\.(?:exe|msi|dmg|zip|AppImage|deb|rpm|blockmap)$/u
/** What says which version is the newest, and what is in it. */
const BESIDE = /^(?:latest.*\.yml|.*\.cdx\.json)$/u

/**
 * What a release hands out of the packager's folder, by name.
 *
 * @param version packages of others, left by an earlier build, are none of it
 */
export function releasedFiles(output: string, version: string): readonly string[] {
  return readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => BESIDE.test(name) || (OF_A_VERSION.test(name) && name.includes(`-${version}-`)))
    .toSorted()
}
