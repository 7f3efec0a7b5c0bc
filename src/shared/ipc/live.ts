import { z } from 'zod'
import { LEAST_EVERY_MINUTES, MOST_EVERY_MINUTES, type LiveState, type LogGap } from '../live.ts'
import { action, after, answer, gives } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import { ofConnection, range, scope } from './inputs.ts'

export const liveChannels = {
  /** The logs that were ever switched on. */
  'live:list': answer(ofConnection, gives<readonly LiveState[]>(), after<LiveEvent>({ live: true })),
  /** Switches a log on or off, or changes its cadence. What is switched on goes on at the next start. */
  'live:set': action(
    z.strictObject({
      scope,
      isOn: z.boolean(),
      everyMinutes: z.int().min(LEAST_EVERY_MINUTES).max(MOST_EVERY_MINUTES),
    }),
    gives<LiveState>(),
  ),
  /** The stretches that nobody saw, in order of time; of a period those that reach into it, whole. */
  'live:gaps': answer(
    z.strictObject({ scope, range: range.nullable() }),
    gives<readonly LogGap[]>(),
    after<LiveEvent | StoredEvent>({ live: true, stored: true }),
  ),
}

/** A continuous log was switched, polls, has polled, or waits. */
export interface LiveEvent {
  readonly kind: 'live'
  readonly state: LiveState
}
