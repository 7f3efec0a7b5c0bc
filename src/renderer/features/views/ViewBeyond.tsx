import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ViewContent } from '../../../shared/views.ts'

interface ViewBeyondProps {
  readonly content: ViewContent
  /** The view without one of these. */
  readonly onChange: (content: ViewContent) => void
}

/** What a view says that the window has nothing for: it stays in the view, and is told. */
export function ViewBeyond({ content, onChange }: ViewBeyondProps) {
  const { t } = useTranslation('views')
  const { list, limit, offset, taken, file } = content
  const parts: readonly (readonly [what: string, without: Partial<ViewContent>])[] = [
    ...(list === null ? [] : [[t('beyond.list', { list }), { list: null }] as const]),
    ...(limit === null ? [] : [[t('beyond.limit', { count: limit }), { limit: null }] as const]),
    ...(offset === 0 ? [] : [[t('beyond.offset', { count: offset }), { offset: 0 }] as const]),
    ...(taken === null ? [] : [[t('beyond.taken', { taken }), { taken: null }] as const]),
    ...(file === null ? [] : [[t('beyond.file'), { file: null }] as const]),
  ]
  if (parts.length === 0) return null
  return (
    <ul className="view-beyond" aria-label={t('beyond.label')}>
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
