import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { listTitleOf } from '../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ViewContent } from '../../../shared/views.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface ViewBeyondProps {
  readonly report: ReportDefinition
  readonly content: ViewContent
  /** A snapshot that is not the newest is seen. */
  readonly isTaken: boolean
  /** The view without one of these. */
  readonly onChange: (content: ViewContent) => void
}

/** What a view says beside its look: which rows it is of, and what the window has nothing for but keeps. */
export function ViewBeyond({ report, content, isTaken, onChange }: ViewBeyondProps) {
  const { t } = useTranslation('views')
  const language = useLanguage()
  const { list, limit, offset, taken, file } = content
  // What the view asks is asked of the list's items: it is nothing without the list.
  const listTitle = list === null ? null : (listTitleOf(report, list)?.[language] ?? list)
  const parts: readonly (readonly [what: string, without: Partial<ViewContent>])[] = [
    ...(limit === null ? [] : [[t('beyond.limit', { count: limit }), { limit: null }] as const]),
    ...(offset === 0 ? [] : [[t('beyond.offset', { count: offset }), { offset: 0 }] as const]),
    ...(taken === null ? [] : [[t(isTaken ? 'beyond.taken' : 'beyond.notTaken', { taken }), { taken: null }] as const]),
    ...(file === null ? [] : [[t('beyond.file'), { file: null }] as const]),
  ]
  if (parts.length === 0 && listTitle === null) return null
  return (
    <ul className="view-beyond" aria-label={t('beyond.label')}>
      {listTitle !== null && <li className="view-beyond-part">{t('beyond.list', { list: listTitle })}</li>}
      {parts.map(([what, without]) => (
        <li key={what} className="view-beyond-part">
          {what}
          <ActionIcon
            size={18}
            radius="xl"
            aria-label={t('beyond.remove', { what })}
            onClick={() => onChange({ ...content, ...without })}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  )
}
