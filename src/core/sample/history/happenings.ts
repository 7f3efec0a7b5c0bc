import type { Happening } from '../../../shared/reports/happenings.ts'
import { SECONDS_PER_DAY, startOfDay, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import type { RowContext } from '../context.ts'
import * as digital from './digitalHappenings.ts'
import { botMessages } from './botMessages.ts'
import type { History, HistoryDay } from './history.ts'
import { messagesOf } from './messages.ts'
import { previewRecords } from './previewRecords.ts'
import * as voice from './voiceHappenings.ts'

/** The happenings of a kind on a day, in order of time. */
type OfDay = (day: HistoryDay, start: WallSeconds) => Iterable<RowContext>

const OF_DAY: Readonly<Record<Exclude<Happening, 'work' | 'breaks' | 'messages' | 'records'>, OfDay>> = {
  'handled-calls': voice.handledCalls,
  'coded-calls': voice.codedCalls,
  'uncoded-calls': voice.uncodedCalls,
  'campaign-calls': voice.campaignCalls,
  diallings: voice.diallings,
  recognitions: voice.recognitions,
  machines: voice.machines,
  'unanswered-diallings': voice.unansweredDiallings,
  'unconnected-calls': voice.unconnectedCalls,
  'all-calls': voice.allCalls,
  interactions: digital.interactions,
  'answered-interactions': digital.answeredInteractions,
  'abandoned-interactions': digital.abandonedInteractions,
  states: voice.states,
  holds: voice.holds,
  transfers: voice.transfers,
  previews: voice.previews,
  'preview-records': previewRecords,
  menus: voice.menus,
  sessions: digital.sessions,
  'whatsapp-sessions': digital.whatsappSessions,
  'bot-messages': botMessages,
  'advertised-sessions': digital.advertisedSessions,
  chats: digital.chats,
  'transferred-chats': digital.transferredChats,
  cases: digital.cases,
  'closed-cases': digital.closedCases,
  'answered-mails': digital.answeredMails,
  'transferred-cases': digital.transferredCases,
  evaluations: digital.evaluations,
  'evaluated-attributes': digital.evaluatedAttributes,
  surveys: digital.surveys,
  analyses: digital.analyses,
  'assistant-questions': digital.assistantQuestions,
}

/** Happenings that do not bear the time of the call or chat that brought them about. */
const LATER_THAN_THEIR_CALLS: ReadonlySet<Happening> = new Set([
  'bot-messages',
  'preview-records',

  'states',
  'holds',
  'evaluations',
  'evaluated-attributes',
])

/**
 * The calls, diallings, chats and cases of a day that lie within a range, so that a look at ten minutes does not make
 * rows of a whole day.
 */
function partOf(day: HistoryDay, { from, to }: TimeRange): HistoryDay {
  const within = <Item extends { readonly at: WallSeconds }>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ at }) => at >= from && at <= to)
  return {
    crew: day.crew,
    calls: within(day.calls),
    attempts: within(day.attempts),
    endedInMenu: within(day.endedInMenu),
    chats: within(day.chats),
    cases: within(day.cases),
  }
}

/** What is dialled last takes the place of what a record met before. */
function lastOfRecords(diallings: Iterable<RowContext>): Iterable<RowContext> {
  const last = new Map<string, RowContext>()
  for (const context of diallings) last.set(`${context.campaign} ${context.customer}`, context)
  return last.values()
}

function* plain(history: History, happening: Happening, range: TimeRange): Generator<RowContext> {
  for (let day = startOfDay(range.from); day <= range.to; day = wall(day + SECONDS_PER_DAY)) {
    if (happening === 'work' || happening === 'breaks') {
      yield* voice.workOf(history.dayOf(day), range, happening === 'breaks')
      continue
    }
    const ofDay: OfDay =
      happening === 'messages' ? messagesOf(history.seed) : OF_DAY[happening === 'records' ? 'diallings' : happening]
    const whole = history.dayOf(day)
    const part = LATER_THAN_THEIR_CALLS.has(happening) ? whole : partOf(whole, range)
    for (const context of ofDay(part, day)) {
      if (context.at > range.to) break
      if (context.at >= range.from) yield context
    }
  }
}

/**
 * What of a kind happened between two instants, both included, in order of time within each day. Work is cut at both of
 * them, and on the half hours: what an agent does lasts.
 */
export function happeningsIn(history: History, happening: Happening, range: TimeRange): Iterable<RowContext> {
  const found = plain(history, happening, range)
  return happening === 'records' ? lastOfRecords(found) : found
}
