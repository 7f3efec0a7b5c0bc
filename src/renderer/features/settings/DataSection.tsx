import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { CustomerScope, ErasureScope } from '../../../shared/erasing.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { CopiesNote } from './CopiesNote.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { EraseForm } from './EraseForm.tsx'
import { HoldingsTable } from './HoldingsTable.tsx'

interface DataSectionProps {
  readonly connections: readonly ConnectionSummary[]
  /** The operation whose data is shown. */
  readonly connectionId: number
  readonly onChoose: (connectionId: number) => void
  readonly onErase: (scope: ErasureScope) => void
  readonly onLook: (scope: CustomerScope) => void
  readonly onDeleteCopies: () => void
}

/** What is stored, where, and how to be rid of it. */
export function DataSection(props: DataSectionProps) {
  const { connections, connectionId, onChoose, onErase, onLook, onDeleteCopies } = props
  const { t } = useTranslation(['settings', 'start'])
  const { data: info } = useAnswer('app:info', null)
  const showFolder = useAction('app:show-data-folder')
  const chosen = connections.find(({ id }) => id === connectionId) ?? connections[0]
  if (chosen === undefined) return <CopiesNote onDelete={onDeleteCopies} />
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('settings:data.lead')}
      </Text>
      {connections.length < 2 ? null : (
        <Select
          label={t('settings:data.operation')}
          allowDeselect={false}
          maw={360}
          data={connections.map(({ id, name, isSample }) => ({
            value: String(id),
            label: isSample ? t('start:sample.label') : name,
          }))}
          value={String(chosen.id)}
          onChange={(value) => {
            onChoose(Number(value))
          }}
        />
      )}
      <HoldingsTable
        connection={chosen}
        onErase={(reportKey) => {
          onErase({ connectionId: chosen.id, reportKey, before: null })
        }}
      />
      <EraseForm connection={chosen} hasOthers={connections.length > 1} onErase={onErase} />
      <CustomerForm connection={chosen} hasOthers={connections.length > 1} onLook={onLook} />
      <CopiesNote onDelete={onDeleteCopies} />
      <Stack gap={4}>
        <Text fw={600} size="sm">
          {t('settings:data.folder')}
        </Text>
        <Group gap="xs">
          <code className="settings-path">{info?.dataFolder}</code>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={14} aria-hidden />}
            onClick={() => {
              showFolder.mutate(null)
            }}
          >
            {t('settings:data.showFolder')}
          </Button>
        </Group>
      </Stack>
    </Stack>
  )
}
