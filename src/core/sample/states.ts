import type { ReportDefinition } from '../../shared/reports/types.ts'
import { SECONDS_PER_DAY, startOfDay, wall, type WallSeconds } from '../../shared/time.ts'
import { ACTIVITY_CODES, ATTRIBUTES, CAMPAIGNS, FORMS, ROUTING_POINTS, SKILLS } from './company.ts'
import { contextOf, type RowContext } from './context.ts'
import { ROSTER } from './people.ts'
import { hashText, mix } from './random.ts'

const OPENING_SECOND = 7 * 3_600
const CLOSING_SECOND = 20 * 3_600
const SHIFT_SECONDS = 8 * 3_600
const SLOT_SECONDS = 300
const CUSTOMERS = 1_500

/** What a report has a row for: how many there are, and how many agents work for each. */
interface Things {
  readonly count: number
  readonly crew: number
}

const WHOLE_CREW = 25
const RECORDS_OF_CAMPAIGNS = 180
const CHATS_OF_AGENT = 5

function thingsOf(report: ReportDefinition): Things {
  const has = (names: RegExp): boolean => report.fields.some((field) => names.test(field.name))
  if (report.shape?.kind === 'record') return { count: 1, crew: WHOLE_CREW }
  if (has(/^tel1$/)) return { count: RECORDS_OF_CAMPAIGNS, crew: 1 }
  if (has(/^chat_id$/)) return { count: ROSTER.length * CHATS_OF_AGENT, crew: 1 }
  if (has(/^attribute$/)) return { count: FORMS.length * ATTRIBUTES.length, crew: 1 }
  if (has(/agent/)) return { count: ROSTER.length, crew: 1 }
  if (report.fields.some((field) => field.type === 'telephone')) return { count: 60, crew: 1 }
  if (has(/skill/)) return { count: SKILLS.length, crew: 4 }
  if (has(/campa(?:ign|ing)/)) return { count: CAMPAIGNS.length, crew: 4 }
  if (has(/^rp_id$/)) return { count: ROUTING_POINTS.length, crew: 6 }
  if (has(/^cod_act$/)) return { count: ACTIVITY_CODES.length, crew: 4 }
  if (has(/^ip$/)) return { count: 3, crew: WHOLE_CREW }
  return { count: report.fields.some((field) => field.type === 'id') ? 24 : 1, crew: WHOLE_CREW }
}

function* contextsAt(
  report: ReportDefinition,
  at: WallSeconds,
  seconds: number,
  slotSeed: number,
): Generator<RowContext> {
  const { count, crew } = thingsOf(report)
  for (let place = 0; place < count; place += 1) {
    const seed = mix(slotSeed, place)
    const context = contextOf({ at, seed, conversationSeed: seed, conversation: place, customers: CUSTOMERS })
    const attribute = Math.floor(place / FORMS.length)
    const who = { agent: place, skill: place, campaign: place, routingPoint: place, activityCode: place, attribute }
    yield { ...context, ...who, workSeconds: seconds * crew }
  }
}

function daySeed(report: ReportDefinition, day: WallSeconds, seed: number): number {
  return mix(mix(seed, hashText(report.key)), Math.floor(day / SECONDS_PER_DAY))
}

/**
 * Rows of a day that sum it up: one for each agent, skill, campaign or the whole, for each stretch of the day where
 * rows tell the hour.
 */
export function* seriesContexts(report: ReportDefinition, day: WallSeconds, seed: number): Generator<RowContext> {
  const hourField = report.fields.find((field) => field.type === 'hour')
  const dateField = report.fields.find((field) => field.name === report.dateField)
  const reportSeed = daySeed(report, day, seed)
  if (hourField === undefined && dateField?.type !== 'dateTime') {
    yield* contextsAt(report, day, SHIFT_SECONDS, mix(reportSeed, 0))
    return
  }
  const step = (hourField?.stepMinutes ?? 60) * 60
  for (let second = OPENING_SECOND; second < CLOSING_SECOND; second += step) {
    yield* contextsAt(report, wall(day + second), step, mix(reportSeed, second))
  }
}

/** The state of things at an instant: counts go on through the day, everything else stays as it is. */
export function stateContexts(report: ReportDefinition, at: WallSeconds, seed: number): Generator<RowContext> {
  const slot = wall(Math.floor(at / SLOT_SECONDS) * SLOT_SECONDS)
  const worked = slot - startOfDay(slot) - OPENING_SECOND
  const seconds = Math.min(SHIFT_SECONDS, Math.max(0, worked))
  return contextsAt(report, slot, seconds, daySeed(report, startOfDay(slot), seed))
}
