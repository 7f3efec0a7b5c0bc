import { plainLinesOf } from './plainText.ts'
import { fieldDefinitionOf } from './reports/catalogue.ts'
import { listPaths, listReportOf } from './reports/catalogueLists.ts'
import { isSession, type SaidDefinition, type Speaker } from './reports/conversation.ts'
import type { ReportDefinition } from './reports/types.ts'
import type { TextRow } from './rows.ts'
import { formatDay, formatTimeOfDay, parseDate, type WallSeconds } from './time.ts'
import { fold } from './values.ts'

// A talk as it is read: what was said, by whom and when, made of rows by what their report's definition says.

/** Something that was said, or that the talk was handed on. */
export interface Turn {
  /** `handed-on`: no words, but a line between those of others. */
  readonly kind: 'said' | 'handed-on'
  readonly speaker: Speaker
  /** The speaker's name; null where nobody tells it. */
  readonly name: string | null
  /** Null where the server did not tell, or not so that it can be read. */
  readonly at: WallSeconds | null
  /** Plain text, whatever it was written in. */
  readonly text: string
  readonly subject: string | null
  readonly attachments: string | null
  /** Which talk it belongs to; null where no session is told. */
  readonly session: string | null
  /** The place of its row among those that the turns were made of, from 0. */
  readonly row: number
}

/** Rows of a talk that are read at once, at the most. */
export const TURN_ROWS_AT_ONCE = 200

/** The row whose talk is read: one of a result, by its place from 0; or one of the store. */
export type RowOfTalk =
  { readonly resultId: number; readonly place: number } | { readonly reportKey: string; readonly rowId: number }

/** A talk whose rows are fixed, as a result of its own. */
export interface OpenedConversation {
  readonly resultId: number
  /** By what it is the same talk, whenever it is opened. */
  readonly talk: string
  /** How many rows it has. */
  readonly rows: number
  /** The place of the row itself among them, from 0; null where the rows are items of its list. */
  readonly place: number | null
}

/** Rows as texts, with the names of their fields. */
export interface TurnRows {
  readonly fields: readonly string[]
  readonly rows: readonly TextRow[]
  /** The place of the first of them. */
  readonly offset: number
}

/** Longer mails are cut: who wants all of one opens its row. */
const LONGEST_TEXT = 20_000

function speakerOf({ by }: SaidDefinition, valueOf: (field: string) => string): Speaker {
  if (typeof by === 'string') return by
  for (const { field, speakers } of by) {
    const value = valueOf(field).trim().toLowerCase()
    const known = speakers.find(({ values }) => values.includes(value))
    if (known !== undefined) return known.speaker
  }
  return 'agent'
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

/**
 * What rows say, in their order; within a row, in the order of its definition.
 *
 * @param report as its rows are seen: with a list's items, the report of that list
 * @returns none where the report's rows are no turns
 */
export function turnsOf(report: ReportDefinition, { fields, rows, offset }: TurnRows): readonly Turn[] {
  const { conversation } = report
  if (conversation === undefined) return []
  const indexOf = new Map(fields.map((name, index) => [name, index]))
  const isHtml = new Set(fields.filter((name) => fieldDefinitionOf(report, name)?.type === 'html'))
  return rows.flatMap((row, place) => {
    const valueOf = (field: string | null | undefined): string => row[indexOf.get(field ?? '') ?? -1] ?? ''
    const textOf = (field: string): string =>
      isHtml.has(field) ? plainLinesOf(valueOf(field), LONGEST_TEXT) : valueOf(field).slice(0, LONGEST_TEXT)
    const session = valueOf(conversation.session)
    return conversation.says.flatMap((said, order): Turn[] => {
      const { field, name, at = conversation.at, handsOn = [] } = said
      const text = textOf(field)
      if (text.trim() === '') return []
      const isHandedOn = handsOn.includes(text.trim().toLowerCase())
      return [
        {
          kind: isHandedOn ? 'handed-on' : 'said',
          speaker: speakerOf(said, valueOf),
          name: orNull(valueOf(name)),
          at: parseDate(valueOf(at))?.at ?? parseDate(valueOf(conversation.at))?.at ?? null,
          text: isHandedOn ? '' : text,
          // Both are of the row: its first words show them.
          subject: order === 0 ? orNull(valueOf(conversation.subject)) : null,
          attachments: order === 0 ? orNull(valueOf(conversation.attachments)) : null,
          session: isSession(session) ? session : null,
          row: offset + place,
        },
      ]
    })
  })
}

/**
 * Where the talks of a report's rows lie: null where the rows themselves are turns, and the path of each list within
 * them whose items are.
 */
export function talksOf(report: ReportDefinition): readonly (string | null)[] {
  const lists = listPaths(report).filter((path) => listReportOf(report, path)?.conversation !== undefined)
  return report.conversation === undefined ? lists : [null, ...lists]
}

/** A turn, or what parts it from the one before. */
export type TalkLine =
  | { readonly kind: 'day'; readonly day: WallSeconds }
  | { readonly kind: 'session'; readonly session: string }
  /** Somebody else of the operation goes on; null: nobody tells who. */
  | { readonly kind: 'handover'; readonly to: string | null; readonly row: number }
  | { readonly kind: 'turn'; readonly turn: Turn; readonly place: number }

const DAY_SECONDS = 86_400

function dayOf(at: WallSeconds | null): number | null {
  return at === null ? null : Math.floor(at / DAY_SECONDS)
}

/**
 * Turns with what stands between them: their days, where one talk ends and another begins, and where somebody else goes
 * on for the operation.
 */
export function linesOfTalk(turns: readonly Turn[]): readonly TalkLine[] {
  const hasSessions = new Set(turns.map(({ session }) => session)).size > 1
  const lines: TalkLine[] = []
  let before: Turn | undefined
  /** Who spoke last for the operation. */
  let onDuty: Turn | undefined
  let isHandedOn = false
  for (const [place, turn] of turns.entries()) {
    const isOther = before !== undefined && hasSessions && before.session !== turn.session
    if (isOther || (before === undefined && hasSessions)) {
      lines.push({ kind: 'session', session: turn.session ?? '' })
      onDuty = undefined
      isHandedOn = false
    }
    if (before === undefined || isOther || dayOf(before.at) !== dayOf(turn.at)) {
      if (turn.at !== null) lines.push({ kind: 'day', day: turn.at })
    }
    before = turn
    if (turn.kind === 'handed-on') {
      isHandedOn = true
      lines.push({ kind: 'handover', to: null, row: turn.row })
      continue
    }
    if (turn.speaker !== 'customer') {
      const isSomebodyElse =
        onDuty !== undefined && (onDuty.speaker !== turn.speaker || (onDuty.name ?? '') !== (turn.name ?? ''))
      if (isSomebodyElse && !isHandedOn) lines.push({ kind: 'handover', to: turn.name, row: turn.row })
      isHandedOn = false
      onDuty = turn
    }
    lines.push({ kind: 'turn', turn, place })
  }
  return lines
}

/** The words that a talk is told in. */
export interface TalkWords {
  readonly speaker: (turn: Turn) => string
  readonly handedOn: (to: string | null) => string
  readonly day: (at: WallSeconds) => string
  readonly session: (session: string) => string
}

/** A talk as text to be put elsewhere: a line for each turn, with its time and who said it. */
export function talkText(turns: readonly Turn[], words: TalkWords): string {
  return linesOfTalk(turns)
    .map((line) => {
      switch (line.kind) {
        case 'day':
          return `— ${words.day(line.day)} —`
        case 'session':
          return words.session(line.session)
        case 'handover':
          return `— ${words.handedOn(line.to)} —`
        case 'turn': {
          const { turn } = line
          const time = turn.at === null ? '' : `[${formatDay(turn.at)} ${formatTimeOfDay(turn.at)}] `
          const subject = turn.subject === null ? '' : `${turn.subject}\n`
          const attachments = turn.attachments === null ? '' : `\n${turn.attachments}`
          return `${time}${words.speaker(turn)}: ${subject}${turn.text}${attachments}`
        }
      }
    })
    .join('\n')
}

/**
 * The places of the turns that contain a text, whatever its case and accents, in order.
 *
 * @param sought empty: none
 */
export function turnsWith(turns: readonly Turn[], sought: string): readonly number[] {
  const wanted = fold(sought.trim())
  if (wanted === '') return []
  return [...turns.entries()]
    .filter(([, { text, subject, name }]) => [text, subject, name].some((each) => fold(each ?? '').includes(wanted)))
    .map(([place]) => place)
}
