import { memo } from 'react'
import type { Cell } from './cells.ts'

interface CoverageCellProps {
  readonly cell: Cell
  readonly place: number
  readonly isChosen: boolean
  readonly isTabStop: boolean
  /** Whether what stands in it is shown: there is room for it. */
  readonly isMarked: boolean
  readonly isOutside?: boolean
}

/** A part of a period: its state as a pattern, all about it for screen readers. */
export const CoverageCell = memo(function CoverageCell(props: CoverageCellProps) {
  const { cell, place, isChosen, isTabStop, isMarked, isOutside = false } = props
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select and its options cannot be laid out as days
      role="option"
      aria-selected={isChosen}
      aria-label={cell.lines.join('. ')}
      tabIndex={isTabStop ? 0 : -1}
      className="coverage-cell"
      data-cell={place}
      data-state={cell.state}
      data-chosen={isChosen}
      data-outside={isOutside}
      data-weekday={isMarked ? cell.weekday : undefined}
    >
      {isMarked ? cell.mark : null}
    </div>
  )
})
