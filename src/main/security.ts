import { app, protocol, shell, type Session } from 'electron'
import type { Link } from '../shared/ipc/app.ts'
import { answerFileRequest, APP_SCHEME } from './appProtocol.ts'

/** The only addresses that this program ever opens in a browser. */
const LINK_ADDRESSES: Readonly<Record<Link, string>> = {
  'wolkvox-tokens': 'https://wolkvox.helpjuice.com/como-generar-un-token-para-consumir-apis-en-wolkvox-manager',
}

/** Makes app:// a scheme with an origin of its own, as https: is. Only before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the window's files from a folder, and nothing else. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle(APP_SCHEME, (request) => answerFileRequest(root, request))
}

/** Denies pages every permission but writing text to the clipboard. */
export function denyPermissions(session: Session): void {
  const isAllowed = (permission: string): boolean => permission === 'clipboard-sanitized-write'
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(isAllowed(permission))
  })
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
}

/** Keeps every page where it is: no navigation, no new windows, no embedded pages. Before the first window is made. */
export function denyNavigation(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      // A mail's frame is filled with the text that the page itself holds; it runs nothing and loads nothing.
      if (event.url !== 'about:srcdoc') event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Opens one of our own links in the browser. */
export async function openLink(link: Link): Promise<void> {
  await shell.openExternal(LINK_ADDRESSES[link])
}

/**
 * Opens a file that this program wrote, with the program that the system has for it.
 *
 * @returns why it could not, or an empty text
 */
export function openWrittenFile(file: string): Promise<string> {
  return shell.openPath(file)
}

/** Shows a file that this program wrote, or its data folder, in the system's file manager. */
export function revealFile(file: string): void {
  shell.showItemInFolder(file)
}
