import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_PAGE } from './appProtocol.ts'
import type { WindowPlace } from './settingsFile.ts'

/** The page's background in each theme, so that nothing flashes before it is drawn. As in `src/renderer/base.css`. */
const BACKGROUND = { light: '#f3f5f7', dark: '#12171c' } as const
const USUAL_SIZE = { width: 1366, height: 768 } as const
const PLACE_DELAY_MS = 500

export interface MainWindowOptions {
  readonly preload: string
  readonly icon: string
  readonly place: WindowPlace | null
  readonly onPlace: (place: WindowPlace) => void
  /** Whether the window may close now; asks its user where something would be lost. */
  readonly mayClose: () => boolean
  /** Called as the window is closed. @returns whether it is only to be hidden: the program goes on without it */
  readonly hides: () => boolean
}

/** Whether enough of a window would lie on a screen that is there to take hold of it: screens come and go. */
function isOnAScreen({ x, y, width }: WindowPlace): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const visibleWidth = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
    return visibleWidth >= 100 && y >= workArea.y && y <= workArea.y + workArea.height - 50
  })
}

function sizeOf(place: WindowPlace | null): { width: number; height: number; x?: number; y?: number } {
  if (place !== null && isOnAScreen(place)) {
    const { x, y, width, height } = place
    return { x, y, width, height }
  }
  const { workArea } = screen.getPrimaryDisplay()
  return { width: Math.min(USUAL_SIZE.width, workArea.width), height: Math.min(USUAL_SIZE.height, workArea.height) }
}

function rememberPlace(window: BrowserWindow, onPlace: (place: WindowPlace) => void): void {
  let timer: NodeJS.Timeout | undefined
  const remember = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    onPlace({ ...window.getNormalBounds(), isMaximized: window.isMaximized() })
  }
  const rememberSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(remember, PLACE_DELAY_MS)
  }
  window.on('resize', rememberSoon)
  window.on('move', rememberSoon)
  window.on('maximize', rememberSoon)
  window.on('unmaximize', rememberSoon)
  window.on('close', remember)
  window.on('closed', () => {
    clearTimeout(timer)
  })
}

/** Opens the main window where it was: it shows once its page is drawn. */
export async function openMainWindow(options: MainWindowOptions): Promise<void> {
  const { preload, icon, place, onPlace, mayClose, hides } = options
  const window = new BrowserWindow({
    title: 'Atalaya',
    ...sizeOf(place),
    minWidth: 480,
    minHeight: 360,
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
  opened = window
  window.once('closed', () => {
    if (opened === window) opened = undefined
  })
  rememberPlace(window, onPlace)
  window.on('close', (event) => {
    if (hides()) {
      event.preventDefault()
      // A window that fills the screen would leave a black one behind.
      if (window.isFullScreen()) window.setFullScreen(false)
      window.hide()
    } else if (!mayClose()) event.preventDefault()
  })
  window.once('ready-to-show', () => {
    if (place?.isMaximized === true) window.maximize()
    window.show()
  })
  try {
    await window.loadURL(APP_PAGE)
  } catch (cause) {
    // Closed before its page was there, as when the program is quit at once: nobody waits for it any more.
    if (!window.isDestroyed()) throw cause
  }
}

/** Others there are only to draw where nobody sees it. */
let opened: BrowserWindow | undefined

/** The main window, where there is one. */
export function mainWindow(): BrowserWindow | undefined {
  return opened
}

/** Brings the window of this program to the front. @returns whether there was one */
export function focusMainWindow(): boolean {
  const window = mainWindow()
  if (window === undefined) return false
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  return true
}
