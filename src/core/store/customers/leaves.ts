import { listItems } from '../../../shared/encodedLists.ts'
import { parseFaithfully } from '../../../shared/faithfulJson.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { isObject, isRecord } from '../../wolkvox/answerJson.ts'
import { decodeValue, type StoredValue } from '../rows/storedValue.ts'

// Everything that a row says: the values of its fields, of the items in its lists however deep, and the names of fields
// that no document lists. Whoever looks for a customer and whoever keeps keys of customers go through the same.

/** A value, or the name of a field. */
export type Leaf =
  | {
      readonly kind: 'value'
      /** Undefined where no document tells what the value means. */
      readonly field: FieldDefinition | undefined
      readonly text: string
    }
  | { readonly kind: 'name'; readonly text: string }

/** A column of a report's table that holds what the server sent: a field's name, or null for the column of the rest. */
export type ValueColumn = string | null

function* value(field: FieldDefinition | undefined, sent: unknown): Generator<Leaf> {
  if (sent === null || sent === undefined || sent === '') return
  yield { kind: 'value', field, text: typeof sent === 'string' ? sent : JSON.stringify(sent) }
}

function fieldIn(fields: readonly FieldDefinition[], name: string): FieldDefinition | undefined {
  return fields.find((field) => field.name === name || field.otherNames?.includes(name) === true)
}

function* within(list: ListDefinition | undefined, sent: unknown): Generator<Leaf> {
  const items = isObject(sent) ? listItems(sent) : undefined
  if (items !== undefined) for (const item of items) yield* within(list, item)
  else if (isRecord(sent)) {
    for (const [name, inner] of Object.entries(sent)) {
      const below = list?.lists?.find((each) => each.name === name)
      const field = list === undefined ? undefined : fieldIn(list.fields, name)
      if (field === undefined && below === undefined) yield { kind: 'name', text: name }
      if (isObject(inner)) yield* within(below, inner)
      else yield* value(field, inner)
    }
  } else yield* value(undefined, sent)
}

/** What a field of a row says that no document lists. @param sent its value as it was parsed */
export function* leavesOfField(report: ReportDefinition | undefined, name: string, sent: unknown): Generator<Leaf> {
  const field = report === undefined ? undefined : fieldDefinitionOf(report, name)
  yield { kind: 'name', text: name }
  if (isObject(sent)) yield* within(undefined, sent)
  else yield* value(field, sent)
}

/** What a list within a row says. @param list undefined where no document tells what it holds */
export function* leavesOfList(list: ListDefinition | undefined, sent: unknown): Generator<Leaf> {
  if (isObject(sent)) yield* within(list, sent)
  else yield* value(undefined, sent)
}

/** Reads everything that a row says out of the values of its columns, in their order. */
export type LeafReader = (values: readonly StoredValue[]) => Generator<Leaf>

/**
 * How rows of a report are read for what they say.
 *
 * @param report undefined for a report that left the catalogue: of its fields nothing is known
 * @param columns the columns that rows come with
 */
export function leafReader(report: ReportDefinition | undefined, columns: readonly ValueColumn[]): LeafReader {
  const readers = columns.map((name): ((stored: StoredValue) => Generator<Leaf>) => {
    if (name === null) {
      return function* (stored) {
        if (typeof stored !== 'string') return
        for (const [extra, sent] of Object.entries(parseFaithfully(stored) as object)) {
          yield* leavesOfField(report, extra, sent)
        }
      }
    }
    const list = report?.lists?.find((each) => each.name === name)
    const field = report?.fields.find((each) => each.name === name)
    return function* (stored) {
      if (stored === null) return
      const sent = typeof stored === 'string' ? stored : decodeValue(stored)
      if (list !== undefined || isObject(sent)) yield* leavesOfList(list, sent)
      else yield* value(field, sent)
    }
  })
  return function* (values) {
    for (const [place, read] of readers.entries()) yield* read(values[place] ?? null)
  }
}
