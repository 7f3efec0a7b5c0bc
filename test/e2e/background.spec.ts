import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { texts } from '../../src/shared/texts/index.ts'
import { electronProgram, endApp, startApp, startParameters } from './electron.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations } from './looks.ts'

interface TrayProbe {
  trayMenu: { readonly items: readonly { readonly label: string; readonly click: () => void }[] } | null
}

/** From now on the menus that the tray gets are kept where tests find them. */
async function watchTray(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Tray }) => {
    // It is called on the tray that it belongs to, below.
    // oxlint-disable-next-line unbound-method
    const original = Tray.prototype.setContextMenu
    Tray.prototype.setContextMenu = function setContextMenu(menu) {
      ;(globalThis as unknown as TrayProbe).trayMenu = menu as TrayProbe['trayMenu']
      original.call(this, menu)
    }
  })
}

function trayLabels(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => {
    const items = (globalThis as unknown as Partial<TrayProbe>).trayMenu?.items ?? []
    return items.map(({ label }) => label).filter((label) => label !== '')
  })
}

async function clickTray(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate((_electron, wanted) => {
    ;(globalThis as unknown as TrayProbe).trayMenu?.items.find((item) => item.label === wanted)?.click()
  }, label)
}

function isWindowShown(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()))
}

async function closeWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
}

const { tray } = texts.es.desktop

test.describe('in the background', () => {
  test.skip(process.platform === 'darwin', 'there programs go on without a window by themselves')

  test('the window is hidden, said once, and comes back by the tray and by a second start; quitting quits', async ({
    app,
    window,
    supervisor,
    profileFolder,
    language,
  }) => {
    await supervisor.exploreSample()
    await watchTray(app)
    const { background } = supervisor.words.settings
    const dialog = await supervisor.openSettings('background')
    await dialog.getByRole('switch', { name: background.stays }).click()
    await expect.poll(() => trayLabels(app)).toEqual([tray.open, tray.quit])
    expect(await axeViolations(dialog)).toEqual([])
    await window.keyboard.press('Escape')

    const questions = await supervisor.system.answerQuestions(0)
    await closeWindow(app)
    await expect.poll(() => isWindowShown(app)).toBe(false)
    expect(await questions()).toBe(1)
    await clickTray(app, tray.open)
    await expect.poll(() => isWindowShown(app)).toBe(true)
    await expect(supervisor.reportTitle).toBeVisible()

    await closeWindow(app)
    await expect.poll(() => isWindowShown(app)).toBe(false)
    expect(await questions()).toBe(1)
    const { args, cwd, env } = startParameters({ profileFolder, language })
    const second = spawn(electronProgram, args, { cwd, env, stdio: 'ignore' })
    await once(second, 'exit')
    await expect.poll(() => isWindowShown(app)).toBe(true)

    await closeWindow(app)
    const ended = once(app.process(), 'exit')
    await clickTray(app, tray.quit).catch(() => undefined)
    expect(((await ended) as [number | null])[0]).toBe(0)
  })

  test('without it, closing the window ends the program', async ({ app, window }) => {
    await expect(window.locator('#root h1')).toBeVisible()
    const ended = once(app.process(), 'exit')
    await closeWindow(app)
    expect(((await ended) as [number | null])[0]).toBe(0)
  })

  test('a start with the session opens no window until somebody asks for it', async ({
    app,
    supervisor,
    profileFolder,
    language,
  }) => {
    await supervisor.exploreSample()
    const dialog = await supervisor.openSettings('background')
    await dialog.getByRole('switch', { name: supervisor.words.settings.background.stays }).click()
    await expect(dialog.getByRole('switch', { name: supervisor.words.settings.background.stays })).toBeChecked()
    await endApp(app)

    const hidden = await startApp({ profileFolder, language, extraArguments: ['--hidden'] })
    try {
      await expect.poll(() => hidden.evaluate(({ app }) => app.isReady())).toBe(true)
      expect(await hidden.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
      const { args, cwd, env } = startParameters({ profileFolder, language })
      await once(spawn(electronProgram, args, { cwd, env, stdio: 'ignore' }), 'exit')
      const window = await hidden.firstWindow()
      await expect(window.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
    } finally {
      await endApp(hidden)
    }
  })
})

test.describe('at login', () => {
  test.skip(process.platform !== 'linux', 'elsewhere the system itself is asked')

  const withConfig = test.extend({
    environment: async ({ profileFolder }, use) => {
      await use({ XDG_CONFIG_HOME: join(profileFolder, 'config') })
    },
  })

  withConfig(
    'the program is entered where desktops look, and taken out again',
    async ({ supervisor, profileFolder }) => {
      await supervisor.exploreSample()
      const { background } = supervisor.words.settings
      const dialog = await supervisor.openSettings('background')
      const login = dialog.getByRole('switch', { name: background.login })
      const file = join(profileFolder, 'config', 'autostart', 'atalaya.desktop')
      await login.click()
      await expect(login).toBeChecked()
      expect(readFileSync(file, 'utf8')).toMatch(/^Exec=.*"--hidden"$/m)
      await login.click()
      await expect(login).not.toBeChecked()
      expect(existsSync(file)).toBe(false)
    },
  )
})
