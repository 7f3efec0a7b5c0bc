import { fieldDefinitionOf } from '../../shared/reports/catalogue.ts'
import type { Language } from '../../shared/language.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { FOLDED_STEPS, TIME_STEPS } from '../../shared/summaries/types.ts'
import type { WrittenSummary } from '../../shared/summaries/writtenSummary.ts'

/** The words that a sentence about a summary is made of. */
export interface SentenceWords {
  readonly language: Language
  readonly and: (one: string, other: string) => string
  readonly by: (measures: string, groups: string) => string
  readonly total: (measures: string) => string
  readonly across: (before: string, field: string) => string
  readonly compared: (before: string, period: string) => string
  readonly step: (field: string, step: string) => string
  /** @param isDuration whether a width is one of seconds */
  readonly stepName: (step: string, isDuration: boolean) => string
  readonly comparison: (compare: string) => string
}

/** A group field as it is written, in its parts. */
export interface WrittenField {
  readonly field: string
  /** Null: each value by itself. */
  readonly step: string | null
}

const NAMED: ReadonlySet<string> = new Set([...TIME_STEPS, ...FOLDED_STEPS])

/** The field and step of a group field that was chosen in the window. */
export function partsOf(report: ReportDefinition, written: string): WrittenField {
  const colon = written.lastIndexOf(':')
  if (colon === -1 || fieldDefinitionOf(report, written) !== undefined) return { field: written, step: null }
  const step = written.slice(colon + 1)
  return NAMED.has(step) || Number(step) > 0 ? { field: written.slice(0, colon), step } : { field: written, step: null }
}

/** What a field of a report is called. */
export function fieldTitle(report: ReportDefinition, field: string, language: Language): string {
  return fieldDefinitionOf(report, field)?.title[language] ?? field
}

function listed(parts: readonly string[], { and }: SentenceWords): string {
  const [last = '', ...before] = parts.toReversed()
  return before.length === 0 ? last : and(before.toReversed().join(', '), last)
}

/** What is asked, as a sentence without a full stop: `Llamadas y TMO por agente, contra la semana anterior`. */
export function sentenceOf(
  report: ReportDefinition,
  { by, across, compare }: WrittenSummary,
  titles: readonly string[],
  words: SentenceWords,
): string {
  const groupWords = (written: string): string => {
    const { field, step } = partsOf(report, written)
    const title = fieldTitle(report, field, words.language).toLocaleLowerCase(words.language)
    return step === null
      ? title
      : words.step(title, words.stepName(step, fieldDefinitionOf(report, field)?.type === 'duration'))
  }
  const measures = listed(titles, words)
  let text = by.length === 0 ? words.total(measures) : words.by(measures, listed(by.map(groupWords), words))
  if (across !== null) text = words.across(text, groupWords(across))
  if (compare !== null) text = words.compared(text, words.comparison(compare))
  return text
}
