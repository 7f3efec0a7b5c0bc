import type { ComponentProps } from 'react'
import { emitCommand } from '../api/commands.ts'
import { Sidebar } from '../features/sidebar/Sidebar.tsx'
import { keysTextOf } from '../components/keys.ts'
import { useLanguage } from '../text/useLanguage.ts'
import type { Tabs } from './navigation/places.ts'
import { WayBack } from './navigation/WayBack.tsx'
import type { SidebarState } from './useSidebarState.ts'
import type { NamedViews } from './views/useNamedViews.ts'
import { useSideViews } from './views/useSideViews.tsx'

type Held =
  | 'renderViews'
  | 'otherViews'
  | 'wayBack'
  | 'isCollapsed'
  | 'onCollapse'
  | 'paletteKeys'
  | 'onPalette'
  | 'onSettings'
  | 'onHelp'

interface MainSideProps extends Omit<ComponentProps<typeof Sidebar>, Held> {
  readonly sidebar: SidebarState
  readonly tabs: Tabs
  readonly views: NamedViews
}

/** The left of the window, beside the report or, where there is no room, over it. */
export function MainSide({ sidebar, tabs, views, ...props }: MainSideProps) {
  const { isOverlay, isCollapsed, collapse } = sidebar
  const { renderViews, otherViews } = useSideViews(views, props.connection, props.reports)
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
        renderViews={renderViews}
        otherViews={otherViews}
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
