import type { Locator } from '@playwright/test'
import { totalledField } from '../../src/renderer/features/grid/totals.ts'
import { numberText } from '../../src/shared/summaries/numberText.ts'
import { numberOf } from '../../src/shared/values.ts'
import { expect, test } from './fixtures.ts'
import type { GridHands, Row } from './gridHands.ts'
import { expectReadable } from './looks.ts'
import { reportThat } from './reports.ts'
import { agent, date, duration, fetchCalls, minutes } from './monthOfCalls.ts'

const withTotals = reportThat(({ totalRows }) => totalRows !== undefined)

// The total at the foot of the rows, and what selected rows come to: worked out here from the server's own rows.

interface Numbers {
  readonly sum: number
  readonly values: number
}

function numbersOf(rows: readonly Row[], { name, type }: typeof duration): Numbers {
  const numbers = rows.flatMap((row) => numberOf(type, String(row[name])) ?? [])
  // In whatever order they are added up: what floating point leaves over is no part of a sum.
  const sum = Number(numbers.reduce((before, each) => before + each, 0).toFixed(6))
  return { sum, values: numbers.length }
}

/** Selects a row, and goes on in its cell: that opens no card. */
async function selectAlone(grid: GridHands, cell: Locator): Promise<void> {
  await cell.click()
  await expect(cell).toBeFocused()
  await expect(grid.card).toHaveCount(0)
}

test.use({ operationOptions: { rowsPerDay: 60 } })
test.describe.configure({ timeout: 120_000 })

test('the total follows what is asked, and selected rows are summed whether they are loaded or not', async ({
  supervisor,
  operation,
}) => {
  const { grid, window, say } = supervisor
  const { rows } = await fetchCalls(supervisor, operation)
  // As the grid has them: newest first.
  const shownRows = rows.toReversed()
  const total = (name: string) => window.locator(`.ag-row-pinned .ag-cell[col-id="${name}"]`)
  const foot = window.locator('.grid-foot')
  const count = (shown: number): string => say('grid:total.rows', { rows: say('common:rows', { count: shown }) })
  const expectTotal = async (shown: readonly Row[]): Promise<void> => {
    const [ofDuration, ofMinutes] = [numbersOf(shown, duration), numbersOf(shown, minutes)]
    await expect(total(date.name)).toHaveText(count(shown.length))
    await expect(total(duration.name)).toHaveText(`Σ ${numberText(ofDuration.sum, 'duration', 'es')}`)
    await expect(total(minutes.name)).toHaveText(`Σ ${numberText(ofMinutes.sum, 'number', 'es')}`)
    const average = numberText(ofDuration.sum / ofDuration.values, 'duration', 'es')
    await expect(total(duration.name).locator('.grid-total-cell')).toHaveAttribute('title', new RegExp(average))
  }
  const expectSelected = async (shown: readonly Row[]): Promise<void> => {
    const { sum, values } = numbersOf(shown, duration)
    await expect(foot).toContainText(say('grid:selected.rows', { count: shown.length }))
    await expect(foot).toContainText(say('grid:selected.sum', { value: numberText(sum, 'duration', 'es') }))
    const average = numberText(sum / values, 'duration', 'es')
    await expect(foot).toContainText(say('grid:selected.average', { value: average }))
    await expect(foot).toContainText(say('grid:selected.values', { count: values }))
  }

  await expectTotal(rows)
  const name = String(rows[0]?.[agent.name])
  await grid.type(agent, name)
  const ofAgent = rows.filter((row) => String(row[agent.name]).includes(name))
  expect(ofAgent.length).toBeLessThan(rows.length)
  await expectTotal(ofAgent)
  await grid.type(agent, '')
  await expectTotal(rows)

  // All rows, of which few are loaded.
  await selectAlone(grid, grid.cell(0, duration))
  await window.keyboard.press('Control+a')
  await expectSelected(rows)
  await expect(foot.locator('output')).toContainText(say('grid:selected.rows', { count: rows.length }))
  await selectAlone(grid, grid.cell(2, duration))
  await grid.cell(4, duration).click({ modifiers: ['Shift'] })
  await expectSelected(shownRows.slice(2, 5))
  await grid.cell(8, duration).click({ modifiers: ['Control'] })
  await expectSelected([...shownRows.slice(2, 5), ...shownRows.slice(8, 9)])
  // Another column: by going there, or by choosing it.
  const ofMinutes = numbersOf([...shownRows.slice(2, 5), ...shownRows.slice(8, 9)], minutes)
  await foot.getByLabel(say('grid:selected.column')).selectOption(minutes.name)
  await expect(foot).toContainText(say('grid:selected.sum', { value: numberText(ofMinutes.sum, 'number', 'es') }))

  await window.setViewportSize({ width: 1366, height: 768 })
  await expectReadable(window, 'total')

  // Hidden, and kept so.
  const shows = foot.getByRole('checkbox', { name: say('grid:total.show'), exact: true })
  await shows.focus()
  await window.keyboard.press('Space')
  await expect(total(date.name)).toHaveCount(0)
  await window.reload()
  await expect(grid.rows.first()).toBeVisible()
  await expect(shows).not.toBeChecked()
  await expect(total(date.name)).toHaveCount(0)
  await shows.click()
  await expect(shows).toBeChecked()
  await expectTotal(rows)
})

test('the keyboard goes into the total, and copies from it', async ({ supervisor, operation }) => {
  const { grid, window, say } = supervisor
  const { rows } = await fetchCalls(supervisor, operation)
  await grid.type(date, String(rows[3]?.[date.name]).replace(/^(\d+)-(\d+)-(\d+)/, '$3/$2/$1'))
  await expect(grid.rows).toHaveCount(1)
  await selectAlone(grid, grid.cell(0, duration))
  await window.keyboard.press('ArrowDown')
  const cell = window.locator(`.ag-row-pinned .ag-cell[col-id="${duration.name}"]`)
  await expect(cell).toBeFocused()
  await window.keyboard.press('Control+c')
  await expect(window.locator('.grid-note')).toHaveText(say('grid:copiedCell'))
  // It is none of the rows: nothing opens.
  await window.keyboard.press('Enter')
  await cell.click()
  await expect(grid.card).toHaveCount(0)
})

test('rows that sum up others are left out of the total and of selected sums, which say so', async ({
  supervisor,
  operation,
}) => {
  const { grid, window, say } = supervisor
  const { totalRows } = withTotals
  const marking = withTotals.fields.find(({ name }) => name === totalRows?.field)
  const counted = withTotals.fields.find((field) => totalledField(withTotals, { ...field, definition: field }))
  if (totalRows === undefined || marking === undefined || counted === undefined) throw new Error('no such report')
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(withTotals, 'last-month')
  const rows: readonly Row[] = operation.truth(withTotals, range)
  const isTotal = (row: Row): boolean =>
    String(row[marking.name]).trim().toUpperCase() === totalRows.value.toUpperCase()
  const leftOut = rows.filter(isTotal).length
  expect(leftOut).toBeGreaterThan(0)
  const foot = window.locator('.grid-foot')
  await expect(foot).toContainText(say('grid:total.leftOut', { count: leftOut }))
  const label = say('grid:total.rows', { rows: say('common:rows', { count: rows.length - leftOut }) })
  await expect(window.locator('.ag-row-pinned').filter({ hasText: label })).toBeVisible()
  await selectAlone(grid, grid.cell(0, marking))
  await window.keyboard.press('Control+a')
  const { values } = numbersOf(
    rows.filter((row) => !isTotal(row)),
    counted,
  )
  await foot.getByLabel(say('grid:selected.column')).selectOption(counted.name)
  await expect(foot).toContainText(say('grid:selected.values', { count: values }))
  await expect(foot.locator('.grid-foot-sums')).toContainText(say('grid:total.leftOut', { count: leftOut }))
})
