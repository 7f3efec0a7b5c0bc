import { app, BrowserWindow, nativeTheme } from 'electron'
import { APP_PAGE } from './appProtocol.ts'

/** The page's background in each theme, so that nothing flashes before it is drawn. As in `src/renderer/base.css`. */
const BACKGROUND = { light: '#f3f5f7', dark: '#12171c' } as const

export interface WindowFiles {
  readonly preload: string
  readonly icon: string
}

/** Opens the main window: it shows once its page is drawn. */
export async function openMainWindow({ preload, icon }: WindowFiles): Promise<void> {
  const window = new BrowserWindow({
    title: 'Atalaya',
    width: 1280,
    height: 720,
    minWidth: 640,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    // Windows and macOS take the icon from the packaged program.
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spell checker fetches its dictionaries from the internet.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  try {
    await window.loadURL(APP_PAGE)
  } catch (cause) {
    // Closed before its page was there, as when the program is quit at once: nobody waits for it any more.
    if (!window.isDestroyed()) throw cause
  }
}

/** Brings the window of this program to the front. @returns whether there was one */
export function focusMainWindow(): boolean {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return false
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  return true
}
