import { notifications } from '@mantine/notifications'
import { Button, Group, Text } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { HomeCard } from '../../../shared/home.ts'
import { longDayText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useCommand } from '../../api/commands.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { MaskMark } from '../../components/masks/MaskMark.tsx'
import { PaperOutcome } from '../../components/paper/PaperOutcome.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { AddCard, type UnpinnedView } from './AddCard.tsx'
import { Card } from './Card.tsx'
import { EmptyHome } from './EmptyHome.tsx'
import { FileMenu } from './FileMenu.tsx'
import { reportOfCard } from './reportOfCard.ts'
import { UpdateButton, UpdateQuestion } from './UpdateButton.tsx'
import { useHomeFiles } from './useHomeFiles.ts'
import { useOrder, type CardOrder } from './useOrder.ts'
import { useUpdateAll, type UpdateAll } from './useUpdateAll.ts'

interface HomeDeskProps {
  readonly connection: ConnectionSummary
  /** What the operation is called. */
  readonly operation: string
  readonly reports: readonly ReportDefinition[]
  /** The named views of the operation. */
  readonly views: readonly UnpinnedView[]
  /** The operation's. */
  readonly today: WallSeconds
  /** The way to what is kept up to date by itself. */
  readonly keeping: ReactNode
  readonly onOpenView: (card: Pick<HomeCard, 'viewId' | 'reportKey'>) => void
}

/** The page that opens first: cards of pinned views; or, before anything is pinned, what fits what is stored. */
export function HomeDesk(props: HomeDeskProps) {
  const { connection, operation, reports, views, today, keeping } = props
  const { t } = useTranslation('home')
  const language = useLanguage()
  const { data: cards, error } = useAnswer('home:cards', { connectionId: connection.id })
  const isEmpty = cards?.length === 0
  const [isOffering, setOffering] = useState(false)
  const offers = useAnswer(
    'home:offers',
    { connectionId: connection.id, language, today },
    { isEnabled: isEmpty || isOffering, keepPrevious: true },
  )
  const take = useAction('home:take-offer')
  const pin = useAction('home:pin')
  const update = useUpdateAll(connection.id, today)
  const reportOf = (card: HomeCard): ReportDefinition | undefined => reportOfCard(card, reports)
  const order = useOrder(cards ?? [])
  const files = useHomeFiles({ connectionId: connection.id, cards: order.ordered, operation, reportOf, today })
  const hasToken = connection.isSample || connection.token !== 'none'
  const isBusy = take.isPending || pin.isPending
  const takeOffer = (reportKey: string): void => take.mutate({ connectionId: connection.id, reportKey, language })
  useCommand('update', () => {
    if (hasToken && update.running === null && (update.plan?.requests ?? 0) > 0) update.start()
  })
  useCommand('print', () => {
    if (!isEmpty) void files.paper.print(files.page)
  })
  const unpinned = views.filter(({ id }) => cards?.every(({ viewId }) => viewId !== id) ?? false)
  const problem = error ?? update.error ?? files.error ?? take.error ?? pin.error

  return (
    <div className="home">
      <header className="home-head">
        <div className="home-heading">
          <h1>{t('title')}</h1>
          <p>{t('lead', { operation, day: longDayText(today, language) })}</p>
        </div>
        <div className="home-tools">
          <MaskMark mask={connection.mask} />
          {cards !== undefined && (!isEmpty || unpinned.length > 0) && (
            <AddCard
              views={unpinned}
              offers={offers.data}
              reports={reports}
              isBusy={isBusy}
              onPin={(viewId) => pin.mutate({ viewId, form: null, isWide: false })}
              onTake={takeOffer}
              onOpen={() => setOffering(true)}
            />
          )}
          {cards !== undefined && !isEmpty && (
            <>
              {keeping}
              <FileMenu files={files} />
              <UpdateButton update={update} hasToken={hasToken} />
            </>
          )}
        </div>
      </header>
      <PaperOutcome paper={files.paper} />
      {problem !== null && problem.code !== 'cancelled' && (
        <div className="home-note">
          <ProblemNote error={problem.toData()} />
        </div>
      )}
      {isEmpty && <EmptyHome offers={offers.data} reports={reports} isBusy={isBusy} onTake={takeOffer} />}
      {cards !== undefined && !isEmpty && (
        <Cards {...props} order={order} update={update} reportOf={reportOf} hasToken={hasToken} />
      )}
      <UpdateQuestion update={update} />
    </div>
  )
}

interface CardsProps extends HomeDeskProps {
  readonly order: CardOrder
  readonly update: UpdateAll
  readonly reportOf: (card: HomeCard) => ReportDefinition | undefined
  readonly hasToken: boolean
}

/** The cards in their order, and what is done with each. */
function Cards({ connection, today, onOpenView, order, update, reportOf, hasToken }: CardsProps) {
  const { t } = useTranslation('home')
  const pin = useAction('home:pin')
  const unpin = useAction('home:unpin')
  const list = useRef<HTMLUListElement>(null)
  const [said, setSaid] = useState('')
  const followed = useRef<number | null>(null)
  const { ordered, dragged, drag, dragOver, drop, move } = order

  // A card that was moved by the keyboard keeps the focus where it stands then.
  useEffect(() => {
    const moved = ordered.find(({ viewId }) => viewId === followed.current)
    if (moved === undefined) return
    followed.current = null
    const card = list.current?.querySelector<HTMLElement>(`[data-view="${moved.viewId}"] .home-card-title`)
    card?.focus()
    card?.scrollIntoView({ block: 'nearest' })
  }, [ordered])

  function moveBy({ viewId, name }: HomeCard, by: -1 | 1): void {
    const place = move(viewId, by)
    if (place === null) return
    followed.current = viewId
    setSaid(t('card.moved', { name, place: place + 1, count: ordered.length }))
  }

  function takeAway(card: HomeCard): void {
    const { viewId, form, isWide, name } = card
    const viewIds = ordered.map((each) => each.viewId)
    unpin.mutate({ viewId })
    const id = `unpinned-${viewId}`
    notifications.show({
      id,
      message: (
        <Group gap="xs" justify="space-between" wrap="nowrap">
          <Text size="sm">{t('card.unpinned', { name })}</Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              notifications.hide(id)
              pin.mutate({ viewId, form, isWide }, { onSuccess: () => order.restore(viewIds) })
            }}
          >
            {t('card.undo')}
          </Button>
        </Group>
      ),
    })
  }

  return (
    <>
      <ul ref={list} className="home-cards" aria-label={t('cards')}>
        {ordered.map((card, place) => (
          <li key={card.viewId} className="home-place" data-wide={card.isWide || undefined}>
            <Card
              connectionId={connection.id}
              timeZone={connection.timeZone}
              card={card}
              report={reportOf(card)}
              today={today}
              isDragged={dragged === card.viewId}
              onUpdate={hasToken ? () => update.startOne(card.viewId) : null}
              onOpen={() => onOpenView(card)}
              onForm={(form) => pin.mutate({ viewId: card.viewId, form, isWide: card.isWide })}
              onWide={(isWide) => pin.mutate({ viewId: card.viewId, form: card.form, isWide })}
              onUnpin={() => takeAway(card)}
              onEarlier={place === 0 ? null : () => moveBy(card, -1)}
              onLater={place === ordered.length - 1 ? null : () => moveBy(card, 1)}
              onDragStart={() => drag(card.viewId)}
              onDragOver={(event) => {
                if (dragged === null) return
                event.preventDefault()
                dragOver(card.viewId)
              }}
              onDragEnd={drop}
            />
          </li>
        ))}
      </ul>
      <output className="visually-hidden">{said}</output>
    </>
  )
}
