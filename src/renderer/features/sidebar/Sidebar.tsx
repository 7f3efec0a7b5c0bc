import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useDeferredValue, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { CollapsedSidebar } from './CollapsedSidebar.tsx'
import { ListEnd } from './ListEnd.tsx'
import type { EntryFacts } from './marks.ts'
import { focusFirstEntry } from './moveFocus.ts'
import { OnlyData } from './OnlyData.tsx'
import { OperationSwitcher, type OperationActions } from './OperationSwitcher.tsx'
import { ReportList } from './ReportList.tsx'
import { ReportSearch } from './ReportSearch.tsx'
import { SidebarFoot } from './SidebarFoot.tsx'
import { useFavourites } from './useFavourites.ts'
import { useListedReports } from './useListedReports.ts'
import { useRecent } from './useRecent.ts'

interface SidebarProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  readonly openReportKey: string | null
  /** It is seen as a named view, whose entry is marked in its stead. */
  readonly isViewOpen: boolean
  readonly actions: OperationActions
  readonly isCollapsed: boolean
  /** The keys of the palette, as this computer's keyboard calls them. */
  readonly paletteKeys: string
  readonly onCollapse: (isCollapsed: boolean) => void
  readonly onOpenReport: (reportKey: string, isInNewTab?: boolean) => void
  readonly onPalette: () => void
  readonly onSettings: () => void
  readonly onHelp: () => void
  readonly onAddReport: () => void
  readonly onCheck: () => void
  /** The named views of a report, under it in the list. */
  readonly renderViews: (reportKey: string, facts: EntryFacts) => ReactNode
  /** Those whose report is not there. */
  readonly otherViews: ReactNode
  /** The buttons that lead back and forward. */
  readonly wayBack: ReactNode
  /** What leads to the page that opens first. */
  readonly homeEntry: ReactNode
}

/** The left side of the window: which operation, which report. */
export function Sidebar(props: SidebarProps) {
  const { connections, connection, reports, openReportKey, isViewOpen, actions, isCollapsed, paletteKeys } = props
  const { onCollapse, onOpenReport, onPalette, onSettings, onHelp, onAddReport, onCheck } = props
  const { renderViews, otherViews, wayBack, homeEntry } = props
  const { t } = useTranslation(['sidebar', 'operationCheck'])
  const [query, setQuery] = useState('')
  const shownQuery = useDeferredValue(query)
  const favourites = useFavourites(connection.id)
  const recent = useRecent(connection.id, openReportKey)
  const { listed, found, ...list } = useListedReports(connection.id, reports, openReportKey, shownQuery)
  const searchBox = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const collapse = <CollapseButton isCollapsed={isCollapsed} onCollapse={onCollapse} />
  const switcher = (
    <OperationSwitcher connections={connections} connection={connection} isCompact={isCollapsed} {...actions} />
  )
  const tools = { paletteKeys, onPalette, onSettings, onHelp }
  if (isCollapsed) {
    return <CollapsedSidebar expand={collapse} wayBack={wayBack} homeEntry={homeEntry} switcher={switcher} {...tools} />
  }
  return (
    <nav className="sidebar" aria-label={t('sidebar:label')}>
      <div className="sidebar-head">
        {switcher}
        {collapse}
      </div>
      <div className="sidebar-ways">
        {homeEntry}
        {wayBack}
      </div>
      <ReportSearch
        inputRef={searchBox}
        value={query}
        onChange={setQuery}
        onFocus={list.prepare}
        onDown={() => {
          focusFirstEntry(body.current)
        }}
        onFirst={() => {
          const [first] = list.find(query)
          if (first !== undefined) onOpenReport(first.report.key)
        }}
      />
      {list.canNarrow ? <OnlyData isOn={list.isNarrowed} onChange={list.narrow} /> : null}
      <div className="sidebar-body" ref={body}>
        <ReportList
          listed={listed}
          found={found}
          favourites={favourites}
          recent={recent}
          factsOf={list.factsOf}
          openReportKey={openReportKey}
          isViewOpen={isViewOpen}
          searchBox={() => searchBox.current}
          renderViews={renderViews}
          onOpen={onOpenReport}
        />
        {found === null && otherViews}
        <output className="sidebar-nothing">
          {(found ?? listed).length > 0
            ? ''
            : found === null
              ? t('operationCheck:onlyDataNone')
              : t('sidebar:nothing', { query: shownQuery.trim() })}
        </output>
        {/* What no report is found for may be one that the list lacks. */}
        {found !== null && found.length > 0 ? null : <ListEnd onAddReport={onAddReport} onCheck={onCheck} />}
      </div>
      <SidebarFoot {...tools} />
    </nav>
  )
}

/** Hides the list, or shows it. */
function CollapseButton({ isCollapsed, onCollapse }: Pick<SidebarProps, 'isCollapsed' | 'onCollapse'>) {
  const { t } = useTranslation('sidebar')
  const label = isCollapsed ? t('expand') : t('collapse')
  const CollapseIcon = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <ActionIcon
      size="lg"
      aria-label={label}
      title={label}
      aria-expanded={!isCollapsed}
      onClick={() => {
        onCollapse(!isCollapsed)
      }}
    >
      <CollapseIcon size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
  )
}
