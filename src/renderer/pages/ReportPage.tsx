import type { ConnectionSummary } from '../../shared/connections.ts'
import { Skeleton } from '@mantine/core'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useGeneration } from '../api/forgetting.ts'
import { useNamedReport } from '../features/report/useNamedReport.ts'
import { useReportView, type ReportChosen } from '../features/report/useReportView.ts'
import { useToday } from '../features/report/useToday.ts'
import { withByDay } from './look/byDay.ts'
import type { Look } from './look/look.ts'
import { useLook } from './look/useLook.ts'
import { useUndo } from './look/useUndo.ts'
import { ReportDesk } from './ReportDesk.tsx'
import { ReportTitle } from './ReportTitle.tsx'

interface ReportPageProps {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
}

/**
 * A report of an operation: what it is, and below it what can be chosen and fetched, what is held of it, and its rows.
 */
export function ReportPage({ connection, report: plain }: ReportPageProps) {
  const report = useNamedReport(connection.id, plain)
  const today = useToday(connection.timeZone)
  const look = useLook(connection.id, report.key)
  const changeChosen = (next: (before: ReportChosen) => ReportChosen): void =>
    look.change((before) => {
      const after: Look = { ...before, ...next(before) }
      return after.byDay === before.byDay ? after : withByDay(after, after.byDay, report)
    })
  useUndo(look)
  const choices = useReportView(connection.id, report, today, look.look, changeChosen)
  const generation = useGeneration()
  return (
    <div className="report-page">
      {choices === undefined ? (
        <>
          <ReportTitle report={report} />
          <div className="report-head" aria-busy="true">
            <Skeleton height={30} maw={760} />
          </div>
        </>
      ) : (
        // Another report, or another operation, is begun anew; so is what may name a customer who was erased.
        <ReportDesk
          key={`${connection.id}/${report.key}/${generation}`}
          connection={connection}
          report={report}
          today={today}
          choices={choices}
          look={look}
        />
      )}
    </div>
  )
}
