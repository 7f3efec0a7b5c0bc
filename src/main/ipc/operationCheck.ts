import type { Desk } from '../../desk/desk.ts'
import type { operationCheckChannels } from '../../shared/ipc/operationCheck.ts'
import type { HandlersOf } from './handler.ts'

export function operationCheckHandlers(desk: Desk): HandlersOf<typeof operationCheckChannels> {
  return {
    'marks:list': async ({ connectionId }) => desk.marks.list((await desk.opened()).store, connectionId),
    'check:plan': ({ connectionId }) => desk.check.plan(connectionId),
    'check:start': async ({ connectionId }) => ({ jobId: await desk.check.start(connectionId) }),
  }
}
