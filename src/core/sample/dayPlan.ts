import type { ReportDefinition } from '../../shared/reports/types.ts'
import { SECONDS_PER_DAY, wall, type WallSeconds } from '../../shared/time.ts'
import { contextOf, type RowContext } from './context.ts'
import { MOST_CUSTOMERS } from './people.ts'
import { hashText, mix, Random } from './random.ts'
import { timesOfDay } from './rhythm.ts'

/**
 * What happens on one day in one report: when, and which rows belong together. A row is made from it on demand, so a
 * day of 60,000 mails costs a few hundred kilobytes, not a few hundred megabytes.
 */
export interface DayPlan {
  readonly day: WallSeconds
  readonly seed: number
  /** Second of the day of each row, ascending. */
  readonly times: Uint32Array
  /** The row that each row is: itself, or the one before it of which it is an exact duplicate. */
  readonly origins: Uint32Array
  /** The row that began the conversation of each row. */
  readonly conversations: Uint32Array
  readonly customers: number
}

const SAME_SECOND_SHARE = 0.02
const DUPLICATE_SHARE = 0.004
const REPLY_SHARE = 0.55
const CONVERSATION_FIELD = /^(session|conversational|chat)_id$/
const LEAST_CUSTOMERS = 1_500

function customersOf(report: ReportDefinition, count: number): number {
  // An aggregate groups by customer: fewer of them, so that a row counts more than one event.
  const wanted = report.kind === 'aggregate' ? Math.max(300, count) : Math.max(LEAST_CUSTOMERS, count * 2)
  return Math.min(wanted, MOST_CUSTOMERS)
}

/** The plan of a day, the same for the same seed, report, day and number of rows. */
export function planDay(report: ReportDefinition, day: WallSeconds, count: number, operationSeed: number): DayPlan {
  const seed = mix(mix(operationSeed, hashText(report.key)), Math.floor(day / SECONDS_PER_DAY))
  const random = new Random(seed)
  const times = timesOfDay(report, count, random)
  const origins = new Uint32Array(count)
  const conversations = new Uint32Array(count)
  const talks = report.fields.some((field) => CONVERSATION_FIELD.test(field.name))
  for (let index = 0; index < count; index += 1) {
    const previous = index - 1
    const isDuplicate = index > 0 && random.chance(DUPLICATE_SHARE)
    const isReply = talks && index > 0 && random.chance(REPLY_SHARE)
    const sharesSecond = index > 0 && random.chance(SAME_SECOND_SHARE)
    origins[index] = isDuplicate ? (origins[previous] ?? 0) : index
    conversations[index] = isDuplicate || isReply ? (conversations[previous] ?? 0) : index
    if (isDuplicate || sharesSecond) times[index] = times[previous] ?? 0
  }
  return { day, seed, times, origins, conversations, customers: customersOf(report, count) }
}

/** Who and what the row at a place of the plan is about. */
export function contextAt(plan: DayPlan, index: number): RowContext {
  const conversation = plan.conversations[index] ?? 0
  return contextOf({
    at: wall(plan.day + (plan.times[index] ?? 0)),
    seed: mix(plan.seed, plan.origins[index] ?? 0),
    conversationSeed: mix(plan.seed ^ 0x5bd1e995, conversation),
    conversation,
    customers: plan.customers,
  })
}

const KEPT_DAYS = 64

/** The plans made last. */
export class DayPlans {
  readonly #seed: number
  readonly #kept = new Map<string, DayPlan>()

  constructor(seed: number) {
    this.#seed = seed
  }

  get(report: ReportDefinition, day: WallSeconds, count: number): DayPlan {
    const key = `${report.key} ${day}`
    const kept = this.#kept.get(key)
    // The number of rows is asked anew each time, since a test may change its mind about it.
    const plan = kept?.times.length === count ? kept : planDay(report, day, count, this.#seed)
    this.#kept.delete(key)
    this.#kept.set(key, plan)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_DAYS) break
      this.#kept.delete(oldest)
    }
    return plan
  }
}
