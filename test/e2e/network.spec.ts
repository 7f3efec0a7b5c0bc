import {
  AUTHORITY_FILE,
  AUTHORITY_NAME,
  CERTIFIED_HOST,
  startProxy,
  startTlsInFrontOf,
  type Listening,
  type Proxy,
} from '../support/proxy.ts'
import { isStandIn } from './electron.ts'
import { expect, test as base } from './fixtures.ts'
import { axeViolations, expectReadable } from './looks.ts'

// The window's requests go through the system's network. Which proxy and which certificates that knows, the system of a
// computer says: here the environment does, as for Chromium on Linux; the authority is known to the stand-in alone.

const LOGIN = 'ana:clave de la empresa'
const ADDRESS = `https://${CERTIFIED_HOST}`

interface Way {
  readonly tls: Listening
  readonly proxy: Proxy
}

const test = base.extend<{ readonly isTrusted: boolean; readonly way: Way }>({
  isTrusted: [true, { option: true }],
  way: async ({ operation }, use) => {
    const tls = await startTlsInFrontOf(operation.baseUrl)
    const proxy = await startProxy({ login: LOGIN, leadsTo: tls.port })
    await use({ tls, proxy })
    await proxy.close()
    await tls.close()
  },
  environment: async ({ way, isTrusted }, use) => {
    await use({
      HTTPS_PROXY: `http://127.0.0.1:${way.proxy.port}`,
      NO_PROXY: '',
      ...(isTrusted ? { NODE_EXTRA_CA_CERTS: AUTHORITY_FILE } : {}),
    })
  },
})

test.skip(!isStandIn, 'the environment says nothing to Windows and macOS, nor the test’s authority to Chromium')

test('a proxy that asks who one is is answered once, and every step of the way is told', async ({
  window,
  supervisor,
  operation,
  way,
}) => {
  const { network, start } = supervisor.words
  const { token } = operation
  await supervisor.startConnecting()
  await supervisor.fillConnection({ baseUrl: ADDRESS, token, name: 'Banco Andino' })
  await window.getByRole('button', { name: start.form.test, exact: true }).click()
  const dialog = window.getByRole('dialog', { name: network.login.title })
  await expect(dialog).toContainText(`127.0.0.1:${way.proxy.port}`)
  expect(await axeViolations(dialog)).toEqual([])

  await dialog.getByLabel(network.login.user).fill('ana')
  await dialog.getByLabel(network.login.password, { exact: true }).fill('otra')
  await window.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  // It was not the right one: the proxy asks again.
  await supervisor.dismissNotices()
  await window.getByRole('button', { name: start.form.test, exact: true }).click()
  await dialog.getByLabel(network.login.user).fill('ana')
  await dialog.getByLabel(network.login.password, { exact: true }).fill('clave de la empresa')
  await window.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await supervisor.dismissNotices()
  await supervisor.finishConnecting()
  expect(operation.requests.length).toBeGreaterThan(0)
  expect(way.proxy.connects.every((asked) => asked === `${CERTIFIED_HOST}:443`)).toBe(true)
  // The token went to the server alone, through what nobody reads.
  expect(way.proxy.others).toEqual([])

  const page = await supervisor.openSettings('operations')
  await page.getByRole('button', { name: network.test }).click()
  const steps = page.getByRole('list', { name: network.way.replace('{{name}}', 'Banco Andino') }).getByRole('listitem')
  await expect(steps).toHaveCount(5)
  await expect(steps.nth(0)).toContainText(`127.0.0.1:${way.proxy.port}`)
  await expect(steps.nth(1)).toContainText(network.states.skipped)
  await expect(steps.nth(2)).toContainText(AUTHORITY_NAME)
  await expect(steps.nth(3)).toContainText(network.steps.server)
  await expect(steps.nth(4)).toContainText(network.passed.token)

  // Who the proxy is told can be seen, never the password, and be forgotten: then it asks again.
  const proxies = page.getByRole('region', { name: network.logins.title })
  const address = `127.0.0.1:${way.proxy.port}`
  await expect(proxies.getByRole('listitem')).toContainText([address])
  await expect(proxies.getByRole('listitem')).toContainText(network.logins.as.replace('{{user}}', 'ana'))
  await expect(proxies.getByRole('listitem')).toContainText(network.logins.thisRun)
  await expect(proxies).not.toContainText('clave de la empresa')
  await supervisor.dismissNotices()
  await proxies.scrollIntoViewIfNeeded()
  await expectReadable(window, 'way', page)
  await proxies.getByRole('button', { name: network.logins.forgetOf.replace('{{proxy}}', address) }).press('Enter')
  await expect(proxies).toHaveCount(0)
  await supervisor.dismissNotices()
  await page.getByRole('button', { name: network.test }).click()
  await expect(steps.nth(0)).toContainText(network.states.failed)
  await expect(dialog).toContainText(address)
})

test.describe('where the company’s authority is not trusted', () => {
  test.use({ isTrusted: false })

  test('it is named, and no token goes out', async ({ window, supervisor, operation }) => {
    const { network, start } = supervisor.words
    await supervisor.startConnecting()
    await supervisor.fillConnection({ baseUrl: ADDRESS, token: operation.token, name: 'Banco Andino' })
    await window.getByRole('button', { name: start.form.test, exact: true }).click()
    const dialog = window.getByRole('dialog', { name: network.login.title })
    await dialog.getByLabel(network.login.user).fill('ana')
    await dialog.getByLabel(network.login.password, { exact: true }).fill('clave de la empresa')
    await window.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await window.getByRole('button', { name: start.form.test, exact: true }).click()
    await expect(window.getByRole('alert').filter({ hasText: AUTHORITY_NAME })).toBeVisible()
    expect(operation.requests).toEqual([])
  })
})
