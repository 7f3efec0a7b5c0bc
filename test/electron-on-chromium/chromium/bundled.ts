import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isOwnFolder } from '../../../src/core/vault/dataFolder.mjs'
import type { ChromiumProgram } from './chromiumProgram.ts'

/** The npm package that brings a Chromium without windows, for Linux on x64, with the libraries it needs. */
export const BUNDLED = '@sparticuz/chromium'

const ARCHIVES = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']

/** The system's fonts where it has any, and one that comes along. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`
}

/** Unpacks into a folder. @returns that, or another where it is somebody else's */
async function unpack(packageFolder: string, folder: string): Promise<string> {
  const { inflate } = await import('@sparticuz/chromium')
  const unpacked = await mkdtemp(`${folder}-`)
  const before = process.env['TMPDIR']
  // The package unpacks into the temporary folder, whatever lies there already.
  process.env['TMPDIR'] = unpacked
  const work = ARCHIVES.map((name) => inflate(join(packageFolder, 'bin', name)))
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  await Promise.all(work)
  await writeFile(join(unpacked, 'fonts.conf'), fontSettings(folder))
  try {
    await rename(unpacked, folder)
  } catch {
    // Another instance may have been quicker; so may somebody who wants their own program to be started.
    if (isUnpacked(folder)) await rm(unpacked, { recursive: true, force: true })
    else {
      await writeFile(join(unpacked, 'fonts.conf'), fontSettings(unpacked))
      return unpacked
    }
  }
  return folder
}

function isUnpacked(folder: string): boolean {
  return isOwnFolder(folder) && existsSync(join(folder, 'chromium'))
}

/**
 * The Chromium of the npm package, unpacked once per version and user; what others may have put there is not started.
 * Undefined where the package is of no use.
 */
export async function bundledChromium(): Promise<ChromiumProgram | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  let packageFolder: string
  try {
    packageFolder = fileURLToPath(new URL('..', import.meta.resolve(BUNDLED)))
  } catch {
    return undefined
  }
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const usual = join(tmpdir(), `electron-on-chromium-${version}-${userInfo().uid}`)
  const folder = isUnpacked(usual) ? usual : await unpack(packageFolder, usual)
  return {
    file: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    isHeadlessOnly: true,
  }
}
