import type { FieldDefinition, ListDefinition, LocalizedText, ReportDefinition } from '../../shared/reports/types.ts'
import { fold } from '../../shared/values.ts'

/** A report with its texts as the search sees them: both languages, without accents, in lower case. */
export interface IndexedReport {
  readonly report: ReportDefinition
  readonly titles: readonly string[]
  readonly title: string
  readonly description: string
  readonly fields: readonly { readonly field: FieldDefinition; readonly text: string }[]
  /** All of it. */
  readonly text: string
}

export interface FoundReport {
  readonly report: ReportDefinition
  /** The field that it was found by, where neither title nor description say why it is there. */
  readonly field: FieldDefinition | null
}

function foldBoth({ es, en }: LocalizedText): string {
  return `${fold(es)}\n${fold(en)}`
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
    const titles = [fold(report.title.es), fold(report.title.en)]
    const title = `${titles.join('\n')}\n${fold(report.id)}`
    const description = foldBoth(report.description)
    const fields = [...report.fields, ...itemFields(report.lists ?? [])].map((field) => ({
      field,
      text: `${fold(field.name)}\n${foldBoth(field.title)}\n${foldBoth(field.meaning)}`,
    }))
    const text = [title, description, ...fields.map((field) => field.text)].join('\n')
    return { report, titles, title, description, fields, text }
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

/** How near a report is to the words: 0 the nearest. */
function distance({ titles, title, description }: IndexedReport, words: readonly string[], phrase: string): number {
  const isIn = (text: string): boolean => words.every((word) => text.includes(word))
  if (titles.some((text) => text.startsWith(phrase))) return 0
  if (isIn(title)) return 1
  return isIn(`${title}\n${description}`) ? 2 : 3
}

function fieldFound({ fields, title, description }: IndexedReport, words: readonly string[]): FieldDefinition | null {
  const unexplained = words.filter((word) => !title.includes(word) && !description.includes(word))
  const [most] = fields
    .map(({ field, text }) => ({ field, hits: unexplained.filter((word) => text.includes(word)).length }))
    .toSorted((a, b) => b.hits - a.hits)
  return most === undefined || most.hits === 0 ? null : most.field
}

/**
 * The reports in which every word stands somewhere (title, description, name, title or meaning of a field; either language), those
 * with the words in their title first. All of them, in their own order, where nothing is asked.
 */
export function findReports(index: readonly IndexedReport[], query: string): readonly FoundReport[] {
  const phrase = fold(query).trim()
  const words = phrase.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return everyReport(index.map(({ report }) => report))
  return index
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map((indexed) => ({ indexed, rank: distance(indexed, words, phrase) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ indexed, rank }) => ({ report: indexed.report, field: rank < 3 ? null : fieldFound(indexed, words) }))
}
