import { Badge, Menu, UnstyledButton } from '@mantine/core'
import {
  IconBuildingBroadcastTower,
  IconCheck,
  IconEyeOff,
  IconFlask,
  IconPencil,
  IconPlus,
  IconSelector,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'

export interface OperationActions {
  readonly onSwitch: (connectionId: number) => void
  readonly onAdd: () => void
  readonly onAddSample: () => void
  readonly onEdit: (connection: ConnectionSummary) => void
  readonly onRemove: (connection: ConnectionSummary) => void
  /** Hides its personal data, or shows it. */
  readonly onMask: (connection: ConnectionSummary) => void
}

interface OperationSwitcherProps extends OperationActions {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  /** Only its sign, where there is no room for its name. */
  readonly isCompact: boolean
}

/** The operation whose reports are shown, and the way to the others. */
export function OperationSwitcher(props: OperationSwitcherProps) {
  const { connection, isCompact } = props
  const { t } = useTranslation(['sidebar', 'common'])
  const Icon = connection.isSample ? IconFlask : IconBuildingBroadcastTower
  const name = connection.isSample ? t('sidebar:sampleName') : connection.name
  return (
    <Menu position={isCompact ? 'right-start' : 'bottom-start'} width={288}>
      <Menu.Target>
        <UnstyledButton
          className="operation-switcher"
          data-compact={isCompact || undefined}
          title={t('sidebar:switcher')}
        >
          <span className="operation-icon" data-sample={connection.isSample || undefined}>
            <Icon size={18} stroke={1.7} aria-hidden />
          </span>
          {isCompact ? (
            <span className="visually-hidden">{name}</span>
          ) : (
            <>
              <span className="operation-names">
                <span className="operation-name">{name}</span>
                <span className="operation-server">
                  {connection.isSample ? (
                    <Badge color="orange">{t('common:sample')}</Badge>
                  ) : (
                    t('sidebar:server', { code: connection.server })
                  )}
                </span>
              </span>
              <IconSelector size={16} aria-hidden />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Operations {...props} />
        <Menu.Divider />
        <OperationChanges {...props} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** All operations, to switch to. */
function Operations({ connections, connection, onSwitch }: OperationSwitcherProps) {
  const { t } = useTranslation(['sidebar', 'common'])
  return (
    <>
      <Menu.Label>{t('sidebar:operations')}</Menu.Label>
      {connections.map((each) => (
        <Menu.Item
          key={each.id}
          leftSection={<IconCheck size={14} aria-hidden opacity={each.id === connection.id ? 1 : 0} />}
          rightSection={
            each.isSample ? (
              <Badge color="orange">{t('common:sample')}</Badge>
            ) : each.token === 'none' ? (
              <Badge color="red">{t('sidebar:noToken')}</Badge>
            ) : null
          }
          aria-current={each.id === connection.id ? 'true' : undefined}
          onClick={() => {
            onSwitch(each.id)
          }}
        >
          {each.isSample ? t('sidebar:sampleName') : each.name}
        </Menu.Item>
      ))}
    </>
  )
}

/** What can be done with the open operation, and setting up another. */
function OperationChanges(props: OperationSwitcherProps) {
  const { connections, connection, onAdd, onAddSample, onEdit, onRemove, onMask } = props
  const { t } = useTranslation(['sidebar', 'commands', 'masks'])
  const hasSample = connections.some((each) => each.isSample)
  return (
    <>
      {connection.isSample ? null : (
        <Menu.Item
          leftSection={<IconPencil size={14} aria-hidden />}
          onClick={() => {
            onEdit(connection)
          }}
        >
          {t('sidebar:edit')}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconEyeOff size={14} aria-hidden />}
        rightSection={connection.mask === undefined ? null : <Badge>{t(`masks:levels.${connection.mask}`)}</Badge>}
        onClick={() => {
          onMask(connection)
        }}
      >
        {t('commands:hide-personal-data.label')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => {
          onRemove(connection)
        }}
      >
        {connection.isSample ? t('sidebar:removeSample') : t('sidebar:remove')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
        {t('sidebar:add')}
      </Menu.Item>
      {hasSample ? null : (
        <Menu.Item leftSection={<IconFlask size={14} aria-hidden />} onClick={onAddSample}>
          {t('sidebar:addSample')}
        </Menu.Item>
      )}
    </>
  )
}
