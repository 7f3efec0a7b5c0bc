import type { ReportDefinition } from './types.ts'

/** No field is called that: a pattern that takes it takes whatever comes, and tells nothing. */
const NO_NAME = '\u{10FFFF}'

/** Tells by its names whether something is a record of a report. */
export interface DocumentedNames {
  /** Whether anything is documented at all of what a record holds. */
  readonly isKnown: boolean
  /**
   * Whether a name is that of a documented field or list, by any of its spellings; a field that reading the answer adds
   * is none.
   */
  has(name: string): boolean
}

function documentedNames(report: ReportDefinition): DocumentedNames {
  const { shape, fields, lists = [], dynamicFields = [] } = report
  const added = shape?.kind === 'recordsByName' || shape?.kind === 'listsByName' ? shape.nameField : undefined
  const names = new Set([
    ...fields.filter(({ name }) => name !== added).flatMap(({ name, otherNames = [] }) => [name, ...otherNames]),
    ...lists.map(({ name }) => name),
  ])
  const patterns = dynamicFields
    .map(({ pattern }) => new RegExp(`^(?:${pattern})$`, 's'))
    .filter((pattern) => !pattern.test(NO_NAME))
  return {
    isKnown: names.size + patterns.length > 0,
    has: (name) => names.has(name) || patterns.some((pattern) => pattern.test(name)),
  }
}

const known = new WeakMap<ReportDefinition, DocumentedNames>()

/** What documents call the fields of a report's records. The same object for the same report. */
export function documentedNamesOf(report: ReportDefinition): DocumentedNames {
  let names = known.get(report)
  if (names === undefined) known.set(report, (names = documentedNames(report)))
  return names
}

/** Whether a record has a field that documents tell of. */
export function isOfReport(report: ReportDefinition, record: object): boolean {
  const names = documentedNamesOf(report)
  for (const name in record) if (names.has(name)) return true
  return false
}
