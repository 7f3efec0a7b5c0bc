import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PullControl } from './usePull.ts'

/** Asks before many requests are sent, or more than the day has left. */
export function PullQuestion({ pull }: { readonly pull: PullControl }) {
  const { t } = useTranslation(['report', 'common'])
  const { asked, requestsLeft } = pull
  const requests = t('common:requests', { count: asked?.requests ?? 0 })
  const isOverQuota = asked !== null && requestsLeft !== null && asked.requests > requestsLeft
  return (
    <Modal
      opened={asked !== null}
      onClose={pull.dismiss}
      title={t('confirm.title', { requests })}
      size="sm"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('confirm.many', { requests })}</Text>
        {requestsLeft !== null && !isOverQuota && (
          <Text size="sm">{t('confirm.ofLeft', { needed: asked?.requests ?? 0, left: requestsLeft })}</Text>
        )}
        {isOverQuota && (
          <Text size="sm" c="var(--warning)">
            {requestsLeft === 0 ? t('confirm.noQuota') : t('confirm.overQuota', { count: requestsLeft })}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={pull.dismiss} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button onClick={pull.confirm}>{t('confirm.yes')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
