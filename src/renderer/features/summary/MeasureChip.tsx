import { ActionIcon, Popover } from '@mantine/core'
import { IconAdjustments, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { measureOf, type WrittenParameters } from '../../../shared/measures/kpis.ts'
import { hasParameters } from '../../../shared/measures/parameterDraft.ts'
import type { MeasureDefinition } from '../../../shared/measures/types.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { measureText, parseMeasure, type WrittenMeasure } from '../../../shared/summaries/measureText.ts'
import { ParameterForm } from '../../components/ParameterForm.tsx'

interface MeasureChipProps {
  readonly report: ReportDefinition
  /** As the summary keeps it. */
  readonly measure: string
  /** The other measures of the summary. */
  readonly others: readonly string[]
  readonly title: string
  /** Whether it is a measure of the user's own that was removed. */
  readonly isGone: boolean
  readonly isLast: boolean
  readonly onChange: (measure: string) => void
  readonly onRemove: () => void
}

interface Parametrised {
  readonly definition: MeasureDefinition
  readonly given: WrittenParameters
  readonly writtenWith: (given: WrittenParameters) => string
}

/** What a measure's form is about; null where it has nothing to choose. */
function parametrised(report: ReportDefinition, text: string): Parametrised | null {
  let written: WrittenMeasure
  try {
    written = parseMeasure(text)
  } catch {
    return null
  }
  const { title, expression } = written
  if (expression.kind !== 'kpi') return null
  const definition = measureOf(expression.id)
  if (definition === undefined || !hasParameters(definition, report.roles)) return null
  return {
    definition,
    given: expression.parameters,
    writtenWith: (parameters) => measureText({ title, expression: { ...expression, parameters } }),
  }
}

/** A measure of the summary. One of the catalogue with parameters opens a form of them. */
export function MeasureChip({ report, measure, others, title, isGone, isLast, onChange, onRemove }: MeasureChipProps) {
  const { t } = useTranslation(['summary', 'measures'])
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const kpi = parametrised(report, measure)

  function close(): void {
    setOpen(false)
    button.current?.focus()
  }

  return (
    <span className="summary-chip" data-gone={isGone || undefined}>
      {kpi === null ? (
        <span className="summary-chip-text" title={title}>
          {isGone ? t('gone', { title }) : title}
        </span>
      ) : (
        <Popover
          opened={isOpen}
          onChange={setOpen}
          position="bottom-start"
          withArrow
          trapFocus
          closeOnEscape={false}
          shadow="md"
          withRoles={false}
          transitionProps={{ duration: 0 }}
        >
          <Popover.Target>
            <button
              ref={button}
              type="button"
              className="summary-chip-button"
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              aria-label={t('measures:parameters.open', { title })}
              title={t('measures:parameters.open', { title })}
              onClick={() => setOpen(!isOpen)}
            >
              <span className="summary-chip-text">{title}</span>
              <IconAdjustments size={13} aria-hidden />
            </button>
          </Popover.Target>
          <Popover.Dropdown
            p="sm"
            w={340}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is placed by script
            role="dialog"
            aria-label={t('measures:parameters.open', { title })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close()
            }}
          >
            <ParameterForm
              definition={kpi.definition}
              report={report}
              given={kpi.given}
              isTaken={(given) => others.includes(kpi.writtenWith(given))}
              onApply={(given) => {
                close()
                onChange(kpi.writtenWith(given))
              }}
            />
          </Popover.Dropdown>
        </Popover>
      )}
      {!isLast && (
        <ActionIcon size={18} radius="xl" aria-label={t('remove', { title })} onClick={onRemove}>
          <IconX size={12} aria-hidden />
        </ActionIcon>
      )}
    </span>
  )
}
