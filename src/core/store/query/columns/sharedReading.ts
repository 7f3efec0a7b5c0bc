import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { RowSet } from '../../../../shared/query.ts'
import type { Sql } from '../../sql/sql.ts'
import type { Part } from '../periodParts.ts'
import type { Column } from './columns.ts'
import type { DictionaryTexts } from './dictionary.ts'
import type { ReadColumns, Unit } from './partUnits.ts'

// How several threads read the columns of one row set: each takes the next unit that nobody has, reads it over its own
// connection, and takes another, until there are none. What they say to one another stands here; who asks is
// `columnThreads.ts`, who helps `columnHelper.ts`.

/** What is to be read. It travels to other threads. */
export interface ColumnJob {
  readonly id: number
  readonly report: ReportDefinition
  readonly rowSet: RowSet
  readonly conditions: readonly Sql[]
  readonly parts: readonly Part[]
  /** What the slices of the parts are known to be the same by: a thread that sees others reads nothing. */
  readonly signatures: readonly string[]
  readonly units: readonly Unit[]
  /** Shared by all threads: see {@link ControlWord}. */
  readonly control: Int32Array
  /** Which of the helpers hears this: its words in `control`. */
  readonly helper: number
}

/** Words of a job's control; each helper has two more after these. */
export const ControlWord = {
  /** The next unit that nobody has taken. */
  NextUnit: 0,
  /** 1 once nobody wants the outcome any more, or all of it is there. */
  IsOver: 1,
  /** The first helper's state; after it, a number that changes while the helper works. */
  FirstHelper: 2,
} as const
export const WORDS_PER_HELPER = 2

/** How far a helper is with a job. */
export const HelperState = {
  /** It has not seen the job yet. */
  Asked: 0,
  Working: 1,
  /** Its answer lies in its port. */
  Done: 2,
  /** The job was over before it saw it. */
  TooLate: 3,
} as const

/** What a helper has read. Texts have the codes of its own dictionaries. */
export interface HelperAnswer {
  readonly id: number
  readonly units: readonly {
    readonly unit: number
    readonly rows: number
    readonly columns: ReadonlyMap<string, Column>
  }[]
  /** By the ids of their wishes. */
  readonly dictionaries: ReadonlyMap<string, DictionaryTexts>
}

/** The words of a helper in a job's control. */
export function wordsOf(helper: number): { readonly state: number; readonly beat: number } {
  const state = ControlWord.FirstHelper + helper * WORDS_PER_HELPER
  return { state, beat: state + 1 }
}

/** Takes the next unit that nobody has. @returns its place; beyond the last where there is none */
export function takeUnit(control: Int32Array): number {
  return Atomics.add(control, ControlWord.NextUnit, 1)
}

/** A reading that is under way in several threads. */
export interface SharedReading {
  /** Takes the next unit for the thread that asks. */
  take(): number
  /** Waits until no helper has a unit any more. @throws whatever `throwIfCancelled` throws */
  wait(throwIfCancelled: () => void): void
  /** Ends it; from then on no helper works at it. @returns what helpers have read, with the codes of the asker's */
  end(): readonly { readonly unit: number; readonly read: ReadColumns }[]
}
