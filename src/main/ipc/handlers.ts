import type { Desk } from '../../desk/desk.ts'
import type { CHANNELS } from '../../shared/ipc/contract.ts'
import type { Surroundings } from './surroundings.ts'
import { appHandlers } from './app.ts'
import { checksHandlers } from './checks.ts'
import { connectionsHandlers } from './connections.ts'
import { conversationsHandlers } from './conversations.ts'
import { coverageHandlers } from './coverage.ts'
import { customersHandlers } from './customers.ts'
import { drawingsHandlers } from './drawings.ts'
import { erasingHandlers } from './erasing.ts'
import { exportsHandlers } from './exports.ts'
import type { HandlersOf } from './handler.ts'
import { homeHandlers } from './home.ts'
import { jobsHandlers } from './jobs.ts'
import { liveHandlers } from './live.ts'
import { networkHandlers } from './network.ts'
import { operationCheckHandlers } from './operationCheck.ts'
import { ownMeasuresHandlers } from './ownMeasures.ts'
import { ownReportsHandlers } from './ownReports.ts'
import { paidStatesHandlers } from './paidStates.ts'
import { paperHandlers } from './paper.ts'
import { policyHandlers } from './policy.ts'
import { preferencesHandlers } from './preferences.ts'
import { quotaHandlers } from './quota.ts'
import { reportsHandlers } from './reports.ts'
import { resultsHandlers } from './results.ts'
import { retentionHandlers } from './retention.ts'
import { schedulesHandlers } from './schedules.ts'
import { settingsHandlers } from './settings.ts'
import { shiftsHandlers } from './shifts.ts'
import { staffingHandlers } from './staffing.ts'
import { storeHandlers } from './store.ts'
import { summariesHandlers } from './summaries.ts'
import { updatesHandlers } from './updates.ts'
import { teamHandlers } from './team.ts'
import { viewsHandlers } from './views.ts'

/** What answers each channel. */
export type Handlers = HandlersOf<typeof CHANNELS>

/** The handlers of all subjects. A subject that is missing does not compile. */
export function handlersOf(desk: Desk, surroundings: Surroundings): Handlers {
  return {
    ...appHandlers(surroundings),
    ...settingsHandlers(surroundings),
    ...storeHandlers(desk),
    ...policyHandlers(surroundings),
    ...preferencesHandlers(desk),
    ...connectionsHandlers(desk, surroundings),
    ...networkHandlers(desk, surroundings),
    ...reportsHandlers(desk),
    ...coverageHandlers(desk),
    ...quotaHandlers(desk),
    ...resultsHandlers(desk),
    ...customersHandlers(desk, surroundings),
    ...conversationsHandlers(desk),
    ...summariesHandlers(desk),
    ...paperHandlers(desk, surroundings),
    ...drawingsHandlers(surroundings),
    ...staffingHandlers(desk),
    ...shiftsHandlers(desk),
    ...checksHandlers(desk, surroundings),
    ...homeHandlers(desk, surroundings),
    ...jobsHandlers(desk),
    ...exportsHandlers(desk, surroundings),
    ...ownMeasuresHandlers(desk),
    ...paidStatesHandlers(desk),
    ...ownReportsHandlers(desk, surroundings),
    ...operationCheckHandlers(desk),
    ...liveHandlers(desk),
    ...schedulesHandlers(desk),
    ...retentionHandlers(desk),
    ...erasingHandlers(desk),
    ...viewsHandlers(desk, surroundings),
    ...updatesHandlers(surroundings),
    ...teamHandlers(desk, surroundings),
  }
}
