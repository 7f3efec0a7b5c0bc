import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Preference } from '../api/usePreference.ts'
import { FACES, type Face } from './useFace.ts'

/** Switches between the rows of a report and what they come to. */
export function FaceSwitch({ value, set }: Preference<Face>) {
  const { t } = useTranslation('summary')
  return (
    <SegmentedControl
      aria-label={t('faces.label')}
      value={value ?? 'rows'}
      data={FACES.map((face) => ({ value: face, label: t(`faces.${face}`) }))}
      onChange={set}
    />
  )
}
