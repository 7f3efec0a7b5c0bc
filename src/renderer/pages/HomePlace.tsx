import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useAnswer } from '../api/queries.ts'
import { useGeneration } from '../api/forgetting.ts'
import { HomeDesk } from '../features/home/HomeDesk.tsx'
import { useToday } from '../features/report/useToday.ts'
import { KeepHome } from './KeepHome.tsx'
import type { Place } from './navigation/places.ts'

interface HomePlaceProps {
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  readonly onGo: (place: Place) => void
}

/** The first page of an operation: what its user pinned, each card leading to its view. */
export function HomePlace({ connection, reports, onGo }: HomePlaceProps) {
  const { t } = useTranslation('start')
  const today = useToday(connection.timeZone)
  const generation = useGeneration()
  const views = (useAnswer('views:list', null).data ?? []).filter(({ connectionId }) => connectionId === connection.id)
  return (
    <HomeDesk
      // Another operation is begun anew; so is what may name a customer who was erased.
      key={`${connection.id}/${generation}`}
      connection={connection}
      operation={connection.isSample ? t('sample.label') : connection.name}
      reports={reports}
      views={views}
      today={today}
      keeping={<KeepHome connection={connection} />}
      onOpenView={({ viewId, reportKey }) => onGo({ kind: 'report', connectionId: connection.id, reportKey, viewId })}
    />
  )
}
