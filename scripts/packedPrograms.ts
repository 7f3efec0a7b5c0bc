import { readdirSync } from 'node:fs'
import { join } from 'node:path'

// Where electron-builder leaves the program before it goes into packages.

/** A program as it lies in the packager's folder. */
export interface PackedProgram {
  /** What is copied to have the program elsewhere: a folder, on macOS the bundle. */
  readonly folder: string
  /** The file that is started, below `folder`. */
  readonly program: string
}

const PLACES: Readonly<Partial<Record<NodeJS.Platform, { readonly folder: RegExp; readonly program: string }>>> = {
  linux: { folder: /^linux(?:-\w+)?-unpacked$/u, program: 'atalaya' },
  win32: { folder: /^win(?:-\w+)?-unpacked$/u, program: 'Atalaya.exe' },
  darwin: { folder: /^mac(?:-\w+)?$/u, program: 'Atalaya.app/Contents/MacOS/Atalaya' },
}

/**
 * Finds the packed program of a system.
 *
 * @param output the packager's folder, `dist`
 * @param arch where a system was packed for several processors, the one of this computer is taken
 * @throws Error where nothing was packed
 */
export function packedProgram(output: string, platform = process.platform, arch: string = process.arch): PackedProgram {
  const place = PLACES[platform]
  const found = place === undefined ? [] : readdirSync(output).filter((name) => place.folder.test(name))
  const [first] = found.toSorted((one, other) => Number(other.includes(arch)) - Number(one.includes(arch)))
  if (place === undefined || first === undefined) {
    throw new Error(`Nothing is packed in ${output}: npm run package -- --dir does it.`)
  }
  const [bundle = '', ...below] = place.program.split('/')
  return below.length === 0
    ? { folder: join(output, first), program: place.program }
    : { folder: join(output, first, bundle), program: join(...below) }
}
