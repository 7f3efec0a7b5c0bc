import { Select, type ComboboxItem, type ComboboxLikeRenderOptionInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice } from './summaryChoices.ts'
import { useWhyNot } from './useWhyNot.ts'

export interface ChoiceGroup {
  readonly title: string
  readonly choices: readonly Choice[]
}

interface ChoiceSelectProps {
  readonly label: string
  readonly placeholder: string
  readonly groups: readonly ChoiceGroup[]
  /** Why nothing more can be added; null where something can. */
  readonly whyNot?: string | null
  readonly onChoose: (value: string) => void
}

/** A list out of which one thing at a time is added. What cannot be chosen stands there greyed out, with why. */
export function ChoiceSelect({ label, placeholder, groups, whyNot = null, onChoose }: ChoiceSelectProps) {
  const { t } = useTranslation('summary')
  const reasonText = useWhyNot()
  const [typed, setTyped] = useState('')
  const choices = new Map(groups.flatMap((group) => group.choices.map((choice) => [choice.value, choice] as const)))

  function renderOption({ option }: ComboboxLikeRenderOptionInput<ComboboxItem>): ReactNode {
    const reason = choices.get(option.value)?.whyNot
    return (
      <span className="summary-option">
        <span>{option.label}</span>
        {reason === undefined ? null : <span className="summary-option-why">{reasonText(reason)}</span>}
      </span>
    )
  }
  return (
    <Select
      className="summary-add"
      size="xs"
      searchable
      aria-label={label}
      placeholder={whyNot ?? placeholder}
      title={whyNot ?? label}
      disabled={whyNot !== null}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={groups
        .filter((group) => group.choices.length > 0)
        .map((group) => ({
          group: group.title,
          items: group.choices.map((choice) => ({
            value: choice.value,
            label: choice.title,
            disabled: choice.whyNot !== undefined,
          })),
        }))}
      renderOption={renderOption}
      nothingFoundMessage={t('nothingFound')}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
      onChange={(value) => {
        if (value !== null) onChoose(value)
        setTyped('')
      }}
    />
  )
}
