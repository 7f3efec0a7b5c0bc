import { NO_NOTES, type AnswerNotes, type UnreadValues } from '../../../shared/answerNotes.ts'
import { toAppError, type AppError, type AppErrorData } from '../../../shared/errors.ts'
import type { AppEvent, Channel, InputOf, OutputOf } from '../../../shared/ipc/contract.ts'
import { maskedBy, type Mask } from '../../../shared/masks.ts'
import type { Question } from '../../../shared/query.ts'
import { MOST_ROWS_PER_SUM } from '../../../shared/results.ts'
import type { RowBlock, RowItems, TextRow } from '../../../shared/rows.ts'
import { addedSums, NO_SUMS, type RowSums } from './rowSums.ts'

/** Rows that are asked for at once. */
export const BLOCK_ROWS = 200

/** The answer to a question as far as it is known. */
export interface ShownAnswer {
  /** Null while only its first rows are known. */
  readonly resultId: number | null
  /** Rows that fit the question; while only its first rows are known, these. */
  readonly total: number
  /** Rows of the period, without filters and search; null while they are counted. */
  readonly unfilteredTotal: number | null
  readonly fields: readonly string[]
  /** What the answer leaves out, as far as it is known. */
  readonly notes: AnswerNotes
  /** How its rows hide personal data; absent: they do not, or nobody knows yet. */
  readonly mask?: Mask
}

/** A result whose rows are on the screen. */
export interface ShownResult {
  readonly question: Question
  readonly opened: ShownAnswer
  /** Counts up with each result. */
  readonly version: number
  /** The same question as before, asked again: what the user looks at stays where it is. */
  readonly isRefreshed: boolean
}

export interface FeedState {
  /** The newest question is still being answered. */
  readonly isBusy: boolean
  /** Rows were stored since: the question is about to be asked again. */
  readonly isDue: boolean
  /** What was last answered; null before the first answer. */
  readonly shown: ShownResult | null
  /** Why the newest question could not be answered. */
  readonly error: AppErrorData | null
}

/** What the main process tells of an answer that it still looks for. */
export type FirstRows = Extract<AppEvent, { readonly kind: 'first-rows' }>

export type Ask = <C extends Channel>(channel: C, input: InputOf<C>) => Promise<OutputOf<C>>

/** Places that the user looks at. */
export interface Viewport {
  readonly first: number
  readonly last: number
}

/** No screen shows more rows at once. */
const MOST_VISIBLE_ROWS = 500

/** Results that vanish again and again before a row of them could be read. */
const MOST_VANISHINGS = 20
const VANISHING_PAUSE_MS = 250
const REFRESH_INTERVAL_MS = 1_000
/** The first rows are waited for, and an answer without rows costs next to nothing. */
const EMPTY_REFRESH_INTERVAL_MS = 250

function blockStart(place: number): number {
  return Math.floor(place / BLOCK_ROWS) * BLOCK_ROWS
}

/** Whether what was asked for went while it was read: asking anew brings it back. */
function isGone(error: AppError): boolean {
  return error.code === 'result-gone' || error.code === 'worker-lost' || error.code === 'store-closed'
}

/** Rows of a result that is not there any more: whoever asked for them asks anew once the next result is shown. */
export class Superseded extends Error {}

/**
 * Asks a question after another, holds the result of the newest, and hands out its rows.
 *
 * A result is shown only once the rows that the user will see first are there too: nothing on the screen goes before
 * its successor has come. Where rows were replaced in the store meanwhile, the question is asked again by itself.
 */
export class ResultFeed {
  readonly #ask: Ask
  readonly #slot: string
  readonly #rowsInSight: () => number
  readonly #listeners = new Set<() => void>()
  #state: FeedState = { isBusy: false, isDue: false, shown: null, error: null }
  #viewport: (() => Viewport) | null = null
  /** Rows that came with the result, by the place of the first. */
  #ready = new Map<number, readonly TextRow[]>()
  /** Counts the questions: what comes in for an older one is dropped. */
  #turn = 0
  /** The question of which first rows were shown. */
  #early = 0
  #vanishings = 0
  #question: Question | null = null
  #lastOpenedAtMs = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined

  /**
   * @param slot under which the main process holds the result; a slot holds one
   * @param rowsInSight how many rows of a new result can be seen, at the most
   */
  constructor(ask: Ask, slot: string, rowsInSight: () => number) {
    this.#ask = ask
    this.#slot = slot
    this.#rowsInSight = rowsInSight
  }

  get state(): FeedState {
    return this.#state
  }

  /** Some rows of the shown result, to see by what its values look like. */
  get sample(): readonly TextRow[] {
    const [rows = []] = this.#ready.values()
    return rows
  }

  /** The newest question, answered or not. */
  get question(): Question | null {
    return this.#question
  }

  /** The rows of the shown result that came along with it, from its first on. */
  get firstRows(): readonly TextRow[] {
    return this.#ready.get(0) ?? []
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Says what the user looks at, so that a refresh brings these rows along; null: nothing. */
  watch(viewport: (() => Viewport) | null): void {
    this.#viewport = viewport
  }

  /** Asks a question in the place of the one before. */
  ask(question: Question): void {
    this.#stopTimer()
    this.#question = question
    this.#vanishings = 0
    void this.#open(question, false)
  }

  /** Shows the first rows of the newest question while all of them are looked for. */
  showFirst({ slot, turn, fields, rows, unfilteredTotal }: FirstRows): void {
    const question = this.#question
    const isNews = slot === this.#slot && turn === this.#turn && this.#state.isBusy
    // A question that is asked again has rows on the screen already.
    if (!isNews || question === null || this.#state.shown?.question === question) return
    this.#early = turn
    const opened = { resultId: null, total: rows.length, unfilteredTotal, fields, notes: NO_NOTES }
    this.#show(question, opened, [{ offset: 0, rows }], false)
  }

  /** Asks again what failed. */
  retry(): void {
    if (this.#question !== null) this.ask(this.#question)
  }

  /**
   * Asks the same question again, at most once a second where there are rows already, and leaves everything in its
   * place.
   */
  refreshSoon(): void {
    if (this.#question === null) return
    const hasNothing = this.#state.shown?.opened.unfilteredTotal === 0
    if (!this.#state.isDue) this.#set({ isDue: true })
    if (this.#timer === undefined) this.#refreshAfter(hasNothing ? EMPTY_REFRESH_INTERVAL_MS : REFRESH_INTERVAL_MS)
  }

  /** Ends everything that is under way. */
  close(): void {
    this.#turn++
    this.#stopTimer()
  }

  /**
   * Rows of the shown result.
   *
   * @throws Superseded where another result is about to be shown, or was shown since
   */
  async rows(offset: number, limit: number, mask?: Mask): Promise<readonly TextRow[]> {
    if (mask !== undefined) return this.#read((resultId) => this.#ask('result:rows', { resultId, offset, limit, mask }))
    const ready = this.#ready.get(offset)
    const total = this.#state.shown?.opened.total ?? 0
    // The grid asks for blocks of the size that came along; whoever copies rows asks for more of them at once.
    if (ready !== undefined && ready.length >= Math.min(limit, total - offset)) return ready.slice(0, limit)
    return this.#read((resultId) => this.#ask('result:rows', { resultId, offset, limit }))
  }

  /** One row of the shown result, whole. @throws Superseded as {@link rows} */
  row(place: number, mask?: Mask): Promise<TextRow> {
    return this.#read((resultId) => this.#ask('result:row', maskedBy({ resultId, place }, mask)))
  }

  /** One row of the result of a version, whole. @throws Superseded where another is shown */
  async rowOf(version: number, place: number): Promise<TextRow> {
    if (this.#state.shown?.version !== version) throw new Superseded()
    return this.row(place)
  }

  /**
   * The sums of a field over a stretch of the result of a version, block by block, so that rows that are looked at
   * meanwhile do not wait for all of it.
   *
   * @param isWanted asked between blocks; false ends it
   * @throws Superseded where another is shown, or nobody wants it any more
   */
  async sumOf(
    version: number,
    { from, to }: { readonly from: number; readonly to: number },
    field: string,
    isWanted: () => boolean,
  ): Promise<RowSums> {
    let whole = NO_SUMS
    for (let offset = from; offset <= to; offset += MOST_ROWS_PER_SUM) {
      if (!isWanted() || this.#state.shown?.version !== version) throw new Superseded()
      const limit = Math.min(MOST_ROWS_PER_SUM, to - offset + 1)
      const block = await this.#read((resultId) =>
        this.#ask('result:sums', { resultId, offset, limit, fields: [field] }),
      )
      whole = addedSums(whole, { rows: block.rows, ...(block.fields[0] ?? NO_SUMS) })
    }
    return whole
  }

  /** What the sums of a row of the result of a version are without. @throws Superseded where another is shown */
  async unreadOf(version: number, place: number): Promise<readonly UnreadValues[]> {
    if (this.#state.shown?.version !== version) throw new Superseded()
    if (this.#state.shown.opened.notes.unread.length === 0) return []
    return this.#read((resultId) => this.#ask('result:unread', { resultId, place }))
  }

  /** The items of a list within a row of the result of a version. @throws Superseded where another is shown */
  async itemsOf(version: number, place: number, list: string, limit: number): Promise<RowItems> {
    if (this.#state.shown?.version !== version) throw new Superseded()
    return this.#read((resultId) => this.#ask('result:items', { resultId, place, list, limit }))
  }

  /** What rows of the result of a version are the same as others by. @throws Superseded where another is shown */
  async keysOf(version: number, offset: number, limit: number, fields: readonly string[]): Promise<readonly string[]> {
    if (this.#state.shown?.version !== version) throw new Superseded()
    return this.#read((resultId) => this.#ask('result:keys', { resultId, offset, limit, fields: [...fields] }))
  }

  /**
   * The place in the result of a version of a row of another result; null where it is not among its rows.
   *
   * @throws Superseded where another is shown
   */
  async placeOf(version: number, of: { readonly resultId: number; readonly place: number }): Promise<number | null> {
    if (this.#state.shown?.version !== version) throw new Superseded()
    return this.#read((resultId) => this.#ask('conversation:place', { resultId, of }))
  }

  /** One row as it stands in the grid. @throws Superseded as {@link rows} */
  async preview(place: number): Promise<TextRow | undefined> {
    const start = blockStart(place)
    const ready = this.#ready.get(start)
    if (ready !== undefined) return ready[place - start]
    return (await this.rows(place, 1))[0]
  }

  async #read<T>(read: (resultId: number) => Promise<T>): Promise<T> {
    const { shown } = this.#state
    const resultId = shown?.opened.resultId ?? null
    // Of first rows nothing more is to be had: the result itself is about to be shown.
    if (resultId === null) throw new Superseded()
    try {
      const rows = await read(resultId)
      this.#vanishings = 0
      return rows
    } catch (cause) {
      if (this.#state.shown !== shown || this.#state.isBusy) throw new Superseded()
      const error = toAppError(cause)
      if (isGone(error)) this.#reopen(error)
      else this.#set({ error: error.toData() })
      throw new Superseded()
    }
  }

  #refresh(): void {
    const question = this.#question
    if (question !== null) void this.#open(question, this.#state.shown?.question === question)
  }

  /** Asks again what vanished: at once at first, then more and more slowly, and not for ever. */
  #reopen(error: AppError): void {
    if (this.#timer !== undefined) return
    this.#vanishings++
    if (this.#vanishings > MOST_VANISHINGS) this.#set({ error: error.toData() })
    else this.#refreshAfter(Math.min(REFRESH_INTERVAL_MS, (this.#vanishings - 1) * VANISHING_PAUSE_MS))
  }

  /** Refreshes once so much time has passed since the last result, and nothing else is under way. */
  #refreshAfter(intervalMs: number): void {
    const waitMs = Math.max(0, this.#lastOpenedAtMs + intervalMs - Date.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#state.isBusy) this.#refreshAfter(intervalMs)
      else this.#refresh()
    }, waitMs)
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #open(question: Question, isRefreshed: boolean): Promise<void> {
    this.#turn++
    const turn = this.#turn
    this.#set({ isBusy: true, isDue: false, error: null })
    try {
      const view = { ...this.#view(isRefreshed), blockRows: BLOCK_ROWS, turn }
      const { blocks, ...opened } = await this.#ask('result:open', { slot: this.#slot, question, view })
      if (turn !== this.#turn) return
      this.#lastOpenedAtMs = Date.now()
      // What was shown of it beforehand stays where it is.
      this.#show(question, opened, blocks, isRefreshed || this.#early === turn)
    } catch (cause) {
      if (turn !== this.#turn) return
      const error = toAppError(cause)
      const isPassing = isGone(error)
      this.#set({ isBusy: false, error: isPassing ? null : error.toData() })
      if (isPassing) this.#reopen(error)
    }
  }

  #show(question: Question, opened: ShownAnswer, blocks: readonly RowBlock[], isRefreshed: boolean): void {
    this.#ready = new Map(blocks.map(({ offset, rows }) => [offset, rows]))
    const version = (this.#state.shown?.version ?? 0) + 1
    this.#set({ isBusy: opened.resultId === null, shown: { question, opened, version, isRefreshed } })
  }

  /** The rows that are seen first: the result's first, or those around which the user is. */
  #view(isRefreshed: boolean): Viewport {
    const top = { first: 0, last: Math.max(0, this.#rowsInSight() - 1) }
    const { first, last } = (isRefreshed ? this.#viewport?.() : undefined) ?? top
    return { first, last: Math.min(last, first + MOST_VISIBLE_ROWS - 1) }
  }

  #set(change: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
