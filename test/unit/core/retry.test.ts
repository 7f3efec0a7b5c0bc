import { describe, expect, test } from 'vitest'
import { withRetries, type RetrySettings, type Waiting } from '../../../src/core/sync/retry.ts'
import { AppError, type ErrorCode, type ErrorDetail } from '../../../src/shared/errors.ts'

const SETTINGS: RetrySettings = {
  faultAttempts: 3,
  faultFirstWaitMs: 1,
  faultLongestWaitMs: 4,
  tooManyWaitsMs: [1, 2, 3, 4, 5],
  maintenanceWaitsMs: [1, 2],
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
  return Array.from({ length: count }, () => new AppError(code, detail))
}

describe('work is tried again', () => {
  test.each<[ErrorCode, ErrorDetail, number]>([
    ['unreachable', {}, 4],
    ['timed-out', {}, 4],
    ['server-fault', {}, 4],
    ['bad-answer', { reason: 'cut-off' }, 4],
    ['too-many-at-once', {}, 6],
    ['maintenance', {}, 3],
    ['token-refused', {}, 1],
    ['quota-used-up', {}, 1],
    ['forbidden', {}, 1],
    ['redirected', {}, 1],
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

describe('a cancellation', () => {
  test('ends a wait that would outlast the test', async () => {
    const controller = new AbortController()
    const settings = { ...SETTINGS, tooManyWaitsMs: [3_600_000] }
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
