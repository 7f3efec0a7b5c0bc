import type { Language } from '../../../shared/language.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { sheetTsv } from '../../../shared/summaries/sheetTsv.ts'
import { summarySheet } from '../../../shared/summaries/summarySheet.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'

/** Headings and lines, tabs between the cells: what a file of the summary has, in words. */
export function summaryTsv(answer: SummaryAnswer, report: ReportDefinition, language: Language): string {
  return sheetTsv(summarySheet(answer, report, language, 'copied'), language)
}
