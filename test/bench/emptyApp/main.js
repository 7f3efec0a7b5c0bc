import { app, BrowserWindow, protocol, session } from 'electron'

// The least that a window takes: what the benchmark's start is compared with.
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
void app.whenReady().then(() => {
  const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': "default-src 'none'" }
  session.defaultSession.protocol.handle('app', () => new Response('<h1>empty</h1>', { headers }))
  const window = new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true } })
  return window.loadURL('app://empty/index.html')
})
