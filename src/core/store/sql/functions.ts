import type Database from 'better-sqlite3'
import type { FieldType } from '../../../shared/reports/types.ts'
import { plainTextOf } from '../../../shared/plainText.ts'
import { digitsOfWritten } from '../../../shared/telephones.ts'
import { fold, foldAccents, hasNonAscii, isLong, numberOf } from '../../../shared/values.ts'
import { extraOthers, extraTexts, extraValue, parseExtra, type Extra } from '../rows/extra.ts'
import { containsText, itemCount, itemDates, type ItemDates } from '../query/listValues.ts'
import { sumText } from '../query/sumText.ts'
import { decodeValue, encodeValue, type StoredValue } from '../rows/storedValue.ts'
import { parseFaithfully } from '../../../shared/faithfulJson.ts'
import { registerListedIds } from '../query/placeIds.ts'
import { registerStillWanted } from '../query/wanted.ts'

function textOf(value: StoredValue): string {
  return typeof value === 'string' ? value : value === null ? '' : Buffer.from(value).toString('utf8')
}

/**
 * The accent-free twin that is stored beside a text: null where the text is ASCII (the text itself serves), 1 where the
 * type is so long that the twin is made when asked for, else the text without accents.
 */
export function accentTwin(type: FieldType, text: string): string | number | null {
  if (!hasNonAscii(text)) return null
  return isLong(type) ? 1 : foldAccents(text)
}

/**
 * The functions that questions and table changes use inside SQL.
 *
 * `fold_accents(text)` · `number_of(type, value, time zone or null)` · `accent_twin(type, value)` as in
 * `shared/values.ts`; `extra_value(extra, name)` a field that no document lists; `extra_without(extra, name)` the rest
 * of them; `extra_others(extra, names)` the fields that are none of a JSON list of names; `extra_texts(extra, columns,
 * separator)` as in `extra.ts`; `extra_contains(extra, folded needle)` whether any of them contains it; `sum_text(type,
 * number)` a sum as the server would have written it; `plain_text(html, longest)` the readable text of HTML;
 * `extra_with(extra, fields)` the fields with others beside them; `item_count(list)`, `item_date(list, path, type, time
 * zone, 'text' | 'first' | 'last')`, `list_contains(list, folded needle)` of the JSON of a list as in `listValues.ts`;
 * `written_digits(value)` as in `shared/telephones.ts`; `still_wanted()` as in `wanted.ts`. Beside them the table
 * `listed_ids(list, first, last)` of `placeIds.ts`.
 */
export function registerFunctions(database: Database.Database): void {
  const pure = { deterministic: true }
  registerStillWanted(database)
  registerListedIds(database)
  database.function('fold_accents', pure, (value) =>
    value === null ? null : foldAccents(textOf(value as StoredValue)),
  )
  database.function('number_of', pure, (type, value, timeZone) =>
    numberOf(type as FieldType, textOf(value as StoredValue), (timeZone as string | null) ?? undefined),
  )
  database.function('accent_twin', pure, (type, value) => accentTwin(type as FieldType, textOf(value as StoredValue)))
  database.function('written_digits', pure, (value) => digitsOfWritten(textOf(value as StoredValue)))
  database.function('sum_text', pure, (type, sum) => (sum === null ? '' : sumText(type as FieldType, sum as number)))
  database.function('plain_text', pure, (html, longest) =>
    typeof html === 'string' ? plainTextOf(html, longest as number) : null,
  )
  database.function('extra_value', pure, (extra, name) => extraValue(extra, name as string))
  database.function('extra_without', pure, (extra, name) => {
    if (typeof extra !== 'string') return null
    const rest = Object.entries(parseExtra(extra)).filter(([key]) => key !== name)
    return rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest))
  })
  database.function('extra_others', pure, (extra, names) => extraOthers(extra, names as string))
  database.function('extra_texts', pure, (extra, columns, separator) =>
    extraTexts(extra, columns as string, separator as string),
  )
  database.function('extra_contains', pure, (extra, needle) => {
    if (typeof extra !== 'string') return 0
    const values = Object.values(parseExtra(extra)).map((value) => fold(textOf(encodeValue(value))))
    return values.some((value) => value.includes(needle as string)) ? 1 : 0
  })
  database.function('extra_with', pure, (extra, fields) => {
    const added = parseFaithfully(fields as string) as Extra
    return JSON.stringify({ ...added, ...(typeof extra === 'string' ? parseExtra(extra) : {}) })
  })
  database.function('item_count', pure, (list) => itemCount(decodeValue(list as StoredValue)))
  database.function('item_date', pure, (list, path, type, timeZone, which) => {
    const steps = (path as string).split('.')
    const dates = itemDates(decodeValue(list as StoredValue), steps, type as FieldType, timeZone as string)
    return dates?.[which as keyof ItemDates] ?? null
  })
  database.function('list_contains', pure, (list, needle) => {
    const text = textOf(list as StoredValue)
    // Most rows do not have it anywhere in their JSON, names included: they need not be parsed.
    const written = JSON.stringify(needle).slice(1, -1)
    if (!fold(text).includes(written)) return 0
    return containsText(decodeValue(list as StoredValue), needle as string) ? 1 : 0
  })
}
