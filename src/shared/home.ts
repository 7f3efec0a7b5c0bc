import type { CheckId } from './checks/checks.ts'
import type { Finding, FindingsHead } from './checks/findings.ts'
import type { Verdict } from './completeness.ts'
import type { AppErrorData } from './errors.ts'
import type { LocalizedText } from './language.ts'
import type { Period } from './periods.ts'
import type { TextRow } from './rows.ts'
import type { SummaryAnswer } from './summaries/types.ts'
import type { TimeRange } from './time.ts'
import type { ViewFace, ViewLack } from './views.ts'

// The home page: cards of pinned views, each with what it comes to and how whole that is.

/** As what a card shows its view. */
export const CARD_FORMS = ['number', 'chart', 'table'] as const
export type CardForm = (typeof CARD_FORMS)[number]

/**
 * What a card's summary is of: the total alone, steps that follow one another (of time, of the day, of a number), or
 * groups that nothing but their numbers puts in order.
 */
export type CardShape = 'total' | 'steps' | 'groups'

/** A view on the home page. */
export interface Pin {
  /** The view's lasting id. */
  readonly viewId: number
  /** Null: what fits the view. */
  readonly form: CardForm | null
  /** Whether the card takes the room of two. */
  readonly isWide: boolean
}

/** Why a card cannot be answered, whatever is fetched. */
export type CardProblem =
  /** The operation has no such report any more. */
  | { readonly kind: 'report-gone' }
  /** What the view was imported without, or what went with a customer. */
  | { readonly kind: 'lacks'; readonly lacks: readonly ViewLack[] }

/** Reports by their keys. */
export type CardReports = Readonly<Record<string, true>>

/** A card, before anything is asked of its rows. */
export interface HomeCard extends Pin {
  readonly name: string
  readonly reportKey: string
  /** All reports whose rows tell what it comes to: its own, and those that its check looks at beside. */
  readonly reads: CardReports
  /** The list within the rows that it is of, or whether of sums day by day: as which report its rows are seen. */
  readonly list: string | null
  readonly byDay: boolean
  readonly face: ViewFace
  /** In words that move with the calendar, where the view has such; null where it has none. */
  readonly period: Period | null
  readonly problem: CardProblem | null
}

/** How whole what a card shows is. */
export interface CardSeal {
  readonly verdict: Verdict
  /** When something of it was fetched last; null where nothing was. */
  readonly updatedAtMs: number | null
  /** What is not whole, and what the numbers leave out, in sentences. */
  readonly caveats: readonly LocalizedText[]
}

/** A summary's outermost groups, as many as a card has room for. */
export interface SummaryContent {
  readonly kind: 'summary'
  readonly shape: CardShape
  readonly answer: SummaryAnswer
  /** Whether more of each measure is better; null where neither is, or nobody knows. */
  readonly isMoreBetter: readonly (boolean | null)[]
}

/** How many rows there are, and the first of them. */
export interface RowsContent {
  readonly kind: 'rows'
  readonly total: number
  readonly fields: readonly string[]
  readonly rows: readonly TextRow[]
}

/** How many findings a check has, and the first of them. */
export interface FindingsContent extends Omit<FindingsHead, 'caveats'> {
  readonly kind: 'findings'
  readonly check: CheckId
  readonly findings: readonly Finding[]
}

/** What a card shows. */
export interface CardAnswer {
  /** What the words of the view's period mean now; null: all that there is. */
  readonly range: TimeRange | null
  readonly seal: CardSeal
  /** Requests that it takes to bring the card up to date. */
  readonly requests: number
  readonly content: SummaryContent | RowsContent | FindingsContent
}

/** What a card came to when it was last worked out, for who waits for what it comes to now. */
export interface EarlierCard {
  readonly answer: CardAnswer
  /** By this computer's clock. */
  readonly answeredAtMs: number
}

/** So many rows, or groups, a card shows. */
export const CARD_LINES = 5

/** What bringing cards up to date takes. */
export interface UpdatePlan {
  /** Requests, those of cards that share rows once. */
  readonly requests: number
  /** Cards that are not up to date. */
  readonly cards: number
  /** Cards whose period cannot be fetched as it stands, by name, and why. */
  readonly refused: readonly { readonly name: string; readonly error: AppErrorData }[]
  /** Requests that the operation has left today; null where nobody knows. */
  readonly left: number | null
}

/** A summary that fits what the operation holds, and that nobody has pinned yet. */
export interface HomeOffer {
  readonly reportKey: string
  /** What the view will be called. */
  readonly name: string
  readonly period: Period | null
  /** How many there are of what the summary counts first; null where that is not known. */
  readonly preview: { readonly title: string; readonly text: string } | null
}
