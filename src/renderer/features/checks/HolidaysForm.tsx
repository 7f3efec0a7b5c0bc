import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay, type ContactRules, type HolidayCountry } from '../../../shared/checks/contactRules.ts'
import { formatValue } from '../../../shared/format.ts'
import { useAnswer } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { RulesFormProps } from './rulesFormProps.ts'

type Days = ContactRules['holidays']

function without(days: readonly string[], day: string): readonly string[] {
  return days.filter((each) => each !== day)
}

/** The days that rules close: the country's holidays, and the user's own, which go before them. */
export function HolidaysForm({ rules, year, onChange }: RulesFormProps & { readonly year: number }) {
  const { t } = useTranslation('checks')
  const { country, holidays } = rules
  const change = (next: Partial<Days>): void => onChange({ ...rules, holidays: { ...holidays, ...next } })
  return (
    <fieldset>
      <legend>{t('hours.holidays')}</legend>
      <Checkbox
        size="xs"
        label={t('hours.ofColombia')}
        checked={country !== null}
        onChange={({ currentTarget: { checked } }) => onChange({ ...rules, country: checked ? 'CO' : null })}
      />
      {country !== null && <OfYear country={country} year={year} days={holidays} onChange={change} />}
      <OwnDays days={holidays} onChange={change} />
    </fieldset>
  )
}

interface DaysProps {
  readonly days: Days
  readonly onChange: (next: Partial<Days>) => void
}

function OfYear({
  country,
  year,
  days: { remove },
  onChange,
}: DaysProps & { readonly country: HolidayCountry; readonly year: number }) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { data = [] } = useAnswer('checks:holidays', { country, year })
  return (
    <details className="checks-holidays">
      <summary>{t('hours.year', { year: String(year) })}</summary>
      {data.map(({ day, name }) => (
        <Checkbox
          key={day}
          size="xs"
          label={`${formatValue('date', day, language)} · ${name[language]}`}
          checked={!remove.includes(day)}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ remove: checked ? without(remove, day) : [...remove, day].toSorted() })
          }
        />
      ))}
    </details>
  )
}

function OwnDays({ days: { add, remove }, onChange }: DaysProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const isGood = typed === '' || isDay(typed)
  function addDay(): void {
    if (!isDay(typed)) return
    onChange({ add: [...new Set([...add, typed])].toSorted(), remove: without(remove, typed) })
    setTyped('')
  }
  return (
    <>
      <form
        className="checks-day"
        onSubmit={(event) => {
          event.preventDefault()
          addDay()
        }}
      >
        <TextInput
          size="xs"
          type="date"
          label={t('hours.add')}
          value={typed}
          error={isGood ? undefined : t('hours.addWrong')}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
        <Button type="submit" variant="default" size="xs" disabled={!isDay(typed)}>
          {t('hours.addDay')}
        </Button>
      </form>
      {add.length > 0 && (
        <ul className="checks-own-days" aria-label={t('hours.added')}>
          {add.map((day) => (
            <li key={day}>
              {formatValue('date', day, language)}
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('hours.removeDay', { day: formatValue('date', day, language) })}
                onClick={() => onChange({ add: without(add, day) })}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
