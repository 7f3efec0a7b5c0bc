import { ActionIcon, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDoorExit, IconKey, IconMailForward, IconRefresh } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import type { TeamAddress } from '../../../shared/team.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { TeamFacts } from './TeamFacts.tsx'

interface TeamPanelProps {
  /** Where the team's database is. */
  readonly address: TeamAddress
  /** What this computer is called in the team. */
  readonly member: string
  readonly onChangePassword: () => void
  readonly onLeave: (unpublished: number) => void
}

/** The team that this computer is in: what it has done today, who is in it, and what can be done about it. */
export function TeamPanel({ address, member, onChangePassword, onLeave }: TeamPanelProps) {
  const { t } = useTranslation(['team', 'common'])
  const overview = useAnswer('team:overview', null)
  const save = useAction('team:save-invitation')
  // Others go on while nobody looks: whoever opens this sees what is so now.
  const askAgain = useEffectEvent(() => {
    if (!overview.isFetching) void overview.refetch()
  })
  useEffect(() => {
    askAgain()
  }, [])

  function tellSaved(fileName: string): void {
    const title = t('team:joined.invitationSaved', { file: fileName })
    notifications.show({ title, message: t('team:joined.invitationMeaning') })
  }

  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <Stack gap={2}>
          <Text fw={600} size="sm">
            {t('team:joined.where', { host: address.host, database: address.database })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('team:joined.as', { member })}
          </Text>
        </Stack>
        <ActionIcon
          aria-label={t('team:joined.refresh')}
          title={t('team:joined.refresh')}
          loading={overview.isFetching}
          onClick={() => {
            void overview.refetch()
          }}
        >
          <IconRefresh size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {overview.error === null ? null : <TeamAway error={overview.error} onTryAgain={() => void overview.refetch()} />}
      {overview.error === null && overview.data === undefined ? (
        <Loader size="sm" aria-label={t('common:loading')} />
      ) : null}
      {overview.error !== null || overview.data === undefined ? null : <TeamFacts overview={overview.data} />}
      {save.error === null ? null : <ProblemNote error={save.error.toData()} />}
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconMailForward size={16} aria-hidden />}
          onClick={() => {
            const onSuccess = (written: typeof save.data): void => {
              if (written?.kind === 'written') tellSaved(written.fileName)
            }
            save.mutate(null, { onSuccess })
          }}
        >
          {t('team:joined.invitation')}
        </Button>
        <Button variant="default" leftSection={<IconKey size={16} aria-hidden />} onClick={onChangePassword}>
          {t('team:joined.password')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDoorExit size={16} aria-hidden />}
          onClick={() => {
            onLeave(overview.data?.unpublished ?? 0)
          }}
        >
          {t('team:joined.leave')}
        </Button>
      </Group>
    </>
  )
}

interface TeamAwayProps {
  readonly error: AppError
  readonly onTryAgain: () => void
}

/** Why the team cannot be asked now, what can be done about it, and what goes on working meanwhile. */
function TeamAway({ error, onTryAgain }: TeamAwayProps) {
  const { t } = useTranslation(['team', 'common'])
  return (
    <>
      <ProblemNote error={error}>
        <Button size="compact-sm" variant="default" onClick={onTryAgain}>
          {t('common:tryAgain')}
        </Button>
      </ProblemNote>
      <Stack gap={2}>
        <Text fw={600} size="sm">
          {t('team:away.title')}
        </Text>
        <Text size="sm">{t('team:away.meaning')}</Text>
      </Stack>
    </>
  )
}
