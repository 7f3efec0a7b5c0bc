import type { CardAnswer, EarlierCard } from '../shared/home.ts'
import type { Language } from '../shared/language.ts'
import type { KeptView } from '../shared/views.ts'
import { CardPasses } from './cardPasses.ts'
import type { CoverageBook } from './coverage.ts'
import { askedCard, sealedCard, shownCard, type CardManner } from './homeCards.ts'
import { earlierOf, keepCard, stillShown, withKept } from './keptCards.ts'
import type { OpenDesk } from './openDesk.ts'

/** What cards of the home page come to, for both doors. */
export class CardAnswers {
  readonly #book: CoverageBook
  readonly #passes = new CardPasses()

  constructor(book: CoverageBook) {
    this.#book = book
  }

  /**
   * What a card shows, of what the store holds: what was kept of it where it would come to the same again, else worked
   * out anew, and kept.
   *
   * @throws AppError what `askedCard` and `answerSummary` throw
   */
  async answer(desk: OpenDesk, view: KeptView, manner: CardManner): Promise<CardAnswer> {
    const asked = await askedCard(desk, view)
    const card = await withKept(desk, asked, manner.language)
    const still = stillShown(card)
    if (still !== null) return sealedCard(desk, this.#book, asked, still)
    if (card.summed !== null) await this.#passes.join(desk, card.summed)
    manner.signal?.throwIfAborted()
    const answer = await sealedCard(desk, this.#book, asked, await shownCard(desk, asked, manner))
    manner.signal?.throwIfAborted()
    await keepCard(desk, card, answer)
    return answer
  }

  /**
   * What a card came to when it was last worked out, for who waits for its answer; null where that is not known, or
   * the view asks something else by now.
   *
   * @throws AppError as {@link answer}, before any row is read
   */
  async earlier(desk: OpenDesk, view: KeptView, language: Language): Promise<EarlierCard | null> {
    return earlierOf(await withKept(desk, await askedCard(desk, view), language))
  }

  /** Gives up what is being read for several cards. */
  stop(): void {
    this.#passes.stop()
  }
}
