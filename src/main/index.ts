import { join } from 'node:path'
import { app, dialog, session } from 'electron'
import { toAppError } from '../shared/errors.ts'
import { explain } from '../shared/errorTexts.ts'
import { languageOf } from '../shared/language.ts'
import { catalogue } from '../shared/reports/index.ts'
import { registerRequests } from './ipc/register.ts'
import { setMenu } from './menu.ts'
import { denyNavigation, denyPermissions, registerAppScheme, serveApp } from './security.ts'
import { focusMainWindow, openMainWindow } from './window.ts'

// The composition root: builds everything and passes it in. This file becomes out/main/index.js.

const outFolder = join(import.meta.dirname, '..')
const windowFiles = {
  preload: join(outFolder, 'preload/index.cjs'),
  icon: join(outFolder, '../resources/icon.png'),
}

function failToStart(cause: unknown): void {
  const { sentence } = explain(toAppError(cause).toData(), languageOf(app.getLocale()))
  dialog.showErrorBox('Atalaya', sentence)
  app.exit(1)
}

function showWindow(): void {
  if (!focusMainWindow()) openMainWindow(windowFiles).catch(failToStart)
}

async function start(): Promise<void> {
  denyPermissions(session.defaultSession)
  serveApp(session.defaultSession, join(outFolder, 'renderer'))
  registerRequests({
    reports: catalogue.reports,
    versions: {
      app: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
    },
  })
  setMenu({
    language: languageOf(app.getLocale()),
    isMac: process.platform === 'darwin',
    withDevTools: !app.isPackaged,
  })
  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  await openMainWindow(windowFiles)
}

if (app.requestSingleInstanceLock()) {
  app.enableSandbox()
  registerAppScheme()
  denyNavigation()
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  // Not awaited here: Electron gets ready only after this module has been evaluated.
  app.whenReady().then(start).catch(failToStart)
} else app.quit()
