import { daysInWords, weekdayName } from '../../src/shared/datePartTexts.ts'
import { readySummary } from '../../src/shared/summaries/readySummary.ts'
import { errorTexts } from '../../src/shared/errorTexts.ts'
import { expect, test } from './fixtures.ts'
import { expectReadable } from './looks.ts'
import { date, fetchCalls } from './monthOfCalls.ts'
import { calls } from './reports.ts'

// Dates by their time of the day and their day of the week, whatever the day.

for (const language of ['es', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language, operationOptions: { rowsPerDay: 20 } })

    test(`dates are filtered by hour and by day of the week (${language})`, async ({ supervisor, operation }) => {
      const { grid, window, words, say } = supervisor
      const { expectAnswer } = await fetchCalls(supervisor, operation)
      const field = date.name
      const chip = grid.chips.first()
      const clock = (time: string): string => say('grid:summary.time.other', { time })

      await test.step('typed under the heading', async () => {
        await grid.line(date).fill('> 14:00')
        const after = say('grid:summary.time.more', { value: clock('14:00') })
        await expect(grid.line(date)).toHaveAccessibleDescription(after)
        await expectAnswer({ filters: [{ field, part: 'time-of-day', operator: '>', value: '14:00' }] })
        await expect(chip).toContainText(after)
        await grid.type(date, `${weekdayName(1, language)}, ${weekdayName(3, language).slice(0, 3)}`)
        await expectAnswer({ filters: [{ field, part: 'day-of-week', operator: 'in', value: '1|3' }] })
        await expect(chip).toContainText(daysInWords('1|3', language))
        await grid.line(date).fill('> 25:00')
        // The pointer may still lie where something else says what it is.
        const hint = errorTexts[language].filterHints.date.window
        await expect(window.getByRole('tooltip').getByText(hint, { exact: true })).toBeVisible()
        await grid.type(date, '')
        await expectAnswer({})
      })

      await test.step('chosen in the popup, over midnight, by the keyboard', async () => {
        await window.setViewportSize({ width: 1366, height: 768 })
        const popup = await grid.openFilter(date)
        const times = popup.getByRole('group', { name: words.grid.filter.timeOfDay, exact: true })
        await times.getByRole('textbox', { name: words.grid.filter.fromTime, exact: true }).fill('17:00')
        await times.getByRole('textbox', { name: words.grid.filter.toTime, exact: true }).fill('9:00')
        await times.getByRole('textbox', { name: words.grid.filter.toTime, exact: true }).press('Tab')
        const overNight = { field, part: 'time-of-day', operator: 'in', value: '17:00..09:00' } as const
        await expectAnswer({ filters: [overNight] })
        const days = popup.getByRole('group', { name: words.grid.filter.dayOfWeek, exact: true })
        for (const day of [2, 5]) {
          const choice = days.getByRole('button', { name: weekdayName(day, language), exact: true })
          await choice.focus()
          await window.keyboard.press('Space')
          await expect(choice).toHaveAttribute('aria-pressed', 'true')
        }
        await expectAnswer({
          filters: [overNight, { field, part: 'day-of-week', operator: 'in', value: '2|5' }],
        })
        await expectReadable(window, `popup-${language}`)
        await popup.getByRole('button', { name: words.grid.filter.done, exact: true }).click()
        await expect(chip).toContainText(daysInWords('2|5', language))
        const range = { value: clock('17:00'), upTo: clock('09:00') }
        await expect(chip).toContainText(say('grid:summary.time.overNight', range))
      })

      await test.step('and kept', async () => {
        await window.reload()
        await expect(chip).toContainText(daysInWords('2|5', language))
        await expectAnswer({
          filters: [
            { field, part: 'time-of-day', operator: 'in', value: '17:00..09:00' },
            { field, part: 'day-of-week', operator: 'in', value: '2|5' },
          ],
        })
      })
    })
  })
}

test.describe('a number of the summary', () => {
  test.use({ operationOptions: { rowsPerDay: 60 } })

  test('by hour of the day and day of the week leads to just its rows', async ({ supervisor, operation }) => {
    const { grid, window, words, say } = supervisor
    const { summary: texts } = words
    const { rows } = await fetchCalls(supervisor, operation)
    await window
      .getByRole('radiogroup', { name: texts.faces.label })
      .getByText(texts.faces.summary, { exact: true })
      .click()
    const summary = window.getByRole('region', { name: texts.region, exact: true })
    for (const written of readySummary(calls).by) {
      const name = calls.fields.find((each) => each.name === written.split(':')[0])?.title.es ?? written
      await summary.getByRole('button', { name: say('summary:remove', { title: name }), exact: true }).click()
    }
    const box = window.getByRole('combobox', { name: texts.addFieldLabel, exact: true })
    await box.click()
    await box.fill(date.title.es)
    await window.getByRole('option', { name: date.title.es }).first().click()
    const step = summary.getByLabel(say('summary:step', { title: date.title.es }), { exact: true })
    const hourOf = (row: (typeof rows)[number]): string => String(row[date.name]).slice(11, 13)
    const dayOf = (row: (typeof rows)[number]): number =>
      new Date(`${String(row[date.name]).slice(0, 10)}T00:00:00Z`).getUTCDay() || 7
    for (const [chosen, place, isOfGroup] of [
      ['hour-of-day', 2, (row) => hourOf(row) === [...new Set(rows.map(hourOf))].toSorted()[2]],
      ['day-of-week', 5, (row) => dayOf(row) === 6],
    ] as const satisfies readonly (readonly [string, number, (row: (typeof rows)[number]) => boolean])[]) {
      await step.selectOption(chosen)
      const group = summary.locator('tbody tr[data-kind="group"]').nth(place)
      const wanted = rows.filter(isOfGroup)
      expect(wanted.length).toBeGreaterThan(0)
      const number = group.locator('button.summary-cell').first()
      await expect(number).toHaveText(new RegExp(`^${wanted.length}$`))
      await number.click()
      await grid.expectRows(calls, wanted, rows.length)
      await window.getByRole('button', { name: texts.drill.back, exact: true }).click()
      await expect(summary.getByRole('table')).toBeVisible()
    }
  })
})
