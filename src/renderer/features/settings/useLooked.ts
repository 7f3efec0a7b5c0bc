import { useEffect, useState } from 'react'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { Channel, InputOf, OutputOf } from '../../../shared/ipc/contract.ts'
import { request } from '../../api/bridge.ts'

export interface Looked<T> {
  /** Null until it is there. */
  readonly answer: T | null
  readonly error: AppError | null
}

/**
 * What a channel answers, asked anew for each dialog: what was true before may be wrong by now. `input` must not change
 * by itself.
 */
export function useLooked<C extends Channel>(channel: C, input: InputOf<C>): Looked<OutputOf<C>> {
  const [looked, setLooked] = useState<Looked<OutputOf<C>>>({ answer: null, error: null })
  useEffect(() => {
    let isWanted = true
    request(channel, input).then(
      (answer) => isWanted && setLooked({ answer, error: null }),
      (cause: unknown) => isWanted && setLooked({ answer: null, error: toAppError(cause) }),
    )
    return () => {
      isWanted = false
    }
  }, [channel, input])
  return looked
}
