import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { MOST_GROUP_FIELDS, MOST_MEASURES } from '../../../shared/summaries/types.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { ChoiceSelect } from './ChoiceSelect.tsx'
import { ComparisonChoice } from './ComparisonChoice.tsx'
import { FieldChip } from './FieldChip.tsx'
import { LimitChoice } from './LimitChoice.tsx'
import { MeasureChip } from './MeasureChip.tsx'
import { OwnMeasuresButton } from './OwnMeasuresButton.tsx'
import { groupChoices, isGone, measureChoices } from './summaryChoices.ts'
import { fieldTitle, partsOf } from '../../components/summarySentence.ts'
import { withGroup, withGroupAt, withMeasure, withMeasureAt, withoutMeasure } from './summaryState.ts'
import { useOwnMeasures } from './useSummary.ts'
import { useSummaryWords } from '../../components/useSummaryWords.ts'

interface SummaryBarProps {
  readonly report: ReportDefinition
  readonly summary: WrittenSummary
  /** What each measure is called. */
  readonly titles: readonly string[]
  /** The auxiliary states of the operation that are paid; null: nobody has said. */
  readonly paidStates: readonly string[] | null
  /** The period of the rows, which another can be compared with; null where they have none. */
  readonly range: TimeRange | null
  /** The operation's today. */
  readonly today: WallSeconds
  readonly onChange: (summary: WrittenSummary) => void
  readonly onReset: () => void
}

/** What is asked, as chips and lists: which measures, by what, in which columns, compared with what. */
export function SummaryBar(props: SummaryBarProps) {
  const { summary, range, today, onChange, onReset } = props
  const { t } = useTranslation('summary')
  return (
    <section className="summary-bar" aria-label={t('asked')}>
      <Measures {...props} />
      <Groups {...props} />
      <Columns {...props} />
      <ComparisonChoice
        compare={summary.compare}
        range={range}
        today={today}
        onChange={(compare) => onChange({ ...summary, compare })}
      />
      <LimitChoice summary={summary} onChange={onChange} />
      <Button variant="subtle" size="compact-xs" onClick={onReset}>
        {t('reset')}
      </Button>
    </section>
  )
}

/** All fields that are grouped by, side by side or in columns. */
function chosenFields({ by, across }: WrittenSummary): readonly string[] {
  return across === null ? by : [...by, across]
}

/** By what it is summarised. A word goes to the next line with what it is said of. */
function Groups({ report, summary, range, onChange }: SummaryBarProps) {
  const { t } = useTranslation('summary')
  const { by } = summary
  const { language, stepName } = useSummaryWords()
  const chosen = chosenFields(summary)
  /** Of a field that stands there twice, with its step. */
  const nameOf = (written: string): string => {
    const { field, step } = partsOf(report, written)
    const title = fieldTitle(report, field, language)
    const isOnly = by.filter((each) => partsOf(report, each).field === field).length < 2
    return isOnly || step === null ? title : `${title} (${stepName(step, false)})`
  }
  const chips = by.map((written, place) => (
    <FieldChip
      key={written}
      report={report}
      written={written}
      chosen={chosen}
      range={range}
      name={nameOf(written)}
      onChange={(field) => onChange(withGroupAt(summary, place, field))}
    />
  ))
  const add = (
    <ChoiceSelect
      label={t('addFieldLabel')}
      placeholder={t('addField')}
      groups={[{ title: '', choices: groupChoices({ report, language }, chosen) }]}
      whyNot={by.length < MOST_GROUP_FIELDS ? null : t('whyNot.most', { count: MOST_GROUP_FIELDS })}
      onChoose={(field) => onChange(withGroup(summary, field))}
    />
  )
  return (
    <>
      <span className="summary-choice">
        <span className="summary-word">{t('by')}</span>
        {chips[0] ?? add}
      </span>
      {chips.slice(1)}
      {chips.length === 0 ? null : add}
    </>
  )
}

/** Which field stands in columns, if any. */
function Columns({ report, summary, range, onChange }: SummaryBarProps) {
  const { t } = useTranslation('summary')
  const { language } = useSummaryWords()
  const { across } = summary
  const chosen = chosenFields(summary)
  return (
    <span className="summary-choice">
      <span className="summary-word">{t('across')}</span>
      {across === null ? (
        <ChoiceSelect
          label={t('acrossLabel')}
          placeholder={t('noColumns')}
          groups={[{ title: '', choices: groupChoices({ report, language }, chosen) }]}
          onChoose={(field) => onChange({ ...summary, across: field })}
        />
      ) : (
        <FieldChip
          report={report}
          written={across}
          chosen={chosen}
          range={range}
          name={t('inColumns', { title: fieldTitle(report, partsOf(report, across).field, language) })}
          onChange={(field) => onChange({ ...summary, across: field })}
        />
      )}
    </span>
  )
}

function Measures({ report, summary, titles, paidStates, onChange }: SummaryBarProps) {
  const { t } = useTranslation('summary')
  const { language } = useSummaryWords()
  const { measures } = summary
  const own = useOwnMeasures()
  const choices = measureChoices({ report, language, own, paidStates }, measures)
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
      <ChoiceSelect
        label={t('addMeasureLabel')}
        placeholder={t('addMeasure')}
        groups={names.map((name) => ({ title: t(`groups.${name}`), choices: choices[name] }))}
        whyNot={measures.length < MOST_MEASURES ? null : t('whyNot.most', { count: MOST_MEASURES })}
        onChoose={(measure) => onChange(withMeasure(summary, measure))}
      />
      <OwnMeasuresButton report={report} own={own} onMade={(measure) => onChange(withMeasure(summary, measure))} />
    </>
  )
}
