import { writeFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { GUIDES } from '../../src/shared/guide/guides.ts'
import { startApp } from './electron.ts'
import { expect, test } from './fixtures.ts'
import {
  axeViolations,
  COLOUR_RULES,
  cutOff,
  faintControls,
  RULES_OF_2_2,
  scrolledAcross,
  settle,
  withSpacedText,
} from './looks.ts'
import { calls, fieldOf, live, mails, messages, needsAgent, sums } from './reports.ts'
import { storeFileIn } from './seed.ts'
import { Supervisor } from './supervisor.ts'

// Every screen and dialog, as checkers of accessibility see it in both themes, and as it stands in a small window.

const SIZE = { width: 1366, height: 768 }
/** The same screen with everything twice as large. */
const ZOOMED = { width: 683, height: 384 }
/** As narrow as a window of 1280 pixels with everything four times as large (WCAG 1.4.10). */
const NARROW = { width: 320, height: 256 }
const BACKGROUNDS = { light: 'rgb(243, 245, 247)', dark: 'rgb(18, 23, 28)' } as const
const agent = fieldOf(calls, 'text')
const minutes = fieldOf(calls, 'decimal')

test.use({ operationOptions: { rowsPerDay: 20 } })

async function turn(window: Page, theme: 'light' | 'dark'): Promise<void> {
  await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
  await settle(window)
}

/**
 * Whatever the language, the same parts have to find room: the narrow window and the spaced texts are looked at in
 * Spanish, whose words are the longer ones.
 */
async function lookForRoom(name: string, window: Page): Promise<void> {
  await window.setViewportSize(NARROW)
  await settle(window)
  const narrow = [...(await cutOff(window)), ...(await scrolledAcross(window))]
  expect.soft(narrow, `${name}, four times as large`).toEqual([])
  await window.screenshot({ path: test.info().outputPath(`${name.replaceAll(/\W+/g, '-')}-narrow.png`) })
  await window.setViewportSize(SIZE)
  expect.soft(await withSpacedText(window, () => cutOff(window)), `${name}, spaced`).toEqual([])
}

/**
 * Looks at what is on the screen now. What is wrong with it fails the test at its end, with all the rest that is wrong.
 */
async function look(name: string, part: Locator): Promise<void> {
  const window = part.page()
  await settle(window)
  const inLight = [...(await axeViolations(part)), ...(await axeViolations(part, RULES_OF_2_2))]
  expect.soft([...inLight, ...(await faintControls(part))], `${name}, light`).toEqual([])
  await turn(window, 'dark')
  const inDark = [...(await axeViolations(part, COLOUR_RULES)), ...(await faintControls(part))]
  expect.soft(inDark, `${name}, dark`).toEqual([])
  await turn(window, 'light')
  await window.setViewportSize(ZOOMED)
  await settle(window)
  expect.soft(await cutOff(window), `${name}, twice as large`).toEqual([])
  if ((await window.locator('html').getAttribute('lang')) === 'es') await lookForRoom(name, window)
  await window.setViewportSize(SIZE)
  await settle(window)
}

test('the theme of the system is followed at once', async ({ window }) => {
  for (const theme of ['dark', 'light'] as const) {
    await window.emulateMedia({ colorScheme: theme })
    await expect(window.locator('body')).toHaveCSS('background-color', BACKGROUNDS[theme])
  }
})

for (const language of ['es', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })
    test.describe.configure({ timeout: 300_000 })

    test(`every screen can be read by anybody (${language})`, async ({ window, supervisor, operation, problems }) => {
      // A mail's pictures are not loaded.
      problems.expect(/Content Security Policy/)
      const { grid, words, say } = supervisor
      const whole = window.locator(':root')
      const dialog = window.getByRole('dialog')
      const escape = async (): Promise<void> => {
        await window.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
      }
      await window.setViewportSize(SIZE)
      await turn(window, 'light')

      await test.step('the first start, and connecting', async () => {
        await look('first start', whole)
        await supervisor.startConnecting()
        await supervisor.fillConnection({ ...operation, token: 'another-token' })
        await window.getByRole('button', { name: words.start.form.test, exact: true }).click()
        await expect(window.getByText(words.start.form.tokenRefused)).toBeVisible()
        await look('a connection that is refused', dialog)
        await window.getByLabel(words.start.form.token, { exact: true }).fill(operation.token)
        await supervisor.finishConnecting()
        await supervisor.dismissNotices()
        await look('a report of which nothing is here', whole)
      })

      await test.step('a report', async () => {
        await supervisor.fetchWhole(calls, 'last-month')
        await expect(grid.rows.first()).toBeVisible()
        await look('a report', whole)
        // What is told of a button goes with Escape (WCAG 1.4.13).
        const tip = window.getByRole('tooltip')
        await window.getByRole('button', { name: words.grid.card.show, exact: true }).hover()
        await expect(tip).toBeVisible()
        await window.keyboard.press('Escape')
        await expect(tip).toHaveCount(0)
        await window.getByRole('button', { name: words.report.about, exact: true }).click()
        await look('what a report is about', window.getByRole('dialog', { name: words.report.about }))
        await escape()
        const popup = await grid.openFilter(agent)
        await expect(popup.locator('.grid-values-entry').first()).toBeVisible()
        await look('the values of a column', popup)
        await grid.turnTo(popup, 'conditions')
        await look('the conditions of a column', popup)
        await popup.getByRole('button', { name: words.grid.filter.done }).click()
        await look('the menu of a column', await grid.openMenu(agent))
        await window.keyboard.press('Escape')
        await window.getByRole('button', { name: words.grid.columns.open, exact: true }).click()
        await look('which columns are shown', window.getByRole('dialog', { name: words.grid.columns.title }))
        await escape()
        await grid.openCard(1, agent)
        await look('a row as a card', grid.card)
        await grid.card.getByRole('button', { name: words.grid.card.close }).click()
        await grid.type(minutes, '> 9999')
        await expect(window.getByText(words.grid.nothingFound.title)).toBeVisible()
        await look('nothing found', window.locator('.report-grid'))
        await window
          .getByRole('button', { name: say('grid:nothingFound.clearFilters', { count: 1 }), exact: true })
          .click()
      })

      await test.step('its period, its days, its file', async () => {
        await window.locator('.period-button').click()
        await expect(window.getByRole('button', { name: words.report.period.apply })).toBeVisible()
        await look('choosing a period', dialog)
        await window.locator('.period-button').click()
        await expect(dialog).toHaveCount(0)
        const days = window.getByRole('listbox', { name: words.coverage.strip }).getByRole('option')
        await days.nth(3).click()
        await expect(window.getByRole('button', { name: words.coverage.selection.show })).toBeVisible()
        await look('a chosen day', window.locator('.coverage'))
        await window.keyboard.press('Escape')
        await window.getByRole('button', { name: words.coverage.showCalendar }).click()
        await expect(window.locator('.coverage-months')).toBeVisible()
        await look('the calendar', window.locator('.coverage'))
        await window.getByRole('button', { name: words.coverage.showCalendar }).click()
        await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
        await look('exporting', dialog)
        await escape()
      })

      await test.step('a mail', async () => {
        await supervisor.fetchWhole(mails, 'yesterday')
        await grid.openCard(0, fieldOf(mails, 'html'))
        await grid.card.getByRole('button', { name: words.grid.card.formatted }).click()
        await expect(grid.card.locator('iframe')).toBeVisible()
        await look('a mail with its formatting', grid.card)
      })

      await test.step('a log', async () => {
        await supervisor.openLog(live)
        await window.locator('.report-update').getByRole('button').first().click()
        await expect(supervisor.completeness).toContainText(words.coverage.completeness.noGaps)
        await look('a log', window.locator('.coverage'))
      })

      await test.step('what failed', async () => {
        operation.fail({ kind: 'quota', api: messages.key })
        await supervisor.open(messages)
        await supervisor.choosePeriod('last-month')
        await supervisor.update.click()
        await expect(supervisor.completeness).toHaveAttribute('data-verdict', 'failed')
        await window.getByRole('contentinfo').getByRole('button', { expanded: false }).click()
        await expect(window.getByRole('button', { name: words.activity.retry }).first()).toBeVisible()
        // A notice lies over what is below it, for a while.
        await look('the notice of a failure', window.getByRole('alert').filter({ hasText: messages.title[language] }))
        await supervisor.dismissNotices()
        await look('activity with a failure', whole)
        await window.getByRole('button', { name: words.activity.hideDetails }).first().click()
      })

      await test.step('the guide', async () => {
        await window.keyboard.press('F1')
        const guide = window.getByRole('dialog', { name: words.guide.title, exact: true })
        await expect(guide.getByRole('article')).toBeVisible()
        await look('the guide', guide)
        await guide.getByRole('button', { name: GUIDES[language].topics.keyboard.title, exact: true }).click()
        await expect(guide.getByRole('table').first()).toBeVisible()
        await look('the guide: keys', guide)
        await guide.getByRole('searchbox').fill(language === 'es' ? 'incompleto' : 'incomplete')
        await expect(guide.locator('mark').first()).toBeVisible()
        await look('what is found in the guide', guide)
        await guide.getByRole('button', { name: words.guide.clear }).click()
        await escape()
      })

      await test.step('the settings, and the box that reaches everything', async () => {
        const sections = Object.keys(words.settings.sections) as (keyof typeof words.settings.sections)[]
        const settings = await supervisor.openSettings('operations')
        for (const section of sections) {
          await settings.getByRole('tab', { name: words.settings.sections[section], exact: true }).click()
          await look(`settings: ${section}`, settings)
        }
        await settings.getByRole('tab', { name: words.settings.sections.data, exact: true }).click()
        await settings.getByRole('button', { name: words.settings.data.continue, exact: true }).click()
        const question = window.getByRole('dialog', { name: words.settings.erase.title })
        await expect(question.getByText(words.settings.erase.again)).toBeVisible()
        await look('what would be erased', question)
        await question.getByRole('button', { name: words.common.cancel }).click()
        await escape()
        await window.keyboard.press('ControlOrMeta+k')
        await expect(window.getByRole('combobox', { name: words.palette.title })).toBeFocused()
        await look('the palette', dialog)
        await window.keyboard.type('zzzz')
        await expect(window.getByText(say('palette:nothing', { query: 'zzzz' }))).toBeVisible()
        await look('the palette with nothing found', dialog)
      })
    })

    test(`what is seen less often can be read as well (${language})`, async ({ window, supervisor, operation }) => {
      const { grid, words, say } = supervisor
      const whole = window.locator(':root')
      const dialog = window.getByRole('dialog')
      const list = window.getByRole('navigation')
      await window.setViewportSize(SIZE)
      await turn(window, 'light')
      await supervisor.connect(operation)

      await test.step('a report that needs a value, and one of totals', async () => {
        await supervisor.open(needsAgent)
        await expect(window.getByRole('heading', { name: words.report.parameter.needed })).toBeVisible()
        await look('a report that needs a value', whole)
        const asked = needsAgent.parameters.find(({ required }) => required)
        const help = say('report:parameter.help', { name: asked?.title[language] ?? '' })
        await window.getByRole('main').getByRole('button', { name: help, exact: true }).first().click()
        await look('what a parameter is', dialog)
        await window.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
        await supervisor.open(sums)
        await supervisor.choosePeriod('yesterday')
        await supervisor.update.click()
        await expect(grid.rows.first()).toBeVisible()
        await look('totals of a period', whole)
      })

      await test.step('the operations, and what is asked before one goes', async () => {
        await list.locator('.operation-switcher').click()
        const remove = window.getByRole('menuitem', { name: words.sidebar.remove })
        await expect(remove).toBeVisible()
        // In a small window the list, and its menu, step aside.
        expect.soft(await axeViolations(window.getByRole('menu')), 'the operations').toEqual([])
        await remove.click()
        await expect(dialog.getByText(words.start.removal.token)).toBeVisible()
        await look('removing an operation', dialog)
        await window.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
      })

      await test.step('the check of the operation, a report of one’s own, and a search that finds none', async () => {
        await list.getByRole('button', { name: words.operationCheck.open }).click()
        await expect(dialog.getByRole('button', { name: words.operationCheck.start, exact: true })).toBeVisible()
        await look('checking the operation', dialog)
        await window.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
        await list.getByRole('button', { name: words.customReports.add }).click()
        await expect(dialog.getByLabel(words.customReports.paste.label)).toBeVisible()
        await look('a report of one’s own', dialog)
        await window.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
        await list.getByRole('searchbox', { name: words.sidebar.search, exact: true }).fill('qwertz')
        await expect(list.getByText(say('sidebar:nothing', { query: 'qwertz' }))).toBeVisible()
        expect.soft(await axeViolations(list), 'no report found').toEqual([])
      })
    })

    test(`a store that does not open can be read about by anybody (${language})`, async ({ profileFolder }) => {
      writeFileSync(storeFileIn(profileFolder), 'not a store at all '.repeat(5_000))
      const app = await startApp({ profileFolder, language })
      try {
        const window = await app.firstWindow()
        const { words } = new Supervisor(app, window, language)
        await expect(window.getByRole('heading', { level: 1 })).toHaveText(words.system.problem.heading)
        await window.setViewportSize(SIZE)
        await turn(window, 'light')
        await look('a store that is none', window.locator(':root'))
      } finally {
        await app.close()
      }
    })
  })
}
