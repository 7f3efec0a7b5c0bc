import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { KeptView } from '../../../shared/views.ts'
import type { EntryFacts } from '../../features/sidebar/marks.ts'
import { ViewEntries } from '../../features/views/ViewEntries.tsx'
import { useIsChanged } from '../look/useViewLook.ts'
import type { NamedViews } from './useNamedViews.ts'

interface SideViews {
  readonly renderViews: (reportKey: string, facts: EntryFacts) => ReactNode
  /** Those whose report is not there; null: there are none. */
  readonly otherViews: ReactNode
}

/** The named views in the list of reports: under theirs, those without one at the end. */
export function useSideViews(
  { ofOperation, view, actions, pins, open }: NamedViews,
  connection: ConnectionSummary,
  reports: readonly ReportDefinition[],
): SideViews {
  const { t } = useTranslation('views')
  const isChanged = useIsChanged(connection.id, view ?? null)
  const entriesOf = (views: readonly KeptView[], obstacleOf: (view: KeptView) => string | null): ReactNode => (
    <ViewEntries
      views={views}
      openId={view?.id ?? null}
      isOpenChanged={isChanged}
      obstacleOf={obstacleOf}
      actions={actions}
      pins={pins}
      onOpen={(id, isInNewTab) => {
        const reportKey = ofOperation.find((each) => each.id === id)?.reportKey
        if (reportKey !== undefined) open({ id, reportKey }, isInNewTab)
      }}
    />
  )
  const known = new Set(reports.map(({ key }) => key))
  const others = ofOperation.filter(({ reportKey }) => !known.has(reportKey))
  return {
    renderViews: (reportKey, { mark }) => {
      const ofReport = ofOperation.filter((each) => each.reportKey === reportKey)
      const obstacle = mark === 'absent' ? t('absent') : null
      return ofReport.length === 0 ? null : entriesOf(ofReport, () => obstacle)
    },
    otherViews:
      others.length === 0 ? null : (
        <section className="report-section" aria-labelledby="heading-other-views">
          <h2 className="report-heading" id="heading-other-views">
            {t('elsewhere')}
          </h2>
          <ul>{entriesOf(others, ({ reportKey }) => t('noReport', { report: reportKey }))}</ul>
        </section>
      ),
  }
}
