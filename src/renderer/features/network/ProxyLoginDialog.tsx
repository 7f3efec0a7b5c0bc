import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onEvent } from '../../api/bridge.ts'
import { useAction } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

/**
 * Asks who its user is for a proxy that wants to know, when it first does. Whoever closes it is not asked again by the
 * same proxy while the program runs, since what works by itself meets it again and again; the connection's test asks.
 */
export function ProxyLoginDialog() {
  const { t } = useTranslation(['network', 'common'])
  const [proxy, setProxy] = useState<string | null>(null)
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const declined = useRef(new Set<string>())
  const logIn = useAction('network:log-in')
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind !== 'proxy-login' || declined.current.has(event.proxy)) return
        setProxy((shown) => shown ?? event.proxy)
      }),
    [],
  )
  const close = (): void => {
    setProxy(null)
    setPassword('')
    logIn.reset()
  }
  if (proxy === null) return null
  return (
    <Modal
      opened
      title={t('network:login.title')}
      onClose={() => {
        declined.current.add(proxy)
        close()
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          logIn.mutate(
            { proxy, user: user.trim(), password },
            {
              onSuccess: ({ isKept }) => {
                close()
                notifications.show({
                  title: t('network:login.kept'),
                  message: t(isKept ? 'network:login.keptMeaning' : 'network:login.thisRun'),
                })
              },
            },
          )
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
          <PasswordInput
            name="password"
            label={t('network:login.password')}
            autoComplete="off"
            maxLength={1_000}
            visibilityToggleFocusable
            visibilityToggleButtonProps={{ 'aria-label': t('network:login.showPassword') }}
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value)
            }}
          />
          {logIn.error === null ? null : <ProblemNote error={logIn.error.toData()} />}
          <Group justify="flex-end" gap="xs">
            <Button
              variant="default"
              onClick={() => {
                declined.current.add(proxy)
                close()
              }}
            >
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={logIn.isPending} disabled={user.trim() === ''}>
              {t('network:login.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
