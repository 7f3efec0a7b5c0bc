import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { GUIDES } from '../../src/shared/guide/guides.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { expect, test } from './fixtures.ts'
import { settle } from './looks.ts'
import { calls, fieldOf } from './reports.ts'

const agent = fieldOf(calls, 'text')
const MOST_STEPS = 60

/**
 * What has the focus and is covered by something else in all of its points, or out of the window (WCAG 2.4.11); null
 * where some of it is seen. A control that draws nothing itself is seen by its label.
 */
function obscuredFocus(window: Page): Promise<string | null> {
  return window.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement) || focused === document.body) return null
    const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : []
    const parts = [0.1, 0.5, 0.9]
    const isSeen = [focused, ...labels].some((element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return parts.some((across) =>
        parts.some((down) => {
          const found = document.elementFromPoint(left + width * across, top + height * down)
          return found !== null && (element.contains(found) || found.contains(element))
        }),
      )
    })
    return isSeen ? null : focused.outerHTML.slice(0, 200)
  })
}

/** Presses Tab until the focus is on, or in, what is meant; wherever it comes on the way, it is seen. */
async function tabTo(window: Page, meant: Locator): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    await window.keyboard.press('Tab')
    expect(await obscuredFocus(window), 'the focus is seen').toBeNull()
    if (await meant.evaluateAll((elements) => elements.some((each) => each.contains(document.activeElement)))) return
  }
  throw new Error(`${MOST_STEPS} times Tab do not lead to ${String(meant)}`)
}

type Theme = 'light' | 'dark'

/** What has the focus must look different with it than without. */
async function expectVisibleFocus(window: Page, themes: readonly Theme[] = ['light']): Promise<void> {
  const focused = await window.evaluateHandle(() => document.activeElement as HTMLElement)
  const box = await focused.boundingBox()
  if (box === null) throw new Error('Nothing that can be seen has the focus')
  const { width, height } = await window.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const room = 6
  const [x, y] = [Math.max(0, box.x - room), Math.max(0, box.y - room)]
  const [right, bottom] = [Math.min(width, box.x + box.width + room), Math.min(height, box.y + box.height + room)]
  const clip = { x, y, width: right - x, height: bottom - y }
  const picture = (): Promise<Buffer> => window.screenshot({ clip, animations: 'disabled', caret: 'hide' })
  for (const theme of themes) {
    await window.emulateMedia({ colorScheme: theme })
    await settle(window)
    const withFocus = await picture()
    await focused.evaluate((element) => element.blur())
    const without = await picture()
    await focused.evaluate((element) => element.focus())
    expect(withFocus.equals(without), `it looks the same without the focus, ${theme}`).toBe(false)
  }
  await window.emulateMedia({ colorScheme: 'light' })
}

const BOTH_THEMES: readonly Theme[] = ['light', 'dark']

test('the whole way goes with the keyboard alone', async ({ app, window, supervisor, profileFolder }) => {
  const { grid, words, say, system } = supervisor
  const { keyboard } = window

  await test.step('the menu offers what the window answers to', async () => {
    const offered = (): Promise<string[]> =>
      app.evaluate(({ Menu }) =>
        ['guide', 'support-file', 'export', 'back'].filter(
          (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.enabled === true,
        ),
      )
    await expect.poll(offered).toEqual(['guide', 'support-file'])
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('guide-keyboard')?.click())
    const guide = window.getByRole('dialog', { name: words.guide.title, exact: true })
    await expect(guide.getByRole('article', { name: GUIDES.es.topics.keyboard.title })).toBeVisible()
    await keyboard.press('Escape')
    await expect(guide).toHaveCount(0)
  })

  await test.step('from the first start to the sample data', async () => {
    const door = window.getByRole('button', { name: words.start.doors.sample.title })
    await tabTo(window, door)
    await expectVisibleFocus(window, BOTH_THEMES)
    await keyboard.press('Enter')
    await expect(supervisor.reportTitle).toBeVisible()
  })

  await test.step('a report, by a word of its name', async () => {
    await tabTo(window, window.getByRole('searchbox', { name: words.sidebar.search }))
    await expectVisibleFocus(window)
    await keyboard.type(calls.title.es)
    await expect(window.getByRole('navigation').getByRole('listitem').first()).toContainText(calls.title.es)
    await keyboard.press('ArrowDown')
    const entry = window.getByRole('navigation').getByRole('button', { name: calls.title.es, exact: true }).first()
    await expect(entry).toBeFocused()
    await expectVisibleFocus(window, BOTH_THEMES)
    await keyboard.press('Enter')
    await expect(supervisor.reportTitle).toHaveText(calls.title.es)
    await expect(grid.rows.first()).toBeVisible({ timeout: 15_000 })
    await expect(supervisor.upToDate.or(supervisor.update)).toBeVisible()
  })

  await test.step('the menu offers what can be done with the report', async () => {
    const isOffered = (): Promise<boolean | undefined> =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('export')?.enabled)
    await expect.poll(isOffered).toBe(true)
  })

  await test.step('its filters and its rows', async () => {
    await tabTo(window, window.getByRole('columnheader'))
    await expectVisibleFocus(window)
    await keyboard.press('ArrowRight')
    await expect(grid.heading(agent)).toBeFocused()
    await keyboard.press('Enter')
    await expect(grid.heading(agent)).toHaveAttribute('aria-sort', 'ascending')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await expect(grid.line(agent)).toBeFocused()
    await expectVisibleFocus(window)
    await keyboard.type('pérez')
    await keyboard.press('Enter')
    await expect(grid.chips).toHaveCount(1)
    await expect(grid.count).toContainText(' de ')
    await keyboard.press('Alt+ArrowDown')
    const popup = window.getByRole('dialog', { name: say('grid:filter.title', { column: grid.titleOf(agent) }) })
    await expect(popup).toBeVisible()
    await keyboard.press('Escape')
    await expect(popup).toHaveCount(0)
    await expect(grid.line(agent)).toBeFocused()
    await keyboard.press('Escape')
    await tabTo(window, grid.rows)
    await keyboard.press('ArrowDown')
    await expect(grid.cell(1, agent)).toBeFocused()
    await expectVisibleFocus(window, BOTH_THEMES)
    await keyboard.press('Enter')
    await expect(grid.card).toBeVisible()
    await keyboard.press('Enter')
    await expect(grid.card).toBeFocused()
    await expectVisibleFocus(window)
    await keyboard.press('ArrowDown')
    await expect(grid.card.getByRole('heading')).toContainText('3')
    await keyboard.press('Escape')
    await expect(grid.card).toHaveCount(0)
    await expect(grid.cell(2, agent)).toBeFocused()
  })

  await test.step('a file, by the box that reaches everything, which is typed into before it is there', async () => {
    const file = join(profileFolder, 'by keyboard.csv')
    await system.saveAs(file)
    await keyboard.press('ControlOrMeta+k')
    await keyboard.type(words.commands.export.label)
    await keyboard.press('Enter')
    const dialog = window.getByRole('dialog', { name: words.exporting.title })
    await expect(dialog.locator('button[type="submit"]')).toBeFocused()
    await expectVisibleFocus(window)
    await keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect.poll(() => existsSync(file)).toBe(true)
    await expect(grid.cell(2, agent)).toBeFocused()
  })

  await test.step('the guide, and a word in it', async () => {
    const guide = window.getByRole('dialog', { name: words.guide.title, exact: true })
    await keyboard.press('F1')
    await expect(guide.getByRole('searchbox')).toBeFocused()
    await keyboard.type('incompleto')
    const found = guide.getByRole('navigation', { name: words.guide.contents }).getByRole('button')
    await expect(found.first()).toContainText('ncompleto')
    await keyboard.press('ArrowDown')
    await expect(found.first()).toBeFocused()
    await expectVisibleFocus(window)
    await keyboard.press('Enter')
    await expect(guide.getByRole('article', { name: GUIDES.es.topics.complete.title })).toBeVisible()
    await expect(guide.locator('article mark').first()).toBeInViewport()
    // What changes the report is not meant over the guide.
    await keyboard.press('ControlOrMeta+f')
    await expect(guide).toBeVisible()
    // First the search, then the guide, and never what lies under it.
    await keyboard.press('Escape')
    await expect(guide.getByRole('searchbox')).toHaveValue('')
    await keyboard.press('Escape')
    await expect(guide).toHaveCount(0)
    await expect(grid.cell(2, agent)).toBeFocused()
  })

  await test.step('the settings, at the part that the guide speaks of', async () => {
    await keyboard.press('F1')
    const guide = window.getByRole('dialog', { name: words.guide.title, exact: true })
    await guide.getByRole('searchbox').fill(GUIDES.es.topics.files.title)
    await keyboard.press('Enter')
    const article = guide.getByRole('article', { name: GUIDES.es.topics.files.title })
    await tabTo(window, article.getByRole('button', { name: words.settings.sections.excel }))
    await expectVisibleFocus(window)
    await keyboard.press('Enter')
    const settings = window.getByRole('dialog', { name: words.settings.title, exact: true })
    await expect(settings.getByRole('heading', { name: words.settings.sections.excel })).toBeVisible()
    // The guide lies over the settings; Escape closes it alone.
    await keyboard.press('F1')
    await expect(guide).toBeVisible()
    await keyboard.press('Escape')
    await keyboard.press('Escape')
    await expect(guide).toHaveCount(0)
    await expect(settings).toBeVisible()
    await keyboard.press('Escape')
    await expect(settings).toHaveCount(0)
  })

  await test.step('the settings, and back', async () => {
    await keyboard.press('ControlOrMeta+k')
    await expect(window.getByRole('combobox', { name: words.palette.title })).toBeFocused()
    await keyboard.type(words.commands.settings.label)
    await keyboard.press('Enter')
    const dialog = window.getByRole('dialog', { name: words.settings.title, exact: true })
    await expect(dialog).toBeVisible()
    await tabTo(window, dialog.getByRole('tab'))
    await expectVisibleFocus(window)
    const appearance = dialog.getByRole('tab', { name: words.settings.sections.appearance })
    const sections = await dialog.getByRole('tab').count()
    for (let step = 0; step < sections && !(await appearance.evaluate((tab) => tab === document.activeElement)); step++)
      await keyboard.press('ArrowDown')
    await expect(dialog.getByRole('heading', { name: words.settings.sections.appearance })).toBeVisible()
    await tabTo(window, dialog.getByRole('radio', { name: words.settings.appearance.languageSystem }))
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await expect(window.locator('html')).toHaveAttribute('lang', 'en')
    // The palette lies over the settings; Escape closes it alone.
    await keyboard.press('ControlOrMeta+k')
    const palette = window.getByRole('dialog', { name: texts.en.palette.title })
    await expect(palette.getByRole('combobox')).toBeFocused()
    await keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
    await expect(window.getByRole('dialog')).toHaveCount(1)
    await keyboard.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await expect(supervisor.reportTitle).toHaveText(calls.title.en)
  })

  await test.step('what the rows come to, in English, down to the rows of a number and back', async () => {
    const said = texts.en.summary
    const answers = window.getByRole('region', { name: said.region, exact: true })
    const face = (name: string): Locator => window.getByRole('radio', { name, exact: true })
    await tabTo(window, face(said.faces.rows))
    await keyboard.press('ArrowRight')
    await expect(face(said.faces.summary)).toBeFocused()
    const number = answers.locator('tbody tr[data-kind="group"] button.summary-cell').first()
    await expect(number).toBeVisible()
    const measures = answers.locator('.summary-chip')
    const before = await measures.count()
    await tabTo(window, answers.getByRole('combobox', { name: said.addMeasureLabel, exact: true }))
    await expectVisibleFocus(window)
    await keyboard.press('ArrowDown')
    await expect(window.getByRole('option').first()).toBeVisible()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect(measures).toHaveCount(before + 1)
    // The numbers of the new measure are there: until then those before it are shown.
    await expect(answers.locator('.summary-numbers[data-stale="true"]')).toHaveCount(0)
    await tabTo(window, number)
    await expectVisibleFocus(window, BOTH_THEMES)
    const rows = Number((await number.textContent())?.replaceAll(/\D/g, ''))
    await keyboard.press('Enter')
    await expect(window.locator('.drill-note output')).toBeVisible()
    await expect(face(said.faces.rows)).toBeChecked()
    await expect(window.locator('.grid-count')).toContainText(rows.toLocaleString('en'))
    await keyboard.press('Alt+ArrowLeft')
    await expect(face(said.faces.summary)).toBeChecked()
    await expect(number).toBeVisible()
  })
})
