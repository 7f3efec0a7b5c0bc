import { useMemo, useState } from 'react'
import { useReading } from '../../components/useReading.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { shownValue, usualWidth, type GridField } from './columnKinds.ts'
import { useGridSession } from './gridSession.ts'
import type { ResultFeed } from './resultFeed.ts'
import { likelySum } from './totals.ts'
import type { GridFields } from './useGridFields.ts'
import type { TextRow } from '../../../shared/rows.ts'

const SAMPLE_ROWS = 60

/** Before a sum stands what it is, with a blank. */
const MARK = 'Σ '

/**
 * How wide columns are at first, by their titles, by the first rows that were seen, and by what all rows come to if the
 * others are like these: a total that is cut tells nothing.
 */
export function useUsualWidths(feed: ResultFeed, fields: GridFields): (field: GridField) => number {
  const language = useLanguage()
  const { report } = useGridSession()
  const { scale } = useReading()
  // The rows of the first moment count: widths do not change by themselves.
  const [sample] = useState<readonly TextRow[]>(() => feed.sample.slice(0, SAMPLE_ROWS))
  const [rows] = useState(() => feed.state.shown?.opened.total ?? 0)
  return useMemo(() => {
    const widths = new Map(
      fields.fields.map((field) => {
        const index = fields.indexOf.get(field.name) ?? -1
        const stored = sample.map((row) => row[index] ?? null)
        const values = stored.map((value) => shownValue(field, value, language))
        const sum = likelySum(report, field, stored, rows, language)
        const total = sum === null ? '' : `${MARK}${sum}`
        return [field.name, usualWidth(field.type, fields.titleOf(field.name), values, scale, total)]
      }),
    )
    return (field) => widths.get(field.name) ?? usualWidth(field.type, field.name, [], scale)
  }, [sample, rows, report, fields, language, scale])
}
