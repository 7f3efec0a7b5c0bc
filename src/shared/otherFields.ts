import type { FieldDefinition, ReportDefinition } from './reports/types.ts'
import { LOCALES, type LocalizedText } from './language.ts'
import { otherFieldsTexts } from './commonTexts/otherFields.ts'
import { inEachLanguage } from './localized.ts'

// Fields that no document lists are columns of their own, up to a number. What a server sends beyond them stands in one
// last column, as JSON.

/** Columns that fields get which no document lists: those of all reports of the catalogue together are fewer. */
export const MOST_EXTRA_COLUMNS = 200

const NAME = 'other_fields'
const TITLE = otherFieldsTexts('title')
const MEANING = otherFieldsTexts('meaning', { most: MOST_EXTRA_COLUMNS })

type FieldsOfReport = Pick<ReportDefinition, 'fields' | 'lists'>

/** The name of the column of all further fields: one that no documented field of the report has. */
export function otherFieldsName({ fields, lists = [] }: FieldsOfReport): string {
  const isTaken = (name: string): boolean => [...fields, ...lists].some((field) => field.name === name)
  let name = NAME
  for (let number = 2; isTaken(name); number++) name = `${NAME}_${number}`
  return name
}

/** What is known of the column of all further fields; undefined where a name is another one. */
export function otherFieldsDefinition(report: FieldsOfReport, name: string): FieldDefinition | undefined {
  if (!name.startsWith(NAME) || name !== otherFieldsName(report)) return undefined
  return { name, type: 'longText', title: TITLE, meaning: MEANING }
}

/** How many fields stand in the column of all further ones. */
export interface FurtherFields {
  /** The column's name. */
  readonly column: string
  readonly fields: number
  /** Whether there are just so many; else at least so many. */
  readonly isExact: boolean
}

/**
 * What is to be said of a result, a file or a period whose rows have more fields than columns.
 *
 * @param called the terminal and files without titles call the column by its name, the window by its title
 */
export function furtherFieldsText(
  { column, fields, isExact }: FurtherFields,
  called: 'by-name' | 'by-title',
): LocalizedText {
  const name =
    called === 'by-name'
      ? otherFieldsTexts('column', { name: column })
      : otherFieldsTexts('columnTitle', { title: TITLE })
  const values = { fields: inEachLanguage((language) => fields.toLocaleString(LOCALES[language])), column: name }
  return otherFieldsTexts.counted(isExact ? 'further' : 'furtherAtLeast', fields, values)
}
