import { SegmentedMessage } from 'sms-segments-calculator'
import type { SmsCost, SmsParts } from '../../../../shared/checks/smsParts.ts'

// What short messages take. The library says which letters the GSM alphabet has and how a message is cut; but it goes
// through a message again for each of its letters, two thousandths of a second each time. So messages of plain letters,
// which hardly one is not, are counted here, and all others (emoji, letters put together of several) by the library.

/** Letters that are one unit each, so that nothing has to be kept together where a message is cut. */
const PLAIN = /^[\t\n\r -~\u00a0-\u02af\u0370-\u0373\u0386-\u03ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/
/** The GSM alphabet lies below, but for the sign of the euro. */
const ALPHABET_END = 0x400
const EURO = 0x20ac

interface Alphabet {
  /** Units of 7 bits that a letter takes, by its code; 0 for one that is not in it. */
  readonly units: Uint8Array
  /** Finds a letter that is not in it. */
  readonly others: RegExp
}

function gsmAlphabet(): Alphabet {
  const units = new Uint8Array(EURO + 1)
  const codes = [...Array.from({ length: ALPHABET_END }, (_, code) => code), EURO]
  for (const code of codes) {
    const { encodingName, numberOfCharacters } = new SegmentedMessage(String.fromCharCode(code))
    if (encodingName === 'GSM-7') units[code] = numberOfCharacters
  }
  const letters = codes.filter((code) => units[code] !== 0).map((code) => `\\u{${code.toString(16)}}`)
  return { units, others: new RegExp(`[^${letters.join('')}]`, 'gu') }
}

let known: Alphabet | undefined

function alphabet(): Alphabet {
  known ??= gsmAlphabet()
  return known
}

function isGsm(text: string): boolean {
  return text.search(alphabet().others) === -1
}

const GSM_ALONE = 160
const GSM_OF_SEVERAL = 153
const UCS_ALONE = 70
const UCS_OF_SEVERAL = 67

function gsmParts(text: string): number {
  const { units } = alphabet()
  let total = 0
  // A letter of two units is not cut: it goes into the next part.
  let [parts, inPart] = [1, 0]
  for (let place = 0; place < text.length; place++) {
    const taken = units[text.charCodeAt(place)] ?? 0
    total += taken
    if (inPart + taken > GSM_OF_SEVERAL) {
      parts++
      inPart = 0
    }
    inPart += taken
  }
  return total <= GSM_ALONE ? 1 : parts
}

/** How a short message goes out. */
export function smsParts(text: string): SmsParts {
  if (isGsm(text)) return { encoding: 'GSM-7', parts: gsmParts(text) }
  if (PLAIN.test(text)) {
    return { encoding: 'UCS-2', parts: text.length <= UCS_ALONE ? 1 : Math.ceil(text.length / UCS_OF_SEVERAL) }
  }
  const { encodingName, segmentsCount } = new SegmentedMessage(text)
  return { encoding: encodingName, parts: segmentsCount }
}

const MARKS = /\p{M}+/gu
const BLANK = /^\s$/u

function plainLetter(letter: string): string {
  if (isGsm(letter)) return letter
  if (BLANK.test(letter)) return ' '
  const bare = letter.normalize('NFD').replace(MARKS, '')
  if (bare !== '' && isGsm(bare)) return bare
  // Quotation marks, dashes and the like, as the library knows them.
  const smart = new SegmentedMessage(letter, 'auto', true).graphemes.join('')
  return isGsm(smart) ? smart : letter
}

const plainLetters = new Map<string, string>()
/** Letters that are remembered: texts of any kind could have any number. */
const MOST_LETTERS = 10_000

function rememberedPlain(letter: string): string {
  const remembered = plainLetters.get(letter)
  if (remembered !== undefined) return remembered
  const plain = plainLetter(letter)
  if (plainLetters.size < MOST_LETTERS) plainLetters.set(letter, plain)
  return plain
}

/** The text with each letter as one, where it was put together of several. */
function composed(text: string): string {
  return PLAIN.test(text) ? text : text.normalize('NFC')
}

/**
 * A text in letters of the GSM alphabet, as far as it has them: `á` is `a`, while `ñ`, `é` and `ü` stay, since they are
 * among them.
 */
export function plainSpelling(text: string): string {
  return composed(text).replace(alphabet().others, rememberedPlain)
}

/** What a short message takes, and what a plainer spelling of it would. */
export function smsCost(text: string): SmsCost {
  const own = smsParts(text)
  if (own.encoding === 'GSM-7') return { ...own, letters: [], spelling: null, leastParts: own.parts }
  const letters = [...new Set(composed(text).match(alphabet().others))]
  const spelling = plainSpelling(text)
  const { parts } = smsParts(spelling)
  const isDearer = parts < own.parts
  return { ...own, letters, spelling: isDearer ? spelling : null, leastParts: isDearer ? parts : own.parts }
}
