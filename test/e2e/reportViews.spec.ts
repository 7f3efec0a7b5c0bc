import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { pickerSource } from '../../src/shared/reports/pickers.ts'
import { addsUp, type ReportDefinition } from '../../src/shared/reports/types.ts'
import { formatDay, formatInstant, wall } from '../../src/shared/time.ts'
import { EMPTY_VIEW } from '../support/views.ts'
import { ask as askMain } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './looks.ts'
import { calls, fieldOf, needsAgent, reportThat, sums } from './reports.ts'
import { said } from '../support/texts.ts'

// How a report can be looked at: sums day by day, averages of a long period, snapshots, parameters picked by name.

test.use({ operationOptions: { rowsPerDay: 6 } })

const needsNothing = ({ parameters }: ReportDefinition): boolean => parameters.every(({ required }) => !required)
const averages = reportThat(
  (report) =>
    report.kind === 'aggregate' &&
    !addsUp(report) &&
    report.maxDays === 31 &&
    report.lists === undefined &&
    needsNothing(report),
)
const agents = reportThat(({ key }) => key === pickerSource('agent').reportKey)
const withTotals = reportThat(({ totalRows }) => totalRows !== undefined)
const day = { name: 'day', title: said('Día', 'Day'), meaning: said(''), type: 'date' } as const

test('sums are seen for the period and day by day', async ({ supervisor, operation, profileFolder }) => {
  const { grid, window, words, say } = supervisor
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(sums, 'last-month')
  await expect(grid.heading(day)).toHaveCount(0)
  await window.getByText(words.report.days.byDay, { exact: true }).click()
  await expect(grid.heading(day)).toBeVisible()
  await expect(supervisor.upToDate).toBeVisible()
  const counts = await window.locator('.grid-count').textContent()
  await grid.type(day, formatDay(range.from))
  await expect(grid.count).not.toHaveText(counts ?? '')
  await expect(grid.rows.first()).toBeVisible()

  const file = join(profileFolder, 'days.csv')
  await supervisor.saveAs(file)
  await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
  const dialog = window.getByRole('dialog', { name: words.exporting.title })
  await supervisor.chooseFormat('csv')
  await dialog
    .getByRole('button', { name: new RegExp(`^${say('exporting:start', { count: 2 }).split(' ')[0]}`) })
    .click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'days.csv' })).toBeVisible()
  const [heading = '', first = ''] = readFileSync(file, 'utf8').replace('\uFEFF', '').split('\r\n')
  expect(heading.split(/[,;]/)[0]).toBe(day.title.es)
  expect(first.split(/[,;]/)[0]).toBe(formatDay(range.from))

  await window.getByText(words.report.days.whole, { exact: true }).click()
  await expect(grid.heading(day)).toHaveCount(0)
})

test('averages of a long period are refused with two ways out', async ({ supervisor, operation }) => {
  const { grid, window, words, say } = supervisor
  await supervisor.connect(operation)
  await supervisor.open(averages)
  await supervisor.chooseLastYear()
  const note = window.locator('.too-long')
  await expect(note).toBeVisible()
  await expect(supervisor.update).toHaveAttribute('aria-disabled', 'true')
  await note.getByRole('button', { name: words.report.days.seeByDay }).click()
  await expect(note).toHaveCount(0)
  await expect(supervisor.update).toContainText(/36[56]/)
  await window.getByText(words.report.days.whole, { exact: true }).click()
  await note.getByRole('button', { name: say('report:days.shorten', { count: 31 }) }).click()
  await expect(note).toHaveCount(0)
  await expect(supervisor.update).toHaveAttribute('aria-disabled', 'false')
  await supervisor.update.click()
  await expect(supervisor.upToDate).toBeVisible()
  await expect(grid.rows.first()).toBeVisible()
  expect(operation.requests.filter(({ report }) => report === averages.key)).toHaveLength(1)
})

test('a parameter is picked by name, from a list that its first use fetches', async ({ supervisor, operation }) => {
  const { grid, window, words, say } = supervisor
  await supervisor.connect(operation)
  await supervisor.open(needsAgent)
  const parameter = needsAgent.parameters.find((each) => each.required)
  if (parameter === undefined) return
  await expect(window.getByText(words.report.parameter.needed)).toBeVisible()
  // What the list costs is said before it is used.
  const fetchList = window.getByRole('button', { name: words.report.parameter.fetchList.agent })
  await expect(fetchList).toContainText(say('common:requests', { count: 1 }))
  const field = window.getByRole('main').getByLabel(parameter.title.es, { exact: true })
  await field.click()
  await expect(fetchList).toHaveCount(0)
  const rows = operation.truth(agents, {
    from: supervisor.periodNamed('today').from,
    to: supervisor.periodNamed('today').from,
  })
  const { value, name } = pickerSource('agent')
  const someone = rows[3] ?? {}
  await window.keyboard.type(String(someone[name]).slice(0, 8).toLowerCase())
  await window
    .getByRole('option', { name: String(someone[name]) })
    .first()
    .click()
  await expect(field).toHaveValue(`${String(someone[name])} · ${String(someone[value])}`)
  // What several names have in them: Enter takes the first of these.
  await field.fill('a')
  const first = await window.getByRole('option').first().locator('.parameter-option-id').textContent()
  await expect(window.getByRole('option').nth(1)).toBeVisible()
  await expectNoViolations(window.getByRole('listbox'), 'what has what was typed')
  await window.keyboard.press('Enter')
  await expect(field).toHaveValue(new RegExp(` · ${first ?? ''}$`))
  await field.fill(String(someone[name]))
  await window.keyboard.press('Enter')
  await expect(field).toHaveValue(`${String(someone[name])} · ${String(someone[value])}`)
  await expect(window.getByText(words.report.parameter.needed)).toHaveCount(0)

  // Ids in the rows go by the same names, in cells, lists of values and chips; a search for one of them leads there.
  await supervisor.open(calls)
  const id = calls.fields.find(({ identifies }) => identifies === 'agent')
  if (id === undefined) throw new Error('no field with the id')
  await supervisor.choosePeriod('last7')
  await supervisor.update.click()
  const named = /^.+ · \d+$/
  await expect(grid.cell(0, id)).toHaveText(named)
  const known = (await grid.cell(0, id).textContent()) ?? ''
  await grid.searchBox.fill(known)
  await window
    .getByRole('button', { name: say('grid:nothingFound.meant', { column: id.title.es, value: known }) })
    .click()
  await expect(grid.chips).toContainText(known)
  await expect(grid.cell(0, id)).toHaveText(named)
})

test('a snapshot keeps its snapshots, and an older one can be looked at', async ({ supervisor, operation }) => {
  const { grid, window, words } = supervisor
  await supervisor.connect(operation)
  await supervisor.open(agents)
  const ask = window.getByRole('main').getByRole('button', {
    name: new RegExp(`^${words.report.update.nowWithRequests.split(' ·')[0]}`),
  })
  await ask.first().click()
  await expect(grid.rows.first()).toBeVisible()
  const picker = window.getByRole('button', { name: new RegExp(`^${words.report.snapshots.named.split('{')[0]}`) })
  await expect(picker).toBeVisible()
  // Two snapshots within one second would be one.
  await window.waitForTimeout(1100)
  await ask.first().click()
  await picker.click()
  await expect(window.getByRole('menuitem')).toHaveCount(2)
  await expectNoViolations(window.getByRole('menu'), 'snapshots')
  await window.getByRole('menuitem').nth(1).click()
  await expect(picker).not.toContainText(words.report.snapshots.newest.split(' ·')[0] ?? '')
  await expect(grid.rows.first()).toBeVisible()
  await window.waitForTimeout(1100)
  // The next snapshot is what one looks at.
  await ask.first().click()
  const newest = words.report.snapshots.newest.split(' ·')[0] ?? ''
  await expect(picker).toContainText(newest)

  // A view of the first of them shows that one, until it is no longer of it.
  const [connection] = await askMain(window, 'connections:list', null)
  if (connection === undefined) throw new Error('no operation')
  const of = { reportKey: agents.key, parameters: {} }
  const scope = { connectionId: connection.id, ...of }
  const { stretches } = await askMain(window, 'coverage:get', { scope, range: null })
  expect(stretches).toHaveLength(3)
  const taken = formatInstant(stretches[0]?.range.from ?? wall(0))
  const content = { ...EMPTY_VIEW, face: 'rows', period: null, taken } as const
  const view = { name: 'La primera', connection: connection.name, ...of, content }
  await askMain(window, 'views:save', { view, isReplacing: false })
  await window.locator('.view-entry').getByRole('button').first().click()
  const what = supervisor.say('views:beyond.taken', { taken })
  await expect(window.getByText(what)).toBeVisible()
  await expect(picker).not.toContainText(newest)
  await expect(grid.rows.first()).toBeVisible()
  await window.getByRole('button', { name: supervisor.say('views:beyond.remove', { what }) }).click()
  await expect(picker).toContainText(newest)
})

test('rows that sum up others are marked, in the grid and in the card', async ({ supervisor, operation }) => {
  const { grid, window, words } = supervisor
  const { totalRows } = withTotals
  const marking = withTotals.fields.find(({ name }) => name === totalRows?.field)
  if (totalRows === undefined || marking === undefined) return
  await supervisor.connect(operation)
  await supervisor.fetchWhole(withTotals, 'last-month')
  await expect(window.locator('.report-note')).toContainText(totalRows.value)
  await grid.type(marking, totalRows.value)
  await expect(grid.rows.first()).toHaveClass(/grid-row-total/)
  await grid.openCard(0, marking)
  await expect(grid.card).toContainText(words.grid.card.total)
})

/** Rows that can be asked for with values, and without. */
const withOptions = reportThat(
  ({ kind, parameters }) => kind === 'detail' && parameters.length > 1 && parameters.every(({ required }) => !required),
)

/** Rows of the grid that are whole in sight. */
function rowsInSight(window: Page): Promise<number> {
  return window.evaluate(() => {
    const foot = document.querySelector('.activity')?.getBoundingClientRect().top ?? innerHeight
    const table = document.querySelector('.grid-table')?.getBoundingClientRect()
    // The total lies over what is below it.
    const total = document.querySelector('.ag-row-pinned')?.getBoundingClientRect().top ?? innerHeight
    const end = Math.min(foot, table?.bottom ?? 0, total)
    const rows = [...document.querySelectorAll('.ag-row:not(.ag-row-pinned)')].map((row) => row.getBoundingClientRect())
    const seen = rows.filter(({ bottom, height }) => height > 0 && bottom <= end + 1)
    return new Set(seen.map(({ top }) => top)).size
  })
}

async function topOf(part: Locator): Promise<number> {
  return (await part.boundingBox())?.y ?? Number.NaN
}

test('rows begin high, newest first; what is searched for is marked and in sight', async ({
  supervisor,
  operation,
}) => {
  const { grid, window, words } = supervisor
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(calls, 'last-month')
  const rows = operation.truth(calls, range)
  await grid.expectRows(calls, rows)
  const [date, text] = [fieldOf(calls, 'dateTime'), fieldOf(calls, 'text')]

  await test.step('two lines stand above the tools, and a chip moves nothing', async () => {
    await expect(grid.heading(date)).toHaveAttribute('aria-sort', 'descending')
    const begin = await topOf(grid.rows.first())
    // The sample operation has a line of its own besides.
    expect(begin).toBeLessThan(220 - 24)
    await grid.type(text, 'a')
    await expect(grid.chips).toHaveCount(1)
    expect(await topOf(grid.rows.first())).toBe(begin)
    await window.setViewportSize({ width: 683, height: 384 })
    await expect.poll(() => rowsInSight(window)).toBeGreaterThanOrEqual(5)
    await window.setViewportSize({ width: 3440, height: 1440 })
    await expect(window.locator('.report-note')).toBeInViewport()
    await window.setViewportSize({ width: 1366, height: 768 })
  })

  await test.step('every condition of a filter is seen', async () => {
    const popup = await grid.openFilter(text)
    await grid.turnTo(popup, 'conditions')
    await popup.getByRole('combobox', { name: words.grid.filter.operator }).click()
    const options = popup.getByRole('option')
    await expect(options).not.toHaveCount(0)
    await expect
      .poll(() =>
        options.evaluateAll((all) =>
          all
            .filter((option) => {
              const { left, top, width, height } = option.getBoundingClientRect()
              return !option.contains(document.elementFromPoint(left + width / 2, top + height / 2))
            })
            .map(({ textContent }) => textContent),
        ),
      )
      .toEqual([])
    await window.keyboard.press('Escape')
    await window.keyboard.press('Escape')
    await grid.type(text, '')
  })

  await test.step('a column that is out of sight comes into it with what was found', async () => {
    const found = (): Promise<readonly string[]> =>
      window.evaluate(() => {
        const marks = (CSS.highlights.get('found') ?? []) as Iterable<Range>
        const edge = document.querySelector('.grid-table')?.getBoundingClientRect()
        return [...marks]
          .filter((mark) => {
            const { left } = mark.getBoundingClientRect()
            return edge !== undefined && left >= edge.left && left < edge.right
          })
          .map(String)
      })
    const id = String(rows.at(-1)?.['conn_id'])
    await grid.searchBox.fill(id)
    await expect.poll(found).toEqual([id])
    await grid.searchBox.fill('')
    await expect.poll(found).toEqual([])
  })

  await test.step('rows stand as close, and letters are as large, as is chosen', async () => {
    const heightOf = async (): Promise<number> => (await grid.rows.first().boundingBox())?.height ?? 0
    const usual = await heightOf()
    const settings = await supervisor.openSettings('appearance')
    const entry = window.locator('.report-entry-open').first()
    const usualEntry = (await entry.boundingBox())?.height ?? 0
    await settings.getByRole('radio', { name: words.settings.appearance.densities.compact }).click()
    await expect.poll(async () => (await entry.boundingBox())?.height).toBeLessThan(usualEntry - 5)
    await settings.getByRole('radio', { name: words.settings.appearance.textSizes.largest }).click()
    await expect(window.locator('html')).toHaveCSS('font-size', '20.8px')
    await expect.poll(heightOf).toBe(Math.round(24 * 1.3))
    await settings.getByRole('radio', { name: words.settings.appearance.densities.comfortable }).click()
    await settings.getByRole('radio', { name: words.settings.appearance.textSizes.usual, exact: true }).click()
    await expect.poll(heightOf).toBe(usual)
    await window.keyboard.press('Escape')
  })

  await test.step('the card stays where it is wanted, whichever row is chosen', async () => {
    await grid.cell(2, text).click()
    await expect(grid.card).toHaveCount(0)
    const show = window.getByRole('button', { name: words.grid.card.show, exact: true })
    await show.click()
    const place = (at: number): string => supervisor.say('grid:card.title', { place: at, total: rows.length })
    await expect(grid.card.getByRole('heading')).toHaveText(place(3))
    await grid.cell(0, text).click()
    await expect(grid.card.getByRole('heading')).toHaveText(place(1))
    // It is made wider, and narrower again, at its edge.
    const width = async (): Promise<number> => (await grid.card.boundingBox())?.width ?? 0
    const usual = await width()
    const edge = grid.card.getByRole('separator', { name: words.grid.card.resize, exact: true })
    await edge.press('ArrowLeft')
    await expect.poll(width).toBeGreaterThan(usual)
    await edge.press('ArrowRight')
    await expect.poll(width).toBe(usual)
    await grid.searchBox.fill('a')
    await expect(grid.card).toContainText(words.grid.card.chooseRow)
    await show.click()
    await expect(grid.card).toHaveCount(0)
  })

  await test.step('what is summed up stands as close, too', async () => {
    await window.getByText(words.summary.faces.summary, { exact: true }).click()
    const line = window.locator('.summary-table tbody tr').first()
    await expect(line).toBeVisible()
    const heightOf = async (): Promise<number> => (await line.boundingBox())?.height ?? 0
    const usual = await heightOf()
    const settings = await supervisor.openSettings('appearance')
    await settings.getByRole('radio', { name: words.settings.appearance.densities.compact }).click()
    await expect.poll(heightOf).toBeLessThan(usual - 4)
    await window.keyboard.press('Escape')
  })

  await test.step('at twice the size, rows go before what is chosen of a report, which unfolds', async () => {
    await supervisor.fetchWhole(withOptions, 'yesterday')
    await expect.poll(() => rowsInSight(window)).toBeGreaterThanOrEqual(5)
    const options = window.getByRole('button', { name: words.report.options.label })
    await expect(options).toHaveCount(0)
    await window.setViewportSize({ width: 683, height: 384 })
    await expect.poll(() => rowsInSight(window)).toBeGreaterThanOrEqual(5)
    await expect(supervisor.completeness).toBeInViewport()
    const field = window.getByLabel(withOptions.parameters[0]?.title.es ?? '', { exact: false }).first()
    await expect(field).toBeHidden()
    await options.click()
    await expect(options).toHaveAttribute('aria-expanded', 'true')
    await expect(field).toBeVisible()
    await options.click()
    await expect(field).toBeHidden()
    await window.setViewportSize({ width: 1366, height: 768 })
  })
})
