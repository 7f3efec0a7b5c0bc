import type { AppError } from '../../../shared/errors.ts'
import type { LogGap } from '../../../shared/live.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import type { Connection } from '../../store/records/connections.ts'
import type { SliceCommit, StoredSlice } from '../../store/records/slices.ts'
import type { MergedPoll, PollCommit } from '../../store/rows/liveLog.ts'
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

/** A poll of another desk that a log took in. */
export interface FollowedPoll extends MergedPoll {
  /** The operation's wall clock when it was sent. */
  readonly at: WallSeconds
  /** Rows of its answer. */
  readonly rows: number
  /** Which desk sent it. */
  readonly from: string
}

/** What a look at a log in the team found. */
export interface LogLook {
  /** Which other desk keeps it; null: none does, or this one. */
  readonly keptBy: string | null
  readonly followed: readonly FollowedPoll[]
}

/** What a poll saw, to be shared. */
export interface SharedSight extends Pick<
  PollCommit,
  'seen' | 'doubt' | 'sentAtMs' | 'at' | 'answeredAt' | 'warnings'
> {
  readonly fetchedAtMs: number
  readonly state: StoredSlice['state']
  readonly rows: number
  readonly gaps: readonly LogGap[]
}

/**
 * The team beside a desk's fetching: a source of slices before the servers, one turn at a token for all desks, one
 * ledger of requests. A desk that is in no team has one that does nothing.
 */
export interface TeamSide {
  /**
   * Runs work in the token's turn among all desks. Where the turn is lost before its request was counted, the work is
   * done anew in the next one: it looks in the team before it asks a server.
   *
   * @throws AppError why the team gives none
   */
  inTurn<T>(address: OperationAddress, token: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /**
   * Counts a request before it is sent, or (-1) takes it back.
   *
   * @throws TurnLost where the turn is another desk's now
   */
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
  /**
   * Looks who keeps a log among all desks: this one does where nobody else does. What others saw is put into the store.
   * To be asked again every few seconds while the log is kept or followed.
   *
   * @throws AppError why the team cannot be asked
   */
  keepLog(target: SharedTarget): Promise<LogLook>
  /** Lets others keep a log for a while, since polls of this desk do not work. Never throws. */
  leaveLog(target: SharedTarget): Promise<void>
  /** Keeps or follows a log no more. Never throws. */
  letGoOfLog(target: SharedTarget): Promise<void>
  /** Puts into a log what others saw of it since its last poll. Never throws what the team cannot give now. */
  followLog(target: SharedTarget): Promise<void>
  /** Keeps what a poll saw for the team, which gets it without being waited for. */
  givePoll(target: SharedTarget, sight: SharedSight, packed: PackedSlice): Promise<void>
  /** The same without asking the team: requests are counted for it later. */
  alone(): TeamSide
}
