import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { PasswordField } from '../../components/PasswordField.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface TeamPasswordDialogProps {
  /** Whose password it is. */
  readonly user: string
  readonly onClose: () => void
}

/** Takes another password of the team's database, where that was changed. */
export function TeamPasswordDialog({ user, onClose }: TeamPasswordDialogProps) {
  const { t } = useTranslation(['team', 'common'])
  const [password, setPassword] = useState('')
  const change = useAction('team:change-password')
  return (
    <Modal opened title={t('team:password.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const onSuccess = (): void => {
            notifications.show({ message: t('team:password.done') })
            onClose()
          }
          change.mutate({ password }, { onSuccess })
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('team:password.lead', { user })}</Text>
          <PasswordField isFirst label={t('team:address.password')} value={password} onChange={setPassword} />
          {change.error === null ? null : <ProblemNote error={change.error.toData()} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={password === ''}>
              {t('team:password.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
