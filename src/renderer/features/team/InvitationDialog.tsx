import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isInvitationFile, MOST_INVITATION_BYTES } from '../../../shared/invitationFile.ts'
import type { WaitingInvitation } from '../../../shared/ipc/team.ts'
import { readTeamAddress } from '../../../shared/team.ts'
import { emitCommand, useCommand } from '../../api/commands.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { useDroppedFile } from '../../api/useDroppedFile.ts'
import { JoinForm } from './JoinForm.tsx'

/** The text of a dropped file. One that is too large, or cannot be read, is told as what it is: no invitation. */
async function textOf(file: File): Promise<string> {
  return file.size > MOST_INVITATION_BYTES ? '' : file.text().catch(() => '')
}

/**
 * Asks whether to take part in a team, once an invitation to it was opened: by a double click, from the menu, or
 * dropped onto the window.
 */
export function InvitationDialog() {
  const { t } = useTranslation('team')
  const { data: waiting = null } = useAnswer('team:waiting', null)
  const decline = useAction('team:decline')
  const open = useAction('team:open-invitation')
  const take = useAction('team:take-invitation')
  useCommand('join-team', () => {
    open.mutate(null)
  })
  useDroppedFile(isInvitationFile, (file) => {
    void textOf(file).then((text) => take.mutate({ text }))
  })
  const close = (): void => {
    decline.mutate(null)
  }
  return (
    <Modal opened={waiting !== null} title={t('join.title')} size="md" onClose={close}>
      {waiting === null ? null : <Invitation waiting={waiting} onDecline={close} />}
    </Modal>
  )
}

interface InvitationProps {
  readonly waiting: WaitingInvitation
  readonly onDecline: () => void
}

/** What can be done with an invitation: take part, unless this computer does already, or the file is none. */
function Invitation({ waiting, onDecline }: InvitationProps) {
  const { t } = useTranslation(['team', 'common'])
  const { data: membership } = useAnswer('team:membership', null)
  if (waiting.kind === 'refused') {
    return (
      <Alert role="alert" color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title={t('team:join.refused')}>
        <Text size="sm">{t(`team:join.problems.${waiting.problem}`)}</Text>
      </Alert>
    )
  }
  if (membership === undefined) return null
  const address = membership.kind === 'joined' ? readTeamAddress(membership.url) : undefined
  if (address !== undefined) {
    return (
      <Stack gap="sm">
        <Text size="sm">{t('team:join.already', { host: address.host, database: address.database })}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDecline}>
            {t('common:close')}
          </Button>
          <Button
            onClick={() => {
              onDecline()
              emitCommand('settings', 'team')
            }}
          >
            {t('team:join.toSettings')}
          </Button>
        </Group>
      </Stack>
    )
  }
  const { host, database, user } = waiting
  // Another invitation begins with its own user.
  return <JoinForm key={`${user}@${host}/${database}`} {...{ host, database, onDecline }} invitedUser={user} />
}
