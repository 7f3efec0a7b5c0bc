import { formatDay, wallClock } from '../../../shared/time.ts'
import type { Connection } from '../../store/records/connections.ts'
import type { StoreApi } from '../../store/storeApi.ts'
import type { Packer } from '../../team/packing.ts'
import type { Membership } from './membership.ts'
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
} from './teamSide.ts'

/** What of a desk's way to its team works without the team. */
export interface AloneParts extends Pick<TeamSide, 'packer' | 'give' | 'givePoll'> {
  membership(): Promise<Membership | null>
}

/** A desk that asks servers without asking its team first: it keeps for later what the team is to know. */
export class AloneSide implements TeamSide {
  readonly #link: AloneParts
  readonly #store: StoreApi

  constructor(link: AloneParts, store: StoreApi) {
    this.#link = link
    this.#store = store
  }

  inTurn<T>(_address: OperationAddress, _token: string, work: () => Promise<T>): Promise<T> {
    return work()
  }

  async count(connection: Connection, _token: string, atMs: number, sent: 1 | -1): Promise<void> {
    const operation = (await this.#link.membership())?.operation(connection) ?? null
    if (operation === null) return
    const day = formatDay(wallClock(atMs, connection.timeZone))
    await this.#store.team.countLater({ operation, day, sent })
  }

  sync(): Promise<undefined> {
    return Promise.resolve(undefined)
  }

  take(): Promise<Taken> {
    return Promise.resolve(NOTHING_TAKEN)
  }

  packer(address: OperationAddress): Promise<Packer | null> {
    return this.#link.packer(address)
  }

  give(target: SharedTarget, commit: SharedCommit, packed: PackedSlice): Promise<void> {
    return this.#link.give(target, commit, packed)
  }

  keepLog(): Promise<LogLook> {
    return Promise.resolve({ keptBy: null, followed: [] })
  }

  async leaveLog(): Promise<void> {
    // It holds nothing.
  }

  async letGoOfLog(): Promise<void> {
    // It holds nothing.
  }

  async followLog(): Promise<void> {
    // Nobody is asked.
  }

  givePoll(target: SharedTarget, sight: SharedSight, packed: PackedSlice): Promise<void> {
    return this.#link.givePoll(target, sight, packed)
  }

  alone(): TeamSide {
    return this
  }
}
