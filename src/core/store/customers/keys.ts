import { eachKeyOf, mayName, type CustomerKeyKind } from '../../../shared/customers.ts'
import { customerPartOf, type CustomerPart } from '../../../shared/reports/customerFields.ts'
import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import type { Leaf } from './leaves.ts'

// Keys of customers as the store keeps them: of each slice, which of its rows name whom. A key is a fingerprint of a
// telephone, an address or an id, so that an entry takes six bytes whatever it is of; what a look-up finds is a
// candidate, and its row says whether it is one.

/** Bits of a fingerprint that say in which bucket its entries lie, and those that an entry keeps. */
const [BUCKET_BITS, KEPT_BITS] = [4, 24]
export const BUCKETS = 2 ** BUCKET_BITS
/** Bits of a row's place in its slice: as many as an id has (`rowIds.ts`). */
const PLACE_BITS = 24
const PLACES = 2 ** PLACE_BITS
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

/** The bucket of a fingerprint, and what an entry keeps of it. */
function placed(print: number): { readonly bucket: number; readonly kept: number } {
  return { bucket: print >>> KEPT_BITS, kept: print & (2 ** KEPT_BITS - 1) }
}

/** The bucket in which the entries of a fingerprint lie. */
export function bucketOf(print: number): number {
  return placed(print).bucket
}

/** Gives the keys that what a row says has. @param leaf a value, or the name of a field */
function eachKeyOfLeaf(leaf: Leaf, give: (kind: CustomerKeyKind, key: string) => void): void {
  const field = leaf.kind === 'value' ? leaf.field : undefined
  if (field === undefined) {
    if (mayName(leaf.text)) eachKeyOf(null, leaf.text, give)
    return
  }
  const part = keyPart(customerPartOf(field))
  if (part !== undefined) eachKeyOf(part, leaf.text, give)
}

/** A name is no key: namesakes are others. */
function keyPart(part: CustomerPart | undefined): CustomerKeyKind | undefined {
  return part === 'name' ? undefined : part
}

/** The part of a customer whose keys a field's values have; undefined where they have none. */
export function keyPartOf(field: FieldDefinition): CustomerKeyKind | undefined {
  return keyPart(customerPartOf(field))
}

/** The keys of a slice's rows, gathered as these come. */
export class SliceKeys {
  #entries = new Float64Array(1_024)
  #length = 0
  #place = 0
  /** Rows may have come into another order since, or have got other fields: their keys are to be read from them. */
  isOutdated = false

  /** @param part what its field says of a customer */
  addValue(part: CustomerKeyKind, text: string, place: number): void {
    this.#place = place
    eachKeyOf(part, text, this.#add)
  }

  addLeaf(leaf: Leaf, place: number): void {
    this.#place = place
    eachKeyOfLeaf(leaf, this.#add)
  }

  readonly #add = (kind: CustomerKeyKind, key: string): void => {
    if (this.#length === this.#entries.length) {
      const larger = new Float64Array(2 * this.#length)
      larger.set(this.#entries)
      this.#entries = larger
    }
    // 52 bits: whole in a floating-point number.
    this.#entries[this.#length++] = fingerprint(kind, key) * PLACES + this.#place
  };

  /** The entries of each bucket that has any, in order, each once: the kept part of the fingerprint, then the place. */
  *buckets(): Generator<readonly [bucket: number, entries: Buffer]> {
    const sorted = this.#entries.subarray(0, this.#length).toSorted()
    const perBucket = 2 ** (KEPT_BITS + PLACE_BITS)
    let first = 0
    while (first < sorted.length) {
      const bucket = Math.floor((sorted[first] ?? 0) / perBucket)
      const bytes = Buffer.allocUnsafe((sorted.length - first) * ENTRY_BYTES)
      let length = 0
      let last = -1
      for (; first < sorted.length; first++) {
        const entry = sorted[first] ?? 0
        if (entry >= (bucket + 1) * perBucket) break
        if (entry === last) continue
        last = entry
        bytes.writeUIntBE(entry - bucket * perBucket, length, ENTRY_BYTES)
        length += ENTRY_BYTES
      }
      yield [bucket, bytes.subarray(0, length)]
    }
  }
}

/** The places of a fingerprint's rows among the entries of its bucket, in order. */
export function placesIn(entries: Uint8Array, print: number): readonly number[] {
  const bytes = Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength)
  const { kept } = placed(print)
  const count = bytes.length / ENTRY_BYTES
  const first = kept * PLACES
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bytes.readUIntBE(middle * ENTRY_BYTES, ENTRY_BYTES) < first) low = middle + 1
    else high = middle
  }
  const places: number[] = []
  for (; low < count; low++) {
    const entry = bytes.readUIntBE(low * ENTRY_BYTES, ENTRY_BYTES)
    if (entry >= first + PLACES) break
    places.push(entry - first)
  }
  return places
}

/** What the rules are that keys follow: another number makes every slice's keys anew. */
const RULES = 1

function namingOf(fields: readonly FieldDefinition[], lists: readonly ListDefinition[] = []): unknown {
  return [
    fields.map((field) => [field.name, field.otherNames ?? [], keyPartOf(field) ?? null]),
    lists.map((list) => [list.name, namingOf(list.fields, list.lists)]),
  ]
}

const readings = new WeakMap<ReportDefinition, number>()

/**
 * A number that says how the rows of a report are read for keys: another one where its definition says of other fields
 * that they name customers, or the rules are others.
 */
export function readingOf(report: ReportDefinition | undefined): number {
  if (report === undefined) return RULES
  let reading = readings.get(report)
  if (reading === undefined) {
    const naming = JSON.stringify([namingOf(report.fields, report.lists), report.dynamicFields ?? []])
    reading = fingerprint('id', `${RULES} ${naming}`)
    readings.set(report, reading)
  }
  return reading
}
