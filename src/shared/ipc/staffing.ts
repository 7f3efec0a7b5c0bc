import { z } from 'zod'
import { WINDOW_FORMATS } from '../fileFormats.ts'
import { LANGUAGES } from '../language.ts'
import { INTERVAL_MINUTES } from '../staffing/source.ts'
import type { StaffingWishes } from '../staffing/plan.ts'
import type { StaffingVolume } from '../staffing/volume.ts'
import { action, after, answer, gives } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import { rowSet } from './inputs.ts'

const SECONDS_PER_DAY = 86_400
const ALL_OF_IT = 100

/** How long a wait on an answer may be, in whole seconds, so that it can be counted as well. */
const targetSeconds = z.int().min(0).max(SECONDS_PER_DAY)

/** What is wanted of an interval, within the bounds of Erlang C. */
export const staffingWishes: z.ZodType<StaffingWishes> = z.strictObject({
  targetPercent: z.number().gt(0).lt(ALL_OF_IT),
  targetSeconds,
  maxOccupancyPercent: z.number().gt(0).max(ALL_OF_IT),
  shrinkagePercent: z.number().min(0).lt(ALL_OF_IT),
  ahtSeconds: z.number().gt(0).max(SECONDS_PER_DAY).nullable(),
})

const asked = {
  rows: rowSet,
  minutes: z.union(INTERVAL_MINUTES.map((each) => z.literal(each))),
  /** Whose words titles are in. */
  language: z.enum(LANGUAGES),
}

export const staffingChannels = {
  /** What came in the intervals of each weekday. A newer request of the same slot stops one that is under way. */
  'staffing:volume': answer(
    z.strictObject({ slot: z.string().min(1).max(100), targetSeconds, ...asked }),
    gives<StaffingVolume>(),
    after<StoredEvent>({
      // Handling times and what the servers think come from other reports of the operation.
      stored: ({ connectionId }) => ({ rows: connectionId === null ? {} : { connectionId } }),
    }),
  ),
  /** Asks for a file's name and place, and writes the plan there; null where the user thought better of it. */
  'staffing:export': action(
    z.strictObject({ ...asked, wishes: staffingWishes, format: z.enum(WINDOW_FORMATS) }),
    gives<{ readonly jobId: string } | null>(),
  ),
}
