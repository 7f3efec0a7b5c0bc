import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './fixtures.ts'

interface Shown {
  contextMenus: string[][]
}

/** Lets no menu really open. @returns tells what each would have offered, what cannot be chosen in brackets */
async function watchMenus(app: ElectronApplication): Promise<() => Promise<readonly (readonly string[])[]>> {
  await app.evaluate(({ Menu }) => {
    const shown = globalThis as unknown as Shown
    shown.contextMenus = []
    Menu.buildFromTemplate = (template) => {
      const labels = template.flatMap(({ label, enabled }) =>
        label === undefined ? [] : [enabled === false ? `[${label}]` : label],
      )
      return { popup: () => shown.contextMenus.push(labels) } as unknown as Electron.Menu
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as Shown).contextMenus)
}

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
  const offered = await watchMenus(app)
  await rightClick(app, true, '')
  await rightClick(app, true, 'marked')
  await rightClick(app, false, 'marked')
  await rightClick(app, false, ' ')
  expect(await offered()).toEqual([[`[${cut}]`, `[${copy}]`, paste, selectAll], [cut, copy, paste, selectAll], [copy]])
})
