import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
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
}

/**
 * Something that the window keeps in the (encrypted) store for itself, such as the columns of a report or the
 * favourites.
 *
 * @param key its name; parts divided by `/`
 * @param schema what it must look like: anything else, as an older version may have kept it, counts as the usual value
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
      client.setQueryData<Readonly<Record<string, JsonValue>>>(ALL, (kept) => ({ ...kept, [key]: value as JsonValue }))
      // What cannot be kept still holds until the window closes.
      request('preference:set', { key, value: value as JsonValue }).catch(() => undefined)
    },
    [client, key, generation],
  )
  if (data === undefined) return { value: isError ? usual : undefined, set }
  const parsed = schema.safeParse(data[key] ?? null)
  return { value: parsed.success ? parsed.data : usual, set }
}
