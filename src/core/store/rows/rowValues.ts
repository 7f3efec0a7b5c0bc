import type { ResultRow } from '../query/results.ts'

/** A row as texts: JSON's null and missing fields are empty, other JSON is its compact text. */
export function displayRow(row: ResultRow): string[] {
  return row.map((value) =>
    typeof value === 'string' ? value : value === null ? '' : Buffer.from(value).toString('utf8'),
  )
}
