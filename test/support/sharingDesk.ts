import { logKeeperOf, paceOf } from '../../src/core/live/keepLog.ts'
import type { LogKeeper, LogStatus } from '../../src/core/live/logKeeper.ts'
import type { Connection } from '../../src/core/store/records/connections.ts'
import type { StoredTeam } from '../../src/core/store/records/team.ts'
import type { SyncContext } from '../../src/core/sync/target.ts'
import { poll, type PollResult } from '../../src/core/sync/poll.ts'
import { TeamLink } from '../../src/core/sync/team/teamLink.ts'
import type { LogLook } from '../../src/core/sync/team/teamSide.ts'
import { pull, type PullResult } from '../../src/core/sync/pull.ts'
import type { TeamAccess } from '../../src/core/team/database.ts'
import { Team, type TeamOptions } from '../../src/core/team/team.ts'
import type { LogGap } from '../../src/shared/live.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import { ConnectedStore, QUICK_RETRY, type Row } from './connectedStore.ts'
import { live, testReports } from './reports.ts'
import { NO_PARAMETERS } from './times.ts'

export interface SharingDeskWish {
  readonly file: string
  readonly baseUrl: string
  readonly token: string
  readonly leaseMs: number
  readonly access: TeamAccess
  readonly stored: StoredTeam
}

/** A desk of a team: it fetches test reports, and keeps or follows the log of the live one. */
export class SharingDesk {
  readonly desk: ConnectedStore
  readonly link: TeamLink
  /** Polls of its own log keeper. */
  readonly polls: PollResult[] = []
  readonly #sync: SyncContext
  readonly #connection: Connection
  #keeper: LogKeeper | undefined
  #running: Promise<void> | undefined

  private constructor(desk: ConnectedStore, link: TeamLink, connection: Connection) {
    this.desk = desk
    this.link = link
    this.#sync = { ...desk.context, team: link }
    this.#connection = connection
  }

  /**
   * @param nowMs the clock by which it fetches; the computer's own by default
   * @param teamOptions how it opens its team
   */
  static async open(
    wish: SharingDeskWish,
    nowMs: () => number = Date.now,
    teamOptions: TeamOptions = {},
  ): Promise<SharingDesk> {
    const { file, baseUrl, token, leaseMs, access, stored } = wish
    const desk = new ConnectedStore({ file, baseUrl, token, retry: QUICK_RETRY, nowMs })
    const connection = await desk.connection()
    await desk.store.team.enter(stored)
    const link = new TeamLink({
      store: desk.store,
      open: (entered) => Team.open(access, entered, { leaseMs, ...teamOptions }),
      reports: () => Promise.resolve(testReports),
      alone: ({ id }, work) => desk.context.queue.run({ connectionId: id, token: '', priority: 'automatic' }, work),
      nowMs,
    })
    return new SharingDesk(desk, link, connection)
  }

  /** Polls once, as by hand. @param withTeam false: as where the team cannot be reached */
  async poll(withTeam = true): Promise<PollResult> {
    return poll(this.#sync, { ...this.#target, priority: 'user', withoutTeam: !withTeam })
  }

  /**
   * Fetches a period of a report as a user does.
   *
   * @param beforeRequest what happens once it has the turn and has looked in the team, before each request
   */
  pull(
    report: ReportDefinition,
    range: TimeRange,
    beforeRequest: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<PullResult> {
    const target = { ...this.#target, report }
    const mayRequest = async (): Promise<null> => {
      await beforeRequest()
      return null
    }
    return pull(this.#sync, { ...target, range, refreshSinceMs: null, priority: 'user', mayRequest })
  }

  /** One look at the log in the team, as a log keeper takes every few seconds. */
  look(): Promise<LogLook> {
    return this.link.keepLog(this.#target)
  }

  /** Keeps the log from now on, or follows whoever does. */
  keep(intervalMs: number): void {
    const scope = { connectionId: this.#connection.id, reportKey: live.key, parameters: NO_PARAMETERS }
    this.#keeper = logKeeperOf(this.#sync, {
      scope,
      report: live,
      connection: this.#connection,
      pace: { ...paceOf(live, 60_000), intervalMs },
      target: () => Promise.resolve(this.#target),
      mayRequest: () => Promise.resolve(null),
      onStatus: () => undefined,
      onPoll: (result) => {
        if (result !== null) this.polls.push(result)
      },
    })
    this.#running = this.#keeper.run()
  }

  get status(): LogStatus | undefined {
    return this.#keeper?.status
  }

  rows(): Promise<Row[]> {
    return this.desk.rows(live)
  }

  gaps(): Promise<readonly LogGap[]> {
    const scope = { connectionId: this.#connection.id, reportKey: live.key, parameters: NO_PARAMETERS }
    return this.desk.store.logs.gaps({ scope, range: null })
  }

  async close(): Promise<void> {
    await this.#keeper?.stop()
    await this.#running
    await this.link.close()
    await this.desk.close()
  }

  get #target() {
    return { connection: this.#connection, report: live, parameters: NO_PARAMETERS, token: this.desk.token }
  }
}
