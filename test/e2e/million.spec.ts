import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { pull } from '../../src/core/sync/pull.ts'
import { FRESH_LOOK } from '../../src/renderer/pages/look/look.ts'
import type { JsonValue } from '../../src/shared/json.ts'
import { formatDay, formatTimeOfDay, parseDate, SECONDS_PER_DAY, wall, type TimeRange } from '../../src/shared/time.ts'
import { RARE_WORD, RARE_WORD_EVERY, recordOf } from '../bench/records.ts'
import { expect, test as base } from './fixtures.ts'
import type { Row } from './gridHands.ts'
import { fieldOf, messages } from './reports.ts'
import { seedStore } from './seed.ts'

const ROWS = 1_000_000
const ROWS_PER_WINDOW = 50_000
const DAYS_PER_WINDOW = 31
const WINDOW_SECONDS = DAYS_PER_WINDOW * SECONDS_PER_DAY

const FROM = parseDate('2024-06-01')?.at ?? wall(0)
const RANGE: TimeRange = { from: FROM, to: wall(FROM + (ROWS / ROWS_PER_WINDOW) * WINDOW_SECONDS - 1) }

const date = fieldOf(messages, 'dateTime')
const telephone = fieldOf(messages, 'telephone')
const message = messages.fields.find(({ name }) => name === 'message') ?? fieldOf(messages, 'text')

/** The row at a place of the whole, as `test/bench/answerServer.ts` makes it. */
function rowAt(place: number): Row {
  const from = FROM + Math.floor(place / ROWS_PER_WINDOW) * WINDOW_SECONDS
  const index = place % ROWS_PER_WINDOW
  const at = wall(Math.floor(from + (index * (WINDOW_SECONDS - 1)) / ROWS_PER_WINDOW))
  const first = Math.floor(from / SECONDS_PER_DAY) * 100_000
  return recordOf(messages, first + index, `${formatDay(at)} ${formatTimeOfDay(at)}`)
}

/** A server in a process of its own, with as many rows in every answer. */
async function startServer() {
  const file = fileURLToPath(new URL('../bench/answerServer.ts', import.meta.url))
  const child = fork(file, [messages.key, String(ROWS_PER_WINDOW)], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  if (child.stdout === null) throw new Error('The server has no output')
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { baseUrl: `http://127.0.0.1:${port}`, child }
}

/** Fetches a million rows into the store of a profile, and leaves their period open. */
async function fill(profileFolder: string): Promise<void> {
  const { baseUrl, child } = await startServer()
  try {
    await seedStore(profileFolder, async ({ connect, prefer, sync }) => {
      const connection = await connect({ baseUrl })
      const target = { connection, report: messages, parameters: {}, token: 't' }
      const { failed } = await pull(sync, { ...target, range: RANGE, refreshSinceMs: null, priority: 'user' })
      if (failed[0] !== undefined) throw failed[0].error
      await prefer(`connections/${connection.id}/report`, messages.key)
      const look = { ...FRESH_LOOK, period: { kind: 'dates', ...RANGE } }
      await prefer(`look/${connection.id}/${messages.key}`, look as unknown as JsonValue)
    })
  } finally {
    child.kill()
  }
}

const test = base.extend<object, { readonly millionRows: string }>({
  millionRows: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from a pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'atalaya-million-'))
      await fill(folder)
      await use(folder)
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  profileFolder: async ({ millionRows }, use) => {
    await use(millionRows)
  },
})

test.describe.configure({ timeout: 120_000 })

/** The row at a place of the grid, which has them newest first. */
const newestAt = (place: number) => rowAt(ROWS - 1 - place)

test('a million rows: every place is reached, and questions are answered', async ({ supervisor }) => {
  const { grid, window, words, say } = supervisor
  const slow = expect.configure({ timeout: 20_000 })
  const all = say('common:rows', { count: ROWS })
  const narrowed = (shown: number): string => say('grid:countFiltered', { shown, total: all })
  await slow(grid.count).toHaveText(all)
  await grid.expectFirstRows(
    messages,
    Array.from({ length: 8 }, (_, place) => rowAt(ROWS - 8 + place)),
  )

  await test.step('scrolling comes to the right rows at any depth', async () => {
    // Many times: where a frame takes long, the grid by itself misses one move in some tens (useSettledScroll.ts).
    for (let turn = 0; turn < 10; turn++) {
      for (const at of [123_456, 499_990, 40, 250_001]) {
        const place = at + (turn % 9)
        await grid.expectRowAt(messages, place, newestAt(place))
      }
    }
    await window.getByRole('button', { name: words.grid.lastPage }).click()
    const pageRows = ROWS / 2
    await expect(window.getByText(say('grid:page', { page: 2, pages: 2 }))).toBeVisible()
    for (const place of [0, 321_098, pageRows - 1]) {
      await grid.expectRowAt(messages, place, newestAt(pageRows + place))
    }
    await grid.openCard(pageRows - 1, telephone)
    await expect(grid.card.getByRole('heading')).toHaveText(say('grid:card.title', { place: ROWS, total: ROWS }))
    await grid.card.getByRole('button', { name: words.grid.card.close }).click()
    await window.getByRole('button', { name: words.grid.firstPage }).click()
    await grid.expectRowAt(messages, 0, newestAt(0))
  })

  const rareRows = ROWS / RARE_WORD_EVERY
  const rare = Array.from({ length: 8 }, (_, place) => rowAt((rareRows - 8 + place) * RARE_WORD_EVERY))
  await test.step('a filter and a search find the rare word, accents or not', async () => {
    await grid.type(message, 'nandu')
    await slow(grid.count).toHaveText(narrowed(rareRows))
    await grid.expectFirstRows(messages, rare)
    await grid.type(message, '')
    await slow(grid.count).toHaveText(all)
    await grid.searchBox.fill(RARE_WORD)
    await slow(grid.count).toHaveText(narrowed(rareRows))
    await grid.expectFirstRows(messages, rare)
    await grid.searchBox.fill('')
    await slow(grid.count).toHaveText(all)
  })

  await test.step('the order is turned over, and made anew', async () => {
    // The newest come first by themselves: turned over, the oldest do.
    await grid.chooseInMenu(date, 'ascending')
    await slow(grid.cell(0, telephone)).toHaveText(String(rowAt(0)[telephone.name]))
    await grid.expectRowAt(messages, 200_000, rowAt(200_000))
    await grid.chooseInMenu(telephone, 'ascending')
    const least = String(rowAt(0)[telephone.name]).slice(0, -4)
    await slow(grid.cell(0, telephone)).toHaveText(`${least}0000`)
    await expect(grid.cell(7, telephone)).toHaveText(`${least}0000`)
  })

  await test.step('an export tells how far it is, and leaves nothing when it is stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-stopped-'))
    try {
      await supervisor.saveAs(join(folder, 'stopped.csv'))
      await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
      await supervisor.chooseFormat('csv')
      await window.getByRole('button', { name: say('exporting:start', { count: ROWS }) }).click()
      const activity = window.getByRole('contentinfo')
      const far = say('activity:exportRows', { done: 0, count: ROWS }).slice('0'.length)
      await slow(activity.getByText(far).first()).toBeVisible()
      const stop = words.activity.cancelJob.split('{')[0]
      await activity
        .getByRole('button', { name: new RegExp(`^${stop}`) })
        .first()
        .click()
      await slow(activity.getByText(words.activity.exportCancelled).first()).toBeVisible()
      expect(readdirSync(folder)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
