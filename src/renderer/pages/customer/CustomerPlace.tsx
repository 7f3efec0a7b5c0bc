import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ShownStoryItem, StoryWish } from '../../../shared/customerStory.ts'
import { periodRange } from '../../../shared/periods.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useGeneration } from '../../api/forgetting.ts'
import { CustomerDesk } from '../../features/customer/CustomerDesk.tsx'
import { useStory } from '../../features/customer/useStory.ts'
import { useStoryView } from '../../features/customer/useStoryView.ts'
import { PeriodPicker } from '../../features/report/PeriodPicker.tsx'
import { useToday } from '../../features/report/useToday.ts'
import { CustomerDialog } from '../../features/settings/CustomerDialog.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { goneBack, replaced, type Place } from '../navigation/places.ts'
import type { Navigation } from '../navigation/useNavigation.ts'
import { EventRow } from './EventRow.tsx'
import { GapFetch } from './GapFetch.tsx'
import { soughtRows } from './soughtRows.ts'
import { StoryActions } from './StoryActions.tsx'

type CustomerPlaceOf = Extract<Place, { readonly kind: 'customer' }>

interface CustomerPlaceProps {
  readonly place: CustomerPlaceOf
  readonly navigation: Navigation
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
}

/** Everything about a customer, with the ways to each event's row, and what fetches what is not here. */
export function CustomerPlace(props: CustomerPlaceProps) {
  const { customer, connectionId, isEverywhere } = props.place
  const generation = useGeneration()
  // Another customer is begun anew; so is what may name one who was erased.
  return <CustomerPage key={JSON.stringify([customer, connectionId, isEverywhere, generation])} {...props} />
}

/** What operations and reports are called on the page. */
function usePlaceWords({ place, connections, reports }: CustomerPlaceProps) {
  const { t } = useTranslation(['customer', 'start'])
  const language = useLanguage()
  const byKey = useMemo(() => new Map(reports.map((report) => [report.key, report])), [reports])
  const isMixed = place.isEverywhere && connections.length > 1
  const nameOf = (id: number): string => {
    const { isSample = false, name = '' } = connections.find((each) => each.id === id) ?? {}
    return isSample ? t('start:sample.label') : name
  }
  return {
    reportOf: (key: string) => byKey.get(key),
    operationOf: (id: number): string | null => (isMixed ? nameOf(id) : null),
    titleOf: (of: { readonly connectionId: number; readonly reportKey: string }): string => {
      const title = byKey.get(of.reportKey)?.title[language] ?? of.reportKey
      return isMixed ? `${title} · ${nameOf(of.connectionId)}` : title
    },
    where: isMixed
      ? t('customer:scope.all', { count: connections.length })
      : t('customer:scope.only', { operation: nameOf(place.connectionId) }),
  }
}

function CustomerPage(props: CustomerPlaceProps) {
  const { place, navigation, connections, connection } = props
  const { customer, connectionId, isEverywhere } = place
  const { go, change } = navigation
  const { t } = useTranslation('customer')
  const today = useToday(connection.timeZone)
  const view = useStoryView(JSON.stringify([customer, connectionId, isEverywhere]))
  const { period, withMentions } = view.choices
  const range = useMemo(() => periodRange(period, today), [period, today])
  const wish: StoryWish = { customer, connectionId: isEverywhere ? null : connectionId, range, withMentions }
  const state = useStory(wish)
  const [isErasing, setErasing] = useState(false)
  const periodButton = useRef<HTMLButtonElement>(null)
  const words = usePlaceWords(props)
  const { reportOf } = words
  const openReport = (of: number, reportKey: string): void =>
    go({ kind: 'report', connectionId: of, reportKey, viewId: null })

  function showRow(item: ShownStoryItem): void {
    const report = reportOf(item.reportKey)
    if (report === undefined) return
    const { connectionId: of, reportKey } = item
    go({ kind: 'report', connectionId: of, reportKey, viewId: null, sought: soughtRows(report, item) })
  }

  return (
    <>
      <CustomerDesk
        {...words}
        customer={customer}
        state={state}
        view={view}
        isEverywhere={isEverywhere}
        onEverywhere={
          connections.length > 1
            ? (everywhere) => change((before) => replaced(before, { ...place, isEverywhere: everywhere }))
            : null
        }
        onOpenReport={openReport}
        renderPeriod={(chosen, onChange) => (
          <PeriodPicker
            period={chosen}
            onChange={onChange}
            today={today}
            hasAll
            allText={t('filters.wholeTime')}
            buttonRef={periodButton}
          />
        )}
        renderFetch={(gap) => {
          const report = reportOf(gap.reportKey)
          const of = connections.find(({ id }) => id === gap.connectionId)
          if (report === undefined || of === undefined) return null
          return <GapFetch gap={gap} connection={of} report={report} today={today} />
        }}
        renderRow={(item, story) => {
          const report = reportOf(item.reportKey)
          return report === undefined ? null : <EventRow item={item} story={story} report={report} />
        }}
        onShowRow={showRow}
        onFollow={(value) => go({ ...place, customer: value })}
        onErase={() => setErasing(true)}
        onLeave={() => change(goneBack)}
        actions={<StoryActions {...words} state={state} view={view} wish={wish} connectionId={connectionId} />}
      />
      {isErasing ? (
        <CustomerDialog
          scope={{ customer, connectionId: wish.connectionId }}
          connections={connections}
          onClose={() => setErasing(false)}
        />
      ) : null}
    </>
  )
}
