import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { KeptView } from '../../../shared/views.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { Place, Tabs } from './places.ts'

/** What places are called. */
export interface PlaceTitles {
  /** A report by its title, a view by its name, a customer by what they were asked for by. */
  readonly titleOf: (place: Place) => string
  /** Among the tabs: with the operation, where they are of more than one. */
  readonly tabTitleOf: (place: Place) => string
}

/** What has a title. */
interface Titled {
  readonly connections: readonly ConnectionSummary[]
  readonly reports: readonly ReportDefinition[]
  readonly views: readonly KeptView[]
}

/** The words for the places of the open tabs. */
export function usePlaceTitles({ tabs }: Tabs, { connections, reports, views }: Titled): PlaceTitles {
  const { t } = useTranslation(['look', 'start', 'customer'])
  const language = useLanguage()
  const isMixed = new Set(tabs.map(({ place }) => place.connectionId)).size > 1
  const titleOf = (place: Place): string => {
    if (place.kind === 'home') return t('look:tabs.home')
    if (place.kind === 'customer') return t('customer:title', { customer: place.customer })
    const view = place.viewId === null ? undefined : views.find(({ id }) => id === place.viewId)
    return view?.name ?? reports.find(({ key }) => key === place.reportKey)?.title[language] ?? ''
  }
  const operationOf = ({ connectionId }: Place): string => {
    const { isSample = false, name = '' } = connections.find(({ id }) => id === connectionId) ?? {}
    return isSample ? t('start:sample.label') : name
  }
  return {
    titleOf,
    tabTitleOf: (place) =>
      isMixed ? t('look:tabs.of', { title: titleOf(place), operation: operationOf(place) }) : titleOf(place),
  }
}
