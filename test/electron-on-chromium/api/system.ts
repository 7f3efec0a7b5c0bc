import { answerAppRequest } from '../server.ts'
import { isAppScheme } from '../addresses.ts'
import { request } from './request.ts'
import { chromium, record, requireReady } from '../state.ts'
import { Lacking, strict, StrictEmitter } from '../strict.ts'

// The parts of Electron that reach beyond the app: stood in for without touching the system.

const AREA = { x: 0, y: 0, width: 1920, height: 1080 }
const DISPLAY = {
  id: 1,
  label: 'Stand-in',
  bounds: AREA,
  workArea: AREA,
  size: { width: AREA.width, height: AREA.height },
  workAreaSize: { width: AREA.width, height: AREA.height },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
}

class Screen extends StrictEmitter {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed'])
  }

  getPrimaryDisplay(): typeof DISPLAY {
    requireReady("The 'screen' module can't be used")
    return DISPLAY
  }

  getAllDisplays(): readonly (typeof DISPLAY)[] {
    return [this.getPrimaryDisplay()]
  }

  getDisplayMatching(_area: object): typeof DISPLAY {
    return this.getPrimaryDisplay()
  }

  getDisplayNearestPoint(_point: object): typeof DISPLAY {
    return this.getPrimaryDisplay()
  }

  getCursorScreenPoint(): { x: number; y: number } {
    return { x: 0, y: 0 }
  }
}

export const screen = strict('screen', new Screen())

class PowerMonitor extends StrictEmitter {
  constructor() {
    super('powerMonitor', [
      'suspend',
      'resume',
      'on-ac',
      'on-battery',
      'shutdown',
      'lock-screen',
      'unlock-screen',
      'user-did-become-active',
      'user-did-resign-active',
    ])
  }

  getSystemIdleTime(): number {
    return 0
  }

  isOnBatteryPower(): boolean {
    return false
  }
}

export const powerMonitor = strict('powerMonitor', new PowerMonitor())

const blockers = new Set<number>()
let lastBlocker = 0

export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(type: string): number {
    record('powerSaveBlocker.start', type)
    blockers.add(++lastBlocker)
    return lastBlocker
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
})

/** Where somebody is watching, they are told what the system would have opened. */
function tell(path: string): void {
  if (chromium().isHeaded) console.error(`[shell] ${path}`)
}

export const shell = strict('shell', {
  async openExternal(url: string): Promise<void> {
    record('shell.openExternal', url)
  },
  async openPath(path: string): Promise<string> {
    record('shell.openPath', path)
    tell(path)
    return ''
  },
  showItemInFolder(path: string): void {
    record('shell.showItemInFolder', path)
    tell(path)
  },
  async trashItem(path: string): Promise<void> {
    record('shell.trashItem', path)
  },
  beep(): void {
    record('shell.beep')
  },
})

let clipboardText = ''

export const clipboard = strict('clipboard', {
  readText: (): string => clipboardText,
  writeText(text: string): void {
    clipboardText = text
  },
  clear(): void {
    clipboardText = ''
  },
})

class Notification extends StrictEmitter {
  static isSupported(): boolean {
    return true
  }

  readonly title: string
  readonly body: string

  constructor({ title = '', body = '' }: { readonly title?: string; readonly body?: string } = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed'])
    this.title = title
    this.body = body
    return strict('Notification', this)
  }

  show(): void {
    record('Notification.show', this.title, this.body)
    this.emit('show')
  }

  close(): void {
    this.emit('close')
  }
}

const StrictNotification = strict('Notification', Notification)
export { StrictNotification as Notification }

export const net = strict('net', {
  request,
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    chromium()
    const request = new Request(input, init)
    const scheme = new URL(request.url).protocol.slice(0, -1)
    if (isAppScheme(scheme)) return answerAppRequest(request)
    if (scheme !== 'http' && scheme !== 'https') throw new Lacking(`net.fetch of ${scheme}: addresses`)
    return fetch(request)
  },
  isOnline: (): boolean => true,
  online: true,
})
