import { isAbout, looksPersonal, type Customer } from './customers.ts'
import { hasSealed } from './masking/sealedValues.ts'
import type { Filter } from './query.ts'
import { isPersonalParameter, isPersonalValue } from './reports/personal.ts'
import { seenReport } from './reports/seenReport.ts'
import type { ReportDefinition } from './reports/types.ts'
import {
  measureText,
  parseMeasure,
  type WrittenExpression,
  type WrittenMeasure,
  type WrittenOperand,
} from './summaries/measureText.ts'
import type { WrittenSummary } from './summaries/writtenSummary.ts'
import type { View, ViewContent, ViewFilter } from './views.ts'

// Views without what they say of customers. What is left out is marked, so that nobody asks for something else than was
// meant: a filter that is simply gone would show everybody's rows.

/** What is to be left out of a view. */
interface LeavingOut {
  readonly value: (field: string, value: string) => boolean
  readonly parameter: (name: string, value: string) => boolean
  readonly search: (search: string) => boolean
  readonly title: (title: string) => boolean
}

/** The values that a filter compares with: of a list picked from values each by itself. */
function valuesOf({ operator, value }: Filter): readonly string[] {
  if (operator !== 'one-of') return [value]
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) ? list.map(String) : [value]
  } catch {
    return [value]
  }
}

function goes(leaving: LeavingOut, filter: Filter): boolean {
  // Nor does a time of the day tell of anybody, or a day of the week.
  if (filter.operator === 'empty' || filter.operator === '!empty' || filter.part !== undefined) return false
  return valuesOf(filter).some((value) => leaving.value(filter.field, value))
}

function operandWithout(leaving: LeavingOut, operand: WrittenOperand): WrittenOperand {
  if (operand.kind !== 'count' || operand.filter === null || !goes(leaving, operand.filter)) return operand
  return { kind: 'count', filter: { ...operand.filter, operator: '=', value: '' } }
}

function expressionWithout(leaving: LeavingOut, expression: WrittenExpression): WrittenExpression {
  switch (expression.kind) {
    case 'quotient': {
      const { dividend, divisor } = expression
      return {
        ...expression,
        dividend: operandWithout(leaving, dividend),
        divisor: operandWithout(leaving, divisor),
      }
    }
    case 'share':
      return { ...expression, of: operandWithout(leaving, expression.of) }
    case 'kpi':
      return expression
    case 'own':
      return leaving.title(expression.name) ? { kind: 'count', filter: null } : expression
    default:
      return operandWithout(leaving, expression)
  }
}

interface LessMeasure {
  readonly text: string
  readonly lacks: boolean
}

function measureWithout(leaving: LeavingOut, written: string): LessMeasure {
  let measure: WrittenMeasure
  try {
    measure = parseMeasure(written)
  } catch {
    // A newer version's, or a broken one: what nobody can read may say anything.
    return { text: 'count', lacks: true }
  }
  const { title, expression } = measure
  const less = expressionWithout(leaving, expression)
  const lacks = measureText({ title: null, expression: less }) !== measureText({ title: null, expression })
  return {
    text: measureText({ title: title !== null && leaving.title(title) ? null : title, expression: less }),
    lacks,
  }
}

interface LessSummary {
  readonly summary: WrittenSummary | null
  readonly lacking: readonly number[]
}

function summaryWithout(leaving: LeavingOut, summary: WrittenSummary | null): LessSummary {
  if (summary === null) return { summary, lacking: [] }
  const measures = summary.measures.map((written) => measureWithout(leaving, written))
  return {
    summary: { ...summary, measures: measures.map(({ text }) => text) },
    lacking: measures.flatMap(({ lacks }, place) => (lacks ? [place] : [])),
  }
}

function contentWithout(content: ViewContent, leaving: LeavingOut): ViewContent {
  const { summary, lacking } = summaryWithout(leaving, content.summary)
  const less = (filter: ViewFilter): ViewFilter => {
    const { value } = filter
    return value !== null && goes(leaving, { ...filter, value }) ? { ...filter, value: null } : filter
  }
  return {
    ...content,
    filters: content.filters.map(less),
    search: content.search !== null && leaving.search(content.search) ? null : content.search,
    summary,
    incompleteMeasures: [...new Set([...content.incompleteMeasures, ...lacking])].toSorted((one, two) => one - two),
  }
}

function viewWithout<V extends View>(view: V, leaving: LeavingOut): V {
  const { content, parameters } = view
  const gone = Object.entries(parameters).filter(([name, value]) => leaving.parameter(name, value))
  const names = new Set(gone.map(([name]) => name))
  return {
    ...view,
    parameters: Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.has(name))),
    content: {
      ...contentWithout(content, leaving),
      incompleteParameters: [...new Set([...content.incompleteParameters, ...names])],
    },
  }
}

/**
 * The view without what tells who a customer is: values of filters on telephones, addresses, ids and names, values that
 * look like one of them, the same in parameters and measures, and the search.
 *
 * @param report the view's report; undefined where nobody knows it here: then any value may be one
 */
export function anonymousView(view: View, report: ReportDefinition | undefined): View {
  const { list, byDay } = view.content
  const seen = report === undefined ? undefined : seenReport(report, { ...(list === null ? {} : { list }), byDay })
  return viewWithout(view, {
    value: (field, value) => seen === undefined || isPersonalValue(seen, field, value),
    parameter: (name, value) => report === undefined || isPersonalParameter(report, name, value),
    search: (search) => search !== '',
    title: looksPersonal,
  })
}

/** The view without values that were chosen while they were hidden, which its own store alone can open. */
export function viewWithoutSealed(view: View): View {
  return viewWithout(view, {
    value: (_field, value) => hasSealed(value),
    parameter: () => false,
    search: () => false,
    title: () => false,
  })
}

function leavingOut(customer: Customer): LeavingOut {
  const is = (text: string): boolean => isAbout(customer, text)
  return { value: (_field, value) => is(value), parameter: (_name, value) => is(value), search: is, title: is }
}

/** The view without what it says of a customer; undefined where its name does. */
export function viewWithoutCustomer<V extends View>(view: V, customer: Customer): V | undefined {
  return isAbout(customer, view.name) ? undefined : viewWithout(view, leavingOut(customer))
}

/** What a view shows, without what it says of a customer. */
export function contentWithoutCustomer(content: ViewContent, customer: Customer): ViewContent {
  return contentWithout(content, leavingOut(customer))
}
