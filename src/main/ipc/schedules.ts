import type { Desk } from '../../desk/desk.ts'
import type { schedulesChannels } from '../../shared/ipc/schedules.ts'
import type { HandlersOf } from './handler.ts'

export function schedulesHandlers({ automation }: Desk): HandlersOf<typeof schedulesChannels> {
  return {
    'schedules:list': () => automation.list(),
    'schedules:save': async (draft) => ({ scheduleId: await automation.save(draft) }),
    'schedules:remove': async ({ scheduleId }) => {
      await automation.remove(scheduleId)
      return null
    },
    'schedules:run': async ({ scheduleId }) => {
      await automation.run(scheduleId)
      return null
    },
    'schedules:choose-folder': () => automation.chooseFolder(),
  }
}
