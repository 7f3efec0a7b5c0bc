import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COPY_DAYS } from '../../src/shared/asideCopies.ts'
import { dataFolderOf } from './electron.ts'
import { expect, test } from './fixtures.ts'

test('copies that were put aside are told of where something is erased, and deleted when that is chosen', async ({
  window,
  supervisor,
  profileFolder,
}) => {
  await supervisor.exploreSample()
  const copy = (daysAgo: number): string => {
    const mark = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 19).replaceAll(':', '')
    const file = join(dataFolderOf(profileFolder), `atalaya.db.aside-${mark}`)
    writeFileSync(file, 'rows')
    return file
  }
  const file = copy(COPY_DAYS - 5)
  const { copies, data } = supervisor.words.settings
  const settings = await supervisor.openSettings('data')
  await expect(settings.getByText(/Una copia del almacén, apartada el .* Se elimina sola el /)).toBeVisible()
  await settings.getByRole('button', { name: data.continue, exact: true }).click()
  await expect(window.getByRole('checkbox', { name: copies.too })).not.toBeChecked()
  await window.keyboard.press('Escape')
  await settings.getByRole('button', { name: copies.delete, exact: true }).click()
  const question = window.getByRole('dialog', { name: copies.question })
  expect(existsSync(file)).toBe(true)
  await question.getByRole('button', { name: copies.delete, exact: true }).click()
  await expect(question).toHaveCount(0)
  expect(existsSync(file)).toBe(false)
  await expect(settings.getByText(copies.title)).toHaveCount(0)
})
