import { useId, useRef } from 'react'
import type { ReportSummary } from '../../../shared/ipc/contract.ts'
import { REPORT_GROUPS, type ReportGroup } from '../../../shared/reports/types.ts'
import { useTexts } from '../../text/language.ts'

interface ReportListProps {
  /** The reports that the search found. */
  readonly reports: readonly ReportSummary[]
  readonly openKey: string | undefined
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onOpen: (key: string) => void
}

/** The search box, and the reports found, by group. */
export function ReportList({ reports, openKey, query, onQuery, onOpen }: ReportListProps) {
  const { texts } = useTexts()
  const searchId = useId()
  const search = useRef<HTMLInputElement>(null)
  const groups = REPORT_GROUPS.map((group) => ({
    group,
    reports: reports.filter((report) => report.group === group),
  })).filter((entry) => entry.reports.length > 0)

  function clear(): void {
    onQuery('')
    search.current?.focus()
  }

  return (
    <nav className="report-list" aria-label={texts.reports}>
      <div className="report-search">
        <label htmlFor={searchId}>{texts.search}</label>
        <input
          id={searchId}
          ref={search}
          type="search"
          value={query}
          placeholder={texts.searchExample}
          autoComplete="off"
          onChange={(event) => onQuery(event.target.value)}
        />
        <output className="report-count" htmlFor={searchId}>
          {reports.length === 0 ? texts.nothingFound(query.trim()) : texts.reportCount(reports.length)}
        </output>
        {reports.length === 0 && (
          <>
            <p className="report-search-hint">{texts.nothingFoundHint}</p>
            <button type="button" className="button" onClick={clear}>
              {texts.clearSearch}
            </button>
          </>
        )}
      </div>
      {groups.map((entry) => (
        <ReportGroupList key={entry.group} {...entry} openKey={openKey} onOpen={onOpen} />
      ))}
    </nav>
  )
}

interface ReportGroupListProps {
  readonly group: ReportGroup
  readonly reports: readonly ReportSummary[]
  readonly openKey: string | undefined
  readonly onOpen: (key: string) => void
}

function ReportGroupList({ group, reports, openKey, onOpen }: ReportGroupListProps) {
  const { language, texts } = useTexts()
  const headingId = useId()
  return (
    <section aria-labelledby={headingId}>
      <h2 className="report-group" id={headingId}>
        {texts.groups[group]}
      </h2>
      <ul className="report-group-list">
        {reports.map((report) => (
          <li key={report.key}>
            <button
              type="button"
              className="report-entry"
              aria-current={report.key === openKey}
              onClick={() => onOpen(report.key)}
            >
              <span className="report-entry-title">{report.title[language]}</span>
              <span className="kind">{texts.kinds[report.kind].name}</span>
              <span className="report-entry-description">{report.description[language]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
