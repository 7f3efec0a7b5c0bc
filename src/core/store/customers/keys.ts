import { eachKeyOf, mayName, type CustomerKeyKind } from '../../../shared/customers.ts'
import { customerPartOf, type CustomerPart } from '../../../shared/reports/customerFields.ts'
import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import type { NumberingPlan } from '../../../shared/telephoneCountries.ts'
import type { Leaf } from './leaves.ts'

// Keys of customers as the store keeps them: of each slice, which of its rows name whom. A key is a fingerprint of a
// telephone, an address or an id, so that an entry takes six bytes whatever it is of; what a look-up finds is a
// candidate, and its row says whether it is one.

/** Bits of a fingerprint that say in which bucket its entries lie, and those that an entry keeps. */
const [BUCKET_BITS, KEPT_BITS] = [4, 24]
export const BUCKETS = 2 ** BUCKET_BITS
/** Bits of a row's place in its slice: as many as an id has (`rowIds.ts`). */
const PLACE_BITS = 24
const ENTRY_BYTES = (KEPT_BITS + PLACE_BITS) / 8
const SEEDS: Readonly<Record<CustomerKeyKind, number>> = { telephone: 0x811c9dc5, email: 0x51ed270b, id: 0x2545f491 }

/** 28 bits that a key is told by; two keys in some hundred million have the same. */
export function fingerprint(kind: CustomerKeyKind, key: string): number {
  // FNV-1a, its bits mixed as in MurmurHash3.
  let hash = SEEDS[kind]
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> (32 - BUCKET_BITS - KEPT_BITS)
}

/** The bucket in which the entries of a fingerprint lie: its first bits. Entries keep the others. */
export function bucketOf(print: number): number {
  return print >>> KEPT_BITS
}

/**
 * Gives the keys that what a row says has.
 *
 * @param leaf a value, or the name of a field
 * @param plan of the country of the row's operation
 */
export function eachKeyOfLeaf(
  leaf: Leaf,
  plan: NumberingPlan,
  give: (kind: CustomerKeyKind, key: string) => void,
): void {
  const field = leaf.kind === 'value' ? leaf.field : undefined
  if (field === undefined) {
    if (mayName(leaf.text)) eachKeyOf(null, leaf.text, plan, give)
    return
  }
  const part = keyPart(customerPartOf(field))
  if (part !== undefined) eachKeyOf(part, leaf.text, plan, give)
}

/** A name is no key: namesakes are others. */
function keyPart(part: CustomerPart | undefined): CustomerKeyKind | undefined {
  return part === 'name' ? undefined : part
}

/** The part of a customer whose keys a field's values have; undefined where they have none. */
export function keyPartOf(field: FieldDefinition): CustomerKeyKind | undefined {
  return keyPart(customerPartOf(field))
}

/** Half the bits of a fingerprint: entries are sorted by the lower ones, then by the upper ones. */
const DIGIT_BITS = (BUCKET_BITS + KEPT_BITS) / 2
const DIGITS = 2 ** DIGIT_BITS

/** The order of entries by a digit of their fingerprints; those with the same stay in the order that they have. */
function orderedBy(prints: Uint32Array, order: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1)
  for (const print of prints) {
    const digit = (print >>> shift) & (DIGITS - 1)
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1
  }
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0)
  const next = new Uint32Array(order.length)
  for (const index of order) {
    const digit = ((prints[index] ?? 0) >>> shift) & (DIGITS - 1)
    const place = starts[digit] ?? 0
    starts[digit] = place + 1
    next[place] = index
  }
  return next
}

function threeBytes(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
}

/** The keys of a slice's rows, gathered as these come. */
export class SliceKeys {
  #prints = new Uint32Array(1_024)
  #places = new Uint32Array(1_024)
  #length = 0
  #place = 0
  readonly #plan: NumberingPlan
  /** Rows may have come into another order since, or have got other fields: their keys are to be read from them. */
  isOutdated = false

  /** @param plan of the country of the slice's operation */
  constructor(plan: NumberingPlan) {
    this.#plan = plan
  }

  /** How the keys are read that were gathered: see {@link readingOf}. */
  readingOf(report: ReportDefinition | undefined): number {
    return readingOf(report, this.#plan)
  }

  /**
   * @param part what its field says of a customer
   * @param place that of its row in the slice: never before an earlier one's
   */
  addValue(part: CustomerKeyKind, text: string, place: number): void {
    this.#place = place
    eachKeyOf(part, text, this.#plan, this.#add)
  }

  /** @param place as {@link addValue} */
  addLeaf(leaf: Leaf, place: number): void {
    this.#place = place
    eachKeyOfLeaf(leaf, this.#plan, this.#add)
  }

  readonly #add = (kind: CustomerKeyKind, key: string): void => {
    if (this.#length === this.#prints.length) this.#grow()
    this.#prints[this.#length] = fingerprint(kind, key)
    this.#places[this.#length++] = this.#place
  }

  /** Takes entries of a bucket over, as {@link buckets} gave them. They come before any others. */
  addEntries(bucket: number, entries: Uint8Array): void {
    for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
      if (this.#length === this.#prints.length) this.#grow()
      this.#prints[this.#length] = bucket * 2 ** KEPT_BITS + threeBytes(entries, at)
      this.#places[this.#length++] = threeBytes(entries, at + KEPT_BITS / 8)
    }
  }

  #grow(): void {
    const larger = (entries: Uint32Array): Uint32Array<ArrayBuffer> => {
      const copy = new Uint32Array(2 * entries.length)
      copy.set(entries)
      return copy
    }
    this.#prints = larger(this.#prints)
    this.#places = larger(this.#places)
  }

  /** The entries of each bucket that has any, in order, each once: the kept part of the fingerprint, then the place. */
  *buckets(): Generator<readonly [bucket: number, entries: Uint8Array]> {
    const prints = this.#prints.subarray(0, this.#length)
    // Two passes by half of the bits: rows come in the order of their places, so these need none.
    const unordered = new Uint32Array(prints.length)
    for (let index = 0; index < unordered.length; index++) unordered[index] = index
    const order = orderedBy(prints, orderedBy(prints, unordered, 0), DIGIT_BITS)
    let first = 0
    while (first < order.length) {
      const bucket = bucketOf(prints[order[first] ?? 0] ?? 0)
      let end = first
      while (end < order.length && bucketOf(prints[order[end] ?? 0] ?? 0) === bucket) end++
      const bytes = new Uint8Array((end - first) * ENTRY_BYTES)
      let length = 0
      let lastPrint = -1
      let lastPlace = -1
      for (; first < end; first++) {
        const index = order[first] ?? 0
        const print = prints[index] ?? 0
        const place = this.#places[index] ?? 0
        if (print === lastPrint && place === lastPlace) continue
        lastPrint = print
        lastPlace = place
        bytes[length++] = print >>> 16
        bytes[length++] = print >>> 8
        bytes[length++] = print
        bytes[length++] = place >>> 16
        bytes[length++] = place >>> 8
        bytes[length++] = place
      }
      yield [bucket, bytes.subarray(0, length)]
    }
  }
}

const NONE: readonly number[] = []

/** How many keys there are among entries. */
export function keysIn(entries: Uint8Array): number {
  return entries.length / ENTRY_BYTES
}

/** The places of a fingerprint's rows among the entries of its bucket, in order. */
export function placesIn(entries: Uint8Array, print: number): readonly number[] {
  const count = keysIn(entries)
  const kept = print % 2 ** KEPT_BITS
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (threeBytes(entries, middle * ENTRY_BYTES) < kept) low = middle + 1
    else high = middle
  }
  if (low === count || threeBytes(entries, low * ENTRY_BYTES) !== kept) return NONE
  const places: number[] = []
  for (; low < count && threeBytes(entries, low * ENTRY_BYTES) === kept; low++) {
    places.push(threeBytes(entries, low * ENTRY_BYTES + KEPT_BITS / 8))
  }
  return places
}

/** Bits of a {@link PrintFilter} for each fingerprint in it, at the least: of others one in so many passes. */
const FILTER_BITS = 16
const PRINT_BITS = BUCKET_BITS + KEPT_BITS
const WORD_BITS = 32

/** Tells of most fingerprints at once that they are none of those that were added. */
export class PrintFilter {
  readonly #words: Uint32Array
  /** Fingerprints are as good as random: their first bits say which bit of the filter is theirs. */
  readonly #shift: number

  /** @param keys how many are to be added */
  constructor(keys: number) {
    const bits = Math.min(PRINT_BITS, Math.ceil(Math.log2(Math.max(WORD_BITS, keys * FILTER_BITS))))
    this.#words = new Uint32Array(2 ** bits / WORD_BITS)
    this.#shift = PRINT_BITS - bits
  }

  add(print: number): void {
    const place = print >>> this.#shift
    const word = Math.floor(place / WORD_BITS)
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (place % WORD_BITS))
  }

  /** Adds those of a bucket's entries. */
  addEntries(bucket: number, entries: Uint8Array): void {
    for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
      this.add(bucket * 2 ** KEPT_BITS + threeBytes(entries, at))
    }
  }

  /** @returns false where it is none of them */
  mayHave(print: number): boolean {
    const place = print >>> this.#shift
    return ((this.#words[Math.floor(place / WORD_BITS)] ?? 0) & (1 << (place % WORD_BITS))) !== 0
  }
}

/** What the rules are that keys follow: another number makes every slice's keys anew. */
const RULES = 2

function namingOf(fields: readonly FieldDefinition[], lists: readonly ListDefinition[] = []): unknown {
  return [
    fields.map((field) => [field.name, field.otherNames ?? [], keyPartOf(field) ?? null]),
    lists.map((list) => [list.name, namingOf(list.fields, list.lists)]),
  ]
}

const readings = new WeakMap<ReportDefinition, Map<NumberingPlan, number>>()

/**
 * A number that says how the rows of a report are read for keys: another one where its definition says of other fields
 * that they name customers, the operation's telephones are another country's, or the rules are others.
 *
 * @param report undefined where it left the catalogue
 */
export function readingOf(report: ReportDefinition | undefined, plan: NumberingPlan): number {
  const rules = `${RULES} ${plan.country}`
  if (report === undefined) return fingerprint('id', rules)
  const ofReport = readings.get(report) ?? new Map<NumberingPlan, number>()
  readings.set(report, ofReport)
  let reading = ofReport.get(plan)
  if (reading === undefined) {
    const naming = JSON.stringify([namingOf(report.fields, report.lists), report.dynamicFields ?? []])
    reading = fingerprint('id', `${rules} ${naming}`)
    ofReport.set(plan, reading)
  }
  return reading
}
