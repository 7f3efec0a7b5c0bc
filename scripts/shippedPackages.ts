import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Which packages of others go out with the program, and under which licences.

/** A package whose code is in what is handed out. */
export interface ShippedPackage {
  /** As npm calls it: behind an alias, its real name. */
  readonly name: string
  readonly version: string
  /** An SPDX expression: `MIT`, `(MIT OR WTFPL)`. */
  readonly licence: string
  /** The texts of its licence and notices, as they lie in its folder. */
  readonly texts: readonly string[]
}

/** Licences that let their work be handed out with this program, if their text goes with it. */
const FREE_TO_SHIP: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
])

/** Whether a licence is one that lets its work be handed out. Of several to choose from one is enough. */
export function isFreeToShip(licence: string): boolean {
  const choices = licence.replace(/^\((.*)\)$/u, '$1').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((each) => FREE_TO_SHIP.has(each.trim())))
}

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** Finds a package as Node does: in the folder of whoever asks for it, then further up. */
function folderOf(name: string, from: string, root: string): string | undefined {
  for (let folder = from; folder.startsWith(root); folder = join(folder, '..')) {
    const found = join(folder, 'node_modules', name)
    try {
      readFileSync(join(found, 'package.json'))
      return found
    } catch {
      // Not there: it may lie further up.
    }
    if (folder === root) return undefined
  }
  return undefined
}

/** `import … from 'x'`, `import 'x'`, `import('x')`, `@import 'x'`, `require('x')`; what is for types alone, too. */
const IMPORTED = /(?:^|[\s;])(?:import|export)\b[^'"`;]*?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gu

/** The first words of what a folder's sources import: packages, and whatever else looks like an import. */
function importedBy(folder: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ts|tsx|mjs|cjs|css)$/u.test(entry.name)) continue
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    for (const [, statement, call] of text.matchAll(IMPORTED)) {
      const specifier = statement ?? call ?? ''
      const [scope = '', name = ''] = specifier.split('/')
      found.add(scope.startsWith('@') ? `${scope}/${name}` : scope)
    }
  }
  return found
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/iu

/**
 * Where the packages lie whose code is handed out: what the program needs while it runs, what is bundled into it, and
 * what these need in turn. Electron is not among them: it brings its own list.
 *
 * @param root the project's folder, with its packages installed
 * @throws Error where a package is named that is not installed
 */
export function shippedFolders(root: string): ReadonlyMap<string, Manifest> {
  const own = readManifest(root)
  const imported = importedBy(join(root, 'src'))
  const bundled = Object.keys(own.devDependencies ?? {}).filter((name) => imported.has(name) && name !== 'electron')
  const names = [...Object.keys(own.dependencies ?? {}), ...bundled]
  const folders = new Map<string, Manifest>()
  const visit = (name: string, from: string, isOptional: boolean): void => {
    const folder = folderOf(name, from, root)
    if (folder === undefined) {
      if (isOptional) return
      throw new Error(`The package "${name}" is used but not installed.`)
    }
    if (folders.has(folder)) return
    const manifest = readManifest(folder)
    folders.set(folder, manifest)
    for (const each of Object.keys(manifest.dependencies ?? {})) visit(each, folder, false)
    for (const each of Object.keys(manifest.optionalDependencies ?? {})) visit(each, folder, true)
  }
  for (const name of names) visit(name, root, false)
  return folders
}

/**
 * All packages whose code is handed out, with their licences: those of {@link shippedFolders}, each version once.
 *
 * @throws Error where a package is named that is not installed
 */
export function shippedPackages(root: string): readonly ShippedPackage[] {
  const versions = new Map(
    [...shippedFolders(root)].map(([folder, each]) => [`${each.name} ${each.version}`, [folder, each] as const]),
  )
  return [...versions.values()]
    .map(([folder, { name, version, license }]) => ({
      name,
      version,
      licence: license ?? '',
      texts: readdirSync(folder)
        .filter((file) => LICENCE_FILE.test(file))
        .toSorted()
        .map((file) => readFileSync(join(folder, file), 'utf8').trim()),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en') || one.version.localeCompare(other.version))
}
