import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconRouteSquare } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

/** The proxies of the company that are told who their user is, and as whom; each can be forgotten. */
export function KnownProxyLogins() {
  const { t } = useTranslation('network')
  const { data: logins, error } = useAnswer('network:logins', null)
  const forget = useAction('network:forget-login')
  const headingId = useId()
  if (error !== null) return <ProblemNote error={error.toData()} />
  // Most computers have no such proxy, and nothing to be told of it.
  if (logins === undefined || logins.length === 0) return null
  return (
    <section className="settings-proxies" aria-labelledby={headingId}>
      <Text fw={600} size="sm" component="h4" id={headingId}>
        {t('logins.title')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('logins.meaning')}
      </Text>
      <ul className="settings-operations">
        {logins.map(({ proxy, user, isKept }) => (
          <li key={proxy} className="settings-operation">
            <IconRouteSquare size={20} stroke={1.6} aria-hidden />
            <div className="settings-operation-body">
              <span className="settings-operation-name">{proxy}</span>
              <Text size="xs" c="dimmed">
                {t('logins.as', { user })} · {t(isKept ? 'logins.kept' : 'logins.thisRun')}
              </Text>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('logins.forgetOf', { proxy })}
              loading={forget.isPending && forget.variables.proxy === proxy}
              onClick={() => {
                forget.mutate(
                  { proxy },
                  {
                    onSuccess: () => {
                      notifications.show({ message: t('logins.forgotten', { proxy }) })
                    },
                  },
                )
              }}
            >
              {t('logins.forget')}
            </Button>
          </li>
        ))}
      </ul>
      {forget.error === null ? null : <ProblemNote error={forget.error.toData()} />}
    </section>
  )
}
