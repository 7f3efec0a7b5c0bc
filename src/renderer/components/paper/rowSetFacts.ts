import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type { Language } from '../../../shared/language.ts'
import { filterText } from '../../../shared/measures/treeText.ts'
import type { PaperFact } from '../../../shared/paperPage.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { RowSet } from '../../../shared/query.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { maskFacts } from './maskFacts.ts'

/** Rows that numbers were worked out of. */
export interface FactsOf {
  /** The report as its rows are seen. */
  readonly report: ReportDefinition
  readonly operation: string
  readonly rows: Pick<RowSet, 'range' | 'parameters' | 'filters' | 'search' | 'mask'>
  /** The period that they are held against. */
  readonly compared?: TimeRange | null
}

type FactName = 'operation' | 'report' | 'period' | 'comparedPeriod' | 'parameter' | 'filter' | 'search'

/** Whose numbers they are, of which rows, and of when: what stands over every page of numbers. */
export function rowSetFacts(
  { report, operation, rows, compared = null }: FactsOf,
  language: Language,
): readonly PaperFact[] {
  const { range, parameters, filters, search, mask } = rows
  const fact = (name: FactName, text: string): PaperFact => ({ label: summaryTexts(name)[language], text })
  const titled = (field: string): string => fieldDefinitionOf(report, field)?.title[language] ?? field
  return [
    fact('operation', operation),
    fact('report', report.title[language]),
    fact('period', range === null ? summaryTexts('all')[language] : rangeText(range, language, null)),
    ...(compared === null ? [] : [fact('comparedPeriod', rangeText(compared, language, null))]),
    ...Object.entries(parameters).map(([name, value]) => fact('parameter', `${name}: ${value}`)),
    ...filters.map((filter) => fact('filter', filterText({ ...filter, field: titled(filter.field) }))),
    ...(search === '' ? [] : [fact('search', search)]),
    ...maskFacts(mask, language),
  ]
}
