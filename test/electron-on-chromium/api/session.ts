import type { Protocol } from '../chromium/connection.ts'
import { addScheme, isAppScheme, toChromium } from '../addresses.ts'
import { schemeHandlers, type SchemeHandler } from '../server.ts'
import { chromium, requireReady, state } from '../state.ts'
import { checkOptions, Lacking, strict, StrictEmitter } from '../strict.ts'

interface CustomScheme {
  readonly scheme: string
  readonly privileges?: Readonly<Record<string, boolean>>
}

const PRIVILEGES = new Set(['standard', 'secure', 'supportFetchAPI', 'corsEnabled', 'stream', 'codeCache'])
/** What a page under the stand-in's addresses always has. */
const NEEDED = ['standard', 'secure', 'supportFetchAPI'] as const

let isRegistered = false

const schemes = {
  handle(scheme: string, handler: SchemeHandler): void {
    requireReady('protocol.handle cannot be used')
    if (!isAppScheme(scheme)) throw new Lacking(`protocol.handle for '${scheme}', a scheme that is not privileged`)
    schemeHandlers.set(scheme, handler)
  },
  unhandle: (scheme: string): void => schemeHandlers.delete(scheme),
  isProtocolHandled: (scheme: string): boolean => schemeHandlers.has(scheme),
}

/** Of the module `protocol`; a session's own has no registration of schemes. */
export const protocol = strict('protocol', {
  ...schemes,
  registerSchemesAsPrivileged(customSchemes: readonly CustomScheme[]): void {
    if (state.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    if (isRegistered) throw new Error('protocol.registerSchemesAsPrivileged can be called only once')
    isRegistered = true
    for (const { scheme, privileges = {} } of customSchemes) {
      checkOptions(`the privilege of '${scheme}'`, privileges, PRIVILEGES)
      const absent = NEEDED.find((name) => privileges[name] !== true)
      if (absent !== undefined) throw new Lacking(`schemes without the privilege '${absent}' ('${scheme}')`)
      addScheme(scheme)
    }
  },
})

type PermissionHandler = (
  contents: unknown,
  permission: string,
  decide: (isGranted: boolean) => void,
  details: object,
) => void
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean

/** Electron's names of permissions, and Chromium's. */
const PERMISSIONS: readonly (readonly [string, Protocol.Browser.PermissionDescriptor])[] = [
  ['clipboard-read', { name: 'clipboard-read' }],
  ['clipboard-sanitized-write', { name: 'clipboard-write' }],
  ['geolocation', { name: 'geolocation' }],
  ['notifications', { name: 'notifications' }],
  ['media', { name: 'camera' }],
  ['media', { name: 'microphone' }],
  ['midi', { name: 'midi' }],
  ['midiSysex', { name: 'midi', sysex: true }],
  ['idle-detection', { name: 'idle-detection' }],
  ['window-management', { name: 'window-management' }],
  ['storage-access', { name: 'storage-access' }],
  ['display-capture', { name: 'display-capture' }],
]

/** What a session's own check of certificates is told; -3 leaves the verdict to the network. */
type CertificateCheck = (
  request: {
    readonly hostname: string
    readonly certificate: { readonly issuerName: string }
    readonly verificationResult: string
  },
  decide: (verdict: number) => void,
) => void

/**
 * The proxy for an address, as Chromium finds it on Linux: the one that the environment names, none for what is on this
 * computer.
 */
export function resolveProxy({ protocol, hostname }: URL): URL | undefined {
  const named = (name: string): string => process.env[name.toLowerCase()] ?? process.env[name] ?? ''
  const proxy = protocol === 'https:' ? named('HTTPS_PROXY') : named('HTTP_PROXY')
  const isHere = /^(?:localhost|127\.|\[::1\])/u.test(hostname)
  const isExcepted = named('NO_PROXY')
    .split(',')
    .some((each) => each !== '' && (hostname === each || hostname.endsWith(each)))
  return proxy === '' || isHere || isExcepted ? undefined : new URL(proxy)
}

export class Session extends StrictEmitter {
  readonly protocol = strict('session.protocol', schemes)
  private requestHandler: PermissionHandler | null = null
  private checkHandler: PermissionCheck | null = null
  certificateCheck: CertificateCheck | null = null
  /** Which way requests of this session go. */
  proxyOf: (url: URL) => URL | undefined = resolveProxy

  constructor() {
    super('session', ['will-download', 'preconnect', 'spellcheck-dictionary-download-failure'])
  }

  setPermissionRequestHandler(handler: PermissionHandler | null): void {
    this.requestHandler = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.checkHandler = handler
  }

  setCertificateVerifyProc(check: CertificateCheck | null): void {
    this.certificateCheck = check
  }

  setProxy({ mode, proxyRules }: { readonly mode?: string; readonly proxyRules?: string }): Promise<void> {
    const isHere = ({ hostname }: URL): boolean => /^(?:localhost|127\.|\[::1\])/u.test(hostname)
    if (mode === 'direct') this.proxyOf = () => undefined
    else if (mode === 'fixed_servers') this.proxyOf = (url) => (isHere(url) ? undefined : new URL(proxyRules ?? ''))
    else throw new Error(`the stand-in knows no proxy mode ${String(mode)}`)
    return Promise.resolve()
  }

  /** Requests of the stand-in remember no log-in: each asks anew. */
  clearAuthCache(): Promise<void> {
    return Promise.resolve()
  }

  resolveProxy(address: string): Promise<string> {
    const proxy = this.proxyOf(new URL(address))
    return Promise.resolve(proxy === undefined ? 'DIRECT' : `PROXY ${proxy.host}`)
  }

  setSpellCheckerEnabled(_isEnabled: boolean): void {}

  isPersistent(): boolean {
    return true
  }

  /**
   * For windows: asks the app's handlers about every permission, once for each page that opens, and has Chromium answer
   * pages so. (Electron asks when a page asks. Chromium lets nobody in between.)
   */
  async settlePermissions(contents: unknown, address: string): Promise<void> {
    const origin = new URL(toChromium(address)).origin
    const requests = PERMISSIONS.map(async ([permission, descriptor]) => {
      const isGranted = this.isAllowed(contents, permission, address)
      const setting = isGranted ? 'granted' : 'denied'
      await chromium()
        .connection.browser.send('Browser.setPermission', { permission: descriptor, setting, origin })
        // Not every Chromium knows every name.
        .catch(() => {})
    })
    await Promise.all(requests)
  }

  private isAllowed(contents: unknown, permission: string, address: string): boolean {
    const details = { requestingUrl: address, isMainFrame: true }
    if (this.checkHandler !== null && !this.checkHandler(contents, permission, address, details)) return false
    if (this.requestHandler === null) return true
    let isAllowed = false
    this.requestHandler(
      contents,
      permission,
      (isGranted) => {
        isAllowed = isGranted
      },
      details,
    )
    return isAllowed
  }
}

/** For windows, which exist only once the app is ready. */
export const defaultSession = strict('session', new Session())

const partitions = new Map<string, Session>()

/** Of the module `session`. */
export const session = strict('session', {
  fromPartition(partition: string, options: object = {}): Session {
    requireReady('session.fromPartition cannot be used')
    checkOptions('session.fromPartition', options, new Set(['cache']))
    if (partition === '' || partition.startsWith('persist:')) throw new Lacking(`the partition '${partition}'`)
    const found = partitions.get(partition) ?? strict('session', new Session())
    partitions.set(partition, found)
    return found
  },
  get defaultSession() {
    if (!state.isReady) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
})
