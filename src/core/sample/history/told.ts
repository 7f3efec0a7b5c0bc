import type { WallSeconds } from '../../../shared/time.ts'

/**
 * What the history knows of a row beside who and what it is about. What is left out is invented by the names of fields.
 */
export interface Told {
  /** How the contact came about, as the report has it: `inbound`, `chat-whatsapp`. */
  readonly type?: string
  /** What became of it, in the report's words. */
  readonly result?: string
  /** What became of the call, where `result` is that of the record. */
  readonly callResult?: string
  readonly rowType?: string
  /** A code that only chats have. */
  readonly chatCode?: string
  readonly answer?: string
  readonly channel?: string
  /** Seconds. */
  readonly ivr?: number
  readonly wait?: number
  readonly ring?: number
  readonly talk?: number
  readonly acw?: number
  /** Of a span of work, of a hold, of a break: how long it was. */
  readonly seconds?: number
  readonly isAnswered?: boolean
  readonly agentHangsUp?: boolean
  /** Who handed it on, and who got it: places in the roster. */
  readonly fromAgent?: number
  readonly toAgent?: number
  readonly dnis?: string
  readonly state?: string
  readonly action?: string
  /** What is counted: an interaction of a skill, a call of an agent, or a stretch of an agent's time. */
  readonly counts?: 'interaction' | 'call' | 'time'
  readonly login?: WallSeconds
  readonly logout?: WallSeconds
  readonly customerChars?: number
  readonly agentChars?: number
  readonly closedAt?: WallSeconds
  readonly isOpen?: boolean
  readonly source?: string
  /** A mail that the customer wrote; others are the company's. */
  readonly isFromCustomer?: true
  readonly message?: string
  /** Percentages of an evaluation. */
  readonly criticalPrecision?: number
  readonly opportunityPrecision?: number
  readonly accuracy?: number
  readonly isMet?: boolean
  readonly isCritical?: boolean
  readonly analyst?: string
  readonly scores?: readonly number[]
  readonly silence?: number
  readonly isSlowToGreet?: boolean
  /** The quality form. */
  readonly form?: string
  /** Durations by the names of fields, in seconds. */
  readonly named?: Readonly<Record<string, number>>
  /** No customer has to do with it. */
  readonly isAlone?: true
}
