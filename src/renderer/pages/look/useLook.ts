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

/**
 * Holds how a report of a connection is looked at.
 *
 * @param usual the look before anything of it was changed
 */
export function useLook(connectionId: number, reportKey: string, usual: Look = FRESH_LOOK): LookControl {
  const key = `look/${connectionId}/${reportKey}`
  const { value: look, change: changeKept } = usePreference<Look>(key, lookSchema, usual)
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
