import { isRawJson } from '../../../../shared/faithfulJson.ts'
import { listItems } from '../../../../shared/encodedLists.ts'
import type { Mask } from '../../../../shared/masks.ts'
import { maskedText } from '../../../../shared/masking/maskedText.ts'
import { NOBODYS, OwnValues, type OwnValue } from '../../../../shared/masking/ownValues.ts'
import { maskedField, type Masker, type PersonalKind } from '../../../../shared/masking/personalValues.ts'
import { fieldDefinitionOf } from '../../../../shared/reports/catalogue.ts'
import { personalKindOf } from '../../../../shared/reports/personal.ts'
import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../../../shared/reports/types.ts'
import type { NumberingPlan } from '../../../../shared/telephoneCountries.ts'
import { mayHoldSeveral, numbersAmong } from '../../../../shared/telephoneNumbers.ts'
import { isObject, isRecord } from '../../../wolkvox/answerJson.ts'
import { knownNames } from '../../customers/knownNames.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { decodeValue, encodeValue, type StoredValue } from '../../rows/storedValue.ts'
import { fieldMask, fieldMaskOf, fieldsOfCustomer, listOf, type FieldMask } from './fieldMasks.ts'
import { maskerOf } from './masker.ts'

// The values of a row, masked as they leave the store. Texts are looked through for what is the row's own customer's:
// so the fields that tell who that is are read with whatever is asked for.

/** A text of a field, masked. */
function maskedAs(masker: Masker, how: FieldMask, text: string, own: OwnValues): string {
  if (how === null || text === '' || how.except.has(text)) return text
  if ('as' in how) return maskedField(masker, how.as, text)
  return maskedText(masker, text, own, how.reads)
}

function definitionIn(list: ListDefinition | undefined, name: string): FieldDefinition | undefined {
  return list?.fields.find((field) => field.name === name || field.otherNames?.includes(name) === true)
}

/** What JSON holds, masked: each value by what its field is known to be, and names of fields as texts. */
function maskedJson(
  masker: Masker,
  value: unknown,
  how: FieldMask,
  own: OwnValues,
  list: ListDefinition | undefined,
): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value
  if (typeof value === 'string') return maskedAs(masker, how, value, own)
  if (Array.isArray(value)) return value.map((item) => maskedJson(masker, item, how, own, list))
  if (isRecord(value) && !isRawJson(value)) {
    const entries = Object.entries(value).map(([name, inner]) => {
      const below = list?.lists?.find((each) => each.name === name)
      const definition = definitionIn(list, name)
      // A field that no document lists may be called by the customer's own number.
      const called = definition === undefined && below === undefined ? maskedText(masker, name, own, 'label') : name
      const inList = below ?? (listItems(value) === undefined ? undefined : list)
      return [called, maskedJson(masker, inner, fieldMask(definition), own, inList)] as const
    })
    return Object.fromEntries(entries)
  }
  const text = JSON.stringify(value)
  const masked = maskedAs(masker, how, text, own)
  return masked === text ? value : masked
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The values of a customer's within a list, however deep. */
function* ownInList(list: ListDefinition, value: unknown, plan: NumberingPlan): Generator<OwnValue> {
  if (!isObject(value)) return
  const items = listItems(value) ?? [value]
  for (const item of items) {
    if (!isRecord(item)) continue
    for (const [name, inner] of Object.entries(item)) {
      const below = list.lists?.find((each) => each.name === name)
      if (below !== undefined) yield* ownInList(below, inner, plan)
      const definition = definitionIn(list, name)
      const kind = definition === undefined ? null : personalKindOf(definition)
      if (kind !== null && definition?.knownValues?.includes(textOf(inner)) !== true) yield* ownOf(kind, inner, plan)
    }
  }
}

/** The name before an address. */
const NAMED_ADDRESS = /^\s*"?([^"<>@]+?)"?\s*<[^<>]+>\s*$/
/** Between the addresses of a field that holds several. */
const BETWEEN_ADDRESSES = /[;,|/\n]/

function* ownOf(kind: PersonalKind, value: unknown, plan: NumberingPlan): Generator<OwnValue> {
  if (value === null || value === undefined || value === '' || isObject(value)) return
  const text = textOf(value).trim()
  yield { kind, text }
  if (kind === 'email') {
    // A mail's sender is told by name, too: `"Ana Ruiz" <ana@…>`.
    const [, name = ''] = NAMED_ADDRESS.exec(text) ?? []
    if (name.trim() !== '') yield { kind: 'name', text: name.trim() }
  }
  if (kind === 'telephone' && mayHoldSeveral(text)) {
    for (const each of numbersAmong(text, plan)) yield { kind, text: each.text.trim() }
  }
  if (kind === 'email' && BETWEEN_ADDRESSES.test(text)) {
    for (const part of text.split(BETWEEN_ADDRESSES)) if (part.trim() !== '') yield { kind, text: part.trim() }
  }
}

/** What a row's own fields tell of its customer. @param plan of the country of the row's operation */
function toldInRow(
  report: ReportDefinition,
  names: readonly string[],
  values: readonly StoredValue[],
  plan: NumberingPlan,
): OwnValue[] {
  const own: OwnValue[] = []
  for (const [place, name] of names.entries()) {
    const value = values[place] ?? null
    if (value === null || value === '') continue
    const list = listOf(report, name)
    if (list !== undefined) own.push(...ownInList(list, decodeValue(value), plan))
    else {
      const definition = fieldDefinitionOf(report, name)
      const kind = definition === undefined ? null : personalKindOf(definition)
      if (kind !== null && definition?.knownValues?.includes(textOf(value)) !== true) {
        own.push(...ownOf(kind, decodeValue(value), plan))
      }
    }
  }
  return own
}

/** Whose values a row has: reads what its fields tell, in the order of the fields that it was made for. */
export type OwnReader = (values: readonly StoredValue[]) => OwnValues

/**
 * How rows are read for whom their texts may mention: what the row tells of its own customer, and what the store knows
 * that customer to be called from rows of other reports.
 *
 * @param names the fields that tell who a row's customer is, as their values will come
 * @param plan of the country of the rows' operation
 */
export function ownReader(
  database: ReadableDatabase,
  report: ReportDefinition,
  names: readonly string[],
  plan: NumberingPlan,
): OwnReader {
  const known = knownNames(database, plan)
  const nobody = new OwnValues([], known)
  if (names.length === 0) return () => nobody
  return (values) => {
    const own = toldInRow(report, names, values, plan)
    return own.length === 0 ? nobody : new OwnValues(own, known)
  }
}

/** How the values of a row are masked. */
export interface RowMask {
  /** The fields that are read with a row, to know whom its texts may mention. */
  readonly customerFields: readonly string[]
  /**
   * A row's values, masked.
   *
   * @param values in the order of the names that the mask was made for
   * @param customer the values of {@link customerFields}, whole
   */
  readonly of: (values: readonly StoredValue[], customer: readonly StoredValue[]) => readonly StoredValue[]
}

function maskedStored(
  masker: Masker,
  value: StoredValue,
  how: FieldMask,
  own: OwnValues,
  list: ListDefinition | undefined,
): StoredValue {
  if (value === null || value === '') return value
  if (typeof value === 'string' && list === undefined) return maskedAs(masker, how, value, own)
  if (value.length === 0) return value
  const masked = maskedJson(masker, decodeValue(value), how, own, list)
  return encodeValue(masked)
}

/**
 * How rows are masked.
 *
 * @param names the fields whose values are masked
 * @param plan of the country of the rows' operation
 */
export function rowMask(
  database: ReadableDatabase,
  report: ReportDefinition,
  names: readonly string[],
  mask: Mask,
  plan: NumberingPlan,
): RowMask {
  const masker = maskerOf(database, mask, plan)
  const customerFields = fieldsOfCustomer(report)
  const columns = names.map((name) => {
    const list = listOf(report, name)
    return { list, how: list === undefined ? fieldMaskOf(report, name) : fieldMask(undefined) }
  })
  const isRead = columns.some(({ how, list }) => list !== undefined || (how !== null && 'reads' in how))
  const ownOf = isRead ? ownReader(database, report, customerFields, plan) : () => NOBODYS
  return {
    customerFields,
    of: (values, customer) => {
      const own = ownOf(customer)
      return values.map((value, place) => {
        const column = columns[place]
        return column === undefined ? value : maskedStored(masker, value, column.how, own, column.list)
      })
    },
  }
}
