import { useTranslation } from 'react-i18next'
import { yearOf } from '../../../shared/periods.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { groupHeading, groupLabel, type LabelStyle } from '../../../shared/summaries/groupLabels.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import type { SummaryAnswer, SummaryGroup } from '../../../shared/summaries/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** What the lines, columns and numbers of an answer are called. */
export interface TableWords {
  readonly groupTitles: readonly string[]
  readonly labelOf: (level: number, key: string | null) => string
  /** Null: all columns together. */
  readonly columnLabel: (column: string | null) => string
  /** Which number it is: `TMO · Ana Gómez: 4:02`. */
  readonly whatOf: (group: SummaryGroup, measure: number) => string
}

/** The year that all of a period lies in, which its days need not say. */
function onlyYear({ range }: SummaryAnswer): number | null {
  if (range === null || yearOf(range.from) !== yearOf(range.to)) return null
  return yearOf(range.from)
}

/** The words of an answer's table. */
export function useTableWords(report: ReportDefinition, answer: SummaryAnswer): TableWords {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const { by, across, measures } = answer
  const look: LabelStyle = { style: 'screen', year: onlyYear(answer) }
  const labelOf = (level: number, key: string | null): string => {
    const heading = by[level]
    return heading === undefined ? (key ?? '') : groupLabel(key, heading, report, language, look)
  }
  const columnLabel = (column: string | null): string => {
    if (column === null) return t('table.allColumns')
    return across === null ? column : groupLabel(column, across, report, language, look)
  }
  return {
    groupTitles: by.map((heading) => groupHeading(heading, report, language)),
    labelOf,
    columnLabel,
    whatOf: (group, measure) => {
      const { title = '', type = 'number' } = measures[measure] ?? {}
      const value = numberText(group.values[measure] ?? null, type, language, 'screen')
      const labels = group.key.map((key, level) => labelOf(level, key))
      const parts = [...labels, ...(group.column === null ? [] : [columnLabel(group.column)])]
      return `${title} · ${parts.length === 0 ? t('table.total') : parts.join(', ')}: ${value}`
    },
  }
}
