import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { EARLIER_PERIODS, MOST_GROUP_FIELDS, MOST_MEASURES } from '../../../shared/summaries/types.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import { ChoiceSelect } from './ChoiceSelect.tsx'
import { FieldChip } from './FieldChip.tsx'
import { MeasureChip } from './MeasureChip.tsx'
import { OwnMeasuresButton } from './OwnMeasuresButton.tsx'
import { groupChoices, isGone, measureChoices } from './summaryChoices.ts'
import { withGroup, withGroupAt, withMeasure, withMeasureAt, withoutMeasure } from './summaryState.ts'
import { useOwnMeasures } from './useSummary.ts'
import { useSummaryWords } from './useSummaryWords.ts'

interface SummaryBarProps {
  readonly report: ReportDefinition
  readonly summary: WrittenSummary
  /** What each measure is called. */
  readonly titles: readonly string[]
  /** Whether the rows have a period, which another can be compared with. */
  readonly hasPeriod: boolean
  readonly onChange: (summary: WrittenSummary) => void
  readonly onReset: () => void
}

const LIMITS = ['10', '20', '50', '100', '500'] as const

/** What is asked, as chips and lists: which measures, by what, in which columns, compared with what. */
export function SummaryBar(props: SummaryBarProps) {
  const { report, summary, onChange, onReset } = props
  const { t } = useTranslation('summary')
  const { by, across } = summary
  const { language } = useSummaryWords()
  const chosen = across === null ? by : [...by, across]
  const fields = groupChoices({ report, language }, chosen)
  return (
    <section className="summary-bar" aria-label={t('asked')}>
      <Measures {...props} />
      <span className="summary-word">{t('by')}</span>
      {by.map((written, place) => (
        <FieldChip
          key={written}
          report={report}
          written={written}
          onChange={(field) => onChange(withGroupAt(summary, place, field))}
        />
      ))}
      {by.length < MOST_GROUP_FIELDS && (
        <ChoiceSelect
          label={t('addFieldLabel')}
          placeholder={t('addField')}
          groups={[{ title: '', choices: fields }]}
          onChoose={(field) => onChange(withGroup(summary, field))}
        />
      )}
      <span className="summary-word">{t('across')}</span>
      {across === null ? (
        <ChoiceSelect
          label={t('acrossLabel')}
          placeholder={t('noColumns')}
          groups={[{ title: '', choices: fields }]}
          onChoose={(field) => onChange({ ...summary, across: field })}
        />
      ) : (
        <FieldChip report={report} written={across} onChange={(field) => onChange({ ...summary, across: field })} />
      )}
      <Comparison {...props} />
      <Limit {...props} />
      <Button variant="subtle" size="compact-xs" onClick={onReset}>
        {t('reset')}
      </Button>
    </section>
  )
}

function Measures({ report, summary, titles, onChange }: SummaryBarProps) {
  const { t } = useTranslation('summary')
  const { language } = useSummaryWords()
  const { measures } = summary
  const own = useOwnMeasures()
  const choices = measureChoices({ report, language, own }, measures)
  const names = ['own', 'kpis', 'counts', 'sums', 'averages', 'others'] as const
  const isLast = measures.length === 1
  return (
    <>
      <span className="summary-word">{t('summarise')}</span>
      {measures.map((measure, place) => (
        <MeasureChip
          // A chip is its place: that of a measure which changes keeps the focus.
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          report={report}
          measure={measure}
          others={measures.toSpliced(place, 1)}
          title={titles[place] ?? measure}
          isGone={isGone(measure, own)}
          isLast={isLast}
          onChange={(changed) => onChange(withMeasureAt(summary, place, changed))}
          onRemove={() => onChange(withoutMeasure(summary, place))}
        />
      ))}
      {measures.length < MOST_MEASURES && (
        <ChoiceSelect
          label={t('addMeasureLabel')}
          placeholder={t('addMeasure')}
          groups={names.map((name) => ({ title: t(`groups.${name}`), choices: choices[name] }))}
          onChoose={(measure) => onChange(withMeasure(summary, measure))}
        />
      )}
      <OwnMeasuresButton report={report} own={own} onMade={(measure) => onChange(withMeasure(summary, measure))} />
    </>
  )
}

function Comparison({ summary, hasPeriod, onChange }: SummaryBarProps) {
  const { t } = useTranslation('summary')
  const { compare } = summary
  // One that was written elsewhere, as two dates.
  const isOwn = compare !== null && !(EARLIER_PERIODS as readonly string[]).includes(compare)
  return (
    <span className="summary-choice">
      <span className="summary-word">{t('compare')}</span>
      <NativeSelect
        size="xs"
        aria-label={t('compare')}
        disabled={!hasPeriod}
        title={hasPeriod ? undefined : t('whyNot.needsDate')}
        value={compare ?? ''}
        data={[
          { value: '', label: t('comparisons.none') },
          ...EARLIER_PERIODS.map((value) => ({ value, label: t(`comparisons.${value}`) })),
          ...(isOwn ? [{ value: compare, label: compare.replace('..', ' – ') }] : []),
        ]}
        onChange={({ currentTarget: { value } }) => onChange({ ...summary, compare: value === '' ? null : value })}
      />
      {hasPeriod ? null : <span className="summary-why">{t('whyNot.needsDate')}</span>}
    </span>
  )
}

function Limit({ summary, onChange }: SummaryBarProps) {
  const { t } = useTranslation('summary')
  const { limit, by } = summary
  if (by.length === 0) return null
  const limits = limit === null || (LIMITS as readonly string[]).includes(limit) ? LIMITS : [...LIMITS, limit]
  return (
    <span className="summary-choice">
      <span className="summary-word">{t('first')}</span>
      <NativeSelect
        size="xs"
        aria-label={t('first')}
        value={limit ?? ''}
        data={[
          { value: '', label: t('limits.all') },
          ...limits.map((value) => ({ value, label: t('limits.some', { count: Number(value) }) })),
        ]}
        onChange={({ currentTarget: { value } }) => onChange({ ...summary, limit: value === '' ? null : value })}
      />
    </span>
  )
}
