import type { Language } from '../../shared/language.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'

/** What the first line of a file calls a report's columns in a language, by the fields' names. */
export function headingsOf(report: ReportDefinition, language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(report.fields.map((field) => [field.name, field.title[language]]))
}
