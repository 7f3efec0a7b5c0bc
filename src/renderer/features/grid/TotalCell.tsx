import type { CustomCellRendererProps } from 'ag-grid-react'
import type { GridRow } from './gridRow.ts'

/** A cell of the total: what it is stands before its number, and all that is known of it in its title. */
export function TotalCell({ data, column }: CustomCellRendererProps<GridRow>) {
  const cell = data?.total?.get(column?.getColId() ?? '')
  if (cell === undefined) return null
  return (
    <span className="grid-total-cell" title={cell.title}>
      {cell.mark === '' ? null : <span className="grid-total-mark">{cell.mark} </span>}
      {cell.text}
    </span>
  )
}
