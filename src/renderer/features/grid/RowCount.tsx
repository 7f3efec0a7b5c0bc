import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { OpenedResult } from '../../../shared/ipc/contract.ts'

/** Counts change many times a second while something is typed or fetched: what is read out waits until they stand still. */
const READ_OUT_PAUSE_MS = 800

interface RowCountProps {
  readonly opened: OpenedResult
  /** Whether filters or a search stand between the rows of the period and those that are shown. */
  readonly isFiltered: boolean
}

/** How many rows there are, and how many of them are shown. */
export function RowCount({ opened, isFiltered }: RowCountProps) {
  const { t } = useTranslation(['grid', 'common'])
  const all = t('common:rows', { count: opened.unfilteredTotal })
  const text = isFiltered ? t('grid:countFiltered', { shown: opened.total, total: all }) : all
  const [readOut] = useDebouncedValue(text, READ_OUT_PAUSE_MS)
  return (
    <>
      <span className="grid-count">{text}</span>
      <output className="visually-hidden">{readOut}</output>
    </>
  )
}
