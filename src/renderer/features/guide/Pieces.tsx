import type { Piece } from '../../../shared/guide/search.ts'

/** A line with what was looked for marked in it. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, isFound }, place) =>
    // They stand where they stand: a line has no other order.
    // oxlint-disable-next-line react/no-array-index-key
    isFound ? <mark key={place}>{text}</mark> : text,
  )
}
