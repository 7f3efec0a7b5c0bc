import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { namedStepsOf, takesWidth } from '../../../shared/summaries/groupText.ts'
import { fieldTitle, partsOf } from './summarySentence.ts'
import { useSummaryWords } from './useSummaryWords.ts'

interface FieldChipProps {
  readonly report: ReportDefinition
  readonly written: string
  /** With another step; null: without the field. */
  readonly onChange: (written: string | null) => void
}

/** Bands that numbers and durations are offered in. */
const WIDTHS: readonly string[] = ['10', '30', '60', '300', '600', '1000']

/** A field that makes groups or columns, with its step. */
export function FieldChip({ report, written, onChange }: FieldChipProps) {
  const { t } = useTranslation('summary')
  const { language, stepName } = useSummaryWords()
  const { field, step } = partsOf(report, written)
  const title = fieldTitle(report, field, language)
  const named: readonly string[] = namedStepsOf(report, field)
  const isKnown = fieldDefinitionOf(report, field) !== undefined
  const bands = named.length === 0 && isKnown && takesWidth(report, field) ? WIDTHS : named
  const steps = step === null || bands.includes(step) ? bands : [...bands, step]
  return (
    <span className="summary-chip">
      <span className="summary-chip-text" title={title}>
        {title}
      </span>
      {steps.length === 0 ? null : (
        <select
          className="summary-step"
          aria-label={t('step', { title })}
          value={step ?? ''}
          onChange={({ currentTarget: { value } }) => onChange(value === '' ? field : `${field}:${value}`)}
        >
          <option value="">{t('steps.each')}</option>
          {steps.map((each) => (
            <option key={each} value={each}>
              {stepName(each)}
            </option>
          ))}
        </select>
      )}
      <ActionIcon size={18} radius="xl" aria-label={t('remove', { title })} onClick={() => onChange(null)}>
        <IconX size={12} aria-hidden />
      </ActionIcon>
    </span>
  )
}
