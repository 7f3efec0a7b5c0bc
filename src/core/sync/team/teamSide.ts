import type { AppError } from '../../../shared/errors.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import type { Connection } from '../../store/records/connections.ts'
import type { SliceCommit, StoredSlice } from '../../store/records/slices.ts'
import type { Packer } from '../../team/packing.ts'

/** What says which operation's server is asked. */
export type OperationAddress = Pick<Connection, 'server' | 'baseUrl'>

/** Whose slices are shared. */
export interface SharedTarget {
  readonly connection: Connection
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
}

/** What is still missing, and by which rules something of the team may fill it. */
export interface TeamWish {
  readonly missing: readonly { readonly range: TimeRange; readonly piece: TimeRange }[]
  /** What the store holds of the target. */
  readonly stored: readonly StoredSlice[]
  /** Whether a slice of another desk serves as it is. */
  readonly serves: (slice: Pick<StoredSlice, 'state' | 'fetchedAtMs' | 'fetchedBy'>) => boolean
  readonly notBefore?: WallSeconds | undefined
  readonly signal?: AbortSignal | undefined
}

/** What came from the team. */
export interface Taken {
  /** Ranges of the slices that are in the store now. */
  readonly ranges: readonly TimeRange[]
  /** What of the team could not be taken, and why; undefined where nothing was in the way. */
  readonly trouble: AppError | undefined
}

export const NOTHING_TAKEN: Taken = { ranges: [], trouble: undefined }

/** What beside its records goes with a slice that is shared. */
export interface PackedSlice {
  readonly packer: Packer
  readonly besides: Readonly<Record<string, unknown>> | undefined
  readonly order: readonly number[] | undefined
}

/** A slice that lies in the store, to be shared. */
export interface SharedCommit extends SliceCommit {
  readonly rows: number
}

/**
 * The team beside a desk's fetching: a source of slices before the servers, one turn at a token for all desks, one
 * ledger of requests. A desk that is in no team has one that does nothing.
 */
export interface TeamSide {
  /** Runs work in the token's turn among all desks. @throws AppError why the team gives none */
  inTurn<T>(address: OperationAddress, token: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Counts a request before it is sent, or (-1) takes it back. */
  count(connection: Connection, token: string, atMs: number, sent: 1 | -1): Promise<void>
  /**
   * What comes before an operation's slices are looked for: whom to forget is told and obeyed. Runs in no turn.
   *
   * @returns why the team cannot be asked; undefined where it can, or there is none
   */
  sync(address: OperationAddress): Promise<AppError | undefined>
  /**
   * Puts slices of the team into the store that fill what is missing. Runs where nothing else writes the connection's
   * slices.
   */
  take(target: SharedTarget, wish: TeamWish): Promise<Taken>
  /** What packs a slice that is fetched for the team; null where it is not to be shared. */
  packer(address: OperationAddress): Promise<Packer | null>
  /** Keeps a slice that was fetched for the team, which gets it without being waited for. */
  give(target: SharedTarget, commit: SharedCommit, packed: PackedSlice): Promise<void>
  /** The same without asking the team: requests are counted for it later. */
  alone(): TeamSide
}
