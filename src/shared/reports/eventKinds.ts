// What the rows of reports are in the life of a customer.

/** Kinds of things that happen with a customer. */
export const EVENT_KINDS = ['call', 'message', 'chat', 'mail', 'survey', 'other'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** Where the value of a field says of which kind a row is. */
export interface EventKindBy {
  readonly field: string
  /** Of each kind its values, in small letters: `chat` stands for `chat-web`, too. Others are of the report's kind. */
  readonly values: Readonly<Partial<Record<EventKind, readonly string[]>>>
}

/** What of a report says of which kind its rows are. */
export interface EventKinds {
  readonly eventKind?: EventKind
  readonly eventKindBy?: EventKindBy
}

/**
 * The kind of a report's rows; a report of one's own may be anything.
 *
 * @param value what a row has in the field that decides, where one does; absent: what rows mostly are
 */
export function eventKindOf(report: EventKinds | undefined, value: string | null = null): EventKind {
  const usual = report?.eventKind ?? 'other'
  if (value === null || report?.eventKindBy === undefined) return usual
  const { values } = report.eventKindBy
  const said = value.trim().toLowerCase()
  const isSaid = (each: string): boolean => said === each || said.startsWith(`${each}-`)
  return EVENT_KINDS.find((kind) => values[kind]?.some(isSaid) === true) ?? usual
}
