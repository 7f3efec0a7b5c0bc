import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  asksForDates,
  hasDatedRows,
  MOST_DAYS,
  MOST_LIVE_MINUTES,
  MOST_TITLE_LETTERS,
} from '../../../shared/customReports/customReport.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import type { ReportKind } from '../../../shared/reports/types.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { kindsFor, readingProblems, withText, type FieldDraft, type ReadingDraft } from './draft.ts'
import { FieldTable } from './FieldTable.tsx'

/** What the last answer was, in numbers. */
export interface AnswerFacts {
  readonly records: number
  readonly hasMore: boolean
}

interface FieldsStepProps {
  readonly reading: ReadingDraft
  readonly hasDates: boolean
  /** Null where nothing was asked in this dialog. */
  readonly answer: AnswerFacts | null
  readonly isSaving: boolean
  readonly error: AppErrorData | null
  readonly onChange: (change: (reading: ReadingDraft) => ReadingDraft) => void
  readonly onRequest: () => void
  readonly onSave: () => void
}

/** How the answer is to be read: titles, types, what dates a row. */
export function FieldsStep(props: FieldsStepProps) {
  const { reading, hasDates, answer, isSaving, error, onChange, onRequest, onSave } = props
  const { t } = useTranslation(['customReports', 'common'])
  const language = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [isChecked, setChecked] = useState(false)
  const { title, description, kind, dateField, maxDays, liveMinutes, fields } = reading
  const problems = readingProblems(reading)
  const dates = fields.filter(({ type }) => type === 'date' || type === 'dateTime')
  const set = (changed: Partial<ReadingDraft>): void => {
    onChange((before) => ({ ...before, ...changed }))
  }
  const changeField = useCallback(
    (name: string, changed: Partial<FieldDraft>) => {
      onChange((before) => ({
        ...before,
        fields: before.fields.map((field) => (field.name === name ? { ...field, ...changed } : field)),
      }))
    },
    [onChange],
  )

  function save(): void {
    setChecked(true)
    if (problems.size === 0) onSave()
    // Once it is drawn with its errors.
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  return (
    <form
      ref={form}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSaving) save()
      }}
    >
      <Stack gap="sm">
        {answer === null ? null : (
          <Text size="sm" component="output">
            {t('customReports:came', { count: answer.records })}{' '}
            {t('customReports:fieldCount', { count: fields.filter(({ wasSeen }) => wasSeen === true).length })}.{' '}
            {answer.hasMore ? t('customReports:hasMore') : ''}
          </Text>
        )}
        <div className="own-names">
          <TextInput
            label={t('customReports:title')}
            maxLength={MOST_TITLE_LETTERS}
            data-autofocus
            value={title[language]}
            error={isChecked && problems.has('title') ? t('customReports:titleMissing') : null}
            onChange={(event) => {
              set({ title: withText(title, language, event.currentTarget.value) })
            }}
          />
          <TextInput
            label={t('customReports:description')}
            maxLength={500}
            value={description[language]}
            onChange={(event) => {
              set({ description: withText(description, language, event.currentTarget.value) })
            }}
          />
        </div>
        <div className="own-reading">
          <NativeSelect
            size="sm"
            label={t('customReports:kind')}
            description={t(`common:kindMeanings.${kind}`)}
            data={kindsFor(hasDates).map((value) => ({ value, label: t(`common:kinds.${value}`) }))}
            value={kind}
            onChange={(event) => {
              const chosen = event.currentTarget.value as ReportKind
              set({ kind: chosen, dateField: dateField ?? dates[0]?.name ?? null })
            }}
          />
          {hasDatedRows(kind) ? (
            <NativeSelect
              size="sm"
              label={t('customReports:dateField')}
              description={t('customReports:dateFieldHelp')}
              data={
                dates.length === 0
                  ? [{ value: '', label: t('customReports:noDateFields') }]
                  : [
                      ...(dates.some(({ name }) => name === dateField) ? [] : [{ value: '', label: '–' }]),
                      ...dates.map(({ name, title }) => ({ value: name, label: `${title[language]} (${name})` })),
                    ]
              }
              value={dates.some(({ name }) => name === dateField) ? (dateField ?? '') : ''}
              error={
                problems.has('dateField')
                  ? t(kind === 'live' ? 'customReports:dateFieldMissingLive' : 'customReports:dateFieldMissing')
                  : null
              }
              onChange={(event) => {
                set({ dateField: event.currentTarget.value === '' ? null : event.currentTarget.value })
              }}
            />
          ) : null}
          {asksForDates(kind) ? (
            <NumberInput
              size="sm"
              label={t('customReports:maxDays')}
              description={t('customReports:maxDaysHelp')}
              min={1}
              max={MOST_DAYS}
              allowDecimal={false}
              clampBehavior="blur"
              value={maxDays}
              error={problems.has('maxDays')}
              onChange={(value) => {
                set({ maxDays: Number(value) })
              }}
            />
          ) : null}
          {kind === 'live' ? (
            <NumberInput
              size="sm"
              label={t('customReports:liveMinutes')}
              description={t('customReports:liveMinutesHelp')}
              min={1}
              max={MOST_LIVE_MINUTES}
              allowDecimal={false}
              clampBehavior="blur"
              value={liveMinutes}
              error={problems.has('liveMinutes')}
              onChange={(value) => {
                set({ liveMinutes: Number(value) })
              }}
            />
          ) : null}
        </div>
        <FieldTable fields={fields} onChange={changeField} />
        {isChecked && problems.size > 0 ? (
          <Text size="sm" c="var(--bad)" role="alert">
            {t('customReports:broken')}
          </Text>
        ) : null}
        {error === null ? null : <ProblemNote error={error} />}
        <div className="own-foot">
          <Button
            size="sm"
            variant="subtle"
            leftSection={<IconArrowLeft size={15} aria-hidden />}
            onClick={onRequest}
            disabled={isSaving}
          >
            {t('customReports:changeRequest')}
          </Button>
          <Group gap="xs" className="own-foot-actions">
            <Button size="sm" type="submit" loading={isSaving}>
              {t('customReports:save')}
            </Button>
          </Group>
        </div>
      </Stack>
    </form>
  )
}
