import { z } from 'zod'
import { MASKS } from '../masks.ts'
import {
  keptSchema,
  scheduleFileFields,
  timingSchema,
  type ChosenFolder,
  type ScheduleDraft,
  type ScheduleView,
} from '../schedules.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import type { ConnectionsEvent } from './connections.ts'
import { id, name, parameters } from './inputs.ts'
import type { ReportsEvent } from './reports.ts'
import type { ViewsEvent } from './views.ts'

const draft: z.ZodType<ScheduleDraft> = z.strictObject({
  scheduleId: id.nullable(),
  connectionId: id,
  reportKey: name.nullable(),
  parameters,
  keeps: keptSchema,
  timing: timingSchema,
  file: z
    .strictObject({
      ...scheduleFileFields,
      folderId: id.nullable(),
    })
    .nullable(),
  mask: z.enum(MASKS).nullable().exactOptional(),
  isEnabled: z.boolean(),
})
const ofSchedule = z.strictObject({ scheduleId: id })

export const schedulesChannels = {
  /** What is kept up to date by itself, in the order in which it was set up. */
  'schedules:list': answer(
    nothing,
    gives<readonly ScheduleView[]>(),
    after<SchedulesEvent | ViewsEvent | ReportsEvent | ConnectionsEvent>({
      schedules: true,
      views: true,
      reports: true,
      connections: true,
    }),
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
