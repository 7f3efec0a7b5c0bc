import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc/bridge.ts'
import { CHANNELS, type Channel } from '../../src/shared/ipc/contract.ts'
import { ask } from './ask.ts'
import { dataFolderOf, electronProgram, isStandIn, startParameters } from './electron.ts'
import { expect, test } from './fixtures.ts'

/** Everything that the page may call. A function that is not written down here fails a test, or does not compile. */
const DOCUMENTED: Readonly<Record<keyof Bridge, true>> = { onEvent: true, request: true }

const FOREIGN = 'https://example.com/'

function addresses(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))
}

async function expectToStay(app: ElectronApplication, window: Page): Promise<void> {
  await expect.poll(() => app.windows().length).toBe(1)
  expect(await addresses(app)).toEqual(['app://atalaya/index.html'])
  // Not by a locator: Playwright waits for ever for a form that the security policy has stopped.
  await expect.poll(() => window.evaluate(() => document.querySelector('#root h1') !== null)).toBe(true)
}

test('the page has nothing of Node', async ({ window }) => {
  const found = await window.evaluate(() =>
    ['require', 'module', 'exports', 'process', 'Buffer', 'global', '__dirname', '__filename'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(found).toEqual([])
})

test('the page has the documented functions, and can change none', async ({ window }) => {
  const bridge = await window.evaluate(() => {
    const { atalaya } = globalThis as unknown as { atalaya: Record<string, unknown> }
    return {
      names: Object.entries(atalaya).map(([name, value]) => `${typeof value} ${name}`),
      isFrozen: Object.isFrozen(atalaya),
      isReplaceable: Object.getOwnPropertyDescriptor(globalThis, 'atalaya')?.writable,
    }
  })
  expect(bridge.names.toSorted()).toEqual(Object.keys(DOCUMENTED).map((name) => `function ${name}`))
  expect(bridge).toMatchObject({ isFrozen: true, isReplaceable: false })
})

test('the page can ask for nothing but the channels of the contract', async ({ window }) => {
  const outcomes = await window.evaluate(async () => {
    const { atalaya } = globalThis as unknown as {
      atalaya: { request: (channel: string, input: unknown) => Promise<string> }
    }
    async function outcome(channel: string, input: unknown): Promise<string> {
      try {
        const reply = JSON.parse(await atalaya.request(channel, input)) as { ok: boolean }
        return reply.ok ? 'answered' : 'refused'
      } catch {
        return 'refused'
      }
    }
    return {
      known: await outcome('store:state', null),
      unknown: await outcome('app:run', null),
      inherited: await outcome('constructor', null),
      electron: await outcome('ELECTRON_BROWSER_REQUIRE', 'fs'),
      path: await outcome('export:reveal', { jobId: '../../etc/passwd' }),
      file: await outcome('export:open', { jobId: 'x', file: '/etc/passwd' }),
      address: await outcome('app:open-link', { link: 'https://example.com/' }),
      sql: await outcome('result:open', {
        slot: 'a',
        view: { first: 0, last: 0, blockRows: 10, turn: 1 },
        question: 'SELECT * FROM connections',
      }),
    }
  })
  const { known, ...others } = outcomes
  expect(known).toBe('answered')
  expect(new Set(Object.values(others))).toEqual(new Set(['refused']))
})

test('our own link opens in the browser, by its name', async ({ app, window }) => {
  await ask(window, 'app:open-link', { link: 'wolkvox-tokens' })
  if (!isStandIn) return
  const calls = await app.evaluate((electron) => {
    const { standIn } = electron as unknown as { standIn: { recordedCalls: readonly unknown[] } }
    return JSON.stringify(standIn.recordedCalls)
  })
  expect(calls).toContain('https://wolkvox.helpjuice.com/')
})

test('no token comes back to the page', async ({ window, supervisor, operation }) => {
  await window.evaluate(() => {
    const page = globalThis as unknown as { heard: unknown[] }
    page.heard = []
    globalThis.window.atalaya.onEvent((event) => {
      page.heard.push(event)
    })
  })
  await supervisor.connect(operation)
  const channels = Object.entries(CHANNELS).flatMap(([channel, { kind, input }]) =>
    kind === 'answer' && input.safeParse(null).success ? [channel as Channel] : [],
  )
  // What is refused is said to the page as well.
  const answers = await Promise.all(channels.map((channel) => ask(window, channel, null).catch(String)))
  expect(channels).toEqual(expect.arrayContaining(['connections:list', 'settings:get', 'app:info', 'jobs:list']))
  const heard = await window.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)
  expect(heard.length).toBeGreaterThan(0)
  expect(JSON.stringify([answers, heard])).not.toContain(operation.token)
  expect(await window.content()).not.toContain(operation.token)
})

test('the page reaches no other place', async ({ window, problems }) => {
  problems.expect(/Content Security Policy/)
  const outcomes = await window.evaluate(async (foreign) => {
    async function outcome(run: () => Promise<unknown>): Promise<string> {
      try {
        await run()
        return 'reached'
      } catch {
        return 'refused'
      }
    }
    function load(element: HTMLImageElement | HTMLScriptElement): Promise<unknown> {
      return new Promise((resolve, reject) => {
        element.addEventListener('load', resolve)
        element.addEventListener('error', reject)
        element.src = `${foreign}${element.tagName}`
        document.body.append(element)
      })
    }
    return {
      fetch: await outcome(() => fetch(foreign)),
      own: await outcome(() => fetch('/index.html')),
      image: await outcome(() => load(new Image())),
      script: await outcome(() => load(document.createElement('script'))),
      socket: await outcome(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(foreign.replace('https', 'wss'))
            socket.addEventListener('open', resolve)
            socket.addEventListener('error', reject)
          }),
      ),
    }
  }, FOREIGN)
  expect(outcomes).toEqual({
    fetch: 'refused',
    own: 'refused',
    image: 'refused',
    script: 'refused',
    socket: 'refused',
  })
})

test('text does not become a script', async ({ window, problems }) => {
  problems.expect(/status of 404/)
  problems.expect(/Content Security Policy/)
  const outcome = await window.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.hasRun = true'
    const holder = document.createElement('div')
    holder.innerHTML = '<b onclick="globalThis.hasRun = true">text</b><img src="x" onerror="globalThis.hasRun = true">'
    document.body.append(script, holder)
    holder.querySelector('b')?.click()
    return 'hasRun' in globalThis
  })
  expect(outcome).toBe(false)
  await expect.poll(() => window.evaluate(() => 'hasRun' in globalThis)).toBe(false)
})

test('app:// serves nothing outside of its folder', async ({ app, window }) => {
  await expect(window.locator('#root h1')).toBeVisible()
  for (const path of [
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '..%5c..%5cpackage.json',
    '%2fetc%2fpasswd',
    'assets/..%2f..%2fmain%2findex.js',
    '%00',
    'C:%5cWindows%5cwin.ini',
  ]) {
    const { status, text } = await app.evaluate(async ({ net }, address) => {
      const response = await net.fetch(address)
      return { status: response.status, text: await response.text() }
    }, `app://atalaya/${path}`)
    expect([403, 404], path).toContain(status)
    expect(text, path).toBe('')
  }
})

test('app:// answers for one host only', async ({ app, window }) => {
  await expect(window.locator('#root h1')).toBeVisible()
  const status = await app.evaluate(({ net }) =>
    net.fetch('app://other/index.html').then((response) => response.status),
  )
  expect(status).toBe(403)
})

test('the page opens no windows', async ({ app, window }) => {
  expect(await window.evaluate((foreign) => globalThis.open(foreign), FOREIGN)).toBeNull()
  await window.evaluate((foreign) => {
    const link = document.createElement('a')
    Object.assign(link, { href: foreign, target: '_blank', textContent: 'elsewhere', id: 'elsewhere' })
    document.body.prepend(link)
  }, FOREIGN)
  await window.locator('#elsewhere').click()
  await window.locator('#elsewhere').click({ modifiers: ['ControlOrMeta'] })
  await expectToStay(app, window)
})

for (const [way, leave] of [
  ['a script', (foreign: string) => location.assign(foreign)],
  ['its own address', () => location.assign('/index.html?again')],
  [
    'a link',
    (foreign: string) => {
      const link = document.createElement('a')
      link.href = foreign
      document.body.append(link)
      link.click()
    },
  ],
] as const) {
  test(`the page goes nowhere: ${way}`, async ({ app, window }) => {
    await window.evaluate(leave, FOREIGN)
    await window.waitForTimeout(300)
    await expectToStay(app, window)
  })
}

test('the page posts no form', async ({ app, window, problems }) => {
  problems.expect(/Content Security Policy/)
  await window.evaluate((foreign) => {
    const form = document.createElement('form')
    Object.assign(form, { action: foreign, method: 'post' })
    document.body.append(form)
    form.submit()
  }, FOREIGN)
  await window.waitForTimeout(300)
  await expectToStay(app, window)
})

test('a frame has no bridge, and none of our pages loads in one', async ({ app, window, problems }) => {
  problems.expect(/Content Security Policy|frame-ancestors/)
  const found = await window.evaluate(async () => {
    async function bridgeIn(attributes: Partial<HTMLIFrameElement>): Promise<string> {
      const frame = Object.assign(document.createElement('iframe'), attributes)
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
      document.body.append(frame)
      await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 1_000))])
      try {
        return typeof (frame.contentWindow as unknown as { atalaya: unknown }).atalaya
      } catch {
        return 'refused'
      }
    }
    return {
      empty: await bridgeIn({}),
      text: await bridgeIn({ srcdoc: '<p>text</p>' }),
      own: await bridgeIn({ src: '/index.html' }),
    }
  })
  expect(found.empty).toBe('undefined')
  expect(found.text).toBe('undefined')
  expect(['undefined', 'refused']).toContain(found.own)
  expect(await addresses(app)).toEqual(['app://atalaya/index.html'])
})

test('the page gets no permission but to write text to the clipboard', async ({ window }) => {
  const states = await window.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read'] as const
    const states = await Promise.all(
      names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        return [name, state]
      }),
    )
    return { ...Object.fromEntries(states), asked: await Notification.requestPermission() } as Record<string, string>
  })
  expect(states).toEqual({
    notifications: 'denied',
    geolocation: 'denied',
    camera: 'denied',
    microphone: 'denied',
    'clipboard-read': 'denied',
    asked: 'denied',
  })
})

test('with certificates unchecked the app does not start, and says why', async ({ profileFolder }) => {
  test.skip(!isStandIn, "nobody could close the system's own dialog")
  const environment = { NODE_TLS_REJECT_UNAUTHORIZED: '0' }
  const { args, cwd, env } = startParameters({ profileFolder, language: 'es', environment })
  const child = spawn(electronProgram, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  child.stderr.on('data', (bytes: Buffer) => (told += bytes.toString()))
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1)
  expect(told).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0 está definida')
  expect(told).toContain('Quitar esa variable')
  expect(existsSync(`${dataFolderOf(profileFolder)}/atalaya.db`)).toBe(false)
})
