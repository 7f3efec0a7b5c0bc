import type { ShownStoryItem } from '../../../shared/customerStory.ts'
import { dateFieldOf } from '../../../shared/reports/catalogueLists.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import { takesDates, type ReportDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, startOfDay } from '../../../shared/time.ts'
import { filterBy } from '../../features/grid/cellMenu.ts'
import { gridFields } from '../../features/grid/columnKinds.ts'
import type { ColumnFilter } from '../../features/grid/filterModel.ts'
import type { SoughtRows } from '../navigation/places.ts'

/** Ids and telephones tell a row from others of the same second; more of them tell no more. */
const MOST_FILTERS = 3

/**
 * The rows of a report among which an event of a story is found: those of its day and second with its ids. Copies of a
 * row cannot be told from one another, here as elsewhere.
 */
export function soughtRows(report: ReportDefinition, { at, row }: Pick<ShownStoryItem, 'at' | 'row'>): SoughtRows {
  const period =
    at === null || !takesDates(report) ? null : { kind: 'dates' as const, from: startOfDay(at), to: endOfDay(at) }
  if (row === null) return { period, filters: [] }
  const date = dateFieldOf(report)?.name
  const filters = gridFields(report, row.fields).flatMap((field): readonly ColumnFilter[] => {
    const value = row.values[row.fields.indexOf(field.name)] ?? ''
    const isTelling =
      field.name === date ||
      (value.trim() !== '' &&
        (field.type === 'id' || field.type === 'telephone' || field.type === 'email') &&
        fieldDefinitionOf(report, field.name) !== undefined)
    const filter = isTelling ? filterBy(field, value) : undefined
    return filter === undefined ? [] : [filter]
  })
  const ofDate = filters.filter(({ field }) => field === date)
  return { period, filters: [...ofDate, ...filters.filter(({ field }) => field !== date).slice(0, MOST_FILTERS)] }
}
