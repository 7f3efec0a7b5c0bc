import type { Desk } from '../../desk/desk.ts'
import type { shiftsChannels } from '../../shared/ipc/shifts.ts'
import type { HandlersOf } from './handler.ts'

export function shiftsHandlers({ shifts }: Desk): HandlersOf<typeof shiftsChannels> {
  return {
    'shifts:sheets': ({ connectionId }) => shifts.sheets(connectionId),
    'shifts:import': async (sheet) => {
      await shifts.import(sheet)
      return null
    },
    'shifts:remove': async (sheet) => {
      await shifts.remove(sheet)
      return null
    },
    'shifts:adherence': (asked) => shifts.adherence(asked),
    'shifts:export': async (wish) => {
      const jobId = await shifts.export(wish)
      return jobId === null ? null : { jobId }
    },
    'shifts:sample': (wish) => shifts.sample(wish),
  }
}
