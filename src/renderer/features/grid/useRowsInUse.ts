import { useCallback, useState } from 'react'
import type { GridRow } from './gridRow.ts'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import { whereOpenRowGoes, type OpenedWhile } from './openRow.ts'
import { moved, NOTHING_SELECTED, selectOne, type Selection } from './selection.ts'
import { useRowCard, type OpenRow } from './useRowCard.ts'

export interface RowsInUse {
  readonly selection: Selection
  readonly select: (change: Selection | ((before: Selection) => Selection)) => void
  /** The row that stands open beside the grid. */
  readonly open: OpenRow | null
  /** Opens a row, and selects it alone. */
  readonly openAlone: (row: { readonly place: number; readonly values: GridRow['values'] | undefined }) => void
  readonly closeCard: () => void
  /** Says by how many places all rows moved; undefined: they are not to be found. */
  readonly onMoved: (by: number | undefined) => void
}

/**
 * Holds which rows are selected and which one stands open. Another question begins with none, but for a row that was
 * opened while the question was being answered: that is what its user wanted last.
 */
export function useRowsInUse(feed: ResultFeed, shown: ShownResult): RowsInUse {
  const { total } = shown.opened
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const card = useRowCard(feed, shown.version)
  const [question, setQuestion] = useState(shown.question)
  const [opened, setOpened] = useState<OpenedWhile | null>(null)

  if (question !== shown.question) {
    setQuestion(shown.question)
    const goes = whereOpenRowGoes(opened, shown.question, feed.firstRows)
    setSelection(goes.kind === 'found' ? selectOne(goes.place) : NOTHING_SELECTED)
    if (goes.kind === 'closes') card.close()
    else card.put(goes.kind === 'found' ? goes.place : null)
  }

  const move = card.move
  const onMoved = useCallback(
    (by: number | undefined) => {
      move(by)
      setSelection((before) => (by === undefined ? undefined : moved(before, by, total)) ?? NOTHING_SELECTED)
    },
    [move, total],
  )
  return {
    selection,
    select: setSelection,
    open: card.row,
    openAlone: ({ place, values }) => {
      setSelection(selectOne(place))
      setOpened({ question: feed.question, values })
      card.open(place, values)
    },
    closeCard: card.close,
    onMoved,
  }
}
