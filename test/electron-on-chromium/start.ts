import { readFileSync } from 'node:fs'
import inspector from 'node:inspector'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, commandLine } from './api/app.ts'
import { Chromium } from './chromium/chromium.ts'
import { provideElectron } from './electronModule.ts'
import { startServer } from './server.ts'
import { state } from './state.ts'

// The order of a start in Electron: the app's main module is evaluated, then Chromium is there, then the app is ready.

declare global {
  /** Called by Playwright once it listens: an app that it starts is ready only then. */
  var __playwright_run: (() => Promise<void>) | undefined
}

const { switches } = commandLine
const isUnderPlaywright = switches.has('inspect') && switches.has('remote-debugging-port')

function electronVersion(): string {
  const file = createRequire(import.meta.url).resolve('electron/package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

function describeProcess(): void {
  process.argv.splice(0, process.argv.length, ...commandLine.argv)
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(app.folder, 'resources') })
  Object.assign(process.versions, { electron: electronVersion() })
}

async function startChromium(): Promise<void> {
  const server = await startServer()
  const chromium = await Chromium.start({
    profileFolder: join(app.getPath('sessionData'), 'Chromium'),
    proxyPort: server.port,
    language: app.getLocale(),
    isHeaded: switches.has('electron-on-chromium-window'),
    withoutSandbox: switches.has('no-sandbox'),
    onLost: () => {
      console.error('Chromium has ended without being asked to')
      app.exit(1)
    },
  })
  state.chromium = chromium
  Object.assign(process.versions, { chrome: chromium.version })
  app.shutDown = async () => {
    await chromium.close()
    server.close()
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

describeProcess()
provideElectron()
if (switches.has('inspect')) inspector.open(Number(switches.get('inspect') ?? 0))
await import(pathToFileURL(resolve(app.folder, app.manifest.main)).href)
// A second instance ends before it has begun.
if (!state.isQuitting) {
  app.starting = startChromium()
  await app.starting
  if (isUnderPlaywright) {
    const attached = Promise.withResolvers<void>()
    globalThis.__playwright_run = async () => {
      attached.resolve()
      await app.whenReady()
    }
    process.stderr.write(`DevTools listening on ${state.chromium?.debuggingAddress}\n`)
    await attached.promise
  }
  if (!state.isQuitting) app.becomeReady()
}
