import { useTranslation } from 'react-i18next'
import type { ParameterDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface ParameterLabelProps {
  readonly parameter: ParameterDefinition
  readonly inputId: string
}

/** What a parameter is called, and whether it may be left out. */
export function ParameterLabel({ parameter, inputId }: ParameterLabelProps) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  return (
    <label htmlFor={inputId} className="parameter-name">
      {parameter.title[language]}
      {!parameter.required && <span className="parameter-optional"> ({t('parameter.optional')})</span>}
    </label>
  )
}
