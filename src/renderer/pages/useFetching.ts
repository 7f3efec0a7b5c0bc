import { useMemo } from 'react'
import { completenessOf, type Completeness } from '../../shared/completeness.ts'
import { takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import type { Language } from '../../shared/language.ts'
import type { TimeRange, WallSeconds } from '../../shared/time.ts'
import { emitCommand, useCommand } from '../api/commands.ts'
import { completenessText } from '../features/coverage/completenessText.ts'
import { useWords } from '../features/coverage/useWords.ts'
import { problemOf } from '../features/report/parameters.ts'
import { useFirstFetch } from '../features/report/useFirstFetch.ts'
import { usePull, type PullControl } from '../features/report/usePull.ts'
import type { ReportView } from '../features/report/useReportView.ts'
import { useLanguage } from '../text/useLanguage.ts'
import type { RowSetControl } from './useRowSet.ts'

/** How whole the page's rows are, and what fetches the rest of them. */
export interface Fetching {
  readonly pull: PullControl
  /** What a fetch asks for: null where the report takes no dates, and is asked how things are now. */
  readonly range: TimeRange | null
  readonly hasToken: boolean
  readonly isBusy: boolean
  /** Parameters that are still to be given, by their titles. */
  readonly missing: readonly string[]
  /** How whole the rows are; undefined until it is known. */
  readonly completeness: Completeness | undefined
  readonly completenessText: string
  /** Fetches what is missing, or leads to where the token is given. */
  readonly update: () => void
  /** Whether what failed can be asked for again. */
  readonly canRetry: boolean
}

function missingNames(report: ReportDefinition, choices: ReportView, language: Language): readonly string[] {
  return report.parameters
    .filter((parameter) => problemOf(parameter, choices.shown[parameter.name] ?? '') !== null)
    .map((parameter) => parameter.title[language])
}

/** Follows how whole the rows are, fetches what is missing of them, and answers to the command that does so. */
export function useFetching(rowSet: RowSetControl, today: WallSeconds): Fetching {
  const { connection, report, choices, parameters, scope, range, byDay, coverage } = rowSet
  const language = useLanguage()
  // A log or a snapshot is asked how things are now, whatever is looked at.
  const pullRange = takesDates(report) ? choices.range : null
  const pull = usePull(scope, connection, byDay, today)
  useFirstFetch(connection, parameters === null ? null : scope, pullRange, coverage, pull)

  const completeness = useMemo(
    () => (coverage === undefined ? undefined : completenessOf(report, coverage, range, byDay)),
    [report, coverage, range, byDay],
  )
  const words = useWords(coverage?.now ?? today, connection.timeZone)
  const hasToken = connection.isSample || connection.token !== 'none'
  const isBusy = pull.running !== null || pull.isStarting

  function update(): void {
    if (isBusy || coverage === undefined) return
    if (!hasToken) emitCommand('settings')
    else if (coverage.requests > 0) pull.start({ range: pullRange, refresh: false, requests: coverage.requests })
  }
  useCommand('update', update)

  const hasFailed = pull.failure !== null || completeness?.verdict === 'failed'
  return {
    pull,
    range: pullRange,
    hasToken,
    isBusy,
    missing: parameters === null ? missingNames(report, choices, language) : [],
    completeness,
    completenessText:
      completeness === undefined ? '' : completenessText(completeness, pull.failure, words, coverage?.further),
    update,
    canRetry: hasFailed && hasToken && !isBusy && (coverage?.requests ?? 0) > 0,
  }
}
