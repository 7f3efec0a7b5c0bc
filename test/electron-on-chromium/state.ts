import type { Chromium } from './chromium/chromium.ts'

interface State {
  isReady: boolean
  isQuitting: boolean
  chromium: Chromium | undefined
}

/** How far the app is, for the parts of the API that answer by it. */
export const state: State = { isReady: false, isQuitting: false, chromium: undefined }

/** The browser under the app. @throws Error before the app is ready */
export function chromium(): Chromium {
  if (state.chromium === undefined) throw new Error('Chromium is not running yet: the app is not ready')
  return state.chromium
}

/** @throws Error as Electron does where something is used too early */
export function requireReady(what: string): void {
  if (!state.isReady) throw new Error(`${what} before app is ready`)
}

export interface RecordedCall {
  readonly what: string
  readonly args: readonly unknown[]
}

/** What the app asked of the system beyond its window. Recorded, never executed. */
export const recordedCalls: RecordedCall[] = []

export function record(what: string, ...args: readonly unknown[]): void {
  recordedCalls.push({ what, args })
}
