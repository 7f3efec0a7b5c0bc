import { changedParts, type Look, type LookPart } from './look.ts'

/** No more changes are remembered of a look. */
const MOST_STEPS = 200

interface Step {
  readonly before: Look
  readonly parts: readonly LookPart[]
  /** The typing that it came of; null: none. */
  readonly typing: number | null
}

/** What was taken back, or brought again. */
export interface TakenBack {
  readonly look: Look
  readonly parts: readonly LookPart[]
}

function isSame(one: readonly LookPart[], other: readonly LookPart[]): boolean {
  return one.length === other.length && one.every((part) => other.includes(part))
}

/** The changes of a look, to be taken back one by one and brought again. */
export class LookHistory {
  #past: readonly Step[] = []
  #future: readonly Step[] = []

  /**
   * Remembers how it was before a change; what had been taken back cannot be brought again any more.
   *
   * @param typing which typing the change comes of, null: none; all that came of one is taken back together
   */
  record(before: Look, after: Look, typing: number | null): void {
    const parts = changedParts(before, after)
    if (parts.length === 0) return
    const last = this.#past.at(-1)
    const goesOn = last !== undefined && typing !== null && typing === last.typing && isSame(last.parts, parts)
    this.#future = []
    if (goesOn) return
    this.#past = [...this.#past, { before, parts, typing }].slice(-MOST_STEPS)
  }

  /** The look before its last change; undefined where nothing is left to take back. */
  undo(now: Look): TakenBack | undefined {
    // What was typed and taken out again in one go is no change.
    const place = this.#past.findLastIndex(({ before }) => changedParts(before, now).length > 0)
    const last = this.#past[place]
    this.#past = this.#past.slice(0, Math.max(place, 0))
    if (last === undefined) return undefined
    this.#future = [...this.#future, { ...last, before: now }]
    return { look: last.before, parts: last.parts }
  }

  /** The look that was taken back last; undefined where there is none. */
  redo(now: Look): TakenBack | undefined {
    const next = this.#future.at(-1)
    if (next === undefined) return undefined
    this.#future = this.#future.slice(0, -1)
    this.#past = [...this.#past, { ...next, before: now, typing: null }]
    return { look: next.before, parts: next.parts }
  }
}
