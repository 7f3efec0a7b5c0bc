import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { lacksOf, type ViewQuestion } from '../../../shared/views.ts'
import { withGiven, type GivenValues } from '../../../shared/viewGiven.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface LackingFormProps {
  readonly question: ViewQuestion
  /** As its rows are seen. */
  readonly report: ReportDefinition
  /** The view with what was given; what was not, asks nothing. */
  readonly onGiven: (question: ViewQuestion) => void
}

/** Asks for what a view lacks since the file that it came in did not tell it, or since a customer was erased. */
export function LackingForm({ question, report, onGiven }: LackingFormProps) {
  const { t } = useTranslation('views')
  const language = useLanguage()
  const { content } = question
  const [given, setGiven] = useState<GivenValues>({ filters: {}, parameters: {}, search: '' })
  const measures = lacksOf(content).filter((lack) => lack.kind === 'measure')
  const parameters = report.parameters.filter(({ name }) => content.incompleteParameters.includes(name))
  const lacking = parameters.filter(({ name, required }) => required && (given.parameters[name] ?? '').trim() === '')

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (lacking.length === 0) onGiven(withGiven(question, given))
  }

  return (
    <form className="view-lacking" onSubmit={submit} aria-labelledby="view-lacking">
      <Stack gap="sm">
        <h2 id="view-lacking" className="view-lacking-title">
          {t('lacking.title')}
        </h2>
        <Text size="sm">{t('lacking.lead')}</Text>
        {parameters.map(({ name, title, required }) => (
          <TextInput
            key={name}
            label={title[language]}
            description={required ? t('lacking.required') : undefined}
            autoComplete="off"
            value={given.parameters[name] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setGiven((before) => ({ ...before, parameters: { ...before.parameters, [name]: value } }))
            }
          />
        ))}
        {content.filters.map(({ field, operator, value }, place) =>
          value === null ? (
            <TextInput
              // Filters have no names; their order stays while this is open.
              // oxlint-disable-next-line react/no-array-index-key
              key={place}
              label={t('lacking.filter', {
                field: fieldDefinitionOf(report, field)?.title[language] ?? field,
                operator,
              })}
              autoComplete="off"
              value={given.filters[place] ?? ''}
              onChange={({ currentTarget }) => {
                const typed = currentTarget.value
                setGiven((before) => ({ ...before, filters: { ...before.filters, [place]: typed } }))
              }}
            />
          ) : null,
        )}
        {content.search === null && (
          <TextInput
            label={t('lacking.search')}
            autoComplete="off"
            value={given.search}
            onChange={({ currentTarget: { value } }) => setGiven((before) => ({ ...before, search: value }))}
          />
        )}
        {measures.length > 0 && (
          <Text size="sm">
            {t('lacking.measures', { measures: measures.map((lack) => ('name' in lack ? lack.name : '')).join(', ') })}
          </Text>
        )}
        <Group>
          <Button type="submit" disabled={lacking.length > 0}>
            {t('lacking.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
