import type { ReactNode } from 'react'
import type { Finding } from '../../../shared/checks/findings.ts'
import type { CheckId, ChosenCheck } from '../../../shared/checks/checks.ts'
import type { Filter, RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'

/** Rows behind something that was found. */
export interface RowsBehind {
  readonly filters: readonly Filter[]
  /** What they are behind, in words. */
  readonly what: string
}

/** What the panel of a check is given. */
export interface PanelProps<Id extends CheckId = CheckId> {
  /** The report as its rows are seen. */
  readonly report: ReportDefinition
  /** The rows that are looked through. */
  readonly asked: RowSet
  /** The check and what is set of it. */
  readonly check: ChosenCheck<Id>
  /** Something else is set: kept with how the report is looked at. */
  readonly onChange: (check: ChosenCheck<Id>) => void
  /** What stands in the findings' place where nothing of the period was fetched. */
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  /** Leads to the rows behind a finding. */
  readonly onRows: (rows: RowsBehind) => void
  /** A button that fetches a stretch. */
  readonly renderFetch: (range: TimeRange) => ReactNode
}

export type RowsOfFinding = (finding: Finding) => void
