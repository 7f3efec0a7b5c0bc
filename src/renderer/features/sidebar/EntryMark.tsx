import { IconCloudQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { EntryFacts } from './marks.ts'

/** A dot where rows are stored, a ring where the server has data, a cloud where it seems not to have the report. */
export function EntryMark({ rows, mark }: EntryFacts) {
  const { t } = useTranslation(['sidebar', 'operationCheck'])
  if (rows === 0 && mark === null) return null
  const label = rows > 0 || mark === null ? t('sidebar:holds', { count: rows }) : t(`operationCheck:marks.${mark}`)
  return (
    <span className="report-entry-mark" data-mark={rows > 0 ? 'rows' : mark} title={label}>
      {rows === 0 && mark === 'absent' ? <IconCloudQuestion size={14} aria-hidden /> : null}
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
