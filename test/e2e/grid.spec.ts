import { fold } from '../../src/shared/values.ts'
import { answerOf } from '../support/questionModel.ts'
import { expect, test } from './fixtures.ts'
import { agent, duration, fetchCalls, minutes, valueAt } from './monthOfCalls.ts'
import { calls, fieldOf } from './reports.ts'

test.use({ operationOptions: { rowsPerDay: 20 } })

test('search, order and chips: what is asked adds up, and goes again', async ({ supervisor, operation }) => {
  const { grid, window, words, say } = supervisor
  const { rows, expectAnswer } = await fetchCalls(supervisor, operation)
  const search = fold(valueAt(rows, 25, agent)).slice(0, 5)
  const minutesOver = { field: minutes.name, operator: '>', value: '2' } as const
  const agentHas = { field: agent.name, operator: 'contains', value: 'a' } as const

  await test.step('the search looks into every column', async () => {
    await grid.searchBox.fill(search)
    await expectAnswer({ search })
    await grid.searchBox.press('Escape')
    await expectAnswer({})
  })

  await test.step('a heading orders up, down, and not at all', async () => {
    await grid.heading(minutes).locator('.grid-heading-title').click()
    await expect(grid.heading(minutes)).toHaveAttribute('aria-sort', 'ascending')
    await expectAnswer({ sort: [{ field: minutes.name, descending: false }] })
    await grid.heading(minutes).locator('.grid-heading-title').click()
    await expectAnswer({ sort: [{ field: minutes.name, descending: true }] })
    await grid.heading(minutes).locator('.grid-heading-title').click()
    await expect(grid.heading(minutes)).toHaveAttribute('aria-sort', 'none')
    await expectAnswer({})
  })

  await test.step('a heading tells what it means to a pointer that rests on it', async () => {
    await grid.heading(minutes).locator('.grid-heading-title').hover()
    const meaning = window.getByRole('tooltip').filter({ hasText: minutes.meaning.es })
    await expect(meaning).toBeVisible()
    await grid.cell(0, minutes).hover()
    await expect(meaning).toBeHidden()
  })

  await test.step('with Shift one order lies within the other', async () => {
    await grid.chooseInMenu(agent, 'descending')
    await grid
      .heading(minutes)
      .locator('.grid-heading-title')
      .click({ modifiers: ['Shift'] })
    await expectAnswer({
      sort: [
        { field: agent.name, descending: true },
        { field: minutes.name, descending: false },
      ],
    })
    await expect(grid.heading(minutes).getByLabel(say('grid:header.place', { place: 2 }))).toBeVisible()
  })

  await test.step('filters and search add up; each chip takes its own back', async () => {
    await grid.type(minutes, '> 2')
    await grid.type(agent, 'a')
    await grid.searchBox.fill(search)
    const sort = [
      { field: agent.name, descending: true },
      { field: minutes.name, descending: false },
    ]
    await expectAnswer({ filters: [minutesOver, agentHas], search, sort })
    await expect(grid.chips).toHaveCount(2)
    await grid.chips
      .filter({ hasText: grid.titleOf(agent) })
      .getByRole('button', { name: say('grid:filter.remove', { column: grid.titleOf(agent) }) })
      .click()
    await expectAnswer({ filters: [minutesOver], search, sort })
    await expect(grid.line(agent)).toHaveValue('')
    await grid.type(agent, 'a')
    await window.getByRole('button', { name: words.grid.filter.removeAll, exact: true }).click()
    await expect(grid.chips).toHaveCount(0)
    await expectAnswer({ search, sort })
  })

  await test.step('where nothing fits it says so, and offers each by itself, then all of it, back', async () => {
    const notice = window.locator('.grid-notice')
    const button = (name: string) => notice.getByRole('button', { name, exact: true })
    await grid.type(minutes, '> 9999')
    await expect(window.getByText(words.grid.nothingFound.title)).toBeVisible()
    await expect(grid.rows).toHaveCount(0)
    await button(say('grid:nothingFound.clearFilters', { count: 1 })).click()
    await expect(grid.searchBox).toHaveValue(search)
    await expect(grid.rows.first()).toBeVisible()
    await grid.type(agent, 'a')
    await grid.searchBox.fill('nobody says this')
    await button(say('grid:nothingFound.clearSearch', { search: 'nobody says this' })).click()
    await expect(grid.chips).toHaveCount(1)
    await expect(grid.searchBox).toHaveValue('')
    await expect(grid.rows.first()).toBeVisible()
    await grid.searchBox.fill('nobody says this')
    await expect(grid.rows).toHaveCount(0)
    await button(words.grid.nothingFound.clear).click()
    await expect(grid.searchBox).toHaveValue('')
    await expect(grid.count).toHaveText(new RegExp(`${say('common:rows', { count: rows.length })}$`))
    await expect(grid.rows.first()).toBeVisible()
  })
})

test.describe('the next day', () => {
  test.use({ operationOptions: { rowsPerDay: 20, token: 'token-of-the-run' } })

  test('columns, order and filters are as they were left', async ({ supervisor, operation, startAgain }) => {
    const { grid } = supervisor
    const { rows } = await fetchCalls(supervisor, operation)
    const first = calls.fields[0]
    const [hidden, pinned, wide] = [fieldOf(calls, 'text', 1), duration, fieldOf(calls, 'telephone')]
    if (first === undefined) throw new Error('The report has no fields')

    await grid.chooseInMenu(hidden, 'hide')
    await expect(grid.heading(hidden)).toHaveCount(0)
    await grid.chooseInMenu(pinned, 'pin')
    await expect.poll(async () => (await grid.shownColumns())[0]).toBe(pinned.name)
    // The right edge of a heading, a bit further to the right.
    const before = await grid.heading(wide).boundingBox()
    if (before === null) throw new Error('The column is out of sight')
    const [edge, middle] = [before.x + before.width - 1, before.y + before.height / 2]
    await supervisor.drag({ x: edge, y: middle }, { x: edge + 60, y: middle })
    await expect.poll(async () => (await grid.heading(wide).boundingBox())?.width).toBeCloseTo(before.width + 60, 0)
    // A heading by its name, to the place of another; its left may lie beneath the pinned column.
    const [from, to] = [await grid.heading(agent).boundingBox(), await grid.heading(wide).boundingBox()]
    if (from === null || to === null) throw new Error('A column is out of sight')
    const order = await grid.shownColumns()
    await supervisor.drag({ x: from.x + from.width / 2, y: middle }, { x: to.x + to.width - 10, y: middle })
    await expect.poll(() => grid.shownColumns()).not.toEqual(order)
    await grid.type(minutes, '> 3')
    await grid.heading(agent).locator('.grid-heading-title').click()
    await expect(grid.heading(agent)).toHaveAttribute('aria-sort', 'ascending')
    await grid.rows.first().waitFor()
    const left = { columns: await grid.shownColumns(), count: await grid.count.textContent() }

    const returned = await startAgain({ ATALAYA_TOKEN: 'token-of-the-run' })
    await expect(returned.grid.count).toHaveText(left.count ?? '')
    expect(await returned.grid.shownColumns()).toEqual(left.columns)
    await expect(returned.grid.heading(hidden)).toHaveCount(0)
    await expect(returned.grid.line(minutes)).toHaveValue('> 3')
    await expect(returned.grid.heading(agent)).toHaveAttribute('aria-sort', 'ascending')
    await expect
      .poll(async () => (await returned.grid.heading(wide).boundingBox())?.width)
      .toBeCloseTo(before.width + 60, 0)

    await returned.window.getByRole('button', { name: returned.words.grid.columns.open }).click()
    await returned.window.getByRole('button', { name: returned.words.grid.columns.reset }).click()
    await expect(returned.grid.heading(hidden)).toHaveCount(1)
    await expect.poll(async () => (await returned.grid.shownColumns())[0]).toBe(calls.dateField)
    await returned.grid.type(minutes, '')
    await returned.grid.expectRows(calls, answerOf(calls, [...rows], { filters: [], search: '', sort: [] }))
  })
})
