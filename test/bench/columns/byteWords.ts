import { fold } from '../../../src/shared/values.ts'
import type { ByteColumn } from './byteColumn.ts'

// Texts as words: a dictionary of the words of a block, and for each row the words' places in it. One blank between two
// words is not written. What stands between words otherwise is a word of the dictionary, too.

const BLANK = 0x20
/** Stands after each word of a dictionary; texts that hold it would be kept otherwise. */
const SEPARATOR_BYTE = 0x1f
const SEPARATOR = '\x1f'

/** Letters, digits, and all that is not ASCII. */
const IS_WORD = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isDigit = byte >= 0x30 && byte <= 0x39
  const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
  return byte >= 0x80 || isDigit || isLetter ? 1 : 0
})

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
const FIRST_HASH = 0x811c9dc5
const HASH_STEP = 0x01000193

const SLOTS = 1 << 17
const MOST_WORDS = 1 << 16

/** Finds byte strings again by their bytes. */
export class ByteDictionary {
  readonly #slots = new Int32Array(SLOTS)
  readonly #hashes = new Int32Array(MOST_WORDS)
  readonly #starts = new Uint32Array(MOST_WORDS)
  readonly #lengths = new Uint32Array(MOST_WORDS)
  size = 0

  clear(): void {
    this.#slots.fill(0)
    this.size = 0
  }

  /** The place of a byte string, -1 where there is no more room. Its bytes must stay where they are. */
  placeOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start
    let slot = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    slot = (slot ^ (slot >>> 13)) & (SLOTS - 1)
    for (;;) {
      const place = (this.#slots[slot] ?? 0) - 1
      if (place < 0) break
      if (this.#hashes[place] === hash && this.#lengths[place] === length) {
        const known = this.#starts[place] ?? 0
        let index = 0
        while (index < length && bytes[known + index] === bytes[start + index]) index++
        if (index === length) return place
      }
      slot = (slot + 1) & (SLOTS - 1)
    }
    if (this.size === MOST_WORDS) return -1
    this.#slots[slot] = this.size + 1
    this.#hashes[this.size] = hash
    this.#starts[this.size] = start
    this.#lengths[this.size] = length
    return this.size++
  }

  /**
   * The byte strings with a separator after each, those of ASCII first: they fold by their case alone.
   *
   * @returns their bytes, how many bytes are ASCII, and the new place of each
   */
  entries(bytes: Buffer): { readonly bytes: Buffer; readonly asciiBytes: number; readonly places: Uint16Array } {
    const places = new Uint16Array(this.size)
    let length = this.size
    for (let place = 0; place < this.size; place++) length += this.#lengths[place] ?? 0
    const whole = Buffer.allocUnsafe(length)
    let at = 0
    let next = 0
    let asciiBytes = 0
    for (const wanted of [0, 1]) {
      for (let place = 0; place < this.size; place++) {
        const start = this.#starts[place] ?? 0
        const end = start + (this.#lengths[place] ?? 0)
        let above = 0
        for (let index = start; index < end; index++) above |= bytes[index] ?? 0
        if (above >>> 7 !== wanted) continue
        for (let index = start; index < end; index++) whole[at++] = bytes[index] ?? 0
        whole[at++] = SEPARATOR_BYTE
        places[place] = next++
      }
      if (wanted === 0) asciiBytes = at
    }
    return { bytes: whole, asciiBytes, places }
  }
}

export interface Words {
  /** The words of ASCII, and the others, with a separator after each. */
  readonly ascii: string
  readonly others: string
  /** How many words there are. */
  readonly size: number
  /** How many words each row has. */
  readonly counts: Uint16Array
  readonly codes: Uint8Array | Uint16Array
}

/** After so many rows it is known whether values repeat. */
const TRIED_ROWS = 1_024
/** Of so many rows one at the most brings a value that was not there before. */
const ROWS_PER_VALUE = 2

/** The values themselves in the place of words, where they repeat; undefined where they do not. */
export function valuesOf(column: ByteColumn, dictionary: ByteDictionary, room: Uint16Array) {
  const { bytes, ends, rows } = column
  dictionary.clear()
  let start = 0
  for (let row = 0; row < rows; row++) {
    const end = ends[row] ?? 0
    let hash = FIRST_HASH
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), HASH_STEP)
    room[row] = dictionary.placeOf(bytes, start, end, hash)
    if (row >= TRIED_ROWS && dictionary.size * ROWS_PER_VALUE > row) return undefined
    start = end
  }
  return packedCodes(column, dictionary, room.subarray(0, rows), new Uint16Array(rows).fill(1))
}

function packedCodes({ bytes }: ByteColumn, dictionary: ByteDictionary, room: Uint16Array, counts: Uint16Array) {
  const { places, ...entries } = dictionary.entries(bytes)
  const codes = dictionary.size <= 256 ? new Uint8Array(room.length) : new Uint16Array(room.length)
  for (let index = 0; index < room.length; index++) codes[index] = places[room[index] ?? 0] ?? 0
  return { counts, codes, entries }
}

/** The places of a column's words; undefined where there are too many different ones. */
export function wordsOf(column: ByteColumn, dictionary: ByteDictionary, room: Uint16Array) {
  const { bytes, ends, rows } = column
  const counts = new Uint16Array(rows)
  dictionary.clear()
  let used = 0
  let at = 0
  for (let row = 0; row < rows; row++) {
    const end = ends[row] ?? 0
    const first = used
    let isAfterWord = false
    while (at < end) {
      const start = at
      let hash = FIRST_HASH
      let byte = bytes[at] ?? 0
      const isWord = IS_WORD[byte] ?? 0
      do {
        hash = Math.imul(hash ^ byte, HASH_STEP)
        byte = bytes[++at] ?? 0
      } while (at < end && IS_WORD[byte] === isWord)
      // A blank alone between two words.
      if (isWord === 0 && isAfterWord && at < end && at - start === 1 && bytes[start] === BLANK) continue
      isAfterWord = isWord === 1
      const place = dictionary.placeOf(bytes, start, at, hash)
      if (place < 0 || used === room.length) return undefined
      room[used++] = place
    }
    counts[row] = used - first
  }
  return packedCodes(column, dictionary, room.subarray(0, used), counts)
}

const WORD = /[0-9A-Za-z\u0080-\u{10ffff}]/u

export function entriesOf({ ascii, others }: Pick<Words, 'ascii' | 'others'>): string[] {
  return (ascii + others).split(SEPARATOR).slice(0, -1)
}

/** The places of the words whose folded form contains a folded needle. */
export function placesContaining({ ascii, others }: Pick<Words, 'ascii' | 'others'>, needle: string): number[] {
  const places: number[] = []
  let place = 0
  for (const texts of [ascii.toLowerCase(), fold(others)]) {
    let start = 0
    for (let at = texts.indexOf(needle); at >= 0; at = texts.indexOf(needle, start)) {
      for (let end = texts.indexOf(SEPARATOR, start); end < at; end = texts.indexOf(SEPARATOR, start)) {
        place++
        start = end + 1
      }
      places.push(place++)
      start = texts.indexOf(SEPARATOR, at) + 1
    }
    if (texts !== '' && texts[0] !== undefined && start < texts.length) {
      for (let end = texts.indexOf(SEPARATOR, start); end >= 0; end = texts.indexOf(SEPARATOR, end + 1)) place++
    }
  }
  return places
}

/** How many rows have one of the words. */
export function countWords({ counts, codes, size }: Words, places: readonly number[]): number {
  const hits = places.length
  const [last = -1] = places
  if (hits === 0) return 0
  const fits = new Uint8Array(size)
  for (const place of places) fits[place] = 1
  let found = 0
  let start = 0
  // One of few different codes is found by the processor's own search for a byte.
  if (hits === 1 && codes instanceof Uint8Array) {
    let at = codes.indexOf(last)
    for (let row = 0; at >= 0 && row < counts.length; row++) {
      start += counts[row] ?? 0
      if (at >= start) continue
      found++
      at = codes.indexOf(last, start)
    }
    return found
  }
  for (let row = 0; row < counts.length; row++) {
    const end = start + (counts[row] ?? 0)
    for (let at = start; at < end; at++) {
      if (fits[codes[at] ?? 0] === 1) {
        found++
        break
      }
    }
    start = end
  }
  return found
}

/** The texts of the rows again. */
export function textsOf(words: Words): string[] {
  const { counts, codes } = words
  const entries = entriesOf(words)
  const isWord = entries.map((entry) => WORD.test(entry[0] ?? ''))
  const texts: string[] = []
  let at = 0
  for (const count of counts) {
    let text = ''
    let wasWord = false
    for (const end = at + count; at < end; at++) {
      const place = codes[at] ?? 0
      if (wasWord && isWord[place] === true) text += ' '
      text += entries[place]
      wasWord = isWord[place] === true
    }
    texts.push(text)
  }
  return texts
}
