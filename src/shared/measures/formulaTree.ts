import type { Filter } from '../query.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import type { Quantity, ReportRoles, RowsThat } from '../reports/roles.ts'
import type { ReportDefinition } from '../reports/types.ts'
import type { Aggregate, CountOf, MeasureTree, Term } from '../summaries/types.ts'
import { anyWaitField, isPlayed, waitFieldOf } from './fitting.ts'
import type { MeasureParameters, RoleFormula, RoleTerm } from './types.ts'

// Formulas in roles, turned into aggregates over the fields of one report.

const SECONDS_PER_DAY = 86_400
const SECONDS_PER_HOUR = 3600
const HUNDREDTH = 0.01

/** What a number of a field is multiplied with: percentages are fractions in answers. */
export function unitOf(report: ReportDefinition, field: string): number {
  return fieldDefinitionOf(report, field)?.type === 'percent' ? HUNDREDTH : 1
}

function filtersOf(where: RowsThat | null): readonly Filter[] {
  if (where === null) return []
  const { field, values } = where
  const [only = '', ...others] = values
  return [
    others.length === 0 ? { field, operator: '=', value: only } : { field, operator: 'in', value: values.join('|') },
  ]
}

function quantityTerms(quantity: Quantity, times: number, more: readonly Filter[]): readonly Term[] {
  const where = [...filtersOf(quantity.where), ...more]
  if (quantity.kind === 'rows') return [{ times, of: { kind: 'count', where } }]
  return quantity.fields.map((field) => ({ times, of: { kind: 'sum', field, unit: 1, where } }))
}

function termsOfRole(
  roles: ReportRoles,
  term: RoleTerm,
  parameters: MeasureParameters,
  scale: number,
): readonly Term[] {
  const quantity = roles[term.role]
  if (quantity === undefined || !isPlayed(roles, term)) return []
  const times = (term.isSubtracted === true ? -1 : 1) * scale
  const field = waitFieldOf(roles, term) ?? ''
  const limit = term.wait
  const waited: readonly Filter[] =
    limit === undefined ? [] : [{ field, operator: limit.is, value: String(parameters[limit.parameter]) }]
  if (term.takes === undefined) return quantityTerms(quantity, times, waited)
  return [{ times, of: { kind: 'sum', field, unit: 1, where: [...filtersOf(quantity.where), ...waited] } }]
}

/** One aggregate stands for itself. */
function added(terms: readonly Term[]): MeasureTree {
  const [only, ...others] = terms
  return only?.times === 1 && others.length === 0 ? only.of : { kind: 'terms', terms }
}

/** What a report counts, over its fields. */
export function treeOfQuantity(quantity: Quantity): MeasureTree {
  return added(quantityTerms(quantity, 1, []))
}

function quotient(dividend: MeasureTree, divisor: MeasureTree): MeasureTree {
  return { kind: 'quotient', dividend, divisor }
}

function countOf(...where: readonly Filter[]): CountOf {
  return { kind: 'count', where }
}

function filled(field: string): Filter {
  return { field, operator: '!empty', value: '' }
}

function repeats({ telephone = '', interaction }: ReportRoles, days: number): MeasureTree {
  const withinSeconds = days * SECONDS_PER_DAY
  const repeated: Aggregate = {
    kind: 'repeats',
    field: telephone,
    contact: interaction ?? null,
    withinSeconds,
    where: [],
  }
  return quotient(repeated, countOf(filled(telephone)))
}

function score(report: ReportDefinition, { score: field = '', evaluations }: ReportRoles): MeasureTree {
  const unit = unitOf(report, field)
  if (evaluations === undefined) return { kind: 'average', field, unit, where: [] }
  return quotient(
    { kind: 'sum', field, unit, weight: evaluations, where: [] },
    { kind: 'sum', field: evaluations, unit: 1, where: [filled(field)] },
  )
}

/** A formula over the fields of a report that plays its roles. */
export function treeOf(
  report: ReportDefinition,
  roles: ReportRoles,
  formula: RoleFormula,
  parameters: MeasureParameters,
): MeasureTree {
  const wait = anyWaitField(roles) ?? ''
  switch (formula.kind) {
    case 'quotient': {
      const scale = formula.perHour === true ? SECONDS_PER_HOUR : 1
      const terms = (each: readonly RoleTerm[], times: number): MeasureTree =>
        added(each.flatMap((term) => termsOfRole(roles, term, parameters, times)))
      return quotient(terms(formula.dividend, scale), terms(formula.divisor, 1))
    }
    case 'longest-wait':
      return { kind: 'greatest', field: wait, unit: 1, where: [] }
    case 'wait-quantile':
      return { kind: 'quantile', field: wait, unit: 1, fraction: formula.fraction, where: [] }
    case 'repeats':
      return repeats(roles, parameters.days)
    case 'share-of-rows':
      return { kind: 'share', of: countOf() }
    case 'score':
      return score(report, roles)
  }
}
