import { searchTerms } from '../../shared/reports/everydayWords.ts'
import { GROUP_TITLES } from '../../shared/reports/groups.ts'
import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import { LANGUAGES, type LocalizedText } from '../../shared/language.ts'
import { fold } from '../../shared/values.ts'

/** A report with its texts as the search sees them: in all languages, without accents, in lower case. */
export interface IndexedReport {
  readonly report: ReportDefinition
  readonly titles: readonly string[]
  readonly title: string
  readonly description: string
  readonly group: string
  readonly fields: readonly { readonly field: FieldDefinition; readonly text: string }[]
  /** All of it. */
  readonly text: string
}

export interface FoundReport {
  readonly report: ReportDefinition
  /** The field that it was found by, where neither title nor description nor group say why it is there. */
  readonly field: FieldDefinition | null
}

function folded(text: LocalizedText): readonly string[] {
  return LANGUAGES.map((language) => fold(text[language]))
}

function foldAll(text: LocalizedText): string {
  return folded(text).join('\n')
}

/** What items of lists within the rows hold, and the lists themselves. */
function itemFields(lists: readonly ListDefinition[]): readonly FieldDefinition[] {
  return lists.flatMap(({ name, title, meaning, fields, lists: below = [] }) => [
    { name, title, meaning, type: 'integer' as const },
    ...fields,
    ...itemFields(below),
  ])
}

/** Gets reports ready for {@link findReports}, once for each list of reports. */
export function indexReports(reports: readonly ReportDefinition[]): readonly IndexedReport[] {
  return reports.map((report) => {
    const titles = folded(report.title)
    const title = `${titles.join('\n')}\n${fold(report.id)}`
    const description = foldAll(report.description)
    const group = foldAll(GROUP_TITLES[report.group])
    const fields = [...report.fields, ...itemFields(report.lists ?? [])].map((field) => ({
      field,
      text: `${fold(field.name)}\n${foldAll(field.title)}\n${foldAll(field.meaning)}`,
    }))
    const text = [title, description, group, ...fields.map((field) => field.text)].join('\n')
    return { report, titles, title, description, group, fields, text }
  })
}

/** The same, done when it is first asked for: no start waits for a search that nobody makes. */
export function indexWhenAsked(reports: readonly ReportDefinition[]): () => readonly IndexedReport[] {
  let index: readonly IndexedReport[] | undefined
  return () => (index ??= indexReports(reports))
}

/** All reports, in their own order. */
export function everyReport(reports: readonly ReportDefinition[]): readonly FoundReport[] {
  return reports.map((report) => ({ report, field: null }))
}

/** A word that was typed, or what may stand in its place. */
type Term = readonly string[]

function has(text: string, term: Term): boolean {
  return term.some((word) => text.includes(word))
}

/** By a field alone. */
const FARTHEST = 4

/** How near a report is to the words: 0 the nearest. */
function distance(
  { titles, title, description, group }: IndexedReport,
  terms: readonly Term[],
  phrase: string,
): number {
  const isIn = (text: string): boolean => terms.every((term) => has(text, term))
  if (titles.some((text) => text.startsWith(phrase))) return 0
  if (isIn(title)) return 1
  if (isIn(`${title}\n${description}`)) return 2
  return isIn(`${title}\n${description}\n${group}`) ? 3 : FARTHEST
}

function fieldFound(
  { fields, title, description, group }: IndexedReport,
  terms: readonly Term[],
): FieldDefinition | null {
  const unexplained = terms.filter((term) => !has(`${title}\n${description}\n${group}`, term))
  const [most] = fields
    .map(({ field, text }) => ({ field, hits: unexplained.filter((term) => has(text, term)).length }))
    .toSorted((a, b) => b.hits - a.hits)
  return most === undefined || most.hits === 0 ? null : most.field
}

/**
 * The reports in which every word stands somewhere (title, description, group, name, title or meaning of a field;
 * any language), those with the words in their title first. What people say for a thing counts as what the catalogue
 * calls it. All reports, in their own order, where nothing is asked.
 */
export function findReports(index: readonly IndexedReport[], query: string): readonly FoundReport[] {
  const phrase = fold(query).trim()
  const terms = searchTerms(phrase)
  if (terms.length === 0) return everyReport(index.map(({ report }) => report))
  return index
    .filter(({ text }) => terms.every((term) => has(text, term)))
    .map((indexed) => ({ indexed, rank: distance(indexed, terms, phrase) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ indexed, rank }) => ({
      report: indexed.report,
      field: rank < FARTHEST ? null : fieldFound(indexed, terms),
    }))
}
