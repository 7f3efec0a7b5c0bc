import { AppError, toAppError } from '../shared/errors.ts'
import { type LogGap, type LiveState, intervalMs, mostEveryMinutes, requestsPerDay } from '../shared/live.ts'
import type { ReportScope } from '../shared/holdings.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { wallClock, type TimeRange } from '../shared/time.ts'
import { logKeeperOf, paceOf, type MayRequest } from '../core/live/keepLog.ts'
import { AT_REST, type LogKeeper } from '../core/live/logKeeper.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { LastPoll } from '../core/store/records/logs.ts'
import type { PollResult } from '../core/sync/poll.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'
import { scopeKey } from './scopeKey.ts'
import type { PausableWork, PauseReason } from './workGate.ts'

export interface LiveLogParts {
  readonly desk: () => Promise<OpenDesk>
  readonly announce: Announce
  /** Why no automatic request may be sent now, or null. */
  readonly mayRequest: MayRequest
}

/** A log that was ever switched on, as far as this process knows it. */
interface LogEntry {
  readonly scope: ReportScope
  readonly report: ReportDefinition
  isOn: boolean
  everyMinutes: number
  lastPoll: LastPoll | null
  /** The connection as it was when this process began to keep the log. */
  connection: Connection | undefined
  /** What keeps it, while it is switched on. */
  keeper: LogKeeper | undefined
}

/** Whether nothing that a poll depends on was changed. */
function isSame(a: Connection, b: Connection | undefined): boolean {
  return a.server === b?.server && a.baseUrl === b.baseUrl && a.timeZone === b.timeZone
}

function stateOf({ scope, report, isOn, everyMinutes, lastPoll, keeper }: LogEntry): LiveState {
  const { slowedToMs, ...status } = keeper?.status ?? AT_REST
  return {
    ...status,
    scope,
    isOn,
    everyMinutes,
    requestsPerDay: requestsPerDay(report, everyMinutes),
    lastPoll: status.lastPoll ?? lastPoll,
    slowedToMinutes: slowedToMs === null ? null : Math.round(slowedToMs / 6_000) / 10,
  }
}

/** A log that is switched off just for now. */
export type PausedLog = Pick<LiveState, 'scope' | 'everyMinutes'>

/** Where the store remembers them. */
const PAUSED_KEY = 'live:paused'

/** Switches on again what an earlier run of the program paused: a pause ends with the program. */
async function endPause(desk: OpenDesk): Promise<void> {
  const { store } = desk
  const text = await store.preferences.get(PAUSED_KEY)
  if (text === null) return
  const connections = new Map((await desk.connections()).map((each) => [each.id, each]))
  for (const { scope, everyMinutes } of JSON.parse(text) as readonly PausedLog[]) {
    const connection = connections.get(scope.connectionId)
    if (connection === undefined || desk.catalogue.get(scope.reportKey) === undefined) continue
    const at = wallClock(desk.sync.nowMs(), connection.timeZone)
    await store.logs.set({ scope, isOn: true, everyMinutes, at })
  }
  await store.preferences.set({ key: PAUSED_KEY, value: null })
}

/**
 * The continuous logs of live reports: each that is switched on is polled, also while no window shows it, and goes on
 * at the next start.
 */
export class LiveLogs implements PausableWork {
  readonly #parts: LiveLogParts
  readonly #entries = new Map<string, LogEntry>()
  #desk: OpenDesk | undefined
  /** Changes go one after the other: a switch that is pressed twice ends as it was pressed last. */
  #lastChange: Promise<unknown> = Promise.resolve()
  /** What needs the store for itself now. */
  #pauses = 0
  #isClosed = false
  #wasStarted = false

  constructor(parts: LiveLogParts) {
    this.#parts = parts
  }

  /** Goes on with every log that is switched on, in the store that is open now. */
  start(): Promise<void> {
    return this.#inTurn(async () => {
      const desk = await this.#parts.desk()
      if (this.#desk === desk || this.#isClosed) return
      await this.#stopAll()
      this.#entries.clear()
      this.#desk = desk
      if (!this.#wasStarted) await endPause(desk)
      this.#wasStarted = true
      await this.#takeUp(desk)
    })
  }

  /**
   * Remembers which logs are switched off just for now: at the next start they go on, however this one ends.
   *
   * @param logs all of them
   */
  async rememberPaused(logs: readonly PausedLog[]): Promise<void> {
    const { store } = await this.#parts.desk()
    const value = logs.length === 0 ? null : JSON.stringify(logs)
    await store.preferences.set({ key: PAUSED_KEY, value })
  }

  /** The logs of a connection that were ever switched on. */
  async list(connectionId: number): Promise<readonly LiveState[]> {
    await this.start()
    return [...this.#entries.values()].filter(({ scope }) => scope.connectionId === connectionId).map(stateOf)
  }

  /**
   * Switches a log on or off, or changes its cadence.
   *
   * @throws AppError `usage` where the report is no live one or reaches back less far; `unknown-connection`,
   * `unknown-report`, `missing-parameter`; `no-token`, `keychain-locked` where it is switched on
   */
  async set(wish: {
    readonly scope: ReportScope
    readonly isOn: boolean
    readonly everyMinutes: number
  }): Promise<LiveState> {
    await this.start()
    return this.#inTurn(async () => {
      const desk = await this.#parts.desk()
      const report = desk.report(wish.scope.reportKey)
      const scope = { ...wish.scope, parameters: checkParameters(report, wish.scope.parameters) }
      const connection = await desk.connection(scope.connectionId)
      const { isOn, everyMinutes } = wish
      const pace = paceOf(report, everyMinutes * 60_000)
      if (isOn) await desk.tokens.get(connection)
      const at = wallClock(desk.sync.nowMs(), connection.timeZone)
      await desk.store.logs.set({ scope, isOn, everyMinutes, at })
      const key = scopeKey(scope)
      const fresh = { scope, report, isOn, everyMinutes, lastPoll: null, connection: undefined, keeper: undefined }
      const entry: LogEntry = this.#entries.get(key) ?? fresh
      this.#entries.set(key, entry)
      Object.assign(entry, { isOn, everyMinutes })
      if (!isOn) await this.#letGo(entry)
      else if (entry.keeper !== undefined) entry.keeper.setPace(pace)
      else if (this.#pauses === 0) await this.#keep(desk, entry)
      this.#tell(entry)
      return stateOf(entry)
    })
  }

  /** The stretches of a log that nobody saw. @throws AppError `unknown-report`, `missing-parameter` */
  async gaps(scope: ReportScope, range: TimeRange | null): Promise<readonly LogGap[]> {
    const desk = await this.#parts.desk()
    const report = desk.report(scope.reportKey)
    if (report.kind !== 'live') return []
    const parameters = checkParameters(report, scope.parameters)
    return desk.store.logs.gaps({ scope: { ...scope, parameters }, range })
  }

  /**
   * A poll that somebody asked for by hand: where a log is kept, it waits meanwhile, and the poll counts as its own.
   */
  byHand(scope: ReportScope, work: () => Promise<PollResult>): Promise<PollResult> {
    const keeper = this.#entries.get(scopeKey(scope))?.keeper
    return keeper === undefined ? work() : keeper.byHand(work)
  }

  /** Connections were changed: logs of removed ones end, and what a token kept from polling tries again. */
  connectionsChanged(): void {
    this.#inTurn(async () => {
      const desk = await this.#parts.desk()
      const known = new Map((await desk.connections()).map((each) => [each.id, each]))
      for (const [key, entry] of this.#entries) {
        const connection = known.get(entry.scope.connectionId)
        if (connection !== undefined) {
          if (isSame(connection, entry.connection)) entry.keeper?.tryNow()
          else if (entry.keeper !== undefined) {
            await this.#letGo(entry)
            await this.#keep(desk, entry)
          }
        } else await this.#drop(key, entry)
      }
      // One that leads to another server has its logs under another id.
      if (desk === this.#desk) await this.#takeUp(desk)
    }).catch(() => undefined)
  }

  /** The list of reports is another one: logs of those that are gone end. */
  reportsChanged(): void {
    this.#inTurn(async () => {
      const { catalogue } = await this.#parts.desk()
      for (const [key, entry] of this.#entries) {
        if (catalogue.get(entry.scope.reportKey) === entry.report) continue
        await this.#letGo(entry)
        this.#entries.delete(key)
      }
      // What is there in another form is read anew.
      this.#desk = undefined
    })
      .then(() => this.start())
      .catch(() => undefined)
  }

  /** No log is polled any more, whatever the reason: each touches the store. A restart waits for a poll's end. */
  pause({ kind }: PauseReason): Promise<void> {
    const isAnyPolling = [...this.#entries.values()].some(({ keeper }) => keeper?.status.isPolling === true)
    if (kind === 'restart' && isAnyPolling) return Promise.reject(new AppError('update-waits'))
    this.#pauses++
    return this.#inTurn(async () => {
      await this.#stopAll()
      if (kind === 'another-store') this.#forgetStore()
    })
  }

  /** Goes on with the logs that are still there. What the store has against it shows elsewhere. */
  async resume(): Promise<void> {
    this.#pauses--
    await this.#inTurn(async () => {
      const desk = this.#desk
      if (desk === undefined || this.#isClosed || this.#pauses > 0) return
      const records = await desk.store.logs.list(null)
      const lastPolls = new Map(records.map((record) => [scopeKey(record.scope), record.lastPoll]))
      for (const [key, entry] of this.#entries) {
        const lastPoll = lastPolls.get(key)
        // Of a connection or a report that was removed meanwhile nothing goes on.
        if (lastPoll === undefined) await this.#drop(key, entry)
        else {
          entry.lastPoll = lastPoll
          if (entry.isOn && entry.keeper === undefined) await this.#keep(desk, entry).catch(() => undefined)
        }
      }
    }).catch(() => undefined)
  }

  /** The computer is about to sleep. */
  sleep(): void {
    for (const { keeper } of this.#entries.values()) void keeper?.sleep()
  }

  /** The computer woke up. */
  wake(): void {
    for (const { keeper } of this.#entries.values()) void keeper?.wake()
  }

  /** Ends polling for good; what is switched on stays so. */
  close(): Promise<void> {
    this.#isClosed = true
    return this.#inTurn(async () => {
      await this.#stopAll()
      this.#forgetStore()
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lastChange.then(work, work)
    this.#lastChange = turn.catch(() => undefined)
    return turn
  }

  /** Keeps the logs of the store that this process does not know yet. */
  async #takeUp(desk: OpenDesk): Promise<void> {
    for (const record of await desk.store.logs.list(null)) {
      const { scope, isOn, lastPoll } = record
      const report = desk.catalogue.get(scope.reportKey)
      // A report that is no longer known has no log.
      if (report === undefined || report.kind !== 'live' || this.#entries.has(scopeKey(scope))) continue
      const everyMinutes = Math.min(record.everyMinutes, mostEveryMinutes(report))
      const entry: LogEntry = { scope, report, isOn, everyMinutes, lastPoll, connection: undefined, keeper: undefined }
      this.#entries.set(scopeKey(scope), entry)
      if (isOn && this.#pauses === 0) await this.#keep(desk, entry).catch(() => undefined)
    }
  }

  /** Ends a log that is there no longer. */
  async #drop(key: string, entry: LogEntry): Promise<void> {
    entry.isOn = false
    await this.#letGo(entry)
    this.#tell(entry)
    this.#entries.delete(key)
  }

  async #keep(desk: OpenDesk, entry: LogEntry): Promise<void> {
    const { scope, report, everyMinutes } = entry
    const connection = await desk.connection(scope.connectionId)
    entry.connection = connection
    const keeper: LogKeeper = logKeeperOf(desk.sync, {
      scope,
      report,
      connection,
      pace: paceOf(report, intervalMs(report, everyMinutes)),
      target: () => desk.target(scope),
      mayRequest: this.#parts.mayRequest,
      onStatus: (status) => {
        entry.lastPoll = status.lastPoll ?? entry.lastPoll
        if (entry.keeper === keeper) this.#tell(entry)
      },
      onPoll: (result) => {
        if (result !== null && result.added === 0 && result.changed === 0 && result.gaps.length === 0) return
        this.#parts.announce({ kind: 'stored', connectionId: scope.connectionId, reportKey: scope.reportKey })
      },
    })
    entry.keeper = keeper
    // Every fault of a poll shows in the state; this is for what must not happen.
    keeper.run().catch((cause: unknown) => {
      if (entry.keeper === keeper) entry.keeper = undefined
      this.#parts.announce({ kind: 'live', state: { ...stateOf(entry), trouble: toAppError(cause).toData() } })
    })
  }

  async #letGo(entry: LogEntry): Promise<void> {
    const { keeper } = entry
    entry.lastPoll = keeper?.status.lastPoll ?? entry.lastPoll
    entry.keeper = undefined
    await keeper?.stop()
  }

  #forgetStore(): void {
    this.#entries.clear()
    this.#desk = undefined
  }

  async #stopAll(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => this.#letGo(entry)))
  }

  #tell(entry: LogEntry): void {
    this.#parts.announce({ kind: 'live', state: stateOf(entry) })
  }
}
