import type { ResultRow } from './results.ts'
import { decodeValue } from './storedValue.ts'

/** A row as an object keyed by field names, each value what the server sent; fields that the answer lacked are left out. */
export function decodeRow(fields: readonly string[], row: ResultRow): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = []
  fields.forEach((name, index) => {
    const value = decodeValue(row[index] ?? null)
    if (value !== undefined) entries.push([name, value])
  })
  return Object.fromEntries(entries)
}

/** A row as texts: JSON's null and missing fields are empty, other JSON is its compact text. */
export function displayRow(row: ResultRow): string[] {
  return row.map((value) =>
    typeof value === 'string' ? value : value === null ? '' : Buffer.from(value).toString('utf8'),
  )
}
