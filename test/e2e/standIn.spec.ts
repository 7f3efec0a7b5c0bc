import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { electronProgram, isStandIn, startParameters } from './electron.ts'
import { expect, test } from './fixtures.ts'

test.skip(!isStandIn, 'about the stand-in')

async function pageOf(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  await page.getByText('page').waitFor()
  return page
}

test.describe('an app that tries what should be refused', () => {
  test.use({ appFolder: 'test/electron-on-chromium/selfTest' })

  test('refuses what Electron refuses, and names what it lacks', async ({ app }) => {
    await pageOf(app)
    const refusals = await app.evaluate(() => (globalThis as unknown as { refusals: Record<string, string> }).refusals)
    expect(refusals).toEqual({
      windowBeforeReady: 'Cannot create BrowserWindow before app is ready',
      sessionBeforeReady: 'Session can only be received when app is ready',
      handleBeforeReady: 'protocol.handle cannot be used before app is ready',
      schemesTwice: 'protocol.registerSchemesAsPrivileged can be called only once',
      readyAfterMain: 'false',
      schemesAfterReady: 'protocol.registerSchemesAsPrivileged should be called before app is ready',
      unprivileged: "Electron on Chromium lacks protocol.handle for 'other', a scheme that is not privileged",
      handleTwice: 'Failed to register protocol: self',
      ipcTwice: "Attempted to register a second handler for 'echo'",
      isolationOff: 'Electron on Chromium lacks renderers with webPreferences.contextIsolation: false',
      node: 'Electron on Chromium lacks renderers with webPreferences.nodeIntegration: true',
      sandboxOff: 'Electron on Chromium lacks renderers with webPreferences.sandbox: false',
      webview: 'Electron on Chromium lacks renderers with webPreferences.webviewTag: true',
      unknownOption: 'Electron on Chromium lacks the option BrowserWindow.kiosk',
      unknownEvent: "Electron on Chromium lacks the event app 'gpu-info-update'",
      unknownMethod: 'Electron on Chromium lacks app.getFileIcon',
      unknownMember: 'Electron on Chromium lacks powerMonitor.getSystemIdleState',
      missingClass: 'Electron on Chromium lacks TouchBar',
      missingModule: 'Electron on Chromium lacks safeStorage.isEncryptionAvailable',
      menuRole: "Unknown menu role 'nonsense'",
    })
  })

  test('carries what structured clone carries, and nothing else', async ({ app, problems }) => {
    problems.expect(/Error occurred in handler/)
    const page = await pageOf(app)
    const outcome = await page.evaluate(async () => {
      const { bridge } = globalThis as unknown as { bridge: Record<string, (...args: unknown[]) => Promise<unknown>> }
      async function refusal(name: string, ...args: unknown[]): Promise<string> {
        try {
          await bridge[name]?.(...args)
          return 'nothing'
        } catch (error) {
          return (error as Error).message
        }
      }
      const sent = [
        [undefined, null, Number.NaN, -0, 12n, 'Ñ\u0000\uD800', true],
        {
          date: new Date(1234),
          pattern: /a+/gi,
          map: new Map([[1, new Set(['x'])]]),
          bytes: new Uint8Array([1, 2, 255]),
        },
      ]
      const received = (await bridge['echo']?.(...sent)) as typeof sent
      function described([list, object]: typeof sent): string {
        const { date, pattern, map, bytes } = object as {
          date: Date
          pattern: RegExp
          map: Map<number, Set<string>>
          bytes: Uint8Array
        }
        const items = (list as unknown[]).map((item) => `${typeof item} ${Object.is(item, -0) ? '-0' : String(item)}`)
        return [...items, date.getTime(), pattern, ...map.keys(), ...(map.get(1) ?? []), ...bytes].join('|')
      }
      return {
        isSame: described(received) === described(sent),
        argument: await refusal('sendFunction'),
        result: await refusal('ask', 'function'),
        thrown: await refusal('ask', 'throws'),
        unknown: await refusal('ask', 'nobody'),
      }
    })
    expect(outcome).toEqual({
      isSame: true,
      argument: 'An object could not be cloned.',
      result: "Error invoking remote method 'function': Error: An object could not be cloned.",
      thrown: "Error invoking remote method 'throws': RangeError: a reason",
      unknown: "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    })
  })

  test('bridges values and functions, and no classes', async ({ app }) => {
    const page = await pageOf(app)
    const outcome = await page.evaluate(() => {
      interface Bridged {
        add: (first: number, second: number) => number
        apply: (double: (value: number) => number, value: number) => number
        fail: () => void
        onMessage: (listener: (...values: unknown[]) => void) => void
        values: { list: [number, Date]; deep: { map: Map<string, number> } }
        refusals: Record<string, string>
      }
      const world = globalThis as unknown as { bridge: Bridged; heard: Promise<unknown[]> }
      const { bridge } = world
      world.heard = new Promise((resolve) => {
        bridge.onMessage((...values) => resolve(values))
      })
      let failure = 'nothing'
      try {
        bridge.fail()
      } catch (error) {
        failure = (error as Error).message
      }
      return {
        sum: bridge.add(1, 2),
        applied: bridge.apply((value) => value * 2, 21),
        failure,
        time: bridge.values.list[1].getTime(),
        inMap: bridge.values.deep.map.get('key'),
        isFrozen: Object.isFrozen(bridge.values.list),
        refusals: bridge.refusals,
      }
    })
    expect(outcome).toEqual({
      sum: 3,
      applied: 42,
      failure: 'a reason',
      time: 5,
      inMap: 1,
      isFrozen: true,
      refusals: {
        class: 'A class cannot cross the bridge',
        instance: 'An instance of a class cannot cross the bridge',
        symbol: 'A symbol cannot cross the bridge',
        twice: 'Cannot bind an API on top of an existing property on the window object',
        node: 'module not found: fs',
        file: 'module not found: ./other.cjs',
        lacking: 'Electron on Chromium lacks ipcRenderer.sendSync in a sandboxed preload',
      },
    })
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('message', 1, 'two'))
    expect(await page.evaluate(() => (globalThis as unknown as { heard: Promise<unknown> }).heard)).toEqual([1, 'two'])
  })

  test('takes no preload that is an ES module, and no destroyed window', async ({ app, problems }) => {
    problems.expect(/A sandboxed preload is one CommonJS file/)
    await pageOf(app)
    const outcome = await app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/modulePreload.mjs`
      const window = new BrowserWindow({ webPreferences: { preload } })
      const failure = await window.loadURL('self://home/').catch((error: unknown) => (error as Error).message)
      window.destroy()
      let refusal = 'nothing'
      try {
        window.show()
      } catch (error) {
        refusal = (error as Error).message
      }
      return { failure, refusal, isDestroyed: window.isDestroyed() }
    })
    expect(outcome.failure).toContain('A sandboxed preload is one CommonJS file')
    expect(outcome).toMatchObject({ refusal: 'Object has been destroyed', isDestroyed: true })
  })

  test('tells of a renderer that crashes, and loads it again', async ({ app }) => {
    await pageOf(app)
    const outcome = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined) return 'no window'
      const crashed = new Promise<string>((resolve) => {
        contents.once('render-process-gone', (_event, details) => resolve(details.reason))
      })
      contents.forcefullyCrashRenderer()
      const reason = await crashed
      const loaded = new Promise((resolve) => {
        contents.once('did-finish-load', () => resolve(undefined))
      })
      contents.reload()
      await loaded
      return `${reason}, then ${String(await contents.executeJavaScript('document.title'))}`
    })
    expect(outcome).toBe('crashed, then self')
  })
})

/** The temporary folders of an instance: its process is in their names. */
function temporaryFolders({ pid }: ChildProcess): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`electron-on-chromium-${pid}-`))
}

test('several run at once, and a signal ends each in good order', async ({ profileFolder }) => {
  const instances = ['one', 'two', 'three'].map((name) => {
    const { args, cwd, env } = startParameters({ profileFolder: join(profileFolder, name), language: 'es' })
    const child = spawn(electronProgram, args, { cwd, env, stdio: 'ignore' })
    return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
  })
  for (const { child } of instances) {
    await expect.poll(() => temporaryFolders(child).length, { timeout: 30_000 }).toBe(1)
  }
  for (const { child } of instances) child.kill('SIGTERM')
  expect(await Promise.all(instances.map(({ ended }) => ended))).toEqual([0, 0, 0])
  expect(instances.flatMap(({ child }) => temporaryFolders(child))).toEqual([])
})

test('a kill leaves no temporary folder', async ({ app, window }) => {
  await expect(window.locator('#root h1')).toBeVisible()
  const program = app.process()
  expect(temporaryFolders(program)).toHaveLength(1)
  program.kill('SIGKILL')
  await expect.poll(() => temporaryFolders(program), { timeout: 10_000 }).toEqual([])
})
