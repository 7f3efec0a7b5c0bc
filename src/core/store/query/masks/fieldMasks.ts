import { isPersonalField, personalKindOf } from '../../../../shared/reports/personal.ts'
import { fieldDefinitionOf } from '../../../../shared/reports/catalogue.ts'
import type { FieldDefinition, FieldType, ListDefinition, ReportDefinition } from '../../../../shared/reports/types.ts'
import type { TextReading } from '../../../../shared/masking/ownValues.ts'
import type { PersonalKind } from '../../../../shared/masking/personalValues.ts'

// How the values of a field are masked, by what its definition says of them.

export type FieldMask =
  /** Each value is one of a customer's. */
  | { readonly as: PersonalKind; readonly except: ReadonlySet<string> }
  /** Its texts may mention a customer. */
  | { readonly reads: TextReading; readonly except: ReadonlySet<string> }
  /** Nothing in it tells who a customer is. */
  | null

const NONE: ReadonlySet<string> = new Set()
const DATES: ReadonlySet<FieldType> = new Set(['date', 'dateTime', 'hour'])
const NUMBERS: ReadonlySet<FieldType> = new Set(['integer', 'decimal', 'percent', 'money', 'duration'])
const LONG: ReadonlySet<FieldType> = new Set(['longText', 'html'])

function readingOf({ type, isOfOperation, tells }: FieldDefinition): TextReading {
  if (isOfOperation === true || NUMBERS.has(type)) return 'line'
  // What somebody said in a short field is no label either: `Hola Ana`.
  if (LONG.has(type) || tells === 'words') return 'prose'
  return type === 'id' ? 'code' : 'label'
}

/** How values of a field are masked. @param definition undefined where no document tells what they mean */
export function fieldMask(definition: FieldDefinition | undefined): FieldMask {
  if (definition === undefined) return { reads: 'label', except: NONE }
  // What documents name is nobody's, even in a field of names.
  const except = definition.knownValues === undefined ? NONE : new Set(definition.knownValues)
  const as = personalKindOf(definition)
  if (as !== null) return { as, except }
  if (DATES.has(definition.type) || definition.identifies !== undefined) return null
  return { reads: readingOf(definition), except }
}

function hasPersonalFields({ fields, lists = [] }: Pick<ListDefinition, 'fields' | 'lists'>): boolean {
  return fields.some(isPersonalField) || lists.some(hasPersonalFields)
}

/** The fields of a report's rows that tell who a row's customer is: its personal ones, and lists with such. */
export function fieldsOfCustomer(report: ReportDefinition): readonly string[] {
  const own = report.fields.filter(isPersonalField).map(({ name }) => name)
  return [...own, ...(report.lists ?? []).filter(hasPersonalFields).map(({ name }) => name)]
}

/** The list of a report's rows by its name. */
export function listOf(report: ReportDefinition, name: string): ListDefinition | undefined {
  return report.lists?.find((list) => list.name === name)
}

/** How values of a report's field are masked, by its name. */
export function fieldMaskOf(report: ReportDefinition, name: string): FieldMask {
  return fieldMask(fieldDefinitionOf(report, name))
}
