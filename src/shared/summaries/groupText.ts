import { AppError, type ErrorDetail, type SummaryProblem } from '../errors.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import { dateFieldOf } from '../reports/catalogueLists.ts'
import type { ReportDefinition } from '../reports/types.ts'
import type { TimeRange } from '../time.ts'
import { plainNumber } from './bands.ts'
import { isAlongTime, mostStepsOf } from './steps.ts'
import {
  FOLDED_STEPS,
  TIME_STEPS,
  type FoldedStep,
  type GroupField,
  type GroupFieldHeading,
  type Step,
  type TimeStep,
} from './types.ts'

// What groups are made of, as the command line takes it and views keep it: `FIELD[:STEP]`.

type NamedStep = TimeStep | FoldedStep

const NAMED: readonly NamedStep[] = [...TIME_STEPS, ...FOLDED_STEPS]
/** Steps that a bare day knows. */
const BY_DAY: ReadonlySet<NamedStep> = new Set(['day', 'week', 'month', 'year', 'day-of-week'])

const WIDTH = /^\d{1,15}(?:\.\d{1,9})?$/
/** As many digits as a number tells apart. */
const MOST_DIGITS = 15

/** Nobody looks at more of them, and each is a group, whatever rows there are. */
const MOST_STEPS = 100_000

function badGrouping(grouping: string, problem: SummaryProblem, detail: ErrorDetail = {}): AppError {
  return new AppError('bad-grouping', { ...detail, grouping, problem })
}

/** The steps that a field takes: of dates those that it knows, of numbers and durations any width, of others none. */
export function namedStepsOf(report: ReportDefinition, field: string): readonly NamedStep[] {
  const type = fieldDefinitionOf(report, field)?.type
  if (type === 'dateTime') return NAMED
  return type === 'date' ? NAMED.filter((step) => BY_DAY.has(step)) : []
}

/** Whether bands can be made of a field's numbers. Of a field that no document tells of rows decide. */
export function takesWidth(report: ReportDefinition, field: string): boolean {
  const type = fieldDefinitionOf(report, field)?.type
  return type === undefined || ['integer', 'decimal', 'percent', 'money', 'duration'].includes(type)
}

function widthOf(text: string, grouping: string): number {
  const width = Number(text)
  if (!(width > 0) || text.replace('.', '').length > MOST_DIGITS) throw badGrouping(grouping, 'step-width')
  return width
}

function checkedStep(report: ReportDefinition, field: string, text: string, grouping: string): Exclude<Step, null> {
  const type = fieldDefinitionOf(report, field)?.type
  const isDate = type === 'date' || type === 'dateTime'
  const named = NAMED.find((step) => step === text.toLowerCase())
  if (named === undefined) {
    if (!WIDTH.test(text))
      throw badGrouping(grouping, /^[-+.\d]/.test(text) ? 'step-width' : 'step-unknown', { step: text })
    if (isDate) throw badGrouping(grouping, 'step-of-date', { field })
    if (!takesWidth(report, field)) throw badGrouping(grouping, 'step-of-text', { field })
    return widthOf(text, grouping)
  }
  if (isDate && !namedStepsOf(report, field).includes(named)) throw badGrouping(grouping, 'step-too-fine', { field })
  if (isDate) return named
  // Sums have no date of their own, whatever it would be called.
  const isUndated = type === undefined && report.kind === 'aggregate' && report.dateField === null
  if (isUndated) throw badGrouping(grouping, 'step-without-date', { report: report.key })
  throw badGrouping(grouping, takesWidth(report, field) && type !== undefined ? 'step-of-number' : 'step-of-text', {
    field,
  })
}

/**
 * Reads `FIELD[:STEP]`. A field whose own name has a colon is meant where the report has one of that name.
 *
 * @throws AppError `bad-grouping` for a step that is none, or none of the field's
 */
export function parseGroupField(report: ReportDefinition, written: string): GroupField {
  const text = written.trim()
  if (text === '') throw badGrouping(written, 'step-syntax')
  const colon = text.lastIndexOf(':')
  if (colon === -1 || fieldDefinitionOf(report, text) !== undefined) return { field: text, step: null }
  const [field, step] = [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
  if (field === '') throw badGrouping(written, 'step-syntax')
  return { field, step: checkedStep(report, field, step, text) }
}

/**
 * That a period has not too many steps of its rows' own date: every one of them is a group.
 *
 * @throws AppError `bad-grouping`
 */
export function checkSteps(report: ReportDefinition, group: GroupField, range: TimeRange | null): void {
  const { field, step } = group
  if (range === null || !isAlongTime(step) || dateFieldOf(report)?.name !== field) return
  if (mostStepsOf(range, step) > MOST_STEPS) {
    throw badGrouping(groupFieldText(group), 'too-many-steps', { most: MOST_STEPS })
  }
}

/** A group field as it is written; {@link parseGroupField} reads the same out of it. */
export function groupFieldText({ field, step }: GroupField): string {
  return step === null ? field : `${field}:${stepText(step)}`
}

function stepText(step: Exclude<Step, null>): string {
  return typeof step === 'number' ? plainNumber(step) : step
}

/** A group field as documents have it. */
export function groupFieldHeading({ field, step }: GroupField): GroupFieldHeading {
  return { field, step: step === null ? null : stepText(step) }
}
