import { useCallback } from 'react'
import { usePreference } from '../../api/usePreference.ts'
import { currentTyping } from '../../components/typing.ts'
import { historyOf } from './lookHistories.ts'
import { FRESH_LOOK, lookSchema, type Look, type LookPart } from './look.ts'

/** Changes a look; the same object changes nothing. */
export type ChangeLook = (next: (before: Look) => Look) => void

/** How a report is looked at, what changes that, and what takes changes back. */
export interface LookControl {
  /** Undefined until it is known how it was left. */
  readonly look: Look | undefined
  /** Each change is kept at once: the window may be closed the moment after. */
  readonly change: ChangeLook
  /** @returns what of the look was taken back; empty where nothing was left to take back */
  readonly undo: () => readonly LookPart[]
  /** @returns what of the look was brought again; empty where nothing had been taken back */
  readonly redo: () => readonly LookPart[]
}

/** What changes a kept look by what it is by now. */
type Kept = (next: (before: Look) => Look) => void

/**
 * A look whose changes are taken back and brought again.
 *
 * @param key the name that it is kept under
 */
export function useLookControl(key: string, look: Look | undefined, changeKept: Kept): LookControl {
  const change = useCallback<ChangeLook>(
    (next) => {
      changeKept((before) => {
        const after = next(before)
        if (after !== before) historyOf(key).record(before, after, currentTyping())
        return after
      })
    },
    [changeKept, key],
  )
  const step = useCallback(
    (way: 'undo' | 'redo'): readonly LookPart[] => {
      let parts: readonly LookPart[] = []
      changeKept((now) => {
        const taken = historyOf(key)[way](now)
        parts = taken?.parts ?? []
        return taken?.look ?? now
      })
      return parts
    },
    [changeKept, key],
  )
  return { look, change, undo: () => step('undo'), redo: () => step('redo') }
}

/** Holds how a report of a connection is looked at, without a name. */
export function useLook(connectionId: number, reportKey: string): LookControl {
  const key = `look/${connectionId}/${reportKey}`
  const { value: look, change } = usePreference<Look>(key, lookSchema, FRESH_LOOK)
  return useLookControl(key, look, change)
}
