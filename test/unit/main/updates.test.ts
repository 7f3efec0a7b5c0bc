import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cannotReplaceItself, type Installation } from '../../../src/main/updates/installation.ts'
import { updateError } from '../../../src/main/updates/updateErrors.ts'
import { updatePolicyOf } from '../../../src/main/updates/updatePolicy.ts'
import { removeTemporaryFolders, temporaryFolder } from '../../support/connectedStore.ts'

afterAll(removeTemporaryFolders)

describe('a copy of the program replaces itself', () => {
  const folder = temporaryFolder()
  const here: Installation = {
    platform: 'linux',
    isPackaged: true,
    programFile: join(folder, 'atalaya'),
    resourcesFolder: folder,
    environment: {},
  }

  test('never where it runs from its sources', () => {
    expect(cannotReplaceItself({ ...here, isPackaged: false })).toBe('not-installed')
  })

  test('on Windows where the setup program of one user installed it, not where the MSI did', () => {
    const installed = join(folder, 'installed')
    mkdirSync(installed)
    writeFileSync(join(installed, 'Uninstall Atalaya.exe'), '')
    const windows = { ...here, platform: 'win32' } as const
    expect(cannotReplaceItself({ ...windows, programFile: join(installed, 'Atalaya.exe') })).toBeUndefined()
    expect(cannotReplaceItself({ ...windows, programFile: join(folder, 'Atalaya.exe') })).toBe('not-installed')
  })

  test('on macOS once it was moved out of its image', () => {
    const mac = (programFile: string) => cannotReplaceItself({ ...here, platform: 'darwin', programFile })
    expect(mac('/Applications/Atalaya.app/Contents/MacOS/Atalaya')).toBeUndefined()
    expect(mac('/Volumes/Atalaya 0.1.0/Atalaya.app/Contents/MacOS/Atalaya')).toBe('in-its-image')
    expect(mac('/private/var/folders/x/AppTranslocation/y/d/Atalaya.app/Contents/MacOS/Atalaya')).toBe('in-its-image')
  })

  test('on Linux where it is an AppImage itself, not where another one started it, nor a package of the system', () => {
    const image = { APPIMAGE: '/home/ana/Atalaya.AppImage', APPDIR: '/tmp/.mount_Atalay1' }
    const of = (programFile: string, environment: Installation['environment'] = image) =>
      cannotReplaceItself({ ...here, programFile, environment })
    expect(of('/tmp/.mount_Atalay1/atalaya')).toBeUndefined()
    expect(of('/tmp/.mount_Atalay1/atalaya', {})).toBe('not-installed')
    // A terminal that is an AppImage hands its own variables on.
    expect(of('/opt/Atalaya/atalaya')).toBe('not-installed')
    expect(of('/tmp/.mount_Atalay12/atalaya')).toBe('not-installed')
    writeFileSync(join(folder, 'package-type'), 'deb\n')
    expect(of('/tmp/.mount_Atalay1/atalaya')).toBe('system-package')
  })
})

test('an administrator switches updates off where that is locked, and says where they lie', () => {
  expect(updatePolicyOf({ isOn: false, isLocked: true, feed: null })).toEqual({ isOff: true, address: null })
  expect(updatePolicyOf({ isOn: false, isLocked: false, feed: null }).isOff).toBe(false)
  const feed = 'https://intranet.example/atalaya'
  expect(updatePolicyOf({ isOn: true, isLocked: true, feed })).toEqual({ isOff: false, address: feed })
  expect(updatePolicyOf({ isOn: null, isLocked: false, feed })).toEqual({ isOff: false, address: feed })
})

describe('what fails', () => {
  const attempt = { host: 'updates.example', version: '0.2.0', refusingProxy: undefined }
  function failed(code: string, message = 'at /home/ana from https://updates.example/secret'): unknown {
    return updateError(Object.assign(new Error(message), { code }), attempt).toData()
  }

  test.each([
    ['ENOTFOUND', { code: 'update-unreachable', detail: { host: 'updates.example', reason: 'ENOTFOUND' } }],
    ['HTTP_ERROR_503', { code: 'update-unreachable', detail: { host: 'updates.example', reason: 'status' } }],
    ['HTTP_ERROR_404', { code: 'update-failed', detail: { reason: 'no-list' } }],
    ['ERR_UPDATER_INVALID_UPDATE_INFO', { code: 'update-failed', detail: { reason: 'no-list' } }],
    ['ERR_CHECKSUM_MISMATCH', { code: 'update-unverified', detail: { version: '0.2.0' } }],
    ['ERR_UPDATER_INVALID_SIGNATURE', { code: 'update-unverified', detail: { version: '0.2.0' } }],
    ['ENOSPC', { code: 'update-failed', detail: { reason: 'disk-full' } }],
  ])('as %s is told in words, without addresses or folders', (code, expected) => {
    expect(failed(code)).toEqual(expected)
  })

  test('in Chromium’s network has its names, and a proxy that refused is named', () => {
    expect(failed('', 'net::ERR_NAME_NOT_RESOLVED')).toMatchObject({ detail: { reason: 'ENOTFOUND' } })
    const refused = updateError(new Error('407'), { ...attempt, refusingProxy: 'proxy.example:8080' })
    expect(refused.toData()).toEqual({ code: 'proxy-login', detail: { proxy: 'proxy.example:8080' } })
  })
})
