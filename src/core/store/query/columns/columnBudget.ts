// What columns take is one budget for all threads that keep some: a summary's columns make way for those that the grid
// needs now, and the other way round. A thread gives back what it holds itself: which of them holds what was asked for
// longest ago, each sees in words of memory that they share.

/** The threads that keep columns, by their places in the words. */
const MEMBERS = ['grid', 'summary'] as const
export type BudgetMember = (typeof MEMBERS)[number]

/** Counts up with each question, whichever thread it is asked of. */
const CLOCK = 0
/** The first member's words: see {@link MemberWord}. */
const FIRST_MEMBER = 1
const MemberWord = {
  BYTES: 0,
  /** When the one of its columns was asked for that was so longest ago; 0 where it has none. */
  OLDEST: 1,
  /** Counts up as another thread needs room that this one is to make. */
  CALLS: 2,
} as const
const WORDS_PER_MEMBER = Object.keys(MemberWord).length
/** What a word holds at the most. */
const MOST_IN_WORD = 2 ** 31 - 1

/** The words that the threads of one store share. */
export function budgetWords(): Int32Array<SharedArrayBuffer> {
  const words = FIRST_MEMBER + MEMBERS.length * WORDS_PER_MEMBER
  return new Int32Array(new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT))
}

/** A thread's part in the budget of all. */
export class BudgetShare {
  readonly mostBytes: number
  readonly #words: Int32Array<SharedArrayBuffer>
  readonly #own: number
  readonly #others: readonly number[]

  /** @param words shared by all threads of the store; whoever keeps columns alone has some of its own */
  constructor(mostBytes: number, words = budgetWords(), member: BudgetMember = 'grid') {
    this.mostBytes = mostBytes
    this.#words = words
    const all = MEMBERS.map((_, place) => FIRST_MEMBER + place * WORDS_PER_MEMBER)
    const place = MEMBERS.indexOf(member)
    this.#own = all[place] ?? FIRST_MEMBER
    this.#others = all.filter((_, other) => other !== place)
    // A thread in the place of one that died has nothing of what that held.
    this.tell(0, 0)
  }

  /** The time of a question: later ones have a higher one. */
  now(): number {
    return Atomics.add(this.#words, CLOCK, 1) + 1
  }

  /** Says what this thread keeps. @param oldest when that was asked for of it that was so longest ago; 0: nothing */
  tell(bytes: number, oldest: number): void {
    Atomics.store(this.#words, this.#own + MemberWord.BYTES, Math.min(bytes, MOST_IN_WORD))
    Atomics.store(this.#words, this.#own + MemberWord.OLDEST, oldest)
  }

  /** Bytes that there is room for, whoever takes them; less than none where something has to go. */
  get room(): number {
    const kept = [this.#own, ...this.#others].map((member) => Atomics.load(this.#words, member + MemberWord.BYTES))
    return this.mostBytes - kept.reduce((sum, bytes) => sum + bytes, 0)
  }

  /**
   * Has another thread make room that keeps what was asked for before a time.
   *
   * @returns whether there is one
   */
  callOlder(time: number): boolean {
    for (const other of this.#others) {
      const oldest = Atomics.load(this.#words, other + MemberWord.OLDEST)
      if (oldest === 0 || oldest >= time) continue
      Atomics.add(this.#words, other + MemberWord.CALLS, 1)
      Atomics.notify(this.#words, other + MemberWord.CALLS)
      return true
    }
    return false
  }

  /** Hears whenever another thread needs room that this one is to make. It does not keep the thread alive. */
  onCall(makeRoom: () => void): void {
    const word = this.#own + MemberWord.CALLS
    const listen = async (): Promise<void> => {
      let seen = Atomics.load(this.#words, word)
      for (;;) {
        await Atomics.waitAsync(this.#words, word, seen).value
        // Before room is made: who calls meanwhile is heard with the next turn.
        seen = Atomics.load(this.#words, word)
        makeRoom()
      }
    }
    void listen()
  }
}
