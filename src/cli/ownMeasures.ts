import { AppError } from '../shared/errors.ts'
import {
  isMeasureName,
  LONGEST_MEASURE_NAME,
  ownMeasureNamed,
  type KeptOwnMeasure,
} from '../shared/measures/ownMeasures.ts'
import type { Language } from '../shared/language.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { asksForOwn, fittingOf, ownMeasureText } from '../shared/summaries/ownMeasure.ts'
import type { CommandContext } from './context.ts'

/** A measure of the user's own as `measures` prints it. */
export interface OwnMeasureDocument {
  readonly name: string
  /** As `--measure` takes it. */
  readonly measure: string
  readonly formula: string
  /** Keys of the reports that it fits. */
  readonly reports: readonly string[]
  /** Lists within reports that it fits; absent where there are none. */
  readonly lists?: readonly { readonly report: string; readonly list: string }[]
}

/** The name of a measure as it was typed. @throws AppError `usage` where it can name none */
export function measureNameOf(text: string): string {
  if (isMeasureName(text)) return text.trim()
  throw new AppError('usage', { problem: 'measure-name', most: LONGEST_MEASURE_NAME })
}

/** The measure of the user's own that a name means. @throws AppError `unknown-measure` */
export function ownMeasureOf(measures: readonly KeptOwnMeasure[], name: string): KeptOwnMeasure {
  const found = ownMeasureNamed(measures, name)
  if (found !== undefined) return found
  throw new AppError('unknown-measure', { name, known: measures.map((each) => each.name).join(', ') || '–' })
}

/**
 * The user's own measures, where some of those that are asked for are among them. They lie in the store, which is not
 * opened otherwise.
 */
export async function ownMeasuresFor(
  context: CommandContext,
  measures: readonly string[],
): Promise<readonly KeptOwnMeasure[]> {
  return asksForOwn(measures) ? (await context.store()).ownMeasures.list() : []
}

/** A measure as a document, with where it fits. */
export function ownMeasureDocument(
  measure: KeptOwnMeasure,
  reports: readonly ReportDefinition[],
  language: Language,
): OwnMeasureDocument {
  const { name, dividend, divisor } = measure
  const fitting = fittingOf(measure, reports, language)
  const lists = fitting.lists.map(({ report, list }) => ({ report: report.key, list }))
  return {
    name,
    measure: ownMeasureText(name),
    formula: `${dividend} / ${divisor}`,
    reports: fitting.reports.map(({ key }) => key),
    ...(lists.length === 0 ? {} : { lists }),
  }
}

const MOST_LISTED = 6

/** A measure as people read it: what it is called, what it divides, where it fits. */
export function ownMeasureBlock({ measure, formula, reports, lists = [] }: OwnMeasureDocument): string {
  const places = [...reports, ...lists.map(({ report, list }) => `${report} --list ${list}`)]
  const listed = places.slice(0, MOST_LISTED).join(', ')
  return [measure, `  = ${formula}`, `  ${listed}${places.length > MOST_LISTED ? ', …' : ''}`].join('\n')
}
