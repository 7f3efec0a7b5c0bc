import type { CustomDragAndDropImageProps } from 'ag-grid-react'

/** The heading that is being dragged, beside the pointer. */
export function DragLabel({ label }: CustomDragAndDropImageProps) {
  return <div className="grid-drag">{label}</div>
}
