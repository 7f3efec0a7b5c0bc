import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { resolveKpi, type WrittenParameters } from '../../shared/measures/kpis.ts'
import { readDraft, usualText, variantsFor, type ParameterDraft } from '../../shared/measures/parameterDraft.ts'
import type { MeasureDefinition, ParameterName } from '../../shared/measures/types.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useLanguage } from '../text/useLanguage.ts'

interface ParameterFormProps {
  readonly definition: MeasureDefinition
  readonly report: ReportDefinition
  /** As they are asked for now. */
  readonly given: WrittenParameters
  /** Whether what would be asked for is there already beside this one. */
  readonly isTaken?: (given: WrittenParameters) => boolean
  readonly onApply: (given: WrittenParameters) => void
}

/** The parameters of a measure, with its formula in words as they change. What is none of their values is not asked. */
export function ParameterForm({ definition, report, given, isTaken, onApply }: ParameterFormProps) {
  const { t } = useTranslation('measures')
  const language = useLanguage()
  const { roles } = report
  const [draft, setDraft] = useState<ParameterDraft>(given)
  const read = readDraft(definition, roles, draft)
  const taken = read.given !== null && (isTaken?.(read.given) ?? false)
  const measure =
    read.given === null ? null : resolveKpi(definition.id, read.given, { report, language, reports: [] }, definition.id)
  const text = (name: ParameterName): string => draft[name] ?? usualText(definition, roles, name)

  function apply(event: FormEvent): void {
    event.preventDefault()
    if (read.given !== null && !taken) onApply(read.given)
  }

  return (
    <form
      className="parameter-form"
      aria-label={t('parameters.label', { title: definition.title[language] })}
      onSubmit={apply}
      noValidate
    >
      <Stack gap="xs">
        {read.names.map((name, place) =>
          name === 'variant' ? (
            <NativeSelect
              key={name}
              size="xs"
              label={t('parameters.variant')}
              data-autofocus={place === 0 || undefined}
              value={text(name)}
              data={variantsFor(definition, roles).flatMap(({ variant }) =>
                variant === undefined ? [] : [{ value: variant.id, label: variant.title[language] }],
              )}
              onChange={({ currentTarget: { value } }) => setDraft({ ...draft, variant: value })}
            />
          ) : (
            <TextInput
              key={name}
              size="xs"
              label={t(`parameters.${name}`)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
              data-autofocus={place === 0 || undefined}
              value={text(name)}
              error={read.problems[name] === undefined ? null : t('parameters.takes', { range: read.problems[name] })}
              onChange={({ currentTarget: { value } }) => setDraft({ ...draft, [name]: value })}
            />
          ),
        )}
        <div className="parameter-formula" aria-live="polite">
          {measure === null ? null : (
            <>
              <Text size="xs" fw={600}>
                {measure.title}
              </Text>
              <Text size="xs">{t('parameters.formula', { formula: measure.formula })}</Text>
            </>
          )}
          {taken && (
            <Text size="xs" c="var(--warning)">
              {t('parameters.taken')}
            </Text>
          )}
        </div>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" size="xs" onClick={() => setDraft({})}>
            {t('parameters.usual')}
          </Button>
          <Button type="submit" size="xs" disabled={read.given === null || taken}>
            {t('parameters.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
