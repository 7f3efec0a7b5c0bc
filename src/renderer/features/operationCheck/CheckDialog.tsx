import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface CheckDialogProps {
  readonly isOpen: boolean
  readonly connection: ConnectionSummary
  readonly onClose: () => void
}

/** Says what a check of the operation takes, and starts it. How far it is stands in the activity. */
export function CheckDialog({ isOpen, connection, onClose }: CheckDialogProps) {
  const { t } = useTranslation(['operationCheck', 'common'])
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('operationCheck:title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <CheckForm connection={connection} onClose={onClose} />
    </Modal>
  )
}

function CheckForm({ connection, onClose }: Pick<CheckDialogProps, 'connection' | 'onClose'>) {
  const { t } = useTranslation(['operationCheck', 'common'])
  const { id: connectionId } = connection
  const plan = useAnswer('check:plan', { connectionId })
  const { data: quota } = useAnswer('quota:get', { connectionId })
  const start = useAction('check:start')
  const limit = quota?.dayLimit ?? null
  const left = limit === null || quota === undefined ? null : Math.max(0, limit - quota.requestsToday)
  const requests = plan.data?.requests ?? 0
  const hasToken = connection.isSample || connection.token !== 'none'
  const error = start.error ?? plan.error
  return (
    <Stack gap="sm">
      <Text size="sm">{t('operationCheck:lead')}</Text>
      {plan.data === undefined ? (
        plan.error === null && <Skeleton height={44} />
      ) : (
        <div className="check-plan">
          <Text fw={600}>
            {requests === 0 ? t('operationCheck:noRequests') : `${t('operationCheck:requests', { count: requests })}.`}{' '}
            {requests === 0
              ? ''
              : left === null
                ? t('operationCheck:leftUnknown')
                : t('operationCheck:left', { count: left })}
          </Text>
          {left !== null && left < requests ? (
            <Text size="sm" c="var(--warning)">
              {t('operationCheck:notEnough')}
            </Text>
          ) : null}
          {plan.data.known === 0 ? null : (
            <Text size="sm">{t('operationCheck:known', { count: plan.data.known })}</Text>
          )}
          {plan.data.skipped === 0 ? null : (
            <Text size="sm">{t('operationCheck:willSkip', { count: plan.data.skipped })}</Text>
          )}
        </div>
      )}
      <Text size="xs" c="dimmed">
        {t('operationCheck:range')} {t('operationCheck:background')}
      </Text>
      {hasToken ? null : (
        <Text size="sm" c="var(--bad)">
          {t('operationCheck:noToken')}
        </Text>
      )}
      {error === null ? null : <ProblemNote error={error} />}
      <Group justify="flex-end" gap="xs">
        <Button size="sm" variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          size="sm"
          loading={start.isPending}
          disabled={requests === 0 || !hasToken}
          onClick={() => {
            start.mutate({ connectionId }, { onSuccess: onClose })
          }}
        >
          {t('operationCheck:start')}
        </Button>
      </Group>
    </Stack>
  )
}
