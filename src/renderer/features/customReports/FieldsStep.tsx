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

type Change = (changed: Partial<ReadingDraft>) => void

interface NamesProps {
  readonly reading: ReadingDraft
  readonly isTitleMissing: boolean
  readonly onChange: Change
}

/** What the report is called. */
function Names({ reading: { title, description }, isTitleMissing, onChange }: NamesProps) {
  const { t } = useTranslation('customReports')
  const language = useLanguage()
  return (
    <div className="own-names">
      <TextInput
        label={t('title')}
        maxLength={MOST_TITLE_LETTERS}
        data-autofocus
        value={title[language]}
        error={isTitleMissing ? t('titleMissing') : null}
        onChange={(event) => {
          onChange({ title: withText(title, language, event.currentTarget.value) })
        }}
      />
      <TextInput
        label={t('description')}
        maxLength={500}
        value={description[language]}
        onChange={(event) => {
          onChange({ description: withText(description, language, event.currentTarget.value) })
        }}
      />
    </div>
  )
}

/** Fields that can date a row. */
function datesOf({ fields }: ReadingDraft): readonly FieldDraft[] {
  return fields.filter(({ type }) => type === 'date' || type === 'dateTime')
}

interface DateFieldProps {
  readonly reading: ReadingDraft
  readonly isMissing: boolean
  readonly onChange: Change
}

/** What dates a row. */
function DateField({ reading, isMissing, onChange }: DateFieldProps) {
  const { t } = useTranslation('customReports')
  const language = useLanguage()
  const { kind, dateField } = reading
  const dates = datesOf(reading)
  return (
    <NativeSelect
      size="sm"
      label={t('dateField')}
      description={t('dateFieldHelp')}
      data={
        dates.length === 0
          ? [{ value: '', label: t('noDateFields') }]
          : [
              ...(dates.some(({ name }) => name === dateField) ? [] : [{ value: '', label: '–' }]),
              ...dates.map(({ name, title }) => ({ value: name, label: `${title[language]} (${name})` })),
            ]
      }
      value={dates.some(({ name }) => name === dateField) ? (dateField ?? '') : ''}
      error={isMissing ? t(kind === 'live' ? 'dateFieldMissingLive' : 'dateFieldMissing') : null}
      onChange={(event) => {
        onChange({ dateField: event.currentTarget.value === '' ? null : event.currentTarget.value })
      }}
    />
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly help: string
  readonly most: number
  readonly value: number
  readonly isWrong: boolean
  readonly onChange: (value: number) => void
}

/** A whole number from 1 on. */
function NumberField({ label, help, most, value, isWrong, onChange }: NumberFieldProps) {
  return (
    <NumberInput
      size="sm"
      label={label}
      description={help}
      min={1}
      max={most}
      allowDecimal={false}
      clampBehavior="blur"
      value={value}
      error={isWrong}
      onChange={(typed) => {
        onChange(Number(typed))
      }}
    />
  )
}

interface ReadingProps {
  readonly reading: ReadingDraft
  readonly hasDates: boolean
  readonly problems: ReturnType<typeof readingProblems>
  readonly onChange: Change
}

/** What kind of report it is, and what that kind needs to know. */
function Reading({ reading, hasDates, problems, onChange }: ReadingProps) {
  const { t } = useTranslation(['customReports', 'common'])
  const { kind, dateField, maxDays, liveMinutes } = reading
  return (
    <div className="own-reading">
      <NativeSelect
        size="sm"
        label={t('customReports:kind')}
        description={t(`common:kindMeanings.${kind}`)}
        data={kindsFor(hasDates).map((value) => ({ value, label: t(`common:kinds.${value}`) }))}
        value={kind}
        onChange={(event) => {
          const chosen = event.currentTarget.value as ReportKind
          onChange({ kind: chosen, dateField: dateField ?? datesOf(reading)[0]?.name ?? null })
        }}
      />
      {hasDatedRows(kind) ? (
        <DateField reading={reading} isMissing={problems.has('dateField')} onChange={onChange} />
      ) : null}
      {asksForDates(kind) ? (
        <NumberField
          label={t('customReports:maxDays')}
          help={t('customReports:maxDaysHelp')}
          most={MOST_DAYS}
          value={maxDays}
          isWrong={problems.has('maxDays')}
          onChange={(value) => {
            onChange({ maxDays: value })
          }}
        />
      ) : null}
      {kind === 'live' ? (
        <NumberField
          label={t('customReports:liveMinutes')}
          help={t('customReports:liveMinutesHelp')}
          most={MOST_LIVE_MINUTES}
          value={liveMinutes}
          isWrong={problems.has('liveMinutes')}
          onChange={(value) => {
            onChange({ liveMinutes: value })
          }}
        />
      ) : null}
    </div>
  )
}

/** The way back, and saving. */
function Foot({ isSaving, onRequest }: Pick<FieldsStepProps, 'isSaving' | 'onRequest'>) {
  const { t } = useTranslation('customReports')
  return (
    <div className="own-foot">
      <Button
        size="sm"
        variant="subtle"
        leftSection={<IconArrowLeft size={15} aria-hidden />}
        onClick={onRequest}
        disabled={isSaving}
      >
        {t('changeRequest')}
      </Button>
      <Group gap="xs" className="own-foot-actions">
        <Button size="sm" type="submit" loading={isSaving}>
          {t('save')}
        </Button>
      </Group>
    </div>
  )
}

/** How the answer is to be read: titles, types, what dates a row. */
export function FieldsStep(props: FieldsStepProps) {
  const { reading, hasDates, answer, isSaving, error, onChange, onRequest, onSave } = props
  const { t } = useTranslation('customReports')
  const form = useRef<HTMLFormElement>(null)
  const [isChecked, setChecked] = useState(false)
  const { fields } = reading
  const problems = readingProblems(reading)
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
            {t('came', { count: answer.records })}{' '}
            {t('fieldCount', { count: fields.filter(({ wasSeen }) => wasSeen === true).length })}.{' '}
            {answer.hasMore ? t('hasMore') : ''}
          </Text>
        )}
        <Names reading={reading} isTitleMissing={isChecked && problems.has('title')} onChange={set} />
        <Reading reading={reading} hasDates={hasDates} problems={problems} onChange={set} />
        <FieldTable fields={fields} onChange={changeField} />
        {isChecked && problems.size > 0 ? (
          <Text size="sm" c="var(--bad)" role="alert">
            {t('broken')}
          </Text>
        ) : null}
        {error === null ? null : <ProblemNote error={error} />}
        <Foot isSaving={isSaving} onRequest={onRequest} />
      </Stack>
    </form>
  )
}
