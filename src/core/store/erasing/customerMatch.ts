import { isEmailOf, isIdOf, isOf, isTelephoneOf, mentions, type Customer } from '../../../shared/customers.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { FieldDefinition, FieldType, ListDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { parseFaithfully } from '../../../shared/faithfulJson.ts'
import { listItems } from '../../../shared/encodedLists.ts'
import { isObject, isRecord } from '../../wolkvox/answerJson.ts'
import { decodeValue, type StoredValue } from '../rows/storedValue.ts'

/** How a row is about a customer: a field names them, or a text merely mentions them. */
export type Connexion = 'names' | 'mentions'

/** What such fields hold is no customer, unless a server puts one there: only a value that says nothing else counts. */
const MEASURES: ReadonlySet<FieldType> = new Set([
  'date',
  'dateTime',
  'hour',
  'duration',
  'percent',
  'integer',
  'decimal',
  'money',
])
/** A number with fewer digits is an amount like any other. */
const FEWEST_DIGITS_OF_MEASURE = 7

type Names = (customer: Customer, text: string) => boolean
/** What is typed as a text never names: it may say anything about whom it holds. */
const NAMES: Partial<Readonly<Record<FieldType, Names>>> = { telephone: isTelephoneOf, email: isEmailOf, id: isIdOf }

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/**
 * What is not certain is a mention, never nothing.
 *
 * @param type undefined where no document tells what the value means
 */
function ofLeaf(customer: Customer, type: FieldType | undefined, value: unknown): Connexion | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const text = textOf(value)
  if (type !== undefined && MEASURES.has(type)) {
    return customer.id.length >= FEWEST_DIGITS_OF_MEASURE && isOf(customer, text) ? 'mentions' : undefined
  }
  const names = type === undefined ? isOf : NAMES[type]
  if (names?.(customer, text) === true) return 'names'
  return isOf(customer, text) || mentions(customer, text) ? 'mentions' : undefined
}

/** Fields that no document lists may be named after a customer: an answer by telephone has each under its own. */
function ofName(customer: Customer, name: string): Connexion | undefined {
  return isOf(customer, name) ? 'names' : mentions(customer, name) ? 'mentions' : undefined
}

function strongest(found: Iterable<Connexion | undefined>): Connexion | undefined {
  let connexion: Connexion | undefined
  for (const each of found) {
    if (each === 'names') return each
    connexion ??= each
  }
  return connexion
}

function fieldIn(fields: readonly FieldDefinition[], name: string): FieldDefinition | undefined {
  return fields.find((field) => field.name === name || field.otherNames?.includes(name) === true)
}

function* inside(
  customer: Customer,
  list: ListDefinition | undefined,
  value: unknown,
): Generator<Connexion | undefined> {
  const items = isObject(value) ? listItems(value) : undefined
  if (items !== undefined) for (const item of items) yield* inside(customer, list, item)
  else if (isRecord(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const below = list?.lists?.find((each) => each.name === name)
      const field = list === undefined ? undefined : fieldIn(list.fields, name)
      if (field === undefined && below === undefined) yield ofName(customer, name)
      if (isObject(inner)) yield* inside(customer, below, inner)
      else yield ofLeaf(customer, field?.type, inner)
    }
  } else yield ofLeaf(customer, undefined, value)
}

/** A column of a report's table, as far as it can be about somebody. */
export interface MatchedColumn {
  /** The field's name, or null for the column of the fields that no document lists. */
  readonly name: string | null
}

/**
 * Tells how rows of a report are about a customer.
 *
 * @param report undefined for a report that left the catalogue: of its fields nothing is known
 * @param columns the columns that rows come with, in their order
 */
export function rowMatcher(
  customer: Customer,
  report: ReportDefinition | undefined,
  columns: readonly MatchedColumn[],
): (values: readonly StoredValue[]) => Connexion | undefined {
  const readers = columns.map(({ name }) => {
    if (name === null) {
      return function* (value: StoredValue): Generator<Connexion | undefined> {
        if (typeof value !== 'string') return
        for (const [extra, inner] of Object.entries(parseFaithfully(value) as object)) {
          const type = report === undefined ? undefined : fieldDefinitionOf(report, extra)?.type
          yield ofName(customer, extra)
          if (isObject(inner)) yield* inside(customer, undefined, inner)
          else yield ofLeaf(customer, type, inner)
        }
      }
    }
    const list = report?.lists?.find((each) => each.name === name)
    const type = report?.fields.find((field) => field.name === name)?.type
    return function* (value: StoredValue): Generator<Connexion | undefined> {
      if (value === null) return
      if (typeof value === 'string' && list === undefined) yield ofLeaf(customer, type, value)
      else {
        const decoded = decodeValue(value)
        if (isObject(decoded)) yield* inside(customer, list, decoded)
        else yield ofLeaf(customer, type, decoded)
      }
    }
  })
  function* all(values: readonly StoredValue[]): Generator<Connexion | undefined> {
    for (const [place, read] of readers.entries()) yield* read(values[place] ?? null)
  }
  return (values) => strongest(all(values))
}
