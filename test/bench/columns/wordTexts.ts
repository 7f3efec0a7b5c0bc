import type { ByteColumn } from './byteColumn.ts'
import {
  ByteDictionary,
  entriesOf,
  HASH_STEP,
  FIRST_HASH,
  IS_WORD,
  packedEntries,
  WORD,
  type StoredEntries,
} from './byteWords.ts'

// Texts that do not repeat, as codes of their words: one byte for the words that are there most often, two for the
// others, of which the first is LEAD or more. One blank between two words is not written. Numbers are no words of the
// dictionary, since nearly each of them is there once; they stand beside the codes, in order.

const BLANK = 0x20
const NINE = 0x39
const LEAD = 192
/** The code of a number; those of words begin behind it. */
const NUMBER = 0
const ONE_BYTE_WORDS = LEAD - 1
const MOST_WORDS = ONE_BYTE_WORDS + (256 - LEAD) * 256
const MOST_DIGITS = 9
const NO_WORD = 0xffff

export interface WordTexts {
  readonly rows: number
  /** The code of each word: below LEAD in one byte, else the first byte times 256 and the second. */
  readonly codeOf: Uint16Array
  /** How many bytes of codes each row has. */
  readonly lengths: Uint16Array
  readonly codes: Buffer
  readonly numbers: Uint32Array
}

export class WordTextsWriter {
  readonly #dictionary = new ByteDictionary()
  readonly #places: Uint16Array
  readonly #numbers: Uint32Array
  #used = 0
  #numbersUsed = 0

  constructor(mostRows: number) {
    this.#places = new Uint16Array(mostRows * 64)
    this.#numbers = new Uint32Array(mostRows * 64)
  }

  /** Words to places, row by row. @returns how many each row has; undefined where there are too many different ones */
  #cut({ bytes, ends, rows }: ByteColumn): Uint16Array | undefined {
    const counts = new Uint16Array(rows)
    const [places, numbers, dictionary] = [this.#places, this.#numbers, this.#dictionary]
    dictionary.clear()
    let [used, numbersUsed, at] = [0, 0, 0]
    for (let row = 0; row < rows; row++) {
      const end = ends[row] ?? 0
      const first = used
      let isAfterWord = false
      while (at < end) {
        const start = at
        let hash = FIRST_HASH
        let byte = bytes[at] ?? 0
        let number = 0
        let isNumber = true
        const isWord = IS_WORD[byte] ?? 0
        do {
          hash = Math.imul(hash ^ byte, HASH_STEP)
          isNumber &&= byte <= NINE
          number = number * 10 + byte - 0x30
          byte = bytes[++at] ?? 0
        } while (at < end && IS_WORD[byte] === isWord)
        if (isWord === 0 && isAfterWord && at < end && at - start === 1 && bytes[start] === BLANK) continue
        isAfterWord = isWord === 1
        if (used === places.length) return undefined
        if (isNumber && isWord === 1 && at - start <= MOST_DIGITS && (bytes[start] !== 0x30 || at - start === 1)) {
          places[used++] = NO_WORD
          numbers[numbersUsed++] = number
          continue
        }
        const place = dictionary.placeOf(bytes, start, at, hash)
        if (place < 0 || place >= MOST_WORDS) return undefined
        places[used++] = place
      }
      counts[row] = used - first
    }
    this.#used = used
    this.#numbersUsed = numbersUsed
    return counts
  }

  /** The code of each place: one byte for those that are there most often. */
  #codes(): Uint16Array {
    const size = this.#dictionary.size
    const often = new Uint32Array(size + 1)
    for (let index = 0; index < this.#used; index++) {
      const place = this.#places[index] ?? 0
      if (place !== NO_WORD) often[place] = (often[place] ?? 0) + 1
    }
    const bound = size <= ONE_BYTE_WORDS ? 0 : (often.subarray(0, size).toSorted()[size - ONE_BYTE_WORDS] ?? 0)
    const codes = new Uint16Array(size)
    let [one, two] = [NUMBER + 1, LEAD << 8]
    for (let place = 0; place < size; place++) if ((often[place] ?? 0) > bound) codes[place] = one++
    for (let place = 0; place < size; place++) {
      if (codes[place] === 0) codes[place] = one < LEAD ? one++ : two++
    }
    return codes
  }

  /** @returns the dictionary and the rest of a column; undefined where it has too many different words */
  pack(column: ByteColumn): { readonly words: number; readonly entries: Buffer; readonly body: Buffer } | undefined {
    const counts = this.#cut(column)
    if (counts === undefined) return undefined
    const codes = this.#codes()
    const entries = this.#dictionary.entries(column.bytes)
    const rowsOf = new Uint16Array(codes.length)
    const lastRowOf = new Int32Array(codes.length).fill(-1)
    const stream = Buffer.allocUnsafe(this.#used * 2)
    const lengths = new Uint16Array(counts.length)
    let [length, index] = [0, 0]
    for (let row = 0; row < counts.length; row++) {
      const start = length
      for (const end = index + (counts[row] ?? 0); index < end; index++) {
        const place = this.#places[index] ?? 0
        const code = place === NO_WORD ? NUMBER : (codes[place] ?? 0)
        if (lastRowOf[place] !== row && place !== NO_WORD) {
          lastRowOf[place] = row
          rowsOf[place] = (rowsOf[place] ?? 0) + 1
        }
        if (code >= LEAD) stream[length++] = code >>> 8
        stream[length++] = code
      }
      lengths[row] = length - start
    }
    const [codeOf, rowsOfEntry] = [new Uint16Array(codes.length), new Uint16Array(codes.length)]
    for (let place = 0; place < codes.length; place++) {
      const entry = entries.places[place] ?? 0
      codeOf[entry] = codes[place] ?? 0
      rowsOfEntry[entry] = rowsOf[place] ?? 0
    }
    const numbers = this.#numbers.slice(0, this.#numbersUsed)
    const head = Uint32Array.of(counts.length, numbers.length, codeOf.length)
    const parts = [head, numbers, codeOf, lengths].map((each) => Buffer.from(each.buffer))
    const body = Buffer.concat([...parts, stream.subarray(0, length)])
    return { words: codes.length, entries: packedEntries(entries, rowsOfEntry), body }
  }
}

export function unpackTexts(body: Buffer): WordTexts {
  const head = 12
  const [rows, numbers, words] = [body.readUInt32LE(0), body.readUInt32LE(4), body.readUInt32LE(8)]
  const at = head + numbers * 4
  const codesAt = at + (words + rows) * 2
  const shorts = new Uint16Array(Uint8Array.prototype.slice.call(body, at, codesAt).buffer)
  return {
    rows,
    numbers: new Uint32Array(Uint8Array.prototype.slice.call(body, head, at).buffer),
    codeOf: shorts.subarray(0, words),
    lengths: shorts.subarray(words),
    codes: body.subarray(codesAt),
  }
}

/** The texts of the rows again. */
export function wordTextsOf(entries: StoredEntries, body: Buffer): string[] {
  const { codeOf, lengths, codes, numbers } = unpackTexts(body)
  const wordOf = new Map(entriesOf(entries).map((word, place) => [codeOf[place] ?? 0, word]))
  const isWord = new Map([...wordOf].map(([code, word]) => [code, WORD.test(word)]))
  const texts: string[] = []
  let [at, number] = [0, 0]
  for (const length of lengths) {
    let text = ''
    let wasWord = false
    for (const end = at + length; at < end;) {
      let code = codes[at++] ?? 0
      if (code >= LEAD) code = (code << 8) | (codes[at++] ?? 0)
      const is = code === NUMBER || isWord.get(code) === true
      if (wasWord && is) text += ' '
      text += code === NUMBER ? String(numbers[number++]) : wordOf.get(code)
      wasWord = is
    }
    texts.push(text)
  }
  return texts
}

/** How many rows have the one word that is coded like this. */
function countOne({ lengths, codes }: WordTexts, code: number): number {
  const wanted = code < LEAD ? code : Buffer.of(code >>> 8, code & 0xff)
  let found = 0
  let [row, start] = [0, 0]
  let at = codes.indexOf(wanted)
  while (at >= 0) {
    let end = start + (lengths[row] ?? 0)
    while (end <= at) {
      start = end
      end += lengths[++row] ?? 0
    }
    // Whether a code begins there, or only the second byte of one before it looks like it.
    let codeAt = start
    while (codeAt < at) codeAt += (codes[codeAt] ?? 0) < LEAD ? 1 : 2
    if (codeAt === at) {
      found++
      at = codes.indexOf(wanted, end)
    } else at = codes.indexOf(wanted, at + 1)
  }
  return found
}

/** How many rows have one of the words, or a number that fits. */
function countWalking(texts: WordTexts, wanted: readonly number[], fitsNumber?: Uint8Array): number {
  const { lengths, codes, rows } = texts
  const fits = new Uint8Array(0x10000)
  for (const code of wanted) fits[code] = 1
  let [found, at, number] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const end = at + (lengths[row] ?? 0)
    let isFound = 0
    while (at < end) {
      let code = codes[at++] ?? 0
      if (code >= LEAD) code = (code << 8) | (codes[at++] ?? 0)
      isFound |= fits[code] ?? 0
      if (code === NUMBER) {
        if (fitsNumber !== undefined) isFound |= fitsNumber[number] ?? 0
        number++
      } else if (isFound === 1 && fitsNumber === undefined) {
        at = end
      }
    }
    found += isFound
  }
  return found
}

/** How many rows contain a folded word. @param places those of the dictionary's words that contain it */
export function countTexts(texts: WordTexts, places: readonly number[], needle: string): number {
  const { codeOf } = texts
  const wanted = places.map((place) => codeOf[place] ?? 0)
  if (/^\d+$/.test(needle) && texts.numbers.length > 0) {
    const fitsNumber = Uint8Array.from(texts.numbers, (number) => (String(number).includes(needle) ? 1 : 0))
    return countWalking(texts, wanted, fitsNumber)
  }
  const [only] = wanted
  if (only === undefined) return 0
  return wanted.length === 1 ? countOne(texts, only) : countWalking(texts, wanted)
}
