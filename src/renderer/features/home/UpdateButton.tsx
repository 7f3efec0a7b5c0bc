import { Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core'
import { IconKey, IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import { emitCommand } from '../../api/commands.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { UpdateAll } from './useUpdateAll.ts'

interface UpdateButtonProps {
  readonly update: UpdateAll
  readonly hasToken: boolean
}

/** Fetches what all cards lack, and says before how many requests that takes; while it does, stops it. */
export function UpdateButton({ update, hasToken }: UpdateButtonProps) {
  const { t } = useTranslation(['home', 'common'])
  const { plan, running, isStarting, start, cancel } = update
  if (!hasToken) {
    return (
      <Button variant="light" leftSection={<IconKey size={15} aria-hidden />} onClick={() => emitCommand('settings')}>
        {t('home:update.noToken')}
      </Button>
    )
  }
  const count = plan?.requests ?? 0
  const isNothing = count === 0
  // One button all the time, so that the keyboard's focus stays on it.
  return (
    <Tooltip label={t('home:update.noneHint')} disabled={running !== null || !isNothing}>
      <Button
        variant={running === null && !isNothing ? 'filled' : 'default'}
        leftSection={
          running === null ? <IconRefresh size={15} aria-hidden /> : <IconPlayerStop size={15} aria-hidden />
        }
        aria-label={
          running === null && !isNothing
            ? t('home:update.allLabel', { requests: t('common:requests', { count }) })
            : undefined
        }
        aria-disabled={running === null && (isNothing || isStarting)}
        data-disabled={running === null && (isNothing || isStarting)}
        onClick={() => {
          if (running !== null) cancel()
          else if (!isNothing && !isStarting) start()
        }}
      >
        {running !== null ? t('home:update.cancel') : t(isNothing ? 'home:update.none' : 'home:update.all', { count })}
        {running !== null && running.total > 1 && (
          <span className="update-count">{t('home:update.progress', running)}</span>
        )}
      </Button>
    </Tooltip>
  )
}

/** Asks before many requests are sent, or more than the day has left. */
export function UpdateQuestion({ update }: Pick<UpdateButtonProps, 'update'>) {
  const { t } = useTranslation(['home', 'common'])
  const language = useLanguage()
  const { plan, isAsking, confirm, dismiss } = update
  const requests = t('common:requests', { count: plan?.requests ?? 0 })
  const left = plan?.left ?? null
  const isOverQuota = left !== null && (plan?.requests ?? 0) > left
  return (
    <Modal
      opened={isAsking}
      onClose={dismiss}
      title={t('home:update.question')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('home:update.ask', { requests })}</Text>
        {left !== null && (
          <Text size="sm" c={isOverQuota ? 'var(--warning)' : 'var(--ink)'}>
            {t(isOverQuota ? 'home:update.overQuota' : 'home:update.left', { left })}
          </Text>
        )}
        {plan?.refused.map(({ name, error }) => (
          <Text key={name} size="sm" c="var(--warning)">
            {t('home:update.refused', { name, reason: explain(error, language, 'window').sentence })}
          </Text>
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={dismiss} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button onClick={confirm}>{t('home:update.yes')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
