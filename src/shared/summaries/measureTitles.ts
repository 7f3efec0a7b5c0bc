import type { Language } from '../language.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import type { LocalizedText } from '../language.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { writeTyped } from '../typed/typedValues.ts'
import type { Filter } from '../query.ts'
import type { FieldFunction, WrittenExpression, WrittenOperand } from './measureText.ts'

// What measures are called where nobody gave them a title: `Promedio de Duración`.

interface Reader {
  readonly report: ReportDefinition
  readonly language: Language
}

const ROWS: LocalizedText = { es: 'Filas', en: 'Rows' }

const FUNCTION_WORDS: Readonly<Record<FieldFunction, LocalizedText>> = {
  distinct: { es: 'Distintos de', en: 'Different' },
  sum: { es: 'Suma de', en: 'Sum of' },
  avg: { es: 'Promedio de', en: 'Average of' },
  min: { es: 'Mínimo de', en: 'Least of' },
  max: { es: 'Máximo de', en: 'Greatest of' },
  median: { es: 'Mediana de', en: 'Median of' },
  only: { es: 'Del servidor:', en: "The server's own:" },
}

function fieldTitle(name: string, { report, language }: Reader): string {
  return fieldDefinitionOf(report, name)?.title[language] ?? name
}

function filterTitle({ field, operator, value }: Filter, reader: Reader): string {
  const definition = fieldDefinitionOf(reader.report, field)
  const title = fieldTitle(field, reader)
  if (operator === 'empty' || operator === '!empty') return `${title} ${operator}`
  const isOne = operator !== 'in' && definition !== undefined
  return `${title} ${operator} ${isOne ? writeTyped(definition.type, value, reader.language) : value}`
}

function operandTitle(operand: WrittenOperand, reader: Reader): string {
  const { language } = reader
  switch (operand.kind) {
    case 'count':
      return operand.filter === null ? ROWS[language] : `${ROWS[language]}: ${filterTitle(operand.filter, reader)}`
    case 'field':
      return `${FUNCTION_WORDS[operand.name][language]} ${fieldTitle(operand.field, reader)}`
    case 'quantile': {
      const title = fieldTitle(operand.field, reader)
      return language === 'es'
        ? `Percentil ${operand.percent} de ${title}`
        : `Percentile ${operand.percent} of ${title}`
    }
  }
}

/** What a measure is called; a KPI has a title of its own in the catalogue. */
export function measureTitle(expression: WrittenExpression, reader: Reader): string {
  switch (expression.kind) {
    case 'quotient':
      return `${operandTitle(expression.dividend, reader)} / ${operandTitle(expression.divisor, reader)}`
    case 'share': {
      const of = operandTitle(expression.of, reader)
      return reader.language === 'es' ? `Parte de ${of}` : `Share of ${of}`
    }
    case 'kpi':
      return expression.id
    default:
      return operandTitle(expression, reader)
  }
}
