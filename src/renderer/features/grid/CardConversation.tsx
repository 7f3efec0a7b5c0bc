import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useCallback, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { turnsOf, type Turn } from '../../../shared/conversations.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TextRow } from '../../../shared/rows.ts'
import { Conversation } from '../../components/conversation/Conversation.tsx'
import { useTalk } from '../../components/conversation/useTalk.ts'
import type { RowTalks } from './rowTalks.ts'

/** The window reads one row's talk at a time, and those of the lists within it. */
const SLOT = 'row-talk'

interface CardConversationProps {
  readonly report: ReportDefinition
  readonly place: number | null
  readonly values: TextRow
  readonly indexOf: ReadonlyMap<string, number>
  readonly talks: RowTalks
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** The talk that a row is a turn of, scrolled to it: pressing a bubble goes to its row. */
export function CardConversation(props: CardConversationProps) {
  const { t } = useTranslation('conversation')
  const titleId = useId()
  const { isOpen, onToggle } = props
  return (
    <section className="card-list card-talk" aria-labelledby={titleId}>
      <div className="card-list-head">
        <UnstyledButton className="card-list-toggle" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
          <IconChevronRight size={14} aria-hidden />
          <span id={titleId} className="card-list-title">
            {t('region')}
          </span>
        </UnstyledButton>
      </div>
      {isOpen ? <OpenConversation {...props} /> : null}
    </section>
  )
}

function OpenConversation({ report, place, values, indexOf, talks }: CardConversationProps) {
  const { t } = useTranslation('conversation')
  const { resultId, range, goTo, placeOf } = talks
  const of = useMemo(() => (place === null || resultId === null ? null : { resultId, place }), [place, resultId])
  const { state, retry } = useTalk(SLOT, of, null)
  /** The row of the talk that is not among those shown, and beside which row that was seen. */
  const [lost, setLost] = useState<number | null>(null)
  const alone = useMemo(() => {
    const fields = [...indexOf.keys()]
    return turnsOf(report, { fields, rows: [fields.map((name) => values[indexOf.get(name) ?? -1] ?? null)], offset: 0 })
  }, [report, values, indexOf])
  const isOutside = useCallback(
    ({ at }: Turn) => range !== null && at !== null && (at < range.from || at > range.to),
    [range],
  )

  async function go(row: number): Promise<void> {
    if (state.kind !== 'read' || state.talk.resultId === null) return
    // What was asked anew meanwhile comes with another row.
    const found = await placeOf({ resultId: state.talk.resultId, place: row }).catch(() => null)
    setLost(found === null ? place : null)
    if (found !== null) goTo(found)
  }

  return (
    <>
      {lost !== null && lost === place ? <output className="talk-note">{t('notShown')}</output> : null}
      <Conversation
        state={state}
        onRetry={retry}
        alone={alone}
        current={state.kind === 'read' ? state.talk.place : 0}
        isOutside={isOutside}
        onRow={(row) => void go(row)}
      />
    </>
  )
}

interface ItemsConversationProps {
  readonly list: string
  readonly place: number | null
  readonly talks: RowTalks
}

/** The messages within a row as a talk. */
export function ItemsConversation({ list, place, talks }: ItemsConversationProps) {
  const { resultId } = talks
  const of = useMemo(() => (place === null || resultId === null ? null : { resultId, place }), [place, resultId])
  const { state, retry } = useTalk(`${SLOT} ${list}`.slice(0, 100), of, list)
  return <Conversation state={state} onRetry={retry} current={null} />
}
