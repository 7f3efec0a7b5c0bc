import { isCurl, readCurl } from './curl.ts'
import { isApiId, isParameterName, isSecretName, isService, MOST_PARAMETERS } from './customReport.ts'
import { secretsIn, secretsOfHeader } from './pastedSecrets.ts'
import { withoutMarks } from '../values.ts'

/** What a pasted request asks, as far as a report is made of it. Never anything of a token. */
export interface PastedRequest {
  readonly service: string
  readonly id: string
  /** The parameters besides `api` and the dates; a value that only stands for one (`{{campaign}}`) is empty. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
  /** It names a period. */
  readonly hasDates: boolean
  /** The code of the operation's server, where the address has one. */
  readonly server: string | null
  /** Something like a token came with it, and was left behind. */
  readonly hadSecret: boolean
}

export const PASTE_PROBLEMS = ['nothing', 'no-address', 'not-a-report', 'no-id', 'not-get', 'other-version'] as const
export type PasteProblem = (typeof PASTE_PROBLEMS)[number]

export type PasteReading =
  | { readonly kind: 'request'; readonly request: PastedRequest }
  /** It holds something like a token: whoever pasted it may want to know that it was left behind. */
  | { readonly kind: 'unreadable'; readonly problem: PasteProblem; readonly hadSecret: boolean }

/** A request of hundreds of lines is none of ours. */
const MOST_LETTERS = 20_000
const MOST_VALUE_LETTERS = 1_000
const DATES: ReadonlySet<string> = new Set(['date_ini', 'date_end'])
const OTHER_METHOD =
  /^[ \t]{0,20}(?:POST|PUT|PATCH|DELETE)\b|["']method["']\s{0,20}:\s{0,20}["'](?:POST|PUT|PATCH|DELETE)["']|\s-Method\s{1,20}["']?(?:POST|PUT|PATCH|DELETE)\b/im
/** Where the service of an address ends. */
const SERVICE_END = /\.php(?![\w.])/i
/** What no address holds, so that one ends there. */
const ADDRESS_BORDER = /[\s"'<>`“”„«»‘]/
/** And where its query ends; a typeset apostrophe may stand inside of a value, a closing quote behind it. */
const QUERY_BORDER = /[\s"'<>`#“”„«»‘]|’(?![\p{L}\p{N}])/u
const VERSION = /(?:^|\/)api\/v(\d{1,4})\/$/i
const KEY = /^\s*([A-Za-z]\w*)\/([A-Za-z0-9][\w.-]*)\s*$/
const HOST = /\bwv([a-z0-9][a-z0-9-]{0,30})\.wolkvox\.com/i
/** What documents and collections of requests write where a value belongs. */
const STAND_IN = /^(?:\{\{?.*\}\}?|<.*>|\[.*\]|:[a-z_]\w*|\$\{?\w+\}?|%\w+%|x{3,})$/i
const CONTROL = /\p{Cc}+/gu

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

function pairsOf(query: string): readonly (readonly [string, string])[] {
  return query.split('&').flatMap((part) => {
    const at = part.indexOf('=')
    const name = decoded(at === -1 ? part : part.slice(0, at)).trim()
    const value = at === -1 ? '' : decoded(part.slice(at + 1))
    return name === '' ? [] : [[name, value.replace(CONTROL, ' ').trim()] as const]
  })
}

/**
 * A text as addresses are looked for in it: the escapes of JSON and HTML undone, no blanks in what stands for a value.
 */
function plain(text: string): string {
  return text
    .replaceAll('\\/', '/')
    .replace(/\\u0026|&amp;/gi, '&')
    .replace(/=<[\w .-]{1,60}>/g, '={{}}')
    .replace(/\{\{([^{}]{0,100})\}\}/g, (_all, name: string) => `{{${name.replace(/\s+/g, '')}}}`)
}

/** The parts of an address: `https://wv0010.wolkvox.com/api/v2/service.php?api=id`, or the same from the service on. */
interface Address {
  readonly before: string
  readonly version: string | undefined
  readonly service: string
  readonly query: string
}

/** The first address of a service in a text. */
function addressIn(text: string): Address | undefined {
  const end = text.search(SERVICE_END)
  if (end === -1) return undefined
  let start = end
  while (start > 0 && !ADDRESS_BORDER.test(text.charAt(start - 1))) start--
  const path = text.slice(start, end)
  const slash = path.lastIndexOf('/') + 1
  const rest = text.slice(end + '.php'.length)
  const border = rest.search(QUERY_BORDER)
  const tail = border === -1 ? rest : rest.slice(0, border)
  return {
    before: path.slice(0, slash),
    version: VERSION.exec(path.slice(0, slash))?.[1],
    service: path.slice(slash),
    query: tail.startsWith('?') ? tail.slice(1) : '',
  }
}

/** What somebody types who knows a report by its key. */
function addressOfKey(text: string): Address | undefined {
  const match = KEY.exec(text)
  const [, service = '', id = ''] = match ?? []
  return match === null ? undefined : { before: '', version: undefined, service, query: `api=${id}` }
}

interface Sought {
  readonly text: string
  readonly isGet: boolean
  /** What came as a token: nothing that equals or holds it is kept. */
  readonly secrets: readonly string[]
  readonly hadSecret: boolean
}

function soughtIn(pasted: string): Sought {
  if (isCurl(pasted)) {
    const { url, method, headers, credentials } = readCurl(pasted)
    const secrets = [...headers.flatMap(secretsOfHeader), ...credentials, ...secretsIn(pasted)]
    return { text: url, isGet: method.toUpperCase() === 'GET', secrets, hadSecret: secrets.length > 0 }
  }
  const secrets = secretsIn(pasted)
  return { text: pasted, isGet: !OTHER_METHOD.test(pasted), secrets, hadSecret: secrets.length > 0 }
}

/** Secrets so short that everything would hold them say nothing. */
const LEAST_SECRET_LETTERS = 3

function holdsSecret(text: string, secrets: readonly string[]): boolean {
  const wanted = text.toLowerCase()
  return secrets.some((secret) => secret.length >= LEAST_SECRET_LETTERS && wanted.includes(secret.toLowerCase()))
}

/**
 * Reads what somebody pasted: an address as from Postman or the documents, a cURL command (of bash, Windows or
 * PowerShell), a raw request, a piece of a collection. Only what a report is made of comes out; a token, wherever in
 * it, does not.
 */
export function readPastedRequest(pasted: string): PasteReading {
  // Messengers and word processors put marks without width around what is copied out of them.
  const text = plain(withoutMarks(pasted.slice(0, MOST_LETTERS)))
  const sought = soughtIn(text)
  const hasSecretName = (pairs: readonly (readonly [string, string])[]): boolean =>
    pairs.some(([name]) => isSecretName(name))
  const refuse = (problem: PasteProblem, hadSecret = sought.hadSecret): PasteReading => {
    return { kind: 'unreadable', problem, hadSecret }
  }
  if (text.trim() === '') return refuse('nothing')
  const address = addressOfKey(text) ?? addressIn(sought.text)
  if (address === undefined) return refuse('no-address')
  if (!sought.isGet) return refuse('not-get')
  const { before, version } = address
  const service = decoded(address.service)
  const pairs = pairsOf(address.query)
  const named = pairs.filter(([name]) => isSecretName(name)).map(([, value]) => value)
  const secrets = [...sought.secrets, ...named]
  const hadSecret = sought.hadSecret || hasSecretName(pairs)
  if (!isService(service) || holdsSecret(service, secrets)) return refuse('not-a-report', hadSecret)
  if (version !== undefined && version !== '2') return refuse('other-version', hadSecret)
  const id = pairs.findLast(([name]) => name.toLowerCase() === 'api')?.[1] ?? ''
  if (!isApiId(id) || holdsSecret(id, secrets)) return refuse('no-id', hadSecret)
  const own = pairs
    .filter(([name]) => isParameterName(name) && name.toLowerCase() !== 'wolkvox_server')
    .filter(([name]) => !holdsSecret(name, secrets))
    .map(([name, value]) => {
      const isKept = value.length <= MOST_VALUE_LETTERS && !STAND_IN.test(value) && !holdsSecret(value, secrets)
      return [name, isKept ? value : ''] as const
    })
  const parameters = [...new Map(own)].slice(0, MOST_PARAMETERS).map(([name, value]) => ({ name, value }))
  const server = HOST.exec(before)?.[1]?.toLowerCase() ?? null
  return {
    kind: 'request',
    request: {
      service,
      id,
      parameters,
      hasDates: pairs.some(([name]) => DATES.has(name)),
      server: server !== null && holdsSecret(server, secrets) ? null : server,
      hadSecret,
    },
  }
}
