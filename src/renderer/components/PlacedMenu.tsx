import { Menu } from '@mantine/core'
import { useRef, type ReactNode, type Ref } from 'react'
import { FITTING } from './fitting.ts'

interface PlaceProps {
  readonly ref?: Ref<HTMLSpanElement>
  /** By it the menu finds its name. */
  readonly id?: string
  readonly label: string
  readonly left: number
  readonly top: number
}

/**
 * The place at which the menu opens, and its name. It is no button: what else menus have their buttons say is left out.
 */
function Place({ ref, id, label, left, top }: PlaceProps) {
  return (
    <>
      <span ref={ref} className="placed-menu-place" style={{ left, top }} />
      <span id={id} hidden>
        {label}
      </span>
    </>
  )
}

interface PlacedMenuProps extends Pick<PlaceProps, 'label' | 'left' | 'top'> {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The keyboard is to go on where the menu was asked for. */
  readonly onReturn: () => void
  /** Where in the document it is drawn, as a selector. */
  readonly within: string
  readonly className?: string
  /** In pixels; as wide as its entries where nothing is said. */
  readonly width?: number
  readonly children: ReactNode
}

/** A menu at the place in the window, in pixels, where it was asked for: one for all cells of a table. */
export function PlacedMenu(props: PlacedMenuProps) {
  const { label, left, top, isOpen, onClose, onReturn, within, className, width, children } = props
  const dropdown = useRef<HTMLDivElement>(null)

  /** A press elsewhere closes the menu, too, and has taken the focus there. */
  function takeFocusBack(): void {
    const focused = document.activeElement
    if (focused === document.body || dropdown.current?.contains(focused) === true) onReturn()
  }
  return (
    <Menu
      opened={isOpen}
      onChange={onClose}
      onClose={takeFocusBack}
      position="bottom-start"
      floatingStrategy="fixed"
      offset={2}
      middlewares={FITTING}
      returnFocus={false}
      hideDetached={false}
      withInitialFocusPlaceholder={false}
      portalProps={{ target: within }}
      {...(width === undefined ? {} : { width })}
    >
      <Menu.Target>
        <Place key={`${left} ${top}`} label={label} left={left} top={top} />
      </Menu.Target>
      <Menu.Dropdown ref={dropdown} {...(className === undefined ? {} : { className })}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
