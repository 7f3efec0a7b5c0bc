import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { errorTexts } from '../../../shared/errorTexts.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { readTypedValue, type TypedReading } from '../../../shared/typed/typedValues.ts'
import { lacksOf, type KeptView, type ViewQuestion } from '../../../shared/views.ts'
import { withGiven, type GivenValues } from '../../../shared/viewGiven.ts'
import { useDraft } from '../../api/useDraft.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'

interface LackingFormProps {
  readonly view: KeptView
  /** As its rows are seen. */
  readonly report: ReportDefinition
  /** The view with what was given; what was not, asks nothing. */
  readonly onGiven: (question: ViewQuestion) => void
}

const givenSchema: z.ZodType<GivenValues> = z.strictObject({
  filters: z.record(z.string(), z.string()),
  parameters: z.record(z.string(), z.string()),
  search: z.string(),
})
const NOTHING_GIVEN: GivenValues = { filters: {}, parameters: {}, search: '' }

/** What was given so far, and whether that is enough and can be read. */
function useGiven({ view, report, onGiven }: LackingFormProps) {
  const language = useLanguage()
  const { content } = view
  const draft = useDraft(`view/lacking/${view.id}`, givenSchema, NOTHING_GIVEN)
  const given = draft.value
  const parameters = report.parameters.filter(({ name }) => content.incompleteParameters.includes(name))
  const lacking = parameters.filter(({ name, required }) => required && (given.parameters[name] ?? '').trim() === '')

  /** What was typed for a filter as a question takes it; nothing is nothing. */
  function readingOf(place: number): TypedReading {
    const { field = '', operator } = content.filters[place] ?? {}
    const typed = (given.filters[place] ?? '').trim()
    // Several values at once are read where they are asked for.
    if (typed === '' || operator === 'in') return { kind: 'value', value: typed }
    return readTypedValue(fieldDefinitionOf(report, field)?.type ?? 'text', typed, language)
  }
  const readings = content.filters.map((_filter, place) => readingOf(place))
  const isReady = lacking.length === 0 && readings.every(({ kind }) => kind === 'value')
  return {
    draft,
    parameters,
    isReady,
    problemOf: (place: number): string | null => {
      const reading = readings[place]
      return reading?.kind === 'unreadable' ? errorTexts[language].filterHints[reading.problem].window : null
    },
    submit: (event: FormEvent): void => {
      event.preventDefault()
      if (!isReady) return
      const read = readings.map((reading, place) => [place, reading.kind === 'value' ? reading.value : ''] as const)
      draft.done()
      onGiven(withGiven(view, { ...given, filters: Object.fromEntries(read) }))
    },
  }
}

/** Asks for what a view lacks since the file that it came in did not tell it, or since a customer was erased. */
export function LackingForm(props: LackingFormProps) {
  const { content } = props.view
  const { report } = props
  const { t } = useTranslation('views')
  const language = useLanguage()
  const { draft, parameters, isReady, problemOf, submit } = useGiven(props)
  const { value: given, set } = draft
  const measures = lacksOf(content).filter((lack) => lack.kind === 'measure')
  return (
    <form className="view-lacking" onSubmit={submit} aria-labelledby="view-lacking">
      <Stack gap="sm">
        <h2 id="view-lacking" className="view-lacking-title">
          {t('lacking.title')}
        </h2>
        <Text size="sm">{t('lacking.lead')}</Text>
        <DraftNote {...draft} />
        {parameters.map(({ name, title, required }) => (
          <TextInput
            key={name}
            label={title[language]}
            description={required ? t('lacking.required') : undefined}
            autoComplete="off"
            value={given.parameters[name] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              set({ ...given, parameters: { ...given.parameters, [name]: value } })
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
              error={problemOf(place)}
              onChange={({ currentTarget }) => {
                const typed = currentTarget.value
                set({ ...given, filters: { ...given.filters, [place]: typed } })
              }}
            />
          ) : null,
        )}
        {content.search === null && (
          <TextInput
            label={t('lacking.search')}
            autoComplete="off"
            value={given.search}
            onChange={({ currentTarget: { value } }) => set({ ...given, search: value })}
          />
        )}
        {measures.length > 0 && (
          <Text size="sm">
            {t('lacking.measures', { measures: measures.map((lack) => ('name' in lack ? lack.name : '')).join(', ') })}
          </Text>
        )}
        <Group>
          <Button type="submit" disabled={!isReady}>
            {t('lacking.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
