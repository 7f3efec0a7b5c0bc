import { TURN_ROWS_AT_ONCE, type OpenedConversation, type RowOfTalk, type Turn } from '../../../shared/conversations.ts'
import { toAppError } from '../../../shared/errors.ts'
import type { request } from '../../api/bridge.ts'

/** A talk as far as it is read. */
export interface Talk {
  readonly resultId: number
  /** By what it is the same talk when it is opened anew. */
  readonly key: string
  readonly turns: readonly Turn[]
  /** How many rows it has. */
  readonly rows: number
  /** How many of them are read. */
  readonly rowsRead: number
  /** The row by which it was found, among its own; null where it is not one of them. */
  readonly place: number | null
}

/** `alone`: the row belongs to no talk but itself. */
export type TalkState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'alone' }
  | { readonly kind: 'read'; readonly talk: Talk }

/** What talks are asked for by. */
export type AskTalk = typeof request

/** A talk that is open, and by which row it was found. */
interface OpenTalk {
  readonly opened: OpenedConversation
  readonly of: RowOfTalk
}

const READING: TalkState = { kind: 'reading' }
/** What is read is shown whenever there is so many times more of it: each time, all of it is laid out anew. */
const GROWTH = 1.25
/** Rows that are replaced while they are read are asked for anew, but not for ever. */
const MOST_OPENINGS = 3

/**
 * Reads the talk that a row belongs to, block by block until all of it is there. A row of the same talk is gone to, and
 * what is shown of a talk stays until as much of it is read anew.
 */
export class TalkReader {
  readonly #ask: AskTalk
  readonly #slot: string
  readonly #listeners = new Set<() => void>()
  #state: TalkState = READING
  #open: OpenTalk | null = null
  /** By which row the state came about. */
  #of: RowOfTalk | null = null
  /** The place of the row that was asked for last, among those of the open talk. */
  #place: number | null = null
  /** Counts the rows that are asked for. */
  #asked = 0
  /** Counts the talks that are read: what comes in of an older one is dropped. */
  #turn = 0

  /** @param slot under which the main process holds the talk; a slot holds one */
  constructor(ask: AskTalk, slot: string) {
    this.#ask = ask
    this.#slot = slot
  }

  get state(): TalkState {
    return this.#state
  }

  /** @returns a function that ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /**
   * Reads a talk in the place of the one before.
   *
   * @param list the list within the row whose items are the turns; null: the row is a turn itself
   */
  async read(of: RowOfTalk, list: string | null): Promise<void> {
    this.#asked++
    const asked = this.#asked
    const known = await this.#placeInOpen(of)
    if (asked !== this.#asked) return
    if (known !== null) {
      this.#place = known
      if (this.#state.kind === 'read') this.#set({ kind: 'read', talk: { ...this.#state.talk, place: known } })
      return
    }
    this.#turn++
    const turn = this.#turn
    // Rows that were asked for anew may be those of the same talk: that shows once it is open.
    if (!this.#isAskedAnew(of) || this.#state.kind === 'failed') this.#set(READING)
    this.#open = null
    try {
      await this.#readAnew(turn, of, list)
    } catch {
      if (turn !== this.#turn) return
      this.#open = null
      this.#set({ kind: 'failed' })
    }
  }

  /** Ends what is under way, and lets go of the talk. */
  close(): void {
    this.#asked++
    this.#turn++
    this.#open = null
    this.#ask('result:close', { slot: this.#slot }).catch(() => undefined)
  }

  #isAskedAnew(of: RowOfTalk): boolean {
    const before = this.#of
    if (before === null) return false
    if ('resultId' in of) return 'resultId' in before && of.resultId !== before.resultId
    return 'rowId' in before && of.reportKey === before.reportKey
  }

  /**
   * The place of another row in the talk that is open, or null: it is part of another one, or the answer was asked
   * anew.
   */
  async #placeInOpen(of: RowOfTalk): Promise<number | null> {
    const before = this.#open
    if (before === null || !('place' in of) || !('place' in before.of) || of.resultId !== before.of.resultId)
      return null
    const { resultId, place } = before.opened
    if (place === null) return null
    return this.#ask('conversation:place', { resultId, of }).catch(() => null)
  }

  async #readAnew(turn: number, of: RowOfTalk, list: string | null, opening = 1): Promise<void> {
    try {
      const opened = await this.#ask('conversation:open', { slot: this.#slot, of, list })
      if (turn !== this.#turn) return
      this.#of = of
      if (opened === null) this.#set({ kind: 'alone' })
      else await this.#readTurns(turn, opened, of)
    } catch (cause) {
      if (turn !== this.#turn) return
      if (opening === MOST_OPENINGS || toAppError(cause).code !== 'result-gone') throw cause
      await this.#readAnew(turn, of, list, opening + 1)
    }
  }

  async #readTurns(turn: number, opened: OpenedConversation, of: RowOfTalk): Promise<void> {
    const { resultId, talk: key, rows } = opened
    const shown = this.#state.kind === 'read' && this.#state.talk.key === key ? this.#state.talk.rowsRead : null
    if (shown === null) this.#set(READING)
    this.#open = { opened, of }
    this.#place = opened.place
    const turns: Turn[] = []
    let next = Math.min(rows, shown ?? 0)
    let offset = 0
    do {
      const limit = Math.min(TURN_ROWS_AT_ONCE, Math.max(1, rows - offset))
      turns.push(...(await this.#ask('conversation:turns', { resultId, offset, limit })))
      if (turn !== this.#turn) return
      const place = this.#place
      const isSought = shown === null && place !== null && place >= offset && place < offset + limit
      offset = Math.min(rows, offset + limit)
      if (offset === rows || isSought || offset >= next) {
        next = offset * GROWTH
        this.#set({ kind: 'read', talk: { resultId, key, turns: [...turns], rows, rowsRead: offset, place } })
      }
    } while (offset < rows)
  }

  #set(state: TalkState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
