import { app, Menu, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../shared/language.ts'
import { desktopTexts } from './texts.ts'

/**
 * What the right mouse button offers where it was pressed: editing in a field, copying where text is marked, else
 * nothing.
 */
function itemsFor(
  { isEditable, selectionText, editFlags }: ContextMenuParams,
  language: Language,
): readonly MenuItemConstructorOptions[] {
  const t = desktopTexts(language)
  const copy = { role: 'copy', label: t('menu.copy'), enabled: editFlags.canCopy } as const
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy]
  return [
    { role: 'cut', label: t('menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('menu.paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: t('menu.selectAll'), enabled: editFlags.canSelectAll },
  ]
}

/**
 * Gives every window the menu of the right mouse button. Before the first window is made.
 *
 * Electron shows none of its own: who pastes a token with the mouse would find nothing.
 */
export function offerContextMenu(language: () => Language): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('context-menu', (_event, params) => {
      const items = itemsFor(params, language())
      if (items.length > 0) Menu.buildFromTemplate([...items]).popup()
    })
  })
}
