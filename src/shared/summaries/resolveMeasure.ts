import { AppError } from '../errors.ts'
import { isAdditive } from '../measures/additivity.ts'
import { unitOf } from '../measures/formulaTree.ts'
import { badMeasure, keysFitting, listedKeys, measureOf, resolveKpi, type MeasureContext } from '../measures/kpis.ts'
import { ownMeasureNamed, type OwnMeasure } from '../measures/ownMeasures.ts'
import { PLAIN_SPELLING, type Language } from '../language.ts'
import { filterText } from '../measures/treeText.ts'
import type { Filter } from '../query.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import type { FieldDefinition, FieldType } from '../reports/types.ts'
import type { TimeRange } from '../time.ts'
import { readFilterValue } from '../typed/typedValues.ts'
import {
  expressionText,
  type FieldFunction,
  type WrittenExpression,
  type WrittenMeasure,
  type WrittenOperand,
} from './measureText.ts'
import { measureTitle, shareTitle } from './measureTitles.ts'
import { hasFields, ownExpression } from './ownExpression.ts'
import { rightMeasureOf } from './rightMeasure.ts'
import type { Aggregate, CountOf, Measure, MeasureType, SumOf } from './types.ts'

/** Where measures are read. */
export interface SummaryContext extends MeasureContext {
  /** The period, by which a day in a filter is understood; null where there is none. */
  readonly range: TimeRange | null
  /** What values in filters are written in; absent: the language that titles are in. */
  readonly writtenIn?: Language
  /** The measures of the user's own; absent: there are none. */
  readonly own?: readonly OwnMeasure[]
}

/** Fields whose numbers can be added up and compared by size; of a field that no document tells of rows decide. */
const TYPES: Readonly<Partial<Record<FieldType, MeasureType>>> = {
  integer: 'count',
  decimal: 'number',
  duration: 'duration',
  percent: 'percent',
  money: 'money',
}

const FUNCTIONS: Readonly<Record<Exclude<FieldFunction, 'distinct' | 'median'>, Exclude<Aggregate['kind'], 'count'>>> =
  {
    sum: 'sum',
    avg: 'average',
    min: 'least',
    max: 'greatest',
    only: 'only',
  }

function readFilter(filter: Filter, { report, language, writtenIn = language, range }: SummaryContext): Filter {
  const reading = readFilterValue(report, filter, writtenIn, range)
  if (reading.kind === 'filter') return reading.filter
  throw new AppError('bad-filter', { filter: filterText(filter), wanted: reading.problem })
}

/** That a field does not add up, with what is right instead, as far as any report has it. */
function notAdditive(field: FieldDefinition, { report, reports }: SummaryContext): AppError {
  const detail = { field: field.name, report: report.key }
  const right = rightMeasureOf(report, field)
  if (right?.isOwn === true)
    return new AppError('not-additive', { ...detail, problem: 'right-measure', right: right.written })
  const definition = right?.expression.kind === 'kpi' ? measureOf(right.expression.id) : undefined
  const elsewhere = definition === undefined ? '' : keysFitting(definition, reports)
  if (right === undefined || elsewhere === '')
    return new AppError('not-additive', { ...detail, problem: 'no-right-measure' })
  return new AppError('not-additive', {
    ...detail,
    problem: 'right-elsewhere',
    right: right.written,
    reports: elsewhere,
  })
}

function numbersOf(name: string, written: string, context: SummaryContext): MeasureType {
  const definition = fieldDefinitionOf(context.report, name)
  if (definition === undefined) return 'number'
  const type = TYPES[definition.type]
  if (type !== undefined) return type
  const isDate = definition.type === 'date' || definition.type === 'dateTime'
  throw badMeasure(written, isDate ? 'measure-of-date' : 'measure-of-text', { field: name })
}

interface ResolvedOperand {
  readonly aggregate: Aggregate
  readonly type: MeasureType
}

/** A sum of whole numbers counts; what stands between or out of them need not be whole, or is no count. */
function typeOf(name: FieldFunction, type: MeasureType): MeasureType {
  return type === 'count' && name !== 'sum' && name !== 'only' ? 'number' : type
}

function resolveField(name: FieldFunction, field: string, written: string, context: SummaryContext): ResolvedOperand {
  if (name === 'distinct') return { aggregate: { kind: 'distinct', field, where: [] }, type: 'count' }
  const type = typeOf(name, numbersOf(field, written, context))
  const unit = unitOf(context.report, field)
  if (name === 'median') return { aggregate: { kind: 'quantile', field, unit, fraction: 0.5, where: [] }, type }
  const definition = fieldDefinitionOf(context.report, field)
  if ((name === 'sum' || name === 'avg') && definition !== undefined && !isAdditive(context.report, field)) {
    throw notAdditive(definition, context)
  }
  return { aggregate: { kind: FUNCTIONS[name], field, unit, where: [] } as Aggregate, type }
}

function resolveOperand(operand: WrittenOperand, written: string, context: SummaryContext): ResolvedOperand {
  switch (operand.kind) {
    case 'count': {
      const where = operand.filter === null ? [] : [readFilter(operand.filter, context)]
      return { aggregate: { kind: 'count', where }, type: 'count' }
    }
    case 'field':
      return resolveField(operand.name, operand.field, written, context)
    case 'quantile': {
      const { field, percent } = operand
      const type = typeOf('median', numbersOf(field, written, context))
      const unit = unitOf(context.report, field)
      return { aggregate: { kind: 'quantile', field, unit, fraction: percent / 100, where: [] }, type }
    }
  }
}

/**
 * What a quotient is: of two counts or two durations a share, of anything by a count the same as that, else a number.
 */
export function quotientType(dividend: MeasureType, divisor: MeasureType): MeasureType {
  if (dividend === divisor && (dividend === 'count' || dividend === 'duration')) return 'percent'
  return divisor === 'count' ? dividend : 'number'
}

/** An expression with its filters' values read, so that it says the same in every language. */
function readExpression(expression: WrittenExpression, context: SummaryContext): WrittenExpression {
  const operand = (each: WrittenOperand): WrittenOperand =>
    each.kind === 'count' && each.filter !== null ? { ...each, filter: readFilter(each.filter, context) } : each
  switch (expression.kind) {
    case 'quotient':
      return { ...expression, dividend: operand(expression.dividend), divisor: operand(expression.divisor) }
    case 'share':
      return { ...expression, of: operand(expression.of) }
    case 'kpi':
    case 'own':
      return expression
    default:
      return operand(expression)
  }
}

/** A measure of the user's own, which is what it divides, under its name. */
function resolveOwn(name: string, written: string, context: SummaryContext): Measure {
  const { own = [] } = context
  const found = ownMeasureNamed(own, name)
  if (found === undefined) {
    throw new AppError('unknown-measure', { name, known: own.map((each) => each.name).join(', ') || '–' })
  }
  // It was read when it was made, and is kept so.
  return { ...resolveDivision(found, written, { ...context, writtenIn: PLAIN_SPELLING }), title: found.name }
}

/**
 * What a measure of the user's own divides, over the fields of a report.
 *
 * @throws AppError `bad-measure` also where the report has not its fields; `not-additive`, `bad-filter`
 */
export function resolveDivision(own: OwnMeasure, written: string, context: SummaryContext): Measure {
  const { report, reports } = context
  const expression = ownExpression(own)
  if (!hasFields(report, expression)) {
    const known = listedKeys(reports.filter((each) => hasFields(each, expression)))
    throw badMeasure(written, 'own-of-other-report', { name: own.name, report: report.key, reports: known || '–' })
  }
  return resolveExpression(expression, written, context)
}

function resolveExpression(expression: WrittenExpression, written: string, context: SummaryContext): Measure {
  if (expression.kind === 'kpi') return resolveKpi(expression.id, expression.parameters, context, written)
  if (expression.kind === 'own') return resolveOwn(expression.name, written, context)
  const read = readExpression(expression, context)
  const heading = { title: measureTitle(read, context), formula: expressionText(read) }
  switch (expression.kind) {
    case 'quotient': {
      const dividend = resolveOperand(expression.dividend, written, context)
      const divisor = resolveOperand(expression.divisor, written, context)
      const type = quotientType(dividend.type, divisor.type)
      return { ...heading, type, tree: { kind: 'quotient', dividend: dividend.aggregate, divisor: divisor.aggregate } }
    }
    case 'share': {
      const { aggregate } = resolveOperand(expression.of, written, context)
      const { base } = expression
      if (base !== undefined) return { ...heading, type: 'percent', tree: aggregate, shownAs: base }
      return { ...heading, type: 'percent', tree: { kind: 'share', of: aggregate as CountOf | SumOf } }
    }
    default: {
      const { aggregate, type } = resolveOperand(expression, written, context)
      return { ...heading, type, tree: aggregate }
    }
  }
}

/**
 * A measure over the fields of a report, as whoever works it out needs it.
 *
 * @throws AppError `bad-measure`, `not-additive`, `bad-filter`
 */
export function resolveMeasure({ title, expression }: WrittenMeasure, context: SummaryContext): Measure {
  const measure = resolveExpression(expression, expressionText(expression), context)
  if (title === null) return measure
  // Whatever it is called, what a number is a part of has to be said.
  const { shownAs } = measure
  return { ...measure, title: shownAs === undefined ? title : shareTitle(title, shownAs, context.language) }
}
