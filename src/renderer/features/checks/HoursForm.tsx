import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { weekdayTitle } from '../../../shared/checks/checkWords.ts'
import { areHours, WEEKDAYS, type AllowedHours, type WeekdayName } from '../../../shared/checks/contactRules.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { RulesFormProps } from './rulesFormProps.ts'

/** What a day gets that is opened. */
const USUAL: AllowedHours = ['08:00', '15:00']

/** The hours of each day of the week. */
export function HoursForm({ rules, onChange }: RulesFormProps) {
  const { t } = useTranslation('checks')
  return (
    <fieldset>
      <legend>{t('hours.week')}</legend>
      {WEEKDAYS.map((day) => (
        <DayHours
          key={day}
          day={day}
          hours={rules.hours[day]}
          onChange={(hours) => onChange({ ...rules, hours: { ...rules.hours, [day]: hours } })}
        />
      ))}
    </fieldset>
  )
}

interface DayHoursProps {
  readonly day: WeekdayName
  readonly hours: AllowedHours | null
  readonly onChange: (hours: AllowedHours | null) => void
}

function DayHours({ day, hours, onChange }: DayHoursProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  // Half of a change may be no hours: from later than until.
  const [draft, setDraft] = useState<AllowedHours | null>(null)
  const name = weekdayTitle(day)[language]
  const shown = draft ?? hours
  const isGood = draft === null || areHours(...draft)
  const type = (next: AllowedHours): void => {
    const isRight = areHours(...next)
    setDraft(isRight ? null : next)
    if (isRight) onChange(next)
  }
  return (
    <div className="checks-day">
      <Checkbox
        size="xs"
        label={name}
        aria-label={t('hours.open', { day: name })}
        checked={hours !== null}
        onChange={({ currentTarget: { checked } }) => {
          setDraft(null)
          onChange(checked ? USUAL : null)
        }}
      />
      {shown !== null && (
        <>
          <TextInput
            size="xs"
            className="checks-clock"
            placeholder="HH:MM"
            inputMode="numeric"
            aria-label={t('hours.from', { day: name })}
            value={shown[0]}
            error={isGood ? undefined : t('hours.wrongHours', { day: name })}
            onChange={({ currentTarget: { value } }) => type([value, shown[1]])}
          />
          <TextInput
            size="xs"
            className="checks-clock"
            placeholder="HH:MM"
            inputMode="numeric"
            aria-label={t('hours.to', { day: name })}
            value={shown[1]}
            onChange={({ currentTarget: { value } }) => type([shown[0], value])}
          />
        </>
      )}
    </div>
  )
}
