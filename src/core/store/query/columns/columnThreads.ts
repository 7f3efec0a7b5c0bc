import { receiveMessageOnPort } from 'node:worker_threads'
import type { HelperThread } from '../../threads/helperThreads.ts'
import type { Column, ColumnWish, TextsWish } from './columns.ts'
import type { Dictionary } from './dictionary.ts'
import { letGo } from '../letGo.ts'
import type { ReadColumns } from './partUnits.ts'
import {
  ControlWord,
  HelperState,
  takeUnit,
  WORDS_PER_HELPER,
  wordsOf,
  type ColumnJob,
  type HelperAnswer,
  type SharedReading,
} from './sharedReading.ts'

/** Fewer rows are read before another thread has heard of them. */
const LEAST_ROWS = 20_000
const LOOK_MS = 50
/** A helper that gives no sign for so long died: what it had is read again. */
const SILENT_MS = 15_000

/** The texts of a column with the codes of another dictionary. */
function renumbered(column: Column, codes: Int32Array | undefined): Column {
  if (column.kind !== 'texts' || codes === undefined) return column
  const own = column.codes
  for (let row = 0; row < own.length; row++) own[row] = codes[own[row] ?? 0] ?? 0
  return column
}

/** Threads that help to read columns. */
export interface ColumnThreads {
  /**
   * Lets other threads read along.
   *
   * @param rows how many rows there are to read
   * @param dictionaryOf the asker's dictionary of a column
   * @returns undefined where nobody helps
   */
  begin(
    job: Omit<ColumnJob, 'id' | 'control' | 'helper'>,
    rows: number,
    dictionaryOf: (wish: TextsWish) => Dictionary,
  ): SharedReading | undefined
}

export const NO_HELP: ColumnThreads = { begin: () => undefined }

class Reading implements SharedReading {
  readonly #id: number
  readonly #control: Int32Array
  readonly #helpers: readonly HelperThread[]
  readonly #wishes: ReadonlyMap<string, ColumnWish>
  readonly #dictionaryOf: (wish: TextsWish) => Dictionary

  constructor(
    job: Omit<ColumnJob, 'helper'>,
    helpers: readonly HelperThread[],
    dictionaryOf: (wish: TextsWish) => Dictionary,
  ) {
    this.#id = job.id
    this.#control = job.control
    this.#helpers = helpers
    this.#wishes = new Map(job.units.flatMap(({ wishes }) => wishes.map((wish) => [wish.id, wish] as const)))
    this.#dictionaryOf = dictionaryOf
    helpers.forEach(({ port }, helper) => {
      port.postMessage({ ...job, helper } satisfies ColumnJob)
    })
  }

  take(): number {
    return takeUnit(this.#control)
  }

  wait(throwIfCancelled: () => void): void {
    this.#helpers.forEach((helper, place) => {
      const { state, beat } = wordsOf(place)
      const control = this.#control
      Atomics.compareExchange(control, state, HelperState.Asked, HelperState.TooLate)
      let [seen, seenAt] = [Atomics.load(control, beat), performance.now()]
      while (Atomics.load(control, state) === HelperState.Working && !helper.isLost) {
        Atomics.wait(control, state, HelperState.Working, LOOK_MS)
        throwIfCancelled()
        const now = Atomics.load(control, beat)
        if (now !== seen) [seen, seenAt] = [now, performance.now()]
        else if (performance.now() - seenAt > SILENT_MS) helper.lose()
      }
    })
  }

  end(): readonly { readonly unit: number; readonly read: ReadColumns }[] {
    Atomics.store(this.#control, ControlWord.IsOver, 1)
    this.wait(() => undefined)
    return this.#helpers.flatMap(({ port }) => {
      const found: { unit: number; read: ReadColumns }[] = []
      for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port)) {
        const answer = got.message as HelperAnswer
        if (answer.id === this.#id) found.push(...this.#taken(answer))
      }
      return found
    })
  }

  #taken({ units, dictionaries }: HelperAnswer): readonly { unit: number; read: ReadColumns }[] {
    const codes = new Map<string, Int32Array>()
    for (const [id, texts] of dictionaries) {
      const wish = this.#wishes.get(id)
      if (wish?.kind === 'texts') codes.set(id, this.#dictionaryOf(wish).codesOf(texts))
      letGo(texts.bytes, texts.ends)
    }
    const taken = units.map(({ unit, rows, columns }) => ({
      unit,
      read: { rows, columns: new Map([...columns].map(([id, column]) => [id, renumbered(column, codes.get(id))])) },
    }))
    letGo(...codes.values())
    return taken
  }
}

/**
 * Threads that read columns beside the one that asks.
 *
 * @param helpers the threads, started where none are there yet
 * @param leastRows fewer rows are read alone
 */
export function columnThreads(helpers: () => readonly HelperThread[], leastRows = LEAST_ROWS): ColumnThreads {
  let lastId = 0
  return {
    begin: (job, rows, dictionaryOf) => {
      // What the rows around a list are to fit, each thread would have to find out by itself.
      if (rows < leastRows || job.units.length < 2 || job.rowSet.within !== undefined) return undefined
      const asked = helpers().filter(({ isLost }) => !isLost)
      if (asked.length === 0) return undefined
      lastId++
      const words = ControlWord.FirstHelper + asked.length * WORDS_PER_HELPER
      const control = new Int32Array(new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT))
      return new Reading({ ...job, id: lastId, control }, asked, dictionaryOf)
    },
  }
}
