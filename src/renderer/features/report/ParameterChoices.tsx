import { NativeSelect } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParameterChoice, ParameterDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { ParameterLabel } from './ParameterLabel.tsx'

interface ParameterChoicesProps {
  readonly parameter: ParameterDefinition
  readonly choices: readonly ParameterChoice[]
  readonly text: string
  readonly onChange: (text: string) => void
}

/** A parameter with few values, all of them known. */
export function ParameterChoices({ parameter, choices, text, onChange }: ParameterChoicesProps) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const inputId = useId()
  const isKnown = choices.some(({ value }) => value === text)
  const none = parameter.required ? t('parameter.choose') : t('parameter.any')
  return (
    <div className="parameter">
      <ParameterLabel parameter={parameter} inputId={inputId} />
      <NativeSelect
        id={inputId}
        size="xs"
        value={isKnown ? text : ''}
        error={parameter.required && !isKnown}
        aria-required={parameter.required}
        title={parameter.meaning[language]}
        data={[
          ...(parameter.required && isKnown ? [] : [{ value: '', label: none }]),
          ...choices.map(({ value, title }) => ({ value, label: title[language] })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
