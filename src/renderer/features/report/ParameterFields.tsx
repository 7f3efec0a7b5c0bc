import { useAnswer } from '../../api/queries.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { ParameterField } from './ParameterField.tsx'
import { suggestionsFor, type Parameters } from './parameters.ts'

interface ParameterFieldsProps {
  readonly connectionId: number
  readonly report: ReportDefinition
  readonly shown: Parameters
  readonly onChange: (name: string, text: string) => void
}

/** A report's own parameters, each with the values that were used before. */
export function ParameterFields({ connectionId, report, shown, onChange }: ParameterFieldsProps) {
  const { data: sets } = useAnswer('reports:parameter-sets', { connectionId, reportKey: report.key })
  return report.parameters.map((parameter) => (
    <ParameterField
      key={parameter.name}
      parameter={parameter}
      text={shown[parameter.name] ?? ''}
      suggestions={suggestionsFor(parameter, sets ?? [])}
      onChange={(text) => onChange(parameter.name, text)}
    />
  ))
}
