import type { ReportDefinition } from '../reports/types.ts'
import type { Interval } from './intervals.ts'

/** When one agent was logged in, as the rows of a report tell. */
export interface PresentAgent {
  /** What tells the agent apart, then what else the rows call them by; '' for what they do not tell. */
  readonly names: readonly string[]
  /** In order, none touching another. */
  readonly present: readonly Interval[]
  /** The part of it in states of work; null where the report tells of no states. */
  readonly available: readonly Interval[] | null
}

export interface Presence {
  readonly agents: readonly PresentAgent[]
  /** Rows of which it cannot be read from when until when they are. */
  readonly unread: number
}

/** What people read of an agent: the name where there is one, and the id. */
export function agentText({ names }: Pick<PresentAgent, 'names'>): string {
  const [id = '', name = ''] = names
  if (name === '') return id
  return id === '' ? name : `${name} (${id})`
}

/** Whether a report tells when agents were logged in. */
export function tellsPresence({ presence }: ReportDefinition): boolean {
  return presence !== undefined
}
