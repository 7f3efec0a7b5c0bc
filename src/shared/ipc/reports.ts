import { z } from 'zod'
import type { Choices } from '../choices.ts'
import type { ReportHolding } from '../holdings.ts'
import type { Names } from '../reports/names.ts'
import { isNameList } from '../reports/pickers.ts'
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
  /** What the operation's lists call the ids of these kinds, as far as they were fetched. */
  'reports:names': answer(
    z.strictObject({ connectionId: id, pickers: z.array(z.enum(PICKERS)).max(PICKERS.length) }),
    gives<Names>(),
    // Whatever else is stored, names stay: a pull of a year asks for none of them again and again.
    after<StoredEvent>({
      stored: ({ connectionId, reportKey }) =>
        (reportKey === null || isNameList(reportKey)) && (connectionId === null || { connectionId }),
    }),
  ),
}

/** The list of reports is another one. */
export interface ReportsEvent {
  readonly kind: 'reports'
}
