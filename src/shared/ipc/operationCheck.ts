import type { CheckPlan, ReportMark } from '../operationCheck.ts'
import { action, after, answer, gives } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import { ofConnection } from './inputs.ts'
import type { ReportsEvent } from './reports.ts'

export const operationCheckChannels = {
  'marks:list': answer(ofConnection, gives<readonly ReportMark[]>(), after<MarksEvent>({ marks: true })),
  'check:plan': answer(
    ofConnection,
    gives<CheckPlan>(),
    after<StoredEvent | ReportsEvent>({ stored: true, reports: true }),
  ),
  'check:start': action(ofConnection, gives<{ readonly jobId: string }>()),
}

/** What is known of an operation's reports changed. */
export interface MarksEvent {
  readonly kind: 'marks'
  readonly connectionId: number
}
