import type { Page } from '@playwright/test'
import { addDays } from '../../src/shared/periods.ts'
import { endOfDay } from '../../src/shared/time.ts'
import { answerOf } from '../support/questionModel.ts'
import { expect, test } from './fixtures.ts'
import { calls, fieldOf } from './reports.ts'

const agent = fieldOf(calls, 'text')
const telephone = fieldOf(calls, 'telephone')
const date = fieldOf(calls, 'dateTime')

test.use({ operationOptions: { rowsPerDay: 20 } })

/** What the rows in the middle of the view hold, and how far each is from the top of the grid. */
function view(window: Page): Promise<readonly string[]> {
  return window.evaluate(
    (columns) => {
      const viewport = document.querySelector('.ag-grid-viewport')
      const top = viewport?.getBoundingClientRect().top ?? 0
      return [...document.querySelectorAll('.ag-row')]
        .map((row) => ({ row, y: Math.round(row.getBoundingClientRect().top - top) }))
        .filter(({ y }) => y > 100 && y < 250)
        .toSorted((one, other) => one.y - other.y)
        .map(({ row, y }) => {
          const cells = columns.map((name) => row.querySelector(`[col-id="${name}"]`)?.textContent)
          return `${y}: ${cells.join(' ')}`
        })
    },
    [date.name, telephone.name],
  )
}

test('rows that come in before those on the screen leave them where they are', async ({ supervisor, operation }) => {
  const { grid, window, words, say } = supervisor
  await supervisor.connect(operation)
  await supervisor.open(calls)
  await supervisor.choosePeriod('last-month')
  const month = supervisor.periodNamed('last-month')
  const days = window.getByRole('listbox', { name: words.coverage.strip }).getByRole('option')
  const fetchDays = async (first: number, last: number): Promise<void> => {
    await days.nth(first - 1).click()
    await days.nth(last - 1).click({ modifiers: ['Shift'] })
    await window
      .getByRole('button', { name: new RegExp(`^${words.coverage.selection.fetch.split('·')[0] ?? ''}`) })
      .click()
  }
  await fetchDays(1, 11)
  const stored = operation.truth(calls, { from: month.from, to: endOfDay(addDays(month.from, 10)) })
  await grid.expectRows(calls, stored)
  await grid.scrollTo(100)
  await expect(grid.cell(104, telephone)).toHaveText(String(stored.at(-105)?.[telephone.name]))
  const before = await view(window)
  expect(before.length).toBeGreaterThan(3)

  const isRead = Promise.withResolvers<undefined>()
  await test.step('while a slow answer comes in, they can be scrolled and read', async () => {
    operation.fail({ kind: 'slow', until: isRead.promise })
    await fetchDays(12, 20)
    await grid.openCard(104, telephone)
    await expect(grid.card.getByRole('heading')).toHaveText(
      say('grid:card.title', { place: 105, total: stored.length }),
    )
    await expect.poll(() => view(window)).toEqual(before)
  })

  await test.step('once it is here the same rows are in the same place, and the card tells their new one', async () => {
    isRead.resolve(undefined)
    const total = stored.length + 9 * 20
    await expect(grid.count).toHaveText(say('common:rows', { count: total }))
    await expect(grid.card.getByRole('heading')).toHaveText(say('grid:card.title', { place: 105 + 180, total }))
    await expect.poll(() => view(window)).toEqual(before)
  })
})

test('the thread of the grid that dies is started anew, and what it was asked is asked again', async ({
  app,
  supervisor,
  operation,
  problems,
}) => {
  const { grid, window, words } = supervisor
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(calls, 'last-month')
  const rows = operation.truth(calls, range)
  await grid.expectRows(calls, rows)
  await app.evaluate(() => {
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    // oxlint-disable-next-line typescript/unbound-method -- called with its own thread below
    const { postMessage } = Worker.prototype
    Worker.prototype.postMessage = function kill(...args) {
      postMessage.apply(this, args)
      const { subject, verb } = args[0] as { readonly subject?: string; readonly verb?: string }
      if (subject !== 'results' || verb !== 'ask') return
      Worker.prototype.postMessage = postMessage
      void this.terminate()
    }
  })
  await grid.type(agent, 'pérez')
  await expect(window.getByText(words.system.workerRestarted.title)).toBeVisible()
  const filters = [{ field: agent.name, operator: 'contains', value: 'pérez' }] as const
  await grid.expectRows(calls, answerOf(calls, rows, { filters, search: '', sort: [] }), rows.length)
  await grid.type(agent, '')
  await grid.expectRows(calls, rows)
  expect(problems.unexpected).toEqual([])
})
