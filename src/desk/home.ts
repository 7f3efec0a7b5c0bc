import { AppError } from '../shared/errors.ts'
import type { CardAnswer, EarlierCard, HomeCard, HomeOffer, UpdatePlan } from '../shared/home.ts'
import { homeTexts } from '../shared/commonTexts/home.ts'
import type { InputOf } from '../shared/ipc/contract.ts'
import type { Language } from '../shared/language.ts'
import type { PageFormat } from '../shared/paperPage.ts'
import { formatDay, wallClock } from '../shared/time.ts'
import { writeBytes } from '../core/export/writeBytes.ts'
import { CardAnswers } from './cardAnswers.ts'
import type { CoverageBook } from './coverage.ts'
import type { Announce } from './emitter.ts'
import { fileNameOf, type Exports } from './exports.ts'
import { cardOf, hiddenBy, pinnedViews, type PinnedView } from './homeCards.ts'
import { writeHome } from './homeFile.ts'
import { offersFor } from './homeOffers.ts'
import { planUpdate } from './homeUpdate.ts'
import type { OpenDesk } from './openDesk.ts'
import { checkDrawings, type DrawPage } from './pages.ts'
import type { Pulls } from './pulls.ts'
import { QuestionSlots } from './questionSlots.ts'

export interface HomeParts {
  readonly desk: () => Promise<OpenDesk>
  readonly coverage: CoverageBook
  readonly pulls: Pick<Pulls, 'start'>
  readonly exports: Pick<Exports, 'startFile'>
  readonly announce: Announce
  /** The language of the window: what cards are worked out in before anybody asks. */
  readonly language: () => Language
}

function slotOf({ connectionId, viewId }: { readonly connectionId: number; readonly viewId: number }): string {
  return `card ${connectionId}/${viewId}`
}

function chosen(pinned: readonly PinnedView[], cards: readonly number[] | null): readonly PinnedView[] {
  return cards === null ? pinned : pinned.filter(({ viewId }) => cards.includes(viewId))
}

function gone(viewId: number): AppError {
  return new AppError('usage', { problem: 'unknown-view', given: String(viewId) })
}

/** The page that the window opens with: cards of pinned views, and one update and one file of all of them. */
export class Home extends QuestionSlots {
  readonly #parts: HomeParts
  readonly #answers: CardAnswers

  constructor(parts: HomeParts) {
    super()
    this.#parts = parts
    this.#answers = new CardAnswers(parts.coverage)
  }

  async cards(connectionId: number): Promise<readonly HomeCard[]> {
    const desk = await this.#parts.desk()
    return (await pinnedViews(desk, connectionId)).map((pinned) => cardOf(desk, pinned))
  }

  /**
   * What a card shows, of what the store holds.
   *
   * @throws AppError `usage` where the view is gone; what `CardAnswers` throws; `cancelled` where a newer request took
   * over
   */
  async card(asked: Omit<InputOf<'home:card'>, 'reads' | 'today'>): Promise<CardAnswer> {
    const { viewId, language, isForPaper, mask } = asked
    return this.answer(`${slotOf(asked)}${isForPaper ? ' on paper' : ''}`, async (signal) => {
      const desk = await this.#parts.desk()
      const view = await desk.store.views.get(viewId)
      if (view === null) throw gone(viewId)
      return this.#answers.answer(desk, hiddenBy(view, mask), { language, signal })
    })
  }

  /**
   * What a card came to when it was last worked out, at once; null where that is not known.
   *
   * @throws AppError `usage` where the view is gone; what `askedCard` throws
   */
  async earlierCard({ viewId, language }: InputOf<'home:earlier-card'>): Promise<EarlierCard | null> {
    const desk = await this.#parts.desk()
    const view = await desk.store.views.get(viewId)
    if (view === null) throw gone(viewId)
    return this.#answers.earlier(desk, view, language)
  }

  /** Gives up what is being worked out. */
  override stop(): void {
    super.stop()
    this.#answers.stop()
  }

  /** What bringing cards up to date takes. @throws AppError `unknown-connection` */
  async plan({ connectionId, cards }: Omit<InputOf<'home:plan'>, 'today'>): Promise<UpdatePlan> {
    const desk = await this.#parts.desk()
    const pinned = chosen(await pinnedViews(desk, connectionId), cards)
    const { fetches: _fetches, ...plan } = await planUpdate(desk, this.#parts.coverage, connectionId, pinned)
    return plan
  }

  /**
   * Fetches what cards lack. Each stretch is a job like any other: it shows, can be stopped, and goes on after a crash;
   * the token lets one request at a time through.
   *
   * @returns the jobs' ids
   * @throws AppError `unknown-connection`, `no-token`, `keychain-locked`
   */
  async update({ connectionId, cards }: InputOf<'home:update'>): Promise<readonly string[]> {
    const desk = await this.#parts.desk()
    const pinned = chosen(await pinnedViews(desk, connectionId), cards)
    const { fetches } = await planUpdate(desk, this.#parts.coverage, connectionId, pinned)
    const jobIds: string[] = []
    for (const { request } of fetches) jobIds.push(await this.#parts.pulls.start(request))
    return jobIds
  }

  /** Summaries that fit what the operation holds. @throws AppError `unknown-connection` */
  async offers({ connectionId, language }: Omit<InputOf<'home:offers'>, 'today'>): Promise<readonly HomeOffer[]> {
    return this.answer(`offers ${connectionId}`, async (signal) => {
      const desk = await this.#parts.desk()
      const pinned = await pinnedViews(desk, connectionId)
      const known = await offersFor(desk, this.#parts.coverage, connectionId, pinned, { language, signal })
      return known.map(({ offer }) => offer)
    })
  }

  /**
   * Makes a view of what is offered for a report, and pins it.
   *
   * @returns the view's id
   * @throws AppError `unknown-connection`, `unknown-report` where nothing is offered of it any more
   */
  async takeOffer({ connectionId, reportKey, language }: InputOf<'home:take-offer'>): Promise<number> {
    const desk = await this.#parts.desk()
    const pinned = await pinnedViews(desk, connectionId)
    const [known] = await offersFor(desk, this.#parts.coverage, connectionId, pinned, { language }, reportKey)
    const viewId = known === undefined ? null : await desk.store.views.put({ view: known.view, isReplacing: false })
    if (viewId === null) throw new AppError('unknown-report', { report: reportKey })
    this.#parts.announce({ kind: 'views' })
    await this.pin({ viewId, form: null, isWide: false })
    return viewId
  }

  /**
   * Pins a view, or changes how its card looks. A card that is new is worked out at once, whether anybody looks or not:
   * the page finds it when it is opened first.
   *
   * @throws AppError `usage` where the view is gone, or of an operation that is not known here: no page would show it
   */
  async pin(pin: InputOf<'home:pin'>): Promise<void> {
    const { store } = await this.#parts.desk()
    const view = await store.views.get(pin.viewId)
    if (view === null) throw gone(pin.viewId)
    const { name, connection, connectionId } = view
    if (connectionId === null) throw new AppError('usage', { problem: 'pin-elsewhere', view: name, connection })
    const isNew = (await store.pins.list()).every(({ viewId }) => viewId !== pin.viewId)
    await store.pins.put(pin)
    this.#parts.announce({ kind: 'home' })
    if (!isNew) return
    const asked = { connectionId, viewId: pin.viewId, language: this.#parts.language(), isForPaper: false }
    // A window that has the page open takes over; what cannot be worked out says so where it is looked at.
    void this.card(asked).catch(() => undefined)
  }

  async unpin(viewId: number): Promise<void> {
    await (await this.#parts.desk()).store.pins.remove(viewId)
    this.#parts.announce({ kind: 'home' })
  }

  async order(viewIds: readonly number[]): Promise<void> {
    await (await this.#parts.desk()).store.pins.order(viewIds)
    this.#parts.announce({ kind: 'home' })
  }

  /**
   * Asks for a place and writes all cards there as one workbook.
   *
   * @returns the job's id, or null where no place was chosen
   * @throws AppError `unknown-connection`
   */
  async saveWorkbook({ connectionId, language, mask }: InputOf<'home:save-workbook'>): Promise<string | null> {
    const desk = await this.#parts.desk()
    return this.#parts.exports.startFile(
      { connectionId, reportKey: null },
      await this.#fileName(connectionId, language, 'xlsx'),
      async (asked, signal) => {
        const order = { connectionId, file: asked, language, onBusy: 'rename', mask } as const
        const { file, ...outcome } = await writeHome(desk, order, { signal })
        return { ...outcome, file: file ?? asked }
      },
    )
  }

  /**
   * Asks for a place and draws a page of all cards there, as the window made it.
   *
   * @returns the job's id, or null where no place was chosen
   * @throws AppError `unknown-connection`; `internal` for a page with a drawing that would do more than be looked at
   */
  async savePage({ connectionId, page, format }: InputOf<'home:save-page'>, draw: DrawPage): Promise<string | null> {
    checkDrawings(page)
    const { store } = await this.#parts.desk()
    return this.#parts.exports.startFile(
      { connectionId, reportKey: null },
      await this.#fileName(connectionId, page.language, format),
      async (asked, signal) => {
        const { file, bytes } = await writeBytes(store, asked, await draw(page, format, signal))
        return { file, bytes, rows: 0, cutTexts: 0, drawn: format }
      },
    )
  }

  /** `Mi mañana Banco Andino 2026-11-29.xlsx`. */
  async #fileName(connectionId: number, language: Language, extension: 'xlsx' | PageFormat): Promise<string> {
    const desk = await this.#parts.desk()
    const { name, timeZone } = await desk.connection(connectionId)
    const day = formatDay(wallClock(desk.sync.nowMs(), timeZone))
    return fileNameOf([homeTexts('title')[language], name, day], extension)
  }
}
