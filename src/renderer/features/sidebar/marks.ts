import type { ReportMark } from '../../../shared/operationCheck.ts'
import type { ReportHolding } from '../../../shared/holdings.ts'
import type { FoundReport } from '../../components/reportIndex.ts'

/** What an entry of the list tells of its report: rows that are stored, else what is known of the server. */
export interface EntryFacts {
  readonly rows: number
  readonly mark: ReportMark['state'] | null
}

const NOTHING: EntryFacts = { rows: 0, mark: null }

/** What is known of each report, by its key. */
export function factsByReport(
  holdings: readonly ReportHolding[],
  marks: readonly ReportMark[],
): (reportKey: string) => EntryFacts {
  const rows = new Map(holdings.map((holding) => [holding.reportKey, holding.rows]))
  const states = new Map(marks.map((mark) => [mark.reportKey, mark.state]))
  const known = new Map(
    [...rows.keys(), ...states.keys()].map((key) => [key, { rows: rows.get(key) ?? 0, mark: states.get(key) ?? null }]),
  )
  return (reportKey) => known.get(reportKey) ?? NOTHING
}

/**
 * The reports that hold rows or answered with data; the open one stays in any case, so that the list shows where one
 * is.
 */
export function withData(
  found: readonly FoundReport[],
  factsOf: (reportKey: string) => EntryFacts,
  openReportKey: string | null,
): readonly FoundReport[] {
  return found.filter(({ report }) => {
    const { rows, mark } = factsOf(report.key)
    return rows > 0 || mark === 'data' || report.key === openReportKey
  })
}
