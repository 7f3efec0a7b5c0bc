import { useMemo } from 'react'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { gridFields, type GridField } from './columnKinds.ts'

export interface GridFields {
  /** In the order that the grid has them at first. */
  readonly fields: readonly GridField[]
  /** Where the values of a field stand in a row. */
  readonly indexOf: ReadonlyMap<string, number>
  readonly field: (name: string) => GridField
  readonly titleOf: (name: string) => string
}

/** The fields of a report's rows. @param names as the rows have them; null before any rows are known */
export function useGridFields(report: ReportDefinition, names: readonly string[] | null): GridFields {
  const language = useLanguage()
  const key = JSON.stringify(names ?? report.fields.map(({ name }) => name))
  return useMemo(() => {
    const inRows = JSON.parse(key) as readonly string[]
    const fields = gridFields(report, inRows)
    const byName = new Map(fields.map((field) => [field.name, field]))
    const field = (name: string): GridField => byName.get(name) ?? { name, type: 'text', definition: undefined }
    return {
      fields,
      indexOf: new Map(inRows.map((name, index) => [name, index])),
      field,
      titleOf: (name) => field(name).definition?.title[language] ?? name,
    }
  }, [report, key, language])
}
