import type { AppError } from '../../../shared/errors.ts'
import { toAppError } from '../../../shared/errors.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { formatDay, wallClock } from '../../../shared/time.ts'
import type { Connection } from '../../store/records/connections.ts'
import type { StoredTeam } from '../../store/records/team.ts'
import type { StoreApi } from '../../store/storeApi.ts'
import type { SharedWish } from '../../team/erasures.ts'
import { isTeamFault, MAY_NOT } from '../../team/faults.ts'
import { Packer } from '../../team/packing.ts'
import type { Team } from '../../team/team.ts'
import { AloneSide } from './aloneSide.ts'
import { Membership } from './membership.ts'
import { Outbox } from './outbox.ts'
import { takeSlices } from './takeSlices.ts'
import { forgetInTeam, obeyErasures, type ForgettingParts } from './teamErasures.ts'
import {
  NOTHING_TAKEN,
  type LogLook,
  type OperationAddress,
  type PackedSlice,
  type SharedCommit,
  type SharedSight,
  type SharedTarget,
  type Taken,
  type TeamSide,
  type TeamWish,
} from './teamSide.ts'
import { followLog, TeamLogs, type LogPlace } from './teamLogs.ts'
import { TeamTurns } from './teamTurns.ts'

/** How long a team that could not be reached is not tried again, in milliseconds: each attempt may take seconds. */
const UNREACHABLE_MS = 5_000

export interface TeamLinkParts {
  readonly store: StoreApi
  /** Connects to the team of the store. @throws AppError why it cannot be asked */
  readonly open: (stored: StoredTeam) => Promise<Team>
  readonly reports: () => Promise<readonly ReportDefinition[]>
  /** Runs work while nothing else writes slices of a connection. */
  readonly alone: ForgettingParts['alone']
  readonly onForgotten?: (wish: SharedWish) => void
  /** Hears that requests were spared, or whether the team can be reached. */
  readonly onChange?: () => void
  readonly nowMs?: () => number
}

interface OpenTeam {
  readonly membership: Membership
  readonly team: Team
  readonly turns: TeamTurns
  readonly logs: TeamLogs
}

/** A desk's way to its team: whether it is in one is the store's word, and may change at any time. */
export class TeamLink implements TeamSide {
  readonly #parts: TeamLinkParts
  readonly #outbox: Outbox
  #membership: Membership | undefined
  #opening: Promise<OpenTeam> | undefined
  #trouble: { readonly error: AppError; readonly sinceMs: number } | undefined

  constructor(parts: TeamLinkParts) {
    this.#parts = parts
    this.#outbox = new Outbox(parts.store, async () => (await this.#opened())?.team ?? null)
  }

  /** Why the team could not be reached when it was last tried. */
  get trouble(): AppError | null {
    return this.#trouble?.error ?? null
  }

  /** What the desk knows of its team, or null where it is in none. */
  async membership(): Promise<Membership | null> {
    const stored = await this.#parts.store.team.get()
    if (stored === null) {
      this.#membership = undefined
      return null
    }
    if (this.#membership?.isOf(stored) !== true) this.#membership = new Membership(stored)
    return this.#membership
  }

  /** The team, or null where the desk is in none. @throws AppError why it cannot be asked */
  async team(): Promise<Team | null> {
    return (await this.#opened())?.team ?? null
  }

  async inTurn<T>(address: OperationAddress, token: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const marks = (await this.membership())?.turn(address, token) ?? null
    const open = marks === null ? null : await this.#opened()
    return marks === null || open === null ? work() : open.turns.run(marks, work, signal)
  }

  async count(connection: Connection, token: string, atMs: number, sent: 1 | -1): Promise<void> {
    const marks = (await this.membership())?.turn(connection, token) ?? null
    const open = marks === null ? null : await this.#opened()
    if (marks === null || open === null) return
    if (sent > 0) await open.turns.keep(marks)
    await open.team.ledger.count(marks.operation, formatDay(wallClock(atMs, connection.timeZone)), { sent })
  }

  async sync(address: OperationAddress): Promise<AppError | undefined> {
    try {
      const operation = (await this.membership())?.operation(address) ?? null
      const open = operation === null ? null : await this.#opened()
      if (operation === null || open === null) return undefined
      await this.#tellErasures(open).catch((cause: unknown) => {
        // Whoever may not ask others to forget takes what they fetched all the same, and asks once it may.
        if (!MAY_NOT.includes(toAppError(cause).code)) throw cause
      })
      await obeyErasures(await this.#forgetting(open), [operation])
      void this.#outbox.drain()
      return undefined
    } catch (cause) {
      if (isTeamFault(cause)) return cause
      throw cause
    }
  }

  async take(target: SharedTarget, wish: TeamWish): Promise<Taken> {
    try {
      const operation = (await this.membership())?.operation(target.connection) ?? null
      const open = operation === null ? null : await this.#opened()
      if (operation === null || open === null) return NOTHING_TAKEN
      const before = await this.#erasuresOf(open, operation)
      const scope = open.membership.scope(target.report, target.parameters)
      const taken = await takeSlices(this.#parts.store, open.team, target, { operation, scope }, wish)
      if (taken.ranges.length > 0) {
        await obeyErasures(await this.#forgetting(open), [operation], (erasure) => !before.has(erasure))
        await this.#spared(open, operation, target.connection, taken.ranges.length)
      }
      return taken
    } catch (cause) {
      if (!isTeamFault(cause)) throw cause
      return { ranges: [], trouble: cause }
    }
  }

  async packer(address: OperationAddress): Promise<Packer | null> {
    const operation = (await this.membership())?.operation(address) ?? null
    return operation === null ? null : new Packer()
  }

  async give(target: SharedTarget, commit: SharedCommit, packed: PackedSlice): Promise<void> {
    await this.#outbox.give(await this.membership(), target, commit, packed)
  }

  async keepLog(target: SharedTarget): Promise<LogLook> {
    const place = await this.#placeOf(target)
    const open = place === null ? null : await this.#opened()
    if (place === null || open === null) return { keptBy: null, followed: [] }
    const known = open.logs.known(place)
    if (known !== undefined) return known
    return this.#followed(open, place, target.connection, async () => {
      const look = await open.logs.look(target, place, this.#nowMs())
      return [look, look.followed.length]
    })
  }

  async leaveLog(target: SharedTarget): Promise<void> {
    const place = await this.#placeOf(target)
    const open = await this.#opening?.catch(() => undefined)
    if (place !== null) await open?.logs.leave(place)
  }

  async letGoOfLog(target: SharedTarget): Promise<void> {
    const place = await this.#placeOf(target)
    const open = await this.#opening?.catch(() => undefined)
    if (place !== null) await open?.logs.letGo(place)
  }

  async followLog(target: SharedTarget): Promise<void> {
    try {
      const place = await this.#placeOf(target)
      const open = place === null ? null : await this.#opened()
      if (place === null || open === null) return
      await this.#followed(open, place, target.connection, async () => {
        const { length } = await followLog(this.#logParts(open), target, place, this.#nowMs(), false)
        return [undefined, length]
      })
    } catch (cause) {
      if (!isTeamFault(cause)) throw cause
    }
  }

  async givePoll(target: SharedTarget, sight: SharedSight, packed: PackedSlice): Promise<void> {
    await this.#outbox.givePoll(await this.membership(), target, sight, packed)
  }

  alone(): TeamSide {
    return new AloneSide(this, this.#parts.store)
  }

  /**
   * Tells the team whom it is to forget, of all that it was not told yet.
   *
   * @throws AppError why it cannot be told now
   */
  async tellErasures(): Promise<void> {
    const open = await this.#opened()
    if (open !== null) await this.#tellErasures(open)
  }

  /** Lets the team have what waits for it, as far as it can be reached. */
  async handOver(): Promise<void> {
    await this.#outbox.drain()
  }

  /** How many slices wait for the team. */
  waiting(): Promise<number> {
    return this.#parts.store.team.waiting()
  }

  /** Lets the team have what waits for it, as far as it can be reached, and gives turns back. */
  async close(): Promise<void> {
    const opening = this.#opening
    if (opening !== undefined || (await this.#hasWaiting())) await this.#outbox.drain()
    this.#outbox.stop()
    await this.#closeOpen()
  }

  /** Lets go of the team: the desk left it, or its password is another one. */
  async reset(): Promise<void> {
    this.#trouble = undefined
    await this.#closeOpen()
  }

  async #placeOf({ connection, report, parameters }: SharedTarget): Promise<LogPlace | null> {
    const membership = await this.membership()
    const operation = membership?.operation(connection) ?? null
    return membership === null || operation === null ? null : { operation, scope: membership.scope(report, parameters) }
  }

  #logParts({ team }: OpenTeam): {
    readonly store: StoreApi
    readonly team: Team
    readonly alone: TeamLinkParts['alone']
  } {
    return { store: this.#parts.store, team, alone: this.#parts.alone }
  }

  /** Takes polls of others, and forgets whom the team was asked to forget meanwhile, in them too. */
  async #followed<T>(
    open: OpenTeam,
    { operation }: LogPlace,
    connection: Connection,
    work: () => Promise<readonly [T, polls: number]>,
  ): Promise<T> {
    const before = await this.#erasuresOf(open, operation)
    const [outcome, polls] = await work()
    if (polls > 0) {
      await obeyErasures(await this.#forgetting(open), [operation], (erasure) => !before.has(erasure))
      await this.#spared(open, operation, connection, polls)
    }
    return outcome
  }

  #nowMs(): number {
    return (this.#parts.nowMs ?? Date.now)()
  }

  async #hasWaiting(): Promise<boolean> {
    return (await this.#parts.store.team.get()) !== null && (await this.waiting()) > 0
  }

  async #closeOpen(): Promise<void> {
    const open = await this.#opening?.catch(() => undefined)
    this.#opening = undefined
    await open?.logs.close()
    await open?.turns.close()
    await open?.team.close()
  }

  async #erasuresOf({ team }: OpenTeam, operation: string): Promise<ReadonlySet<string>> {
    return new Set((await team.erasures.of([operation])).map(({ erasure }) => erasure))
  }

  async #tellErasures(open: OpenTeam): Promise<void> {
    const erasures = await this.#parts.store.team.erasures()
    if (erasures.length === 0) return
    const parts = await this.#forgetting(open)
    for (const erasure of erasures) await forgetInTeam(parts, erasure)
  }

  async #forgetting({ team, membership }: OpenTeam): Promise<ForgettingParts> {
    const { store, reports, alone, onForgotten = () => undefined } = this.#parts
    return { store, team, membership, reports: await reports(), alone, onForgotten }
  }

  async #spared(open: OpenTeam, operation: string, connection: Connection, spared: number): Promise<void> {
    const day = formatDay(wallClock(Date.now(), connection.timeZone))
    // Who may only read is spared requests as well, and cannot say so.
    await open.team.ledger.count(operation, day, { spared }).catch(() => undefined)
    this.#parts.onChange?.()
  }

  async #opened(): Promise<OpenTeam | null> {
    const before = this.#membership
    const membership = await this.membership()
    if (membership !== before && before !== undefined) await this.reset()
    if (membership === null) return null
    if (this.#trouble !== undefined && performance.now() - this.#trouble.sinceMs < UNREACHABLE_MS) {
      throw this.#trouble.error
    }
    this.#opening ??= this.#open(membership)
    const opening = this.#opening
    try {
      return await opening
    } catch (cause) {
      if (this.#opening === opening) this.#opening = undefined
      throw cause
    }
  }

  async #open(membership: Membership): Promise<OpenTeam> {
    const { store, open, onChange } = this.#parts
    let team: Team | undefined
    try {
      team = await open(membership.stored)
      await team.appear().catch((cause: unknown) => {
        // Who may only read stands in no list.
        if (!MAY_NOT.includes(toAppError(cause).code)) throw cause
      })
      for (const { operation, day, sent } of await store.team.takeUncounted()) {
        await team.ledger.count(operation, day, { sent }).catch(() => store.team.countLater({ operation, day, sent }))
      }
      if (this.#trouble !== undefined) {
        this.#trouble = undefined
        onChange?.()
      }
      const turns = new TeamTurns(team.leases, (withinMs) => this.#outbox.settle(withinMs))
      const logs = new TeamLogs({ store, team, alone: this.#parts.alone })
      return { membership, team, turns, logs }
    } catch (cause) {
      await team?.close()
      this.#trouble = { error: toAppError(cause), sinceMs: performance.now() }
      onChange?.()
      throw cause
    }
  }
}
