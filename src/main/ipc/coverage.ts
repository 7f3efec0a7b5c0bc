import type { Desk } from '../../desk/desk.ts'
import type { coverageChannels } from '../../shared/ipc/coverage.ts'
import type { HandlersOf } from './handler.ts'

export function coverageHandlers(desk: Desk): HandlersOf<typeof coverageChannels> {
  return {
    'coverage:get': async ({ scope, range, byDay }) => desk.coverage.get(await desk.opened(), scope, range, byDay),
  }
}
