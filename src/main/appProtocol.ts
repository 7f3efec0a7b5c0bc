import { readFile } from 'node:fs/promises'
import platformPath, { type PlatformPath } from 'node:path'

// How the window's own files are served, as app://atalaya/… No Electron here, so that all of it runs under test.

export const APP_SCHEME = 'app'
const APP_HOST = 'atalaya'
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`

/** Where the page draws something that nobody sees, instead of being the window. */
export function drawingAddress(id: number): string {
  return `${APP_PAGE}#drawing=${id}`
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The component library and the grid write their styles into the page. Nothing can be loaded or sent by a style here:
  // pictures and fonts come from the app alone, and the page has no other place to reach.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // A page's policy does not cover the names that its links and mails hold: none is looked up ahead of a visit.
  'X-DNS-Prefetch-Control': 'off',
}

/**
 * Whether an address lies in the app itself.
 *
 * Its beginning is compared whole, without a user's name or a port: for a scheme of one's own, `URL.origin` is the text
 * `null` for every host, and `URL.host` leaves out who is named before it.
 */
export function isAppAddress(address: string): boolean {
  return URL.parse(address)?.href.startsWith(`${APP_SCHEME}://${APP_HOST}/`) === true
}

/**
 * The file that an address of the app names, or undefined where it is none of ours or would lie outside the root.
 *
 * @param root absolute path of the folder that is served
 * @param paths the platform's rules for paths; given by tests, so that Windows' are tested everywhere
 */
export function containedFile(root: string, address: string, paths: PlatformPath = platformPath): string | undefined {
  if (!isAppAddress(address)) return undefined
  let name: string
  try {
    name = decodeURIComponent(new URL(address).pathname)
  } catch {
    return undefined
  }
  // A colon names a drive or, behind a file's name, an alternate stream on Windows.
  if (/[\0:]/.test(name)) return undefined
  const file = paths.resolve(root, `.${name}`)
  return file.startsWith(paths.resolve(root) + paths.sep) ? file : undefined
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: HEADERS })
}

/** Answers a request for a file of the app: GET only, files below the root only, known kinds of files only. */
export async function answerFileRequest(
  root: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405)
  const file = containedFile(root, request.url)
  if (file === undefined) return refuse(403)
  const contentType = CONTENT_TYPES[platformPath.extname(file)]
  if (contentType === undefined) return refuse(404)
  try {
    const body = await readFile(file)
    return new Response(new Uint8Array(body), { headers: { ...HEADERS, 'Content-Type': contentType } })
  } catch {
    return refuse(404)
  }
}
