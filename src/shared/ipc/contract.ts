import type { Counting, Counts } from '../counts.ts'
import type { CustomReport, KeyedCustomReport } from '../customReports/customReport.ts'
import type { FileReading } from '../customReports/reportFile.ts'
import type { Trial, TrialOutcome } from '../customReports/trial.ts'
import type { Choices } from '../choices.ts'
import type { AppErrorData } from '../errors.ts'
import type { Language } from '../language.ts'
import type { LogGap } from '../live.ts'
import type { Question } from '../query.ts'
import type { PeriodPreset } from '../periods.ts'
import type { Picker, ReportDefinition } from '../reports/types.ts'
import type { RetentionChange, RetentionPreview, RetentionRule } from '../retention.ts'
import type { ScheduleFile, Timing } from '../schedules.ts'
import type { TimeRange, WallSeconds } from '../time.ts'
import type { ExportRequest, JobSnapshot, PullRequest } from './jobs.ts'
import type { ReplyText } from './reply.ts'
import type { ResultView, RowBlock, RowItems, TextRow } from '../rows.ts'

// What the window may ask of the main process, and what it is told. Types only: nothing of this file is left in the preload.

export interface AppVersions {
  readonly app: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
}

export interface AppInfo {
  readonly versions: AppVersions
  readonly platform: string
  /** Where everything lies that the app keeps. For reading only: no path ever comes back. */
  readonly dataFolder: string
}

/** Whether the store can be used. Until it is ready every channel that needs it answers with an error. */
export type StoreState =
  { readonly kind: 'opening' } | { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly error: AppErrorData }

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export type ListSeparator = ',' | ';'

/** What the user chose for the program as a whole. It lies outside the store, so that it holds before the store is open. */
export interface Settings {
  /** Null: as the system has it. */
  readonly language: Language | null
  readonly theme: Theme
  /** What divides the columns of files for Excel; null: as the system has it. */
  readonly listSeparator: ListSeparator | null
  /** The program starts with the session of whoever set it. */
  readonly startsAtLogin: boolean
  /** Closing the window leaves the program running, with an icon beside the clock. */
  readonly staysInBackground: boolean
}

export interface SettingsView extends Settings {
  readonly systemLanguage: Language
  readonly systemListSeparator: ListSeparator
}

/** How long a token is held: in the operating system's keychain, in memory until the program ends, or not at all. */
export type TokenKeeping = 'kept' | 'this-run' | 'none'

export interface ConnectionSummary {
  readonly id: number
  readonly name: string
  readonly server: string
  readonly baseUrl: string
  /** IANA name of the zone of the operation's wall clock. */
  readonly timeZone: string
  /** The built-in operation with invented data. */
  readonly isSample: boolean
  readonly token: TokenKeeping
}

/** An operation as it is being set up or changed. */
export interface ConnectionDraft {
  /** Null for a new one. */
  readonly connectionId: number | null
  readonly name: string
  /** Code (`0010`) or any address of the operation. */
  readonly server: string
  /** Another address for the requests (a proxy), or null for the operation's own. */
  readonly baseUrl: string | null
  readonly timeZone: string
  /** As it was typed; null keeps the one that is stored. */
  readonly token: string | null
}

/** What a server said to a token that it accepted. */
export interface TokenVerdict {
  /** Requests a day that the operation may send, or null where the server did not say. */
  readonly dayLimit: number | null
}

export interface SavedConnection {
  readonly connection: ConnectionSummary
  /** Why the token is held for this run only, where that was not asked for. */
  readonly keychainProblem: AppErrorData | null
}

/** One report of one connection with one set of parameters. */
export interface ReportScope {
  readonly connectionId: number
  readonly reportKey: string
  readonly parameters: Readonly<Record<string, string>>
}

/** What the store holds of a report, over all its parameters. */
export interface ReportHolding {
  readonly reportKey: string
  readonly rows: number
  readonly lastFetchedAtMs: number
}

/** A stretch that the store holds. */
export interface CoverageStretch {
  readonly range: TimeRange
  readonly state: 'complete' | 'provisional' | 'partial'
  readonly fetchedAtMs: number
  readonly rows: number
}

export interface FailedStretch {
  readonly range: TimeRange
  readonly error: AppErrorData
}

export interface Coverage {
  /** The operation's wall clock when this was told. */
  readonly now: WallSeconds
  /** Everything that the store holds of the scope, whatever the period, in order of time. */
  readonly stretches: readonly CoverageStretch[]
  /** What the last attempts could not fetch, as far as nothing was stored there since. */
  readonly failed: readonly FailedStretch[]
  /** What of the period up to now the store does not hold. */
  readonly missing: readonly TimeRange[]
  /** Requests that it takes to bring the period up to date; more where answers turn out too large for one. */
  readonly requests: number
  /** Requests that it takes to fetch the whole period again. */
  readonly requestsForAll: number
  /** Why the period cannot be fetched as it stands, whatever is stored of it; null where it can. */
  readonly refusal: AppErrorData | null
}

export interface Quota {
  /** Requests for the connection today, by the operation's calendar: this computer's, and others' as far as the server told. */
  readonly requestsToday: number
  /** The day's limit as the server last told it, or null. */
  readonly dayLimit: number | null
  /** Requests that automatic work leaves untouched, and what part of the limit that is. */
  readonly reserve: number
  readonly reservePercent: number
  /** What is left of the limit today, the reserve included; null where the limit is not known. */
  readonly left: number | null
  readonly forecast: {
    /** When the limit is reached at the pace of the last hours, or null where that is not today. */
    readonly atPaceUntil: WallSeconds | null
    readonly requestsPerHour: number
  }
  /** When the count starts anew. */
  readonly resetsAt: WallSeconds
  /** When the server last told its own count of today, in milliseconds since 1970-01-01 UTC; null: not today. */
  readonly toldAtMs: number | null
}

/** The most that can be kept from automatic work, in percent of the day's limit. */
export const MOST_RESERVE_PERCENT = 90

export interface OpenedResult {
  readonly resultId: number
  /** Rows that fit the question. */
  readonly total: number
  /** Rows of the period, without filters and search. */
  readonly unfilteredTotal: number
  /** The report's documented fields, then the others that turned up in answers. */
  readonly fields: readonly string[]
}

export interface ValueCount {
  /** Empty for rows without the value. */
  readonly value: string
  readonly count: number
}

export interface ValueList {
  /** The most frequent first. */
  readonly values: readonly ValueCount[]
  /** Whether there are no more than these. */
  readonly isComplete: boolean
}

export interface ErasureScope {
  /** Null: of all connections. */
  readonly connectionId: number | null
  /** Null: of all reports. */
  readonly reportKey: string | null
  /** Only what lies before; null: everything. */
  readonly before: WallSeconds | null
}

/** Rows that are about one customer, in one report of one connection. */
export interface CustomerHolding {
  readonly connectionId: number
  readonly reportKey: string
  /** Rows in which a field names the customer. */
  readonly rows: number
  /** Other rows in which a text merely mentions them. */
  readonly mentions: number
}

/** A customer whose rows are to go: by telephone, e-mail address or id. */
export interface CustomerScope {
  readonly customer: string
  /** Null: of all connections. */
  readonly connectionId: number | null
}

/** A report that is kept up to date by itself, as it is being set up or changed. */
export interface ScheduleDraft extends ReportScope {
  /** Null for a new one. */
  readonly scheduleId: number | null
  readonly timing: Timing
  readonly period: PeriodPreset
  /** The file to write after an update, or null. Its folder: what `schedules:choose-folder` gave, or null for the one it has. */
  readonly file: (ScheduleFile & { readonly folderId: number | null }) | null
  readonly isEnabled: boolean
}

/** A report that is kept up to date by itself, and how that goes. */
export interface ScheduleView extends ReportScope {
  readonly scheduleId: number
  readonly timing: Timing
  readonly period: PeriodPreset
  /** The folder is for reading only: no path ever comes back. */
  readonly file: (ScheduleFile & { readonly folder: string }) | null
  readonly isEnabled: boolean
  readonly isRunning: boolean
  /** When it runs next, on the operation's wall clock; null: when the program starts, or never. */
  readonly nextAt: WallSeconds | null
  /** How the last run ended, or null before the first one. */
  readonly last: {
    readonly endedAtMs: number
    /** `partly`: the server cut some of it. */
    readonly outcome: 'done' | 'partly' | 'failed'
    readonly error: AppErrorData | null
    /** The file that was written last: its name without its folder, and how many texts were cut since no cell of a workbook holds them. */
    readonly file: { readonly name: string; readonly cutTexts: number } | null
    /** The error needs a person: waiting does not mend it. */
    readonly needsPerson: boolean
  } | null
}

export interface ChosenFolder {
  readonly folderId: number
  /** For reading only. */
  readonly folder: string
}

export interface RebuildOutcome {
  readonly rows: number
  /** Periods that could not be saved: they are missing now, and can be fetched again. */
  readonly lostWindows: number
}

export interface SavedCustomReport {
  readonly key: string
}

/** A file with a report, as the user chose it; they may have thought better of it. */
export type ImportedReport = FileReading | { readonly kind: 'cancelled' }

/**
 * What is known of a report at a connection's server: it gave rows once (`data`); it answers and has none (`empty`); it only said that
 * there is nothing, which says little (`quiet`); it seems not to be there (`absent`).
 */
export interface ReportMark {
  readonly reportKey: string
  readonly state: 'data' | 'empty' | 'quiet' | 'absent'
  readonly markedAtMs: number
}

/** What a check of an operation would take. */
export interface CheckPlan {
  readonly requests: number
  /** Reports that cannot be asked for, because they need a parameter of which nobody knows a value. */
  readonly skipped: number
  /** Reports that need not be asked for, because rows of them are stored. */
  readonly known: number
}

export { GAP_REASONS } from '../live.ts'
export type { GapReason, LogGap } from '../live.ts'

/** How the continuous log of a live report stands. */
export interface LiveState {
  readonly scope: ReportScope
  readonly isOn: boolean
  /** The cadence, 1 to 10; never more than the report reaches back. */
  readonly everyMinutes: number
  /** What the cadence costs. */
  readonly requestsPerDay: number
  /** Null: switched off, being polled right now, or polled by another process. */
  readonly nextPollAtMs: number | null
  readonly isPolling: boolean
  readonly lastPoll: { readonly atMs: number; readonly rows: number; readonly added: number } | null
  /** Why the last try did not work, until one works. */
  readonly trouble: AppErrorData | null
  /** Another process of this computer polls it. */
  readonly isElsewhere: boolean
  /** The minutes between polls while another program's requests with the same token make it go slower; null while nothing does. */
  readonly slowedToMinutes?: number | null
}

/** Pages that the app may open in the browser. */
export const LINKS = ['wolkvox-tokens'] as const
export type Link = (typeof LINKS)[number]

/** Any JSON value: what the window keeps in the store for itself, such as the columns of a report. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }

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

/** What a menu or its shortcut asks of the window. */
export type Command = 'settings' | 'palette' | 'export' | 'update' | 'search' | 'calendar'

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
