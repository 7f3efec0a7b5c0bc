import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** Presses the right mouse button, as Chromium tells it: over a field or not, with text marked or none. */
async function rightClick(app: ElectronApplication, isEditable: boolean, selectionText: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [editable, marked]) => {
      const editFlags = { canCut: marked !== '', canCopy: marked !== '', canPaste: editable, canSelectAll: true }
      const params = { isEditable: editable, selectionText: marked, editFlags }
      BrowserWindow.getAllWindows()[0]?.webContents.emit('context-menu', {}, params)
    },
    [isEditable, selectionText] as const,
  )
}

test('the right mouse button pastes into fields, and copies what is marked', async ({ app, supervisor }) => {
  const { copy, cut, paste, selectAll } = supervisor.words.desktop.menu
  const offered = await supervisor.system.watchMenus()
  await rightClick(app, true, '')
  await rightClick(app, true, 'marked')
  await rightClick(app, false, 'marked')
  await rightClick(app, false, ' ')
  expect(await offered()).toEqual([[`[${cut}]`, `[${copy}]`, paste, selectAll], [cut, copy, paste, selectAll], [copy]])
})
