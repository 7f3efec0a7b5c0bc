import type { AppVersions, ReportSummary } from '../../shared/ipc/contract.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { handle } from './handle.ts'

export interface RequestSources {
  readonly reports: readonly ReportDefinition[]
  readonly versions: AppVersions
}

function summaryOf({ key, group, kind, title, description, fields }: ReportDefinition): ReportSummary {
  return {
    key,
    group,
    kind,
    title,
    description,
    fields: fields.map(({ name, title, meaning, type }) => ({ name, title, meaning, type })),
  }
}

/** Connects every channel to what answers it. */
export function registerRequests({ reports, versions }: RequestSources): void {
  handle('reports:list', () => reports.map(summaryOf))
  handle('app:versions', () => versions)
}
