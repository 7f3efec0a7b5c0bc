// What a server says may quote the token that it was asked with. Nothing of an answer is shown before that is gone.

const MARK = '•••'
/** The control signs but for the end of a line, and those that turn the direction of writing. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** The ways in which a text may stand in addresses, JSON and pages. */
function spellingsOf(token: string): readonly string[] {
  const inJson = JSON.stringify(token).slice(1, -1)
  const inPage = token
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
  const spellings = [token, encodeURIComponent(token), inJson, inJson.replaceAll('/', '\\/'), inPage]
  const base64 = Buffer.from(token).toString('base64').replace(/=+$/, '')
  return [...new Set([...spellings, base64])].toSorted((a, b) => b.length - a.length)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** Makes what takes a token out of texts, in whatever case and usual spelling it stands there. */
export function redactor(token: string): (text: string) => string {
  const pattern = new RegExp(spellingsOf(token).map(escaped).join('|'), 'gi')
  return (text) => text.replace(pattern, MARK)
}

/** Letters of an answer that are shown where it cannot be understood. */
const MOST_EXCERPT_LETTERS = 500
const MOST_LINES = 12

/** The first lines of an answer as text to be shown: short, without the token, without signs that nobody sees. */
export function excerptOf(body: string, token: string): string {
  const clean = redactor(token)(body)
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))
    .replace(/\n\s*\n+/g, '\n')
    .trim()
  const lines = clean.split('\n').slice(0, MOST_LINES).join('\n')
  const letters = Array.from(lines)
  return letters.length <= MOST_EXCERPT_LETTERS ? lines : `${letters.slice(0, MOST_EXCERPT_LETTERS - 1).join('')}…`
}
