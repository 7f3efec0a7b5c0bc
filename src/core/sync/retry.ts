import { ExponentialBackoff, handleWhen, IterableBackoff, retry, wrap } from 'cockatiel'
import { AppError, throwIfAborted, toAppError, type AppErrorData, type ErrorCode } from '../../shared/errors.ts'

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
}

function repeated(first: readonly number[], rest: number, times: number): readonly number[] {
  return [...first, ...Array.from({ length: times }, () => rest)]
}

/** Faults: 5 attempts in about 15 seconds. Too many at once: about 5 minutes. Maintenance: about 40 minutes. */
export const DEFAULT_RETRY: RetrySettings = {
  faultAttempts: 4,
  faultFirstWaitMs: 500,
  faultLongestWaitMs: 8_000,
  tooManyWaitsMs: repeated([1_000, 2_000, 4_000, 8_000], 15_000, 20),
  maintenanceWaitsMs: repeated([2_000, 5_000, 10_000, 20_000, 30_000], 60_000, 40),
}

/** Why a request is waiting for its next attempt. */
export interface Waiting {
  readonly error: AppErrorData
  readonly waitMs: number
}

function isFault(error: unknown): error is AppError {
  if (!(error instanceof AppError)) return false
  // A body that stopped in the middle is the network's fault as often as the server's.
  return (
    ['unreachable', 'timed-out', 'server-fault'].includes(error.code) ||
    (error.code === 'bad-answer' && error.detail['reason'] === 'cut-off')
  )
}

function hasCode(code: ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code
}

/**
 * Runs work until it succeeds, fails for good, or was tried often enough. Refused tokens, used-up quotas and everything else that a
 * second try cannot change fail at once.
 *
 * @param isFinal errors that count as final although they would be tried again
 * @param onWait called before each wait
 * @throws AppError the last attempt's; `cancelled` as soon as the signal is aborted, also in the middle of a wait
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  options: {
    readonly settings: RetrySettings
    readonly signal?: AbortSignal | undefined
    readonly isFinal?: (error: AppError) => boolean
    readonly onWait?: (waiting: Waiting) => void
  },
): Promise<T> {
  const { settings, signal, isFinal = () => false, onWait } = options
  const faults = retry(
    handleWhen((error) => isFault(error) && !isFinal(error)),
    {
      maxAttempts: settings.faultAttempts,
      backoff: new ExponentialBackoff({
        initialDelay: settings.faultFirstWaitMs,
        maxDelay: settings.faultLongestWaitMs,
      }),
    },
  )
  const patient = (code: ErrorCode, waits: readonly number[]) =>
    retry(handleWhen(hasCode(code)), { maxAttempts: waits.length, backoff: new IterableBackoff([...waits]) })
  const tooMany = patient('too-many-at-once', settings.tooManyWaitsMs)
  const maintenance = patient('maintenance', settings.maintenanceWaitsMs)
  for (const policy of [faults, tooMany, maintenance]) {
    policy.onRetry((event) => {
      const error = toAppError('error' in event ? event.error : undefined).toData()
      onWait?.({ error, waitMs: event.delay })
    })
  }
  const attempts = wrap(maintenance, tooMany, faults).execute(() => {
    throwIfAborted(signal)
    return work()
  }, signal)
  if (signal === undefined) return attempts
  let stop = (): void => undefined
  const cancelled = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(new AppError('cancelled'))
    }
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
  })
  try {
    // The waits of the policies cannot be cut short, so the outcome does not wait for them.
    return await Promise.race([attempts, cancelled])
  } finally {
    signal.removeEventListener('abort', stop)
    attempts.catch(() => undefined)
    cancelled.catch(() => undefined)
  }
}
