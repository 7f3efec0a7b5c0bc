import { parseFaithfully } from '../../../shared/faithfulJson.ts'
import { encodeValue, type StoredValue } from './storedValue.ts'

// The column `extra` of a report's table: the fields of a row that no document lists, as one JSON object.

/** The fields by their names. */
export type Extra = Readonly<Record<string, unknown>>

/** An object of more fields than these is slow to make where no two objects have the same ones. */
const MANY_FIELDS = 100

/** Fields as the text of a JSON object. */
export function extraText(entries: readonly (readonly [name: string, value: unknown])[]): string {
  if (entries.length <= MANY_FIELDS) return JSON.stringify(Object.fromEntries(entries))
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`
}

let lastText = ''
let lastExtra: Extra = {}

/** What a row's column holds. One statement asks for the same row's several times in a row. */
export function parseExtra(text: string): Extra {
  if (text !== lastText) {
    const plain = JSON.parse(text) as Extra
    // Hardly any row holds a number that plain parsing changes, and the careful way costs several times as much.
    lastExtra = JSON.stringify(plain) === text ? plain : (parseFaithfully(text) as Extra)
    lastText = text
  }
  return lastExtra
}

/** The value of one field; null where the row lacks it. */
export function extraValue(extra: unknown, name: string): StoredValue {
  if (typeof extra !== 'string') return null
  const fields = parseExtra(extra)
  return Object.hasOwn(fields, name) ? encodeValue(fields[name]) : null
}

let lastNames = '[]'
let lastNameSet: ReadonlySet<string> = new Set()

/**
 * The fields that are none of those named, as one JSON value; null where there are no others.
 *
 * @param names a JSON list
 */
export function extraOthers(extra: unknown, names: string): StoredValue {
  if (typeof extra !== 'string') return null
  if (names !== lastNames) {
    lastNames = names
    lastNameSet = new Set(JSON.parse(names) as string[])
  }
  const rest = Object.entries(parseExtra(extra)).filter(([name]) => !lastNameSet.has(name))
  return rest.length === 0 ? null : Buffer.from(extraText(rest), 'utf8')
}

/** A column that is read out of `extra`: one field, or the fields that are none of those named. */
export type ExtraColumn = { readonly name: string } | { readonly others: string }

/** The value of a column that is read out of `extra`. */
export function extraColumnValue(extra: unknown, column: ExtraColumn): StoredValue {
  return 'name' in column ? extraValue(extra, column.name) : extraOthers(extra, column.others)
}

let lastColumnsText = '[]'
let lastColumns: readonly ExtraColumn[] = []

/**
 * The texts of several columns that are read out of `extra`, with a separator between them: a row is then read once,
 * not once for each.
 *
 * @param columns a JSON list of `ExtraColumn`
 */
export function extraTexts(extra: unknown, columns: string, separator: string): string {
  if (columns !== lastColumnsText) {
    lastColumnsText = columns
    lastColumns = JSON.parse(columns) as ExtraColumn[]
  }
  return lastColumns
    .map((column) => {
      const value = extraColumnValue(extra, column)
      return value === null || typeof value === 'string' ? value : Buffer.from(value).toString('utf8')
    })
    .join(separator)
}
