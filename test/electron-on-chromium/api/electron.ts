import { recordedCalls } from '../state.ts'
import { missing, strict } from '../strict.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browserWindow.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc.ts'
import { Menu, MenuItem } from './menu.ts'
import { protocol, session } from './session.ts'
import { clipboard, net, Notification, powerMonitor, powerSaveBlocker, screen, shell } from './system.ts'
import { nativeTheme } from './theme.ts'
import { Tray } from './tray.ts'
import { webContents } from './webContents.ts'

const PRESENT = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
  Tray,
  webContents,
}

/** Of Electron's main process, what the stand-in does not have. */
const MISSING = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'globalShortcut',
  'inAppPurchase',
  'MessageChannelMain',
  'nativeImage',
  'netLog',
  'parentPort',
  'pushNotifications',
  'safeStorage',
  'ShareMenu',
  'systemPreferences',
  'TouchBar',
  'utilityProcess',
  'View',
  'WebContentsView',
  'webFrameMain',
]

/** What the app gets for `electron`; and `standIn`, by which tests ask what was recorded. */
export const electron: Readonly<Record<string, unknown>> = strict('electron', {
  ...PRESENT,
  ...Object.fromEntries(MISSING.map((name) => [name, missing(name)])),
  standIn: { recordedCalls },
})
