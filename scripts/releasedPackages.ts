import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package as it is downloaded. */
export interface ReleasedPackage {
  readonly url: string
  /** 64 hex digits in lower case. */
  readonly sha256: string
}

const KINDS = {
  setup: /-setup-x64\.exe$/u,
  msi: /-win-x64\.msi$/u,
  dmgArm64: /-mac-arm64\.dmg$/u,
  dmgX64: /-mac-x64\.dmg$/u,
} as const
type Kind = keyof typeof KINDS

/** What the managers of packages are told of a version. */
export interface ReleasedPackages {
  readonly version: string
  /** The repository's page, without a slash at its end. */
  readonly homepage: string
  /** The tag that it was made from. */
  readonly releasedAt: string
  readonly packages: Readonly<Record<Kind, ReleasedPackage>>
}

/**
 * Reads what was made of a version.
 *
 * @param output the packager's folder
 * @param homepage the repository's page: `https://github.com/OWNER/NAME`
 * @throws Error which packages of this version are missing
 */
export function releasedPackages(output: string, version: string, homepage: string): ReleasedPackages {
  const ours = readdirSync(output).filter((name) => name.includes(`-${version}-`))
  const files = Object.entries(KINDS).map(([kind, pattern]) => ({
    kind,
    pattern,
    name: ours.find((name) => pattern.test(name)),
  }))
  const missing = files.filter(({ name }) => name === undefined)
  if (missing.length > 0) {
    throw new Error(`${output} has no package of ${version} for ${missing.map(({ kind }) => kind).join(', ')}`)
  }
  const packages = files.map(({ kind, name = '' }) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(output, name)))
      .digest('hex')
    return [kind, { url: `${homepage}/releases/download/v${version}/${name}`, sha256 }] as const
  })
  return {
    version,
    homepage,
    releasedAt: `v${version}`,
    packages: Object.fromEntries(packages) as Record<Kind, ReleasedPackage>,
  }
}
