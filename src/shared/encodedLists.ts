import { isRawJson } from './faithfulJson.ts'

// PHP has one type for lists and for maps. A list that lost some of its items, or was sorted, is written as an object
// then: `{"0": …, "2": …}`. So is what a program keyed by numbers of its own: ids, telephones.

const PLACE = /^(?:0|[1-9]\d*)$/
/** An answer has at most some ten thousand records: a longer number is no place among them. */
const MOST_PLACE_DIGITS = 6

/** The field that keeps the key under which a record stood, where that is more than its place. */
export const KEY_FIELD = 'record_key'

/** Whether a name is a whole number as PHP writes the places of a list. */
export function isNumericKey(name: string): boolean {
  return PLACE.test(name)
}

/** Whether a numeric key says something of its record that would be lost without it: an id, a telephone. */
export function isMoreThanPlace(key: string): boolean {
  return !isNumericKey(key) || key.length > MOST_PLACE_DIGITS
}

/** Compares numeric keys by their size, however many digits they have. */
export function compareNumericKeys(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJson(value)
}

/** What stood under a key, as a record that tells the key. A record that has such a field itself keeps its own. */
export function withKey(item: unknown, key: string): Readonly<Record<string, unknown>> {
  return isRecord(item) ? { [KEY_FIELD]: key, ...item } : { [KEY_FIELD]: key, value: item }
}

/**
 * The items of a list, be it written as one or as an object of numeric keys: then in the order of the keys, and with
 * those that are more than places. Undefined for what is no list; an empty object is one, as PHP writes an empty map.
 */
export function listItems(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[]
  if (!isRecord(value)) return undefined
  const entries = Object.entries(value)
  if (!entries.every(([key]) => isNumericKey(key))) return undefined
  return entries
    .toSorted(([a], [b]) => compareNumericKeys(a, b))
    .map(([key, item]) => (isMoreThanPlace(key) ? withKey(item, key) : item))
}
