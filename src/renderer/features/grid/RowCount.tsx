import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { ShownAnswer } from './resultFeed.ts'

/**
 * Counts change many times a second while something is typed or fetched: what is read out waits until they stand still.
 */
const READ_OUT_PAUSE_MS = 800

interface RowCountProps {
  readonly opened: ShownAnswer
  /** Whether filters or a search stand between the rows of the period and those that are shown. */
  readonly isFiltered: boolean
}

/** How many rows there are, and how many of them are shown, as far as that is known. */
export function RowCount({ opened, isFiltered }: RowCountProps) {
  const { t } = useTranslation(['grid', 'common'])
  const { resultId, total, unfilteredTotal } = opened
  const all = unfilteredTotal === null ? '' : t('common:rows', { count: unfilteredTotal })
  const counted = isFiltered ? t('grid:countFiltered', { shown: total, total: all }) : all
  const counting = all === '' ? t('grid:countingAll') : t('grid:counting', { total: all })
  const text = resultId === null ? counting : counted
  const [readOut] = useDebouncedValue(text, READ_OUT_PAUSE_MS)
  return (
    <>
      <span className="grid-count">{text}</span>
      <output className="visually-hidden">{readOut}</output>
    </>
  )
}
