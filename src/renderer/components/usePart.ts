import { useEffect, useReducer } from 'react'

/** A part of the program that lies in a file of its own. */
export interface Part<T> {
  readonly loading: Promise<unknown>
  outcome: { readonly value: T } | { readonly cause: unknown } | undefined
}

/** Begins to load a part: `loadPart(import('./Large.tsx'))`. */
export function loadPart<T>(module: Promise<T>): Part<T> {
  const part: { loading: Promise<unknown>; outcome: Part<T>['outcome'] } = { loading: module, outcome: undefined }
  part.loading = module.then(
    (value) => (part.outcome = { value }),
    (cause: unknown) => (part.outcome = { cause }),
  )
  return part
}

/**
 * A part that the first screen waits for; undefined until it is there. Unlike one made with `lazy`, it is shown as soon
 * as it is: what follows a Suspense fallback React holds back for up to 300 ms.
 *
 * @throws what loading it raised, to the nearest error boundary
 */
export function usePart<T>(part: Part<T>): T | undefined {
  const [, look] = useReducer((looks: number) => looks + 1, 0)
  useEffect(() => {
    if (part.outcome !== undefined) return
    let isMounted = true
    void part.loading.finally(() => {
      if (isMounted) look()
    })
    return () => {
      isMounted = false
    }
  }, [part])
  if (part.outcome === undefined) return undefined
  if ('cause' in part.outcome) throw part.outcome.cause
  return part.outcome.value
}
