import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ViewColumn } from '../../../shared/views.ts'
import { gridFields } from '../../features/grid/columnKinds.ts'
import { visibleFields, type ColumnSetting } from '../../features/grid/columnSettings.ts'

// Which columns a view has: on the screen each with its width and place, in a file the names of those that are seen.

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, place) => name === other[place])
}

/** All that the report has, and all that a view names, in the order that the grid has them at first. */
function fieldsOf(report: ReportDefinition, named: readonly string[]): readonly { readonly name: string }[] {
  const documented = report.fields.map(({ name }) => name)
  return gridFields(report, [...new Set([...documented, ...named])])
}

/** The columns of a file that has what the grid shows; null where it has all of them as they stand at first. */
export function fileColumnsOf(report: ReportDefinition, settings: readonly ColumnSetting[]): readonly string[] | null {
  if (settings.length === 0) return null
  const fields = fieldsOf(
    report,
    settings.map(({ field }) => field),
  )
  const seen = visibleFields(fields, settings)
  // Then fields that only turn up in answers come along, too.
  return isSame(
    seen,
    fields.map(({ name }) => name),
  )
    ? null
    : seen
}

/**
 * The columns of the grid for a view: as the window left them, where the view still has those; where a command named
 * others since, these, as wide as they were.
 *
 * @param columns the columns of a file; null: all
 */
export function gridColumnsOf(
  report: ReportDefinition,
  columns: readonly string[] | null,
  screen: readonly ViewColumn[],
): readonly ColumnSetting[] {
  const kept = fileColumnsOf(report, screen)
  if (columns === null ? kept === null : kept !== null && isSame(kept, columns)) return screen
  const setting = (field: string, isHidden: boolean): ColumnSetting => ({
    field,
    width: screen.find((column) => column.field === field)?.width ?? null,
    isHidden,
    isPinned: false,
  })
  if (columns === null) {
    const all = fieldsOf(
      report,
      screen.map(({ field }) => field),
    )
    return all.map(({ name }) => setting(name, false))
  }
  const names = new Set(columns)
  const others = fieldsOf(report, columns).filter(({ name }) => !names.has(name))
  return [...[...names].map((name) => setting(name, false)), ...others.map(({ name }) => setting(name, true))]
}
