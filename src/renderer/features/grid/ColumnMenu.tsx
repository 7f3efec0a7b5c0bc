import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowsHorizontal,
  IconArrowUp,
  IconDotsVertical,
  IconEyeOff,
  IconFilter,
  IconPin,
  IconPinnedOff,
  IconX,
} from '@tabler/icons-react'
import type { GridApi } from 'ag-grid-community'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { FITTING } from '../../components/fitting.ts'
import type { GridRow } from './gridRow.ts'
import { useGridSession } from './gridSession.ts'
import { IN_GRID } from './popupPlace.ts'

interface ColumnMenuProps {
  readonly name: string
  readonly api: GridApi<GridRow>
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly isPinned: boolean
  /** Where the keyboard goes on when the menu closes. */
  readonly returnTo: HTMLElement
}

const ICON_PX = 14

/** What can be done with a column, behind a button. The menu is made when it first opens: columns are many. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { name, isOpen, onOpen } = props
  const { t } = useTranslation('grid')
  const { titleOf } = useGridSession()
  const [wasOpened, setWasOpened] = useState(false)
  if (isOpen && !wasOpened) setWasOpened(true)
  const button = {
    className: 'grid-heading-menu',
    size: 20,
    tabIndex: -1,
    'aria-label': t('header.menu', { column: titleOf(name) }),
    children: <IconDotsVertical size={ICON_PX} aria-hidden />,
  }
  if (!wasOpened)
    return <ActionIcon {...button} aria-haspopup="menu" aria-expanded={false} onClick={() => onOpen(true)} />
  return (
    <OpenedMenu {...props}>
      <ActionIcon {...button} />
    </OpenedMenu>
  )
}

/** The menu itself, around its button. */
function OpenedMenu({
  name,
  api,
  isOpen,
  onOpen,
  isPinned,
  returnTo,
  children,
}: ColumnMenuProps & { readonly children: ReactElement }) {
  const { t } = useTranslation('grid')
  const { view, change, setOpenFilter } = useGridSession()
  const key = view.sort.find((each) => each.field === name)
  const isLastVisible = isOpen && api.getAllDisplayedColumns().length <= 1
  const sortBy = (descending: boolean): void => {
    change({ kind: 'sort-by', sort: [{ field: name, descending }] })
  }
  return (
    <Menu
      opened={isOpen}
      onChange={onOpen}
      position="bottom-end"
      width={210}
      middlewares={FITTING}
      returnFocus={false}
      hideDetached={false}
      withInitialFocusPlaceholder={false}
      portalProps={{ target: IN_GRID }}
      onClose={() => {
        returnTo.focus()
      }}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown className="grid-popup">
        <Menu.Item leftSection={<IconArrowUp size={ICON_PX} aria-hidden />} onClick={() => sortBy(false)}>
          {t('header.ascending')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={ICON_PX} aria-hidden />} onClick={() => sortBy(true)}>
          {t('header.descending')}
        </Menu.Item>
        {key === undefined ? null : (
          <Menu.Item
            leftSection={<IconX size={ICON_PX} aria-hidden />}
            onClick={() => change({ kind: 'sort-by', sort: view.sort.filter((each) => each !== key) })}
          >
            {t('header.unsorted')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconFilter size={ICON_PX} aria-hidden />} onClick={() => setOpenFilter(name)}>
          {t('header.filter')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={isPinned ? <IconPinnedOff size={ICON_PX} aria-hidden /> : <IconPin size={ICON_PX} aria-hidden />}
          onClick={() => api.setColumnsPinned([name], isPinned ? null : 'left')}
        >
          {isPinned ? t('header.unpin') : t('header.pin')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowsHorizontal size={ICON_PX} aria-hidden />}
          onClick={() => api.autoSizeColumns({ colIds: [name] })}
        >
          {t('header.fit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconEyeOff size={ICON_PX} aria-hidden />}
          disabled={isLastVisible}
          onClick={() => api.setColumnsVisible([name], false)}
        >
          {t('header.hide')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
