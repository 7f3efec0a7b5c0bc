import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { GUIDES } from '../../src/shared/guide/guides.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { dataFolderOf, STORE_KEY, startApp } from './electron.ts'
import { expect, test } from './fixtures.ts'
import { storeFileIn } from './seed.ts'
import { texts } from '../../src/shared/texts/index.ts'

const { problem } = texts.es.system

async function expectProblem(window: Page, sentence: RegExp): Promise<void> {
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(problem.heading)
  await expect(window.getByText(sentence)).toBeVisible()
}

test('a store that is none: said, kept aside when asked, begun anew', async ({ profileFolder, language }) => {
  writeFileSync(storeFileIn(profileFolder), 'not a store at all '.repeat(5_000))
  const app = await startApp({ profileFolder, language })
  try {
    const window = await app.firstWindow()
    await expectProblem(window, /está dañado/)
    // The guide is there though nothing else is: by its button, by its key, and in the menu.
    await window.getByRole('button', { name: problem.help, exact: true }).click()
    const guide = window.getByRole('dialog', { name: texts.es.guide.title, exact: true })
    await expect(guide.getByRole('article', { name: GUIDES.es.topics.problems.title })).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(guide).toHaveCount(0)
    await window.keyboard.press('F1')
    await expect(guide).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(guide).toHaveCount(0)
    const isOffered = (): Promise<boolean | undefined> =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('guide')?.enabled)
    await expect.poll(isOffered).toBe(true)
    await window.getByRole('button', { name: problem.startAnew }).click()
    const dialog = window.getByRole('dialog')
    await expect(dialog).toContainText('El archivo actual se conserva')
    await dialog.getByRole('button', { name: problem.startAnewAction }).click()
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(texts.es.start.title)
    expect(readdirSync(dataFolderOf(profileFolder)).some((name) => name.startsWith('atalaya.db.aside-'))).toBe(true)
  } finally {
    await app.close()
  }
})

test('a store that is gone: said as that, found again with another try, else begun anew', async ({
  profileFolder,
  language,
}) => {
  const file = storeFileIn(profileFolder)
  openWriter({ file, key: STORE_KEY }).close()
  const content = readFileSync(file)
  rmSync(file)
  const app = await startApp({ profileFolder, language })
  try {
    const window = await app.firstWindow()
    const heading = window.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText(problem.headingGone)
    await expect(window.getByText(/ya no está/)).toBeVisible()
    await expect(window.getByText(/no lo que vieron los registros continuos/)).toBeVisible()
    await expect(window.getByRole('button', { name: problem.showFolder })).toBeVisible()
    await expect(window.getByRole('button', { name: problem.rebuild })).toHaveCount(0)
    const tryAgain = window.getByRole('button', { name: texts.es.common.tryAgain })
    await tryAgain.click()
    await expect(tryAgain).toBeEnabled()
    await expect(heading).toHaveText(problem.headingGone)
    writeFileSync(file, content)
    await expect(async () => {
      // The try before may not have looked yet, and find it.
      if (await tryAgain.isVisible()) await tryAgain.click({ timeout: 2_000 })
      await expect(heading).toHaveText(texts.es.start.title, { timeout: 2_000 })
    }).toPass()
  } finally {
    await app.close()
  }
  rmSync(file)
  const again = await startApp({ profileFolder, language })
  try {
    const window = await again.firstWindow()
    await window.getByRole('button', { name: problem.startAnew }).click()
    const dialog = window.getByRole('dialog')
    await expect(dialog).toContainText('Si el archivo aparece después')
    expect(existsSync(file)).toBe(false)
    await dialog.getByRole('button', { name: problem.startAnewAction }).click()
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(texts.es.start.title)
  } finally {
    await again.close()
  }
})

test('a store of a newer version is left alone', async ({ profileFolder, language }) => {
  const database = openWriter({ file: storeFileIn(profileFolder), key: STORE_KEY })
  database.pragma('user_version = 9999')
  database.close()
  const app = await startApp({ profileFolder, language })
  try {
    const window = await app.firstWindow()
    await expectProblem(window, /una versión más nueva de Atalaya/)
    await expect(window.getByRole('button', { name: problem.startAnew })).toHaveCount(0)
    await expect(window.getByRole('button', { name: problem.quit })).toBeVisible()
  } finally {
    await app.close()
  }
})

test('another key opens nothing and changes nothing', async ({ profileFolder, language }) => {
  openWriter({ file: storeFileIn(profileFolder), key: 'f'.repeat(64) }).close()
  const app = await startApp({ profileFolder, language })
  try {
    await expectProblem(await app.firstWindow(), /La clave no abre el almacén/)
  } finally {
    await app.close()
  }
})

test('without a keychain the window says what is missing, and can quit', async ({ profileFolder, language }) => {
  test.skip(process.platform !== 'linux', 'elsewhere the keychain is always there')
  const app = await startApp({ profileFolder, language, environment: { ATALAYA_STORE_KEY: '' } })
  const window = await app.firstWindow()
  await expectProblem(window, /no ofrece un llavero/)
  const closed = app.waitForEvent('close')
  await window.getByRole('button', { name: problem.quit }).click()
  await closed
})

test('a page that crashes comes back by itself', async ({ app, supervisor }) => {
  await supervisor.exploreSample()
  await expect(supervisor.rows.first()).toBeVisible()
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const loaded = new Promise((resolve) => {
      contents?.once('did-finish-load', () => resolve(undefined))
    })
    contents?.forcefullyCrashRenderer()
    await loaded
  })
  // Playwright gives a page up once it has crashed: the main process asks it.
  const rows = (): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.querySelectorAll('.ag-row').length"),
    )
  await expect.poll(rows, { timeout: 15_000 }).toBeGreaterThan(0)
})
