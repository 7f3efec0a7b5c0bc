import { Radio, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface RemoveConnectionDialogProps {
  readonly isOpen: boolean
  readonly connection: ConnectionSummary
  readonly onRemoved: () => void
  readonly onClose: () => void
}

/** Removes an operation: says what goes with it, and offers to keep its rows. The invented one goes whole. */
export function RemoveConnectionDialog({ isOpen, connection, onRemoved, onClose }: RemoveConnectionDialogProps) {
  const { t } = useTranslation('start')
  const { id, name, isSample } = connection
  const [isErasing, setErasing] = useState(false)
  const holdings = useAnswer('reports:holdings', { connectionId: id }, { isEnabled: isOpen })
  const remove = useAction('connections:remove')
  const rows = holdings.data?.reduce((total, holding) => total + holding.rows, 0) ?? 0

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={isSample ? t('sample.removeTitle') : t('removal.title', { name })}
      action={isSample ? t('sample.removeAction') : t('removal.action')}
      isBusy={remove.isPending}
      onClose={onClose}
      onConfirm={() => {
        remove.mutate(
          { connectionId: id, withRows: isSample || isErasing },
          {
            onSuccess: () => {
              notifications.show({ message: isSample ? t('sample.removed') : t('removal.removed', { name }) })
              onRemoved()
            },
          },
        )
      }}
    >
      {isSample ? (
        <Text size="sm">{t('sample.removeText')}</Text>
      ) : (
        <Stack gap="sm">
          <Text size="sm">{t('removal.token')}</Text>
          {rows === 0 ? null : (
            <Radio.Group
              aria-label={t('removal.rows')}
              value={isErasing ? 'erase' : 'keep'}
              onChange={(value) => {
                setErasing(value === 'erase')
              }}
            >
              <Stack gap="xs">
                <Radio value="keep" label={t('removal.keepRows')} description={t('removal.keepRowsHelp')} />
                <Radio
                  value="erase"
                  label={t('removal.eraseRows', { count: rows })}
                  description={t('removal.eraseRowsHelp')}
                />
              </Stack>
            </Radio.Group>
          )}
        </Stack>
      )}
      {remove.error === null ? null : <ProblemNote error={remove.error} />}
    </ConfirmDialog>
  )
}
