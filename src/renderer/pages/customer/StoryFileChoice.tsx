import { SegmentedControl, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FILE_FORMATS, WINDOW_FORMATS, windowTexts, type WindowFormat } from '../../../shared/fileFormats.ts'
import type { Mask } from '../../../shared/masks.ts'
import { MaskChoice } from '../../components/masks/MaskChoice.tsx'
import { SeparatorChoice } from '../../features/exporting/SeparatorChoice.tsx'
import { useLanguage } from '../../text/useLanguage.ts'

interface StoryFileChoiceProps {
  readonly format: WindowFormat
  readonly onFormat: (format: WindowFormat) => void
  readonly mask: Mask | null
  /** What the operations hide that it is of: nothing that shows more can be chosen. */
  readonly floor: Mask | undefined
  readonly onMask: (mask: Mask | null) => void
}

/** How a file about customers looks: its format, and how much of personal data is in it. */
export function StoryFileChoice({ format, onFormat, mask, floor, onMask }: StoryFileChoiceProps) {
  const { t } = useTranslation('customer')
  const language = useLanguage()
  const labelId = useId()
  return (
    <>
      <div>
        <Text size="xs" fw={600} mb={4} id={labelId}>
          {t('export.format')}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby={labelId}
          value={format}
          data={WINDOW_FORMATS.map((each) => ({ value: each, label: windowTexts(each).title[language] }))}
          onChange={onFormat}
        />
      </div>
      {FILE_FORMATS[format].standsFor !== undefined && <SeparatorChoice />}
      <MaskChoice mask={mask} floor={floor} onChange={onMask} />
    </>
  )
}
