import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Command } from '../shared/ipc/app.ts'
import type { Language } from '../shared/language.ts'
import { desktopTexts } from './texts.ts'

export interface MenuOptions {
  readonly language: Language
  readonly isMac: boolean
  readonly withDevTools: boolean
  readonly onCommand: (command: Command) => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The menu: what the window offers with a shortcut, editing, zoom and quitting. Electron's own would open web pages
 * from its Help.
 */
export function setMenu({ language, isMac, withDevTools, onCommand }: MenuOptions): void {
  const t = desktopTexts(language)
  const command = (label: string, name: Command, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => {
      onCommand(name)
    },
  })
  const settings = command(t('menu.settings'), 'settings', 'CmdOrCtrl+,')
  const template: MenuItemConstructorOptions[] = [
    {
      label: t('menu.file'),
      submenu: [
        command(t('menu.update'), 'update', 'CmdOrCtrl+R'),
        command(t('menu.export'), 'export', 'CmdOrCtrl+E'),
        command(t('menu.print'), 'print', 'CmdOrCtrl+P'),
        ...(isMac ? [] : [separator, settings, separator, { role: 'quit', label: t('menu.quit') } as const]),
      ],
    },
    {
      label: t('menu.edit'),
      submenu: [
        { role: 'undo', label: t('menu.undo') },
        { role: 'redo', label: t('menu.redo') },
        separator,
        { role: 'cut', label: t('menu.cut') },
        { role: 'copy', label: t('menu.copy') },
        { role: 'paste', label: t('menu.paste') },
        { role: 'selectAll', label: t('menu.selectAll') },
        separator,
        command(t('menu.search'), 'search', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        command(t('menu.palette'), 'palette', 'CmdOrCtrl+K'),
        separator,
        { role: 'resetZoom', label: t('menu.resetZoom') },
        { role: 'zoomIn', label: t('menu.zoomIn') },
        { role: 'zoomOut', label: t('menu.zoomOut') },
        separator,
        { role: 'togglefullscreen', label: t('menu.fullScreen') },
        ...(withDevTools ? [separator, { role: 'toggleDevTools', label: t('menu.devTools') } as const] : []),
      ],
    },
  ]
  if (isMac) {
    template.unshift({
      label: 'Atalaya',
      submenu: [
        { role: 'about', label: t('menu.about') },
        separator,
        settings,
        separator,
        { role: 'services', label: t('menu.services') },
        separator,
        { role: 'hide', label: t('menu.hide') },
        { role: 'hideOthers', label: t('menu.hideOthers') },
        { role: 'unhide', label: t('menu.showAll') },
        separator,
        { role: 'quit', label: t('menu.quit') },
      ],
    })
    template.push({ role: 'windowMenu', label: t('menu.window') })
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
