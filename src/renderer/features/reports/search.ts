import type { FieldSummary, ReportSummary } from '../../../shared/ipc/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { fold } from '../../../shared/values.ts'

/** The words of a search as they are compared: without accents or capitals. */
export function searchWords(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
}

function textOfField({ name, title, meaning }: FieldSummary, language: Language): string {
  return `${name} ${title[language]} ${meaning[language]}`
}

/** Whether a field holds any of the words in its name, title or meaning. Without words none does. */
export function isFieldFound(field: FieldSummary, words: readonly string[], language: Language): boolean {
  const text = fold(textOfField(field, language))
  return words.some((word) => text.includes(word))
}

/** The reports that hold every word somewhere: in title, description, name or fields. Without words, all. */
export function findReports(
  reports: readonly ReportSummary[],
  words: readonly string[],
  language: Language,
): readonly ReportSummary[] {
  return reports.filter((report) => {
    const fields = report.fields.map((field) => textOfField(field, language))
    const text = fold([report.key, report.title[language], report.description[language], ...fields].join(' '))
    return words.every((word) => text.includes(word))
  })
}
