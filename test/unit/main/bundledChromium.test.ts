import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundledChromium } from '../../electron-on-chromium/chromium/bundled.ts'

// `npm start` opens the window in it where there is no Electron, with the store's key in hand.

let folder = ''
const before = process.env['TMPDIR']
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-shared-'))
  process.env['TMPDIR'] = folder
})
afterEach(() => {
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  rmSync(folder, { recursive: true, force: true })
})

const isHere = process.platform === 'linux' && process.arch === 'x64'

test.runIf(isHere)(
  'a Chromium that others could have put into the temporary folder is not the one that starts',
  async () => {
    const made = await bundledChromium()
    if (made === undefined) throw new Error('the package of development that brings it is missing')
    const [name = ''] = readdirSync(folder)
    expect(name).toMatch(new RegExp(`^electron-on-chromium-.*-${userInfo().uid}$`))
    expect(await bundledChromium()).toEqual(made)
    const usual = dirname(made.file)
    rmSync(usual, { recursive: true })
    mkdirSync(usual)
    chmodSync(usual, 0o777)
    writeFileSync(made.file, 'planted', { mode: 0o755 })
    const other = await bundledChromium()
    expect(
      readFileSync(other?.file ?? '')
        .subarray(1, 4)
        .toString(),
    ).toBe('ELF')
    expect(other?.environment['FONTCONFIG_FILE']).toBe(join(dirname(other?.file ?? ''), 'fonts.conf'))
  },
)
