import { z } from 'zod'
import type { Choices } from '../choices.ts'
import type { ReportHolding } from '../holdings.ts'
import { PICKERS, type ReportDefinition } from '../reports/types.ts'
import { after, answer, gives, nothing } from './channel.ts'
import type { ConnectionsEvent } from './connections.ts'
import type { StoredEvent } from './coverage.ts'
import { id, name, ofConnection } from './inputs.ts'

export const reportsChannels = {
  'reports:list': answer(nothing, gives<readonly ReportDefinition[]>(), after<ReportsEvent>({ reports: true })),
  'reports:holdings': answer(
    ofConnection,
    gives<readonly ReportHolding[]>(),
    after<StoredEvent | ConnectionsEvent | ReportsEvent>({ stored: true, connections: true, reports: true }),
  ),
  /** The parameters with which something was fetched, the latest first. */
  'reports:parameter-sets': answer(
    z.strictObject({ connectionId: id, reportKey: name }),
    gives<readonly Readonly<Record<string, string>>[]>(),
    after<StoredEvent>({ stored: true }),
  ),
  /** What the newest list of the operation offers for a parameter. */
  'reports:choices': answer(
    z.strictObject({ connectionId: id, picker: z.enum(PICKERS) }),
    gives<Choices>(),
    after<StoredEvent>({ stored: true }),
  ),
}

/** The list of reports is another one. */
export interface ReportsEvent {
  readonly kind: 'reports'
}
