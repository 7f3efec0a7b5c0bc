import { Checkbox, Group, NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { parseTimeOfDay } from '../../../shared/periods.ts'
import { LONGEST_INTERVAL_HOURS, type Timing } from '../../../shared/schedules.ts'
import { timeText, USUAL_TIMINGS } from './scheduleDraft.ts'
import { useScheduleTexts } from './useScheduleTexts.ts'

const KINDS = ['daily', 'hours', 'start'] as const
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const

interface TimingFieldsProps {
  readonly timing: Timing
  /** The time of a daily timing, as it was typed. */
  readonly time: string
  /** Whether what is not right is said already. */
  readonly isTold: boolean
  readonly onTiming: (timing: Timing) => void
  readonly onTime: (time: string) => void
}

/** When a schedule is to run. */
export function TimingFields({ timing, time, isTold, onTiming, onTime }: TimingFieldsProps) {
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
          if (kind !== undefined && kind !== timing.kind) onTiming(USUAL_TIMINGS[kind])
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
            if (typeof value === 'number' && value >= 1) onTiming({ kind: 'hours', hours: value })
          }}
        />
      ) : null}
      {timing.kind === 'daily' ? (
        <>
          <TextInput
            label={t('form.time')}
            description={t('form.timeHelp')}
            maw={200}
            inputMode="numeric"
            placeholder="06:00"
            required
            // A native field of times shows twelve hours or twenty-four as the system likes.
            value={time}
            error={isTold && parseTimeOfDay(time) === undefined ? t('form.problems.time') : null}
            onChange={(event) => {
              onTime(event.currentTarget.value)
            }}
            onBlur={() => {
              const read = parseTimeOfDay(time)
              if (read !== undefined) onTime(timeText(read.second))
            }}
          />
          <Checkbox.Group
            label={t('form.days')}
            value={(timing.weekdays ?? DAYS).map(String)}
            onChange={(chosen) => {
              const days = DAYS.filter((day) => chosen.includes(String(day)))
              // The last day stays: a schedule without days would never run.
              if (days.length > 0) onTiming({ ...timing, weekdays: days.length === DAYS.length ? null : days })
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
