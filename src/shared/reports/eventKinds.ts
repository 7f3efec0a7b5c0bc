// What the rows of reports are in the life of a customer.

/** Kinds of things that happen with a customer. */
export const EVENT_KINDS = ['call', 'message', 'chat', 'mail', 'survey', 'other'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** The kind of a report's rows; a report of one's own may be anything. */
export function eventKindOf(report: { readonly eventKind?: EventKind } | undefined): EventKind {
  return report?.eventKind ?? 'other'
}
