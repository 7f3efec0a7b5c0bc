import type { LocalizedText } from '../language.ts'
import type { Filter } from '../query.ts'
import type { FieldType } from '../reports/types.ts'

// What a check finds, in one shape for all of them: screen, cards, files and commands show any check's.

/** How the values of a column are written: the names of FieldType where those have it, and `words` out of a list. */
export type FindingKind = 'text' | 'telephone' | 'dateTime' | 'date' | 'count' | 'duration' | 'money' | 'words'

export interface FindingColumn {
  /** What commands call it. */
  readonly name: string
  readonly title: LocalizedText
  readonly kind: FindingKind
  /** Of `text` that is a field's: what its values are, so that they are shown as the rows show them. */
  readonly type?: FieldType
  /** Of `words`: what each is called. A cell has one, or several divided by blanks. */
  readonly words?: Readonly<Record<string, LocalizedText>>
}

/**
 * Texts as they are; counts, seconds of durations, amounts and wall seconds of dates as numbers; null: there is none.
 */
export type FindingCell = string | number | null

/** One finding. */
export interface Finding {
  /** In the order of the columns. */
  readonly cells: readonly FindingCell[]
  /** What finds its rows among those that were checked; null where none does. */
  readonly rows: readonly Filter[] | null
}

/** A number that stands over the findings: how many are of a kind, what they cost. */
export interface FindingFact {
  readonly name: string
  readonly title: LocalizedText
  readonly kind: Extract<FindingKind, 'count' | 'duration' | 'money'>
  /** Null: that cannot be known. */
  readonly value: number | null
}

/** What a check found, without the findings themselves. */
export interface FindingsHead {
  readonly total: number
  /** The rows that were looked at. */
  readonly checked: number
  readonly facts: readonly FindingFact[]
  readonly columns: readonly FindingColumn[]
  /** What they leave out, and what cannot be known, in sentences. */
  readonly caveats: readonly LocalizedText[]
}

/** A block of findings never has more. */
export const MOST_FINDINGS_PER_BLOCK = 500
