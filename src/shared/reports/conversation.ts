// How the rows of a report, or the items of a list within its rows, are turns of a talk.

/** Who takes part in a talk: the customer on one side; a machine or a person of the operation on the other. */
export const SPEAKERS = ['customer', 'bot', 'agent'] as const
export type Speaker = (typeof SPEAKERS)[number]

/** A field that tells who speaks, by values of it in lower case. Of others it tells nothing. */
export interface SpeakerField {
  readonly field: string
  readonly speakers: readonly { readonly values: readonly string[]; readonly speaker: Speaker }[]
}

/** Something that a row says: one row may hold a question and its answer. */
export interface SaidDefinition {
  /** The field with the words; empty ones are not said. */
  readonly field: string
  /**
   * Who says it: always the same one, or whom the first of some fields that knows its value tells of. Whom none knows
   * is an agent.
   */
  readonly by: Speaker | readonly SpeakerField[]
  /** The field with the speaker's name. */
  readonly name?: string
  /** When, where that is not when the row's first words were said. */
  readonly at?: string
  /** Values that are no words: with them the talk is handed on. In lower case. */
  readonly handsOn?: readonly string[]
}

/** How rows are turns of a talk. */
export interface ConversationDefinition {
  /** What a row says, in order. */
  readonly says: readonly SaidDefinition[]
  /** The field that tells when. */
  readonly at: string
  /**
   * The field that turns of one talk share. Null: of a list, all items of a row are one talk; of a report, each row is
   * one by itself.
   */
  readonly session: string | null
  /** What the talk is about, as a mail has it. */
  readonly subject?: string
  /** Names of files that came along. */
  readonly attachments?: string
}

/** Values of a session's field that name none. */
const NO_SESSION: ReadonlySet<string> = new Set(['', '0'])

/** Whether a value names a session, so that other rows can belong to it. */
export function isSession(value: string | null): value is string {
  return value !== null && !NO_SESSION.has(value.trim())
}

/** The definition with each of its fields by another name, as a list's items have them beside what they stand in. */
export function renamedConversation(
  conversation: ConversationDefinition,
  nameOf: (field: string) => string,
): ConversationDefinition {
  const { says, at, session, subject, attachments } = conversation
  return {
    says: says.map(({ field, by, name, at: ownAt, handsOn }) => ({
      field: nameOf(field),
      by: typeof by === 'string' ? by : by.map((each) => ({ ...each, field: nameOf(each.field) })),
      ...(name === undefined ? {} : { name: nameOf(name) }),
      ...(ownAt === undefined ? {} : { at: nameOf(ownAt) }),
      ...(handsOn === undefined ? {} : { handsOn }),
    })),
    at: nameOf(at),
    session: session === null ? null : nameOf(session),
    ...(subject === undefined ? {} : { subject: nameOf(subject) }),
    ...(attachments === undefined ? {} : { attachments: nameOf(attachments) }),
  }
}

/** The fields that a definition names. */
export function conversationFields({ says, at, session, subject, attachments }: ConversationDefinition): string[] {
  const named = says.flatMap(({ field, by, name, at: ownAt }) => [
    field,
    ...(typeof by === 'string' ? [] : by.map((each) => each.field)),
    name,
    ownAt,
  ])
  return [...named, at, session, subject, attachments].filter((each) => typeof each === 'string')
}
