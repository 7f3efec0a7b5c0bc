import { fold } from '../../../src/shared/values.ts'
import type { ByteColumn } from './byteColumn.ts'
import { packed, unpacked } from './packing.ts'

// Texts as words: a dictionary of the words of a block, and for each row the words' places in it. One blank between two
// words is not written. What stands between words otherwise is a word of the dictionary, too.

/** Stands after each word of a dictionary; texts that hold it would be kept otherwise. */
const SEPARATOR_BYTE = 0x1f
const SEPARATOR = '\x1f'

/** Letters, digits, and all that is not ASCII. */
export const IS_WORD = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isDigit = byte >= 0x30 && byte <= 0x39
  const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
  return byte >= 0x80 || isDigit || isLetter ? 1 : 0
})

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
export const FIRST_HASH = 0x811c9dc5
export const HASH_STEP = 0x01000193

const SLOTS = 1 << 17
const MOST_WORDS = 1 << 16

/** Byte strings with a separator after each, those of ASCII first. */
export interface Entries {
  readonly bytes: Buffer
  readonly asciiBytes: number
}

/** The words of ASCII, and the others, folded, with a separator after each. */
export type Folded = readonly [ascii: string, others: string]

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
  entries(bytes: Buffer): Entries & { readonly places: Uint16Array } {
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

/**
 * A dictionary's byte strings: those of ASCII, the folded form of the others, the others, and in how many rows each of
 * them is, where that is told.
 */
export function packedEntries(entries: Entries, rowsOf = new Uint16Array(0)): Buffer {
  const { bytes, asciiBytes } = entries
  const folded = Buffer.from(fold(bytes.toString('utf8', asciiBytes)))
  const head = Uint32Array.of(rowsOf.length, asciiBytes, folded.length)
  const [start, end] = [bytes.subarray(0, asciiBytes), bytes.subarray(asciiBytes)]
  return packed(Buffer.concat([Buffer.from(head.buffer), Buffer.from(rowsOf.buffer), start, folded, end]))
}

/** A dictionary's byte strings as they are read again, each with a separator after it. */
export interface StoredEntries {
  readonly ascii: string
  readonly others: () => string
  /** All of them, folded. */
  readonly folded: Folded
  /** In how many rows each is; empty where that was not told. */
  readonly rowsOf: Uint16Array
}

/** What {@link packedEntries} made. */
export function unpackEntries(bytes: Buffer): StoredEntries {
  const plain = unpacked(bytes)
  const head = 12
  const textsAt = head + plain.readUInt32LE(0) * 2
  const foldedAt = textsAt + plain.readUInt32LE(4)
  const othersAt = foldedAt + plain.readUInt32LE(8)
  const ascii = plain.toString('latin1', textsAt, foldedAt)
  return {
    ascii,
    others: () => plain.toString('utf8', othersAt),
    folded: [ascii.toLowerCase(), plain.toString('utf8', foldedAt, othersAt)],
    rowsOf: new Uint16Array(Uint8Array.prototype.slice.call(plain, head, textsAt).buffer),
  }
}

export interface Words {
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

export const WORD = /[0-9A-Za-z\u0080-\u{10ffff}]/u

export function entriesOf({ ascii, others }: StoredEntries): string[] {
  return (ascii + others()).split(SEPARATOR).slice(0, -1)
}

/** The places of the words whose folded form contains a folded needle. @param folded with a separator after each */
export function placesContaining(folded: Folded, needle: string): number[] {
  const places: number[] = []
  let place = 0
  for (const texts of folded) {
    let start = 0
    for (let at = texts.indexOf(needle); at >= 0; at = texts.indexOf(needle, start)) {
      for (let end = texts.indexOf(SEPARATOR, start); end < at; end = texts.indexOf(SEPARATOR, start)) {
        place++
        start = end + 1
      }
      places.push(place++)
      start = texts.indexOf(SEPARATOR, at) + 1
    }
    for (let end = texts.indexOf(SEPARATOR, start); end >= 0; end = texts.indexOf(SEPARATOR, end + 1)) place++
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
export function textsOf({ counts, codes }: Words, stored: StoredEntries): string[] {
  const entries = entriesOf(stored)
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
