import { expect, test } from './fixtures.ts'

test('starts and shows the reports, the first one open', async ({ window }) => {
  const entries = window.getByRole('navigation').getByRole('button')
  await expect(entries.first()).toHaveAttribute('aria-current', 'true')
  expect(await entries.count()).toBeGreaterThan(4)
  const [firstTitle] = await entries.first().locator('.report-entry-title').allTextContents()
  await expect(window.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(firstTitle ?? '')
  expect(await window.title()).toBe('Atalaya')
})

test('the window shows itself once its page is drawn, in the size that it was given', async ({ app, window }) => {
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())))
    .toEqual([true])
  const width = await window.evaluate(() => innerWidth)
  expect(width).toBe(1280)
})

test('finds reports and fields whatever the accents and capitals', async ({ window }) => {
  const search = window.getByRole('searchbox')
  const entries = window.getByRole('navigation').getByRole('button')
  await search.fill('teléfono')
  const withAccent = await entries.allTextContents()
  expect(withAccent.length).toBeGreaterThan(0)
  await search.fill('TELEFONO')
  expect(await entries.allTextContents()).toEqual(withAccent)
  await entries.first().click()
  await expect(window.locator('tr.field-found').first()).toContainText(/tel[eé]fono/i)
})

test('says when nothing is found, and starts anew', async ({ window }) => {
  const search = window.getByRole('searchbox')
  await search.fill('xyzzy')
  await expect(window.getByRole('status')).toContainText('«xyzzy»')
  await window.getByRole('button', { name: 'Borrar la búsqueda' }).click()
  await expect(search).toHaveValue('')
  await expect(search).toBeFocused()
})

test('opens a report with the keyboard alone', async ({ window }) => {
  await window.keyboard.press('Tab')
  await expect(window.getByRole('link', { name: 'Ir al reporte' })).toBeFocused()
  await window.keyboard.press('Tab')
  await expect(window.getByRole('radio', { name: 'Español' })).toBeFocused()
  await window.keyboard.press('Tab')
  await expect(window.getByRole('searchbox')).toBeFocused()
  await window.keyboard.type('correo')
  const [first, second] = await window.getByRole('navigation').getByRole('button').all()
  if (first === undefined || second === undefined) throw new Error('The search should find two reports')
  await window.keyboard.press('Tab')
  await expect(first).toBeFocused()
  await window.keyboard.press('Tab')
  await expect(second).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(second).toHaveAttribute('aria-current', 'true')
  const title = await second.locator('.report-entry-title').textContent()
  await expect(window.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(title ?? '')
})

test('speaks the language of the system, and the other one when asked', async ({ window }) => {
  await expect(window.getByRole('navigation', { name: 'Reportes' })).toBeVisible()
  await expect(window.locator('html')).toHaveAttribute('lang', 'es')
  await window.getByText('English', { exact: true }).click()
  await expect(window.getByRole('navigation', { name: 'Reports' })).toBeVisible()
  await expect(window.locator('html')).toHaveAttribute('lang', 'en')
  await window.reload()
  await expect(window.getByRole('navigation', { name: 'Reports' })).toBeVisible()
})

test.describe('on an English system', () => {
  test.use({ language: 'en' })

  test('speaks English', async ({ window }) => {
    await expect(window.getByRole('navigation', { name: 'Reports' })).toBeVisible()
  })
})
