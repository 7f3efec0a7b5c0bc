import type { Language } from '../../../shared/language.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { fold } from '../../../shared/values.ts'

/** A value that goes by another name than it is stored under. */
export interface MeantValue {
  readonly field: string
  /** In lower case: values are compared without regard to it. */
  readonly value: string
  readonly title: string
}

/** Nobody reads more offers. */
const MOST_OFFERED = 3

/**
 * Values whose names have what was searched for. The search looks into what is stored, which has codes and ids where
 * the grid shows words and names: who searches for those means these values.
 */
export function meantValues(report: ReportDefinition, search: string, language: Language): readonly MeantValue[] {
  const wanted = fold(search.trim())
  if (wanted === '') return []
  const found = report.fields.flatMap(({ name, valueTitles = {} }) =>
    Object.entries(valueTitles).flatMap(([value, title]) =>
      fold(title[language]).includes(wanted) ? [{ field: name, value, title: title[language] }] : [],
    ),
  )
  return found.slice(0, MOST_OFFERED)
}
