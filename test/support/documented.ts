import { readFileSync } from 'node:fs'
import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../src/shared/reports/types.ts'

/** What the servers' documents say of a report, as far as tests hold the catalogue against it. */
export interface Documented {
  /** `real_time` in the documents: a state or a stretch of events. */
  readonly kind: string
  /** How far back the answer reaches, where the documents say. */
  readonly minutes?: number
  readonly dateField: string | null
  readonly takesDates: boolean
  readonly maxDays?: number
  readonly maxRecords?: number
  /** Without the two dates. */
  readonly parameters?: Readonly<Record<string, 'required' | 'optional'>>
  /** Names in the documents' order, without those that hold lists or objects. */
  readonly fields: readonly string[]
  /** Where lists and objects stand. */
  readonly containers?: readonly string[]
  /** The names within each of them. */
  readonly items?: Readonly<Record<string, readonly string[]>>
  /** Spellings of the same field in other documents, by the field's name (`list.field` within a list). */
  readonly otherNames?: Readonly<Record<string, readonly string[]>>
}

/** The documents' facts by report key. */
export function readDocumented(): ReadonlyMap<string, Documented> {
  const text = readFileSync(new URL('../data/wolkvoxCatalogue.json', import.meta.url), 'utf8')
  return new Map(Object.entries(JSON.parse(text) as Record<string, Documented>))
}

type Told = Required<Pick<Documented, 'fields' | 'containers' | 'items' | 'otherNames'>>

function namesOf(fields: readonly FieldDefinition[]): string[] {
  return fields.map((field) => field.name)
}

/** The names of a report's fields, those that depend on the operation where the documents show one. */
function withDynamic(report: ReportDefinition, names: readonly string[]): string[] {
  const dynamic = report.dynamicFields ?? []
  return names.flatMap((name) => [
    name,
    ...dynamic.filter(({ after }) => after === name).map((field) => field.documentedName),
  ])
}

/** What documents would tell of the answer that a definition describes, in their terms. */
export function toldOf(report: ReportDefinition): Told {
  const containers: string[] = []
  const items: Record<string, readonly string[]> = {}
  const otherNames: Record<string, readonly string[]> = {}
  const note = (fields: readonly FieldDefinition[], parent: string): void => {
    for (const field of fields) if (field.otherNames !== undefined) otherNames[parent + field.name] = field.otherNames
  }
  const walk = (lists: readonly ListDefinition[], parent: string): void => {
    for (const list of lists) {
      if (list.isOwn === true) continue
      const path = parent + list.name
      containers.push(path)
      if (list.fields.length > 0) items[path] = namesOf(list.fields)
      note(list.fields, `${path}.`)
      walk(list.lists ?? [], `${path}.`)
    }
  }
  const { shape, fields, lists = [] } = report
  if (shape?.kind === 'listAt') {
    const place = shape.path.at(-1) ?? ''
    containers.push(place)
    items[place] = namesOf(fields)
    note(fields, `${place}.`)
    walk(lists, `${place}.`)
    return { fields: namesOf(shape.besides), containers, items, otherNames }
  }
  if (shape?.kind === 'recordsByName' || shape?.kind === 'listsByName') {
    const within = namesOf(fields).filter((name) => name !== shape.nameField)
    const named = fields.find((field) => field.name === shape.nameField)?.knownValues ?? ['<form name>']
    containers.push(...named)
    items[shape.kind === 'recordsByName' ? '(each band)' : '<form name>'] = within
    return { fields: [], containers, items, otherNames }
  }
  note(fields, '')
  walk(lists, '')
  return { fields: withDynamic(report, namesOf(fields)), containers, items, otherNames }
}
