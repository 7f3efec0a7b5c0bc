import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core'
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useAnswer } from '../../api/queries.ts'
import { usePreference } from '../../api/usePreference.ts'
import { everyReport, findReports, indexWhenAsked } from '../../components/reportIndex.ts'
import { ListEnd } from './ListEnd.tsx'
import { factsByReport, withData } from './marks.ts'
import { focusFirstEntry } from './moveFocus.ts'
import { OnlyData } from './OnlyData.tsx'
import { OperationSwitcher, type OperationActions } from './OperationSwitcher.tsx'
import { ReportList } from './ReportList.tsx'
import { ReportSearch } from './ReportSearch.tsx'
import { useRecent } from './useRecent.ts'
import { useFavourites } from './useFavourites.ts'

interface SidebarProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  readonly openReportKey: string | null
  readonly actions: OperationActions
  readonly isCollapsed: boolean
  /** The keys of the palette, as this computer's keyboard calls them. */
  readonly paletteKeys: string
  readonly onCollapse: (isCollapsed: boolean) => void
  readonly onOpenReport: (reportKey: string) => void
  readonly onPalette: () => void
  readonly onSettings: () => void
  readonly onAddReport: () => void
  readonly onCheck: () => void
}

/** The left side of the window: which operation, which report. */
export function Sidebar(props: SidebarProps) {
  const { connections, connection, reports, openReportKey, actions, isCollapsed, paletteKeys } = props
  const { onCollapse, onOpenReport, onPalette, onSettings, onAddReport, onCheck } = props
  const { t } = useTranslation(['sidebar', 'operationCheck'])
  const [query, setQuery] = useState('')
  const shownQuery = useDeferredValue(query)
  const favourites = useFavourites(connection.id)
  const recent = useRecent(connection.id, openReportKey)
  const holdings = useAnswer('reports:holdings', { connectionId: connection.id })
  const marks = useAnswer('marks:list', { connectionId: connection.id })
  const onlyData = usePreference(`connections/${connection.id}/only-data`, z.boolean(), false)
  const index = useMemo(() => indexWhenAsked(reports), [reports])
  const all = useMemo(() => everyReport(reports), [reports])
  const factsOf = useMemo(() => factsByReport(holdings.data ?? [], marks.data ?? []), [holdings.data, marks.data])
  const isSearching = shownQuery.trim() !== ''
  // Before anything is known there is nothing to narrow the list by; and a search finds whatever there is.
  const canNarrow = (marks.data ?? []).length > 0
  const isNarrowed = canNarrow && onlyData.value === true
  const listed = useMemo(
    () => (isNarrowed ? withData(all, factsOf, openReportKey) : all),
    [isNarrowed, all, factsOf, openReportKey],
  )
  const found = useMemo(() => (isSearching ? findReports(index(), shownQuery) : null), [isSearching, index, shownQuery])
  const searchBox = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const collapseLabel = isCollapsed ? t('sidebar:expand') : t('sidebar:collapse')
  const CollapseIcon = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse

  const collapseButton = (
    <ActionIcon
      size="lg"
      aria-label={collapseLabel}
      title={collapseLabel}
      aria-expanded={!isCollapsed}
      onClick={() => {
        onCollapse(!isCollapsed)
      }}
    >
      <CollapseIcon size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
  )

  if (isCollapsed) {
    return (
      <nav className="sidebar" data-collapsed aria-label={t('sidebar:label')}>
        {collapseButton}
        <OperationSwitcher connections={connections} connection={connection} isCompact {...actions} />
        <ActionIcon
          size="lg"
          aria-label={t('sidebar:palette')}
          title={`${t('sidebar:palette')} (${paletteKeys})`}
          onClick={onPalette}
        >
          <IconSearch size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
        <span className="sidebar-space" />
        <ActionIcon size="lg" aria-label={t('sidebar:settings')} title={t('sidebar:settings')} onClick={onSettings}>
          <IconSettings size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </nav>
    )
  }

  return (
    <nav className="sidebar" aria-label={t('sidebar:label')}>
      <div className="sidebar-head">
        <OperationSwitcher connections={connections} connection={connection} isCompact={false} {...actions} />
        {collapseButton}
      </div>
      <ReportSearch
        inputRef={searchBox}
        value={query}
        onChange={setQuery}
        onFocus={index}
        onDown={() => {
          focusFirstEntry(body.current)
        }}
        onFirst={() => {
          const [first] = findReports(index(), query)
          if (first !== undefined) onOpenReport(first.report.key)
        }}
      />
      {canNarrow ? <OnlyData isOn={onlyData.value === true} onChange={onlyData.set} /> : null}
      <div className="sidebar-body" ref={body}>
        <ReportList
          listed={listed}
          found={found}
          favourites={favourites}
          recent={recent}
          factsOf={factsOf}
          openReportKey={openReportKey}
          searchBox={() => searchBox.current}
          onOpen={onOpenReport}
        />
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
      <div className="sidebar-foot">
        <UnstyledButton className="sidebar-foot-button" onClick={onSettings}>
          <IconSettings size={18} stroke={1.7} aria-hidden />
          {t('sidebar:settings')}
        </UnstyledButton>
        <UnstyledButton className="sidebar-foot-button" data-end onClick={onPalette} title={t('sidebar:palette')}>
          <IconSearch size={16} stroke={1.7} aria-hidden />
          <span className="visually-hidden">{t('sidebar:palette')}</span>
          <Kbd size="xs">{paletteKeys}</Kbd>
        </UnstyledButton>
      </div>
    </nav>
  )
}
