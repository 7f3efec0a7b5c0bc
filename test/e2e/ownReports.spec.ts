import { join } from 'node:path'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { bytesUnder } from '../support/files.ts'
import { defineReport, field } from '../support/reports.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations, expectReadable } from './looks.ts'
import { calls } from './reports.ts'
import { said } from '../support/texts.ts'

// A report that the program does not know, from a pasted request to a file; and which reports an operation has.

const secret: ReportDefinition = {
  ...defineReport({
    id: 'cdr_99',
    kind: 'detail',
    dateField: 'date',
    maxDays: 31,
    maxRecords: 60_000,
    fields: [field('date', 'dateTime'), field('agent_name', 'text'), field('points', 'integer'), field('code', 'id')],
  }),
  key: 'reports_manager/cdr_99',
  service: 'reports_manager',
}
const TOKEN = 'tok-xq-pasted-5ecret-xq'
const CURL = `curl --location 'https://wv0010.wolkvox.com/api/v2/reports_manager.php?api=cdr_99&date_ini=20261101000000&date_end=20261101235959' --header 'wolkvox-token: ${TOKEN}'`

test.use({ operationOptions: { rowsPerDay: 8, reports: [...catalogue.reports, secret] } })

test('a pasted request becomes a report like any other, and its token is nowhere', async ({
  supervisor,
  operation,
  profileFolder,
}) => {
  const { grid, window, words, say } = supervisor
  const own = words.customReports
  await supervisor.connect(operation)
  const dialog = window.getByRole('dialog', { name: own.newTitle })

  await test.step('where a search finds nothing, the report can be added', async () => {
    const list = window.getByRole('navigation')
    const search = list.getByRole('searchbox', { name: words.sidebar.search, exact: true })
    await search.fill(calls.title.es)
    await expect(list.getByRole('listitem').first()).toContainText(calls.title.es)
    await expect(list.getByRole('button', { name: own.add })).toHaveCount(0)
    await search.fill('qwertz')
    await expect(list.getByText(say('sidebar:nothing', { query: 'qwertz' }))).toBeVisible()
    await list.getByRole('button', { name: own.add }).click()
    await expect(dialog).toBeVisible()
  })

  await test.step('it is pasted, and understood', async () => {
    await dialog.getByLabel(own.paste.label).evaluate((box, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, CURL)
    await expect(dialog).toContainText(own.paste.secret)
    await expect(dialog.getByLabel(own.id, { exact: true })).toHaveValue('cdr_99')
    expect(await window.content()).not.toContain(TOKEN)
    const values = await window
      .locator('input, textarea')
      .evaluateAll((boxes) =>
        boxes.map((box) => (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement ? box.value : '')),
      )
    expect(values.join('\n')).not.toContain(TOKEN)
  })

  await test.step('one request shows its fields, whose types can be corrected', async () => {
    await dialog.getByRole('button', { name: own.try }).click()
    await expect(dialog.getByRole('table', { name: own.fields })).toBeVisible()
    await expectReadable(window, 'fields', dialog)
    await dialog.getByLabel(own.title, { exact: true }).fill('Puntos de prueba')
    await dialog.getByLabel(own.fieldType.replace('{{name}}', 'code')).selectOption('id')
    await dialog.getByLabel(own.fieldTitle.replace('{{name}}', 'points')).fill('Puntaje')
    await dialog.getByRole('button', { name: own.save }).click()
    await expect(supervisor.reportTitle).toHaveText('Puntos de prueba')
    await supervisor.dismissNotices()
  })

  const range = supervisor.periodNamed('last-month')
  const rows = operation.truth(secret, range)
  const points = { ...field('points', 'integer'), title: said('Puntaje') }

  await test.step('it is fetched, filtered and written into a file', async () => {
    await supervisor.choosePeriod('last-month')
    await supervisor.update.click()
    await expect(supervisor.upToDate).toBeVisible()
    await expect(grid.count).toContainText(String(rows.length))
    const wanted = String(rows[0]?.['points'])
    await grid.type(points, wanted)
    const fitting = rows.filter((row) => row['points'] === wanted)
    await expect(grid.rows).toHaveCount(fitting.length)
    const file = join(profileFolder, 'own.csv')
    await supervisor.saveAs(file)
    await window.getByRole('button', { name: words.exporting.export, exact: true }).first().click()
    const exporting = window.getByRole('dialog', { name: words.exporting.title })
    await exporting.locator('button[type="submit"]').click()
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'own.csv' })).toBeVisible()
  })

  await test.step('the pasted token is in no answer and in no file', async () => {
    const channels = ['own-reports:list', 'reports:list', 'jobs:list'] as const
    const kept = JSON.stringify(await Promise.all(channels.map((channel) => ask(window, channel, null))))
    expect(kept).toContain('Puntos de prueba')
    expect(kept).not.toContain(TOKEN)
    expect(bytesUnder(profileFolder).includes(TOKEN)).toBe(false)
    expect(JSON.stringify(operation.requests)).not.toContain(TOKEN)
  })

  await test.step('it goes with its rows, once that is agreed to', async () => {
    await window.getByRole('button', { name: own.bar.remove, exact: true }).click()
    const removal = window.getByRole('dialog', {
      name: say('customReports:removal.title', { title: 'Puntos de prueba' }),
    })
    await expect(removal.getByText(say('customReports:removal.rows', { count: rows.length }))).toBeVisible()
    await expectNoViolations(removal, 'removing a report')
    await removal.getByRole('button', { name: own.removal.action, exact: true }).click()
    await expect(removal).toHaveCount(0)
    await expect(window.getByRole('navigation').getByText('Puntos de prueba')).toHaveCount(0)
  })
})

test('a request that means nothing to the server is explained', async ({ supervisor, operation }) => {
  const { window, words } = supervisor
  const own = words.customReports
  await supervisor.connect(operation)
  await window.getByRole('navigation').getByRole('button', { name: own.add }).click()
  const dialog = window.getByRole('dialog', { name: own.newTitle })
  await dialog.getByLabel(own.service, { exact: true }).fill('reports_manager')
  await dialog.getByLabel(own.id, { exact: true }).fill('nothing_like_it')
  await window.keyboard.press('Tab')
  await dialog.getByRole('button', { name: own.try }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await expect(dialog.locator('.own-excerpt')).toBeVisible()
  await expectReadable(window, 'unreadable', dialog)
  await window.keyboard.press('Escape')
})

test('checking the operation tells the number of requests, and marks what it has', async ({
  supervisor,
  operation,
}) => {
  const { window, words } = supervisor
  const check = words.operationCheck
  await supervisor.connect(operation)
  const before = operation.requests.length
  await window.getByRole('navigation').getByRole('button', { name: check.open }).click()
  const dialog = window.getByRole('dialog', { name: check.title })
  const told = Number(/\d+/.exec((await dialog.locator('.check-plan').textContent()) ?? '')?.[0])
  await dialog.getByRole('button', { name: check.start, exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(window.locator('.notices').getByText(check.done)).toBeVisible({ timeout: 60_000 })
  expect(operation.requests.length - before).toBe(told)
  await supervisor.dismissNotices()
  await window.getByRole('switch', { name: check.onlyData }).click()
  await expect(window.locator('.report-entry[data-mark="data"]').first()).toBeVisible()
  await expectNoViolations(window.getByRole('navigation'), 'reports with data only')
  await expect(window.locator('.report-entry[data-mark="empty"]')).toHaveCount(0)
})
