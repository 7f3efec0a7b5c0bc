import type { Locator } from '@playwright/test'
import type { Operator } from '../../src/shared/query.ts'
import type { FieldDefinition } from '../../src/shared/reports/types.ts'
import { errorTexts } from '../../src/shared/errorTexts.ts'
import { fold } from '../../src/shared/values.ts'
import { valuesOf } from '../support/questionModel.ts'
import { expect, test } from './fixtures.ts'
import { agent, date, duration, fetchCalls, minutes, valueAt } from './monthOfCalls.ts'
import { calls, fieldOf } from './reports.ts'

test.use({ operationOptions: { rowsPerDay: 20 } })

test('filters of every kind leave just the rows that they say', async ({ supervisor, operation }) => {
  const { grid, words } = supervisor
  const { rows, expectAnswer } = await fetchCalls(supervisor, operation)
  await expectAnswer({})
  const name = valueAt(rows, 40, agent)

  await test.step('what is typed under a heading applies at once', async () => {
    await grid.type(agent, fold(name).slice(2, 9))
    await expectAnswer({ filters: [{ field: agent.name, operator: 'contains', value: fold(name).slice(2, 9) }] })
    await grid.type(agent, '')
    await grid.type(minutes, '> 3,5')
    await expectAnswer({ filters: [{ field: minutes.name, operator: '>', value: '3.5' }] })
    await grid.type(minutes, '')
    await grid.type(duration, '1:00 .. 2:00')
    await expectAnswer({
      filters: [
        { field: duration.name, operator: '>=', value: '60' },
        { field: duration.name, operator: '<=', value: '120' },
      ],
    })
    await grid.type(duration, '')
    const day = valueAt(rows, 200, date).slice(0, 10)
    await grid.type(date, day.split('-').toReversed().join('/'))
    await expectAnswer({ filters: [{ field: date.name, operator: '=', value: day }] })
    await grid.type(date, '')
    await expectAnswer({})
  })

  await test.step('a telephone is found as people write it, under its heading and in all columns', async () => {
    const telephone = fieldOf(calls, 'telephone')
    const digits = valueAt(rows, 40, telephone).replace(/\D/g, '')
    const written = `+${digits.slice(0, 2)} ${digits.slice(2, 5)} (${digits.slice(5, 8)}) ${digits.slice(8)}`
    expect(digits).toMatch(/^\d{10,}$/)
    await grid.type(telephone, written)
    await expectAnswer({ filters: [{ field: telephone.name, operator: 'contains', value: written }] })
    await grid.type(telephone, '')
    await grid.searchBox.fill(written)
    await expectAnswer({ search: written })
    await grid.searchBox.fill('')
    await expectAnswer({})
  })

  await test.step('what is no value of the column is said, and not asked', async () => {
    await grid.line(duration).fill('mucho')
    await expect(grid.line(duration)).toHaveAttribute('aria-invalid', 'true')
    await expect(
      supervisor.window.getByRole('tooltip').getByText(errorTexts[supervisor.language].filterHints.duration.window),
    ).toBeVisible()
    await grid.line(duration).fill('')
    await expectAnswer({})
  })

  const { text, number, date: dates, empty, notEmpty } = words.grid.operators

  /** Tries conditions of one column one after another, each alone. */
  async function tryConditions(
    field: FieldDefinition,
    conditions: readonly (readonly [operatorName: string, typed: string | null, operator: Operator, value: string])[],
  ): Promise<Locator> {
    const popup = await grid.openFilter(field)
    if (field.type === 'text') await grid.turnTo(popup, 'conditions')
    for (const [operatorName, typed, operator, value] of conditions) {
      await grid.chooseOperator(popup, operatorName)
      const line = popup.getByRole('textbox', { name: words.grid.filter.value, exact: true })
      if (typed === null) await expect(line).toHaveCount(0)
      else await line.fill(typed)
      await expectAnswer({ filters: [{ field: field.name, operator, value }] })
    }
    return popup
  }

  async function close(popup: Locator): Promise<void> {
    await popup.getByRole('button', { name: words.grid.filter.clear }).click()
    await popup.getByRole('button', { name: words.grid.filter.done }).click()
    await expect(popup).toHaveCount(0)
    await expectAnswer({})
  }

  await test.step('conditions on a text', async () => {
    const [start, end] = [name.slice(0, 3), name.slice(-4)]
    const popup = await tryConditions(agent, [
      [text.contains, end, 'contains', end],
      [text.notContains, end, '!contains', end],
      [text.equals, fold(name), '=', name],
      [text.notEquals, name, '!=', name],
      [text.starts, start, 'starts', start],
      [text.ends, fold(end), 'ends', end],
      [empty, null, 'empty', ''],
      [notEmpty, null, '!empty', ''],
    ])
    await close(popup)
  })

  await test.step('conditions on a number, and two of them at once', async () => {
    const popup = await tryConditions(minutes, [
      [number.equals, valueAt(rows, 7, minutes).replace('.', ','), '=', valueAt(rows, 7, minutes)],
      [number.notEquals, valueAt(rows, 7, minutes), '!=', valueAt(rows, 7, minutes)],
      [number.less, '2,5', '<', '2.5'],
      [number.atMost, '1', '<=', '1'],
      [number.more, '8', '>', '8'],
      [number.atLeast, '8,1', '>=', '8.1'],
    ])
    await popup.getByRole('button', { name: words.grid.filter.add }).click()
    await grid.chooseOperator(popup, number.between, 1)
    await popup.getByRole('textbox', { name: words.grid.filter.from, exact: true }).fill('8,2')
    await popup.getByRole('textbox', { name: words.grid.filter.to, exact: true }).fill('8,6')
    await expectAnswer({
      filters: [
        { field: minutes.name, operator: '>=', value: '8.1' },
        { field: minutes.name, operator: '>=', value: '8.2' },
        { field: minutes.name, operator: '<=', value: '8.6' },
      ],
    })
    await close(popup)
  })

  await test.step('conditions on a duration and on a date', async () => {
    await close(await tryConditions(duration, [[number.more, '5:30', '>', '330']]))
    const moment = valueAt(rows, 300, date).slice(0, 16)
    const [day = '', time = ''] = moment.split(' ')
    const typed = `${day.split('-').toReversed().join('/')} ${time}`
    const popup = await tryConditions(date, [
      [dates.equals, typed, '=', moment],
      [dates.less, typed, '<', moment],
      [dates.more, typed, '>', moment],
    ])
    await close(popup)
  })

  await test.step('values picked from the list, with how often each occurs', async () => {
    const field = calls.fields.find(({ name: each, type }) => {
      const values = valuesOf(calls, [...rows], each)
      return type === 'text' && values.length > 3 && values.length < 20 && values.some(({ value }) => value === '')
    })
    if (field === undefined) throw new Error('No field is sometimes empty')
    const values = valuesOf(calls, [...rows], field.name)
    const popup = await grid.openFilter(field)
    const entries = popup.locator('.grid-values-entry')
    await expect(entries).toHaveText(
      values.map(({ value, count }) => `${value === '' ? words.grid.filter.empty : value}${count}`),
    )
    await entries.nth(0).click()
    await entries.nth(2).click()
    const chosen = [values[0]?.value, values[2]?.value]
    await expectAnswer({ filters: [{ field: field.name, operator: 'one-of', value: JSON.stringify(chosen) }] })
    await popup.getByRole('button', { name: words.grid.filter.done }).click()
    await expect(grid.chips).toContainText([supervisor.say('grid:filter.valueCount', { count: 2 })])
  })
})
