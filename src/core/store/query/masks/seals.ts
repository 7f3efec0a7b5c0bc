import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type Database from 'better-sqlite3'
import { AppError } from '../../../../shared/errors.ts'
import { hasSealed, labelledText, openedText, sealedValue } from '../../../../shared/masking/sealedValues.ts'
import type { Filter } from '../../../../shared/query.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'

// Seals of values that a mask hides, so that they can be chosen all the same. The same value has the same seal, and no
// two have: what was chosen is found again in the next list. AES alone would need another number each time for that, so
// the number is made of the value itself (as in SIV), and shows whether a seal is the store's own.

interface SealKeys {
  readonly number: Uint8Array
  readonly cipher: Uint8Array
  readonly row: Uint8Array
}

const keys = new WeakMap<Database.Database, SealKeys>()

const CIPHER = 'aes-256-ctr'
const NUMBER_BYTES = 16
/** Lengths tell little of values that are as long as telephones and addresses are. */
const PADDED_TO_BYTES = 32
/** Where a value ends, before the noughts that fill it up. */
const END = 0x80

/** Lets a connection seal values. @param storeKey the store's key, as hex digits */
export function giveSealKey(database: Database.Database, storeKey: string): void {
  const derived = (what: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', Buffer.from(storeKey, 'hex'), '', `atalaya masks: seals, ${what}`, 32))
  keys.set(database, { number: derived('number'), cipher: derived('cipher'), row: derived('row') })
}

function keysOf(database: Database.Database): SealKeys {
  const known = keys.get(database)
  if (known === undefined) throw new AppError('internal', { reason: 'no key for seals' })
  return known
}

function numberOf({ number }: SealKeys, padded: Uint8Array): Buffer {
  return createHmac('sha256', number).update(padded).digest().subarray(0, NUMBER_BYTES)
}

/** A value that a mask hides, as it can be chosen. @param label what it is called under the mask */
export function sealed(database: ReadableDatabase, label: string, value: string): string {
  const known = keysOf(database)
  const bytes = Buffer.from(value, 'utf8')
  const padded = Buffer.alloc(Math.ceil((bytes.length + 1) / PADDED_TO_BYTES) * PADDED_TO_BYTES)
  bytes.copy(padded)
  padded[bytes.length] = END
  const number = numberOf(known, padded)
  const cipher = createCipheriv(CIPHER, known.cipher, number)
  const seal = Buffer.concat([number, cipher.update(padded), cipher.final()])
  return sealedValue(label, seal.toString('base64url'))
}

/**
 * What tells whether values are the same as others, whatever a mask hides of them: equal for equal ones, in their
 * order, and never to be opened.
 */
export function sealOfValues(database: ReadableDatabase, values: readonly (string | null)[]): string {
  return createHmac('sha256', keysOf(database).row).update(JSON.stringify(values)).digest('base64url')
}

/** The value of a seal; undefined where it is another store's, or none. */
function opened(known: SealKeys, seal: string): string | undefined {
  const bytes = Buffer.from(seal, 'base64url')
  const number = bytes.subarray(0, NUMBER_BYTES)
  if (number.length < NUMBER_BYTES) return undefined
  const cipher = createDecipheriv(CIPHER, known.cipher, number)
  const padded = Buffer.concat([cipher.update(bytes.subarray(NUMBER_BYTES)), cipher.final()])
  if (!timingSafeEqual(numberOf(known, padded), number)) return undefined
  return padded.subarray(0, padded.lastIndexOf(END)).toString('utf8')
}

/** A text with the values of what this store sealed in it: to be compared with, never to be told. */
export function textOpened(database: ReadableDatabase, text: string): string {
  return hasSealed(text) ? openedText(text, (seal) => opened(keysOf(database), seal)) : text
}

/** What becomes of each value that a filter compares with. */
function withValues(filter: Filter, become: (text: string) => string): Filter {
  if (!hasSealed(filter.value)) return filter
  if (filter.operator !== 'one-of') return { ...filter, value: become(filter.value) }
  const values = JSON.parse(filter.value) as readonly unknown[]
  return {
    ...filter,
    value: JSON.stringify(values.map((value) => (typeof value === 'string' ? become(value) : value))),
  }
}

/**
 * Filters with the values that were sealed, as rows are compared with them.
 *
 * @throws AppError `usage` where one was sealed by another store, which finds nothing here
 */
export function filtersOpened(database: ReadableDatabase, filters: readonly Filter[]): readonly Filter[] {
  return filters.map((filter) =>
    withValues(filter, (text) => {
      const value = textOpened(database, text)
      if (hasSealed(value)) throw new AppError('usage', { problem: 'sealed-elsewhere', field: filter.field })
      return value
    }),
  )
}

/** Filters with what sealed values are called, as they are told where nothing hides them any more. */
export function filtersLabelled(filters: readonly Filter[]): readonly Filter[] {
  return filters.map((filter) => withValues(filter, labelledText))
}
