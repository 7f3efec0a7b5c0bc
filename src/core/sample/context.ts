import type { WallSeconds } from '../../shared/time.ts'
import { ACTIVITY_CODES, CAMPAIGNS, ROUTING_POINTS, SKILLS, type Numbered } from './company.ts'
import { customerAt, ROSTER, type Agent, type Customer } from './people.ts'
import type { Told } from './history/told.ts'
import { itemAt, mix } from './random.ts'

/** Who and what one row is about, before any field is written. Everything else of the row follows from it. */
export interface RowContext {
  readonly at: WallSeconds
  /** Seed of this row alone. */
  readonly seed: number
  /** Seed that the messages of one conversation share. */
  readonly conversationSeed: number
  /** Running number of the conversation within its report and day. */
  readonly conversation: number
  readonly agent: number
  readonly customer: number
  readonly campaign: number
  readonly skill: number
  readonly routingPoint: number
  readonly activityCode: number
  readonly attribute: number
  /** Items of a list alone: their place in it, from 0. */
  readonly turn?: number
  /** Rows of states and series: the working time of agents that the row sums up, in seconds. */
  readonly workSeconds?: number
  /** What the operation's history knows of the row; rows of reports that are invented by themselves have none. */
  readonly told?: Told
}

interface ContextOrigin {
  readonly at: WallSeconds
  readonly seed: number
  readonly conversationSeed: number
  readonly conversation: number
  /** Customers to choose from. */
  readonly customers: number
}

export function contextOf(origin: ContextOrigin): RowContext {
  const { at, seed, conversationSeed, conversation, customers } = origin
  return {
    at,
    seed,
    conversationSeed,
    conversation,
    agent: mix(conversationSeed, 11),
    customer: mix(conversationSeed, 12) % customers,
    campaign: mix(conversationSeed, 13),
    skill: mix(conversationSeed, 14),
    routingPoint: mix(conversationSeed, 15),
    activityCode: mix(conversationSeed, 16),
    attribute: mix(seed, 31),
  }
}

const NOBODY: Agent = { id: '', name: '', dni: '' }
const NOTHING: Numbered = { id: '', name: '' }

function thingAt(list: readonly Numbered[], place: number): Numbered {
  return place < 0 ? NOTHING : itemAt(list, place)
}

/**
 * The agent of a row, nobody where its place is below 0; so it is with campaigns, skills and codes.
 *
 * @param place 0 for the agent; another number for each other agent of the row (who received, who transferred)
 */
export function agentOf(context: RowContext, place = 0): Agent {
  return context.agent < 0 ? NOBODY : itemAt(ROSTER, context.agent + place)
}

export function customerOf(context: RowContext): Customer {
  return customerAt(context.customer)
}

export function campaignOf(context: RowContext): Numbered {
  return thingAt(CAMPAIGNS, context.campaign)
}

export function skillOf(context: RowContext): Numbered {
  return thingAt(SKILLS, context.skill)
}

export function routingPointOf(context: RowContext): Numbered {
  return itemAt(ROUTING_POINTS, context.routingPoint)
}

export function activityCodeOf(context: RowContext): Numbered {
  return thingAt(ACTIVITY_CODES, context.activityCode)
}

/** The second code of a row, which most do not have. */
export function secondCodeOf(context: RowContext): Numbered | undefined {
  if (context.activityCode < 0) return undefined
  const roll = mix(context.conversationSeed, 17)
  return roll % 10 < 6 ? undefined : itemAt(ACTIVITY_CODES, roll)
}
