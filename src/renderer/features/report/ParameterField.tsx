import { ActionIcon, Autocomplete, Popover, Text, VisuallyHidden } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParameterDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { problemOf, type ParameterProblem } from './parameters.ts'

interface ParameterFieldProps {
  readonly parameter: ParameterDefinition
  readonly text: string
  readonly suggestions: readonly string[]
  readonly onChange: (text: string) => void
}

/** One parameter of a report. What is typed counts once it is done: with Enter, on leaving the field, or by choosing an offered value. */
export function ParameterField({ parameter, text, suggestions, onChange }: ParameterFieldProps) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const [draft, setDraft] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const helpId = useId()
  const inputId = useId()
  const value = draft ?? text
  const problem: ParameterProblem | null = draft === null ? problemOf(parameter, text) : null
  const title = parameter.title[language]
  const meaning = parameter.meaning[language]

  function settle(settled: string): void {
    setDraft(null)
    setOpen(false)
    if (settled.trim() !== text) onChange(settled.trim())
  }

  return (
    <div className="parameter">
      <label htmlFor={inputId} className="parameter-name">
        {title}
        {!parameter.required && <span className="parameter-optional"> ({t('parameter.optional')})</span>}
      </label>
      <Autocomplete
        id={inputId}
        size="xs"
        w={140}
        data={suggestions}
        // Everything is offered until something is typed.
        {...(draft === null ? { filter: ({ options }) => options } : {})}
        maxDropdownHeight={240}
        dropdownOpened={isOpen}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        value={value}
        error={problem !== null}
        aria-describedby={helpId}
        aria-required={parameter.required}
        onChange={setDraft}
        onOptionSubmit={settle}
        onBlur={() => {
          if (draft !== null) settle(draft)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && draft !== null) settle(draft)
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      <Popover width={240} position="bottom" withArrow shadow="md" returnFocus>
        <Popover.Target>
          <ActionIcon size={22} aria-label={t('parameter.help', { name: title })}>
            <IconInfoCircle size={15} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p="xs">
          <Text size="xs">{meaning}</Text>
        </Popover.Dropdown>
      </Popover>
      {problem !== null && <span className="parameter-problem">{t(`parameter.${problem}`)}</span>}
      <VisuallyHidden id={helpId}>
        {meaning}
        {problem !== null && `. ${t(`parameter.${problem}`)}`}
      </VisuallyHidden>
    </div>
  )
}
