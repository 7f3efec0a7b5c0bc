import { fillText } from '../fillText.ts'
import type { DatePart } from '../dateParts.ts'
import { datePartTitle, daysInWords } from '../datePartTexts.ts'
import type { Language } from '../language.ts'
import { measureWords } from '../measures/words/index.ts'
import type { Filter } from '../query.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { writeTyped } from '../typed/typedValues.ts'
import type { ShareBase } from './types.ts'
import type { WrittenExpression, WrittenOperand } from './measureText.ts'

// What measures are called where nobody gave them a title: `Promedio de Duración`.

interface Reader {
  readonly report: ReportDefinition
  readonly language: Language
}

function fieldTitle(name: string, { report, language }: Reader): string {
  return fieldDefinitionOf(report, name)?.title[language] ?? name
}

/** A part of a date has no title of its own in a definition. */
function partTitle({ field, operator, value }: Filter, part: DatePart, reader: Reader): string {
  const { language } = reader
  const title = `${fieldTitle(field, reader)} (${datePartTitle(part, language)})`
  return `${title} ${operator} ${part === 'day-of-week' ? daysInWords(value, language) : value}`
}

function filterTitle(filter: Filter, reader: Reader): string {
  const { field, part, operator, value } = filter
  if (part !== undefined) return partTitle(filter, part, reader)
  const definition = fieldDefinitionOf(reader.report, field)
  const title = fieldTitle(field, reader)
  if (operator === 'empty' || operator === '!empty') return `${title} ${operator}`
  const isOne = operator !== 'in' && definition !== undefined
  return `${title} ${operator} ${isOne ? writeTyped(definition.type, value, reader.language) : value}`
}

/** What the report's rows are called together, with a capital: `Llamadas`; `Filas` where they are of no one kind. */
function thingsOf({ report, language }: Reader): string {
  const several = report.noun?.[language][1]
  return several === undefined
    ? measureWords[language].rows
    : several.slice(0, 1).toLocaleUpperCase(language) + several.slice(1)
}

function operandTitle(operand: WrittenOperand, reader: Reader): string {
  const { language } = reader
  const words = measureWords[language]
  switch (operand.kind) {
    case 'count':
      const things = thingsOf(reader)
      if (operand.filter === null) return things
      return `${things}: ${filterTitle(operand.filter, reader)}`
    case 'field':
      return fillText(words.functions[operand.name], { field: fieldTitle(operand.field, reader) }, language)
    case 'quantile': {
      const { percent, field } = operand
      return fillText(words.percentile, { percent, field: fieldTitle(field, reader) }, language)
    }
  }
}

/** What a measure is called where it is shown as a part of a whole. */
export function shareTitle(title: string, base: ShareBase, language: Language): string {
  return fillText(measureWords[language].shares[base], { of: title }, language)
}

/** What a measure is called; a KPI has a title of its own in the catalogue. */
export function measureTitle(expression: WrittenExpression, reader: Reader): string {
  const { language } = reader
  switch (expression.kind) {
    case 'quotient':
      return `${operandTitle(expression.dividend, reader)} / ${operandTitle(expression.divisor, reader)}`
    case 'share': {
      const { of, base } = expression
      const title = operandTitle(of, reader)
      return base === undefined
        ? fillText(measureWords[language].share, { of: title }, language)
        : shareTitle(title, base, language)
    }
    case 'kpi':
      return expression.id
    case 'own':
      return expression.name
    default:
      return operandTitle(expression, reader)
  }
}
