import { fieldDefinitionOf } from '../../shared/reports/catalogue.ts'
import type { DynamicFieldDefinition, FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'

/** The operation's own categories of conversations. */
const CATEGORIES = ['Saludo', 'Validación de identidad', 'Promesa de pago', 'Queja', 'Despedida'] as const

/** The names that a field whose name depends on the operation, or on a parameter, has in this operation. */
function namesOf(dynamic: DynamicFieldDefinition, parameters: Readonly<Record<string, string>>): readonly string[] {
  if (dynamic.parameter === undefined) return CATEGORIES
  return [dynamic.documentedName.replace('XX', parameters[dynamic.parameter]?.trim() || '0')]
}

/**
 * The report as this operation has it: with the fields whose names depend on it, or on the parameters of the question.
 */
export function withDynamicFields(
  report: ReportDefinition,
  parameters: Readonly<Record<string, string>>,
): ReportDefinition {
  const { dynamicFields } = report
  if (dynamicFields === undefined) return report
  const known = new Set(report.fields.map((field) => field.name))
  const fields = report.fields.flatMap((field): readonly FieldDefinition[] => [
    field,
    ...dynamicFields
      .filter(({ after }) => after === field.name)
      .flatMap((dynamic) => namesOf(dynamic, parameters))
      .flatMap((name) => (known.has(name) ? [] : (fieldDefinitionOf(report, name) ?? []))),
  ])
  return { ...report, fields }
}
