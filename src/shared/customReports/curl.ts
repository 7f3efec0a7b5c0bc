import { shellWords } from './shellWords.ts'

/** What of a cURL command says what is asked. */
export interface CurlCommand {
  readonly url: string
  readonly method: string
  readonly headers: readonly string[]
  /** What options for credentials and cookies hold. */
  readonly credentials: readonly string[]
}

/** What a terminal writes in front of a command. */
const PROMPT = String.raw`(?:[$>#]\s*|(?:PS\s+)?[A-Za-z]:\\[^>\n]{0,200}>\s*)?`
const START = new RegExp(String.raw`^\s*${PROMPT}curl(?:\.exe)?(?=\s)`, 'i')
/** Short options that have a value. https://curl.se/docs/manpage.html */
const SHORT_WITH_VALUE = 'AbcCdDeEFHKmoPQrtTuUwxXyYz'
/** Long options that have a value and say nothing about what is asked. */
const OTHERS_WITH_VALUE =
  /^--(?:user-agent|cookie-jar|referer|cert|key|cacert|form|config|max-time|connect-timeout|output|range|proxy|retry|retry-delay|write-out|resolve|interface|dump-header)$/
const CREDENTIALS = /^(?:-[ubU]|--(?:user|proxy-user|cookie|oauth2-bearer|aws-sigv4))$/
const DATA = /^(?:-d|--data|--data-(?:ascii|binary|raw)|--json)$/
const ENCODED = /^--(?:data-urlencode|url-query)$/
/** Options that are written against their value, as other programs want it. */
const LONG_AGAINST_VALUE =
  /^(--(?:header|url|request|data|data-raw|data-urlencode|url-query|user|cookie|oauth2-bearer))=(.*)$/s

interface SplitOptions {
  readonly words: readonly string[]
  /** The value of the last of them is the next word. */
  readonly wantsValue: boolean
}

/** Short options may stand together, and the last one against its value: `-sGd a=b`, `-HName: value`. */
function splitOptions(word: string): SplitOptions {
  const against = LONG_AGAINST_VALUE.exec(word)
  if (against !== null) return { words: [against[1] ?? '', against[2] ?? ''], wantsValue: false }
  if (!/^-[A-Za-z0-9#:]/.test(word)) return { words: [word], wantsValue: hasValue(word) }
  const words: string[] = []
  for (let at = 1; at < word.length; at++) {
    const option = word.charAt(at)
    words.push(`-${option}`)
    if (!SHORT_WITH_VALUE.includes(option)) continue
    const value = word.slice(at + 1)
    return value === '' ? { words, wantsValue: true } : { words: [...words, value], wantsValue: false }
  }
  return { words, wantsValue: false }
}

/** Whether a text is a cURL command. */
export function isCurl(text: string): boolean {
  return START.test(text)
}

/** What `encodeURIComponent` leaves as it is and cURL does not. */
const LEFT_OVER = /[!'()*]/g
/** What no address holds; between the quotes of a shell people write it all the same. */
const NOT_IN_ADDRESS = /[^\S\n]|["'<>`“”„«»‘’]/g

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(LEFT_OVER, percent)
}

/** A text with what no address holds written as addresses have it, and all else as it is. */
function inAddress(text: string): string {
  return text.toWellFormed().replace(NOT_IN_ADDRESS, encoded)
}

/**
 * What `--data-urlencode` sends: `name=content` and `content` encoded; of a file (`@file`) nobody knows what it holds.
 */
function urlEncoded(value: string): string {
  const sign = value.search(/[=@]/)
  if (sign === -1) return encoded(value)
  const name = value.slice(0, sign)
  const content = value.charAt(sign) === '=' ? encoded(value.slice(sign + 1)) : ''
  return name === '' ? content : `${name}=${content}`
}

/** The words of the command with options and their values apart; a word that is an option's value is left as it is. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  let isValue = false
  for (const word of shellWords(text.replace(START, ' '))) {
    const split: SplitOptions = isValue ? { words: [word], wantsValue: false } : splitOptions(word)
    words.push(...split.words)
    isValue = split.wantsValue
  }
  return words
}

function hasValue(option: string): boolean {
  if (/^-[A-Za-z]$/.test(option)) return SHORT_WITH_VALUE.includes(option.charAt(1))
  return (
    /^--(?:header|request|url)$/.test(option) ||
    OTHERS_WITH_VALUE.test(option) ||
    CREDENTIALS.test(option) ||
    DATA.test(option) ||
    ENCODED.test(option)
  )
}

/**
 * Reads a cURL command. Its data counts as part of the address where it is sent as such (`-G`); else the request is no
 * GET.
 */
export function readCurl(text: string): CurlCommand {
  const words = wordsOf(text)
  const headers: string[] = []
  const credentials: string[] = []
  const data: string[] = []
  const query: string[] = []
  let url = ''
  let method = ''
  let isGet = false
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!hasValue(word)) {
      if (word === '-G' || word === '--get') isGet = true
      else if (!word.startsWith('-') && url === '') url = word
      continue
    }
    at++
    const value = words[at] ?? ''
    if (word === '-H' || word === '--header') headers.push(value)
    else if (word === '-X' || word === '--request') method = value
    else if (word === '--url') url = value
    else if (word === '--url-query') query.push(value.startsWith('+') ? value.slice(1) : urlEncoded(value))
    else if (ENCODED.test(word)) data.push(urlEncoded(value))
    else if (DATA.test(word)) data.push(inAddress(value).replaceAll('\n', '%20'))
    else if (CREDENTIALS.test(word)) credentials.push(value)
  }
  const hasData = data.some((each) => each.trim() !== '')
  if (method === '') method = hasData && !isGet ? 'POST' : 'GET'
  url = inAddress(url)
  const asked = [...query, ...(isGet && hasData ? data : [])].join('&')
  return {
    url: asked === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${asked}`,
    method,
    headers,
    credentials,
  }
}
