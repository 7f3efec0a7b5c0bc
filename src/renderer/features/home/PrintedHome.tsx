import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { homeTexts } from '../../../shared/commonTexts/home.ts'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import { longDayText } from '../../../shared/periodTexts.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { CardNumbers } from './CardNumbers.tsx'
import { CardRows } from './CardRows.tsx'
import { CardTable } from './CardTable.tsx'
import { periodText } from './cardText.ts'
import type { PrintedCard } from './useHomeFiles.ts'

interface PrintedHomeProps {
  readonly cards: readonly PrintedCard[]
  readonly operation: string
  /** The operation's. */
  readonly today: WallSeconds
}

/** So many measures of a card stand on paper. */
const MOST_MEASURES = 4

/** All cards as they are laid out for paper: nothing of it is seen in the window, and nothing else is printed. */
export function PrintedHome({ cards, operation, today }: PrintedHomeProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  return createPortal(
    <article className="printed-page printed-home" lang={language}>
      <h1>{t('title')}</h1>
      <p className="printed-home-lead">{t('lead', { operation, day: longDayText(today, language) })}</p>
      {cards.map((printed) => (
        <PrintedSection key={printed.card.viewId} printed={printed} today={today} />
      ))}
    </article>,
    document.body,
  )
}

/** A card on paper: its numbers, its chart and its table, with its seal and its formulas in words. */
function PrintedSection({ printed, today }: { readonly printed: PrintedCard; readonly today: WallSeconds }) {
  const { t } = useTranslation(['home', 'report'])
  const language = useLanguage()
  const { card, report, answer, chart } = printed
  const words = {
    presetOf: (preset: string) => t(`report:period.presets.${preset as 'today'}`),
    all: t('home:card.allTime'),
  }
  if (answer === null) {
    return (
      <section className="printed-card">
        <h2>{card.name}</h2>
        <p>{t('home:card.problem')}</p>
      </section>
    )
  }
  const { content, seal, range } = answer
  const caveats = seal.caveats.length === 0 ? [homeTexts(seal.verdict)] : seal.caveats
  const label = t('home:card.table', { what: card.name })
  return (
    <section className="printed-card">
      <h2>{card.name}</h2>
      <p className="printed-card-facts">
        {report.title[language]} · {periodText(card.period, range, words, language, today)}
      </p>
      {content.kind === 'rows' ? (
        <CardRows
          content={content}
          report={report}
          label={label}
          isWide
          isCount={card.form === 'number'}
          isUnknown={seal.verdict === 'nothing'}
        />
      ) : (
        <>
          <CardNumbers content={content} most={MOST_MEASURES} />
          {chart !== null && <Drawing svg={chart} />}
          {content.shape !== 'total' && <CardTable content={content} report={report} label={label} isWide />}
          <ul className="printed-card-facts">
            {content.answer.measures.map(({ title, formula }) => (
              <li key={`${title}/${formula}`}>
                {title} = {formula}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="printed-card-facts">
        {summaryTexts('completeness')[language]}: {caveats.map((caveat) => caveat[language]).join(' ')}
      </p>
    </section>
  )
}

/** A drawing that this window made itself. What is read as a document of its own runs nothing. */
function Drawing({ svg }: { readonly svg: string }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    holder.current?.replaceChildren(document.importNode(drawing, true))
  }, [svg])
  return <div ref={holder} className="printed-home-chart" />
}
