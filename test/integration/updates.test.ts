import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppUpdater } from 'electron-updater'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { feedOf } from '../../src/main/updates/feed.ts'
import { PackageUpdater } from '../../src/main/updates/packageUpdater.ts'
import { Updates } from '../../src/main/updates/updates.ts'
import type { UpdateState } from '../../src/shared/updates.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { openMainDesk } from '../support/mainDesk.ts'
import { appImageUpdater, fileOf, nsisUpdater, startUpdateFeed, type UpdateFeed } from '../support/updateFeed.ts'

// Newer versions, from a server on this computer, found, fetched and checked by electron-updater itself.

afterAll(removeTemporaryFolders)

const HERE = '0.2.0'
const NEWER = '0.3.0'

let folder: string
let feed: UpdateFeed
beforeEach(() => {
  folder = temporaryFolder()
  const image = join(folder, 'Atalaya.AppImage')
  writeFileSync(image, fileOf(HERE))
  chmodSync(image, 0o755)
  vi.stubEnv('APPIMAGE', image)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

interface Settings {
  updatesItself: boolean
  takesPreviews: boolean
}

/** Updates of a program of a version, and what they told. */
function updatesOf(updater: AppUpdater, settings: Settings = { updatesItself: true, takesPreviews: false }) {
  const told: UpdateState[] = []
  const left: (() => boolean)[] = []
  const packaged = new PackageUpdater({
    updater,
    url: feed.url,
    isPackaged: true,
    answersProxies: () => () => undefined,
  })
  const updates = new Updates({
    open: () => Promise.resolve(packaged),
    settings: () => settings,
    announce: (state) => told.push(state),
    note: () => undefined,
    leaveFor: (last) => {
      left.push(last)
      return Promise.resolve()
    },
  })
  return { updates, told, left, settings }
}

/** What lies ready to be installed. */
function fetched(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files.filter((name) => /pending.Atalaya-/.test(name))
}

describe('an AppImage', () => {
  beforeAll(async () => {
    feed = await startUpdateFeed('AppImage')
  })
  afterAll(() => feed.close())

  test('finds a newer version, fetches it, checks it, and installs it only when somebody says so', async () => {
    feed.offer({ version: NEWER })
    const { updates, told, left } = updatesOf(appImageUpdater(folder, HERE))
    await expect(updates.install()).rejects.toMatchObject({ code: 'internal' })
    await updates.begin()
    await vi.waitUntil(() => updates.state.kind === 'ready', 20_000)
    updates.end()
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['asking', 'loading', 'ready']))
    expect(told.at(0)).toEqual({ kind: 'asking' })
    expect(told.at(-1)).toEqual({ kind: 'ready', version: NEWER })
    expect(fetched()).toHaveLength(1)
    expect(left).toEqual([])
    await updates.install()
    expect(left).toHaveLength(1)
    // Where it cannot be installed, as where nobody knows which file to replace, that is said.
    vi.stubEnv('APPIMAGE', undefined)
    expect(left[0]?.()).toBe(false)
    vi.unstubAllEnvs()
    // Nothing is asked again of what is here already.
    const asked = feed.requests.length
    expect(await updates.look()).toEqual({ kind: 'ready', version: NEWER })
    expect(feed.requests).toHaveLength(asked)
  })

  test('throws away what is not what was published', async () => {
    feed.offer({ version: NEWER, sha512: Buffer.alloc(64, 7).toString('base64') })
    const { updates } = updatesOf(appImageUpdater(folder, HERE))
    expect(await updates.look()).toMatchObject({
      kind: 'failed',
      error: { code: 'update-unverified', detail: { version: NEWER } },
    })
    expect(fetched()).toEqual([])
  })

  test.each([
    ['an older version', { version: '0.1.9' }],
    ['its own', { version: HERE }],
    ['one that nobody gets yet', { version: NEWER, stagingPercentage: 0 }],
    ['one that is still being tried', { version: '0.3.0-beta.1' }],
  ])('takes no notice of %s', async (_name, offered) => {
    feed.offer(offered)
    const { updates } = updatesOf(appImageUpdater(folder, HERE))
    expect(await updates.look()).toMatchObject({ kind: 'current', askedAtMs: expect.any(Number) as unknown })
    expect(fetched()).toEqual([])
  })

  test('takes one that is still being tried where its user wants these, and lets go of it when they no longer do', async () => {
    feed.offer({ version: '0.3.0-beta.1' })
    const updater = appImageUpdater(folder, HERE)
    const { updates, settings } = updatesOf(updater, { updatesItself: false, takesPreviews: true })
    expect(await updates.look()).toEqual({ kind: 'ready', version: '0.3.0-beta.1' })
    expect(updater.autoInstallOnAppQuit).toBe(true)
    settings.takesPreviews = false
    updates.follow()
    expect(updates.state).toEqual({ kind: 'current', askedAtMs: null })
    expect(updater.autoInstallOnAppQuit).toBe(false)
    // Never back to an older one, also from there.
    feed.offer({ version: '0.1.0-beta.9' })
    settings.takesPreviews = true
    expect(await updates.look()).toMatchObject({ kind: 'current' })
  })

  test('asks by itself only where its user lets it, and says in words where there is no list', async () => {
    const { updates } = updatesOf(appImageUpdater(folder, HERE), { updatesItself: false, takesPreviews: false })
    const asked = feed.requests.length
    await updates.begin()
    updates.end()
    expect(feed.requests).toHaveLength(asked)
    const nowhere = await startUpdateFeed('AppImage')
    const known = feed
    feed = nowhere
    const { updates: lost } = updatesOf(appImageUpdater(folder, HERE))
    feed = known
    expect(await lost.look()).toMatchObject({
      kind: 'failed',
      error: { code: 'update-failed', detail: { reason: 'no-list' } },
    })
    await nowhere.close()
  })
})

describe('the setup program of Windows', () => {
  beforeAll(async () => {
    feed = await startUpdateFeed('exe')
  })
  afterAll(() => feed.close())

  test('is taken when its publisher signed it, and thrown away when somebody else did', async () => {
    feed.offer({ version: NEWER })
    const forged = updatesOf(nsisUpdater(join(folder, 'forged'), HERE, 'signed by somebody else'))
    expect(await forged.updates.look()).toMatchObject({ kind: 'failed', error: { code: 'update-unverified' } })
    expect(fetched()).toEqual([])
    const genuine = updatesOf(nsisUpdater(join(folder, 'genuine'), HERE, null))
    expect(await genuine.updates.look()).toEqual({ kind: 'ready', version: NEWER })
    expect(fetched()).toHaveLength(1)
  })
})

describe('where newer versions lie', () => {
  const nobody = { isOn: null, isLocked: false, feed: null }
  function note(...lines: readonly string[]): string {
    const file = join(folder, 'app-update.yml')
    writeFileSync(file, ['provider: generic', ...lines].join('\n'))
    return file
  }

  test('is said by the package, and by an administrator instead; else nothing is asked for', async () => {
    const built = note('url: https://updates.example/atalaya', 'publisherName:', '  - Atalaya S.A.S.')
    expect(await feedOf(built, nobody, 'win32')).toEqual({ url: 'https://updates.example/atalaya' })
    expect(await feedOf(built, { isOn: false, isLocked: true, feed: null }, 'win32')).toBe('managed')
    expect(await feedOf(built, { isOn: null, isLocked: false, feed: 'https://intranet.example/a' }, 'linux')).toEqual({
      url: 'https://intranet.example/a',
    })
    expect(await feedOf(built, { isOn: null, isLocked: false, feed: 'http://intranet.example/a' }, 'linux')).toBe(
      'no-address',
    )
    const unsigned = note('url: https://updates.example/atalaya')
    expect(await feedOf(unsigned, nobody, 'win32')).toBe('unsigned')
    expect(await feedOf(unsigned, nobody, 'darwin')).toEqual({ url: 'https://updates.example/atalaya' })
    expect(await feedOf(note('url: https://atalaya.invalid'), nobody, 'linux')).toBe('no-address')
    expect(await feedOf(note('url: http://updates.example/'), nobody, 'linux')).toBe('no-address')
    expect(await feedOf(join(folder, 'nothing.yml'), nobody, 'linux')).toBe('no-address')
  })
})

describe('a restart into a newer version', () => {
  test('waits for whatever is under way, and while it happens nothing begins', async () => {
    const { desk, ended } = openMainDesk(temporaryFolder())
    await desk.start()
    const job = { kind: 'check', connectionId: 1, progress: null, outcome: null } as unknown as Parameters<
      typeof desk.jobs.start
    >[0]
    const work = Promise.withResolvers<null>()
    const first = desk.jobs.start(job, () => work.promise)
    const restart = vi.fn<() => Promise<void>>(() => Promise.resolve())
    await expect(desk.gate.whilePaused({ kind: 'restart' }, restart)).rejects.toMatchObject({ code: 'update-waits' })
    expect(restart).not.toHaveBeenCalled()
    expect(desk.jobs.get(first).state).toBe('running')
    work.resolve(null)
    await ended(first)
    const later = vi.fn<() => Promise<null>>(() => Promise.resolve(null))
    let second = ''
    await desk.gate.whilePaused({ kind: 'restart' }, async () => {
      second = desk.jobs.start(job, later)
      await Promise.resolve()
      expect(later).not.toHaveBeenCalled()
    })
    await ended(second)
    expect(later).toHaveBeenCalledOnce()
    await desk.close()
  })
})
