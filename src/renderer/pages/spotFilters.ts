import { weekday } from '../../shared/periods.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { SECONDS_PER_MINUTE, staffingSourceOf } from '../../shared/staffing/source.ts'
import { clockOf } from '../../shared/staffing/staffingWords.ts'
import type { StaffingVolume } from '../../shared/staffing/volume.ts'
import { parseDate } from '../../shared/time.ts'
import { withFilter, type ColumnFilter, type Condition } from '../features/grid/filterModel.ts'
import type { Spot } from '../features/staffing/WeekMap.tsx'

/** Whether days of the weekday are in the period and do not count: no filter leaves out just these. */
function hasUncounted({ leftOut }: StaffingVolume, spot: Spot): boolean {
  return leftOut.some((day) => {
    const at = parseDate(day)?.at
    return at !== undefined && weekday(at) + 1 === spot.weekday
  })
}

/** With more conditions on a field, and perhaps values of which it must have one. */
function narrowed(
  filters: readonly ColumnFilter[],
  field: string,
  more: readonly Condition[],
  values: readonly string[] = [],
): readonly ColumnFilter[] {
  const before = filters.find((filter) => filter.field === field)
  const picked = before?.values ?? []
  const both = picked.length === 0 || values.length === 0 ? [...picked, ...values] : picked
  return withFilter(filters, field, { field, conditions: [...(before?.conditions ?? []), ...more], values: both })
}

/**
 * The filters of the columns that find just the rows behind what came in an interval of a weekday, among those that
 * were found before; null where no filters do.
 */
export function spotFilters(
  report: ReportDefinition,
  volume: StaffingVolume,
  spot: Spot,
  before: readonly ColumnFilter[],
): readonly ColumnFilter[] | null {
  const source = staffingSourceOf(report)
  const quantity = source === null ? undefined : report.roles?.[source.volume]
  if (source === null || quantity === undefined || hasUncounted(volume, spot)) return null
  const from = clockOf(spot.second)
  // The last minute is a whole one.
  const upTo = clockOf(spot.second + (volume.minutes - 1) * SECONDS_PER_MINUTE)
  const onDays: Condition = { part: 'day-of-week', operator: 'in', value: String(spot.weekday), upTo: '' }
  const { field: day } = source.day
  const { field: hour } = source.intervalOf(volume.minutes)
  const ofDay =
    hour === day
      ? narrowed(before, day, [onDays, { part: 'time-of-day', operator: 'between', value: from, upTo }])
      : narrowed(narrowed(before, day, [onDays]), hour, [{ operator: 'between', value: from, upTo }])
  return quantity.where === null ? ofDay : narrowed(ofDay, quantity.where.field, [], quantity.where.values)
}
