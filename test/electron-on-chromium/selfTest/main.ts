import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  TouchBar,
  type BrowserWindowConstructorOptions,
} from 'electron'

// An app that tries what should be refused. Its test reads the outcomes from `globalThis.refusals`.

const SCHEME = {
  scheme: 'self',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

function refusal(attempt: () => unknown): string {
  try {
    attempt()
    return 'nothing'
  } catch (error) {
    return (error as Error).message
  }
}

function windowWith(webPreferences: BrowserWindowConstructorOptions['webPreferences']): () => unknown {
  return () => new BrowserWindow({ webPreferences: { ...webPreferences } })
}

const refusals: Record<string, string> = {
  windowBeforeReady: refusal(() => new BrowserWindow()),
  sessionBeforeReady: refusal(() => session.defaultSession),
  handleBeforeReady: refusal(() => protocol.handle('self', () => new Response())),
}
Object.assign(globalThis, { refusals })

protocol.registerSchemesAsPrivileged([SCHEME])
refusals['schemesTwice'] = refusal(() => protocol.registerSchemesAsPrivileged([SCHEME]))
await Promise.resolve()
refusals['readyAfterMain'] = String(app.isReady())

function tryAfterReady(): void {
  Object.assign(refusals, {
    schemesAfterReady: refusal(() => protocol.registerSchemesAsPrivileged([SCHEME])),
    unprivileged: refusal(() => protocol.handle('other', () => new Response())),
    handleTwice: refusal(() => protocol.handle('self', () => new Response())),
    ipcTwice: refusal(() => ipcMain.handle('echo', () => 1)),
    isolationOff: refusal(windowWith({ contextIsolation: false })),
    node: refusal(windowWith({ nodeIntegration: true })),
    sandboxOff: refusal(windowWith({ sandbox: false })),
    webview: refusal(windowWith({ webviewTag: true })),
    unknownOption: refusal(() => new BrowserWindow({ kiosk: true })),
    unknownEvent: refusal(() => app.on('gpu-info-update', () => {})),
    unknownMethod: refusal(() => app.getFileIcon('file')),
    unknownMember: refusal(() => powerMonitor.getSystemIdleState(1)),
    missingClass: refusal(() => new TouchBar({ items: [] })),
    missingModule: refusal(() => safeStorage.isEncryptionAvailable()),
    menuRole: refusal(() => Menu.buildFromTemplate([{ role: 'nonsense' as 'quit' }])),
  })
}

const PAGE = '<!doctype html><title>self</title><p>page</p>'

async function start(): Promise<void> {
  protocol.handle('self', ({ url }) => {
    const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': "default-src self:; script-src 'none'" }
    return url === 'self://home/' ? new Response(PAGE, { headers }) : new Response('', { status: 404, headers })
  })
  ipcMain.handle('echo', (_event, ...values: unknown[]) => values)
  ipcMain.handle('function', () => () => {})
  ipcMain.handle('throws', () => {
    throw new RangeError('a reason')
  })
  tryAfterReady()
  const window = new BrowserWindow({
    width: 500,
    height: 400,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
  })
  await window.loadURL('self://home/')
}

app
  .whenReady()
  .then(start)
  .catch((error: unknown) => {
    console.error(error)
    app.exit(1)
  })
