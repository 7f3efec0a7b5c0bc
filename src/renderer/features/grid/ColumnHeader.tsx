import { Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { CustomHeaderProps } from 'ag-grid-react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type MouseEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { unreadValuesText } from '../../../shared/answerNotes.ts'
import { dateFieldOf } from '../../../shared/reports/catalogueLists.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { ColumnMenu } from './ColumnMenu.tsx'
import type { GridRow } from './gridRow.ts'
import { useGridSession } from './gridSession.ts'
import { isNewestFirst } from '../../../shared/reports/screenOrder.ts'

/** A drag of the heading ends in a click, which is no wish to sort. */
const AFTER_DRAG_MS = 80
/**
 * The pointer's rest on a heading before its meaning shows. Nothing that could show it is made until then: headings are
 * many.
 */
const REST_MS = 400

/** Says to assistive technology what a heading does, and hears its keys: the cell itself belongs to AG Grid. */
function useHeaderCell(
  cell: HTMLElement,
  title: string,
  order: 'ascending' | 'descending' | undefined,
  hint: string,
  onSort: (isAdded: boolean) => void,
  onMenu: () => void,
): void {
  useLayoutEffect(() => {
    cell.setAttribute('aria-label', title)
    cell.setAttribute('aria-sort', order ?? 'none')
    cell.setAttribute('aria-description', hint)
  })
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.target !== cell) return
    if (event.key === 'ArrowDown' && event.altKey) onMenu()
    else if (event.key === 'Enter') onSort(event.shiftKey)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      onKey(event)
    }
    cell.addEventListener('keydown', listener)
    return () => {
      cell.removeEventListener('keydown', listener)
    }
  }, [cell])
}

/** Whether the heading was dragged a moment ago. */
function useRecentDrag(column: CustomHeaderProps<GridRow>['column']): () => boolean {
  const endedAtMs = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const listener = (): void => {
      endedAtMs.current = performance.now()
    }
    column.addEventListener('movingChanged', listener)
    return () => {
      column.removeEventListener('movingChanged', listener)
    }
  }, [column])
  return () => performance.now() - endedAtMs.current < AFTER_DRAG_MS
}

interface MeaningProps {
  readonly of: RefObject<HTMLElement | null>
  readonly name: string
  /** What the column's sums are without; null where they are whole. */
  readonly unreadText: string | null
}

/** What a column holds, as a tooltip of its heading. */
function Meaning({ of, name, unreadText }: MeaningProps) {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const { field } = useGridSession()
  return (
    <Tooltip
      target={of}
      label={
        <>
          {unreadText === null ? null : (
            <>
              <strong>{unreadText}</strong>
              <br />
            </>
          )}
          {field(name).definition?.meaning[language] ?? t('header.undocumented')}
          <br />
          <span className="grid-heading-name">{t('header.name', { name })}</span>
        </>
      }
      opened
      position="bottom-start"
    />
  )
}

/** A column's heading: its title, how the rows are ordered by it, its meaning as a tooltip, and its menu. */
export function ColumnHeader({ column, api, eGridHeader }: CustomHeaderProps<GridRow>) {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const { report, titleOf, view, change, unread } = useGridSession()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const name = column.getColId()
  const place = view.sort.findIndex((key) => key.field === name)
  const key = view.sort[place]
  const isFirstOrder = isNewestFirst(report, view.sort) && dateFieldOf(report)?.name === name
  const isDescending = key?.descending ?? isFirstOrder
  const order = key === undefined && !isFirstOrder ? undefined : isDescending ? 'descending' : 'ascending'
  const wasDragged = useRecentDrag(column)
  const titleBox = useRef<HTMLSpanElement>(null)
  const [isPointedAt, setPointedAt] = useState(false)
  const [hasRested] = useDebouncedValue(isPointedAt, REST_MS)

  const sort = (isAdded: boolean): void => {
    change({ kind: 'sort', field: name, isAdded })
  }
  const unreadValues = unread.get(name)
  const unreadText = unreadValues === undefined ? null : unreadValuesText(unreadValues)[language]
  const hint = unreadText === null ? t('header.hint') : `${unreadText} ${t('header.hint')}`
  useHeaderCell(eGridHeader, titleOf(name), order, hint, sort, () => {
    setMenuOpen(true)
  })

  function onClick(event: MouseEvent): void {
    if (!wasDragged()) sort(event.shiftKey || event.ctrlKey || event.metaKey)
  }

  const Arrow = isDescending ? IconArrowDown : IconArrowUp
  return (
    <div className="grid-heading">
      {/* The cell around it is what the keyboard reaches. */}
      {/* oxlint-disable-next-line click-events-have-key-events, no-static-element-interactions */}
      <span
        ref={titleBox}
        className="grid-heading-title"
        onClick={onClick}
        onPointerEnter={() => setPointedAt(true)}
        onPointerLeave={() => setPointedAt(false)}
      >
        <span className="grid-heading-text">{titleOf(name)}</span>
        {unreadText === null ? null : <IconAlertTriangle size={14} className="grid-heading-unread" aria-hidden />}
        {order === undefined ? null : (
          <span className="grid-heading-order" data-first={isFirstOrder || undefined}>
            <Arrow size={14} aria-hidden />
            {view.sort.length > 1 ? (
              <span aria-label={t('header.place', { place: place + 1 })}>{place + 1}</span>
            ) : null}
          </span>
        )}
      </span>
      {isPointedAt && hasRested ? <Meaning of={titleBox} name={name} unreadText={unreadText} /> : null}
      <ColumnMenu
        name={name}
        api={api}
        isOpen={isMenuOpen}
        onOpen={setMenuOpen}
        isPinned={column.isPinnedLeft()}
        returnTo={eGridHeader}
      />
    </div>
  )
}
