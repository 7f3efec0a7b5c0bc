import { AppError } from '../../shared/errors.ts'
import { compareNumericKeys, isMoreThanPlace, KEY_FIELD } from '../../shared/encodedLists.ts'

/**
 * What stands between the brace of the object and its first record, and between two records. Longer ones are no keys.
 */
const FIRST_KEY = /^\s*"(0|[1-9]\d{0,99})"\s*:\s*$/
const NEXT_KEY = /^\s*,\s*"(0|[1-9]\d{0,99})"\s*:\s*$/
const MOST_BYTES_BETWEEN = 1024
const OPEN_BRACE = '{'
const EMPTY = /^\{\s*\}$/
/** Keys that are kept to put records in their order; an answer has at most some ten thousand. */
const MOST_KEYS = 1_000_000

function between(bytes: Buffer, from: number, to: number): string {
  return to - from > MOST_BYTES_BETWEEN ? '' : bytes.toString('latin1', from, to)
}

/**
 * Whether the bytes between the brace of an object and that of its first value are a numeric key: PHP's list, written
 * as an object.
 */
export function beginsKeyedRecords(bytes: Buffer, from: number, to: number): boolean {
  return FIRST_KEY.test(between(bytes, from, to))
}

/** The record, and in it the key, where that is more than its place. */
function withKey(record: Buffer, key: string): readonly Buffer[] {
  if (!isMoreThanPlace(key)) return [record]
  const isEmpty = EMPTY.test(between(record, 0, record.length))
  return [Buffer.from(`${OPEN_BRACE}"${KEY_FIELD}":"${key}"${isEmpty ? '' : ','}`), record.subarray(1)]
}

/**
 * The records of a list that is written as an object (`{"0":{…},"2":{…}}`), on their way to a list: the keys are taken
 * from between them. Positions count in the cutter's pending bytes.
 */
export class KeyedRecords {
  readonly #pending: { readonly start: number; readonly end: number }[] = []
  readonly #keys: string[] = []
  #isInOrder = true
  #lastKey: string | undefined
  #open: number

  /** @param start where the first record begins */
  constructor(start: number) {
    this.#open = start
  }

  open(start: number): void {
    this.#open = start
  }

  close(end: number): void {
    this.#pending.push({ start: this.#open, end })
  }

  /**
   * Takes the records that are whole, as `{…},{…}`, and forgets them; the open one begins that much earlier now.
   *
   * @param bytes the pending bytes up to the end of the last whole record
   * @throws AppError `bad-answer` where something else than a numeric key stands before one
   */
  take(bytes: Buffer): Buffer {
    const pieces: Buffer[] = []
    let last = 0
    for (const { start, end } of this.#pending) {
      const gap = between(bytes, last, start)
      const key = (this.#lastKey === undefined ? FIRST_KEY : NEXT_KEY).exec(gap)?.[1]
      if (key === undefined) throw new AppError('bad-answer', { reason: 'shape' })
      if (pieces.length > 0) pieces.push(Buffer.from(','))
      pieces.push(...withKey(bytes.subarray(start, end), key))
      this.#note(key)
      last = end
    }
    this.#pending.length = 0
    this.#open -= bytes.length
    return Buffer.concat(pieces)
  }

  /**
   * The place of each record in the order of the keys; undefined where they came in it.
   *
   * @throws AppError `too-wide` for more records out of order than an answer may have
   */
  order(): readonly number[] | undefined {
    if (this.#isInOrder) return undefined
    if (this.#keys.length > MOST_KEYS) throw new AppError('too-wide', { reason: 'records' })
    const sorted = this.#keys
      .map((key, came) => ({ key, came }))
      .toSorted((a, b) => compareNumericKeys(a.key, b.key) || a.came - b.came)
    const places = new Uint32Array(sorted.length)
    for (const [place, { came }] of sorted.entries()) places[came] = place
    return Array.from(places)
  }

  #note(key: string): void {
    if (this.#lastKey !== undefined && compareNumericKeys(this.#lastKey, key) > 0) this.#isInOrder = false
    this.#lastKey = key
    if (this.#keys.length <= MOST_KEYS) this.#keys.push(key)
  }
}
