import { z } from 'zod'
import type { ConnectionSummary } from '../../shared/connections.ts'
import { usePreference } from '../api/usePreference.ts'

const idSchema = z.int().positive().nullable()

/** Under which name the open operation is kept. */
const OPEN_CONNECTION = 'window/connection'

export interface OpenConnection {
  /** Undefined until it is known; null where none is set up. */
  readonly connection: ConnectionSummary | null | undefined
  readonly open: (connectionId: number) => void
}

/** The operation that the window shows: the one that was open last, else the first. */
export function useOpenConnection(connections: readonly ConnectionSummary[]): OpenConnection {
  const { value, set } = usePreference(OPEN_CONNECTION, idSchema, null)
  if (value === undefined) return { connection: undefined, open: set }
  return { connection: connections.find(({ id }) => id === value) ?? connections[0] ?? null, open: set }
}
