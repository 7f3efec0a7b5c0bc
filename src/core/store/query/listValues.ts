import type { FieldType } from '../../../shared/reports/types.ts'
import { fold, numberOf } from '../../../shared/values.ts'
import { listItems } from '../../../shared/encodedLists.ts'
import { isObject, isRecord } from '../../wolkvox/answerJson.ts'

/**
 * The items of what a row holds where a list belongs: of a list its own, however it is written; any other object is
 * one item, anything else none.
 */
export function itemsOf(value: unknown): readonly unknown[] {
  if (!isObject(value)) return []
  return listItems(value) ?? [value]
}

/** How many items a row's list has; null where the row has no list there. */
export function itemCount(value: unknown): number | null {
  return isObject(value) ? itemsOf(value).length : null
}

/** The dates of a row's items: the first and the last as wall seconds, and the first as the server wrote it. */
export interface ItemDates {
  readonly text: string
  readonly first: number
  readonly last: number
}

function* valuesAt(items: readonly unknown[], path: readonly string[]): Generator<string> {
  const [name = '', ...rest] = path
  for (const item of items) {
    if (!isRecord(item)) continue
    const value = item[name]
    if (rest.length > 0) yield* valuesAt(itemsOf(value), rest)
    else if (typeof value === 'string') yield value
  }
}

/**
 * The dates within a row's list; undefined where no item carries one.
 *
 * @param path where the date stands, from the list's items
 * @param timeZone the operation's own
 */
export function itemDates(
  list: unknown,
  path: readonly string[],
  type: FieldType,
  timeZone: string,
): ItemDates | undefined {
  let dates: ItemDates | undefined
  for (const text of valuesAt(itemsOf(list), path)) {
    const at = numberOf(type, text, timeZone)
    if (at === null) continue
    if (dates === undefined) dates = { text, first: at, last: at }
    else if (at < dates.first) dates = { ...dates, text, first: at }
    else if (at > dates.last) dates = { ...dates, last: at }
  }
  return dates
}

/** Whether any value within some JSON contains a text. @param needle folded */
export function containsText(value: unknown, needle: string): boolean {
  if (Array.isArray(value)) return value.some((item) => containsText(item, needle))
  if (isRecord(value)) return Object.values(value).some((item) => containsText(item, needle))
  if (value === null || value === undefined) return false
  return fold(typeof value === 'string' ? value : JSON.stringify(value)).includes(needle)
}
