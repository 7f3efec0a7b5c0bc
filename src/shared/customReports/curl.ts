import { shellWords } from './shellWords.ts'

/** What of a cURL command says what is asked. */
export interface CurlCommand {
  readonly url: string
  readonly method: string
  readonly headers: readonly string[]
}

const START = /^\s*(?:[$>#]\s*)?curl(?:\.exe)?(?=\s)/i
/** Options that have a value and say nothing about what is asked. */
const OTHERS_WITH_VALUE =
  /^(?:-[AbcCeEFKmoPQrtTuUwxyYz]|--(?:user-agent|cookie|cookie-jar|referer|cert|key|cacert|form|config|max-time|connect-timeout|output|range|user|proxy|proxy-user|retry|retry-delay|write-out|resolve|interface|oauth2-bearer))$/
const DATA = /^(?:-d|--data|--data-(?:ascii|binary|raw|urlencode)|--json)$/
/** `-HName: value`, `-XGET`: short options may stand against their value. */
const SHORT_WITH_VALUE = /^-([HXd])(.+)$/s

function splitShort(word: string): readonly string[] {
  const match = SHORT_WITH_VALUE.exec(word)
  return match === null ? [word] : [`-${match[1]}`, match[2] ?? '']
}

/** Whether a text is a cURL command. */
export function isCurl(text: string): boolean {
  return START.test(text)
}

/** Reads a cURL command. Its data counts as part of the address where it is sent as such (`-G`); else the request is no GET. */
export function readCurl(text: string): CurlCommand {
  const words = shellWords(text.replace(START, ' ')).flatMap(splitShort)
  const headers: string[] = []
  const data: string[] = []
  let url = ''
  let method = ''
  let isGet = false
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const value = words[at + 1] ?? ''
    if (word === '-H' || word === '--header') headers.push(value)
    else if (word === '-X' || word === '--request') method = value
    else if (word === '--url') url = value
    else if (DATA.test(word)) data.push(value.replace(/\s/g, '%20'))
    else if (!OTHERS_WITH_VALUE.test(word)) {
      if (word === '-G' || word === '--get') isGet = true
      else if (!word.startsWith('-') && url === '') url = word
      continue
    }
    at++
  }
  const hasData = data.some((each) => each.trim() !== '')
  if (method === '') method = hasData && !isGet ? 'POST' : 'GET'
  return { url: isGet && hasData ? `${url}${url.includes('?') ? '&' : '?'}${data.join('&')}` : url, method, headers }
}
