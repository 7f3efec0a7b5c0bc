import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMemo, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { LONGEST_MEASURE_NAME, type KeptOwnMeasure } from '../../../shared/measures/ownMeasures.ts'
import { PLAIN_SPELLING } from '../../../shared/language.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { fittingOf } from '../../../shared/summaries/ownMeasure.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import {
  divisionWords,
  EMPTY_DRAFT,
  measureOfDraft,
  problemsOf,
  resolvedDraft,
  type OwnMeasureDraft,
} from './ownMeasureDraft.ts'
import { operandChoices, titleOfMeasure, type Choice, type Reader } from './summaryChoices.ts'
import { useWhyNot } from './useWhyNot.ts'

interface OwnMeasureFormProps {
  readonly report: ReportDefinition
  readonly own: readonly KeptOwnMeasure[]
  readonly draft: OwnMeasureDraft
  readonly onDraft: (draft: OwnMeasureDraft) => void
  readonly onKept: (name: string) => void
}

/** A measure of one's own: its name, what is divided by what, and what comes of it. */
export function OwnMeasureForm({ report, own, draft, onDraft, onKept }: OwnMeasureFormProps) {
  const { t } = useTranslation('measures')
  const language = useLanguage()
  const [wasTried, setTried] = useState(false)
  const save = useAction('own-measures:save')
  // Values in a kept measure's filters were read when it was made.
  const reader = useMemo((): Reader => ({ report, language, writtenIn: PLAIN_SPELLING }), [report, language])
  const problems = problemsOf(draft, own)
  const measure = measureOfDraft(draft)
  const isWhole = problems.name === null && measure !== null
  const isNew = draft.id === null
  const nameError =
    problems.name === 'taken'
      ? t('own.taken')
      : problems.name === 'name' && (wasTried || draft.name !== '')
        ? t('own.nameTakes', { count: LONGEST_MEASURE_NAME })
        : null

  function keep(event: FormEvent): void {
    event.preventDefault()
    // React lets events of what lies in a portal rise to the form around it.
    event.stopPropagation()
    setTried(true)
    if (!isWhole) return
    const { key: reportKey } = report
    save.mutate({ id: draft.id, measure, reportKey, language }, { onSuccess: () => onKept(measure.name) })
  }

  return (
    <form className="own-measure-form" aria-label={t(isNew ? 'own.new' : 'own.changing')} onSubmit={keep} noValidate>
      <Stack gap="xs">
        <h3>{t(isNew ? 'own.new' : 'own.changing')}</h3>
        <TextInput
          size="xs"
          label={t('own.name')}
          maxLength={LONGEST_MEASURE_NAME + 1}
          autoComplete="off"
          data-autofocus
          value={draft.name}
          error={nameError}
          onChange={({ currentTarget: { value } }) => onDraft({ ...draft, name: value })}
        />
        {(['dividend', 'divisor'] as const).map((part) => (
          <OperandSelect
            key={part}
            reader={reader}
            label={t(`own.${part}`)}
            value={draft[part]}
            error={wasTried && problems[part] ? t('own.choose') : null}
            onChoose={(value) => onDraft({ ...draft, [part]: value })}
          />
        ))}
        <div className="own-measure-formula" aria-live="polite">
          {measure === null ? (
            <Text size="xs" c="dimmed">
              {t('own.nothingYet')}
            </Text>
          ) : (
            <Outcome draft={draft} reader={reader} />
          )}
        </div>
        {save.error !== null && <ProblemNote error={save.error.toData()} />}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" size="xs" onClick={() => onDraft(EMPTY_DRAFT)}>
            {t(isNew ? 'own.clear' : 'own.leave')}
          </Button>
          <Button type="submit" size="xs" loading={save.isPending}>
            {t(isNew ? 'own.make' : 'own.keep')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const MOST_NAMED = 4

/** What a draft works out, how it is shown, and where it fits. */
function Outcome({ draft, reader }: { readonly draft: OwnMeasureDraft; readonly reader: Reader }) {
  const { t } = useTranslation('measures')
  const { language } = reader
  const { data: reports } = useAnswer('reports:list', null)
  const { dividend, divisor } = draft
  const measure = useMemo(() => measureOfDraft({ ...draft, dividend, divisor, name: '-' }), [draft, dividend, divisor])
  const fitting = useMemo(
    () => (measure === null || reports === undefined ? [] : fittingOf(measure, reports, language).reports),
    [measure, reports, language],
  )
  if (measure === null) return null
  const resolved = resolvedDraft(measure, reader)
  const titles = fitting.slice(0, MOST_NAMED).map(({ title }) => title[language])
  return (
    <>
      <Text size="xs" fw={600}>
        {t('own.formula', { formula: divisionWords(measure, reader) })}
      </Text>
      {resolved === null ? null : <Text size="xs">{t(`own.types.${resolved.type}`)}</Text>}
      {fitting.length === 0 ? null : (
        <Text size="xs">
          {t('own.fits', {
            count: fitting.length,
            reports: titles.join(', ') + (fitting.length > MOST_NAMED ? ', …' : ''),
          })}
        </Text>
      )}
    </>
  )
}

interface OperandSelectProps {
  readonly reader: Reader
  readonly label: string
  readonly value: string | null
  readonly error: string | null
  readonly onChoose: (value: string | null) => void
}

const GROUPS = ['counts', 'sums', 'averages', 'others', 'kpis'] as const

/** One of the two that are divided. What cannot be divided stands there greyed out, with why. */
function OperandSelect({ reader, label, value, error, onChoose }: OperandSelectProps) {
  const { t } = useTranslation('summary')
  const whyNot = useWhyNot()
  const groups = useMemo(() => operandChoices(reader), [reader])
  const all = new Map(GROUPS.flatMap((name) => groups[name].map((choice) => [choice.value, choice] as const)))
  const item = ({ value: own, title, whyNot: reason }: Choice) => ({
    value: own,
    label: title,
    disabled: reason !== undefined,
  })
  // One that was made in another report, or at a terminal.
  const kept = value === null || all.has(value) ? [] : [{ value, title: titleOfMeasure(value, reader) }]
  return (
    <Select
      size="xs"
      searchable
      label={label}
      value={value}
      error={error}
      nothingFoundMessage={t('nothingFound')}
      data={[
        ...(kept.length === 0 ? [] : [{ group: '', items: kept.map(item) }]),
        ...GROUPS.filter((name) => groups[name].length > 0).map((name) => ({
          group: t(`groups.${name}`),
          items: groups[name].map(item),
        })),
      ]}
      renderOption={({ option }) => {
        const reason = all.get(option.value)?.whyNot
        return (
          <span className="summary-option">
            <span>{option.label}</span>
            {reason === undefined ? null : <span className="summary-option-why">{whyNot(reason)}</span>}
          </span>
        )
      }}
      onChange={onChoose}
    />
  )
}
