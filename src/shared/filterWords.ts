import { filterTexts } from './commonTexts/filters.ts'
import { datePartTitle, daysInWords } from './datePartTexts.ts'
import { formatValue } from './format.ts'
import type { Language } from './language.ts'
import { LIST_SIGN } from './dateParts.ts'
import type { Filter, Operator } from './query.ts'
import { fieldDefinitionOf } from './reports/catalogue.ts'
import type { FieldDefinition, ReportDefinition } from './reports/types.ts'
import { knownTitle } from './valueTitles.ts'

/** Signs are the same in every language. */
const SIGNS: Readonly<Partial<Record<Operator, string>>> = {
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
}

/** Values beyond this are counted instead of named. */
const MOST_NAMED = 8

function valueText(definition: FieldDefinition | undefined, value: string, language: Language): string {
  if (value === '') return filterTexts('nothing')[language]
  return knownTitle(definition, value)?.[language] ?? formatValue(definition?.type ?? 'text', value, language)
}

/** The values of a filter that takes several. */
function listed({ operator, value }: Filter): readonly string[] {
  return operator === 'one-of' ? (JSON.parse(value) as readonly string[]) : value.split(LIST_SIGN)
}

function listText(definition: FieldDefinition | undefined, values: readonly string[], language: Language): string {
  const named = values.slice(0, MOST_NAMED).map((value) => valueText(definition, value, language))
  const more = values.length - named.length
  return more === 0 ? named.join(', ') : `${named.join(', ')} ${filterTexts.counted('andMore', more)[language]}`
}

/**
 * A filter as people read it: the field by its title, the operator in words, values as the language writes them:
 * `Canal: SMS, WhatsApp`, `Duración ≥ 1:30`, `Mensaje contiene pago`.
 */
export function filterInWords(filter: Filter, report: ReportDefinition, language: Language): string {
  const { field, part, operator, value } = filter
  const definition = fieldDefinitionOf(report, field)
  const title = definition?.title[language] ?? field
  if (part === 'day-of-week') return `${title}: ${daysInWords(value, language)}`
  const subject = part === undefined ? title : `${title} (${datePartTitle(part, language)})`
  const plain = part === undefined ? definition : undefined
  switch (operator) {
    case 'empty':
    case '!empty':
      return `${subject} ${filterTexts(operator)[language]}`
    case 'in':
    case 'one-of':
      return `${subject}: ${listText(plain, listed(filter), language)}`
    case 'contains':
    case '!contains':
    case 'starts':
    case 'ends':
      return `${subject} ${filterTexts(operator, { value })[language]}`
    default:
      return `${subject} ${SIGNS[operator] ?? operator} ${valueText(plain, value, language)}`
  }
}
