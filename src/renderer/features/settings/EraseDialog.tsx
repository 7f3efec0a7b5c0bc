import { Loader, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErasureScope } from '../../../shared/erasing.ts'
import { dayText } from '../../../shared/periodTexts.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { CopiesChoice } from './CopiesChoice.tsx'
import { useCopies } from './useCopies.ts'
import { useErasePreview } from './useErasePreview.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface EraseDialogProps {
  readonly scope: ErasureScope
  readonly onClose: () => void
}

/** Counts what would be erased, says so, and erases it only when that is chosen. */
export function EraseDialog({ scope, onClose }: EraseDialogProps) {
  const { t } = useTranslation(['settings', 'start', 'common'])
  const language = useLanguage()
  const preview = useErasePreview(scope)
  const erase = useAction('erase:run')
  const { data: reports = [] } = useAnswer('reports:list', null)
  const { data: connections = [] } = useAnswer('connections:list', null)
  const count = preview.rows ?? 0
  const copies = useCopies()
  const [withCopies, setWithCopies] = useState(false)

  const report = reports.find(({ key }) => key === scope.reportKey)
  const connection = connections.find(({ id }) => id === scope.connectionId)
  const facts = [
    report === undefined ? null : t('settings:erase.ofReport', { title: report.title[language] }),
    connection === undefined
      ? t('settings:erase.ofAll')
      : t('settings:erase.ofOperation', {
          name: connection.isSample ? t('start:sample.label') : connection.name,
        }),
    scope.before === null ? null : t('settings:erase.before', { date: dayText(scope.before, language, null) }),
  ].filter((fact) => fact !== null)
  const error = preview.error ?? erase.error ?? copies.error

  return (
    <ConfirmDialog
      isOpen
      title={t('settings:erase.title')}
      action={preview.rows === null ? t('common:erase') : t('settings:erase.action', { count })}
      isBusy={erase.isPending || copies.isDeleting}
      isDisabled={count === 0}
      onClose={onClose}
      onConfirm={() => {
        erase.mutate(scope, {
          onSuccess: ({ rows }) => {
            notifications.show({ message: t('settings:erase.done', { count: rows }) })
            if (withCopies) copies.remove(onClose)
            else onClose()
          },
        })
      }}
    >
      <Stack gap="xs" aria-live="polite">
        <ul>
          {facts.map((fact) => (
            <li key={fact}>
              <Text size="sm">{fact}</Text>
            </li>
          ))}
        </ul>
        {error !== null ? (
          <ProblemNote error={error} />
        ) : preview.rows === null ? (
          <Text size="sm">
            <Loader size={14} aria-hidden /> {t('settings:erase.counting')}
          </Text>
        ) : (
          <div>
            <Text fw={600}>{count === 0 ? t('settings:erase.nothing') : t('settings:erase.willErase', { count })}</Text>
            {count === 0 ? null : <Text size="sm">{t('settings:erase.again')}</Text>}
          </div>
        )}
        <CopiesChoice text={copies.text} isChosen={withCopies} isBusy={erase.isPending} onChoose={setWithCopies} />
      </Stack>
    </ConfirmDialog>
  )
}
