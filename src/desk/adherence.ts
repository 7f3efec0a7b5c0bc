import { AppError } from '../shared/errors.ts'
import { longestPeriodDays, type ReportDefinition } from '../shared/reports/types.ts'
import { adherenceOf, type Adherence } from '../shared/shifts/adherence.ts'
import { addDays } from '../shared/periods.ts'
import { endOfDay, startOfDay, wallClock, type TimeRange } from '../shared/time.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { OpenDesk } from './openDesk.ts'

/** How agents kept to their shifts, and what was looked at for it. */
export interface ReckonedAdherence {
  readonly adherence: Adherence
  /** Rows of which it cannot be read from when until when they are. */
  readonly unread: number
  /** Whether any shifts were imported for the operation, of any time. */
  readonly hasSheets: boolean
  /** Whether any of them lie in the period. */
  readonly hasShifts: boolean
}

/** The reports that tell when agents were logged in, those that tell of states as well before the others. */
export function presenceReports(reports: readonly ReportDefinition[]): readonly ReportDefinition[] {
  const telling = reports.filter(
    ({ presence, parameters }) => presence !== undefined && parameters.every(({ required }) => !required),
  )
  const tellsStates = ({ presence }: ReportDefinition): number => (presence?.state === null ? 0 : 1)
  return telling.toSorted((a, b) => tellsStates(b) - tellsStates(a))
}

/**
 * Works out how agents kept to the shifts that were imported, by the rows of a report that tells when they were logged
 * in.
 *
 * @throws AppError `usage` for a report that does not tell, and without a period
 */
export async function reckonAdherence(
  { store }: Pick<OpenDesk, 'store'>,
  report: ReportDefinition,
  connection: Pick<Connection, 'id' | 'timeZone'>,
  range: TimeRange | null,
  { nowMs, signal }: { readonly nowMs: number; readonly signal: AbortSignal },
): Promise<ReckonedAdherence> {
  if (report.presence === undefined || longestPeriodDays(report) !== null) {
    throw new AppError('usage', { problem: 'no-presence', report: report.key })
  }
  if (range === null) throw new AppError('usage', { problem: 'period-needed', report: report.key })
  const { id: connectionId, timeZone } = connection
  const scope = { connectionId, reportKey: report.key, parameters: {} }
  // States that began the day before reach into the first day, and night shifts out of the last.
  const around = { from: addDays(startOfDay(range.from), -1), to: addDays(endOfDay(range.to), 1) }
  const [sheets, shifts, slices] = await Promise.all([
    store.shifts.sheets(connectionId),
    store.shifts.within({ connectionId, range: around }),
    store.slices.of(scope),
  ])
  const rows = { ...scope, range: around, filters: [], search: '' }
  const presence = await store.summaries.presence({ report, rows }, { signal })
  // What the server cut, or announced and did not send, is not whole.
  const held = slices.filter(({ state }) => state === 'complete' || state === 'provisional').map((slice) => slice.range)
  const now = wallClock(nowMs, timeZone)
  const asked = { from: startOfDay(range.from), to: endOfDay(range.to) }
  const adherence = adherenceOf({ shifts, presence, period: asked, held, now })
  return {
    adherence,
    unread: presence.unread,
    hasSheets: sheets.length > 0,
    hasShifts: shifts.some(({ from }) => from >= asked.from && from <= asked.to),
  }
}
