import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'

/** Where a menu was asked for, and of which number. */
export interface AskedMenu {
  readonly button: HTMLElement
  readonly left: number
  readonly top: number
}

export interface NumberMenu {
  /** The number whose menu was opened last; null before the first. */
  readonly asked: AskedMenu | null
  readonly isOpen: boolean
  readonly close: () => void
  /** For the element around the numbers. */
  readonly around: {
    readonly onKeyDownCapture: (event: KeyboardEvent) => void
    readonly onMouseDownCapture: () => void
    readonly onContextMenu: (event: MouseEvent) => void
  }
}

/** The button of a number, also where its cell is pressed beside it. */
function buttonAt(target: EventTarget): HTMLElement | null {
  const cell = target instanceof Element ? target.closest('td') : null
  return cell?.querySelector<HTMLElement>('.summary-cell') ?? null
}

/** Hears that the menu of a number is asked for, with the mouse or the keyboard. */
export function useNumberMenu(): NumberMenu {
  const [asked, setAsked] = useState<AskedMenu | null>(null)
  const [isOpen, setOpen] = useState(false)
  /** What was pressed last: a menu that the keyboard asks for goes below its number. */
  const isKeyboard = useRef(false)
  return {
    asked,
    isOpen,
    close: () => setOpen(false),
    around: {
      onKeyDownCapture: () => {
        isKeyboard.current = true
      },
      onMouseDownCapture: () => {
        isKeyboard.current = false
      },
      onContextMenu: (event) => {
        const button = buttonAt(event.target)
        if (button === null) return
        event.preventDefault()
        const { left, bottom } = button.getBoundingClientRect()
        button.focus()
        setAsked({
          button,
          ...(isKeyboard.current ? { left, top: bottom } : { left: event.clientX, top: event.clientY }),
        })
        setOpen(true)
      },
    },
  }
}
