import { AppError, throwIfAborted, toAppError, type AppErrorData } from '../../shared/errors.ts'
import { systemClock, type Clock } from './clock.ts'
import { QuietTime } from './quietTime.ts'

/** How long to wait before what is tried again, in milliseconds. */
export interface RetrySettings {
  /** Faults of network and server: attempts after the first, with growing, scattered waits. */
  readonly faultAttempts: number
  readonly faultFirstWaitMs: number
  readonly faultLongestWaitMs: number
  /** Too many requests at once: another program uses the token. One wait per attempt. */
  readonly tooManyWaitsMs: readonly number[]
  /** Maintenance, such as the server's backups: longer. */
  readonly maintenanceWaitsMs: readonly number[]
  /** How long the server's own wishes to wait are followed, all of them in a row together. */
  readonly longestAskedWaitMs: number
  /** After so much quiet no further attempt begins. What the server says of maintenance is no quiet. */
  readonly longestQuietMs: number
}

function repeated(first: readonly number[], rest: number, times: number): readonly number[] {
  return [...first, ...Array.from({ length: times }, () => rest)]
}

/**
 * Faults: 5 attempts in about 15 seconds. Too many at once, or asked to wait: about two minutes. Maintenance: about 40
 * minutes.
 *
 * Three requests that nobody answers (`DEFAULT_LIMITS`) fit into the longest quiet, and end within 200 seconds, as does
 * anything else that lasts.
 */
export const DEFAULT_RETRY: RetrySettings = {
  faultAttempts: 4,
  faultFirstWaitMs: 1_000,
  faultLongestWaitMs: 8_000,
  tooManyWaitsMs: repeated([1_000, 2_000, 4_000, 8_000], 15_000, 20),
  maintenanceWaitsMs: repeated([2_000, 5_000, 10_000, 20_000, 30_000], 60_000, 40),
  longestAskedWaitMs: 120_000,
  longestQuietMs: 132_000,
}

/** Why a request is waiting for its next attempt. */
export interface Waiting {
  readonly error: AppErrorData
  readonly waitMs: number
}

/** What is waited for in its own way. */
type Kind = 'fault' | 'too-many' | 'asked' | 'maintenance'

function kindOf({ code, detail }: AppError): Kind | undefined {
  switch (code) {
    case 'unreachable':
    case 'proxy-unreachable':
    case 'proxy-refused':
    case 'timed-out':
    case 'stalled':
    case 'server-fault':
      return 'fault'
    case 'bad-answer':
      // A body that stopped in the middle is the network's fault as often as the server's.
      return detail['reason'] === 'cut-off' ? 'fault' : undefined
    case 'too-many-at-once':
      return 'too-many'
    case 'asked-to-wait':
      return 'asked'
    case 'maintenance':
      return 'maintenance'
    default:
      return undefined
  }
}

/** Decides what follows on each failed attempt. */
class Waits {
  readonly #settings: RetrySettings
  readonly #attempts: Record<Kind, number> = { fault: 0, 'too-many': 0, asked: 0, maintenance: 0 }
  #askedMs = 0

  constructor(settings: RetrySettings) {
    this.#settings = settings
  }

  /** How long to wait before the next attempt, in milliseconds; undefined where there is none. */
  after(error: AppError, quietMs: number): number | undefined {
    const kind = kindOf(error)
    if (kind === undefined) return undefined
    const waitMs = this.#waitMs(kind, this.#attempts[kind]++, error)
    if (waitMs === undefined || kind === 'maintenance') return waitMs
    return quietMs + waitMs > this.#settings.longestQuietMs ? undefined : waitMs
  }

  #waitMs(kind: Kind, attempts: number, { detail }: AppError): number | undefined {
    const settings = this.#settings
    const { tooManyWaitsMs, longestAskedWaitMs } = settings
    switch (kind) {
      case 'fault': {
        if (attempts >= settings.faultAttempts) return undefined
        // Scattered, so that those whom one fault met do not all come back at the same moment.
        return (
          Math.min(settings.faultLongestWaitMs, settings.faultFirstWaitMs * 2 ** attempts) * (0.5 + Math.random() / 2)
        )
      }
      case 'asked': {
        // One that asks for no time at all is not asked without end.
        const waitMs = Math.max(Number(detail['waitMs']), tooManyWaitsMs[attempts] ?? Infinity)
        this.#askedMs += waitMs
        return this.#askedMs > longestAskedWaitMs ? undefined : waitMs
      }
      case 'too-many':
        return tooManyWaitsMs[attempts]
      case 'maintenance':
        return settings.maintenanceWaitsMs[attempts]
    }
  }
}

/** The work's outcome, or `cancelled` as soon as the signal is aborted: then the work is not waited for. */
async function orCancelled<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  let stop = (): void => undefined
  const cancelled = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(new AppError('cancelled'))
    }
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
  })
  try {
    return await Promise.race([work, cancelled])
  } finally {
    signal.removeEventListener('abort', stop)
    work.catch(() => undefined)
    cancelled.catch(() => undefined)
  }
}

const NEVER_ABORTED = new AbortController().signal

/**
 * Runs work until it succeeds, fails for good, or was tried often enough. Refused tokens, used-up quotas and everything
 * else that a second try cannot change fail at once.
 *
 * @param quiet how long the server has been quiet: what the work itself waits for it is counted by the work. By default
 * only waits count
 * @param isFinal errors that count as final although they would be tried again
 * @param onWait called before each wait
 * @throws AppError the last attempt's; `cancelled` as soon as the signal is aborted, also in the middle of a wait
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  options: {
    readonly settings: RetrySettings
    readonly clock?: Clock | undefined
    readonly quiet?: QuietTime | undefined
    readonly signal?: AbortSignal | undefined
    readonly isFinal?: (error: AppError) => boolean
    readonly onWait?: (waiting: Waiting) => void
  },
): Promise<T> {
  const { settings, clock = systemClock, quiet = new QuietTime(clock), signal, isFinal = () => false, onWait } = options
  const waits = new Waits(settings)
  for (;;) {
    throwIfAborted(signal)
    try {
      return await orCancelled(work(), signal)
    } catch (cause) {
      const error = toAppError(cause)
      const waitMs = isFinal(error) ? undefined : waits.after(error, quiet.ms)
      if (waitMs === undefined) throw cause
      onWait?.({ error: error.toData(), waitMs })
      await clock.wait(waitMs, signal ?? NEVER_ABORTED)
      if (kindOf(error) !== 'maintenance') quiet.add(waitMs)
    }
  }
}
