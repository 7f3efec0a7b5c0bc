import type { ParameterDefinition, ReportDefinition } from '../../../shared/reports/types.ts'

/** A report's own parameters by name. */
export type Parameters = Readonly<Record<string, string>>

/** What is wrong with a parameter as it was typed. */
export type ParameterProblem = 'missing' | 'invalid'

/** Whether a text can stand for a parameter. */
export function problemOf(parameter: ParameterDefinition, text: string): ParameterProblem | null {
  const value = text.trim()
  if (value === '') return parameter.required ? 'missing' : null
  return new RegExp(`^(?:${parameter.pattern})$`).test(value) ? null : 'invalid'
}

/** What stands in each parameter's field: what was typed, else what is usual. */
export function shownParameters(report: ReportDefinition, typed: Parameters): Parameters {
  return Object.fromEntries(
    report.parameters.map((parameter) => [parameter.name, typed[parameter.name] ?? parameter.usual ?? '']),
  )
}

/**
 * The parameters as a request takes them, or null where one of them is not good. Optional ones that are empty are left
 * out.
 */
export function checkedParameters(report: ReportDefinition, shown: Parameters): Parameters | null {
  const values: Record<string, string> = {}
  for (const parameter of report.parameters) {
    const text = shown[parameter.name] ?? ''
    if (problemOf(parameter, text) !== null) return null
    if (text.trim() !== '') values[parameter.name] = text.trim()
  }
  return values
}

/** The parameters by which the rows are other ones than is usual. */
export function givenParameters(report: ReportDefinition, shown: Parameters): readonly ParameterDefinition[] {
  return report.parameters.filter(({ name, usual = '' }) => (shown[name] ?? '').trim() !== usual)
}

/** Values to offer for a parameter: the usual one, then those that were used, the latest first, each once. */
export function suggestionsFor(parameter: ParameterDefinition, sets: readonly Parameters[]): readonly string[] {
  const used = sets.flatMap((set) => set[parameter.name] ?? [])
  return [...new Set([...(parameter.usual === undefined ? [] : [parameter.usual]), ...used])]
}
