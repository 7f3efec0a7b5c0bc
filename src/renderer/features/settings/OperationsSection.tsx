import { ActionIcon, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconBuildingBroadcastTower, IconFlask, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { ManagedNote } from '../../components/managed/ManagedNote.tsx'
import { useRefusals } from '../../components/managed/useRefusals.ts'
import { OperationMask } from '../../components/masks/OperationMask.tsx'
import { KnownProxyLogins } from './KnownProxyLogins.tsx'
import { PaidStatesField } from './PaidStatesField.tsx'
import { WayToServer } from './WayToServer.tsx'

export interface OperationsSectionActions {
  readonly onAdd: () => void
  readonly onAddSample: () => void
  readonly onEdit: (connection: ConnectionSummary) => void
  readonly onRemove: (connection: ConnectionSummary) => void
}

interface OperationsSectionProps extends OperationsSectionActions {
  readonly connections: readonly ConnectionSummary[]
}

const TOKENS = {
  kept: { text: 'tokenKept', color: 'teal' },
  'this-run': { text: 'tokenThisRun', color: 'orange' },
  none: { text: 'tokenNone', color: 'red' },
} as const

/** The operations that are set up, and how their tokens are held. */
export function OperationsSection({ connections, onAdd, onAddSample, onEdit, onRemove }: OperationsSectionProps) {
  const { t } = useTranslation(['settings', 'common', 'start'])
  const { tokens } = useRefusals()
  const noteId = useId()
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('settings:operations.lead')}
      </Text>
      <ul className="settings-operations">
        {connections.map((connection) => {
          const { id, isSample, server, timeZone } = connection
          const name = isSample ? t('start:sample.label') : connection.name
          const Icon = isSample ? IconFlask : IconBuildingBroadcastTower
          const token = TOKENS[connection.token]
          return (
            <li key={id} className="settings-operation">
              <Icon size={20} stroke={1.6} aria-hidden />
              <div className="settings-operation-body">
                <span className="settings-operation-name">{name}</span>
                <Text size="xs" c="dimmed">
                  {isSample
                    ? t('settings:operations.sample')
                    : `${t('settings:operations.server', { code: server })} · ${t('settings:operations.zone', { zone: timeZone.replaceAll('_', ' ') })}`}
                </Text>
                <OperationMask connection={connection} name={name} isCompact />
                <PaidStatesField connectionId={id} name={name} />
                {isSample ? null : <WayToServer connectionId={id} name={name} />}
              </div>
              {isSample ? null : <Badge color={token.color}>{t(`settings:operations.${token.text}`)}</Badge>}
              <Group gap={2} wrap="nowrap">
                {isSample ? null : (
                  <ActionIcon
                    aria-label={t('settings:operations.edit', { name })}
                    title={t('common:edit')}
                    onClick={() => {
                      onEdit(connection)
                    }}
                  >
                    <IconPencil size={16} aria-hidden />
                  </ActionIcon>
                )}
                <ActionIcon
                  aria-label={t('settings:operations.remove', { name })}
                  title={t('common:remove')}
                  onClick={() => {
                    onRemove(connection)
                  }}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </li>
          )
        })}
      </ul>
      <Group gap="xs">
        <Button
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={tokens !== null}
          aria-describedby={tokens === null ? undefined : noteId}
          onClick={onAdd}
        >
          {t('settings:operations.add')}
        </Button>
        {connections.some(({ isSample }) => isSample) ? null : (
          <Button variant="default" leftSection={<IconFlask size={14} aria-hidden />} onClick={onAddSample}>
            {t('settings:operations.addSample')}
          </Button>
        )}
      </Group>
      <ManagedNote refusal={tokens} id={noteId} />
      <KnownProxyLogins />
    </Stack>
  )
}
