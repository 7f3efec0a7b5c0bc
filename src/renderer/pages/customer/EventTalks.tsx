import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownStoryItem, StoryRow } from '../../../shared/customerStory.ts'
import { turnsOf } from '../../../shared/conversations.ts'
import { listPaths, listReportOf, listTitleOf } from '../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { Conversation } from '../../components/conversation/Conversation.tsx'
import { useTalk } from '../../components/conversation/useTalk.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** One event stands open at a time: the talks in it have a place each. */
const SLOT = 'story-talk'

interface EventTalksProps {
  readonly item: ShownStoryItem
  readonly report: ReportDefinition
  readonly row: StoryRow
}

/** The talks that an event belongs to, as bubbles: the one that its row is a turn of, and those within its row. */
export function EventTalks({ item, report, row }: EventTalksProps) {
  const lists = listPaths(report).filter((list) => listReportOf(report, list)?.conversation !== undefined)
  return (
    <>
      {report.conversation === undefined ? null : <TurnTalk item={item} report={report} row={row} />}
      {lists.map((list) => (
        <ListTalk key={list} item={item} report={report} list={list} />
      ))}
    </>
  )
}

/** The talk that a row is a turn of. */
function TurnTalk({ item, report, row }: EventTalksProps) {
  const { t } = useTranslation('conversation')
  const { reportKey, rowId } = item
  const of = useMemo(() => ({ reportKey, rowId }), [reportKey, rowId])
  const { state, retry } = useTalk(SLOT, of, null)
  const alone = useMemo(() => turnsOf(report, { fields: row.fields, rows: [row.values], offset: 0 }), [report, row])
  return (
    <section className="story-talk" aria-label={t('region')}>
      <Conversation
        state={state}
        onRetry={retry}
        alone={alone}
        current={state.kind === 'read' ? state.talk.place : 0}
      />
    </section>
  )
}

interface ListTalkProps extends Omit<EventTalksProps, 'row'> {
  readonly list: string
}

/** The messages within a row. */
function ListTalk({ item, report, list }: ListTalkProps) {
  const language = useLanguage()
  const { reportKey, rowId } = item
  const of = useMemo(() => ({ reportKey, rowId }), [reportKey, rowId])
  const { state, retry } = useTalk(`${SLOT} ${list}`.slice(0, 100), of, list)
  return (
    <section className="story-talk" aria-label={listTitleOf(report, list)?.[language] ?? list}>
      <Conversation state={state} onRetry={retry} current={null} />
    </section>
  )
}
