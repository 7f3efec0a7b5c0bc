import { checkOptions, Lacking } from '../strict.ts'

export interface WebPreferences {
  readonly preload?: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
  readonly [name: string]: unknown
}

export interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly x?: number
  readonly y?: number
  readonly title?: string
  readonly show?: boolean
  readonly backgroundColor?: string
  readonly fullscreen?: boolean
  readonly webPreferences?: WebPreferences
  readonly [name: string]: unknown
}

const WINDOW_OPTIONS = new Set([
  'width',
  'height',
  'x',
  'y',
  'title',
  'show',
  'backgroundColor',
  'fullscreen',
  'webPreferences',
  // These change nothing here.
  'minWidth',
  'minHeight',
  'center',
  'icon',
  'autoHideMenuBar',
  'titleBarStyle',
  'titleBarOverlay',
  'trafficLightPosition',
  'useContentSize',
  'paintWhenInitiallyHidden',
])

const WEB_PREFERENCES = new Set([
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'navigateOnDragDrop',
  'spellcheck',
  'devTools',
  'backgroundThrottling',
  // Every window is drawn though nobody sees it.
  'offscreen',
  'safeDialogs',
  'disableDialogs',
])

/** Preferences that open a renderer to what it shows. A window that has one is refused. */
const DANGEROUS: Readonly<Record<string, boolean>> = {
  sandbox: false,
  contextIsolation: false,
  webSecurity: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  webviewTag: true,
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
}

/** @throws Error for options that the stand-in does not know or refuses */
export function checkWindowOptions(options: WindowOptions): void {
  checkOptions('the option BrowserWindow', options, WINDOW_OPTIONS)
  const preferences = options.webPreferences ?? {}
  checkOptions('the option BrowserWindow.webPreferences', preferences, WEB_PREFERENCES)
  for (const [name, value] of Object.entries(DANGEROUS)) {
    if (preferences[name] === value) throw new Lacking(`renderers with webPreferences.${name}: ${value}`)
  }
}
