import { useAnswer } from '../../api/queries.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { ParameterChoices } from './ParameterChoices.tsx'
import { ParameterField } from './ParameterField.tsx'
import type { Parameters } from './parameters.ts'

interface ParameterFieldsProps {
  readonly connectionId: number
  readonly report: ReportDefinition
  readonly shown: Parameters
  readonly onChange: (name: string, text: string) => void
}

const NONE: readonly Parameters[] = []

/**
 * A report's own parameters: those of few known values are chosen, others typed or picked from what is known of the
 * operation.
 */
export function ParameterFields({ connectionId, report, shown, onChange }: ParameterFieldsProps) {
  const { data: sets } = useAnswer('reports:parameter-sets', { connectionId, reportKey: report.key })
  return report.parameters.map((parameter) => {
    const shared = {
      parameter,
      text: shown[parameter.name] ?? '',
      onChange: (text: string) => onChange(parameter.name, text),
    }
    return parameter.choices === undefined ? (
      <ParameterField
        key={parameter.name}
        {...shared}
        connectionId={connectionId}
        report={report}
        sets={sets ?? NONE}
      />
    ) : (
      <ParameterChoices key={parameter.name} {...shared} choices={parameter.choices} />
    )
  })
}
