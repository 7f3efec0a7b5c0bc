import type { HeaderPosition, TabToNextHeaderParams } from 'ag-grid-community'
import type { GridRow } from './gridRow.ts'

/** Tab leaves the grid: inside of it the arrows move. */
export function leaveGrid(): false {
  return false
}

const ROWS = -1

/** Tab goes from the headings to the filters, and from these to the rows: along each of them the arrows move. */
export function nextHeaderStop({
  backwards,
  previousHeaderPosition,
}: TabToNextHeaderParams<GridRow>): HeaderPosition | boolean {
  if (previousHeaderPosition === null) return false
  const { column, headerRowIndex } = previousHeaderPosition
  const isFilter = headerRowIndex > 0
  if (backwards) return isFilter ? { column, headerRowIndex: headerRowIndex - 1 } : false
  return { column, headerRowIndex: isFilter ? ROWS : headerRowIndex + 1 }
}
