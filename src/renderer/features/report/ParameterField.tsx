import { Autocomplete, Button, VisuallyHidden } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import { pickerFor } from '../../../shared/reports/pickers.ts'
import type { ParameterDefinition, Picker, ReportDefinition } from '../../../shared/reports/types.ts'
import { fold } from '../../../shared/values.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { ParameterHelp } from './ParameterHelp.tsx'
import { ParameterLabel } from './ParameterLabel.tsx'
import { problemOf, type ParameterProblem, type Parameters } from './parameters.ts'
import { useChoices, type ChoiceList, type OfferedValues } from './useChoices.ts'

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

/** What is typed into a parameter's box, before it counts. */
interface Typing {
  /** What stands in the box. */
  readonly value: string
  /** Whether that is not settled yet. */
  readonly isTyped: boolean
  /** Whether the box was left, or Enter pressed in it. */
  readonly wasLeft: boolean
  /** Whether the offered values are shown. */
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onType: (typed: string) => void
  readonly onPick: (value: string) => void
  readonly onLeave: () => void
  readonly onEscape: () => void
}

/** Holds what is typed until it is done: with Enter, on leaving the box, or by choosing an offered value. */
function useTyping(
  parameter: ParameterDefinition,
  text: string,
  { values, nameOf, labelOf }: OfferedValues,
  onChange: (text: string) => void,
): Typing {
  const [draft, setDraft] = useState<string | null>(null)
  const [wasLeft, setWasLeft] = useState(false)
  const [isOpen, setOpen] = useState(false)
  /** The value that was just picked: the field tells of it a second time, as if it had been typed. */
  const picked = useRef<string | null>(null)

  function settle(settled: string): void {
    setDraft(null)
    setOpen(false)
    if (settled.trim() !== text) onChange(settled.trim())
  }

  /** What was typed; where it is no value but the name of one alone, as it is shown or a part of it, that one. */
  function typed(draft: string): string {
    const wanted = fold(draft.trim())
    if (wanted === '' || values.includes(draft.trim())) return draft
    const shown = values.filter((each) => fold(labelOf(each)) === wanted)
    if (shown.length === 1) return shown[0] ?? draft
    const named = values.filter((each) => fold(nameOf(each) ?? '').includes(wanted))
    return problemOf(parameter, draft) === null || named.length !== 1 ? draft : (named[0] ?? draft)
  }

  return {
    value: draft ?? labelOf(text),
    isTyped: draft !== null,
    wasLeft,
    isOpen,
    onOpen: setOpen,
    onType: (typed) => {
      if (picked.current !== typed) setDraft(typed)
      picked.current = null
    },
    onPick: (value) => {
      picked.current = value
      settle(value)
    },
    onLeave: () => {
      setWasLeft(true)
      if (draft !== null) settle(typed(draft))
    },
    onEscape: () => setDraft(null),
  }
}

/** Whether one of the offered values is marked, which Enter takes then. */
function isOneMarked(box: HTMLInputElement): boolean {
  const list = document.getElementById(box.getAttribute('aria-controls') ?? '')
  return list !== null && list.querySelector('[data-combobox-selected]') !== null
}

interface ValueBoxProps extends Omit<Typing, 'wasLeft'> {
  readonly offered: OfferedValues
  /** Whether the operation has a list of what the parameter can be. */
  readonly hasPicker: boolean
  readonly inputId: string
  /** What describes it. */
  readonly helpId: string
  readonly isRequired: boolean
  readonly hasProblem: boolean
  /** What is typed is no value, so that it can only be meant as a part of a name. */
  readonly isPartOfName: boolean
}

/** The box to type into, with the values that are offered, each found by its name, too. */
function ValueBox(props: ValueBoxProps) {
  const { value, isTyped, isOpen, onOpen, onType, onPick, onLeave, onEscape, offered, hasPicker } = props
  const { inputId, helpId, isRequired, hasProblem, isPartOfName } = props
  const { t } = useTranslation('report')
  return (
    <Autocomplete
      id={inputId}
      size="xs"
      w={hasPicker ? 190 : 140}
      data={offered.values}
      limit={MOST_OFFERED}
      // A value is taken as it was typed; of names Enter takes the first that has what was typed.
      selectFirstOptionOnChange={isPartOfName}
      placeholder={hasPicker ? t('parameter.find') : undefined}
      comboboxProps={{ width: hasPicker ? 280 : 'target', position: 'bottom-start' }}
      filter={({ options, search, limit }) => {
        const wanted = fold((isTyped ? search : '').trim())
        const found = options.filter(
          (option) =>
            'value' in option && fold(`${option.value} ${offered.nameOf(option.value) ?? ''}`).includes(wanted),
        )
        return found.slice(0, limit)
      }}
      renderOption={({ option }) => (
        <span className="parameter-option">
          <span className="parameter-option-name">{offered.nameOf(option.value) ?? option.value}</span>
          {offered.nameOf(option.value) === undefined ? null : (
            <span className="parameter-option-id">{option.value}</span>
          )}
        </span>
      )}
      dropdownOpened={isOpen}
      onDropdownOpen={() => onOpen(true)}
      // What stands there is a name: whoever types means another.
      onFocus={(event) => event.currentTarget.select()}
      onDropdownClose={() => onOpen(false)}
      value={value}
      error={hasProblem}
      aria-describedby={helpId}
      aria-required={isRequired}
      onChange={onType}
      onOptionSubmit={onPick}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isOneMarked(event.currentTarget)) onLeave()
        if (event.key === 'Escape') onEscape()
      }}
    />
  )
}

/** Fetches the operation's own list of what a parameter can be. */
function FetchList({ picker, list }: { readonly picker: Picker; readonly list: ChoiceList }) {
  const { t } = useTranslation(['report', 'common'])
  return (
    <Button
      size="compact-xs"
      variant="light"
      loading={list.isFetching}
      leftSection={<IconDownload size={13} />}
      title={t('parameter.fetchesItself')}
      onClick={list.fetch}
    >
      {t('parameter.fetchCost', {
        list: t(`parameter.fetchList.${picker}`),
        requests: t('common:requests', { count: 1 }),
      })}
    </Button>
  )
}

/**
 * One parameter of a report, typed or picked by value or by name. What is typed counts once it is done: with Enter, on
 * leaving the field, or by choosing an offered value.
 */
export function ParameterField({ connectionId, report, parameter, text, sets, onChange }: ParameterFieldProps) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const helpId = useId()
  const inputId = useId()
  const picker = pickerFor(report, parameter)
  const all = t(picker === 'campaign' ? 'parameter.allCampaigns' : 'parameter.all')
  const offered = useChoices(connectionId, report, parameter, sets, all)
  const { list } = offered
  const { wasLeft, ...typing } = useTyping(parameter, text, offered, onChange)
  const hasAsked = useRef(false)
  const found: ParameterProblem | null = typing.isTyped ? null : problemOf(parameter, text)
  // That nothing stands there yet is no mistake before anybody was there.
  const problem = found === 'missing' && !wasLeft ? null : found
  const meaning = parameter.meaning[language]
  const name = typing.isTyped ? undefined : offered.nameOf(text)

  return (
    <div className="parameter">
      <ParameterLabel parameter={parameter} inputId={inputId} />
      <ValueBox
        {...typing}
        onOpen={(isOpen) => {
          typing.onOpen(isOpen)
          // Who looks for a name for the first time needs the list: it is fetched without being asked for.
          if (!isOpen || list === null || list.fetchedAtMs !== null || list.isFetching || hasAsked.current) return
          hasAsked.current = true
          list.fetch()
        }}
        offered={offered}
        hasPicker={picker !== undefined}
        inputId={inputId}
        helpId={helpId}
        isRequired={parameter.required}
        hasProblem={problem !== null}
        isPartOfName={typing.isTyped && problemOf(parameter, typing.value) === 'invalid'}
      />
      {picker !== undefined && list !== null && list.fetchedAtMs === null ? (
        <FetchList picker={picker} list={list} />
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
