import { useCallback } from 'react'
import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'

const favouritesSchema = z.array(z.string().max(500)).max(1_000)
const NONE: string[] = []

export interface Favourites {
  /** Keys of reports, the first starred first. */
  readonly keys: readonly string[]
  readonly toggle: (reportKey: string) => void
}

/** The reports that the user starred, for each operation by itself. */
export function useFavourites(connectionId: number): Favourites {
  const { value, set } = usePreference(`connections/${connectionId}/favourites`, favouritesSchema, NONE)
  const keys = value ?? NONE
  const toggle = useCallback(
    (reportKey: string) => {
      set(keys.includes(reportKey) ? keys.filter((key) => key !== reportKey) : [...keys, reportKey])
    },
    [keys, set],
  )
  return { keys, toggle }
}
