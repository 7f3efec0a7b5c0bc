import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { Quitting, type QuittingOptions } from '../../../src/main/quitting.ts'

const { app } = vi.hoisted(() => ({ app: { current: undefined as unknown as FakeApp } }))
vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: (event: unknown) => void) => app.current.on(name, listener),
    quit: () => {
      app.current.quit()
    },
  },
}))

/** Electron's app as far as quitting goes: it ends unless a listener holds it. */
class FakeApp extends EventEmitter {
  hasEnded = false

  quit(): void {
    let isHeld = false
    this.emit('before-quit', { preventDefault: () => (isHeld = true) })
    if (!isHeld) this.hasEnded = true
  }
}

const steps: string[] = []

function quitting(options: Partial<QuittingOptions> = {}): Quitting {
  const step = (name: string) => () => {
    steps.push(name)
    return Promise.resolve()
  }
  return new Quitting({
    isBusy: () => false,
    ask: () => {
      steps.push('ask')
      return Promise.resolve(false)
    },
    finish: step('finish'),
    close: step('close'),
    ...options,
  })
}

beforeEach(() => {
  app.current = new FakeApp()
  steps.length = 0
})

test('work that shows as a job, a fetch or a file, is asked about, once for each wish to leave', async () => {
  let isLeaving = false
  const guard = quitting({
    isBusy: () => true,
    ask: () => {
      steps.push('ask')
      return Promise.resolve(isLeaving)
    },
  })
  app.current.quit()
  app.current.quit()
  expect(guard.mayClose(true)).toBe(false)
  await vi.waitFor(() => {
    expect(steps).toEqual(['ask'])
  })
  await Promise.resolve()
  expect(app.current.hasEnded).toBe(false)
  expect(guard.isLeaving).toBe(false)
  isLeaving = true
  await vi.waitFor(() => {
    app.current.quit()
    expect(app.current.hasEnded).toBe(true)
  })
  expect(steps.slice(-2)).toEqual(['finish', 'close'])
})

test('an erasure is not asked about, and ends before anything is closed, however long it takes', async () => {
  const erasure = Promise.withResolvers<undefined>()
  quitting({ finish: () => erasure.promise })
  vi.useFakeTimers()
  app.current.quit()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(steps).toEqual([])
  expect(app.current.hasEnded).toBe(false)
  erasure.resolve(undefined)
  await vi.advanceTimersByTimeAsync(0)
  vi.useRealTimers()
  expect(steps).toEqual(['close'])
  expect(app.current.hasEnded).toBe(true)
})

test('one that fails holds nobody, and neither does a store that does not close', async () => {
  quitting({
    finish: () => Promise.reject(new Error('no')),
    close: () => new Promise(() => undefined),
  })
  vi.useFakeTimers()
  app.current.quit()
  await vi.advanceTimersByTimeAsync(10_000)
  vi.useRealTimers()
  expect(app.current.hasEnded).toBe(true)
})

test('a restart asks nobody, closes everything first, and does what comes last before the program ends', async () => {
  const guard = quitting({ isBusy: () => true })
  await guard.leaveFor(() => {
    expect(app.current.hasEnded).toBe(false)
    steps.push('last')
    return false
  })
  expect(steps).toEqual(['finish', 'close', 'last'])
  expect(app.current.hasEnded).toBe(true)
})

test('what installs a newer version ends the program by itself, and is not forestalled', async () => {
  const guard = quitting({})
  await guard.leaveFor(() => true)
  expect(app.current.hasEnded).toBe(false)
  // Whatever comes is let go: all is closed.
  app.current.quit()
  expect(app.current.hasEnded).toBe(true)
  expect(steps).toEqual(['finish', 'close'])
})
