import { z } from 'zod'
import type { Coverage } from '../holdings.ts'
import { after, answer, gives } from './channel.ts'
import { range, scope } from './inputs.ts'
import type { JobEvent } from './jobs.ts'

export const coverageChannels = {
  'coverage:get': answer(
    z.strictObject({
      scope,
      range: range.nullable(),
      /** Sums: each day by itself. */
      byDay: z.boolean().exactOptional(),
    }),
    gives<Coverage>(),
    after<StoredEvent | JobEvent>({ stored: true, job: ({ job }) => job.endedAtMs !== null }),
  ),
}

/** Rows were stored or erased; null: of every connection, of every report. */
export interface StoredEvent {
  readonly kind: 'stored'
  readonly connectionId: number | null
  readonly reportKey: string | null
}
