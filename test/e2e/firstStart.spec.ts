import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { catalogue } from '../../src/shared/reports/index.ts'
import { bytesUnder } from '../support/files.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations } from './looks.ts'

const [first, second] = catalogue.reports
if (first === undefined || second === undefined) throw new Error('The catalogue is empty')

test('one click leads from the first start to rows, and the next start goes on there', async ({
  window,
  supervisor,
  startAgain,
}) => {
  await supervisor.exploreSample()
  await expect(supervisor.reportTitle).toHaveText(first.title.es)
  await expect(supervisor.rows.first()).toBeVisible()
  await expect(window.getByText(supervisor.words.start.sample.banner)).toBeVisible()
  await supervisor.open(second)

  const returned = await startAgain()
  await expect(returned.reportTitle).toHaveText(second.title.es)
  await returned.open(first)
  await expect(returned.rows.first()).toBeVisible()
})

test('the sample data goes as it came, with one click and a question', async ({ window, supervisor }) => {
  const { sample } = supervisor.words.start
  await supervisor.exploreSample()
  await window.getByRole('button', { name: sample.removeThem }).click()
  const dialog = window.getByRole('dialog', { name: sample.removeTitle })
  await dialog.getByRole('button', { name: sample.removeAction, exact: true }).click()
  await expect(window.getByRole('button', { name: supervisor.words.start.doors.sample.title })).toBeVisible()
})

test.describe('connecting', () => {
  test('a good token is accepted in words, and the operation opens', async ({ window, supervisor, operation }) => {
    await supervisor.connect(operation)
    await expect(window.getByText(supervisor.words.start.saved.thisRunTitle)).toHaveCount(0)
    await expect(supervisor.reportTitle).toHaveText(first.title.es)
    expect(operation.requests).toHaveLength(1)
  })

  test('what was typed survives Esc and the end of the program, but for the token', async ({
    window,
    supervisor,
    startAgain,
    profileFolder,
  }) => {
    const TOKEN = 'a-token-that-is-nowhere'
    const { form } = supervisor.words.start
    const { draft } = supervisor.words.common
    await supervisor.startConnecting()
    await supervisor.fillConnection({ baseUrl: 'https://proxy.example.com', token: TOKEN, name: 'Banco Andino' })
    await window.keyboard.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await supervisor.startConnecting()
    await expect(window.getByLabel(form.name, { exact: true })).toHaveValue('Banco Andino')
    await expect(window.getByLabel(form.token, { exact: true })).toHaveValue('')
    await expect(window.getByText(draft.recovered)).toBeVisible()

    const returned = await startAgain()
    await returned.startConnecting()
    await expect(returned.window.getByLabel(form.name, { exact: true })).toHaveValue('Banco Andino')
    await expect(returned.window.getByLabel(form.token, { exact: true })).toHaveValue('')
    expect.soft(await axeViolations(returned.window.getByRole('dialog'))).toEqual([])
    await returned.window.getByRole('button', { name: draft.discard }).click()
    await expect(returned.window.getByLabel(form.name, { exact: true })).toHaveValue('')
    await expect(returned.window.getByText(draft.recovered)).toHaveCount(0)
    await returned.window.keyboard.press('Escape')
    await returned.startConnecting()
    await expect(returned.window.getByLabel(form.name, { exact: true })).toHaveValue('')
    expect(bytesUnder(profileFolder).includes(TOKEN)).toBe(false)
  })

  test('a refused token is said beside it, and can be corrected', async ({ window, supervisor, operation }) => {
    await supervisor.startConnecting()
    await supervisor.fillConnection({ ...operation, token: 'another-token' })
    await window.getByRole('button', { name: supervisor.words.start.form.test, exact: true }).click()
    await expect(window.getByText('El servidor rechaza el token.')).toBeVisible()
    await window.getByLabel(supervisor.words.start.form.token, { exact: true }).fill(operation.token)
    await supervisor.finishConnecting()
  })

  test('a server that cannot be reached can be saved and tested later', async ({ window, supervisor, operation }) => {
    await supervisor.startConnecting()
    await supervisor.fillConnection({ ...operation, baseUrl: 'http://127.0.0.1:1' })
    await window.getByRole('button', { name: supervisor.words.start.form.test, exact: true }).click()
    await expect(window.getByText(/No se puede llegar al servidor 127\.0\.0\.1/)).toBeVisible()
    await supervisor.finishConnecting(supervisor.words.start.form.saveUntested)
    expect(operation.requests).toHaveLength(0)
  })

  test('a server that admits only registered addresses says whom to ask', async ({ window, supervisor, operation }) => {
    const guarded = createServer((_request, response) => {
      response.writeHead(403, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ code: '403', error: 'Forbidden', msg: 'Your IP is not registered' }))
    })
    guarded.listen(0, '127.0.0.1')
    await once(guarded, 'listening')
    const { port } = guarded.address() as AddressInfo
    try {
      await supervisor.startConnecting()
      await supervisor.fillConnection({ ...operation, baseUrl: `http://127.0.0.1:${port}` })
      await window.getByRole('button', { name: supervisor.words.start.form.test, exact: true }).click()
      await expect(window.getByText('El servidor no admite este computador.')).toBeVisible()
      await expect(window.getByText(/pedir a quien administra wolkvox/)).toBeVisible()
      await expect(window.getByRole('button', { name: supervisor.words.start.form.saveUntested })).toBeEnabled()
    } finally {
      guarded.close()
    }
  })

  test('what is no server of wolkvox is refused before anything is sent', async ({ window, supervisor, operation }) => {
    await supervisor.startConnecting()
    await supervisor.fillConnection(operation)
    await window.getByLabel(supervisor.words.start.form.server, { exact: true }).fill('https://example.com/')
    await window.getByRole('button', { name: supervisor.words.start.form.test, exact: true }).click()
    await expect(window.getByText(/no es un código de servidor wolkvox/)).toBeVisible()
    expect(operation.requests).toHaveLength(0)
  })
})

test.describe('on an English system', () => {
  test.use({ language: 'en' })

  test('everything speaks English, and Spanish at once when asked', async ({ window, supervisor }) => {
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(supervisor.words.start.title)
    await window.getByText('Español', { exact: true }).click()
    await expect(window.locator('html')).toHaveAttribute('lang', 'es')
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(
      'Los reportes de la operación, en este computador',
    )
  })
})
