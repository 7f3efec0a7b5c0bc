import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { policyTexts } from '../../src/shared/commonTexts/policy.ts'
import { explain } from '../../src/shared/errorTexts.ts'
import type { Language } from '../../src/shared/language.ts'
import { managed } from '../../src/shared/policy/policy.ts'
import type { PolicyName } from '../../src/shared/policy/settings.ts'
import type { ErrorDetail } from '../../src/shared/errors.ts'
import { AUTHORITY_FILE, CERTIFIED_HOST, startProxy, startTlsInFrontOf, type Proxy } from '../support/proxy.ts'
import { hasOwnEtc, setPolicy, starterOn } from '../support/ownEtc.ts'
import { electronProgram, isStandIn } from './electron.ts'
import { expect, test as base } from './fixtures.ts'
import { axeViolations, expectReadable } from './looks.ts'
import { calls } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// The window on a computer whose administrator set something: what is locked says so where one meets it, and what the
// administrator sets meanwhile holds from the next start.

const DAYS = 45

interface Computer {
  /** The only folder that files may go to. */
  readonly allowed: string
  /** The only way to the operation, which nothing but the policy names. */
  readonly proxy: Proxy
  /** Sets something, also while the program runs. */
  readonly set: (levels: object) => void
}

const test = base.extend<{ readonly computer: Computer }>({
  computer: async ({ profileFolder, operation }, use) => {
    const tls = await startTlsInFrontOf(operation.baseUrl)
    const proxy = await startProxy({ leadsTo: tls.port })
    const allowed = join(profileFolder, 'allowed')
    mkdirSync(allowed)
    const set = (levels: object): void => {
      setPolicy(join(profileFolder, 'computer'), levels)
    }
    await use({ allowed, proxy, set })
    await proxy.close()
    await tls.close()
  },
  starter: async ({ profileFolder, computer }, use) => {
    // The program runs from its sources here: a note of its developers says where newer versions would lie.
    mkdirSync(join(profileFolder, 'electron'), { recursive: true })
    writeFileSync(join(profileFolder, 'electron/dev-app-update.yml'), 'provider: generic\nurl: http://127.0.0.1:9\n')
    computer.set({
      Mandatory: {
        AllowedServers: [CERTIFIED_HOST, '0010'],
        Proxy: `http://127.0.0.1:${computer.proxy.port}`,
        MaskAtLeast: 'partial',
        KeepAtMostDays: DAYS,
        Updates: 'off',
        ExportFolders: [computer.allowed],
      },
    })
    await use(starterOn(join(profileFolder, 'computer'), electronProgram))
  },
})

test.use({
  operationOptions: { rowsPerDay: 10 },
  environment: { HTTPS_PROXY: '', https_proxy: '', NODE_EXTRA_CA_CERTS: AUTHORITY_FILE },
})
test.skip(!isStandIn || !hasOwnEtc(), 'root alone can give a computer a policy')

/** What is said of what the administrator set, beside it or to whoever tried. */
function said(language: Language, setting: PolicyName, detail: ErrorDetail = {}): string {
  return explain(managed(setting, detail).toData(), language, 'window').sentence
}

async function openExport({ window, words }: Supervisor): Promise<Locator> {
  await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
  return window.getByRole('dialog', { name: words.exporting.title })
}

async function close(window: Page, dialog: Locator): Promise<void> {
  await window.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
}

test('what is locked says so where one meets it, and what is set meanwhile holds from the next start', async ({
  window,
  supervisor,
  operation,
  computer,
  profileFolder,
  startAgain,
}) => {
  const { words, say, grid, system } = supervisor
  const { start } = words

  // Another server than those that are allowed: the form names these, and saving is refused in words.
  await supervisor.startConnecting()
  const allowed = say('start:form.serversAllowed', { servers: `${CERTIFIED_HOST}, wv0010.wolkvox.com` })
  await expect(window.getByText(allowed)).toBeVisible()
  await supervisor.fillConnection({ ...operation, name: 'Banco Andino', baseUrl: 'https://example.com' })
  await window.getByRole('button', { name: start.form.test, exact: true }).click()
  await expect(window.getByText(said('es', 'AllowedServers', { host: 'example.com' }))).toBeVisible()
  expect(operation.requests).toEqual([])
  await window.getByLabel(start.form.baseUrl, { exact: true }).fill(`https://${CERTIFIED_HOST}`)
  await supervisor.finishConnecting()
  // Requests go the way that is set, and no other.
  expect(operation.requests.length).toBeGreaterThan(0)
  expect(computer.proxy.connects).toHaveLength(operation.requests.length)
  await supervisor.dismissNotices()

  // What hides less than what is locked cannot be chosen, days no more than are locked, and nobody switches updates on.
  const settings = await supervisor.openSettings('operations')
  const levels = settings.getByRole('radiogroup', { name: say('masks:of', { name: 'Banco Andino' }) })
  await expect(levels.getByRole('radio', { name: words.masks.levels.whole, exact: true })).toBeDisabled()
  await expect(levels.getByRole('radio', { name: words.masks.levels.partial, exact: true })).toBeChecked()
  await expect(settings.getByText(said('es', 'MaskAtLeast', { level: policyTexts('partial') }))).toBeVisible()
  await settings.getByRole('tab', { name: words.settings.sections.retention, exact: true }).click()
  await expect(settings.getByText(said('es', 'KeepAtMostDays', { days: DAYS }))).toBeVisible()
  await settings.getByRole('tab', { name: words.settings.sections.about, exact: true }).click()
  await expect(settings.getByText(words.updates.off.managed)).toBeVisible()
  await expect(settings.getByRole('switch', { name: words.updates.byItself })).toHaveCount(0)
  await close(window, settings)

  // Files: the dialog says where to; another place is refused, and nothing is written there.
  await supervisor.open(calls)
  await supervisor.update.click()
  await expect(grid.rows.first()).toBeVisible()
  await supervisor.dismissNotices()
  const exporting = await openExport(supervisor)
  const folders = said('es', 'ExportFolders', { folders: computer.allowed })
  await expect(exporting.getByText(folders)).toBeVisible()
  const elsewhere = join(profileFolder, 'elsewhere.csv')
  await supervisor.saveAs(elsewhere)
  await exporting.getByRole('button', { name: words.exporting.start_other.split('{')[0] ?? '' }).click()
  await expect(exporting).toHaveCount(0)
  const notices = window.locator('.notices').getByRole('alert')
  await expect(notices.filter({ hasText: folders })).toContainText(words.settings.sections.managed)
  expect(existsSync(elsewhere)).toBe(false)
  await supervisor.dismissNotices()

  // What is set meanwhile is told, on the page and beside it; it does not hold yet.
  await expectReadable(window, 'managed', await supervisor.openSettings('managed'))
  await close(window, settings)
  computer.set({ Mandatory: { UserTokens: false, MaskAtLeast: 'hidden', ExportFolders: [computer.allowed] } })
  await supervisor.openSettings('managed')
  const changed = settings.getByRole('alert').filter({ hasText: words.settings.managed.changed })
  await expect(changed).toContainText(say('settings:managed.next', { value: `no (${policyTexts('Mandatory').es})` }))
  await expect(changed.getByRole('listitem')).toHaveCount(6)
  await expect(changed).toContainText(words.settings.managed.nextNothing)
  await expect(notices.filter({ hasText: words.settings.managed.changed })).toContainText(
    words.settings.managed.changedMeaning,
  )
  await supervisor.dismissNotices()
  await expectReadable(window, 'managed-changed', settings)
  const trace = join(profileFolder, 'started-again')
  await system.traceRestart(trace)
  // The window may be gone before the key is said to be up again.
  const pressed = changed.getByRole('button', { name: words.settings.managed.restart }).press('Enter')
  await Promise.all([expect.poll(() => existsSync(trace)).toBe(true), pressed.catch(() => undefined)])

  // From then on, in English.
  const english = await startAgain({}, 'en')
  const inEnglish = english.words
  const page = await english.openSettings('operations')
  await expect(page.getByRole('button', { name: inEnglish.settings.operations.add })).toBeDisabled()
  await expect(page.getByText(said('en', 'UserTokens'))).toBeVisible()
  await expect(page.getByText(said('en', 'MaskAtLeast', { level: policyTexts('hidden') }))).toBeVisible()
  await page.getByRole('tab', { name: inEnglish.settings.sections.managed, exact: true }).click()
  await expect(page.getByText(inEnglish.settings.managed.lead)).toBeVisible()
  await expect(page.getByText(inEnglish.settings.managed.changed)).toHaveCount(0)
  await expect(page.getByText('/etc/atalaya/policy.json').first()).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
})
