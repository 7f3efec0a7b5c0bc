import { Button, Loader } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useId, type DragEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { homeTexts } from '../../../shared/commonTexts/home.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { HomeCard } from '../../../shared/home.ts'
import { formsOf } from '../../../shared/home/cardSummary.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { NO_NUMBER } from '../../../shared/summaries/numberText.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { CardContent } from './CardContent.tsx'
import { CardMenu, type CardActions } from './CardMenu.tsx'
import { CardSeal, EarlierSeal } from './CardSeal.tsx'
import { useCard } from './useCard.ts'
import { usePeriodText } from './usePeriodText.ts'

interface CardProps extends CardActions {
  readonly connectionId: number
  readonly timeZone: string
  readonly card: HomeCard
  /** The report as its rows are seen; undefined where the operation has it no more. */
  readonly report: ReportDefinition | undefined
  /** The operation's. */
  readonly today: WallSeconds
  readonly isDragged: boolean
  readonly onUpdate: (() => void) | null
  readonly onDragStart: () => void
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragEnd: () => void
}

/** A pinned view: what it comes to, of when, and how whole that is. */
export function Card(props: CardProps) {
  const { connectionId, timeZone, card, report, today, isDragged, onUpdate } = props
  const { onDragStart, onDragOver, onDragEnd } = props
  const { onOpen, onForm, onWide, onUnpin, onEarlier, onLater } = props
  const { t } = useTranslation('home')
  const language = useLanguage()
  const titleId = useId()
  const periodText = usePeriodText(today)
  const { answer, earlierAtMs, error, isWorking } = useCard(connectionId, card, today)
  const { name, problem, period, isWide } = card
  const content = answer?.content
  const isFetched = answer?.seal.verdict !== 'nothing'

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return
    const move = event.key === 'ArrowUp' ? onEarlier : event.key === 'ArrowDown' ? onLater : undefined
    if (move === undefined) return
    event.preventDefault()
    move?.()
  }

  return (
    // The keys are those of the buttons inside; dragging has them beside it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className="home-card"
      aria-labelledby={titleId}
      aria-busy={isWorking}
      data-wide={isWide || undefined}
      data-dragged={isDragged || undefined}
      data-view={card.viewId}
      draggable
      onKeyDown={onKeyDown}
      onDragStart={onDragStart}
      onDragOver={onDragOver}
      onDragEnd={onDragEnd}
    >
      <header className="home-card-head">
        <h2 id={titleId}>
          <button type="button" className="home-card-title" title={t('card.keys')} onClick={onOpen}>
            {name}
          </button>
        </h2>
        {isWorking && <Loader size={14} aria-label={t('card.working')} />}
        <CardMenu
          card={card}
          forms={content === undefined ? [] : formsOf(content.kind === 'summary' ? content.shape : 'rows')}
          {...{ onOpen, onForm, onWide, onUnpin, onEarlier, onLater }}
        />
      </header>
      {answer !== undefined && <p className="home-card-period">{periodText(period, answer.range)}</p>}
      <div className="home-card-body">
        {problem !== null && <p className="home-problem">{problemText(problem, language)}</p>}
        {error !== null && <p className="home-problem">{explain(error.toData(), language, 'window').sentence}</p>}
        {answer !== undefined && report !== undefined && error === null && isFetched && (
          <CardContent name={name} answer={answer} report={report} form={card.form} isWide={isWide} />
        )}
        {answer !== undefined && error === null && !isFetched && (
          <NeverFetched requests={answer.requests} onUpdate={onUpdate} />
        )}
      </div>
      {answer !== undefined && earlierAtMs === null && (
        <CardSeal name={name} answer={answer} timeZone={timeZone} onUpdate={onUpdate} />
      )}
      {earlierAtMs !== null && error === null && <EarlierSeal answeredAtMs={earlierAtMs} timeZone={timeZone} />}
    </article>
  )
}

interface NeverFetchedProps {
  readonly requests: number
  readonly onUpdate: (() => void) | null
}

/** In place of numbers where nothing of the period was ever fetched: there is none, and none is 0. */
function NeverFetched({ requests, onUpdate }: NeverFetchedProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  return (
    <div className="home-never">
      <p className="home-count">{NO_NUMBER}</p>
      <p>{homeTexts('nothing')[language]}</p>
      {requests > 0 && onUpdate !== null && (
        <Button size="xs" variant="light" leftSection={<IconRefresh size={14} aria-hidden />} onClick={onUpdate}>
          {t('update.one', { count: requests })}
        </Button>
      )}
    </div>
  )
}

/** Why a card cannot be answered, in a sentence. */
function problemText(problem: NonNullable<HomeCard['problem']>, language: ReturnType<typeof useLanguage>): string {
  if (problem.kind === 'report-gone') return homeTexts('reportGone')[language]
  const lacks = problem.lacks.map((lack) => (lack.kind === 'search' ? homeTexts('theSearch')[language] : lack.name))
  return homeTexts('lacks', { lacks: lacks.join(', ') })[language]
}
