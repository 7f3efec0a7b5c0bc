import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { notKeptText } from '../../../shared/retentionTexts.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { isBeforeKept, MOST_UNASKED } from './plannedPull.ts'
import type { PullControl } from './usePull.ts'

interface PullQuestionProps {
  readonly pull: PullControl
  /** The operation's. */
  readonly today: WallSeconds
}

/** Asks before many requests are sent, more than the day has left, or what will soon be erased again is fetched. */
export function PullQuestion({ pull, today }: PullQuestionProps) {
  const { t } = useTranslation(['report', 'common'])
  const language = useLanguage()
  const { asked, requestsLeft, keptSince } = pull
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
        {asked !== null && keptSince !== null && isBeforeKept(asked.range, keptSince) && (
          <Text size="sm" c="var(--warning)">
            {notKeptText(keptSince, today)[language]}
          </Text>
        )}
        {(isOverQuota || (asked?.requests ?? 0) > MOST_UNASKED) && (
          <Text size="sm">{t('confirm.many', { requests })}</Text>
        )}
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
