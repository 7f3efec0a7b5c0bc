import { listPaths, listReportOf } from '../reports/catalogueLists.ts'
import { PLAIN_SPELLING, type Language } from '../language.ts'
import { badMeasure } from '../measures/kpis.ts'
import type { OwnMeasure } from '../measures/ownMeasures.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { expressionText, parseMeasure } from './measureText.ts'
import { hasFields, ownExpression } from './ownExpression.ts'
import { resolveDivision, resolveMeasure, type SummaryContext } from './resolveMeasure.ts'
import type { Measure } from './types.ts'

/** A user's own measure as a summary asks for it and keeps it. */
export function ownMeasureText(name: string): string {
  return `own:${name}`
}

/** Whether some of a summary's measures are the user's own, so that these have to be known. */
export function asksForOwn(measures: readonly string[]): boolean {
  return measures.some((written) => {
    try {
      return parseMeasure(written).expression.kind === 'own'
    } catch {
      return false
    }
  })
}

/**
 * A user's own measure over the fields of a report.
 *
 * @throws AppError `bad-measure`, `not-additive`, `bad-filter` where the report cannot give one of the two, or they
 * cannot be divided
 */
export function readOwnMeasure(own: OwnMeasure, context: SummaryContext): Measure {
  const { title, expression } = parseMeasure(ownMeasureText(own.name))
  return resolveMeasure({ title, expression }, { ...context, own: [own] })
}

/**
 * Whether a report can give a user's own measure.
 *
 * @param writtenIn what its filters' values are written in; by default as measures are kept
 */
export function ownFits(
  own: OwnMeasure,
  report: ReportDefinition,
  language: Language,
  writtenIn: Language = PLAIN_SPELLING,
): boolean {
  try {
    resolveDivision(own, own.name, { report, language, writtenIn, reports: [], range: null })
    return true
  } catch {
    return false
  }
}

/** Where a user's own measure can be worked out: reports, and lists within them. */
export interface OwnFitting {
  readonly reports: readonly ReportDefinition[]
  readonly lists: readonly { readonly report: ReportDefinition; readonly list: string }[]
}

/** Where a measure can be worked out that is kept. */
export function fittingOf(own: OwnMeasure, reports: readonly ReportDefinition[], language: Language): OwnFitting {
  return {
    reports: reports.filter((report) => ownFits(own, report, language)),
    lists: reports.flatMap((report) =>
      listPaths(report).flatMap((list) => {
        const inner = listReportOf(report, list)
        return inner !== undefined && ownFits(own, inner, language) ? [{ report, list }] : []
      }),
    ),
  }
}

/**
 * A user's own measure as it is kept: its filters' values read, so that they say the same in every language.
 *
 * @param context the report that it is made for, by which values are read
 * @throws AppError `bad-measure`, `not-additive`, `bad-filter` where it cannot be worked out there
 */
export function checkedOwnMeasure(own: OwnMeasure, context: SummaryContext): OwnMeasure {
  const { formula } = resolveDivision(own, expressionText(ownExpression(own)), context)
  const read = parseMeasure(formula).expression
  if (read.kind !== 'quotient') throw badMeasure(formula, 'measure-operand')
  return { ...own, dividend: expressionText(read.dividend), divisor: expressionText(read.divisor) }
}

/**
 * The report by whose fields a new measure is read, where nobody named one: the first that can give it, else the first
 * that has its fields, which then tells what is wrong.
 *
 * @param language what the values in its filters are written in
 * @throws AppError `bad-measure` where none has them
 */
export function reportForOwn(
  own: OwnMeasure,
  reports: readonly ReportDefinition[],
  language: Language,
): ReportDefinition {
  const expression = ownExpression(own)
  const all = reports.flatMap((report) => [
    report,
    ...listPaths(report).flatMap((list) => listReportOf(report, list) ?? []),
  ])
  const found =
    all.find((report) => ownFits(own, report, language, language)) ??
    all.find((report) => hasFields(report, expression))
  if (found === undefined) throw badMeasure(expressionText(expression), 'own-fits-nothing')
  return found
}
