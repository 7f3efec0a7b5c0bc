import type { WallSeconds } from '../time.ts'

/** A stretch for which an agent is planned. */
export interface Shift {
  /** Who, as the sheet has it: a name, an id or a document. */
  readonly agent: string
  readonly from: WallSeconds
  /** The first second after it: of a night shift on the next day. */
  readonly before: WallSeconds
}

/** The most characters that a sheet's name has. */
export const LONGEST_SHEET_NAME = 200

/** A sheet of shifts that was imported, without the shifts themselves. */
export interface ShiftSheet {
  readonly id: number
  readonly connectionId: number
  readonly name: string
  readonly importedAtMs: number
  readonly shifts: number
  readonly agents: number
  /** The first and the last second of its shifts. */
  readonly from: WallSeconds
  readonly before: WallSeconds
}

/** What is imported: all of it, in the place of a sheet of the same name, or nothing. */
export interface NewShiftSheet {
  readonly connectionId: number
  readonly name: string
  readonly importedAtMs: number
  readonly shifts: readonly Shift[]
}
