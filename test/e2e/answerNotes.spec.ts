import { catalogue } from '../../src/shared/reports/index.ts'
import { pull } from '../../src/core/sync/pull.ts'
import { formatDay, SECONDS_PER_DAY, startOfDay, wall, wallClock } from '../../src/shared/time.ts'
import { expect, test } from './fixtures.ts'
import { seedStore } from './seed.ts'

// What an answer leaves out is said where it is looked at: values that a sum could not read, rows that a period cannot
// place.

const sums = catalogue.find('cdr_2')
const calls = catalogue.find('cdr_1')
const cost = sums.fields.find(({ name }) => name === 'cost')
if (cost === undefined) throw new Error('The catalogue lacks a cost')
const costField = cost

const seeded = test.extend({
  profileFolder: async ({ profileFolder, operation }, use) => {
    await seedStore(profileFolder, async ({ connect, sync }) => {
      const connection = await connect(operation)
      const today = startOfDay(wallClock(Date.now(), connection.timeZone))
      const range = { from: wall(today - 20 * SECONDS_PER_DAY), to: wall(today - 2 * SECONDS_PER_DAY - 1) }
      for (const report of [sums, calls]) {
        const target = { connection, report, parameters: {}, token: operation.token }
        await pull(sync, { ...target, range, refreshSinceMs: null, priority: 'user' })
      }
    })
    await use(profileFolder)
  },
})
seeded.use({
  environment: { ATALAYA_TOKEN: 'token-of-the-run' },
  operationOptions: {
    token: 'token-of-the-run',
    rows: (report, range) => {
      const day = formatDay(range.from)
      if (report.key === sums.key) {
        const isEven = range.from % (2 * SECONDS_PER_DAY) === 0
        const one = { agent_name: 'Ana Ruiz', calls: '1.5e3', cost: isEven ? '$ 1.234.567' : 'N/D' }
        return [one, { agent_name: 'Leo Paz', calls: '12', cost: '$ 850' }]
      }
      if (report.key !== calls.key) return undefined
      const dates = ['', '0000-00-00 00:00:00', `${day} 08:00:00.000`, `${day}T09:00:00-05:00`]
      return dates.map((date, place) => ({ agent_name: `Agente ${place}`, date }))
    },
  },
})

seeded(
  'a sum without some values says so in its heading, the card, a note, and before a file',
  async ({ supervisor }) => {
    const { grid, window, words } = supervisor
    await supervisor.open(sums)
    await supervisor.choosePeriod('last7')
    const note = window.locator('.answer-note')
    await expect(note).toHaveCount(1)
    await expect(note).toContainText(/^Costo: 2 valores no se pudieron leer como números; la suma va sin ellos\./)
    const heading = grid.heading(costField)
    await expect(heading.locator('.grid-heading-unread')).toBeVisible()
    await expect(heading).toHaveAttribute('aria-description', /^2 valores no se pudieron leer/)
    await heading.locator('.grid-heading-title').hover()
    await expect(window.getByRole('tooltip')).toContainText('no se pudieron leer como números')

    await grid.openCard(0, costField)
    await expect(grid.card.locator('.row-card-unread')).toHaveCount(1)
    await window.screenshot({ path: 'test-results/answer-notes-sums.png' })
    await grid.openCard(1, costField)
    await expect(grid.card.locator('.row-card-unread')).toHaveCount(0)

    await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
    const dialog = window.getByRole('dialog', { name: words.exporting.title })
    await expect(dialog).toContainText('Costo: ')
    await window.keyboard.press('Escape')

    await window.getByText(words.report.days.byDay, { exact: true }).click()
    await expect(grid.rows.first()).toBeVisible()
    await expect(note).toHaveCount(0)
  },
)

seeded('rows without a usable date are counted where the period cuts them off', async ({ supervisor }) => {
  const { window } = supervisor
  await supervisor.open(calls)
  await supervisor.choosePeriod('last30')
  const note = window.locator('.answer-note')
  await expect(window.locator('.grid-count')).toBeVisible()
  await expect(note).toHaveCount(0)
  await supervisor.choosePeriod('last7')
  await expect(note).toHaveCount(1)
  await expect(note).toContainText(/^2 filas sin fecha utilizable quedan fuera de este periodo\. Para verlas, elija /)
  await window.screenshot({ path: 'test-results/answer-notes-undated.png' })
})
