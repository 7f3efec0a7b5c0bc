import { AppError } from '../errors.ts'
import { otherFieldsDefinition } from '../otherFields.ts'
import { dateFieldOf } from './catalogueLists.ts'
import type { FieldDefinition, ReportDefinition } from './types.ts'
import type { LocalizedText } from '../language.ts'
import { inEachLanguage } from '../localized.ts'

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

function filledIn(text: LocalizedText, match: RegExpExecArray): LocalizedText {
  const fill = (pattern: string): string =>
    pattern.replace(/\$(&|\d)/g, (_all, group: string) => match[group === '&' ? 0 : Number(group)] ?? '')
  return inEachLanguage((language) => fill(text[language]))
}

/** The field of an operation's own, or of a parameter's, that a name is; undefined where it is none of the report's. */
function dynamicField(report: ReportDefinition, name: string): FieldDefinition | undefined {
  for (const { pattern, type, title, meaning, isRatio, rightMeasure } of report.dynamicFields ?? []) {
    const match = new RegExp(`^(?:${pattern})$`, 's').exec(name)
    if (match === null) continue
    return {
      name,
      type,
      title: filledIn(title, match),
      meaning: filledIn(meaning, match),
      ...(isRatio === undefined ? {} : { isRatio }),
      ...(rightMeasure === undefined ? {} : { rightMeasure: rightMeasure.replace('$1', match[1] ?? '') }),
    }
  }
  return undefined
}

/**
 * What is known of a field of a report's rows, whatever it stems from: a documented one, the date that a list's items
 * give their row (`list.field`), the number of items of a list (an integer), a field whose name depends on the
 * operation or on a parameter (its own name in the title), a field that stands beside the rows, the column of all
 * further fields. Undefined for a field that no document tells of.
 */
export function fieldDefinitionOf(report: ReportDefinition, name: string): FieldDefinition | undefined {
  const own = fieldOf(report, name)
  if (own !== undefined) return own
  const date = dateFieldOf(report)
  if (date?.name === name) return date
  const list = report.lists?.find((candidate) => candidate.name === name)
  if (list !== undefined) return { name, type: 'integer', title: list.title, meaning: list.meaning }
  const others = otherFieldsDefinition(report, name)
  if (others !== undefined) return others
  const beside = report.shape?.kind === 'listAt' ? report.shape.besides.find((field) => field.name === name) : undefined
  return beside ?? dynamicField(report, name)
}

/**
 * The names of a result's fields in the order that lists show them: the report's own, each followed by those whose
 * names depend on the operation or a parameter; the date that items give their row; lists; what stands beside the rows;
 * whatever else turned up.
 *
 * @param extraNames fields of answers that are none of the report's own
 */
export function orderedFieldNames(report: ReportDefinition, extraNames: readonly string[]): readonly string[] {
  const { shape, dynamicFields = [], lists = [] } = report
  const besides = shape?.kind === 'listAt' ? shape.besides.map(({ name }) => name) : []
  const left = new Set(extraNames)
  const take = (names: readonly string[]): readonly string[] => names.filter((name) => left.delete(name))
  const beside = take(besides)
  const byNumber = new Intl.Collator('en', { numeric: true })
  const own = report.fields.flatMap(({ name }) => {
    const patterns = dynamicFields.filter(({ after }) => after === name).map(({ pattern }) => `^(?:${pattern})$`)
    const found = [...left].filter((extra) => patterns.some((pattern) => new RegExp(pattern, 's').test(extra)))
    return [name, ...take(found.toSorted((a, b) => byNumber.compare(a, b)))]
  })
  const date = dateFieldOf(report)
  const fromItems = date === undefined || fieldOf(report, date.name) !== undefined ? [] : [date.name]
  return [...own, ...fromItems, ...lists.map(({ name }) => name), ...beside, ...left]
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
        meaning: parameter.meaning,
      })
    }
    checked[parameter.name] = value
  }
  return checked
}
