import { Checkbox, Group, NumberInput, Select } from '@mantine/core'
import { TimeInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { parseTimeOfDay } from '../../../shared/periods.ts'
import { LONGEST_INTERVAL_HOURS, type Timing } from '../../../shared/schedules.ts'
import { formatTimeOfDay, wall } from '../../../shared/time.ts'
import { USUAL_TIMINGS } from './scheduleDraft.ts'
import { useScheduleTexts } from './useScheduleTexts.ts'

const KINDS = ['daily', 'hours', 'start'] as const
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const

interface TimingFieldsProps {
  readonly timing: Timing
  readonly onChange: (timing: Timing) => void
}

/** When a schedule is to run. */
export function TimingFields({ timing, onChange }: TimingFieldsProps) {
  const { t } = useTranslation('automation')
  const { dayName } = useScheduleTexts()
  return (
    <>
      <Select
        label={t('form.when')}
        allowDeselect={false}
        data={KINDS.map((kind) => ({ value: kind, label: t(`form.whens.${kind}`) }))}
        value={timing.kind}
        onChange={(value) => {
          const kind = KINDS.find((each) => each === value)
          if (kind !== undefined && kind !== timing.kind) onChange(USUAL_TIMINGS[kind])
        }}
      />
      {timing.kind === 'hours' ? (
        <NumberInput
          label={t('form.hours')}
          min={1}
          max={LONGEST_INTERVAL_HOURS}
          allowDecimal={false}
          clampBehavior="strict"
          value={timing.hours}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1) onChange({ kind: 'hours', hours: value })
          }}
        />
      ) : null}
      {timing.kind === 'daily' ? (
        <>
          <TimeInput
            label={t('form.time')}
            maw={200}
            value={formatTimeOfDay(wall(timing.second)).slice(0, 5)}
            onChange={(event) => {
              const time = parseTimeOfDay(event.currentTarget.value)
              if (time !== undefined) onChange({ ...timing, second: time.second })
            }}
          />
          <Checkbox.Group
            label={t('form.days')}
            value={(timing.weekdays ?? DAYS).map(String)}
            onChange={(chosen) => {
              const days = DAYS.filter((day) => chosen.includes(String(day)))
              // The last day stays: a schedule without days would never run.
              if (days.length > 0) onChange({ ...timing, weekdays: days.length === DAYS.length ? null : days })
            }}
          >
            <Group gap="md" mt={4}>
              {DAYS.map((day) => (
                <Checkbox key={day} value={String(day)} label={dayName(day)} />
              ))}
            </Group>
          </Checkbox.Group>
        </>
      ) : null}
    </>
  )
}
