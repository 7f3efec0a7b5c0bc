import type { Question } from '../../../shared/query.ts'
import type { TextRow } from '../../../shared/rows.ts'
import { sameRow } from './follow.ts'

// Rows stay on the screen until those of the next question have come, and are in use meanwhile.

/** How a row was opened. */
export interface OpenedWhile {
  /** The newest question by then, answered or not. */
  readonly question: Question | null
  /** The row as the grid had it; undefined where it was not loaded. */
  readonly values: TextRow | undefined
}

/** What becomes of the open row: `lost` is one that stays open, though nobody knows its place. */
export type OpenRowGoes =
  { readonly kind: 'closes' } | { readonly kind: 'lost' } | { readonly kind: 'found'; readonly place: number }

/**
 * What becomes of the open row as another question's rows take the place of those that it was opened among. One that
 * was opened before that question was asked closes; one that was opened while it was being answered stays open, at its
 * place among the first rows where it is one of them.
 *
 * @param opened how the open row was opened; null where none was
 * @param firstRows of the question that is shown now, from its first row on
 */
export function whereOpenRowGoes(
  opened: OpenedWhile | null,
  question: Question,
  firstRows: readonly TextRow[],
): OpenRowGoes {
  if (opened?.question !== question) return { kind: 'closes' }
  const { values } = opened
  const place = values === undefined ? -1 : firstRows.findIndex((row) => sameRow(values, row))
  return place === -1 ? { kind: 'lost' } : { kind: 'found', place }
}
