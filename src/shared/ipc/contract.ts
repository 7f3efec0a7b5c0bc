import { appChannels, type CommandEvent } from './app.ts'
import type { GivenBy, TakenBy } from './channel.ts'
import { checksChannels } from './checks.ts'
import { connectionsChannels, type ConnectionsEvent, type MaskedEvent } from './connections.ts'
import { conversationsChannels } from './conversations.ts'
import { coverageChannels, type StoredEvent } from './coverage.ts'
import { customersChannels, type StoryProgressEvent } from './customers.ts'
import { drawingsChannels } from './drawings.ts'
import { erasingChannels, type ErasingEvent } from './erasing.ts'
import { exportsChannels } from './exports.ts'
import { homeChannels, type HomeEvent } from './home.ts'
import { jobsChannels, type JobEvent } from './jobs.ts'
import { liveChannels, type LiveEvent } from './live.ts'
import { networkChannels, type ProxyLoginEvent, type ProxyLoginsEvent } from './network.ts'
import { operationCheckChannels, type MarksEvent } from './operationCheck.ts'
import { ownMeasuresChannels, type OwnMeasuresEvent } from './ownMeasures.ts'
import { ownReportsChannels } from './ownReports.ts'
import { paidStatesChannels, type PaidStatesEvent } from './paidStates.ts'
import { paperChannels } from './paper.ts'
import { policyChannels, type PolicyEvent } from './policy.ts'
import { preferencesChannels } from './preferences.ts'
import { quotaChannels, type QuotaEvent } from './quota.ts'
import { reportsChannels, type ReportsEvent } from './reports.ts'
import { resultsChannels, type FirstRowsEvent } from './results.ts'
import { retentionChannels, type RetentionEvent } from './retention.ts'
import { schedulesChannels, type SchedulesEvent } from './schedules.ts'
import { settingsChannels, type SettingsEvent } from './settings.ts'
import { staffingChannels } from './staffing.ts'
import { shiftsChannels, type ShiftsEvent } from './shifts.ts'
import { storeChannels, type StoreEvent } from './store.ts'
import { summariesChannels } from './summaries.ts'
import { teamChannels, type InvitationEvent, type TeamEvent } from './team.ts'
import { updatesChannels, type UpdatesEvent } from './updates.ts'
import { viewsChannels, type ViewsEvent } from './views.ts'

// What the window may ask of the main process, and what it is told: the subjects together. The window imports the types
// alone, since the schemas are needed where inputs are checked.

/** Every channel by its name. */
export const CHANNELS = {
  ...appChannels,
  ...settingsChannels,
  ...storeChannels,
  ...policyChannels,
  ...preferencesChannels,
  ...connectionsChannels,
  ...networkChannels,
  ...reportsChannels,
  ...coverageChannels,
  ...quotaChannels,
  ...resultsChannels,
  ...customersChannels,
  ...conversationsChannels,
  ...summariesChannels,
  ...paperChannels,
  ...drawingsChannels,
  ...staffingChannels,
  ...shiftsChannels,
  ...checksChannels,
  ...homeChannels,
  ...jobsChannels,
  ...exportsChannels,
  ...ownMeasuresChannels,
  ...ownReportsChannels,
  ...paidStatesChannels,
  ...operationCheckChannels,
  ...liveChannels,
  ...schedulesChannels,
  ...retentionChannels,
  ...erasingChannels,
  ...viewsChannels,
  ...updatesChannels,
  ...teamChannels,
}

type Declared = typeof CHANNELS
export type Channel = keyof Declared
export type InputOf<C extends Channel> = TakenBy<Declared[C]>
export type OutputOf<C extends Channel> = GivenBy<Declared[C]>

/** The channels that tell what there is: what the window may keep an answer of. */
export type AnswerChannel = {
  [C in Channel]: Declared[C]['kind'] extends 'answer' ? C : never
}[Channel]

/** What the main process tells the window unasked. */
export type AppEvent =
  | CommandEvent
  | SettingsEvent
  | StoreEvent
  | ConnectionsEvent
  | MaskedEvent
  | ReportsEvent
  | StoredEvent
  | QuotaEvent
  | FirstRowsEvent
  | StoryProgressEvent
  | HomeEvent
  | JobEvent
  | MarksEvent
  | ProxyLoginEvent
  | ProxyLoginsEvent
  | PolicyEvent
  | LiveEvent
  | SchedulesEvent
  | OwnMeasuresEvent
  | PaidStatesEvent
  | RetentionEvent
  | ErasingEvent
  | ShiftsEvent
  | ViewsEvent
  | UpdatesEvent
  | TeamEvent
  | InvitationEvent

/** Answers that are stale: all of a channel, or those to inputs that have the named parts. */
export type StaleAnswers = readonly [AnswerChannel] | readonly [AnswerChannel, object]
