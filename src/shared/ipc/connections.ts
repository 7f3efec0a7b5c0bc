import { z } from 'zod'
import type { ConnectionDraft, ConnectionSummary, SavedConnection, TokenVerdict } from '../connections.ts'
import { COUNTRIES } from '../telephoneCountries.ts'
import { MASKS } from '../masks.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import { id } from './inputs.ts'

const draft: z.ZodType<ConnectionDraft> = z.strictObject({
  connectionId: id.nullable(),
  name: z.string().max(200),
  server: z.string().max(500),
  baseUrl: z.string().max(500).nullable(),
  timeZone: z.string().max(100),
  country: z.enum(COUNTRIES),
  token: z.string().max(10_000).nullable(),
})

export const connectionsChannels = {
  'connections:list': answer(
    nothing,
    gives<readonly ConnectionSummary[]>(),
    after<ConnectionsEvent | MaskedEvent>({ connections: true, masked: true }),
  ),
  /** Tries a draft with one cheap request. Nothing is stored. */
  'connections:test': action(draft, gives<TokenVerdict>()),
  'connections:save': action(
    z.strictObject({ draft, keeping: z.enum(['kept', 'this-run']) }),
    gives<SavedConnection>(),
  ),
  'connections:remove': action(z.strictObject({ connectionId: id, withRows: z.boolean() }), gives<null>()),
  /** Hides an operation's personal data from now on; null: no more. */
  'connections:mask': action(z.strictObject({ connectionId: id, mask: z.enum(MASKS).nullable() }), gives<null>()),
  /** The sample operation as a connection, made where there is none yet. */
  'connections:add-sample': action(nothing, gives<ConnectionSummary>()),
}

export interface ConnectionsEvent {
  readonly kind: 'connections'
}

/** An operation hides personal data otherwise than before: nothing that the window holds of rows is so any more. */
export interface MaskedEvent {
  readonly kind: 'masked'
  readonly connectionId: number
}
