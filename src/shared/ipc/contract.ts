import type { UnreadValues } from '../answerNotes.ts'
import type { Choices } from '../choices.ts'
import type { Counting, Counts } from '../counts.ts'
import type { CustomReport, KeyedCustomReport, SavedCustomReport } from '../customReports/customReport.ts'
import type { Trial, TrialOutcome } from '../customReports/trial.ts'
import type { LogGap, LiveState } from '../live.ts'
import type { Question } from '../query.ts'
import type { Picker, ReportDefinition } from '../reports/types.ts'
import type { AsideCopy } from '../asideCopies.ts'
import type { RetentionChange, RetentionPreview, RetentionRule } from '../retention.ts'
import type { ResultView, RowBlock, RowItems, TextRow } from '../rows.ts'
import type { TimeRange } from '../time.ts'
import type { CheckPlan, ReportMark } from '../operationCheck.ts'
import type { ConnectionDraft, ConnectionSummary, SavedConnection, TokenVerdict } from '../connections.ts'
import type { Quota } from '../quota.ts'
import type { CustomerHolding, CustomerScope, ErasureScope } from '../erasing.ts'
import type { Coverage, ReportHolding, ReportScope } from '../holdings.ts'
import type { ExportRequest } from '../exports.ts'
import type { JobSnapshot } from '../jobs.ts'
import type { PullRequest } from '../pulls.ts'
import type { ImportedReport } from './ownReports.ts'
import type { AppInfo, Command, Link } from './app.ts'
import type { JsonValue } from '../json.ts'
import type { RebuildOutcome, StoreState } from '../storeState.ts'
import type { Settings, SettingsView } from '../settings.ts'
import type { ReplyText } from './reply.ts'
import type { OpenedResult, ValueList } from '../results.ts'
import type { ChosenFolder, ScheduleDraft, ScheduleView } from '../schedules.ts'

// What the window may ask of the main process, and what it is told. Types only: nothing of this file is left in the preload.

type Channels<T extends Record<string, { readonly input: unknown; readonly output: unknown }>> = T

/** Every channel: what it takes and what it answers. A channel without input takes null. */
export type Requests = Channels<{
  'app:info': { input: null; output: AppInfo }
  'app:show-data-folder': { input: null; output: null }
  'app:save-support-file': { input: null; output: { readonly isSaved: boolean } }
  'app:open-link': { input: { readonly link: Link }; output: null }
  'app:quit': { input: null; output: null }
  /** Lets the window fill the screen, or no longer. */
  'app:full-screen': { input: { readonly isFull: boolean }; output: null }

  'settings:get': { input: null; output: SettingsView }
  'settings:set': { input: Partial<Settings>; output: SettingsView }

  'store:state': { input: null; output: StoreState }
  /** Tries again to open the store. */
  'store:open': { input: null; output: StoreState }
  /** Saves what can be read of a damaged store into a new one, and opens that. */
  'store:rebuild': { input: null; output: RebuildOutcome }
  /** Puts a store that cannot be opened aside, under another name, and begins a new one. */
  'store:start-anew': { input: null; output: StoreState }
  /** Copies of the store that were put aside: no erasure reaches into them. */
  'store:copies': { input: null; output: readonly AsideCopy[] }
  'store:delete-copies': { input: null; output: null }

  /** Everything that the window keeps for itself, at once: its first screen needs much of it. */
  'preferences:all': { input: null; output: Readonly<Record<string, JsonValue>> }
  'preference:set': { input: { readonly key: string; readonly value: JsonValue }; output: null }

  'connections:list': { input: null; output: readonly ConnectionSummary[] }
  /** Tries a draft with one cheap request. Nothing is stored. */
  'connections:test': { input: ConnectionDraft; output: TokenVerdict }
  'connections:save': {
    input: { readonly draft: ConnectionDraft; readonly keeping: 'kept' | 'this-run' }
    output: SavedConnection
  }
  'connections:remove': { input: { readonly connectionId: number; readonly withRows: boolean }; output: null }
  /** The sample operation as a connection, made where there is none yet. */
  'connections:add-sample': { input: null; output: ConnectionSummary }

  'reports:list': { input: null; output: readonly ReportDefinition[] }
  'reports:holdings': { input: { readonly connectionId: number }; output: readonly ReportHolding[] }
  /** The parameters with which something was fetched, the latest first. */
  'reports:parameter-sets': {
    input: { readonly connectionId: number; readonly reportKey: string }
    output: readonly Readonly<Record<string, string>>[]
  }

  /** What the newest list of the operation offers for a parameter. */
  'reports:choices': { input: { readonly connectionId: number; readonly picker: Picker }; output: Choices }

  'coverage:get': {
    input: {
      readonly scope: ReportScope
      readonly range: TimeRange | null
      /** Sums: each day by itself. */
      readonly byDay?: boolean
    }
    output: Coverage
  }

  'quota:get': { input: { readonly connectionId: number }; output: Quota }
  /** Asks the server, which costs one request. */
  'quota:refresh': { input: { readonly connectionId: number }; output: Quota }

  /** Fixes the rows of a question, and brings those that are shown at first. A newer question of the same slot replaces it, also while it is still being answered. */
  'result:open': {
    input: {
      readonly slot: string
      readonly question: Question
      /** What is shown of it at first; its first rows are told beforehand under this number of the window's own. */
      readonly view: ResultView & { readonly turn: number }
    }
    output: OpenedResult & { readonly blocks: readonly RowBlock[] }
  }
  /** A block of rows; long texts are cut to a preview. */
  'result:rows': {
    input: { readonly resultId: number; readonly offset: number; readonly limit: number }
    output: readonly TextRow[]
  }
  /** One row whole. */
  'result:row': { input: { readonly resultId: number; readonly place: number }; output: TextRow }
  /** What the sums of a row are without. */
  'result:unread': {
    input: { readonly resultId: number; readonly place: number }
    output: readonly UnreadValues[]
  }
  /** The items of a row's list, from the first on. */
  'result:items': {
    input: { readonly resultId: number; readonly place: number; readonly list: string; readonly limit: number }
    output: RowItems
  }
  /** The values of a field in the rows of a question, with their counts. */
  'result:values': {
    input: { readonly question: Question; readonly field: string; readonly search: string; readonly limit: number }
    output: ValueList
  }
  /** How many rows of a question there are, by time and values. A newer request of the same slot stops one that still waits. */
  'result:counts': {
    input: { readonly slot: string; readonly question: Question; readonly counting: Counting }
    output: Counts
  }

  'pull:start': { input: PullRequest; output: { readonly jobId: string } }
  /** Asks for a file's name and place; null where the user thought better of it. */
  'export:start': { input: ExportRequest; output: { readonly jobId: string } | null }
  'export:open': { input: { readonly jobId: string }; output: null }
  'export:reveal': { input: { readonly jobId: string }; output: null }
  'jobs:list': { input: null; output: readonly JobSnapshot[] }
  'jobs:cancel': { input: { readonly jobId: string }; output: null }
  'jobs:retry': { input: { readonly jobId: string }; output: { readonly jobId: string } }
  /** Takes an ended job off the list. */
  'jobs:dismiss': { input: { readonly jobId: string }; output: null }

  /** The reports that the user described, as they described them; `reports:list` has them among all others. */
  'own-reports:list': { input: null; output: readonly KeyedCustomReport[] }
  /** Sends one request, and says what came. A newer trial stops one that is under way. */
  'own-reports:try': { input: Trial; output: TrialOutcome }
  'own-reports:stop-trial': { input: null; output: null }
  /** Rows that would be erased with a change, because they were fetched in another way. */
  'own-reports:rows-to-lose': {
    input: { readonly key: string; readonly report: CustomReport }
    output: { readonly rows: number }
  }
  /** Keeps a report; without a key, a new one. */
  'own-reports:save': {
    input: { readonly key: string | null; readonly report: CustomReport }
    output: SavedCustomReport
  }
  /** Removes a report and all of its rows. */
  'own-reports:remove': { input: { readonly key: string }; output: null }
  /** Writes a report, without rows or token, into a file that the user chooses; null where they thought better of it. */
  'own-reports:export': { input: { readonly key: string }; output: { readonly fileName: string } | null }
  /** Reads a report out of a file that the user chooses. Nothing is kept yet. */
  'own-reports:import': { input: null; output: ImportedReport }

  'marks:list': { input: { readonly connectionId: number }; output: readonly ReportMark[] }
  'check:plan': { input: { readonly connectionId: number }; output: CheckPlan }
  'check:start': { input: { readonly connectionId: number }; output: { readonly jobId: string } }

  /** The logs that were ever switched on. */
  'live:list': { input: { readonly connectionId: number }; output: readonly LiveState[] }
  /** Switches a log on or off, or changes its cadence. What is switched on goes on at the next start. */
  'live:set': {
    input: { readonly scope: ReportScope; readonly isOn: boolean; readonly everyMinutes: number }
    output: LiveState
  }
  /** The stretches that nobody saw, in order of time; of a period those that reach into it, whole. */
  'live:gaps': {
    input: { readonly scope: ReportScope; readonly range: TimeRange | null }
    output: readonly LogGap[]
  }

  /** Sets what part of the day's limit, in percent, automatic work leaves untouched. */
  'quota:set-reserve': { input: { readonly connectionId: number; readonly percent: number }; output: Quota }

  /** What is kept up to date by itself, in the order in which it was set up. */
  'schedules:list': { input: null; output: readonly ScheduleView[] }
  'schedules:save': { input: ScheduleDraft; output: { readonly scheduleId: number } }
  'schedules:remove': { input: { readonly scheduleId: number }; output: null }
  /** Runs it now, whatever is due: as its user's own wish. */
  'schedules:run': { input: { readonly scheduleId: number }; output: null }
  /** Asks for the folder of a schedule's files; null where the user thought better of it. */
  'schedules:choose-folder': { input: null; output: ChosenFolder | null }

  'retention:get': { input: null; output: readonly RetentionRule[] }
  /** What would go now, if the rule were set or taken away; null: by the rules there are. */
  'retention:preview': { input: RetentionChange | null; output: readonly RetentionPreview[] }
  /** Sets a rule, or takes it away so that a wider one holds; what it lets go goes soon after. */
  'retention:set': { input: RetentionChange; output: null }

  /** Looks through every row for a customer; a newer look stops one that is under way. */
  'erase:customer-preview': { input: CustomerScope; output: readonly CustomerHolding[] }
  'erase:customer': { input: CustomerScope & { readonly withMentions: boolean }; output: { readonly rows: number } }
  'erase:preview': { input: ErasureScope; output: { readonly rows: number } }
  'erase:run': { input: ErasureScope; output: { readonly rows: number } }
}>

export type Channel = keyof Requests
export type InputOf<C extends Channel> = Requests[C]['input']
export type OutputOf<C extends Channel> = Requests[C]['output']

/** What the main process tells the window unasked. */
export type AppEvent =
  /** A job began, went on or ended. */
  | { readonly kind: 'job'; readonly job: JobSnapshot }
  | { readonly kind: 'job-dismissed'; readonly jobId: string }
  /** Rows were stored or erased; null: of every connection, of every report. */
  | { readonly kind: 'stored'; readonly connectionId: number | null; readonly reportKey: string | null }
  /** The first rows of an answer that is still being looked for; `unfilteredTotal` null: that is still to be counted. */
  | {
      readonly kind: 'first-rows'
      readonly slot: string
      readonly turn: number
      readonly fields: readonly string[]
      readonly rows: readonly TextRow[]
      readonly unfilteredTotal: number | null
    }
  /** A customer was erased: nothing that the window holds of how it was used may come back into the store. */
  | { readonly kind: 'customer-erased' }
  /** A continuous log was switched, polls, has polled, or waits. */
  | { readonly kind: 'live'; readonly state: LiveState }
  | { readonly kind: 'connections' }
  /** The list of reports is another one. */
  | { readonly kind: 'reports' }
  /** What is known of an operation's reports changed. */
  | { readonly kind: 'marks'; readonly connectionId: number }
  | { readonly kind: 'settings'; readonly settings: SettingsView }
  | { readonly kind: 'store'; readonly state: StoreState }
  | { readonly kind: 'command'; readonly command: Command }
  /** What is kept up to date by itself, or how that goes, changed. */
  | { readonly kind: 'schedules' }
  | { readonly kind: 'retention' }
  | { readonly kind: 'quota'; readonly connectionId: number }
  /** How far an erasure is; `done` of `total` rows or tables. */
  | {
      readonly kind: 'erasing'
      readonly step: 'looking' | 'compacting'
      readonly done: number
      readonly total: number
    }
  /** A part of the program died and was started anew. */
  | { readonly kind: 'worker-restarted' }

/** What the preload puts into the window as `atalaya`. */
export interface Bridge {
  readonly request: <C extends Channel>(channel: C, input: InputOf<C>) => Promise<ReplyText<OutputOf<C>>>
  /** @returns a function that ends the subscription */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void
}
