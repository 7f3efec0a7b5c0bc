import { useMemo, useState } from 'react'
import { useReading } from '../../components/useReading.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { shownValue, usualWidth, type GridField } from './columnKinds.ts'
import type { ResultFeed } from './resultFeed.ts'
import type { GridFields } from './useGridFields.ts'
import type { TextRow } from '../../../shared/rows.ts'

const SAMPLE_ROWS = 60

/** How wide columns are at first, by their titles and by the first rows that were seen. */
export function useUsualWidths(feed: ResultFeed, fields: GridFields): (field: GridField) => number {
  const language = useLanguage()
  const { scale } = useReading()
  // The rows of the first moment count: widths do not change by themselves.
  const [sample] = useState<readonly TextRow[]>(() => feed.sample.slice(0, SAMPLE_ROWS))
  return useMemo(() => {
    const widths = new Map(
      fields.fields.map((field) => {
        const index = fields.indexOf.get(field.name) ?? -1
        const values = sample.map((row) => shownValue(field, row[index] ?? null, language))
        return [field.name, usualWidth(field.type, fields.titleOf(field.name), values, scale)]
      }),
    )
    return (field) => widths.get(field.name) ?? usualWidth(field.type, field.name, [], scale)
  }, [sample, fields, language, scale])
}
