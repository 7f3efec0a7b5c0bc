import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBookmarks,
  IconCheck,
  IconChevronDown,
  IconDeviceFloppy,
  IconFileImport,
  IconPlus,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { KeptView } from '../../../shared/views.ts'
import { keysTextOf } from '../../components/keys.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { ViewActions } from './useViewActions.ts'
import { ViewItems, type ViewPins } from './ViewItems.tsx'

interface ViewButtonProps {
  /** The views of the report. */
  readonly views: readonly KeptView[]
  /** The one that is open; null: the report as it was left. */
  readonly view: KeptView | null
  readonly isChanged: boolean
  readonly actions: ViewActions
  readonly pins?: ViewPins | undefined
  readonly onOpen: (viewId: number | null) => void
  readonly onSave: () => void
  readonly onSaveAs: () => void
  readonly onDiscard: () => void
}

/** Which view of a report is open, whether it was changed, and what can be done with it. */
export function ViewButton(props: ViewButtonProps) {
  const { view, isChanged, pins, onSave, onSaveAs } = props
  const { t } = useTranslation('views')
  const isPinned = view !== null && pins?.isPinned(view.id) === true
  const obstacle = view === null ? null : (pins?.obstacleOf(view) ?? null)
  return (
    <div className="view-bar">
      <Menu position="bottom-end" withinPortal width={280}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            className="view-button"
            data-unnamed={view === null || undefined}
            leftSection={<IconBookmarks size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            <span className="view-button-name">{t('button', { name: view?.name ?? t('unnamed') })}</span>
            {isChanged && (
              <span className="view-changed">
                <span className="view-changed-dot" aria-hidden />
                {t('changed')}
              </span>
            )}
          </Button>
        </Menu.Target>
        <ViewMenu {...props} />
      </Menu>
      {view !== null && pins !== undefined && (
        <ActionIcon
          aria-label={t(isPinned ? 'unpin' : 'pin')}
          title={obstacle ?? t(isPinned ? 'unpin' : 'pin')}
          aria-pressed={isPinned}
          aria-disabled={obstacle !== null || undefined}
          data-disabled={obstacle !== null}
          onClick={() => {
            if (obstacle === null) pins.onPin(view.id, !isPinned)
          }}
        >
          {isPinned ? <IconStarFilled size={16} aria-hidden /> : <IconStar size={16} aria-hidden />}
        </ActionIcon>
      )}
      {(view === null || isChanged) && (
        <Button
          className="view-save"
          variant={isChanged ? 'light' : 'subtle'}
          size="compact-sm"
          title={t('save')}
          leftSection={<IconDeviceFloppy size={14} aria-hidden />}
          onClick={view === null ? onSaveAs : onSave}
        >
          {t('save')}
        </Button>
      )}
    </div>
  )
}

/** The views of the report, and what can be done with the one that is open. */
function ViewMenu(props: ViewButtonProps) {
  const { views, view, isChanged, actions, pins, onOpen, onSave, onSaveAs, onDiscard } = props
  const { t } = useTranslation('views')
  const language = useLanguage()
  const check = <IconCheck size={15} aria-hidden />
  return (
    <Menu.Dropdown aria-label={t('menu')} className="view-menu">
      <Menu.Item
        leftSection={view === null ? check : <span className="view-no-check" />}
        aria-current={view === null ? 'true' : undefined}
        onClick={() => onOpen(null)}
      >
        {t('unnamedEntry')}
      </Menu.Item>
      {views.map((each) => (
        <Menu.Item
          key={each.id}
          leftSection={each.id === view?.id ? check : <span className="view-no-check" />}
          aria-current={each.id === view?.id ? 'true' : undefined}
          onClick={() => onOpen(each.id)}
        >
          {each.name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      {view !== null && (
        <>
          <Menu.Item
            leftSection={<IconDeviceFloppy size={15} aria-hidden />}
            rightSection={<kbd className="view-keys">{keysTextOf('save-view', language)}</kbd>}
            disabled={!isChanged}
            onClick={onSave}
          >
            {t('saveChanges')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} disabled={!isChanged} onClick={onDiscard}>
            {t('discard')}
          </Menu.Item>
        </>
      )}
      <Menu.Item
        leftSection={<IconPlus size={15} aria-hidden />}
        rightSection={<kbd className="view-keys">{keysTextOf('save-view-as', language)}</kbd>}
        onClick={onSaveAs}
      >
        {t('saveAs')}
      </Menu.Item>
      {view !== null && <ViewItems view={view} actions={actions} pins={pins} />}
      <Menu.Divider />
      <Menu.Item leftSection={<IconFileImport size={15} aria-hidden />} onClick={actions.importFile}>
        {t('import')}
      </Menu.Item>
    </Menu.Dropdown>
  )
}
