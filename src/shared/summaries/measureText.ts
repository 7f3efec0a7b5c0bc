import { badMeasure, type WrittenParameters } from '../measures/kpis.ts'
import { filterText } from '../measures/treeText.ts'
import type { FieldFunctionName } from '../measures/words/types.ts'
import { parseFilter, type Filter } from '../query.ts'
import { SHARE_BASES, type ShareBase } from './types.ts'

// Measures as the command line takes them, and views keep them: `[TITLE =] M`.

/** Functions of one field, by the names that people write. */
export const FIELD_FUNCTIONS = [
  'distinct',
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'only',
] as const satisfies readonly FieldFunctionName[]
export type FieldFunction = FieldFunctionName

/** What can be divided by another. */
export type WrittenOperand =
  | { readonly kind: 'count'; readonly filter: Filter | null }
  | { readonly kind: 'field'; readonly name: FieldFunction; readonly field: string }
  | { readonly kind: 'quantile'; readonly percent: number; readonly field: string }

/** A measure as it was written, its fields and KPIs not looked up. */
export type WrittenExpression =
  | WrittenOperand
  | { readonly kind: 'quotient'; readonly dividend: WrittenOperand; readonly divisor: WrittenOperand }
  /** Without a base it is what the engine divides by: the total of the same column. */
  | { readonly kind: 'share'; readonly of: WrittenOperand; readonly base?: ShareBase }
  | { readonly kind: 'kpi'; readonly id: string; readonly parameters: WrittenParameters }
  /** A measure of the user's own, by its name. */
  | { readonly kind: 'own'; readonly name: string }

export interface WrittenMeasure {
  /** Null: the measure's own. */
  readonly title: string | null
  readonly expression: WrittenExpression
}

/** The filters within a measure. */
export function filtersOfMeasure({ expression }: WrittenMeasure): readonly Filter[] {
  const ofOperand = (operand: WrittenOperand): readonly Filter[] =>
    operand.kind === 'count' && operand.filter !== null ? [operand.filter] : []
  switch (expression.kind) {
    case 'quotient':
      return [...ofOperand(expression.dividend), ...ofOperand(expression.divisor)]
    case 'share':
      return ofOperand(expression.of)
    case 'count':
      return ofOperand(expression)
    default:
      return []
  }
}

const TITLE_END = ' = '
const DIVISION = ' / '
const CALL = /^([a-z][a-z-]*\d*)\s*\(([\s\S]*)\)$/i
const SHARE = /^share(?:-of-([a-z]+))?$/
const QUANTILE = /^p(\d{1,2})$/
const KPI = /^kpi:\s*([^()\s]+)\s*(?:\(([\s\S]*)\))?$/i
const OWN = /^own:([\s\S]*)$/i
const PARENTHESIS = /[()]/

/**
 * The places outside of all parentheses where a text begins.
 *
 * @throws AppError `bad-measure` where they do not come in pairs
 */
function placesOutside(written: string, wanted: string): readonly number[] {
  const places: number[] = []
  let depth = 0
  for (let place = 0; place < written.length; place++) {
    const sign = written[place]
    if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (depth === 0 && written.startsWith(wanted, place)) places.push(place)
    if (depth < 0) break
  }
  if (depth !== 0) throw badMeasure(written, 'measure-parentheses')
  return places
}

/** Whether the parenthesis that a text begins with ends with the text: `(a) / (b)` are two. */
function isOneCall(inside: string): boolean {
  let depth = 0
  for (const sign of inside) {
    if (sign === '(') depth++
    else if (sign === ')' && --depth < 0) return false
  }
  return depth === 0
}

function operandOf(text: string, written: string): WrittenOperand | undefined {
  if (/^count$/i.test(text)) return { kind: 'count', filter: null }
  const [, name = '', inside = ''] = CALL.exec(text) ?? []
  const lower = name.toLowerCase()
  if (name === '' || !isOneCall(inside)) return undefined
  if (lower === 'count') return { kind: 'count', filter: parseFilter(inside) }
  const field = inside.trim()
  if (field === '') return undefined
  const simple = FIELD_FUNCTIONS.find((each) => each === lower)
  if (simple !== undefined) return { kind: 'field', name: simple, field }
  const percent = QUANTILE.exec(lower)?.[1]
  if (percent === undefined) return undefined
  if (Number(percent) === 0) throw badMeasure(written, 'measure-quantile')
  return { kind: 'quantile', percent: Number(percent), field }
}

function parametersOf(text: string, written: string): WrittenParameters {
  const parameters = new Map<string, string>()
  for (const part of text.split(',')) {
    const [, name = '', value = ''] = /^\s*([A-Za-z_-]+)\s*=\s*([^\s]+)\s*$/.exec(part) ?? []
    if (name === '' || parameters.has(name)) throw badMeasure(written, 'measure-syntax')
    parameters.set(name, value)
  }
  return Object.fromEntries(parameters)
}

function kpiOf(text: string, written: string): WrittenExpression | undefined {
  const [, id, parameters] = KPI.exec(text) ?? []
  if (id === undefined) return undefined
  return { kind: 'kpi', id, parameters: parameters === undefined ? {} : parametersOf(parameters, written) }
}

function shareOf(text: string, written: string): WrittenExpression | undefined {
  const [, name = '', inside = ''] = CALL.exec(text) ?? []
  const [found, writtenBase] = SHARE.exec(name.toLowerCase()) ?? []
  const base = SHARE_BASES.find((each) => each === writtenBase)
  if (found === undefined || (writtenBase !== undefined && base === undefined) || !isOneCall(inside)) return undefined
  const of = operandOf(inside.trim(), written)
  if (of === undefined || (of.kind !== 'count' && !(of.kind === 'field' && of.name === 'sum'))) {
    throw badMeasure(written, 'measure-share')
  }
  return { kind: 'share', of, ...(base === undefined ? {} : { base }) }
}

/** Everything after `own:` is the name, to the letter: parentheses and ` / ` too. */
function ownOf(text: string, written: string): WrittenExpression | undefined {
  const name = OWN.exec(text)?.[1]?.trim()
  if (name === undefined) return undefined
  if (name === '') throw badMeasure(written, 'measure-syntax')
  return { kind: 'own', name }
}

function expressionOf(text: string, written: string): WrittenExpression {
  const own = ownOf(text, written)
  if (own !== undefined) return own
  const [first, ...others] = placesOutside(text, DIVISION)
  if (first === undefined) {
    const simple = operandOf(text, written) ?? shareOf(text, written) ?? kpiOf(text, written)
    if (simple === undefined) throw badMeasure(written, 'measure-syntax')
    return simple
  }
  const parts = [text.slice(0, first).trim(), text.slice(first + DIVISION.length).trim()]
  const [dividend, divisor] = parts.map((part) => operandOf(part, written))
  if (others.length > 0 || dividend === undefined || divisor === undefined) {
    throw badMeasure(written, 'measure-operand')
  }
  return { kind: 'quotient', dividend, divisor }
}

/**
 * Reads `[TITLE =] M`: the title ends at the first ` = ` and has no parenthesis; ` / ` outside of parentheses divides;
 * a filter ends at the parenthesis that closes it, those inside its value come in pairs. After `own:` comes a name.
 *
 * @throws AppError `bad-measure`; `bad-filter` for a filter that is none
 */
export function parseMeasure(written: string): WrittenMeasure {
  const end = written.indexOf(TITLE_END)
  const before = end === -1 ? '' : written.slice(0, end)
  const isTitled = end !== -1 && !PARENTHESIS.test(before)
  const title = isTitled ? before.trim() : null
  if (title === '') throw badMeasure(written, 'measure-title')
  const expression = isTitled ? written.slice(end + TITLE_END.length) : written
  return { title, expression: expressionOf(expression.trim(), written) }
}

/** An expression as it is written. {@link parseMeasure} reads the same out of it. */
export function expressionText(expression: WrittenExpression): string {
  switch (expression.kind) {
    case 'count':
      return expression.filter === null ? 'count' : `count(${filterText(expression.filter)})`
    case 'field':
      return `${expression.name}(${expression.field})`
    case 'quantile':
      return `p${expression.percent}(${expression.field})`
    case 'quotient':
      return `${expressionText(expression.dividend)}${DIVISION}${expressionText(expression.divisor)}`
    case 'share':
      return `share${expression.base === undefined ? '' : `-of-${expression.base}`}(${expressionText(expression.of)})`
    case 'own':
      return `own:${expression.name}`
    case 'kpi': {
      const parameters = Object.entries(expression.parameters).map(([name, value]) => `${name}=${value}`)
      return parameters.length === 0 ? `kpi:${expression.id}` : `kpi:${expression.id}(${parameters.join(',')})`
    }
  }
}

/** A measure as it is written. {@link parseMeasure} reads the same out of it. */
export function measureText({ title, expression }: WrittenMeasure): string {
  const text = expressionText(expression)
  return title === null ? text : `${title}${TITLE_END}${text}`
}
