import type { Locator, Page } from '@playwright/test'
import { formatDay } from '../../src/shared/time.ts'
import { watchClipboard } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import { expectReadable } from './looks.ts'
import { digits, type SummaryHands } from './summaryHands.ts'
import { calls, callsByAgent } from './summaryScenes.ts'
import type { Supervisor } from './supervisor.ts'

// What can be done from a number, any two dates to compare with, and the same with the keyboard alone and in English.

test.describe.configure({ timeout: 240_000 })

/** Percentages as they stand there, as numbers. */
async function percentages(cells: Locator): Promise<readonly number[]> {
  const texts = await cells.allTextContents()
  return texts.map((text) => Number(text.replace('%', '').trim().replace(',', '.')))
}

test('a number is shown as a part of the total, the row and the column', async ({ supervisor, window }) => {
  const { words, say } = supervisor
  const { menu } = words.summary
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.exploreSample()
  const summary = await callsByAgent(supervisor)
  await summary.compare('')
  const type = calls.fields.find(({ name }) => name === 'hang_up')
  if (type === undefined) throw new Error('no such field')

  // A measure that does not add up is no part of anything, and says so.
  await summary.settled()
  const first = summary.numbersOf(summary.groups.first())
  await summary.openMenu(first.nth(1))
  const refused = summary.menu.getByRole('menuitemradio', { name: new RegExp(`^${menu.shown.total}`) })
  await expect(refused).toBeDisabled()
  await expect(refused).toContainText(menu.problems['not-additive'])
  await window.keyboard.press('Escape')
  await expect(first.nth(1)).toBeFocused()

  // Without columns a row has no parts.
  await summary.openMenu(first.first())
  await expect(summary.menu.getByRole('menuitemradio', { name: new RegExp(`^${menu.shown.row}`) })).toContainText(
    menu.problems['needs-columns'],
  )
  await window.keyboard.press('Escape')
  await summary.across(type)
  await summary.settled()
  const count = digits(await summary.numbersOf(summary.total).first().textContent())
  expect(count).toBeGreaterThan(0)

  for (const [as, whole] of [
    ['row', summary.numbersOf(summary.groups.first())],
    ['column', summary.groups.locator('td:nth-child(2) .summary-cell')],
  ] as const) {
    await summary.showAs(summary.numbersOf(summary.groups.first()).first(), as)
    await summary.settled()
    // It is said in the sentence, in the heading, and where it is worked out.
    const title = say('summary:menu.shown.number') === menu.shown[as] ? '' : menu.shown[as]
    await expect(summary.sentence).toContainText(`(${title})`)
    await expect(summary.table.locator('thead')).toContainText(`(${title})`)
    await expect(summary.region.locator('.summary-formulas')).toContainText(`(${title})`)
    await expect(whole.first()).toHaveText(/%$/)
  }
  // The parts of a column make its whole; the lines left out are one of them.
  const column = summary.table.locator(
    'tbody tr:is([data-kind="group"], [data-kind="others"]) > td:nth-of-type(1) .summary-cell',
  )
  const sum = (await percentages(column)).reduce((all, each) => all + each, 0)
  expect(Math.abs(sum - 100)).toBeLessThan(1.1)
  await summary.showAs(summary.numbersOf(summary.groups.first()).first(), 'number')
  await summary.settled()
  await expect(summary.numbersOf(summary.total).first()).toHaveText(/^[\d.]+$/)

  await test.step('copied, ordered, and read by anybody', async () => {
    const copied = await watchClipboard(window)
    const number = summary.numbersOf(summary.groups.first()).first()
    const text = await number.textContent()
    await summary.openMenu(number)
    await expectReadable(window, 'menu')
    await summary.menu.getByRole('menuitem', { name: menu.copy, exact: true }).click()
    await expect.poll(copied).toEqual([text])
    await summary.openMenu(number)
    await summary.menu.getByRole('menuitemradio', { name: menu.order.asc, exact: true }).click()
    await summary.settled()
    const totals = await summary.groups.evaluateAll((lines) =>
      lines.map((line) => {
        const all = [...line.querySelectorAll('.summary-cell')]
        return Number((all.at(-3)?.textContent ?? '').replace(/\D/g, ''))
      }),
    )
    expect(totals).toEqual(totals.toSorted((one, other) => one - other))
  })

  await test.step('without totals', async () => {
    const totals = summary.region.getByRole('checkbox', { name: words.summary.totals, exact: true })
    await totals.click()
    await expect(totals).not.toBeChecked()
    await expect(summary.total).toHaveCount(0)
    await expect(summary.groups.first()).toBeVisible()
  })
})

test('any two dates are compared with, and what differs in length says so', async ({ supervisor, window }) => {
  const { words } = supervisor
  const { comparisons } = words.summary
  await supervisor.exploreSample()
  const summary = await callsByAgent(supervisor)
  await summary.compare('dates')
  const dialog = window.getByRole('dialog', { name: comparisons.dates, exact: true })
  await expect(dialog).toBeVisible()
  const { from } = supervisor.periodNamed('last-week')
  const day = (before: number): Locator => {
    const date = new Date((from - before * 86_400) * 1000)
    const name = date.toLocaleDateString('es', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    return dialog.getByRole('button', { name: name.replaceAll(' de ', ' '), exact: true })
  }
  await day(7).click()
  await day(5).click()
  await expect(dialog).toContainText('3 días')
  await expect(dialog.locator('.summary-dates-warning')).toContainText('7 días')
  await expectReadable(window, 'dates')
  await dialog.getByRole('button', { name: comparisons.compare, exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await summary.settled()
  await expect(summary.region.locator('.summary-notes')).toContainText('3 días')
  const wanted = [7, 5].map((before) => formatDay((from - before * 86_400) as typeof from)).join('..')
  await expect(summary.region.getByLabel(words.summary.compare, { exact: true })).toHaveValue(wanted)
})

test.describe('in English, with the keyboard alone', () => {
  test.use({ language: 'en' })

  /** Presses Tab until the focus is on what is meant. */
  async function tabTo(window: Page, meant: Locator): Promise<void> {
    for (let step = 0; step < 80; step++) {
      if (await meant.evaluate((element) => element === document.activeElement)) return
      await window.keyboard.press('Tab')
    }
    throw new Error(`Tab does not lead to ${String(meant)}`)
  }

  async function chooseFrom(supervisor: Supervisor, label: string, title: string): Promise<void> {
    const { window } = supervisor
    await tabTo(window, window.getByRole('combobox', { name: label, exact: true }))
    await window.keyboard.type(title)
    // Enter takes the first that has what was typed.
    await window.keyboard.press('Enter')
    await window.keyboard.press('Escape')
  }

  test('three groups and columns, a number, its rows, and back to it', async ({ supervisor, window }) => {
    const { words } = supervisor
    const { keyboard } = window
    await window.setViewportSize({ width: 1366, height: 768 })
    await supervisor.exploreSample()
    const summary: SummaryHands = await callsByAgent(supervisor)
    await summary.compare('')
    await summary.settled()
    await window.locator('.report-head button').first().focus()
    for (const name of ['type_interaction', 'hang_up']) {
      const title = calls.fields.find((field) => field.name === name)?.title.en ?? ''
      await chooseFrom(supervisor, words.summary.addFieldLabel, title)
      await summary.settled()
      await expect(summary.table.getByRole('columnheader', { name: title, exact: true })).toBeVisible()
    }
    // No more than three: the list says so.
    const more = window.getByRole('combobox', { name: words.summary.addFieldLabel, exact: true })
    await expect(more).toBeDisabled()
    await expect(more).toHaveAttribute('placeholder', /3/)
    await chooseFrom(
      supervisor,
      words.summary.acrossLabel,
      calls.fields.find(({ name }) => name === 'date')?.title.en ?? '',
    )
    await summary.settled()
    await expect(summary.table.locator('thead')).toContainText(words.summary.table.allColumns)
    await expectReadable(window, 'three groups')

    const number = summary.table.locator('button.summary-cell[tabindex="0"]')
    await tabTo(window, number)
    await keyboard.press('Control+End')
    const last = window.locator(':focus')
    await expect(last).toHaveClass(/summary-cell/)
    await keyboard.press('Control+Home')
    for (const key of ['ContextMenu', 'Shift+F10']) {
      await keyboard.press(key)
      await expect(summary.menu).toBeVisible()
      if (key === 'ContextMenu') await expectReadable(window, 'menu-en')
      await keyboard.press('Escape')
      await expect(summary.menu).toHaveCount(0)
      await expect(window.locator(':focus')).toHaveClass(/summary-cell/)
    }
    // The first count that has rows.
    const count = summary.table.locator('button.summary-cell:not([aria-disabled="true"])').first()
    await count.focus()
    const id = await count.getAttribute('data-number')
    const counted = digits(await count.textContent())
    await keyboard.press('Enter')
    const back = window.getByRole('button', { name: words.summary.drill.back, exact: true })
    await expect(back).toBeVisible()
    await expect
      .poll(async () => digits((await supervisor.grid.count.textContent())?.split(/\sof\s/)[0] ?? ''))
      .toBe(counted)
    await back.focus()
    await keyboard.press('Enter')
    // The keyboard goes on where it was.
    await expect(window.locator(':focus')).toHaveAttribute('data-number', id ?? '')

    // What else there is to see of it.
    for (const kind of ['bars', 'heat'] as const) {
      await summary.chart(kind)
      await expectReadable(window, `${kind}-en`)
    }
    await summary.compare('dates')
    await expect(window.getByRole('dialog', { name: words.summary.comparisons.dates, exact: true })).toBeVisible()
    await expectReadable(window, 'dates-en')
  })
})
