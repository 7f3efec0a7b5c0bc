import { useMemo } from 'react'
import type { KeptOwnMeasure } from '../../shared/measures/ownMeasures.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { parseMeasure } from '../../shared/summaries/measureText.ts'
import { resolveMeasure } from '../../shared/summaries/resolveMeasure.ts'
import type { WrittenSummary } from '../../shared/summaries/writtenSummary.ts'
import { useAnswer } from '../api/queries.ts'
import { sentenceOf } from './summarySentence.ts'
import { useSummaryWords } from './useSummaryWords.ts'

const NONE: readonly KeptOwnMeasure[] = []

/** What a kept summary is, in a sentence; a measure that is not there any more as it is written. */
export function useSummarySentence(): (report: ReportDefinition, summary: WrittenSummary) => string {
  const words = useSummaryWords()
  const own = useAnswer('own-measures:list', null).data ?? NONE
  return useMemo(
    () => (report, summary) => {
      const { language } = words
      const titleOf = (written: string): string => {
        const { writtenIn = language } = summary
        const context = { report, reports: [report], language, writtenIn, range: null, own }
        try {
          return resolveMeasure(parseMeasure(written), context).title
        } catch {
          return written
        }
      }
      const measures = summary.measures.length === 0 ? ['count'] : summary.measures
      return sentenceOf(report, summary, measures.map(titleOf), words)
    },
    [words, own],
  )
}
