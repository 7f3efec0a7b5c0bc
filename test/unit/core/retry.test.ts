import { describe, expect, test } from 'vitest'
import type { Clock } from '../../../src/core/sync/clock.ts'
import { QuietTime } from '../../../src/core/sync/quietTime.ts'
import { withRetries, type RetrySettings, type Waiting } from '../../../src/core/sync/retry.ts'
import { AppError, type ErrorCode, type ErrorDetail } from '../../../src/shared/errors.ts'

const SETTINGS: RetrySettings = {
  faultAttempts: 3,
  faultFirstWaitMs: 1,
  faultLongestWaitMs: 4,
  tooManyWaitsMs: [1, 2, 3, 4, 5],
  maintenanceWaitsMs: [1, 2],
  longestAskedWaitMs: 60_000,
  longestQuietMs: 132_000,
}

interface Outcome {
  readonly attempts: number
  readonly result: unknown
  readonly waits: readonly Waiting[]
}

async function run(
  errors: readonly AppError[],
  more: Partial<Parameters<typeof withRetries>[1]> = {},
): Promise<Outcome> {
  let attempts = 0
  const waits: Waiting[] = []
  const work = (): Promise<string> => {
    attempts++
    const error = errors[attempts - 1]
    return error === undefined ? Promise.resolve('done') : Promise.reject(error)
  }
  const onWait = (waiting: Waiting): void => void waits.push(waiting)
  const result = await withRetries(work, { settings: SETTINGS, onWait, ...more }).catch((cause: AppError) => cause.code)
  return { attempts, result, waits }
}

function times(count: number, code: ErrorCode, detail: ErrorDetail = {}): AppError[] {
  return Array.from({ length: count }, () => AppError.fromData({ code, detail }))
}

describe('work is tried again', () => {
  test.each<[ErrorCode, ErrorDetail, number]>([
    ['unreachable', {}, 4],
    ['proxy-unreachable', {}, 4],
    ['proxy-refused', { status: 503 }, 4],
    ['timed-out', {}, 4],
    ['stalled', {}, 4],
    ['server-fault', {}, 4],
    ['bad-answer', { reason: 'cut-off' }, 4],
    ['too-many-at-once', {}, 6],
    ['asked-to-wait', { waitMs: 1 }, 6],
    ['asked-to-wait', { waitMs: 20_000_000 }, 1],
    ['maintenance', {}, 3],
    ['token-refused', {}, 1],
    ['quota-used-up', {}, 1],
    ['forbidden', {}, 1],
    ['redirected', {}, 1],
    ['proxy-login', {}, 1],
    ['untrusted-certificate', {}, 1],
    ['usage', { problem: 'name-missing' }, 1],
    ['bad-answer', { reason: 'json' }, 1],
    ['unknown-on-server', {}, 1],
    ['too-wide', {}, 1],
    ['store-damaged', {}, 1],
    ['disk-full', {}, 1],
    ['internal', {}, 1],
  ])('after %s %j: %i attempts', async (code, detail, attempts) => {
    const outcome = await run(times(99, code, detail))
    expect(outcome).toMatchObject({ attempts, result: code })
    expect(outcome.waits.map((waiting) => waiting.error.code)).toEqual(Array.from({ length: attempts - 1 }, () => code))
  })

  test('until it succeeds', async () => {
    expect(await run([])).toMatchObject({ attempts: 1, result: 'done', waits: [] })
    expect(await run(times(3, 'server-fault'))).toMatchObject({ attempts: 4, result: 'done' })
    const mixed = [...times(2, 'maintenance'), ...times(3, 'too-many-at-once'), ...times(2, 'unreachable')]
    expect(await run(mixed)).toMatchObject({ attempts: 8, result: 'done' })
  })

  test('no more once a fault comes that ends it', async () => {
    const errors = [...times(2, 'server-fault'), ...times(9, 'token-refused')]
    expect(await run(errors)).toMatchObject({ attempts: 3, result: 'token-refused' })
  })

  test('not where the caller calls the error final', async () => {
    const isFinal = (error: AppError): boolean => error.code === 'timed-out'
    expect(await run(times(9, 'timed-out'), { isFinal })).toMatchObject({ attempts: 1, result: 'timed-out' })
    expect(await run(times(9, 'unreachable'), { isFinal })).toMatchObject({ attempts: 4, result: 'unreachable' })
  })

  test('after waits as long as the settings say', async () => {
    const { waits } = await run(times(99, 'too-many-at-once'))
    expect(waits.map((waiting) => waiting.waitMs)).toEqual([1, 2, 3, 4, 5])
  })
})

/** A clock that waits for nobody. */
function quickClock(): { readonly clock: Clock; readonly passedMs: () => number } {
  let ms = 0
  const wait = (each: number): Promise<void> => {
    ms += each
    return Promise.resolve()
  }
  return { clock: { nowMs: () => ms, passedMs: () => ms, wait }, passedMs: () => ms }
}

describe('a wait that a server asks for', () => {
  const settings = { ...SETTINGS, longestAskedWaitMs: 120_000 }

  test('lasts as long as it asks, and never less than for too many at once', async () => {
    const { clock } = quickClock()
    const asking = [30_000, 0, 60_000].map((waitMs) => new AppError('asked-to-wait', { waitMs }))
    const outcome = await run(asking, { settings, clock })
    expect(outcome).toMatchObject({ attempts: 4, result: 'done' })
    expect(outcome.waits.map(({ waitMs }) => waitMs)).toEqual([30_000, 2, 60_000])
  })

  test('is followed for so long in all, not each time anew', async () => {
    const { clock, passedMs } = quickClock()
    const outcome = await run(times(9, 'asked-to-wait', { waitMs: 50_000 }), { settings, clock })
    expect(outcome).toMatchObject({ attempts: 3, result: 'asked-to-wait' })
    expect(passedMs()).toBe(100_000)
  })
})

describe('a server that has been quiet for too long', () => {
  test('is not asked again, but where it says that it is in maintenance', async () => {
    const { clock } = quickClock()
    const quiet = new QuietTime(clock)
    quiet.add(SETTINGS.longestQuietMs)
    for (const code of ['unreachable', 'timed-out', 'stalled', 'server-fault', 'too-many-at-once'] as const) {
      expect(await run(times(9, code), { clock, quiet })).toMatchObject({ attempts: 1, result: code })
    }
    expect(await run(times(9, 'maintenance'), { clock, quiet })).toMatchObject({ attempts: 3 })
    quiet.end()
    expect(await run(times(9, 'unreachable'), { clock, quiet })).toMatchObject({ attempts: 4 })
  })

  test('is one that made requests wait, not one that sends', async () => {
    const { clock } = quickClock()
    const quiet = new QuietTime(clock)
    const signal = new AbortController().signal
    await quiet.during(async () => {
      await clock.wait(1_000, signal)
      quiet.came()
      await clock.wait(50_000, signal)
      quiet.came()
      await clock.wait(30_000, signal)
    })
    expect(quiet.ms).toBe(31_000)
  })
})

describe('a cancellation', () => {
  test('ends a wait that would outlast the test', async () => {
    const controller = new AbortController()
    const settings = { ...SETTINGS, tooManyWaitsMs: [3_600_000], longestQuietMs: Infinity }
    setTimeout(() => controller.abort(), 30)
    const outcome = await run(times(9, 'too-many-at-once'), { settings, signal: controller.signal })
    expect(outcome).toMatchObject({ attempts: 1, result: 'cancelled' })
  })

  test('before the work begins lets it not begin', async () => {
    expect(await run([], { signal: AbortSignal.abort() })).toMatchObject({ attempts: 0, result: 'cancelled' })
  })

  test('in the middle of the work does not wait for it', async () => {
    const controller = new AbortController()
    const never = new Promise<never>(() => undefined)
    setTimeout(() => controller.abort(), 10)
    const outcome = withRetries(() => never, { settings: SETTINGS, signal: controller.signal })
    await expect(outcome).rejects.toMatchObject({ code: 'cancelled' })
  })
})
