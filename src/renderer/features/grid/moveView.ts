import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './gridRow.ts'

/** Moves focus and view by so many rows; a view that stands at the top stays there, where new rows come in. */
export function moveView(api: GridApi<GridRow>, stage: HTMLElement, rows: number): void {
  const rowPx = api.getSizesForCurrentTheme().rowHeight
  const viewport = stage.querySelector('.ag-grid-viewport')
  const scrolled = viewport?.scrollTop ?? 0
  const focused = stage.querySelector('.ag-cell:focus') === null ? null : api.getFocusedCell()
  if (viewport !== null && scrolled > 0) viewport.scrollTop = scrolled + rows * rowPx
  if (focused === null) return
  // The row must be drawn before it can take the focus.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      if (!api.isDestroyed()) api.setFocusedCell(focused.rowIndex + rows, focused.column)
    })
  })
}
