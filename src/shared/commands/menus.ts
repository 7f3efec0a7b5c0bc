import type { Command } from './commands.ts'

// What stands where in the menu, on each kind of computer.

/** What the system does by itself, under Electron's names. */
export type Role =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'toggleDevTools'
  | 'minimize'
  | 'zoom'
  | 'close'
  | 'front'
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'

/** The keys of what the system does, as the menu has them; the system's own where none stand here. */
export const ROLE_KEYS: { readonly [Name in Role]?: string } = {
  cut: 'CmdOrCtrl+X',
  copy: 'CmdOrCtrl+C',
  paste: 'CmdOrCtrl+V',
  selectAll: 'CmdOrCtrl+A',
  resetZoom: 'CmdOrCtrl+0',
  zoomIn: 'CmdOrCtrl+Plus',
  zoomOut: 'CmdOrCtrl+-',
  close: 'CmdOrCtrl+Shift+W',
  minimize: 'CmdOrCtrl+M',
}

export type MenuEntry = { readonly command: Command } | { readonly role: Role }

export interface MenuLayout {
  readonly id: 'app' | 'file' | 'edit' | 'view' | 'go' | 'window' | 'help'
  /** Groups of entries, a line between them. */
  readonly groups: readonly (readonly MenuEntry[])[]
}

function commands(...names: readonly Command[]): readonly MenuEntry[] {
  return names.map((command) => ({ command }))
}

function roles(...names: readonly Role[]): readonly MenuEntry[] {
  return names.map((role) => ({ role }))
}

/**
 * The menus as the system has them: macOS has the program's own at the left, with its settings and its end; elsewhere
 * these stand under the file's, and what the program is under help.
 */
export function menuLayouts({ isMac, withDevTools }: { isMac: boolean; withDevTools: boolean }): readonly MenuLayout[] {
  const app: MenuLayout = {
    id: 'app',
    groups: [
      roles('about'),
      commands('settings'),
      roles('services'),
      roles('hide', 'hideOthers', 'unhide'),
      roles('quit'),
    ],
  }
  const menus: readonly MenuLayout[] = [
    {
      id: 'file',
      groups: [
        commands('new-tab'),
        commands('save-view', 'save-view-as', 'import-view'),
        commands('update', 'keep-up-to-date'),
        commands('join-team'),
        commands('export', 'print'),
        [...commands('close-tab'), ...roles('close')],
        ...(isMac ? [] : [commands('settings'), roles('quit')]),
      ],
    },
    {
      id: 'edit',
      groups: [commands('undo', 'redo'), roles('cut', 'copy', 'paste', 'selectAll'), commands('search')],
    },
    {
      id: 'view',
      groups: [
        commands('calendar'),
        commands('hide-personal-data'),
        commands('density-comfortable', 'density-compact'),
        commands('text-larger', 'text-smaller', 'text-usual'),
        roles('zoomIn', 'zoomOut', 'resetZoom'),
        roles('togglefullscreen'),
        ...(withDevTools ? [roles('toggleDevTools')] : []),
      ],
    },
    { id: 'go', groups: [commands('back', 'forward'), commands('home', 'palette', 'customer', 'customer-list')] },
    {
      id: 'window',
      groups: [
        roles('minimize', ...(isMac ? (['zoom'] as const) : [])),
        commands('next-tab', 'previous-tab'),
        ...(isMac ? [roles('front')] : []),
      ],
    },
    {
      id: 'help',
      groups: [
        commands('guide', 'guide-keyboard', 'guide-problems'),
        commands('support-file', 'look-for-updates'),
        ...(isMac ? [] : [roles('about')]),
      ],
    },
  ]
  return isMac ? [app, ...menus] : menus
}
