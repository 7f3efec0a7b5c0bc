import { Radio, SegmentedControl, Stack, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isAtLeast, levelOf, MASK_LEVELS, maskOfLevel, type MaskLevel } from '../../../shared/maskLevels.ts'
import { strictestMask, type Mask } from '../../../shared/masks.ts'
import { ManagedNote } from '../managed/ManagedNote.tsx'
import type { Refusals } from '../managed/useRefusals.ts'

interface MaskChoiceProps {
  /** The mask that was chosen; null: none. */
  readonly mask: Mask | null
  /** What is hidden in any case, by the operation: nothing that shows more can be chosen. */
  readonly floor?: Mask | undefined
  /** What the computer's administrator has hidden in any case, and the words for it; null: nothing. */
  readonly managed?: Refusals['mask']
  /** What the choice is of; absent: personal data, where nothing else is spoken of. */
  readonly label?: string
  readonly onChange: (mask: Mask | null) => void
}

function known(value: string): MaskLevel {
  return MASK_LEVELS.find((level) => level === value) ?? 'hidden'
}

/** How much of personal data is seen in what is handed on, on one line, with what that means below. */
export function MaskChoice({ mask, floor, managed = null, label, onChange }: MaskChoiceProps) {
  const { t } = useTranslation('masks')
  const labelId = useId()
  const least = levelOf(strictestMask(floor, managed?.floor))
  const level = levelOf(strictestMask(mask, floor, managed?.floor))
  return (
    <div className="mask-choice">
      <Text size="xs" fw={600} mb={4} id={labelId}>
        {label ?? t('label')}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby={labelId}
        value={level}
        data={MASK_LEVELS.map((each) => ({
          value: each,
          label: t(`levels.${each}`),
          disabled: !isAtLeast(each, least),
        }))}
        onChange={(value) => onChange(maskOfLevel(known(value)))}
      />
      <Text size="xs" c="var(--muted)" mt={4}>
        {t(`hints.${level}`)}
        {floor === undefined ? null : ` ${t('floor', { level: t(`levels.${floor}`) })}`}
      </Text>
      <ManagedNote refusal={managed?.refusal ?? null} />
    </div>
  )
}

/** The same, one level a line, each with what it means. */
export function MaskLevels({ mask, label, managed = null, onChange }: Omit<MaskChoiceProps, 'floor'>) {
  const { t } = useTranslation('masks')
  return (
    <Radio.Group
      label={label ?? t('label')}
      value={levelOf(mask)}
      onChange={(value) => onChange(maskOfLevel(known(value)))}
    >
      <Stack gap={8} mt={6}>
        {MASK_LEVELS.map((level) => (
          <Radio
            key={level}
            value={level}
            label={t(`levels.${level}`)}
            description={t(`hints.${level}`)}
            disabled={!isAtLeast(level, levelOf(managed?.floor))}
          />
        ))}
        <ManagedNote refusal={managed?.refusal ?? null} />
      </Stack>
    </Radio.Group>
  )
}
