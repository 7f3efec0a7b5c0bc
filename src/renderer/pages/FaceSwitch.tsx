import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { facesOf, type Face } from './look/faces.ts'

interface FaceSwitchProps {
  readonly report: ReportDefinition
  /** Undefined until it is known. */
  readonly face: Face | undefined
  readonly onFace: (face: Face) => void
}

/** Switches between the rows of a report and what they come to. */
export function FaceSwitch({ report, face, onFace }: FaceSwitchProps) {
  const { t } = useTranslation('summary')
  return (
    <SegmentedControl
      aria-label={t('faces.label')}
      value={face ?? 'rows'}
      data={facesOf(report).map((each) => ({ value: each, label: t(`faces.${each}`) }))}
      onChange={onFace}
    />
  )
}
