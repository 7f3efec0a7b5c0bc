import { Tooltip } from '@mantine/core'
import { useEffect, useState, type RefObject } from 'react'
import type { Cell } from './cells.ts'

interface CellTooltipProps {
  readonly container: RefObject<HTMLElement | null>
  readonly cells: readonly Cell[]
  /** While something else is open over the cells. */
  readonly isSilent: boolean
}

/** One tooltip for many cells: says what the cell under the pointer, or with the keyboard's focus, is about. */
export function CellTooltip({ container, cells, isSilent }: CellTooltipProps) {
  const [target, setTarget] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const element = container.current
    if (element === null) return
    const find = (event: Event): void => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null
      setTarget(event.type === 'focusin' && cell?.matches(':focus-visible') !== true ? null : cell)
    }
    const leave = (): void => {
      setTarget(null)
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setTarget(null)
    }
    element.addEventListener('pointerover', find)
    element.addEventListener('focusin', find)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('focusout', leave)
    element.addEventListener('keydown', escape)
    return () => {
      element.removeEventListener('pointerover', find)
      element.removeEventListener('focusin', find)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('focusout', leave)
      element.removeEventListener('keydown', escape)
    }
  }, [container])
  const cell = target === null ? undefined : cells[Number(target.dataset['cell'])]
  if (target === null || cell === undefined || isSilent) return null
  const [title, ...lines] = cell.lines
  return (
    <Tooltip
      target={target}
      opened
      transitionProps={{ duration: 0 }}
      label={
        <div aria-hidden>
          <strong className="coverage-tip-title">{title}</strong>
          {lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      }
    />
  )
}
