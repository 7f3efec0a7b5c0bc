import type { UnreadValues } from '../shared/answerNotes.ts'
import type { OpenedConversation, Turn } from '../shared/conversations.ts'
import type { Counting, Counts } from '../shared/counts.ts'
import type { Question, RowSet, ToldWords } from '../shared/query.ts'
import type { InputOf, OutputOf } from '../shared/ipc/contract.ts'
import type { BlockSums, ValueList } from '../shared/results.ts'
import type { ItemsInput, SumsInput } from '../core/store/operations/results.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'
import { toldRows } from './toldRows.ts'
import type { PausableWork, PauseReason } from './workGate.ts'
import type { RowItems, TextRow } from '../shared/rows.ts'

interface Slot {
  readonly controller: AbortController
  resultId: number | undefined
}

/**
 * The answers that the window is looking at. A slot holds one at a time: a newer question stops the one that is still
 * being answered, and takes its place once its own rows are known, so that the grid never stands without rows. They
 * belong to the desk, not to the window's process, since they hold on to rows of the store: what erases lets go of
 * them.
 */
export class Results implements PausableWork {
  readonly #desk: () => Promise<OpenDesk>
  readonly #announce: Announce
  readonly #slots = new Map<string, Slot>()
  readonly #countsInFlight = new Map<string, AbortController>()
  #valuesInFlight: AbortController | undefined

  constructor(desk: () => Promise<OpenDesk>, announce: Announce) {
    this.#desk = desk
    this.#announce = announce
  }

  /** @throws AppError `cancelled` where a newer question of the slot took over; `unknown-field`, `bad-filter`, … */
  async open({ slot: slotName, question, view }: InputOf<'result:open'>): Promise<OutputOf<'result:open'>> {
    const desk = await this.#desk()
    const report = desk.report(question.reportKey)
    const asked = { ...question, parameters: checkParameters(report, question.parameters) }
    const { turn, ...shown } = view
    return this.#take(desk, slotName, (signal) =>
      desk.store.results.ask(
        { report, question: asked, view: shown },
        {
          signal,
          onProgress: (early) => {
            if (!signal.aborted) this.#announce({ kind: 'first-rows', slot: slotName, turn, ...early })
          },
        },
      ),
    )
  }

  /** Has a slot hold what is opened for it, in place of what it held; null: nothing. */
  async #take<Opened extends { readonly resultId: number } | null>(
    { store }: OpenDesk,
    slotName: string,
    open: (signal: AbortSignal) => Promise<Opened>,
  ): Promise<Opened> {
    const previous = this.#slots.get(slotName)
    previous?.controller.abort()
    const slot: Slot = { controller: new AbortController(), resultId: previous?.resultId }
    this.#slots.set(slotName, slot)
    const opened = await open(slot.controller.signal)
    if (this.#slots.get(slotName) !== slot) {
      if (opened !== null) await store.results.close(opened.resultId)
      slot.controller.signal.throwIfAborted()
    }
    const replaced = slot.resultId
    slot.resultId = opened?.resultId
    if (replaced !== undefined) await store.results.close(replaced)
    return opened
  }

  /** Lets go of what a slot holds, or gives up what is being answered for it. */
  async close(slotName: string): Promise<void> {
    const slot = this.#slots.get(slotName)
    if (slot === undefined) return
    this.#slots.delete(slotName)
    slot.controller.abort()
    if (slot.resultId !== undefined) await (await this.#desk()).store.results.close(slot.resultId)
  }

  /**
   * Fixes the rows of the talk that a row belongs to; null where it belongs to none but itself.
   *
   * @throws AppError `cancelled` where a newer one of the slot took over; `result-gone`
   */
  async openConversation({
    slot: slotName,
    of,
    list,
  }: InputOf<'conversation:open'>): Promise<OpenedConversation | null> {
    const desk = await this.#desk()
    const row = 'rowId' in of ? { report: desk.report(of.reportKey), rowId: of.rowId } : of
    return this.#take(desk, slotName, (signal) => desk.store.results.conversation({ ...row, list }, { signal }))
  }

  /** What a block of a talk's rows says. */
  async turns(block: InputOf<'conversation:turns'>): Promise<readonly Turn[]> {
    return (await this.#desk()).store.results.turns(block)
  }

  /** The place in a result of a row of another one; null where it is not among its rows. */
  async placeIn(asked: InputOf<'conversation:place'>): Promise<number | null> {
    return (await this.#desk()).store.results.placeIn(asked)
  }

  async rows(block: InputOf<'result:rows'>): Promise<readonly TextRow[]> {
    return (await this.#desk()).store.results.previews(block)
  }

  /** The sums of some fields over a block of rows. */
  async sums(asked: SumsInput): Promise<BlockSums> {
    return (await this.#desk()).store.results.sums(asked)
  }

  /** What each row of a block is the same as others by, sealed. */
  async keys(block: InputOf<'result:keys'>): Promise<readonly string[]> {
    return (await this.#desk()).store.results.keys(block)
  }

  async row(row: InputOf<'result:row'>): Promise<TextRow> {
    return (await this.#desk()).store.results.row(row)
  }

  /** A value of a row as the list of its field's values has it. */
  async listed(value: InputOf<'result:listed'>): Promise<string> {
    return (await this.#desk()).store.results.listed(value)
  }

  /** What the sums of a row are without. */
  async unread(resultId: number, place: number): Promise<readonly UnreadValues[]> {
    return (await this.#desk()).store.results.unread({ resultId, place })
  }

  /** The items of a list within a row. */
  async items(items: ItemsInput): Promise<RowItems> {
    return (await this.#desk()).store.results.items(items)
  }

  /** The values of a field; a newer request of this kind stops one that still waits. */
  async values(question: Question, field: string, search: string, limit: number): Promise<ValueList> {
    const desk = await this.#desk()
    const report = desk.report(question.reportKey)
    this.#valuesInFlight?.abort()
    const controller = new AbortController()
    this.#valuesInFlight = controller
    const asked = { ...question, parameters: checkParameters(report, question.parameters) }
    return desk.store.questions.values({ report, question: asked, field, search, limit }, { signal: controller.signal })
  }

  /** What is asked of rows, as it is told where their personal data is hidden. */
  async told(rows: RowSet): Promise<ToldWords> {
    const desk = await this.#desk()
    const report = desk.report(rows.reportKey)
    const { parameters, filters, search } = await toldRows(desk.store, report, rows)
    return { parameters, filters, search }
  }

  /** Counts of a question; a newer request of the same slot stops one that still waits. */
  async counts(slot: string, question: Question, counting: Counting): Promise<Counts> {
    const desk = await this.#desk()
    const report = desk.report(question.reportKey)
    this.#countsInFlight.get(slot)?.abort()
    const controller = new AbortController()
    this.#countsInFlight.set(slot, controller)
    try {
      const asked = { ...question, parameters: checkParameters(report, question.parameters) }
      return await desk.store.questions.counts({ report, question: asked, counting }, { signal: controller.signal })
    } finally {
      if (this.#countsInFlight.get(slot) === controller) this.#countsInFlight.delete(slot)
    }
  }

  /** Rows that are looked at are let go of before they are erased; the window asks anew when it hears of that. */
  async pause({ kind }: PauseReason): Promise<void> {
    // Another store has other results, and this one may be closed.
    if (kind === 'another-store') this.stop()
    if (kind === 'erasing') await this.closeAll()
  }

  /** Nothing has to go on: the window asks again. */
  resume(): Promise<void> {
    return Promise.resolve()
  }

  /** Lets go of everything, as when the window's page is loaded anew. */
  async closeAll(): Promise<void> {
    const slots = [...this.#slots.values()]
    this.stop()
    const desk = await this.#desk()
    for (const { resultId } of slots) if (resultId !== undefined) await desk.store.results.close(resultId)
  }

  /** Gives up what is being answered, and forgets what was: the store is closed, and lets go of it by itself. */
  stop(): void {
    for (const { controller } of this.#slots.values()) controller.abort()
    this.#slots.clear()
    for (const controller of this.#countsInFlight.values()) controller.abort()
    this.#valuesInFlight?.abort()
  }
}
