import type { ErrorCode } from './errors.ts'

/** What a user can do where the store does not open. */
export interface Remedies {
  /** The same again may work, once what the error's next step says is done. */
  readonly canTryAgain: boolean
  /** What can be read may be saved into a new store. */
  readonly canRebuild: boolean
  /** The store may be put aside for a new one: only where nothing else would ever open it. */
  readonly canStartAnew: boolean
  /** The next step lies in the data folder. */
  readonly concernsFolder: boolean
}

const TRY_AGAIN: Remedies = { canTryAgain: true, canRebuild: false, canStartAnew: false, concernsFolder: false }

const REMEDIES: Partial<Readonly<Record<ErrorCode, Remedies>>> = {
  'store-damaged': { canTryAgain: true, canRebuild: true, canStartAnew: true, concernsFolder: true },
  'store-wrong-key': { canTryAgain: true, canRebuild: false, canStartAnew: true, concernsFolder: true },
  'store-key-missing': { canTryAgain: true, canRebuild: false, canStartAnew: true, concernsFolder: true },
  'store-gone': { canTryAgain: true, canRebuild: false, canStartAnew: true, concernsFolder: true },
  'store-too-new': { canTryAgain: false, canRebuild: false, canStartAnew: false, concernsFolder: false },
  'store-bad-key': { canTryAgain: false, canRebuild: false, canStartAnew: false, concernsFolder: false },
  'store-read-only': { ...TRY_AGAIN, concernsFolder: true },
  'disk-full': { ...TRY_AGAIN, concernsFolder: true },
}

/** What to offer for an error of opening the store; trying again where nothing better is known. */
export function remediesOf(code: ErrorCode): Remedies {
  return REMEDIES[code] ?? TRY_AGAIN
}
