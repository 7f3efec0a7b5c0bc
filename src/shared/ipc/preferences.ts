import { z } from 'zod'
import type { JsonValue } from '../json.ts'
import { action, answer, gives, nothing } from './channel.ts'

/** Names with a colon are the program's own. */
const key = z
  .string()
  .max(500)
  .regex(/^[^:]+$/)
const MOST_CHARACTERS = 4_500_000
const value = z
  .json()
  .refine((json) => JSON.stringify(json).length <= MOST_CHARACTERS) as unknown as z.ZodType<JsonValue>

export const preferencesChannels = {
  /** Everything that the window keeps for itself, at once: its first screen needs much of it. */
  'preferences:all': answer(nothing, gives<Readonly<Record<string, JsonValue>>>()),
  'preference:set': action(z.strictObject({ key, value }), gives<null>()),
}
