import { Autocomplete, Button, VisuallyHidden } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import { pickerFor } from '../../../shared/reports/pickers.ts'
import type { ParameterDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { fold } from '../../../shared/values.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { ParameterHelp } from './ParameterHelp.tsx'
import { ParameterLabel } from './ParameterLabel.tsx'
import { problemOf, type ParameterProblem, type Parameters } from './parameters.ts'
import { useChoices } from './useChoices.ts'

/** Values that are offered at once: more are found by typing. */
const MOST_OFFERED = 200

interface ParameterFieldProps {
  readonly connectionId: number
  readonly report: ReportDefinition
  readonly parameter: ParameterDefinition
  readonly text: string
  /** The parameters that the report was asked with before, the latest first. */
  readonly sets: readonly Parameters[]
  readonly onChange: (text: string) => void
}

/**
 * One parameter of a report, typed or picked by value or by name. What is typed counts once it is done: with Enter, on leaving the field,
 * or by choosing an offered value.
 */
export function ParameterField({ connectionId, report, parameter, text, sets, onChange }: ParameterFieldProps) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const [draft, setDraft] = useState<string | null>(null)
  const [wasLeft, setWasLeft] = useState(false)
  const [isOpen, setOpen] = useState(false)
  /** The value that was just picked: the field tells of it a second time, as if it had been typed. */
  const picked = useRef<string | null>(null)
  const helpId = useId()
  const inputId = useId()
  const picker = pickerFor(report, parameter)
  const all = t(picker === 'campaign' ? 'parameter.allCampaigns' : 'parameter.all')
  const { values, nameOf, list } = useChoices(connectionId, report, parameter, sets, all)
  const value = draft ?? text
  const found: ParameterProblem | null = draft === null ? problemOf(parameter, text) : null
  // That nothing stands there yet is no mistake before anybody was there.
  const problem = found === 'missing' && !wasLeft ? null : found
  const meaning = parameter.meaning[language]
  const name = draft === null ? nameOf(text) : undefined
  const mustFetch = list !== null && list.fetchedAtMs === null

  function settle(settled: string): void {
    setDraft(null)
    setOpen(false)
    if (settled.trim() !== text) onChange(settled.trim())
  }

  /** What was typed; where it is no value but the name of one alone, that one. */
  function typed(draft: string): string {
    const wanted = fold(draft.trim())
    if (wanted === '' || values.includes(draft.trim())) return draft
    const named = values.filter((each) => fold(nameOf(each) ?? '').includes(wanted))
    return problemOf(parameter, draft) === null || named.length !== 1 ? draft : (named[0] ?? draft)
  }

  return (
    <div className="parameter">
      <ParameterLabel parameter={parameter} inputId={inputId} />
      <Autocomplete
        id={inputId}
        size="xs"
        w={picker === undefined ? 140 : 112}
        data={values}
        limit={MOST_OFFERED}
        placeholder={picker === undefined ? undefined : t('parameter.find')}
        comboboxProps={{ width: picker === undefined ? 'target' : 280, position: 'bottom-start' }}
        filter={({ options, search, limit }) => {
          const wanted = fold((draft === null ? '' : search).trim())
          const found = options.filter(
            (option) => 'value' in option && fold(`${option.value} ${nameOf(option.value) ?? ''}`).includes(wanted),
          )
          return found.slice(0, limit)
        }}
        renderOption={({ option }) => (
          <span className="parameter-option">
            <span className="parameter-option-name">{nameOf(option.value) ?? option.value}</span>
            {nameOf(option.value) === undefined ? null : <span className="parameter-option-id">{option.value}</span>}
          </span>
        )}
        maxDropdownHeight={300}
        dropdownOpened={isOpen}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        value={value}
        error={problem !== null}
        aria-describedby={helpId}
        aria-required={parameter.required}
        onChange={(typed) => {
          if (picked.current !== typed) setDraft(typed)
          picked.current = null
        }}
        onOptionSubmit={(value) => {
          picked.current = value
          settle(value)
        }}
        onBlur={() => {
          setWasLeft(true)
          if (draft !== null) settle(typed(draft))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            setWasLeft(true)
            if (draft !== null) settle(typed(draft))
          }
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      {name === undefined ? null : (
        <span className="parameter-chosen" title={name}>
          {name}
        </span>
      )}
      {mustFetch && picker !== undefined ? (
        <Button
          size="compact-xs"
          variant="light"
          loading={list.isFetching}
          leftSection={<IconDownload size={13} />}
          onClick={list.fetch}
        >
          {t(`parameter.fetchList.${picker}`)}
        </Button>
      ) : null}
      <ParameterHelp parameter={parameter} list={list} />
      {list === null || list.error === null ? null : (
        <span className="parameter-problem" role="alert">
          {explain(list.error, language, 'window').sentence}
        </span>
      )}
      {problem !== null && <span className="parameter-problem">{t(`parameter.${problem}`)}</span>}
      <VisuallyHidden id={helpId}>
        {name === undefined ? '' : `${name}. `}
        {meaning}
        {problem !== null && `. ${t(`parameter.${problem}`)}`}
      </VisuallyHidden>
    </div>
  )
}
