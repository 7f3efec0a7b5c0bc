import type { PlannedInterval } from '../../../shared/staffing/plan.ts'
import { staffingColumns, type StaffingColumn } from '../../../shared/staffing/staffingFile.ts'
import type { StaffingVolume } from '../../../shared/staffing/volume.ts'
import { SHOWN_NUMBERS, type ShownNumber } from './staffingState.ts'

/** The numbers that the map can show of a plan, in the order in which they are offered. */
export function shownColumns(volume: StaffingVolume): readonly StaffingColumn[] {
  const columns = staffingColumns(volume)
  return SHOWN_NUMBERS.flatMap((name) => columns.find((column) => column.name === name) ?? [])
}

/** The column that is to be shown: what is kept, or the first where the report has not got that. */
export function shownColumn(columns: readonly StaffingColumn[], kept: ShownNumber): StaffingColumn | undefined {
  return columns.find(({ name }) => name === kept) ?? columns[0]
}

/** How many shades there are beside none. */
export const SHADES = 5

/** Numbers by their shade: from 0 for none to {@link SHADES} for the greatest. */
export function shadeOf(value: number | null, greatest: number): number {
  if (value === null || value <= 0 || greatest <= 0) return 0
  return Math.min(SHADES, Math.max(1, Math.ceil((value / greatest) * SHADES)))
}

/** The greatest number of all intervals. */
export function greatestOf(intervals: readonly PlannedInterval[], column: StaffingColumn): number {
  return intervals.reduce((most, interval) => Math.max(most, column.ofInterval(interval) ?? 0), 0)
}
