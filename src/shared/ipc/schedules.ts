import { z } from 'zod'
import { PERIOD_PRESETS } from '../periods.ts'
import {
  scheduleFileFields,
  timingSchema,
  type ChosenFolder,
  type ScheduleDraft,
  type ScheduleView,
} from '../schedules.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import type { ConnectionsEvent } from './connections.ts'
import { id, name, parameters } from './inputs.ts'

const draft: z.ZodType<ScheduleDraft> = z.strictObject({
  scheduleId: id.nullable(),
  connectionId: id,
  reportKey: name,
  parameters,
  timing: timingSchema,
  period: z.enum(PERIOD_PRESETS),
  file: z
    .strictObject({
      ...scheduleFileFields,
      folderId: id.nullable(),
    })
    .nullable(),
  isEnabled: z.boolean(),
})
const ofSchedule = z.strictObject({ scheduleId: id })

export const schedulesChannels = {
  /** What is kept up to date by itself, in the order in which it was set up. */
  'schedules:list': answer(
    nothing,
    gives<readonly ScheduleView[]>(),
    after<SchedulesEvent | ConnectionsEvent>({ schedules: true, connections: true }),
  ),
  'schedules:save': action(draft, gives<{ readonly scheduleId: number }>()),
  'schedules:remove': action(ofSchedule, gives<null>()),
  /** Runs it now, whatever is due: as its user's own wish. */
  'schedules:run': action(ofSchedule, gives<null>()),
  /** Asks for the folder of a schedule's files; null where the user thought better of it. */
  'schedules:choose-folder': action(nothing, gives<ChosenFolder | null>()),
}

/** What is kept up to date by itself, or how that goes, changed. */
export interface SchedulesEvent {
  readonly kind: 'schedules'
}
