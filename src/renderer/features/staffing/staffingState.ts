import { z } from 'zod'
import { USUAL_MAX_OCCUPANCY } from '../../../shared/measures/staffing.ts'
import { INTERVAL_MINUTES, type IntervalMinutes, type StaffingSource } from '../../../shared/staffing/source.ts'
import type { StaffingWishes } from '../../../shared/staffing/plan.ts'

/** The numbers that the map of the week can show. */
export const SHOWN_NUMBERS = ['scheduled', 'agents', 'calls', 'serviceLevel', 'measuredLevel', 'serversNeed'] as const
export type ShownNumber = (typeof SHOWN_NUMBERS)[number]

/** What a user asks of the people that a report's intervals need. */
export interface KeptStaffing {
  readonly version: 1
  readonly minutes: IntervalMinutes
  readonly wishes: StaffingWishes
  readonly shown: ShownNumber
}

const SECONDS_PER_DAY = 86_400

export const keptStaffingSchema: z.ZodType<KeptStaffing> = z.object({
  version: z.literal(1),
  minutes: z.union(INTERVAL_MINUTES.map((each) => z.literal(each))),
  wishes: z.object({
    targetPercent: z.number().gt(0).lt(100),
    targetSeconds: z.int().min(0).max(SECONDS_PER_DAY),
    maxOccupancyPercent: z.number().gt(0).max(100),
    shrinkagePercent: z.number().min(0).lt(100),
    ahtSeconds: z.number().gt(0).max(SECONDS_PER_DAY).nullable(),
  }),
  shown: z.enum(SHOWN_NUMBERS),
})

/** What is asked before anybody chose anything. */
export const USUAL_WISHES: StaffingWishes = {
  targetPercent: 80,
  targetSeconds: 20,
  maxOccupancyPercent: USUAL_MAX_OCCUPANCY,
  shrinkagePercent: 30,
  ahtSeconds: null,
}

/** Half hours where the rows know them. */
export function freshStaffing({ minutes }: StaffingSource): KeptStaffing {
  const usual = minutes.find((each) => each === 30) ?? minutes[0] ?? 60
  return { version: 1, minutes: usual, wishes: USUAL_WISHES, shown: 'scheduled' }
}

/** What is kept, with intervals that the report's rows know. */
export function fittingStaffing(kept: KeptStaffing, source: StaffingSource): KeptStaffing {
  return source.minutes.includes(kept.minutes) ? kept : { ...kept, minutes: freshStaffing(source).minutes }
}
