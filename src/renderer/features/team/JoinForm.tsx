import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { PasswordField } from '../../components/PasswordField.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface JoinFormProps {
  readonly host: string
  readonly database: string
  /** The user that the invitation names. */
  readonly invitedUser: string
  readonly onDecline: () => void
}

/** As whom one takes part in the team of the waiting invitation; neither field is kept as a draft. */
export function JoinForm({ host, database, invitedUser, onDecline }: JoinFormProps) {
  const { t } = useTranslation(['team', 'common'])
  const [user, setUser] = useState(invitedUser)
  const [password, setPassword] = useState('')
  const join = useAction('team:join')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const onSuccess = (): void => {
          notifications.show({ title: t('team:join.done'), message: t('team:join.doneMeaning') })
        }
        join.mutate({ user: user.trim(), password }, { onSuccess })
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('team:join.lead', { host, database })}</Text>
        <TextInput
          name="user"
          label={t('team:address.user')}
          description={t('team:address.userHint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          required
          withAsterisk={false}
          value={user}
          onChange={(event) => {
            setUser(event.currentTarget.value)
          }}
        />
        <PasswordField isFirst label={t('team:address.password')} value={password} onChange={setPassword} />
        <Text size="xs" c="dimmed">
          {t('team:join.stays')}
        </Text>
        {join.error === null ? null : <ProblemNote error={join.error.toData()} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={join.isPending} onClick={onDecline}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={join.isPending} disabled={user.trim() === ''}>
            {t('team:join.action')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
