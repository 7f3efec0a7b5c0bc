/** Latin-1 from 160 to 255 by the names that HTML has for them. */
const LATIN_NAMES =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot ' +
  'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
  'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

/** The named characters that mails use: those of HTML 4 without Greek letters and mathematics. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_NAMES.split(' ').map((name, place) => [name, String.fromCharCode(160 + place)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    AMP: '&',
    LT: '<',
    GT: '>',
    QUOT: '"',
    euro: '€',
    trade: '™',
    hellip: '…',
    bull: '•',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    dagger: '†',
    permil: '‰',
    larr: '←',
    uarr: '↑',
    rarr: '→',
    darr: '↓',
    minus: '−',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '\u200C',
    zwj: '\u200D',
  }),
])

/** What Windows has at 128 to 159, where Unicode has control characters: mail programs mean these. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Džÿ'

const LAST_CODE = 0x10_ff_ff

function characterOf(code: number): string {
  if (code >= 0x80 && code < 0xa0) return WINDOWS[code - 0x80] ?? ''
  const isNone = code === 0 || code > LAST_CODE || (code >= 0xd800 && code <= 0xdfff)
  return isNone ? '\uFFFD' : String.fromCodePoint(code)
}

/** A character reference at one place of a text, and where the text goes on. */
export interface Reference {
  readonly text: string
  readonly end: number
}

const REFERENCE = /&(?:#(\d{1,8})|#[xX]([\dA-Fa-f]{1,7})|([A-Za-z][A-Za-z\d]{1,7}));?/y

/**
 * The character that a reference such as `&ntilde;` or `&#241;` at a place stands for, or undefined where there is
 * none.
 */
export function referenceAt(html: string, place: number): Reference | undefined {
  REFERENCE.lastIndex = place
  const match = REFERENCE.exec(html)
  if (match === null) return undefined
  const [whole, decimal, hexadecimal, name = ''] = match
  const end = place + whole.length
  if (decimal !== undefined) return { text: characterOf(Number(decimal)), end }
  if (hexadecimal !== undefined) return { text: characterOf(Number.parseInt(hexadecimal, 16)), end }
  const text = NAMED.get(name)
  return text === undefined ? undefined : { text, end }
}
