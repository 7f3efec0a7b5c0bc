import type { Choices } from '../shared/choices.ts'
import type { UnfinishedWork } from '../shared/unfinishedWork.ts'
import { AppError, type AppErrorData } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { NO_POLICY, type Policy } from '../shared/policy/policy.ts'
import type { Catalogue } from '../shared/reports/catalogue.ts'
import { namesIn, type Names } from '../shared/reports/names.ts'
import { pickerSource } from '../shared/reports/pickers.ts'
import type { Picker } from '../shared/reports/types.ts'
import type { AppEvent } from '../shared/ipc/contract.ts'
import type { ListSeparator } from '../shared/settings.ts'
import type { RebuildOutcome, StoreState } from '../shared/storeState.ts'
import type { Fetch } from '../core/wolkvox/client.ts'
import { systemClock, type Clock } from '../core/sync/clock.ts'
import type { MayRequest } from '../core/live/keepLog.ts'
import type { SyncContext } from '../core/sync/target.ts'
import type { TeamLink } from '../core/sync/team/teamLink.ts'
import type { Profile } from '../core/vault/profile.ts'
import type { SecretStore } from '../core/vault/secretStore.ts'
import { Automation, type Notice } from './automation.ts'
import { Connections } from './connections.ts'
import { CoverageBook } from './coverage.ts'
import { Customers } from './customers.ts'
import { StoryFiles } from './storyFiles.ts'
import { CustomReports } from './customReports.ts'
import { deskSyncOf } from './deskSync.ts'
import { NO_DRAWER, type Drawer } from './drawer.ts'
import type { Announce } from './emitter.ts'
import { Erasing } from './erasing.ts'
import { Exports } from './exports.ts'
import { Home } from './home.ts'
import { Jobs } from './jobs.ts'
import { LiveLogs } from './live.ts'
import { LogNotices, type LogNotice } from './logNotices.ts'
import { OpenDesk } from './openDesk.ts'
import { OwnMeasures } from './ownMeasures.ts'
import { PaidStates } from './paidStates.ts'
import { OperationCheck } from './operationCheck.ts'
import { Patience } from './patience.ts'
import { Pages } from './pages.ts'
import { Pulls } from './pulls.ts'
import { Quotas } from './quotas.ts'
import { ReportMarks } from './reportMarks.ts'
import { Results } from './results.ts'
import { Summaries } from './summaries.ts'
import { Shifts } from './shifts.ts'
import { Checks } from './checks.ts'
import { StaffingPlans } from './staffing.ts'
import { Retention } from './retention.ts'
import { SampleServer } from './sampleServer.ts'
import { StoreHost } from './storeHost.ts'
import { openTeam, TeamDesk } from './team.ts'
import { TeamPassword } from './teamPassword.ts'
import { cleanToken, Tokens } from './tokens.ts'
import { Views } from './views.ts'
import { WindowPreferences } from './windowPreferences.ts'
import { WorkGate } from './workGate.ts'

/** The files of the program's threads: who bundles the program knows where they lie. */
export interface WorkerFiles {
  readonly store: URL
  readonly rebuild: URL
  readonly sample: URL
}

export interface DeskOptions {
  readonly profile: Profile
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly secrets: SecretStore
  readonly catalogue: Catalogue
  readonly workers: WorkerFiles
  readonly fetch: Fetch
  /** What the computer's administrator set; by default nothing. */
  readonly policy?: Policy
  readonly announce: Announce
  readonly askForFile: (suggestedName: string) => Promise<string | null>
  readonly language: () => Language
  readonly listSeparator: () => ListSeparator
  readonly patience?: Patience
  /**
   * Why no automatic request may be sent for a connection now, or null; by default what is left of its quota decides.
   */
  readonly mayRequest?: MayRequest
  /** Tells what needs a person, beside the window. */
  readonly notify?: (notice: Notice) => void
  /** The same of a log. */
  readonly notifyOfLog?: (notice: LogNotice) => void
  /** Asks for the folder of a schedule's files; null where the user thought better of it. */
  readonly askForFolder?: () => Promise<string | null>
  /** Draws what schedules keep as pictures and pages; by default nothing does. */
  readonly drawer?: Drawer
  /** The time and waiting for it, where not the computer's own. */
  readonly clock?: Clock
}

async function settled(work: Promise<void>): Promise<PromiseSettledResult<void>> {
  const [outcome] = await Promise.allSettled([work])
  return outcome
}

/** Everything behind the window, without Electron: the store, the connections, and the work that is under way. */
export class Desk {
  readonly gate = new WorkGate()
  readonly host: StoreHost
  readonly jobs: Jobs
  readonly connections: Connections
  readonly coverage = new CoverageBook()
  readonly pulls: Pulls
  readonly exports: Exports
  readonly results: Results
  readonly customers: Customers
  readonly storyFiles: StoryFiles
  readonly pages: Pages
  readonly summaries: Summaries
  readonly home: Home
  readonly staffing: StaffingPlans
  readonly checks: Checks
  readonly shifts: Shifts
  readonly patience: Patience
  readonly customReports: CustomReports
  readonly marks: ReportMarks
  readonly check: OperationCheck
  readonly live: LiveLogs
  readonly automation: Automation
  readonly erasing: Erasing
  readonly retention: Retention
  readonly ownMeasures: OwnMeasures
  readonly paidStates: PaidStates
  readonly views: Views
  readonly quotas: Quotas
  readonly windowPreferences: WindowPreferences
  readonly #options: DeskOptions
  readonly #clock: Clock
  readonly #sample: SampleServer
  readonly #logNotices: LogNotices
  #open: Promise<OpenDesk> | undefined
  #starting: Promise<void> = Promise.resolve()
  #link: TeamLink | undefined
  readonly #wentOn: UnfinishedWork[] = []

  constructor(options: DeskOptions) {
    const { profile, environment, secrets, workers, policy = NO_POLICY } = options
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.patience = options.patience ?? new Patience()
    this.#sample = new SampleServer(workers.sample)
    const announce: Announce = (event) => {
      this.#hear(event)
    }
    const desk = (): Promise<OpenDesk> => this.opened()
    this.host = new StoreHost({
      profile,
      environment,
      secrets,
      policy,
      storeWorkerUrl: workers.store,
      rebuildWorkerUrl: workers.rebuild,
      announce,
      reports: options.catalogue.reports,
    })
    this.jobs = new Jobs(announce)
    this.windowPreferences = new WindowPreferences(desk)
    this.results = new Results(desk, announce)
    this.customers = new Customers(desk, announce)
    this.marks = new ReportMarks(announce)
    this.quotas = new Quotas(desk, announce)
    this.retention = new Retention(desk, announce)
    this.ownMeasures = new OwnMeasures(desk, announce)
    this.paidStates = new PaidStates(desk, announce)
    this.views = new Views(desk, announce)
    this.#logNotices = new LogNotices(desk, options.notifyOfLog)
    this.live = new LiveLogs({ desk, announce, mayRequest: options.mayRequest ?? this.quotas.mayRequest })
    const { gate, jobs, marks, live, coverage, patience } = this
    this.check = new OperationCheck({ desk, jobs, marks })
    this.pulls = new Pulls({ desk, jobs, coverage, live, announce, patience })
    this.exports = new Exports({ ...options, desk, jobs, drawer: options.drawer ?? NO_DRAWER })
    const { pulls, exports } = this
    this.pages = new Pages(desk, exports)
    this.storyFiles = new StoryFiles({ desk, customers: this.customers, exports })
    this.summaries = new Summaries(desk, exports)
    this.home = new Home({ desk, coverage, pulls, exports, announce, language: options.language })
    this.staffing = new StaffingPlans(desk, exports)
    this.checks = new Checks(desk, exports)
    this.shifts = new Shifts(desk, exports, announce)
    const onGoingOn = (work: UnfinishedWork): void => {
      if (!this.#wentOn.includes(work)) this.#wentOn.push(work)
      announce({ kind: 'going-on', work })
    }
    this.erasing = new Erasing({ desk, jobs, gate, announce, onGoingOn })
    this.connections = new Connections({ desk, announce, marks, gate, onGoingOn })
    const { erasing } = this
    this.customReports = new CustomReports({ desk, builtIn: options.catalogue, announce, erasing, gate })
    this.automation = new Automation({
      desk,
      jobs,
      pulls,
      coverage,
      exports,
      goOn: () => this.#goOn(),
      announce,
      notify: options.notify ?? (() => undefined),
      askForFolder: options.askForFolder ?? (() => Promise.resolve(null)),
      nowMs: () => this.#clock.nowMs(),
    })
    // Schedules first: what they began is no work that a person would have to wait for. Logs last: a poll by hand is a
    // job, which has ended then, and an erasure that a job refuses leaves no gap.
    const { results, customers, summaries, home, staffing } = this
    gate.register(
      this.automation,
      jobs,
      erasing,
      this.connections,
      results,
      customers,
      summaries,
      home,
      staffing,
      this.shifts,
      this.checks,
      live,
    )
  }

  /** What this run went on with that somebody asked for and a crash or a quit cut short. */
  get wentOn(): readonly UnfinishedWork[] {
    return [...this.#wentOn]
  }

  /** The reports that come with the program, and the user's own. */
  get catalogue(): Catalogue {
    return this.customReports.catalogue
  }

  /**
   * Opens the store and goes on with what an earlier run did not finish. Never throws. Asked twice, it is done one
   * after the other: what goes on already is not begun again.
   */
  start(): Promise<void> {
    this.#starting = this.#starting.then(() => this.#startOnce())
    return this.#starting
  }

  async #startOnce(): Promise<void> {
    const state = await this.host.open()
    if (state.kind !== 'ready') return
    // Before anything is fetched or written to a file; what fails is tried again with the next look at the clock.
    await this.#goOn().catch(() => undefined)
    await this.pulls.resume().catch(() => undefined)
    await this.live.start().catch(() => undefined)
    this.automation.begin()
  }

  /**
   * Goes on with what somebody asked for and a crash cut short, of this program or of a command.
   *
   * @throws AppError why some of it is left for later
   */
  async #goOn(): Promise<void> {
    const outcomes = [await settled(this.connections.goOn()), await settled(this.erasing.goOn())]
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  }

  /** Saves what can be read of a damaged store, and goes on with it. @throws AppError as `StoreHost.rebuild` */
  async rebuild(): Promise<RebuildOutcome> {
    const outcome = await this.gate.whilePaused({ kind: 'another-store' }, () => this.host.rebuild())
    await this.start()
    return outcome
  }

  /** Begins a new store where the old one cannot be opened. @throws AppError as `StoreHost.startAnew` */
  async startAnew(): Promise<StoreState> {
    await this.gate.whilePaused({ kind: 'another-store' }, () => this.host.startAnew())
    await this.start()
    return this.host.state
  }

  /** The computer is about to sleep. */
  sleep(): void {
    this.live.sleep()
  }

  /** The computer woke up: what kept network or server away may be over, and much may be due. */
  wake(): void {
    this.patience.wake()
    this.live.wake()
    this.automation.look()
  }

  /** Looks at an error that somebody met: damage of the store, or its loss, concerns everybody. */
  notice(error: AppErrorData): void {
    if ((error.code !== 'store-damaged' && error.code !== 'store-gone') || this.host.state.kind !== 'ready') return
    // What runs would only meet the damage again, and the store must be closed before it can be mended.
    void this.host.reportDamage(AppError.fromData(error), (close) =>
      this.gate.whilePaused({ kind: 'another-store' }, close),
    )
  }

  /** What there is to work with once the store is open. @throws AppError why the store cannot be opened */
  async opened(): Promise<OpenDesk> {
    this.#open ??= this.#makeOpen()
    const open = this.#open
    open.catch(() => {
      if (this.#open === open) this.#open = undefined
    })
    return open
  }

  /** Does an ended job again: a pull fetches what is missing still. @returns the new job's id */
  async retry(jobId: string): Promise<string> {
    const job = this.jobs.get(jobId)
    if (job.kind === 'export' || job.endedAtMs === null)
      throw new AppError('internal', { reason: 'not to be tried again' })
    if (job.kind === 'check') {
      const id = await this.check.start(job.connectionId)
      this.jobs.dismiss(jobId)
      return id
    }
    const { connectionId, reportKey, parameters, range, byDay = false } = job
    const id = await this.pulls.start({ connectionId, reportKey, parameters, range, refresh: false, byDay })
    this.jobs.dismiss(jobId)
    return id
  }

  /** What the operation's newest list offers for a parameter. */
  async choices(connectionId: number, picker: Picker): Promise<Choices> {
    const desk = await this.opened()
    const source = pickerSource(picker)
    return desk.store.questions.choices({ report: desk.report(source.reportKey), connectionId, source })
  }

  /** What the operation's newest lists call the ids of some kinds; nothing of a kind whose list was never fetched. */
  async names(connectionId: number, pickers: readonly Picker[]): Promise<Names> {
    const ofEach = pickers.map(async (picker) => [picker, namesIn(await this.choices(connectionId, picker))] as const)
    return Object.fromEntries(await Promise.all(ofEach))
  }

  /** Lets what may not be cut short end before the program does, however long it takes. */
  async finish(): Promise<void> {
    await Promise.all([this.erasing.finish(), this.connections.finish()])
  }

  /** Stops the work, which goes on at the next start, and closes the store. */
  async close(): Promise<void> {
    await this.finish()
    this.pulls.quit()
    this.automation.quit()
    this.results.stop()
    this.customers.stop()
    this.summaries.stop()
    this.staffing.stop()
    this.shifts.stop()
    this.checks.stop()
    this.home.stop()
    this.customReports.stopTrial()
    await Promise.all([this.live.close(), this.jobs.close()])
    await this.automation.settled()
    await this.#link?.close().catch(() => undefined)
    await this.host.close()
    await this.#sample.close()
  }

  /** Tells what happened, and does what follows from it. */
  #hear(event: AppEvent): void {
    // A store that was opened anew is another one: what held on to the old must not be used again.
    if (event.kind === 'store') this.#forgetStore()
    // Rows that the window looks at were asked for under another mask; it asks anew when it hears of it.
    if (event.kind === 'masked') void this.results.closeAll().catch(() => undefined)
    this.#options.announce(event)
    switch (event.kind) {
      case 'store':
        // Also after it was mended, logs go on.
        if (event.state.kind === 'ready') this.live.start().catch(() => undefined)
        break
      case 'connections':
        this.live.connectionsChanged()
        // A new token or address may be what schedules wait for.
        this.automation.tryAgain().catch(() => undefined)
        break
      case 'quota':
        // So may another reserve.
        this.automation.tryAgain().catch(() => undefined)
        break
      case 'reports':
        this.live.reportsChanged()
        break
      case 'stored': {
        const { connectionId, reportKey } = event
        const told = reportKey === null ? undefined : this.catalogue.get(reportKey)
        // What other reports' numbers count of it is another one now.
        if (told?.roles?.auxState !== undefined && connectionId !== null) {
          this.#hear({ kind: 'paid-states', connectionId })
        }
        break
      }
      case 'customer-erased':
        this.views.forget()
        break
      case 'retention':
        this.automation.look()
        break
      case 'job':
        if (event.job.error !== null) this.notice(event.job.error)
        break
      case 'live':
        this.#logNotices.hear(event.state)
        if (event.state.trouble !== null) this.notice(event.state.trouble)
        break
      default:
    }
  }

  #forgetStore(): void {
    this.#open = undefined
    this.coverage.forget()
    this.marks.forget()
    this.views.forget()
    this.#logNotices.forget()
  }

  async #makeOpen(): Promise<OpenDesk> {
    const { store, key, profileId } = await this.host.opened()
    const { environment, secrets, fetch } = this.#options
    const password = new TeamPassword(secrets, profileId, environment['PGPASSWORD'] ?? null)
    const { sync, link } = deskSyncOf({
      store,
      key,
      fetch,
      sampleAddress: () => this.#sample.address(),
      team: {
        open: (stored) => openTeam(stored, password),
        reports: () => Promise.resolve(this.catalogue.reports),
        onForgotten: () => {
          this.#hear({ kind: 'customer-erased' })
        },
        onChange: () => {
          this.#hear({ kind: 'team' })
        },
      },
    })
    await this.#link?.reset()
    this.#link = link
    const typed = environment['ATALAYA_TOKEN'] ?? ''
    const ofRun = typed.trim() === '' ? null : cleanToken(typed)
    const tokens = new Tokens({ secrets, profileId, policy: store.policy, ofRun: () => ofRun })
    await this.customReports.load(store)
    const heard: SyncContext = {
      ...sync,
      clock: this.#clock,
      nowMs: () => this.#clock.nowMs(),
      onAnswer: (target, range, answer) => {
        this.marks.hear(store, target, range, answer)
      },
    }
    const team = new TeamDesk({
      store,
      link,
      password,
      nowMs: () => this.#clock.nowMs(),
      onChange: () => {
        this.#hear({ kind: 'team' })
      },
    })
    return new OpenDesk({ store, sync: heard, link, tokens, team, catalogueNow: () => this.catalogue })
  }
}
