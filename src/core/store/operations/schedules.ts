import { listSchedules, putSchedule, rememberRun, removeSchedule, tryAgain } from '../tables/schedules.ts'
import type { ScheduleMemory, ScheduleOrder } from '../records/schedules.ts'
import type { Writing } from '../threads/subject.ts'

/** What is fetched and written by itself. */
export const schedules = ({ database }: Writing) => ({
  list: () => listSchedules(database),
  put: (input: { id: number | null; order: ScheduleOrder; covered: number | null }) =>
    putSchedule(database, input.id, input.order, input.covered),
  rememberRun: ({ id, memory }: { id: number; memory: Partial<ScheduleMemory> }) => {
    rememberRun(database, id, memory)
  },
  /** Lets what waits for a person be tried again, of one connection or of all. */
  tryAgain: (connectionId: number | null) => {
    tryAgain(database, connectionId)
  },
  /** @returns whether there was such a schedule */
  remove: (id: number) => removeSchedule(database, id),
})
