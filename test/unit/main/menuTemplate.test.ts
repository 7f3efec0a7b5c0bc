import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { menuTemplate, type MenuOptions } from '../../../src/main/menuTemplate.ts'
import { COMMAND_IDS, keysOf, type Command } from '../../../src/shared/commands/commands.ts'
import { LANGUAGES } from '../../../src/shared/language.ts'
import { texts } from '../../../src/shared/texts/index.ts'

const asked: Command[] = []
const usual: MenuOptions = {
  language: 'es',
  isMac: false,
  withDevTools: false,
  offered: new Set(COMMAND_IDS),
  onCommand: (command) => asked.push(command),
}

function itemsOf(menu: MenuItemConstructorOptions | undefined): readonly MenuItemConstructorOptions[] {
  return Array.isArray(menu?.submenu) ? menu.submenu : []
}

function allItems(options: Partial<MenuOptions>): readonly MenuItemConstructorOptions[] {
  return menuTemplate({ ...usual, ...options }).flatMap(itemsOf)
}

function itemOf(options: Partial<MenuOptions>, command: Command): MenuItemConstructorOptions {
  const item = allItems(options).find(({ id }) => id === command)
  if (item === undefined) throw new Error(`The menu has no ${command}`)
  return item
}

/** A menu as it is read, a line between groups as —. */
function outline(menu: MenuItemConstructorOptions | undefined): readonly string[] {
  return itemsOf(menu).map(({ label, type }) => (type === 'separator' ? '—' : (label ?? '?')))
}

describe('on Windows and Linux', () => {
  test('it has file, edit, view, go, window and help', () => {
    const { desktop } = texts.es
    expect(menuTemplate(usual).map(({ label }) => label)).toEqual(
      (['file', 'edit', 'view', 'go', 'window', 'help'] as const).map((id) => desktop.menu[id]),
    )
  })

  test('settings and the end are under file, and what the program is under help', () => {
    const menus = menuTemplate({ ...usual, language: 'en' })
    expect(outline(menus[0]).slice(-3)).toEqual(['Settings…', '—', 'Quit'])
    expect(outline(menus.at(-1))).toEqual([
      'Atalaya guide',
      'Keyboard shortcuts',
      'Problems and messages',
      '—',
      'Save the support file…',
      'Check for updates',
      '—',
      'About Atalaya',
    ])
  })
})

describe('on macOS', () => {
  const menus = menuTemplate({ ...usual, isMac: true })

  test("the program's own menu comes first, with settings and the end, which stand nowhere else", () => {
    expect(outline(menus[0])).toEqual([
      'Acerca de Atalaya',
      '—',
      'Ajustes…',
      '—',
      'Servicios',
      '—',
      'Ocultar Atalaya',
      'Ocultar otros',
      'Mostrar todo',
      '—',
      'Salir',
    ])
    expect(menus.slice(1).flatMap(outline)).not.toContain('Salir')
    expect(menus.slice(1).flatMap(outline)).not.toContain('Ajustes…')
  })

  test('the system knows which menu is that of windows and which that of help', () => {
    expect(menus.map(({ role }) => role)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'window',
      'help',
    ])
  })
})

describe.each([true, false])('whatever the system (macOS: %s)', (isMac) => {
  test('each item has its word in every language, and no menu begins or ends with a line', () => {
    for (const language of LANGUAGES) {
      for (const menu of menuTemplate({ ...usual, language, isMac, withDevTools: true })) {
        const lines = outline(menu)
        expect(lines).not.toContain('?')
        expect(lines[0]).not.toBe('—')
        expect(lines.at(-1)).not.toBe('—')
      }
    }
  })

  test("the developers' tools are in no packaged program", () => {
    const hasTools = (withDevTools: boolean): boolean =>
      allItems({ isMac, withDevTools }).some(({ role }) => role === 'toggleDevTools')
    expect([hasTools(false), hasTools(true)]).toEqual([false, true])
  })

  test('what nothing answers to is grey', () => {
    const enabled = allItems({ isMac, offered: new Set<Command>(['export']) })
      .filter(({ id }) => id !== undefined)
      .filter((item) => item.enabled === true)
    expect(enabled.map(({ id }) => id)).toEqual(['export'])
  })

  test('an item asks for its command and shows its keys', () => {
    for (const command of COMMAND_IDS) {
      const item = itemOf({ isMac }, command)
      asked.length = 0
      item.click?.({} as never, undefined, {})
      expect(asked).toEqual([command])
      expect(item.accelerator).toBe(keysOf(command, isMac)[0])
    }
  })
})
