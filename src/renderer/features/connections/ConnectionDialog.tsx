import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { ConnectionForm } from './ConnectionForm.tsx'
import type { SaveOutcome } from './useConnectionForm.ts'

interface ConnectionDialogProps {
  readonly isOpen: boolean
  /** Null to add one. */
  readonly connection: ConnectionSummary | null
  readonly onSaved: (connection: ConnectionSummary) => void
  readonly onClose: () => void
}

/** Adds or changes an operation; says in words what came back. */
export function ConnectionDialog({ isOpen, connection, onSaved, onClose }: ConnectionDialogProps) {
  const { t } = useTranslation('start')
  /** What was saved although the keychain refused the token: the user has to know before going on. */
  const [unkept, setUnkept] = useState<SaveOutcome | null>(null)

  function tell(outcome: SaveOutcome): void {
    const { name } = outcome.connection
    const limit = outcome.dayLimit === null ? '' : ` ${t('saved.limit', { count: outcome.dayLimit })}`
    const message = outcome.wasTested
      ? `${t('saved.accepted', { name })}${limit}`
      : connection === null
        ? t('saved.untested', { name })
        : t('saved.plain', { name })
    notifications.show({
      title: connection === null ? t('saved.title') : t('saved.changed'),
      message,
      color: outcome.wasTested ? 'teal' : 'petrol',
    })
  }

  function finish(outcome: SaveOutcome): void {
    setUnkept(null)
    tell(outcome)
    onSaved(outcome.connection)
  }

  function close(): void {
    if (unkept === null) onClose()
    else finish(unkept)
  }

  const title = connection === null ? t('form.addTitle') : t('form.changeTitle', { name: connection.name })
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={unkept === null ? title : t('saved.thisRunTitle')}
      size={520}
      closeOnClickOutside={false}
    >
      {unkept?.keychainProblem ? (
        <Stack gap="sm">
          <ProblemNote error={unkept.keychainProblem} tone="warning" />
          <Text size="sm">{t('saved.thisRun')}</Text>
          <Group justify="flex-end">
            <Button size="sm" onClick={close} data-autofocus>
              {t('saved.understood')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <ConnectionForm
          key={connection?.id ?? 'new'}
          connection={connection}
          onClose={onClose}
          onSaved={(outcome) => {
            if (outcome.keychainProblem === null) finish(outcome)
            else setUnkept(outcome)
          }}
        />
      )}
    </Modal>
  )
}
