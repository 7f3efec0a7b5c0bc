import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardAnswer, CardForm, SummaryContent } from '../../../shared/home.ts'
import { LOCALES } from '../../../shared/language.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { cardChartData } from './cardChart.ts'
import { formOf, measuresShown } from './cardLines.ts'
import { CardFindings } from './CardFindings.tsx'
import { CardNumbers } from './CardNumbers.tsx'
import { CardRows } from './CardRows.tsx'
import { CardTable } from './CardTable.tsx'

// Charts are a large part of the program, which is loaded with the first of them.
const CardChart = lazy(async () => ({ default: (await import('./CardChart.tsx')).CardChart }))

interface CardContentProps {
  readonly name: string
  readonly answer: CardAnswer
  /** The report as its rows are seen. */
  readonly report: ReportDefinition
  readonly form: CardForm | null
  readonly isWide: boolean
}

/** What a card shows. */
export function CardContent({ name, answer, report, form: chosen, isWide }: CardContentProps) {
  const { t } = useTranslation('home')
  const { content } = answer
  const form = formOf(answer, chosen)
  const label = t('card.table', { what: name })
  if (content.kind === 'rows') {
    const isCount = form === 'number'
    return <CardRows content={content} report={report} label={label} isWide={isWide} isCount={isCount} />
  }
  if (content.kind === 'findings') {
    return <CardFindings content={content} label={label} isWide={isWide} isCount={form === 'number'} />
  }
  const most = measuresShown(form, isWide)
  return (
    <>
      {form === 'table' ? (
        <CardTable content={content} report={report} label={label} most={most} />
      ) : (
        <CardNumbers content={content} most={most} />
      )}
      {form === 'chart' && <Chart content={content} report={report} name={name} />}
      <OtherMeasures titles={content.answer.measures.slice(most).map(({ title }) => title)} />
    </>
  )
}

/** What the view measures besides: a card that shows less than its view says so. */
function OtherMeasures({ titles }: { readonly titles: readonly string[] }) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  if (titles.length === 0) return null
  const measures = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(titles)
  return <p className="home-more">{t('card.otherMeasures', { measures })}</p>
}

function Chart({ content, report, name }: { content: SummaryContent; report: ReportDefinition; name: string }) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const data = useMemo(() => cardChartData(content, report, language), [content, report, language])
  const [measure] = content.answer.measures
  return (
    <Suspense fallback={<div className="home-chart" />}>
      <CardChart data={data} label={t('card.chart', { what: `${name}, ${measure?.title ?? ''}` })} />
    </Suspense>
  )
}
