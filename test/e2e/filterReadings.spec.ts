import { errorTexts } from '../../src/shared/errorTexts.ts'
import { valueInWords } from '../../src/shared/typed/typedValues.ts'
import { expect, test } from './fixtures.ts'
import { agent, date, duration, fetchCalls, minutes, valueAt } from './monthOfCalls.ts'

/** How each language writes a day in digits, from `YYYY-MM-DD`. */
const IN_DIGITS = {
  es: (day: string) => day.replace(/^(\d+)-(\d+)-(\d+)$/, '$3/$2/$1'),
  en: (day: string) => day.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1'),
} as const

for (const language of ['es', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language, operationOptions: { rowsPerDay: 20 } })

    test(`what is typed into a filter is told as it is understood (${language})`, async ({ supervisor, operation }) => {
      const { grid, window, words, say } = supervisor
      const { rows, expectAnswer } = await fetchCalls(supervisor, operation)
      const tooltip = window.getByRole('tooltip')
      // Mouse and focus still rest where the rows were asked for: what stands there now has a tooltip of its own.
      await grid.line(date).click()
      await expect(tooltip).toHaveCount(0)
      const day = valueAt(rows, 200, date).slice(0, 10)
      const typed = IN_DIGITS[language](day)
      const inWords = valueInWords('date', day, language) ?? ''
      expect(inWords).toMatch(/\p{L}{3,}/u)

      await test.step('a day in digits, as the grid shows it', async () => {
        await grid.line(date).fill(typed)
        await expect(tooltip).toHaveText(inWords)
        await expect(grid.line(date)).toHaveAccessibleDescription(inWords)
        await expectAnswer({ filters: [{ field: date.name, operator: '=', value: day }] })
        await expect(grid.cell(0, date)).toContainText(typed)
        await grid.line(date).fill(`> ${typed} 8:30`)
        await expect(tooltip).toHaveText(`> ${inWords}, 08:30`)
        await expectAnswer({ filters: [{ field: date.name, operator: '>', value: `${day} 08:30` }] })
      })

      await test.step('a day that there is not is said, and nothing is asked', async () => {
        await grid.line(date).fill(IN_DIGITS[language]('2026-11-31'))
        await expect(tooltip).toHaveText(errorTexts[language].filterHints['no-such-day'].window)
        await expect(grid.line(date)).toHaveAttribute('aria-invalid', 'true')
        await expectAnswer({ filters: [{ field: date.name, operator: '>', value: `${day} 08:30` }] })
        await grid.line(date).fill('')
        await expectAnswer({})
      })

      await test.step('durations and numbers', async () => {
        await grid.line(duration).fill('>1 min 30 s')
        await expect(tooltip).toHaveText('> 1 min 30 s')
        await expectAnswer({ filters: [{ field: duration.name, operator: '>', value: '90' }] })
        await grid.type(duration, '')
        await grid.line(minutes).fill(language === 'es' ? '< 1.234,5' : '< 1,234.5')
        await expect(tooltip).toHaveText(language === 'es' ? '< 1.234,5' : '< 1,234.5')
        await expectAnswer({ filters: [{ field: minutes.name, operator: '<', value: '1234.5' }] })
        await grid.type(minutes, '')
      })

      await test.step('a text is taken to the letter, and its blanks are told', async () => {
        const name = valueAt(rows, 40, agent)
        const piece = name.slice(0, name.indexOf(' ') + 1)
        await grid.line(agent).fill(piece)
        await expect(tooltip).toHaveText(say('grid:filter.withBlanks', { value: piece }))
        await expectAnswer({ filters: [{ field: agent.name, operator: 'contains', value: piece }] })
        await grid.line(agent).fill(`${piece}  `)
        await expectAnswer({ filters: [{ field: agent.name, operator: 'contains', value: `${piece}  ` }] })
        await grid.type(agent, '')
        await expectAnswer({})
      })

      await test.step('under each value of a condition, too', async () => {
        const popup = await grid.openFilter(date)
        await grid.chooseOperator(popup, words.grid.operators.date.between)
        await popup.getByRole('textbox', { name: words.grid.filter.from, exact: true }).fill(typed)
        await expect(popup).toContainText(inWords)
        await popup.getByRole('textbox', { name: words.grid.filter.to, exact: true }).fill('x')
        await expect(popup).toContainText(errorTexts[language].filterHints.date.window)
        await expectAnswer({})
        await popup.getByRole('textbox', { name: words.grid.filter.to, exact: true }).fill(`${typed} 23:00`)
        await expect(popup).toContainText(`${inWords}, 23:00`)
        await expectAnswer({
          filters: [
            { field: date.name, operator: '>=', value: day },
            { field: date.name, operator: '<=', value: `${day} 23:00` },
          ],
        })
      })
    })
  })
}
