import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { namedStepsOf, takesWidth } from '../../../shared/summaries/groupText.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { stepWhyNot } from './summaryChoices.ts'
import { fieldTitle, partsOf } from '../../components/summarySentence.ts'
import { useWhyNot } from './useWhyNot.ts'
import { useSummaryWords } from '../../components/useSummaryWords.ts'

interface FieldChipProps {
  readonly report: ReportDefinition
  readonly written: string
  /** Everything that makes groups or columns, this one among them. */
  readonly chosen: readonly string[]
  /** The period of the rows. */
  readonly range: TimeRange | null
  /** What it is called where something is done to it: the same field may stand in several places. */
  readonly name: string
  /** With another step; null: without the field. */
  readonly onChange: (written: string | null) => void
}

/** Bands that numbers and durations are offered in. */
const WIDTHS: readonly string[] = ['10', '30', '60', '300', '600', '1000']

/** A field that makes groups or columns, with its step. */
export function FieldChip({ report, written, chosen, range, name, onChange }: FieldChipProps) {
  const { t } = useTranslation('summary')
  const { language, stepName } = useSummaryWords()
  const reasonText = useWhyNot()
  const { field, step } = partsOf(report, written)
  const title = fieldTitle(report, field, language)
  const named: readonly string[] = namedStepsOf(report, field)
  const definition = fieldDefinitionOf(report, field)
  const bands = named.length === 0 && definition !== undefined && takesWidth(report, field) ? WIDTHS : named
  const steps = step === null || bands.includes(step) ? bands : [...bands, step]
  return (
    <span className="summary-chip">
      <span className="summary-chip-text" title={title}>
        {title}
      </span>
      {steps.length === 0 ? null : (
        <select
          className="summary-step"
          aria-label={t('step', { title: name })}
          value={step ?? ''}
          onChange={({ currentTarget: { value } }) => onChange(value === '' ? field : `${field}:${value}`)}
        >
          {['', ...steps].map((each) => {
            const value = each === '' ? field : `${field}:${each}`
            const reason = value === written ? undefined : stepWhyNot(report, value, chosen, range)
            const label = each === '' ? t('steps.each') : stepName(each, definition?.type === 'duration')
            return (
              <option key={each} value={each} disabled={reason !== undefined}>
                {reason === undefined ? label : `${label} (${reasonText(reason)})`}
              </option>
            )
          })}
        </select>
      )}
      <ActionIcon size={18} radius="xl" aria-label={t('remove', { title: name })} onClick={() => onChange(null)}>
        <IconX size={12} aria-hidden />
      </ActionIcon>
    </span>
  )
}
