import { useEffect, useState } from 'react'
import { toAppError, type AppError } from '../../shared/errors.ts'

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: AppError }

/**
 * What a function of the bridge answers, asked once.
 *
 * @param load the same function at every drawing
 */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
  useEffect(() => {
    let isShown = true
    async function ask(): Promise<void> {
      let answer: Loaded<T>
      try {
        answer = { state: 'ready', value: await load() }
      } catch (cause) {
        answer = { state: 'failed', error: toAppError(cause) }
      }
      if (isShown) setLoaded(answer)
    }
    void ask()
    return () => {
      isShown = false
    }
  }, [load])
  return loaded
}
