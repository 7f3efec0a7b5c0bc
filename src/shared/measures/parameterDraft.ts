import type { ReportRoles } from '../reports/roles.ts'
import { formulaFor, formulasFor, parametersUsed, usualOf } from './fitting.ts'
import type { WrittenParameters } from './kpis.ts'
import { PARAMETER_RULES, readParameter, takenBy } from './parameters.ts'
import type { MeasureDefinition, MeasureFormula, ParameterName } from './types.ts'

// The parameters of a measure as somebody types them into a form, before they are asked for.

/** What stands in each field of the form; what is absent is as usual. */
export type ParameterDraft = Readonly<Partial<Record<ParameterName, string>>>

export interface DraftReading {
  /** The parameters that decide something, in the measure's order: `variant` where there is a choice. */
  readonly names: readonly ParameterName[]
  /** The fields that hold none of their values, with what they take: `1–30`. */
  readonly problems: Readonly<Partial<Record<ParameterName, string>>>
  /** What is to be asked for: the parameters that are not as usual. Null where there are problems. */
  readonly given: WrittenParameters | null
}

/** The ways to work a measure out that its user chooses among, those that the report has the roles for. */
export function variantsFor(definition: MeasureDefinition, roles: ReportRoles | undefined): readonly MeasureFormula[] {
  const variants = formulasFor(definition, roles).filter(({ variant }) => variant !== undefined)
  return variants.length > 1 ? variants : []
}

/** What a field of the form holds before anybody typed: what is usual. */
export function usualText(definition: MeasureDefinition, roles: ReportRoles | undefined, name: ParameterName): string {
  if (name !== 'variant') return String(PARAMETER_RULES[name].usual)
  return usualOf(formulasFor(definition, roles))?.variant?.id ?? ''
}

/**
 * Whether a measure has anything to choose in a report; if so, its chip opens a form.
 *
 * @param roles those of the report that it is worked out of
 */
export function hasParameters(definition: MeasureDefinition, roles: ReportRoles | undefined): boolean {
  const formulas = formulasFor(definition, roles)
  const used = parametersUsed(formulas)
  return variantsFor(definition, roles).length > 0 || [...used].some((name) => name !== 'variant')
}

/** Reads what stands in a form of parameters; fields that the chosen way does not use are passed over. */
export function readDraft(
  definition: MeasureDefinition,
  roles: ReportRoles | undefined,
  draft: ParameterDraft,
): DraftReading {
  const text = (name: ParameterName): string => (draft[name] ?? usualText(definition, roles, name)).trim()
  const variants = variantsFor(definition, roles)
  const chosen = formulaFor(definition, roles, variants.length > 0 ? text('variant') : undefined)
  const used = parametersUsed(chosen === undefined ? [] : [chosen])
  const names = definition.parameters.filter((name) => (name === 'variant' ? variants.length > 0 : used.has(name)))
  const problems: Partial<Record<ParameterName, string>> = {}
  const given: Record<string, string> = {}
  for (const name of names) {
    const value = text(name)
    if (name === 'variant') {
      if (chosen === undefined) problems.variant = variants.flatMap(({ variant }) => variant?.id ?? []).join(', ')
    } else if (readParameter(name, value) === undefined) problems[name] = takenBy(name)
    // `020` is 20: what is kept is the number.
    const written = name === 'variant' || problems[name] !== undefined ? value : String(Number(value))
    if (written !== usualText(definition, roles, name)) given[name] = written
  }
  return { names, problems, given: Object.keys(problems).length === 0 ? given : null }
}
