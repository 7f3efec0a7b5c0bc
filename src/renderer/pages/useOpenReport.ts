import { z } from 'zod'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { usePreference } from '../api/usePreference.ts'

const keySchema = z.string().max(500).nullable()

export interface OpenReport {
  /** Undefined until it is known. */
  readonly report: ReportDefinition | undefined
  readonly open: (reportKey: string) => void
}

/** The report that an operation has open: the one that it had open last, else the first of the catalogue. */
export function useOpenReport(connectionId: number, reports: readonly ReportDefinition[]): OpenReport {
  const { value, set } = usePreference(`connections/${connectionId}/report`, keySchema, null)
  if (value === undefined) return { report: undefined, open: set }
  return { report: reports.find(({ key }) => key === value) ?? reports[0], open: set }
}
