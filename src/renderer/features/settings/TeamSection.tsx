import { Button, Loader, Stack, Text } from '@mantine/core'
import { IconMailOpened, IconUsersPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { emitCommand } from '../../api/commands.ts'
import { useAnswer } from '../../api/queries.ts'
import { readTeamAddress } from '../../../shared/team.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { TeamPanel } from './TeamPanel.tsx'

interface TeamSectionProps {
  readonly onCreate: () => void
  readonly onChangePassword: (user: string) => void
  /** Asks before this computer leaves. @param unpublished slices that the team would not get then */
  readonly onLeave: (unpublished: number) => void
}

/** The team that this computer is in, or how it gets into one. */
export function TeamSection({ onCreate, onChangePassword, onLeave }: TeamSectionProps) {
  const { t } = useTranslation(['team', 'common'])
  const membership = useAnswer('team:membership', null)
  if (membership.error !== null) return <ProblemNote error={membership.error} />
  if (membership.data === undefined) return <Loader size="sm" aria-label={t('common:loading')} />
  const { data } = membership
  const address = data.kind === 'joined' ? readTeamAddress(data.url) : undefined
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('team:lead')}
      </Text>
      {data.kind === 'none' || address === undefined ? (
        <NoTeam onCreate={onCreate} />
      ) : (
        <TeamPanel
          address={address}
          member={data.member}
          onChangePassword={() => {
            onChangePassword(address.user)
          }}
          onLeave={onLeave}
        />
      )}
    </Stack>
  )
}

/** What a team is for, and the two ways into one. */
function NoTeam({ onCreate }: Pick<TeamSectionProps, 'onCreate'>) {
  const { t } = useTranslation('team')
  return (
    <>
      <Stack gap={4}>
        <Text fw={600} size="sm">
          {t('none.state')}
        </Text>
        <Text size="sm">{t('none.meaning')}</Text>
      </Stack>
      <Stack gap={4} align="start">
        <Button
          leftSection={<IconMailOpened size={16} aria-hidden />}
          onClick={() => {
            emitCommand('join-team')
          }}
        >
          {t('none.open')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('none.how')}
        </Text>
      </Stack>
      <Stack gap={4} align="start">
        <Button variant="default" leftSection={<IconUsersPlus size={16} aria-hidden />} onClick={onCreate}>
          {t('none.create')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('none.createHow')}
        </Text>
      </Stack>
    </>
  )
}
