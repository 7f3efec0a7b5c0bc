import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { PasswordField } from '../../components/PasswordField.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface ProxyLoginFormProps {
  /** `host:port`. */
  readonly proxy: string
  readonly onDone: () => void
  readonly onDecline: () => void
}

/** User name and password of a proxy; neither is kept as a draft. */
export function ProxyLoginForm({ proxy, onDone, onDecline }: ProxyLoginFormProps) {
  const { t } = useTranslation(['network', 'common'])
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const logIn = useAction('network:log-in')
  function tellKept({ isKept }: { readonly isKept: boolean }): void {
    onDone()
    const message = t(isKept ? 'network:login.keptMeaning' : 'network:login.thisRun')
    notifications.show({ title: t('network:login.kept'), message })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        logIn.mutate({ proxy, user: user.trim(), password }, { onSuccess: tellKept })
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('network:login.meaning', { proxy })}</Text>
        <TextInput
          name="user"
          label={t('network:login.user')}
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          required
          withAsterisk={false}
          data-autofocus
          value={user}
          onChange={(event) => {
            setUser(event.currentTarget.value)
          }}
        />
        <PasswordField label={t('network:login.password')} value={password} onChange={setPassword} />
        {logIn.error === null ? null : <ProblemNote error={logIn.error.toData()} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDecline}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={logIn.isPending} disabled={user.trim() === ''}>
            {t('network:login.action')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
