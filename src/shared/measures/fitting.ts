import type { ReportRoles } from '../reports/roles.ts'
import type { MeasureDefinition, MeasureFormula, ParameterName, RoleFormula, RoleTerm } from './types.ts'

// Which reports a measure fits: those that play every role of one of its formulas.

/** The terms of a formula, where it has any. */
export function termsOf(formula: RoleFormula): readonly RoleTerm[] {
  return formula.kind === 'quotient' ? [...formula.dividend, ...formula.divisor] : []
}

/** The field that tells how long what a term counts had waited. */
export function waitFieldOf(roles: ReportRoles, { role }: RoleTerm): string | undefined {
  if (role === 'answered') return roles.answeredWait
  return role === 'abandoned' ? roles.abandonedWait : undefined
}

/** Whether a term can be worked out; how long something waited is known only where each is a row. */
export function isPlayed(roles: ReportRoles, term: RoleTerm): boolean {
  const quantity = roles[term.role]
  if (quantity === undefined) return false
  if (term.wait === undefined && term.takes === undefined) return true
  return quantity.kind === 'rows' && waitFieldOf(roles, term) !== undefined
}

/** The field of the wait that a measure of all waits looks at. */
export function anyWaitField(roles: ReportRoles): string | undefined {
  return roles.answeredWait ?? roles.abandonedWait
}

function isFit(roles: ReportRoles, { formula, needs = [] }: MeasureFormula): boolean {
  if (needs.some((role) => roles[role] === undefined)) return false
  switch (formula.kind) {
    case 'quotient':
      return termsOf(formula).every((term) => term.isOptional === true || isPlayed(roles, term))
    case 'longest-wait':
    case 'wait-quantile':
      return anyWaitField(roles) !== undefined
    default:
      return true
  }
}

/**
 * The ways to work a measure out of a report: each variant that it has the roles for, or the first formula of those
 * without variants.
 */
export function formulasFor(definition: MeasureDefinition, roles: ReportRoles = {}): readonly MeasureFormula[] {
  const fit = definition.formulas.filter((formula) => isFit(roles, formula))
  return fit.some(({ variant }) => variant !== undefined) ? fit : fit.slice(0, 1)
}

/**
 * The way to work a measure out that is meant: the variant that is asked for, else the usual one, else the first that
 * the report has the roles for. Undefined where there is none.
 */
export function formulaFor(
  definition: MeasureDefinition,
  roles: ReportRoles | undefined,
  variant: string | undefined,
): MeasureFormula | undefined {
  const fit = formulasFor(definition, roles)
  if (variant !== undefined) return fit.find((formula) => formula.variant?.id === variant)
  return usualOf(fit)
}

/** The one of several ways that is meant where none is asked for. */
export function usualOf(formulas: readonly MeasureFormula[]): MeasureFormula | undefined {
  return formulas.find((formula) => formula.variant?.isUsual === true) ?? formulas[0]
}

/** The parameters that some of several ways to work a measure out depend on. */
export function parametersUsed(formulas: readonly MeasureFormula[]): ReadonlySet<ParameterName> {
  return new Set(
    formulas.flatMap(({ formula, variant }): readonly ParameterName[] => [
      ...(variant === undefined ? [] : (['variant'] as const)),
      ...(formula.kind === 'repeats' ? (['days'] as const) : []),
      ...termsOf(formula).flatMap(({ wait }) => wait?.parameter ?? []),
    ]),
  )
}

/** The variants of a measure, whatever report. */
export function variantsOf(definition: MeasureDefinition): readonly string[] {
  return definition.formulas.flatMap(({ variant }) => variant?.id ?? [])
}
