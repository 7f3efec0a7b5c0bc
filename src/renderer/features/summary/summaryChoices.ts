import type { Language } from '../../../shared/language.ts'
import { isAdditive } from '../../../shared/measures/additivity.ts'
import { formulasFor, usualOf } from '../../../shared/measures/fitting.ts'
import { measuresFor, resolveKpi } from '../../../shared/measures/kpis.ts'
import { ownMeasureNamed, type KeptOwnMeasure } from '../../../shared/measures/ownMeasures.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { checkSteps, namedStepsOf, parseGroupField } from '../../../shared/summaries/groupText.ts'
import { parseMeasure, type FieldFunction } from '../../../shared/summaries/measureText.ts'
import { measureTitle } from '../../../shared/summaries/measureTitles.ts'
import { ownFits, ownMeasureText } from '../../../shared/summaries/ownMeasure.ts'
import { resolveMeasure } from '../../../shared/summaries/resolveMeasure.ts'
import { rightMeasureOf } from '../../../shared/summaries/rightMeasure.ts'
import type { TimeRange } from '../../../shared/time.ts'
import type { MeasureHeading } from '../../../shared/summaries/types.ts'

/** Why something cannot be chosen; `measure`: what is right instead. */
export type WhyNot =
  | { readonly kind: 'not-additive'; readonly measure: string | null }
  | { readonly kind: 'needs-date' }
  | { readonly kind: 'too-many-steps' }
  | { readonly kind: 'chosen' }
  /** The report has not the fields of a measure of the user's own. */
  | { readonly kind: 'other-report' }
  /** It is a division itself. */
  | { readonly kind: 'divided' }

/** Something that a summary can be asked for, as it is written and as it reads. */
export interface Choice {
  readonly value: string
  readonly title: string
  /** Undefined where it can be chosen. */
  readonly whyNot?: WhyNot
}

export interface MeasureChoices {
  /** The user's own. */
  readonly own: readonly Choice[]
  readonly kpis: readonly Choice[]
  readonly counts: readonly Choice[]
  readonly sums: readonly Choice[]
  readonly averages: readonly Choice[]
  readonly others: readonly Choice[]
}

/** For whom and of which report something is read. */
export interface Reader {
  readonly report: ReportDefinition
  readonly language: Language
  /** The measures that the user made; absent: none are known. */
  readonly own?: readonly KeptOwnMeasure[]
  /** The auxiliary states of the operation that are paid; null or absent: nobody has said. */
  readonly paidStates?: readonly string[] | null
  /** What values in the filters of measures are written in; absent: in the window's language. */
  readonly writtenIn?: Language | undefined
}

/** How many of all rows lie in a group. */
const SHARE = 'share-of-total(count)'

const NUMBERS: ReadonlySet<FieldDefinition['type']> = new Set(['integer', 'decimal', 'percent', 'money', 'duration'])
const COUNTED_APART: ReadonlySet<FieldDefinition['type']> = new Set(['text', 'id', 'telephone', 'email'])

function kpiChoices({ report, language, paidStates = null }: Reader): readonly Choice[] {
  return measuresFor(report).flatMap((definition) => {
    const formulas = formulasFor(definition, report.roles)
    const usual = usualOf(formulas)
    const variants = formulas.flatMap(({ variant }) => variant?.id ?? [])
    // The usual one first, by the measure's plain name.
    const others = variants.filter((id) => id !== usual?.variant?.id)
    return [undefined, ...others].map((variant): Choice => {
      const given = variant === undefined ? {} : { variant }
      const value = variant === undefined ? `kpi:${definition.id}` : `kpi:${definition.id}(variant=${variant})`
      return {
        value,
        title: resolveKpi(definition.id, given, { report, language, reports: [], paidStates }, value).title,
      }
    })
  })
}

function fieldChoice(name: FieldFunction, field: FieldDefinition, reader: Reader): Choice {
  const title = measureTitle({ kind: 'field', name, field: field.name }, reader)
  const value = `${name}(${field.name})`
  if ((name !== 'sum' && name !== 'avg') || isAdditive(reader.report, field.name)) return { value, title }
  const right = rightMeasureOf(reader.report, field)
  const measure = right?.isOwn === true ? titleOfMeasure(right.written, reader) : null
  return { value, title, whyNot: { kind: 'not-additive', measure } }
}

/** What a measure is called; as it is written where it cannot be read, of one of the user's own by its name. */
export function titleOfMeasure(written: string, reader: Reader): string {
  return headingOf(written, reader)?.title ?? ownNameOf(written) ?? written
}

/** The name of a measure of the user's own; undefined where it is none. */
function ownNameOf(written: string): string | undefined {
  try {
    const { expression } = parseMeasure(written)
    return expression.kind === 'own' ? expression.name : undefined
  } catch {
    return undefined
  }
}

/** Whether a summary was kept with a measure of the user's own that is not there any more. */
export function isGone(written: string, own: readonly KeptOwnMeasure[]): boolean {
  const name = ownNameOf(written)
  return name !== undefined && ownMeasureNamed(own, name) === undefined
}

function ownChoices({ report, language, own = [] }: Reader, chosen: readonly string[]): readonly Choice[] {
  // Those that were renamed are kept under what they were called.
  const chosenIds = new Set(chosen.flatMap((written) => ownMeasureNamed(own, ownNameOf(written) ?? '')?.id ?? []))
  return own.map((measure): Choice => {
    const choice = { value: ownMeasureText(measure.name), title: measure.name }
    if (chosenIds.has(measure.id)) return { ...choice, whyNot: { kind: 'chosen' } }
    return ownFits(measure, report, language) ? choice : { ...choice, whyNot: { kind: 'other-report' } }
  })
}

/** How a measure reads and what it is; null where the report cannot give it. */
export function headingOf(
  written: string,
  { report, language, own = [], paidStates = null, writtenIn = language }: Reader,
): MeasureHeading | null {
  const context = { report, language, writtenIn, reports: [report], range: null, own, paidStates }
  try {
    return resolveMeasure(parseMeasure(written), context)
  } catch {
    return null
  }
}

/** Everything that a report can be measured by. What is chosen already, or would give a wrong number, says why. */
export function measureChoices(reader: Reader, chosen: readonly string[]): MeasureChoices {
  const numbers = reader.report.fields.filter(({ type, role }) => NUMBERS.has(type) && role !== 'key')
  const apart = reader.report.fields.filter(({ type }) => COUNTED_APART.has(type))
  const of = (name: FieldFunction, fields: readonly FieldDefinition[]): readonly Choice[] =>
    fields.map((field) => fieldChoice(name, field, reader))
  const marked = (choices: readonly Choice[]): readonly Choice[] =>
    choices.map((choice) => (chosen.includes(choice.value) ? { ...choice, whyNot: { kind: 'chosen' } } : choice))
  return {
    own: ownChoices(reader, chosen),
    kpis: marked(kpiChoices(reader)),
    counts: marked([
      { value: 'count', title: titleOfMeasure('count', reader) },
      { value: SHARE, title: titleOfMeasure(SHARE, reader) },
      ...of('distinct', apart),
    ]),
    sums: marked(of('sum', numbers)),
    averages: marked(of('avg', numbers)),
    others: marked([...of('median', numbers), ...of('min', numbers), ...of('max', numbers)]),
  }
}

/** Rows of which a field has one of the values that documents name. */
function conditionedCounts(reader: Reader): readonly Choice[] {
  return reader.report.fields.flatMap(({ name, knownValues = [] }) =>
    knownValues.flatMap((value) => {
      const written = `count(${name} = ${value})`
      const heading = headingOf(written, reader)
      return heading === null ? [] : [{ value: written, title: heading.title }]
    }),
  )
}

/** What can be divided by something, or something by it; what is a division itself says so. */
export function operandChoices(reader: Reader): Omit<MeasureChoices, 'own'> {
  const { kpis, counts, sums, averages, others } = measureChoices(reader, [])
  const divided = (choice: Choice): Choice => ({ ...choice, whyNot: { kind: 'divided' } })
  return {
    counts: [
      ...counts.filter(({ value }) => value !== SHARE),
      ...conditionedCounts(reader),
      ...counts.filter(({ value }) => value === SHARE).map(divided),
    ],
    sums,
    averages,
    others,
    kpis: kpis.map(divided),
  }
}

/** What a field is grouped by at first: days of dates, values of everything else. */
export function firstStep(report: ReportDefinition, { name }: FieldDefinition): string {
  return namedStepsOf(report, name).length === 0 ? name : `${name}:day`
}

/** What else dates are grouped by first: hours and weekdays beside days make the picture of a week. */
const NEXT_STEPS = ['hour-of-day', 'day-of-week'] as const

/** All that a field can be grouped by, what is chosen most often first. */
function stepsInOrder(report: ReportDefinition, field: FieldDefinition): readonly string[] {
  const named = namedStepsOf(report, field.name)
  const next = NEXT_STEPS.filter((step) => named.includes(step))
  const steps = [...next, ...named].map((step) => `${field.name}:${step}`)
  return [...new Set([firstStep(report, field), ...steps])]
}

/** Why a field cannot have a step; undefined where it can. */
export function stepWhyNot(
  report: ReportDefinition,
  written: string,
  chosen: readonly string[],
  range: TimeRange | null,
): WhyNot | undefined {
  if (chosen.includes(written)) return { kind: 'chosen' }
  try {
    checkSteps(report, parseGroupField(report, written), range)
    return undefined
  } catch {
    return { kind: 'too-many-steps' }
  }
}

/** Texts that are hardly ever alike make no groups. */
const TOO_LONG: ReadonlySet<FieldDefinition['type']> = new Set(['longText', 'html'])

/** The fields that can make groups or columns; those that do already say so. */
export function groupChoices({ report, language }: Reader, chosen: readonly string[]): readonly Choice[] {
  return report.fields
    .filter(({ type }) => !TOO_LONG.has(type))
    .map((field): Choice => {
      const title = field.title[language]
      const free = stepsInOrder(report, field).find((value) => !chosen.includes(value))
      if (free !== undefined) return { value: free, title }
      return { value: firstStep(report, field), title, whyNot: { kind: 'chosen' } }
    })
}
