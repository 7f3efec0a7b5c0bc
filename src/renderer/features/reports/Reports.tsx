import { useRef, useState } from 'react'
import { explain } from '../../../shared/errorTexts.ts'
import type { ReportSummary } from '../../../shared/ipc/contract.ts'
import { listReports } from '../../api/bridge.ts'
import { useLoaded } from '../../api/useLoaded.ts'
import { Versions } from '../../components/Versions.tsx'
import { useTexts } from '../../text/language.ts'
import { ReportDetail } from './ReportDetail.tsx'
import { ReportList } from './ReportList.tsx'
import { findReports, searchWords } from './search.ts'

/** The reports by group beside the one that is open. */
export function Reports() {
  const { language, texts } = useTexts()
  const loaded = useLoaded(listReports)
  switch (loaded.state) {
    case 'loading':
      return (
        <main className="reports-message" id="report" aria-busy="true">
          <p>{texts.loading}</p>
        </main>
      )
    case 'failed':
      return (
        <main className="reports-message" id="report">
          <div role="alert">
            <p>
              <strong>{explain(loaded.error.toData(), language).sentence}</strong>
            </p>
            <p>{texts.startAgain}</p>
          </div>
        </main>
      )
    case 'ready':
      return <LoadedReports reports={loaded.value} />
  }
}

function LoadedReports({ reports }: { readonly reports: readonly ReportSummary[] }) {
  const { language } = useTexts()
  const [openKey, setOpenKey] = useState(reports[0]?.key)
  const [query, setQuery] = useState('')
  const page = useRef<HTMLElement>(null)
  const words = searchWords(query)
  const open = reports.find((report) => report.key === openKey)

  function openReport(key: string): void {
    setOpenKey(key)
    page.current?.scrollTo(0, 0)
    // Where the window is too narrow for two columns, the report lies below the list.
    page.current?.scrollIntoView()
  }

  return (
    <div className="reports">
      <ReportList
        reports={findReports(reports, words, language)}
        openKey={openKey}
        query={query}
        onQuery={setQuery}
        onOpen={openReport}
      />
      {/* It scrolls, so the keyboard must be able to stop in it. */}
      <main ref={page} className="report" id="report" tabIndex={0}>
        {open === undefined ? null : <ReportDetail report={open} words={words} />}
        <Versions />
      </main>
    </div>
  )
}
