import { decodeValue, type StoredValue } from '../core/store/rows/storedValue.ts'

/**
 * A row as the JSON text of an object, its fields in the order given (an object of JavaScript would put names that are
 * numbers first); fields that the answer lacked are left out.
 */
export function rowText(fields: readonly string[], row: readonly StoredValue[]): string {
  const pairs = fields.flatMap((name, place) => {
    const value = decodeValue(row[place] ?? null)
    return value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`]
  })
  return `{${pairs.join(',')}}`
}
