import { Menu } from '@mantine/core'
import {
  IconClock,
  IconCopy,
  IconEyeOff,
  IconFileExport,
  IconPencil,
  IconStar,
  IconStarOff,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { KeptView } from '../../../shared/views.ts'
import type { ViewActions } from './useViewActions.ts'

/** Which views are cards of the first page, and what changes that. */
export interface ViewPins {
  readonly isPinned: (viewId: number) => boolean
  readonly onPin: (viewId: number, isPinned: boolean) => void
  /** Why a view can be none, in words; null where it can. */
  readonly obstacleOf: (view: KeptView) => string | null
}

interface ViewItemsProps {
  readonly view: KeptView
  readonly actions: ViewActions
  /** Absent: there is no first page to pin it to. */
  readonly pins?: ViewPins | undefined
}

/** What can be done with a view that is kept, wherever its menu is. */
export function ViewItems({ view, actions, pins }: ViewItemsProps) {
  const { t } = useTranslation(['views', 'automation', 'commands'])
  const isPinned = pins?.isPinned(view.id) === true
  const obstacle = pins?.obstacleOf(view) ?? null
  return (
    <>
      {pins !== undefined && (
        <Menu.Item
          leftSection={isPinned ? <IconStarOff size={15} aria-hidden /> : <IconStar size={15} aria-hidden />}
          // It can be come to all the same, so that the reason is read.
          aria-disabled={obstacle !== null || undefined}
          closeMenuOnClick={obstacle === null}
          onClick={() => {
            if (obstacle === null) pins.onPin(view.id, !isPinned)
          }}
        >
          {t(isPinned ? 'views:unpin' : 'views:pin')}
          {obstacle !== null && <span className="view-obstacle">{obstacle}</span>}
        </Menu.Item>
      )}
      {/* A schedule is of an operation, and the view's is not known here. */}
      {view.connectionId !== null && (
        <Menu.Item
          leftSection={<IconClock size={15} aria-hidden />}
          onClick={() => actions.ask({ kind: 'schedule', view })}
        >
          {t('automation:keep')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={() => actions.duplicate(view)}>
        {t('views:duplicate')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPencil size={15} aria-hidden />}
        onClick={() => actions.ask({ kind: 'rename', view })}
      >
        {t('views:rename')}
      </Menu.Item>
      <Menu.Item leftSection={<IconEyeOff size={15} aria-hidden />} onClick={() => actions.ask({ kind: 'mask', view })}>
        {t('commands:hide-personal-data.label')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconFileExport size={15} aria-hidden />}
        onClick={() => actions.ask({ kind: 'share', view })}
      >
        {t('views:share')}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => actions.remove(view)}>
        {t('views:remove')}
      </Menu.Item>
    </>
  )
}
