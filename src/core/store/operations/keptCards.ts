import type { CardSources, KeptCard } from '../records/keptCards.ts'
import { findKeptCard, putKeptCard, sourceMark } from '../tables/keptCards.ts'
import type { Writing } from '../threads/subject.ts'

/** What cards of the home page came to last. */
export const keptCards = ({ database }: Writing) => ({
  /** What a view's card came to last, null where that is not kept; and what its rows are known to be the same by. */
  find: ({ viewId, language, sources }: { viewId: number; language: string; sources: CardSources }) => ({
    card: findKeptCard(database, viewId, language) ?? null,
    mark: sourceMark(database, sources),
  }),
  /** Says whether it is kept: not where rows have come or gone since `mark`. */
  put: ({ card, sources, mark }: { card: KeptCard; sources: CardSources; mark: string }) =>
    putKeptCard(database, card, sources, mark),
})
