import { useState } from 'react'
import type { HomeCard } from '../../../shared/home.ts'
import { useAction } from '../../api/queries.ts'

/** The cards in their order, and what changes it. */
export interface CardOrder {
  readonly ordered: readonly HomeCard[]
  /** The view whose card is being dragged; null: none is. */
  readonly dragged: number | null
  readonly drag: (viewId: number) => void
  /** The dragged card goes to this one's place. */
  readonly dragOver: (viewId: number) => void
  /** Keeps the order that dragging came to. */
  readonly drop: () => void
  /** Moves a card by so many places, and keeps that. @returns its place from 0; null where it stays */
  readonly move: (viewId: number, by: -1 | 1) => number | null
  /** Puts the cards back into an order that they had. */
  readonly restore: (viewIds: readonly number[]) => void
}

function moved(ids: readonly number[], viewId: number, to: number): readonly number[] {
  const others = ids.filter((id) => id !== viewId)
  return [...others.slice(0, to), viewId, ...others.slice(to)]
}

/** An order that was wished for, while the store still had another. */
interface WantedOrder {
  readonly viewIds: readonly number[]
  readonly before: string
}

/** Keeps the order of cards: what was moved stands there at once, whatever the store takes to keep it. */
export function useOrder(cards: readonly HomeCard[]): CardOrder {
  const keep = useAction('home:order')
  const [dragged, setDragged] = useState<number | null>(null)
  const [wanted, setWanted] = useState<WantedOrder | null>(null)
  const known = cards.map(({ viewId }) => viewId)
  const kept = known.join(' ')
  // Once the store has another order than it had, that is the one that counts.
  const order = wanted?.before === kept ? wanted.viewIds : known

  function want(viewIds: readonly number[]): void {
    setWanted({ viewIds, before: kept })
  }
  function send(viewIds: readonly number[]): void {
    want(viewIds)
    keep.mutate({ viewIds: [...viewIds] }, { onError: () => setWanted(null) })
  }
  return {
    ordered: order.flatMap((id) => cards.find(({ viewId }) => viewId === id) ?? []),
    dragged,
    drag: setDragged,
    dragOver: (viewId) => {
      if (dragged === null || dragged === viewId) return
      want(moved(order, dragged, order.indexOf(viewId)))
    },
    drop: () => {
      setDragged(null)
      if (order.join(' ') !== kept) send(order)
    },
    move: (viewId, by) => {
      const to = order.indexOf(viewId) + by
      if (to < 0 || to >= order.length) return null
      send(moved(order, viewId, to))
      return to
    },
    restore: (viewIds) => keep.mutate({ viewIds: [...viewIds] }),
  }
}
