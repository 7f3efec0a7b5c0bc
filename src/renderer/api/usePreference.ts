import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import type { JsonValue } from '../../shared/json.ts'
import { request } from './bridge.ts'
import { isCurrent, useGeneration } from './forgetting.ts'
import { keyOf, useAnswer } from './queries.ts'

const ALL = keyOf('preferences:all', null)

export interface Preference<T> {
  /** Undefined until it is known; then what was kept, or the usual value. */
  readonly value: T | undefined
  readonly set: (value: T) => void
  /** Sets what comes of the value that there is by now, whatever was drawn last; the same value changes nothing. */
  readonly change: (next: (before: T) => T) => void
}

type Kept = Readonly<Record<string, JsonValue>>

/**
 * Something that the window keeps in the (encrypted) store for itself, such as the columns of a report or the
 * favourites.
 *
 * @param key its name; parts divided by `/`
 * @param schema what it must look like: anything else, as an older version may have kept it, counts as the usual value;
 * it only checks, so that parts of a value that did not change stay the same objects
 * @param usual the value where nothing is kept
 */
export function usePreference<T>(key: string, schema: z.ZodType<T>, usual: T): Preference<T> {
  const client = useQueryClient()
  const generation = useGeneration()
  const { data, isError } = useAnswer('preferences:all', null)
  const set = useCallback(
    (value: T) => {
      // It comes from before a customer was erased, and may name them.
      if (!isCurrent(generation)) return
      client.setQueryData<Kept>(ALL, (kept) => ({ ...kept, [key]: value as JsonValue }))
      // What cannot be kept still holds until the window closes.
      request('preference:set', { key, value: value as JsonValue }).catch(() => undefined)
    },
    [client, key, generation],
  )
  const read = useCallback(
    (kept: JsonValue = null): T => (schema.safeParse(kept).success ? (kept as T) : usual),
    [schema, usual],
  )
  const change = useCallback(
    (next: (before: T) => T) => {
      const before = read(client.getQueryData<Kept>(ALL)?.[key])
      const after = next(before)
      if (after !== before) set(after)
    },
    [client, key, read, set],
  )
  const own = data?.[key]
  const value = useMemo(() => read(own), [read, own])
  return { value: data === undefined && !isError ? undefined : value, set, change }
}
