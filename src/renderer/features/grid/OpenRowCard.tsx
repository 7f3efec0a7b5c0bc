import { useCallback, useMemo } from 'react'
import type { ItemsOfRow } from './gridView.ts'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import { CardPlace } from './CardPlace.tsx'
import { RowCard } from './RowCard.tsx'
import type { RowTalks } from './rowTalks.ts'
import { selectOne } from './selection.ts'
import type { GridFields } from './useGridFields.ts'
import { useRowCustomer } from './useRowCustomer.ts'
import type { GridState } from './useGridState.ts'

/** Items of a row that are shown at once: a file has them all. */
const MOST_ITEMS = 500

interface OpenRowCardProps {
  readonly feed: ResultFeed
  readonly shown: ShownResult
  readonly fields: GridFields
  readonly grid: GridState
  readonly onExportItems: (items: ItemsOfRow) => void
}

/**
 * The card of the row that stands open beside the grid, with what is read of it from the shown result; where none does,
 * nothing, or the card's place where it stays.
 */
export function OpenRowCard({ feed, shown, fields, grid, onExportItems }: OpenRowCardProps) {
  const { rows, columns, copying, isTotal } = grid
  const openCustomer = useRowCustomer(fields)
  const { version, opened } = shown
  const readItems = useCallback(
    (place: number, list: string) => feed.itemsOf(version, place, list, MOST_ITEMS),
    [feed, version],
  )
  const { goTo } = grid.rows
  const { resultId } = opened
  const { range } = shown.question
  const talks = useMemo(
    (): RowTalks => ({ resultId, range, goTo, placeOf: (of) => feed.placeOf(version, of) }),
    [feed, version, resultId, range, goTo],
  )
  const readUnread = useCallback((place: number) => feed.unreadOf(version, place), [feed, version])
  const { open } = rows
  if (open === null) return rows.isCardShown ? <CardPlace onClose={rows.close} /> : null
  const customer = openCustomer?.ofRow(open.values) ?? null
  const shownFields = columns.arranged.map(({ field }) => field)
  return (
    <RowCard
      place={open.place}
      total={opened.total}
      fields={shownFields}
      indexOf={fields.indexOf}
      values={open.values}
      isTotal={isTotal(open.values)}
      readItems={readItems}
      talks={talks}
      readUnread={readUnread}
      onExportItems={(list, place) => {
        if (opened.resultId !== null) onExportItems({ list, place, resultId: opened.resultId })
      }}
      focusRequest={rows.focusRequest}
      onStep={rows.step}
      onCopy={() => {
        if (open.place === null) return
        const selection = selectOne(open.place)
        copying.copyRows(
          selection,
          shownFields.map(({ name }) => columns.copied(name)),
        )
      }}
      onCustomer={customer === null ? null : () => openCustomer?.open(customer)}
      onLeave={rows.leave}
      onClose={rows.close}
    />
  )
}
