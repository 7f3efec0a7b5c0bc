import type { MenuItemConstructorOptions } from 'electron'
import { keysOf, type Command } from '../shared/commands/commands.ts'
import { menuLayouts, ROLE_KEYS, type MenuEntry, type MenuLayout } from '../shared/commands/menus.ts'
import type { Language } from '../shared/language.ts'
import { texts } from '../shared/texts/index.ts'

export interface MenuOptions {
  readonly language: Language
  readonly isMac: boolean
  /** Whether it offers the developers' tools: in a program that is not packaged alone. */
  readonly withDevTools: boolean
  /** The commands that the window answers to just now; the others are grey. */
  readonly offered: ReadonlySet<Command>
  readonly onCommand: (command: Command) => void
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/** The menus that the system treats in a way of its own: macOS lists windows, and searches, in them. */
const MENU_ROLES: { readonly [Id in MenuLayout['id']]?: 'window' | 'help' } = { window: 'window', help: 'help' }

/** The whole menu, as Electron takes it. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { language, isMac, withDevTools, offered, onCommand } = options
  const { commands: words, common, desktop } = texts[language]

  const itemOf = (entry: MenuEntry): MenuItemConstructorOptions => {
    if ('role' in entry) {
      const { role } = entry
      const keys = ROLE_KEYS[role]
      return { role, label: desktop.menu[role], ...(keys === undefined ? {} : { accelerator: keys }) }
    }
    const { command } = entry
    const [accelerator] = keysOf(command, isMac)
    return {
      id: command,
      label: words[command].label,
      enabled: offered.has(command),
      ...(accelerator === undefined ? {} : { accelerator }),
      click: () => {
        onCommand(command)
      },
    }
  }

  return menuLayouts({ isMac, withDevTools }).map(({ id, groups }) => {
    const role = MENU_ROLES[id]
    return {
      label: id === 'app' ? common.appName : desktop.menu[id],
      ...(role === undefined ? {} : { role }),
      submenu: groups.flatMap((group, place) => [...(place === 0 ? [] : [SEPARATOR]), ...group.map(itemOf)]),
    }
  })
}
