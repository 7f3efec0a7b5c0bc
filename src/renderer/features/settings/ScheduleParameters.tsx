import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ParameterDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { isGood } from './scheduleDraft.ts'

interface ScheduleParametersProps {
  readonly report: ReportDefinition
  readonly values: Readonly<Record<string, string>>
  /** Whether what is missing is said already. */
  readonly isTold: boolean
  readonly onChange: (values: Readonly<Record<string, string>>) => void
}

/** What a report has to be told beside its period. */
export function ScheduleParameters({ report, values, isTold, onChange }: ScheduleParametersProps) {
  const { t } = useTranslation(['automation', 'report'])
  const language = useLanguage()
  const problemOf = (parameter: ParameterDefinition, value: string): string | null => {
    if (isGood(parameter, value)) return null
    if (value !== '') return t('report:parameter.invalid')
    return isTold ? t('automation:form.problems.parameter') : null
  }
  return report.parameters.map((parameter) => {
    const { name, choices, required } = parameter
    const value = values[name] ?? ''
    const title = parameter.title[language]
    const shared = {
      label: required ? title : `${title} (${t('automation:form.optional')})`,
      description: parameter.meaning[language],
      required,
      error: problemOf(parameter, value),
    }
    const set = (text: string): void => {
      onChange({ ...values, [name]: text })
    }
    return choices === undefined ? (
      <TextInput
        key={name}
        {...shared}
        value={value}
        onChange={(event) => {
          set(event.currentTarget.value)
        }}
      />
    ) : (
      <Select
        key={name}
        {...shared}
        allowDeselect={!required}
        data={choices.map((choice) => ({ value: choice.value, label: choice.title[language] }))}
        value={value === '' ? null : value}
        onChange={(chosen) => {
          set(chosen ?? '')
        }}
      />
    )
  })
}
