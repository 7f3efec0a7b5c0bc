import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { Preference } from '../api/usePreference.ts'
import { facesOf, type Face } from './useFace.ts'

interface FaceSwitchProps extends Preference<Face> {
  readonly report: ReportDefinition
}

/** Switches between the rows of a report and what they come to. */
export function FaceSwitch({ report, value, set }: FaceSwitchProps) {
  const { t } = useTranslation('summary')
  return (
    <SegmentedControl
      aria-label={t('faces.label')}
      value={value ?? 'rows'}
      data={facesOf(report).map((face) => ({ value: face, label: t(`faces.${face}`) }))}
      onChange={set}
    />
  )
}
