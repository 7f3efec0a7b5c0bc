import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../shared/language.ts'

const LABELS = {
  es: {
    file: 'Archivo',
    quit: 'Salir',
    edit: 'Edición',
    undo: 'Deshacer',
    redo: 'Rehacer',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    selectAll: 'Seleccionar todo',
    view: 'Ver',
    resetZoom: 'Tamaño normal',
    zoomIn: 'Ampliar',
    zoomOut: 'Reducir',
    fullScreen: 'Pantalla completa',
    devTools: 'Herramientas de desarrollo',
    window: 'Ventana',
  },
  en: {
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    devTools: 'Developer tools',
    window: 'Window',
  },
} as const satisfies Record<Language, Readonly<Record<string, string>>>

export interface MenuOptions {
  readonly language: Language
  readonly isMac: boolean
  readonly withDevTools: boolean
}

/** The menu: editing, zoom and quitting, with their shortcuts. Electron's own would open web pages from its Help. */
export function setMenu({ language, isMac, withDevTools }: MenuOptions): void {
  const labels = LABELS[language]
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const template: MenuItemConstructorOptions[] = [
    isMac ? { role: 'appMenu' } : { label: labels.file, submenu: [{ role: 'quit', label: labels.quit }] },
    {
      label: labels.edit,
      submenu: [
        { role: 'undo', label: labels.undo },
        { role: 'redo', label: labels.redo },
        separator,
        { role: 'cut', label: labels.cut },
        { role: 'copy', label: labels.copy },
        { role: 'paste', label: labels.paste },
        { role: 'selectAll', label: labels.selectAll },
      ],
    },
    {
      label: labels.view,
      submenu: [
        { role: 'resetZoom', label: labels.resetZoom },
        { role: 'zoomIn', label: labels.zoomIn },
        { role: 'zoomOut', label: labels.zoomOut },
        separator,
        { role: 'togglefullscreen', label: labels.fullScreen },
        ...(withDevTools ? [separator, { role: 'toggleDevTools', label: labels.devTools } as const] : []),
      ],
    },
  ]
  if (isMac) template.push({ role: 'windowMenu', label: labels.window })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
