import { ActionIcon, Popover } from '@mantine/core'
import { IconFilter, IconFilterFilled, IconX } from '@tabler/icons-react'
import type { Column } from 'ag-grid-community'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../text/useLanguage.ts'
import { FITTING } from '../../components/fitting.ts'
import { FilterPopup } from './FilterPopup.tsx'
import { useGridSession } from './gridSession.ts'
import { QuickInput } from './QuickInput.tsx'
import { writeQuick } from './quickFilter.ts'
import { useFilterTexts } from './useFilterTexts.ts'

interface SummaryProps {
  readonly text: string
  readonly label: string
  readonly removeLabel: string
  readonly onOpen: () => void
  readonly onRemove: () => void
}

/** What stands in the place of the line where no line can say what the filter asks. */
function Summary({ text, label, removeLabel, onOpen, onRemove }: SummaryProps) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove()
  }
  return (
    <>
      <button
        type="button"
        className="grid-filter-summary"
        aria-label={`${label}: ${text}`}
        title={text}
        onClick={onOpen}
        onKeyDown={onKeyDown}
      >
        {text}
      </button>
      <ActionIcon size={18} tabIndex={-1} aria-label={removeLabel} onClick={onRemove}>
        <IconX size={12} aria-hidden />
      </ActionIcon>
    </>
  )
}

/** Closes an open popup with Escape before the focus is inside; once it is, the popover hears of Escape itself. */
function useEarlyEscape(isOpen: boolean, cell: RefObject<HTMLElement | null>, onClose: () => void): void {
  const closeEarly = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'Escape' || !(event.target instanceof Node) || cell.current?.contains(event.target) !== true)
      return
    event.stopPropagation()
    onClose()
  })
  useEffect(() => {
    if (!isOpen) return
    addEventListener('keydown', closeEarly, { capture: true })
    return () => {
      removeEventListener('keydown', closeEarly, { capture: true })
    }
  }, [isOpen])
}

/** The filter of a column under its heading: one line to type into, and a button for everything else. */
export function FilterCell({ column }: { readonly column: Column }) {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const { field: fieldOf, titleOf, view, change, openFilter, setOpenFilter } = useGridSession()
  const texts = useFilterTexts()
  const name = column.getColId()
  const field = fieldOf(name)
  const title = titleOf(name)
  const filter = view.filters.find((each) => each.field === name)
  const quick = writeQuick(field, filter, language)
  const isOpen = openFilter === name
  const cell = useRef<HTMLDivElement>(null)

  /** What had the focus before may be gone: the line gives way to a summary, and the other way round. */
  function takeFocusBack(): void {
    if (document.activeElement === document.body) cell.current?.querySelector<HTMLElement>('input, button')?.focus()
  }

  const toggle = (): void => {
    setOpenFilter(isOpen ? null : name)
  }

  useEarlyEscape(isOpen, cell, () => setOpenFilter(null))

  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => setOpenFilter(opened ? name : null)}
      position="bottom-start"
      width={320}
      offset={4}
      shadow="md"
      radius="md"
      middlewares={FITTING}
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <div ref={cell} className="grid-filter" data-active={filter !== undefined || undefined}>
          {quick === undefined && filter !== undefined ? (
            <Summary
              text={texts.summary(field, filter)}
              label={t('filter.label', { column: title })}
              removeLabel={t('filter.remove', { column: title })}
              onOpen={toggle}
              onRemove={() => change({ kind: 'filter', field: name, filter: undefined })}
            />
          ) : (
            <QuickInput field={field} title={title} filter={filter} quick={quick ?? ''} onOpen={toggle} />
          )}
          <ActionIcon
            size={20}
            tabIndex={-1}
            className="grid-filter-more"
            aria-label={t('filter.open', { column: title })}
            aria-expanded={isOpen}
            aria-haspopup="dialog"
            // The press would close what it is to toggle.
            onMouseDown={(event) => event.preventDefault()}
            onClick={toggle}
          >
            {filter === undefined ? <IconFilter size={13} aria-hidden /> : <IconFilterFilled size={13} aria-hidden />}
          </ActionIcon>
        </div>
      </Popover.Target>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is placed by script */}
      <Popover.Dropdown p="xs" className="grid-popup" role="dialog" aria-label={t('filter.title', { column: title })}>
        <FilterPopup
          field={field}
          title={title}
          filter={filter}
          onDone={() => setOpenFilter(null)}
          onGone={takeFocusBack}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
