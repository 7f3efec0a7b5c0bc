import { parseFaithfully } from '../../../shared/faithfulJson.ts'

/**
 * A value of an answer as it lies in a column: text as text; anything else as a blob that holds its compact JSON;
 * JSON's null as the empty blob; null where the answer lacked the field. So a value comes back as exactly what the
 * server sent.
 */
export type StoredValue = string | Uint8Array | null

const JSON_NULL = new Uint8Array(0)

/** A value out of a parsed answer, for a column. */
export function encodeValue(value: unknown): StoredValue {
  // A text that is cut inside a letter (half an emoji, which JSON can spell) would lose it: it stays JSON.
  if (typeof value === 'string' && value.isWellFormed()) return value
  if (value === undefined) return null
  if (value === null) return JSON_NULL
  return Buffer.from(JSON.stringify(value), 'utf8')
}

/** A column's value as the JSON value it was; undefined where the answer lacked the field. */
export function decodeValue(value: StoredValue): unknown {
  if (value === null) return undefined
  if (typeof value === 'string') return value
  return value.length === 0 ? null : parseFaithfully(Buffer.from(value).toString('utf8'))
}
