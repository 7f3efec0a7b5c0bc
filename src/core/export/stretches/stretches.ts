import type { Mask } from '../../../shared/masks.ts'
import type { Question } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../../store/file/databaseTypes.ts'
import { sql } from '../../store/sql/sql.ts'
import { letGo } from '../../store/query/letGo.ts'
import { BlockSizes, type BlockReading } from '../rowBlocks.ts'

// How several threads read the rows of one file: its rows are cut into stretches, and whoever has nothing to do reads
// the next one that nobody has, over a connection of its own, into memory that all of them share. The thread that
// writes takes them in their order. What they say to one another stands here; who asks is `stretchThreads.ts`, who
// helps `stretchHelper.ts`.

/** Room for the joined rows of a stretch. */
const SLOT_BYTES = 256 * 1024
/** How much of it is used, if the rows are as large as those before. */
const USED = 0.75
/** Stretches that may be read before it is their turn, for each thread that reads. */
const AHEAD = 4

const Word = {
  /** The next stretch that nobody has taken. */
  Next: 0,
  /** How many stretches were written. */
  Written: 1,
  /** 1 once nobody wants any more of them. */
  IsOver: 2,
  /** Changes while anybody helps. */
  Beat: 3,
  FirstSlot: 4,
} as const
/** Of each slot: which stretch lies in it, counted from 1; how many of its rows; how many bytes they take. */
const SlotWord = { Filled: 0, Rows: 1, Bytes: 2 } as const
const WORDS_PER_SLOT = 3

/** The rows that threads read together. It travels to other threads. */
export interface StretchJob {
  readonly report: ReportDefinition
  readonly question: Question
  /** The file's columns, in its order. */
  readonly names: readonly string[]
  /** What the rows are known to be the same by: a thread that sees others reads nothing. */
  readonly moment: string
  readonly total: number
  readonly mask: Mask | undefined
  /** Definitions of the reports that tell what customers are called. */
  readonly namingReports: readonly ReportDefinition[]
  readonly shared: SharedStretches
}

/** What the threads share. */
export interface SharedStretches {
  /** The places of the first and the last row. */
  readonly first: number
  readonly last: number
  readonly rowsPerStretch: number
  readonly slots: number
  readonly control: Int32Array
  readonly room: SharedArrayBuffer
}

/** @param rowBytes what a row takes, as far as is known @param threads how many read */
export function sharedStretches(first: number, last: number, rowBytes: number, threads: number): SharedStretches {
  const slots = AHEAD * threads
  const words = Word.FirstSlot + slots * WORDS_PER_SLOT
  return {
    first,
    last,
    rowsPerStretch: Math.max(1, Math.floor((SLOT_BYTES * USED) / Math.max(1, rowBytes))),
    slots,
    control: new Int32Array(new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT)),
    room: new SharedArrayBuffer(slots * SLOT_BYTES),
  }
}

/** The rows of a stretch that one thread read: none where it could not, fewer than all where there was no more room. */
export interface ReadStretch {
  readonly rows: number
  readonly block: Buffer
}

const NOTHING = Buffer.alloc(0)
const LOOK_MS = 50

/** The stretches of a file, as each of the threads sees them. */
export class Stretches {
  readonly #shared: SharedStretches
  readonly #count: number
  readonly #sizes = new BlockSizes()

  constructor(shared: SharedStretches) {
    this.#shared = shared
    this.#count = Math.ceil((shared.last - shared.first + 1) / shared.rowsPerStretch)
  }

  get isOver(): boolean {
    return this.#load(Word.IsOver) === 1
  }

  /** Changes while anybody helps. */
  get beat(): number {
    return this.#load(Word.Beat)
  }

  /** The place of a stretch's last row. */
  lastOf(stretch: number): number {
    const { first, last, rowsPerStretch } = this.#shared
    return Math.min(last, first + (stretch + 1) * rowsPerStretch - 1)
  }

  /** Says that somebody helps. */
  tick(): void {
    Atomics.add(this.#shared.control, Word.Beat, 1)
  }

  /** Takes the next stretch that nobody has; undefined where there is none that may be read yet. */
  claim(): number | undefined {
    const { control, slots } = this.#shared
    for (;;) {
      const next = this.#load(Word.Next)
      if (next >= this.#count || next >= this.#load(Word.Written) + slots) return undefined
      if (Atomics.compareExchange(control, Word.Next, next, next + 1) === next) return next
    }
  }

  /** Whether all stretches were taken. */
  get areTaken(): boolean {
    return this.#load(Word.Next) >= this.#count
  }

  /** Waits a moment for another stretch to be written. */
  waitForRoom(): void {
    const written = this.#load(Word.Written)
    if (this.#load(Word.Next) < written + this.#shared.slots || this.isOver) return
    Atomics.wait(this.#shared.control, Word.Written, written, LOOK_MS)
  }

  /** Waits a moment for a stretch to be read. */
  waitFor(stretch: number): void {
    const word = this.#slotWord(stretch, SlotWord.Filled)
    const filled = this.#load(word)
    if (filled !== stretch + 1) Atomics.wait(this.#shared.control, word, filled, LOOK_MS)
  }

  /** Reads a stretch that was taken, as far as there is room; whoever writes hears of it in any case. */
  fill(stretch: number, read: BlockReading, throwIfOver: () => void): void {
    const [from, last] = [this.lastOf(stretch - 1) + 1, this.lastOf(stretch)]
    const room = this.#roomOf(stretch)
    let [next, length] = [from, 0]
    try {
      while (next <= last) {
        throwIfOver()
        const end = Math.min(last, next + this.#sizes.rows - 1)
        const block = read.joined(next, end)
        if (length + block.length > room.length) break
        room.set(block, length)
        length += block.length
        this.#sizes.took(end - next + 1, block.length)
        next = end + 1
        letGo(block)
      }
    } finally {
      this.#store(this.#slotWord(stretch, SlotWord.Rows), next - from)
      this.#store(this.#slotWord(stretch, SlotWord.Bytes), length)
      this.#store(this.#slotWord(stretch, SlotWord.Filled), stretch + 1)
    }
  }

  /** A stretch that was read; undefined where it is not yet. */
  readOf(stretch: number): ReadStretch | undefined {
    if (this.#load(this.#slotWord(stretch, SlotWord.Filled)) !== stretch + 1) return undefined
    const rows = this.#load(this.#slotWord(stretch, SlotWord.Rows))
    if (rows === 0) return { rows, block: NOTHING }
    return { rows, block: this.#roomOf(stretch).subarray(0, this.#load(this.#slotWord(stretch, SlotWord.Bytes))) }
  }

  /** Says that a stretch was written: its room is free. */
  wrote(stretch: number): void {
    this.#store(Word.Written, stretch + 1)
  }

  /** Says that nobody wants any more. */
  end(): void {
    Atomics.store(this.#shared.control, Word.IsOver, 1)
    Atomics.notify(this.#shared.control, Word.Written)
  }

  #roomOf(stretch: number): Buffer {
    return Buffer.from(this.#shared.room, (stretch % this.#shared.slots) * SLOT_BYTES, SLOT_BYTES)
  }

  #slotWord(stretch: number, word: number): number {
    return Word.FirstSlot + (stretch % this.#shared.slots) * WORDS_PER_SLOT + word
  }

  #load(word: number): number {
    return Atomics.load(this.#shared.control, word)
  }

  #store(word: number, value: number): void {
    Atomics.store(this.#shared.control, word, value)
    Atomics.notify(this.#shared.control, word)
  }
}

/**
 * What connections see the same rows by: whatever brings rows, moves them or lets them go writes its slice's record.
 * What customers are called may stand in any slice.
 */
export function momentOf(database: ReadableDatabase): string {
  const slices = sql`SELECT group_concat(id || ' ' || row_count || ' ' || fetched_at_ms || ' ' || state, ';')
    FROM (SELECT * FROM slices ORDER BY id)`
  return String(database.prepare(slices.text).pluck().get())
}
