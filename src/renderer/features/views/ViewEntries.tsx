import { ActionIcon, Menu } from '@mantine/core'
import { IconBookmark, IconDots } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptView } from '../../../shared/views.ts'
import type { ViewActions } from './useViewActions.ts'
import { ViewItems, type ViewPins } from './ViewItems.tsx'

const MIDDLE_BUTTON = 1

interface ViewEntriesProps {
  /** The views of one report, in their order. */
  readonly views: readonly KeptView[]
  readonly openId: number | null
  /** The open one has changes that are not saved. */
  readonly isOpenChanged: boolean
  /** Why they cannot be opened; null where they can. */
  readonly obstacleOf: (view: KeptView) => string | null
  readonly actions: ViewActions
  readonly pins?: ViewPins | undefined
  readonly onOpen: (viewId: number, isInNewTab: boolean) => void
}

/** The ids with one at the place of another. */
function movedTo(ids: readonly number[], id: number, place: number): readonly number[] {
  return ids.filter((each) => each !== id).toSpliced(place, 0, id)
}

/** The views of a report, under it in the list: dragging orders them, or Alt with the arrow keys. */
export function ViewEntries(props: ViewEntriesProps) {
  const { views, actions } = props
  const { t } = useTranslation('views')
  const [dragged, setDragged] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const ids = views.map(({ id }) => id)

  function move(view: KeptView, by: -1 | 1): void {
    const place = ids.indexOf(view.id) + by
    if (place < 0 || place >= ids.length) return
    actions.order(movedTo(ids, view.id, place))
    setSaid(t('moved', { name: view.name, place: place + 1, count: ids.length }))
  }

  return (
    <>
      {views.map((view, place) => (
        <ViewEntry
          key={view.id}
          {...props}
          view={view}
          isDragged={dragged === view.id}
          onMove={(by) => move(view, by)}
          onDrag={setDragged}
          onDrop={() => {
            if (dragged !== null && dragged !== view.id && ids.includes(dragged))
              actions.order(movedTo(ids, dragged, place))
            setDragged(null)
          }}
          isDropTarget={dragged !== null && dragged !== view.id}
        />
      ))}
      {said !== '' && (
        <li className="visually-hidden">
          <output>{said}</output>
        </li>
      )}
    </>
  )
}

interface ViewEntryProps extends ViewEntriesProps {
  readonly view: KeptView
  readonly isDragged: boolean
  readonly isDropTarget: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onDrag: (id: number | null) => void
  readonly onDrop: () => void
}

function ViewEntry(props: ViewEntryProps) {
  const { view, openId, isOpenChanged, obstacleOf, onOpen } = props
  const { isDragged, isDropTarget, onMove, onDrag, onDrop } = props
  const { t } = useTranslation('views')
  const [isMenuOpen, setMenuOpen] = useState(false)
  const obstacle = obstacleOf(view)
  const isOpen = view.id === openId
  const isChanged = isOpen && isOpenChanged

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    // The keys are those of the button inside; its menu has what dragging does.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className="view-entry"
      data-open={isOpen || undefined}
      data-dragged={isDragged || undefined}
      draggable
      onDragStart={() => onDrag(view.id)}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        if (isDropTarget) event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        onDrop()
      }}
      onContextMenu={(event) => {
        event.preventDefault()
        setMenuOpen(true)
      }}
    >
      <button
        type="button"
        className="view-entry-open"
        data-report-entry
        data-view-id={view.id}
        tabIndex={isOpen ? 0 : -1}
        aria-current={isOpen ? 'page' : undefined}
        aria-disabled={obstacle !== null || undefined}
        aria-label={t('entry', { name: view.name })}
        title={obstacle ?? (isChanged ? `${view.name} · ${t('entryChanged')}` : view.name)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          if (obstacle === null) onOpen(view.id, event.ctrlKey || event.metaKey)
        }}
        onAuxClick={(event) => {
          if (event.button === MIDDLE_BUTTON && obstacle === null) onOpen(view.id, true)
        }}
      >
        <IconBookmark size={13} aria-hidden />
        <span className="view-entry-name">{view.name}</span>
        {isChanged && <span className="view-changed-dot" aria-hidden />}
      </button>
      {obstacle !== null && <span className="visually-hidden">{obstacle}</span>}
      <EntryMenu {...props} isOpen={isMenuOpen} isTabStop={isOpen} canOpen={obstacle === null} onToggle={setMenuOpen} />
    </li>
  )
}

interface EntryMenuProps extends Pick<ViewEntryProps, 'view' | 'actions' | 'pins' | 'onOpen' | 'onMove'> {
  readonly isOpen: boolean
  readonly isTabStop: boolean
  readonly canOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** What can be done with a view of the list. */
function EntryMenu({ view, actions, pins, onOpen, onMove, isOpen, isTabStop, canOpen, onToggle }: EntryMenuProps) {
  const { t } = useTranslation('views')
  return (
    <Menu opened={isOpen} onChange={onToggle} position="bottom-start" withinPortal width={240}>
      <Menu.Target>
        <ActionIcon
          size="sm"
          className="view-entry-menu"
          tabIndex={isTabStop ? 0 : -1}
          aria-label={t('menuOf', { name: view.name })}
          title={t('menuOf', { name: view.name })}
        >
          <IconDots size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canOpen && (
          <>
            <Menu.Item onClick={() => onOpen(view.id, false)}>{t('open')}</Menu.Item>
            <Menu.Item onClick={() => onOpen(view.id, true)}>{t('openInTab')}</Menu.Item>
          </>
        )}
        <Menu.Item onClick={() => onMove(-1)}>{t('moveUp')}</Menu.Item>
        <Menu.Item onClick={() => onMove(1)}>{t('moveDown')}</Menu.Item>
        <Menu.Divider />
        <ViewItems view={view} actions={actions} pins={pins} />
      </Menu.Dropdown>
    </Menu>
  )
}
