import type { ComponentProps } from 'react'
import { emitCommand } from '../api/commands.ts'
import { Sidebar } from '../features/sidebar/Sidebar.tsx'
import { keysTextOf } from '../components/keys.ts'
import { useLanguage } from '../text/useLanguage.ts'
import type { Tabs } from './navigation/places.ts'
import { WayBack } from './navigation/WayBack.tsx'
import type { SidebarState } from './useSidebarState.ts'

type Held = 'wayBack' | 'isCollapsed' | 'onCollapse' | 'paletteKeys' | 'onPalette' | 'onSettings' | 'onHelp'

interface MainSideProps extends Omit<ComponentProps<typeof Sidebar>, Held> {
  readonly sidebar: SidebarState
  readonly tabs: Tabs
}

/** The left of the window, beside the report or, where there is no room, over it. */
export function MainSide({ sidebar, tabs, ...props }: MainSideProps) {
  const { isOverlay, isCollapsed, collapse } = sidebar
  const language = useLanguage()
  return (
    // Escape closes it from anywhere inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="desk-side"
      data-overlay={isOverlay || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOverlay && !event.defaultPrevented) collapse(true)
      }}
    >
      <Sidebar
        {...props}
        isCollapsed={isCollapsed}
        wayBack={<WayBack tabs={tabs} />}
        paletteKeys={keysTextOf('palette', language) ?? ''}
        onCollapse={collapse}
        onPalette={() => {
          emitCommand('palette')
        }}
        onSettings={() => {
          emitCommand('settings')
        }}
        onHelp={() => {
          emitCommand('guide')
        }}
      />
      {isOverlay ? (
        // For the pointer: the keyboard has the button that hides the list.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div
          className="desk-shade"
          onClick={() => {
            collapse(true)
          }}
        />
      ) : null}
    </div>
  )
}
