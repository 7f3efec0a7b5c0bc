import { trimmed } from '../../../../shared/blanks.ts'
import { NO_VALUE } from '../../../../shared/values.ts'
import type { StoredValue } from '../../rows/storedValue.ts'
import { letGo } from '../letGo.ts'

/** Whether a value of a field of numbers is none at all, as the filter `empty` has it. */
export function isNoNumberText(text: string): boolean {
  return (NO_VALUE as readonly string[]).includes(trimmed(text))
}

export function textOfStored(value: StoredValue): string {
  if (typeof value === 'string') return value
  return value === null ? '' : Buffer.from(value).toString('utf8')
}

const FIRST_HASH = 0x811c9dc5 | 0
const PRIME = 0x01000193

/** The hash of bytes so far with one more. A text begins with {@link NO_BYTES}. */
export function hashWith(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, PRIME)
}
export const NO_BYTES: number = FIRST_HASH

function hashOf(bytes: Uint8Array): number {
  let hash = NO_BYTES
  for (const byte of bytes) hash = hashWith(hash, byte)
  return hash
}

/** The texts of a dictionary in the order of their codes, from 1, as another thread takes them. */
export interface DictionaryTexts {
  readonly bytes: Uint8Array
  /** Where each text ends; it begins where the one before it ends. */
  readonly ends: Int32Array
}

const FIRST_SLOTS = 256
/** What an entry takes beside its bytes: where it ends, its hash, its code, its slots. */
const BYTES_PER_ENTRY = 4 + 4 + 4 + 8
/** What a text takes in memory beside its letters, once it is one. */
const BYTES_PER_TEXT = 32

/**
 * The different texts of a field, to the letter, each with a number from 0, its code. The first is '': that of rows
 * without a value. Texts are told apart by their bytes in UTF-8, and become strings when somebody asks for them.
 */
export class Dictionary {
  readonly #isNumeric: boolean
  #bytes = new Uint8Array(1_024)
  /** How many spellings there are: several may stand for no value. */
  #size = 0
  #ends = new Int32Array(FIRST_SLOTS)
  #hashes = new Int32Array(FIRST_SLOTS)
  #codes = new Int32Array(FIRST_SLOTS)
  #codeCount = 1
  /** The entry of a slot plus 1; 0 where the slot is free. */
  #slots = new Int32Array(FIRST_SLOTS)
  /** The strings of the first entries. */
  #texts: string[] = ['']
  #read = 0
  #letters = 0

  /** @param isNumeric whether the field is one of numbers, in which `-` stands for none, too */
  constructor(isNumeric: boolean) {
    this.#isNumeric = isNumeric
  }

  /** How many codes there are. */
  get size(): number {
    return this.#codeCount
  }

  /** The texts by their codes. */
  get texts(): readonly string[] {
    for (; this.#read < this.#size; this.#read++) {
      if (this.#codes[this.#read] === 0) continue
      const text = this.#text(this.#read)
      this.#texts.push(text)
      this.#letters += 2 * text.length
    }
    return this.#texts
  }

  /** Bytes that it takes, roughly. */
  get bytes(): number {
    const spelled = this.#size === 0 ? 0 : this.#end(this.#size - 1)
    return spelled + this.#size * BYTES_PER_ENTRY + this.#letters + (this.#texts.length - 1) * BYTES_PER_TEXT
  }

  codeOf(value: StoredValue): number {
    if (value === null) return 0
    const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
    return this.codeOfBytes(bytes, 0, bytes.length, hashOf(bytes))
  }

  /** The code of the text that lies between two places of some bytes. @param hash that of just these bytes */
  codeOfBytes(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const entry = (this.#slots[slot] ?? 0) - 1
      if (entry < 0) return this.#add(bytes, start, end, hash, slot)
      if (this.#hashes[entry] === hash && this.#isSame(entry, bytes, start, end)) return this.#codes[entry] ?? 0
      slot = (slot + 1) & mask
    }
  }

  /** Its texts for another thread, whose dictionary takes them by {@link codesOf}. */
  own(): DictionaryTexts {
    const codes = this.#codeCount - 1
    if (codes === this.#size) {
      return { bytes: this.#bytes.slice(0, codes === 0 ? 0 : this.#end(codes - 1)), ends: this.#ends.slice(0, codes) }
    }
    const kept = Array.from({ length: this.#size }, (_, entry) => entry).filter((entry) => this.#codes[entry] !== 0)
    const bytes = Buffer.concat(kept.map((entry) => this.#bytes.subarray(this.#start(entry), this.#end(entry))))
    let end = 0
    const ends = Int32Array.from(kept, (entry) => (end += this.#end(entry) - this.#start(entry)))
    return { bytes: new Uint8Array(bytes), ends }
  }

  /** Gives its memory back: it is not to be used afterwards. */
  letGo(): void {
    letGo(this.#bytes, this.#ends, this.#hashes, this.#codes, this.#slots)
  }

  /** The codes that the texts of another dictionary have in this one, by their codes there. */
  codesOf({ bytes, ends }: DictionaryTexts): Int32Array {
    const codes = new Int32Array(ends.length + 1)
    let start = 0
    ends.forEach((end, place) => {
      codes[place + 1] = this.codeOfBytes(bytes, start, end, hashOf(bytes.subarray(start, end)))
      start = end
    })
    return codes
  }

  /** Forgets the texts that none of the columns has, which get the new numbers of theirs. */
  keepOnly(columns: Iterable<{ codes: Int32Array }>): void {
    const all = [...columns]
    const kept = new Int32Array(this.#codeCount)
    const entryOf = new Int32Array(this.#codeCount)
    for (let entry = 0; entry < this.#size; entry++) entryOf[this.#codes[entry] ?? 0] = entry
    const smaller = new Dictionary(this.#isNumeric)
    for (const { codes } of all) {
      for (const code of codes) {
        if (code === 0 || (kept[code] ?? 0) > 0) continue
        const entry = entryOf[code] ?? 0
        const hash = this.#hashes[entry] ?? 0
        kept[code] = smaller.codeOfBytes(this.#bytes, this.#start(entry), this.#end(entry), hash)
      }
    }
    for (const column of all) column.codes = column.codes.map((code) => kept[code] ?? 0)
    this.#bytes = smaller.#bytes
    this.#size = smaller.#size
    this.#ends = smaller.#ends
    this.#hashes = smaller.#hashes
    this.#codes = smaller.#codes
    this.#codeCount = smaller.#codeCount
    this.#slots = smaller.#slots
    this.#texts = ['']
    this.#read = this.#letters = 0
  }

  #start(entry: number): number {
    return entry === 0 ? 0 : (this.#ends[entry - 1] ?? 0)
  }

  #end(entry: number): number {
    return this.#ends[entry] ?? 0
  }

  #text(entry: number): string {
    const { buffer, byteOffset } = this.#bytes
    const start = this.#start(entry)
    return Buffer.from(buffer, byteOffset + start, this.#end(entry) - start).toString('utf8')
  }

  #isSame(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.#bytes
    let at = this.#start(entry)
    if (this.#end(entry) - at !== end - start) return false
    for (let other = start; other < end; other++) if (own[at++] !== bytes[other]) return false
    return true
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const entry = this.#size
    this.#makeRoom(end - start)
    this.#bytes.set(bytes.subarray(start, end), this.#start(entry))
    this.#ends[entry] = this.#start(entry) + end - start
    this.#hashes[entry] = hash
    this.#slots[slot] = entry + 1
    this.#size++
    const code = this.#isNoValue(entry) ? 0 : this.#codeCount++
    this.#codes[entry] = code
    if (2 * this.#size > this.#slots.length) this.#growSlots()
    return code
  }

  #isNoValue(entry: number): boolean {
    const [start, end] = [this.#start(entry), this.#end(entry)]
    // Most texts tell by their first letter that they are neither blank nor a dash.
    const first = this.#bytes[start] ?? 0
    if (end > start && first > DASH && first !== WIDE_BLANK) return false
    const text = this.#text(entry)
    return this.#isNumeric ? isNoNumberText(text) : trimmed(text) === ''
  }

  #makeRoom(bytes: number): void {
    const entry = this.#size
    if (entry === this.#ends.length) {
      this.#ends = twice(this.#ends)
      this.#hashes = twice(this.#hashes)
      this.#codes = twice(this.#codes)
    }
    const needed = this.#start(entry) + bytes
    if (needed <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length))
    larger.set(this.#bytes)
    letGo(this.#bytes)
    this.#bytes = larger
  }

  #growSlots(): void {
    const slots = new Int32Array(4 * this.#slots.length)
    const mask = slots.length - 1
    for (let entry = 0; entry < this.#size; entry++) {
      const hash = this.#hashes[entry] ?? 0
      let slot = (hash ^ (hash >>> 15)) & mask
      while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & mask
      slots[slot] = entry + 1
    }
    letGo(this.#slots)
    this.#slots = slots
  }
}

/** `-`: blanks of ASCII come before it. */
const DASH = 0x2d
/** What a no-break space begins with. */
const WIDE_BLANK = 0xc2

function twice(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length)
  larger.set(numbers)
  letGo(numbers)
  return larger
}
