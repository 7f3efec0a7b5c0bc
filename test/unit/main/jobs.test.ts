import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Jobs, type JobHandle } from '../../../src/desk/jobs.ts'
import { Patience } from '../../../src/desk/patience.ts'
import type { PauseReason } from '../../../src/desk/workGate.ts'
import { AppError } from '../../../src/shared/errors.ts'
import type { AppEvent } from '../../../src/shared/ipc/contract.ts'

const NEW = {
  kind: 'export',
  connectionId: 1,
  reportKey: 'service/report',
  fileName: 'file.csv',
  progress: null,
  outcome: null,
} as const

function watched(): { jobs: Jobs; events: AppEvent[]; ended: (id: string) => Promise<unknown> } {
  const events: AppEvent[] = []
  const waiting = new Map<string, (job: unknown) => void>()
  const jobs = new Jobs((event) => {
    events.push(event)
    if (event.kind === 'job' && event.job.endedAtMs !== null) waiting.get(event.job.id)?.(event.job)
  })
  return { jobs, events, ended: (id) => new Promise((resolve) => waiting.set(id, resolve)) }
}

/** Runs until it is stopped. */
function untilStopped({ signal }: JobHandle): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new AppError('cancelled'))
    })
  })
}

describe('Jobs', () => {
  test('a job ends once, with what its work gave', async () => {
    const { jobs, events, ended } = watched()
    const id = jobs.start(NEW, () => Promise.resolve({ rows: 3 }))
    expect(jobs.isBusy).toBe(true)
    expect(await ended(id)).toMatchObject({ state: 'done', outcome: { rows: 3 }, error: null })
    expect(jobs.isBusy).toBe(false)
    expect(events.map((event) => event.kind)).toEqual(['job', 'job'])
    jobs.cancel(id)
    expect(jobs.get(id).state).toBe('done')
  })

  test('a job that is cancelled says so, and is over for others to see', async () => {
    const { jobs, ended } = watched()
    const id = jobs.start(NEW, untilStopped)
    jobs.cancel(id)
    expect(await ended(id)).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } })
  })

  test('a job that fails keeps its error; one that failed half way its outcome too', async () => {
    const { jobs, ended } = watched()
    const failed = jobs.start(NEW, () => Promise.reject(new AppError('disk-full', { file: 'x' })))
    expect(await ended(failed)).toMatchObject({ state: 'failed', error: { code: 'disk-full' }, outcome: null })
    const half = jobs.start(NEW, (job) => {
      job.fail(new AppError('unreachable', { host: 'x' }))
      return Promise.resolve({ rows: 1 })
    })
    expect(await ended(half)).toMatchObject({ state: 'failed', error: { code: 'unreachable' }, outcome: { rows: 1 } })
  })

  test('progress is told now and then, its last state always', async () => {
    const { jobs, events, ended } = watched()
    const id = jobs.start(NEW, async (job) => {
      for (let rows = 1; rows <= 1000; rows++) job.update({ progress: { rows, total: 1000 } })
      await Promise.resolve()
      return null
    })
    expect(await ended(id)).toMatchObject({ progress: { rows: 1000 } })
    expect(events.length).toBeLessThan(5)
  })

  test('stopping everything waits for the end of everything', async () => {
    const { jobs } = watched()
    const ids = [jobs.start(NEW, untilStopped), jobs.start(NEW, untilStopped)]
    await jobs.stopAll()
    expect(ids.map((id) => jobs.get(id).state)).toEqual(['cancelled', 'cancelled'])
  })

  test('what runs stays on the list, what ended can be taken off, and the oldest go by themselves', async () => {
    const { jobs, ended } = watched()
    const running = jobs.start(NEW, untilStopped)
    jobs.dismiss(running)
    expect(jobs.list).toHaveLength(1)
    const last = Array.from({ length: 60 }, () => jobs.start(NEW, () => Promise.resolve(null))).at(-1) ?? ''
    await ended(last)
    expect(jobs.list).toHaveLength(51)
    jobs.dismiss(last)
    expect(() => jobs.get(last)).toThrow(AppError)
    await jobs.stopAll()
  })
})

describe('A pause', () => {
  const ERASING = { kind: 'erasing', file: 'x.db' } as const
  const GOES = { kind: 'connection-goes', connectionId: 1 } as const

  /** A job that says when its work begins. */
  function noting(jobs: Jobs, begun: string[], name: string, job: Partial<typeof NEW> | object = {}): string {
    return jobs.start({ ...NEW, ...job }, (handle) => {
      begun.push(handle.signal.aborted ? `${name} stopped` : name)
      if (handle.signal.aborted) throw new AppError('cancelled')
      return Promise.resolve(null)
    })
  }

  test('lets nothing begin while rows are erased; what was started meanwhile begins after it', async () => {
    const { jobs } = watched()
    const begun: string[] = []
    const again: PauseReason = { ...ERASING }
    await jobs.pause(ERASING)
    const id = noting(jobs, begun, 'a')
    // What has not begun is in nobody's way.
    await jobs.pause(again)
    await jobs.resume(ERASING)
    await setImmediate()
    expect([begun, jobs.get(id).state, jobs.isBusy]).toEqual([[], 'running', true])
    await jobs.resume(again)
    await jobs.whenEnded(id)
    expect([begun, jobs.get(id).state]).toEqual([['a'], 'done'])
  })

  test('is refused by what a person started, and then holds nothing back', async () => {
    const { jobs } = watched()
    const begun: string[] = []
    const running = jobs.start(NEW, untilStopped)
    await expect(jobs.pause(ERASING)).rejects.toMatchObject({ code: 'store-busy' })
    await jobs.whenEnded(noting(jobs, begun, 'a'))
    expect(begun).toEqual(['a'])
    expect(jobs.get(running).state).toBe('running')
    await jobs.stopAll()
  })

  test('stops and holds back what it is about, and nothing else', async () => {
    const { jobs } = watched()
    const begun: string[] = []
    const [mine, other] = [jobs.start(NEW, untilStopped), jobs.start({ ...NEW, connectionId: 2 }, untilStopped)]
    await jobs.pause(GOES)
    expect([mine, other].map((id) => jobs.get(id).state)).toEqual(['cancelled', 'running'])
    const held = noting(jobs, begun, 'mine')
    await jobs.whenEnded(noting(jobs, begun, 'other', { connectionId: 2 }))
    expect(begun).toEqual(['other'])
    // Neither a stop nor a second pause waits for the end of the first.
    await jobs.pause({ kind: 'report-goes', reportKey: NEW.reportKey })
    expect([begun, jobs.get(held).state, jobs.get(other).state]).toEqual([
      ['other', 'mine stopped'],
      'cancelled',
      'cancelled',
    ])
  })

  test('and the end of the program let nothing begin any more', async () => {
    const { jobs } = watched()
    const begun: string[] = []
    await jobs.pause(ERASING)
    const held = noting(jobs, begun, 'held')
    await jobs.close()
    const late = noting(jobs, begun, 'late', { connectionId: 2 })
    await jobs.stopAll()
    expect(begun).toEqual(['held stopped', 'late stopped'])
    expect([held, late].map((id) => jobs.get(id).state)).toEqual(['cancelled', 'cancelled'])
  })
})

describe('Patience', () => {
  const never = new AbortController().signal

  test('waking up ends every wait', async () => {
    const patience = new Patience()
    const waits = [patience.wait(60_000, never), patience.wait(60_000, never)]
    patience.wake()
    await expect(Promise.all(waits)).resolves.toHaveLength(2)
  })

  test('giving up ends the wait', async () => {
    const controller = new AbortController()
    const wait = new Patience().wait(60_000, controller.signal)
    controller.abort()
    await expect(wait).resolves.toBeUndefined()
    await expect(new Patience().wait(60_000, controller.signal)).resolves.toBeUndefined()
  })

  test('has an end', () => {
    const patience = new Patience([1, 2])
    expect([0, 1, 2].map((attempt) => patience.waitMs(attempt))).toEqual([1, 2, undefined])
  })
})
