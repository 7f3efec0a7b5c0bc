import { otherFieldsDefinition } from '../otherFields.ts'
import type { SortKey } from '../query.ts'
import { fieldDefinitionOf } from './catalogue.ts'
import { dateFieldOf } from './catalogueLists.ts'
import type { ReportDefinition } from './types.ts'

// In which order the screen has the rows and the fields of a report before anybody chose one; files keep the server's.

/**
 * Whether the screen has the rows of a report newest first: where they are dated, and nobody asked for another order.
 *
 * @param report as its rows are seen: day by day where they are
 */
export function isNewestFirst(report: ReportDefinition, sort: readonly SortKey[]): boolean {
  return sort.length === 0 && dateFieldOf(report) !== undefined
}

/** Where a field stands at first, lowest first; those of the same rank keep the order of the result. */
function rankOf(report: ReportDefinition, date: string | undefined, name: string): number {
  const { readFirst = [] } = report
  const place = readFirst.indexOf(name)
  if (place !== -1) return place
  const after = readFirst.length
  if (name === date) return after
  const definition = fieldDefinitionOf(report, name)
  if (definition === undefined || otherFieldsDefinition(report, name) !== undefined) return after + 3
  // Nobody reads ids: names stand for them.
  return definition.type === 'id' ? after + 2 : after + 1
}

/**
 * The fields of a result in the order that the screen has them at first: what the report's reader looks for, the date
 * of a row, what is named and counted, ids, then what no document tells of.
 */
export function screenOrder(report: ReportDefinition, names: readonly string[]): readonly string[] {
  const date = dateFieldOf(report)?.name
  return names.toSorted((one, other) => rankOf(report, date, one) - rankOf(report, date, other))
}
