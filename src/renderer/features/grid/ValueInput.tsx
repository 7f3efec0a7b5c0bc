import { ActionIcon, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../shared/format.ts'
import { labelledText } from '../../../shared/masking/sealedValues.ts'
import { parseDate } from '../../../shared/time.ts'
import { CALENDARS } from '../../components/calendars.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { filterKindOf, type GridField } from './columnKinds.ts'
import type { TypedProblem } from '../../../shared/typed/typedValues.ts'
import { useFilterTexts } from './useFilterTexts.ts'

interface ValueInputProps {
  readonly field: GridField
  readonly label: string
  /** Whether the label stands over the line, or only assistive technology hears it. */
  readonly isLabelled: boolean
  readonly typed: string
  /** What was typed as it was read; empty where it could not be, or nothing was. */
  readonly value: string
  /** What would be right where it could not be read. */
  readonly problem: TypedProblem | null
  /** Whether the keyboard begins here. */
  readonly isFirst: boolean
  readonly onType: (typed: string, isTyping: boolean) => void
  readonly onEnter: () => void
  readonly onBlur: () => void
}

/** A value of a condition: a line, how it is understood below, and a calendar beside it where it is a date. */
export function ValueInput({
  field,
  label,
  isLabelled,
  typed,
  value,
  problem,
  isFirst,
  onType,
  onEnter,
  onBlur,
}: ValueInputProps) {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const texts = useFilterTexts()
  const [hasCalendar, setCalendar] = useState(false)
  const isDate = filterKindOf(field.type) === 'date'
  const day = isDate && value !== '' ? value.slice(0, 'YYYY-MM-DD'.length) : null

  function choose(chosen: string | null): void {
    const parsed = chosen === null ? undefined : parseDate(chosen)
    if (parsed === undefined) return
    // A time that was typed behind the day stays.
    const time = /\s+\d{1,2}:.*$/.exec(typed)?.[0] ?? ''
    onType(`${formatDate(parsed.at, language)}${time}`, false)
    setCalendar(false)
  }

  return (
    <div>
      <TextInput
        size="xs"
        {...(isLabelled ? { label } : { 'aria-label': label })}
        // What stands for a hidden value is called as the rows call it.
        value={labelledText(typed)}
        placeholder={isDate ? texts.hint(field).split(/[:·]/)[1]?.trim() : undefined}
        description={value === '' ? null : texts.reading(field, value)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={problem === null ? null : texts.complaint(problem)}
        spellCheck={false}
        autoComplete="off"
        data-autofocus={isFirst || undefined}
        onChange={(event) => onType(event.currentTarget.value, true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && problem === null) onEnter()
        }}
        onBlur={onBlur}
        rightSection={
          isDate ? (
            <ActionIcon
              size="sm"
              aria-label={t('filter.calendar')}
              aria-expanded={hasCalendar}
              onClick={() => setCalendar(!hasCalendar)}
            >
              <IconCalendar size={14} aria-hidden />
            </ActionIcon>
          ) : null
        }
      />
      {hasCalendar ? (
        <DatePicker
          size="xs"
          mt={4}
          locale={CALENDARS[language]}
          value={day}
          {...(day === null ? {} : { defaultDate: day })}
          onChange={choose}
        />
      ) : null}
    </div>
  )
}
