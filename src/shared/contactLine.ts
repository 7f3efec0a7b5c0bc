import { customerPartOf } from './reports/customerFields.ts'
import type { ContactPart, FieldDefinition, ReportDefinition } from './reports/types.ts'
import { fieldDefinitionOf } from './reports/catalogue.ts'
import { dateFieldOf } from './reports/catalogueLists.ts'
import { formatValue } from './format.ts'
import type { Language, LocalizedText } from './language.ts'
import { plainLinesOf } from './plainText.ts'
import type { TextRow } from './rows.ts'
import { knownTitle } from './valueTitles.ts'

// What a row says of a contact with a customer where contacts of all reports stand one below another: who attended, how
// it ended, what was said. Which fields tell that is said by the report's definition.

/** What a row of any report tells of a contact, in words; what it does not tell is empty. */
export interface ContactLine {
  /** Which way it went, or through which channel. */
  readonly manner: string
  readonly agent: string
  readonly outcome: string
  /** The beginning of what was said or written. */
  readonly words: string
}

/** A line has room for the beginning of a text. */
const MOST_CHARACTERS = 300
/** Of a report that marks no field as telling anything: so many are enough to know the row by. */
const MOST_OTHERS = 3

/** What a value of a field means; undefined where it goes by itself. */
function meaningOf(report: ReportDefinition, field: FieldDefinition, value: string): LocalizedText | undefined {
  const { wallboard } = report
  const isOnBoard = wallboard !== undefined && [wallboard.typeField, wallboard.resultField].includes(field.name)
  const { saidAs } = field
  const said = saidAs === undefined ? undefined : knownTitle({ valueTitles: saidAs }, value)
  return said ?? knownTitle(isOnBoard ? wallboard : field, value)
}

/** A value as people read it: under the name that they know it by, pages as their text. */
function said(report: ReportDefinition, field: FieldDefinition, value: string, language: Language): string {
  const known = meaningOf(report, field, value)?.[language]
  if (known !== undefined) return known
  if (field.type === 'html') return plainLinesOf(value, MOST_CHARACTERS).replace(/\s+/g, ' ').trim()
  return formatValue(field.type, value, language)
}

/** Who a customer is stands above their line of time, and when something happened beside it. */
function isFurther(report: ReportDefinition, field: FieldDefinition): boolean {
  if (field.type === 'id' || customerPartOf(field) !== undefined) return false
  return field.tells === undefined && field.type !== 'dateTime' && field.name !== dateFieldOf(report)?.name
}

/**
 * What a row tells of a contact.
 *
 * @param fields the names of the row's fields, in the order of its values
 */
export function contactLine(
  report: ReportDefinition,
  fields: readonly string[],
  values: TextRow,
  language: Language,
): ContactLine {
  const told = fields.flatMap((name, place) => {
    const field = fieldDefinitionOf(report, name)
    const value = (values[place] ?? '').trim()
    return field === undefined || value === '' ? [] : [{ field, value }]
  })
  const textsOf = (part: ContactPart): readonly string[] => {
    const texts = told.filter(({ field }) => field.tells === part)
    return [...new Set(texts.map(({ field, value }) => said(report, field, value, language)))]
  }
  const outcomes = textsOf('outcome')
  const line = {
    manner: textsOf('manner').join(' · '),
    agent: textsOf('agent')[0] ?? '',
    outcome: (outcomes.length > 0 ? outcomes : textsOf('code')).join(' · '),
    words: (textsOf('words')[0] ?? '').slice(0, MOST_CHARACTERS),
  }
  if (line.outcome !== '' || line.words !== '') return line
  const { readFirst = [] } = report
  const others = told
    .filter(({ field }) => isFurther(report, field))
    .toSorted((one, other) => Number(readFirst.includes(other.field.name)) - Number(readFirst.includes(one.field.name)))
    .slice(0, MOST_OTHERS)
    .map(({ field, value }) => `${field.title[language]}: ${said(report, field, value, language)}`)
  return { ...line, words: others.join(' · ').slice(0, MOST_CHARACTERS) }
}
