import { useState } from 'react'
import type { Question } from '../../../shared/query.ts'
import type { GridRow } from './gridRow.ts'

/** A cell whose menu is asked for, and where in the window, in pixels, the menu goes. */
export interface MenuCell {
  readonly row: GridRow
  readonly field: string
  readonly left: number
  readonly top: number
}

export interface CellMenuState {
  /** The cell whose menu was opened last; null before the first. */
  readonly cell: MenuCell | null
  readonly isOpen: boolean
  readonly open: (cell: MenuCell) => void
  readonly close: () => void
  /** Says by how many places all rows moved; undefined: the row is not to be found. */
  readonly move: (by: number | undefined) => void
}

interface Opened {
  readonly cell: MenuCell
  readonly question: Question
  readonly isOpen: boolean
}

/** The one menu of all cells: for which of them it is, and whether it stands open. It closes as its row goes. */
export function useCellMenu(question: Question): CellMenuState {
  const [opened, setOpened] = useState<Opened | null>(null)

  function moved(before: Opened | null, by: number | undefined): Opened | null {
    if (before === null || !before.isOpen || by === 0) return before
    if (by === undefined) return { ...before, isOpen: false }
    const { cell } = before
    return { ...before, cell: { ...cell, row: { ...cell.row, place: cell.row.place + by } } }
  }

  return {
    cell: opened?.cell ?? null,
    isOpen: opened !== null && opened.isOpen && opened.question === question,
    open: (cell) => setOpened({ cell, question, isOpen: true }),
    close: () => setOpened((before) => before && { ...before, isOpen: false }),
    move: (by) => setOpened((before) => moved(before, by)),
  }
}
