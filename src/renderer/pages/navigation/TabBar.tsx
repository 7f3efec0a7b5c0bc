import { ActionIcon } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { emitCommand } from '../../api/commands.ts'
import { closed, moved, shown, type Place, type Tab, type Tabs } from './places.ts'

interface TabBarProps {
  readonly tabs: Tabs
  readonly titleOf: (place: Place) => string
  readonly onChange: (next: (before: Tabs) => Tabs) => void
}

/** Where the arrow keys lead among tabs; null: nowhere. */
function keyTarget(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** For the pointer alone: among tabs nothing else may stand, and they close with the Delete key. */
function CloseButton({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const { t } = useTranslation('look')
  return (
    <button
      type="button"
      className="tab-close"
      tabIndex={-1}
      aria-hidden
      title={t('tabs.close', { title })}
      onClick={onClose}
    >
      <IconX size={13} aria-hidden />
    </button>
  )
}

/** The open tabs, where there is more than one: arrow keys go along them, Delete closes, dragging orders them. */
export function TabBar({ tabs: { tabs, activeId }, titleOf, onChange }: TabBarProps) {
  const { t } = useTranslation('look')
  const list = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  if (tabs.length < 2) return null

  function onKeyDown(event: KeyboardEvent): void {
    // With these they lead back and forward.
    if (event.altKey || event.metaKey) return
    const at = tabs.findIndex(({ id }) => id === activeId)
    if (event.key === 'Delete') {
      onChange((before) => closed(before, activeId))
      return
    }
    const to = keyTarget(event.key, at, tabs.length)
    const target = to === null ? undefined : tabs[to]
    if (target === undefined || to === null) return
    event.preventDefault()
    if (event.ctrlKey && event.shiftKey) onChange((before) => moved(before, activeId, to))
    else onChange((before) => shown(before, target.id))
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }

  const tabOf = (tab: Tab, at: number) => {
    const title = titleOf(tab.place)
    const isActive = tab.id === activeId
    return (
      <div
        key={tab.id}
        className="tab"
        role="presentation"
        data-active={isActive || undefined}
        draggable
        onDragStart={() => setDragged(tab.id)}
        onDragEnd={() => setDragged(null)}
        onDragOver={(event) => {
          if (dragged === null) return
          event.preventDefault()
          if (dragged !== tab.id) onChange((before) => moved(before, dragged, at))
        }}
        onAuxClick={(event) => {
          if (event.button === 1) onChange((before) => closed(before, tab.id))
        }}
      >
        <button
          type="button"
          className="tab-title"
          role="tab"
          id={`tab-${tab.id}`}
          aria-selected={isActive}
          aria-controls="report"
          aria-keyshortcuts="Delete"
          tabIndex={isActive ? 0 : -1}
          title={title}
          onClick={() => onChange((before) => shown(before, tab.id))}
        >
          {title}
        </button>
        <CloseButton title={title} onClose={() => onChange((before) => closed(before, tab.id))} />
      </div>
    )
  }

  return (
    <section className="tab-bar" aria-label={t('tabs.label')}>
      {/* The keys are those of the tabs inside. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div ref={list} className="tab-list" role="tablist" aria-label={t('tabs.label')} onKeyDown={onKeyDown}>
        {tabs.map(tabOf)}
      </div>
      <ActionIcon aria-label={t('tabs.add')} title={t('tabs.add')} onClick={() => emitCommand('new-tab')}>
        <IconPlus size={16} aria-hidden />
      </ActionIcon>
    </section>
  )
}
