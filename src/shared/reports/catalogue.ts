import { AppError } from '../errors.ts'
import type { FieldDefinition, ReportDefinition } from './types.ts'

/** The reports, found by what people type. */
export class Catalogue {
  readonly reports: readonly ReportDefinition[]
  readonly #byKey: ReadonlyMap<string, ReportDefinition>

  constructor(reports: readonly ReportDefinition[]) {
    this.reports = reports
    this.#byKey = new Map(reports.map((report) => [report.key, report]))
  }

  /** The report of a full key, or undefined. */
  get(key: string): ReportDefinition | undefined {
    return this.#byKey.get(key)
  }

  /**
   * The report that a key (`reports_manager/cdr_3`) or a bare id (`cdr_3`) names, in any case.
   *
   * @throws AppError `unknown-report`, or `ambiguous-report` with the keys that share the id
   */
  find(name: string): ReportDefinition {
    const wanted = name.trim().toLowerCase()
    const exact = this.reports.find((report) => report.key.toLowerCase() === wanted)
    if (exact !== undefined) return exact
    const [first, ...others] = this.reports.filter((report) => report.id.toLowerCase() === wanted)
    if (first === undefined) throw new AppError('unknown-report', { report: name })
    if (others.length > 0) {
      throw new AppError('ambiguous-report', {
        report: name,
        keys: [first, ...others].map((report) => report.key).join(', '),
      })
    }
    return first
  }
}

/** The field of a report by its exact name, or undefined. */
export function fieldOf(report: ReportDefinition, name: string): FieldDefinition | undefined {
  return report.fields.find((field) => field.name === name)
}

/**
 * The report's own parameters as a request needs them, checked.
 *
 * @returns the given values, in the order of the definition, trimmed
 * @throws AppError `unknown-parameter` or `missing-parameter`
 */
export function checkParameters(
  report: ReportDefinition,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const name of Object.keys(given)) {
    if (!report.parameters.some((parameter) => parameter.name === name)) {
      throw new AppError('unknown-parameter', {
        parameter: name,
        report: report.key,
        known: report.parameters.map((parameter) => parameter.name).join(', ') || '–',
      })
    }
  }
  const checked: Record<string, string> = {}
  for (const parameter of report.parameters) {
    const value = given[parameter.name]?.trim() ?? ''
    if (value === '' && !parameter.required) continue
    if (!new RegExp(`^(?:${parameter.pattern})$`).test(value)) {
      throw new AppError('missing-parameter', {
        parameter: parameter.name,
        report: report.key,
        meaning: parameter.meaning.en,
        meaningEs: parameter.meaning.es,
      })
    }
    checked[parameter.name] = value
  }
  return checked
}
