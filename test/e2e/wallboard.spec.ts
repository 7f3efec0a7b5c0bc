import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { drawnIn } from '../../src/shared/fileFormats.ts'
import { formulasFor } from '../../src/shared/measures/fitting.ts'
import { measureOf, resolveKpi } from '../../src/shared/measures/kpis.ts'
import { readPdf, withoutBlanks } from '../support/pdfReader.ts'
import { formatInstant, startOfDay, wall, wallClock } from '../../src/shared/time.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, cutOff, expectNoViolations, expectReadable, settle } from './looks.ts'
import { live, reportThat } from './reports.ts'
import { operationWith, seedLog, trueClock } from './wallLog.ts'

const clock = trueClock()
const definition = live.wallboard
if (definition === undefined) throw new Error('The first log of the catalogue has no wallboard')
const { typeField, resultField, rates } = definition
const found = measureOf('service-level')
if (found === undefined) throw new Error('The catalogue has no service level')
const serviceLevel = found
/** The report that tells the service level of a board's calls. */
const source = reportThat(({ kind, roles }) => kind === 'detail' && formulasFor(serviceLevel, roles).length > 1)

const walled = test.extend({
  profileFolder: async ({ profileFolder, operation }, use) => {
    await seedLog(profileFolder, operation, clock, { weeks: 6, gap: { fromMinutesAgo: 45, toMinutesAgo: 25 } })
    await use(profileFolder)
  },
})
walled.use({ environment: { ATALAYA_TOKEN: 'token-of-the-run' }, operationOptions: operationWith(clock) })

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The number that stands under a heading of the board. */
async function bigNumber(window: Page, heading: string): Promise<string> {
  const tile = window
    .locator('.board-tile')
    .filter({ has: window.getByRole('heading', { name: heading, exact: true }) })
  return (await tile.locator('.board-big').textContent()) ?? ''
}

/** The rows of the board's hidden table, by its caption, as texts. */
function tableRows(window: Page, caption: string): Promise<readonly (readonly string[])[]> {
  return window
    .locator('.board-tables table')
    .filter({ hasText: caption })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)))
}

function digits(text: string): number {
  return Number(text.replace(/\D/g, ''))
}

walled(
  'shows the numbers of the store, which are those of the server as far as it was seen',
  async ({ supervisor, window, operation }) => {
    const { words, say } = supervisor
    await supervisor.open(live)
    const board = window.getByRole('region', { name: say('live:board.label', { title: definition.title.es }) })
    await expect(board.locator('.board-big').first()).toBeVisible()
    await expect(window.locator('.board-canvas canvas')).toHaveCount(2)

    // The same counts asked of the store, and of the server.
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const now = wallClock(Date.now(), timeZone)
    const scope = { connectionId: 1, reportKey: live.key, parameters: {} }
    const { stretches } = await ask(window, 'coverage:get', { scope, range: null })
    const seenToday = stretches.map(({ range }) => range).filter(({ to }) => to >= startOfDay(now))
    expect(seenToday.length).toBe(2)
    // Calls of the second in which a poll was sent are in the log, though that second was not over.
    const truth = seenToday.flatMap(({ from, to }) =>
      operation.truth(live, { from: wall(Math.max(from, startOfDay(now))), to: wall(to + 1) }),
    )
    const isAnswer = (row: Record<string, unknown>): boolean =>
      rates[0]?.values.includes(String(row[resultField])) ?? false

    const number = (value: number): string => new Intl.NumberFormat('es-CO').format(value)
    const percent = (value: number): string =>
      `${new Intl.NumberFormat('es-CO', { maximumFractionDigits: 1 }).format(value * 100)}\u00a0%`
    expect(await bigNumber(window, say('live:board.today', { rows: capital(definition.rows.es) }))).toBe(
      number(truth.length),
    )
    expect(await bigNumber(window, rates[0]?.title.es ?? '')).toBe(
      percent(truth.filter(isAnswer).length / truth.length),
    )
    const [abandoned, offered] = [rates[1]?.values ?? [], rates[1]?.of ?? []].map(
      (values) => truth.filter((row) => values.includes(String(row[resultField]))).length,
    )
    expect(await bigNumber(window, rates[1]?.title.es ?? '')).toBe(percent((abandoned ?? 0) / (offered ?? 1)))

    // Each kind of row by itself, as the table for screen readers has it.
    const matrix = await tableRows(window, say('live:table.byTypeAndResult', { rows: capital(definition.rows.es) }))
    const byType = new Map<string, number>()
    for (const row of truth) {
      const type = String(row[typeField])
      byType.set(type, (byType.get(type) ?? 0) + 1)
    }
    const titles = [...byType].map(([type, count]) => [definition.valueTitles[type]?.es, count] as const)
    expect(new Map(matrix.map((cells) => [cells[0], digits(cells.at(-2) ?? '')]))).toEqual(new Map(titles))

    // Each hour, and what the hours of the weeks before usually had.
    // The latter is an answer of its own, over weeks of rows, that comes after the board is there.
    const withUsual = async (): Promise<number> =>
      (await tableRows(window, words.live.table.hours)).filter((cells) => digits(cells[2] ?? '') > 0).length
    await expect.poll(withUsual).toBe(24)
    const hours = await tableRows(window, words.live.table.hours)
    expect(hours).toHaveLength(24)
    const perHour = hours.map((cells) => (cells[1] === words.live.table.none ? 0 : digits(cells[1] ?? '')))
    const ofHour = (hour: number): number =>
      truth.filter((row) => String(row[live.dateField ?? '']).slice(11, 13) === String(hour).padStart(2, '0')).length
    expect(perHour).toEqual(Array.from({ length: 24 }, (_, hour) => ofHour(hour)))
    // What each bar is made of, which its colours tell who sees them.
    const outcomes = rates.map(({ values }) => values)
    const endedSo = (hour: number, values: readonly string[]): number =>
      truth.filter(
        (row) =>
          String(row[live.dateField ?? '']).slice(11, 13) === String(hour).padStart(2, '0') &&
          values.includes(String(row[resultField])),
      ).length
    const parts = hours.map((cells) =>
      cells.slice(3).map((cell) => (cell === words.live.table.none ? 0 : digits(cell))),
    )
    expect(parts).toEqual(
      Array.from({ length: 24 }, (_, hour) => {
        const known = outcomes.map((values) => endedSo(hour, values))
        return [...known, ofHour(hour) - known.reduce((sum, count) => sum + count, 0)]
      }),
    )
    const minutes = await tableRows(window, words.live.table.minutes)
    expect(minutes).toHaveLength(60)
    for (const cells of minutes) {
      const [total = 0, ...each] = cells.slice(1).map(digits)
      expect(each).toHaveLength(outcomes.length + 1)
      expect(each.reduce((sum, count) => sum + count, 0)).toBe(total)
    }
    await expect(board.locator('.board-against').first()).toContainText(/habitual/)

    // What nobody saw is named, with its reason.
    const unseen = await tableRows(window, words.live.table.unseen)
    const gap = seenToday[0]
    expect(unseen.map((cells) => cells[0]?.slice(0, 5))).toEqual([
      formatInstant(gap === undefined ? now : ((gap.to + 1) as typeof now)).slice(11, 16),
    ])
  },
)

walled('counts on by itself as rows come in', async ({ supervisor, window, operation }) => {
  const { words, say } = supervisor
  await supervisor.open(live)
  const today = say('live:board.today', { rows: capital(definition.rows.es) })
  await expect(window.locator('.board-big').first()).toBeVisible()
  const before = await bigNumber(window, today)
  const range = { from: startOfDay(wallClock(Date.now(), 'UTC')), to: wallClock(Date.now(), 'UTC') }
  expect(operation.truth(live, range).length).toBeGreaterThan(0)
  // The gap is seen after all, as by another program that had kept the log.
  clock.reachMinutes = 60
  await window
    .locator('.report-update')
    .getByRole('button', { name: new RegExp(words.report.update.nowWithRequests.split('·')[0] ?? '') })
    .click()
  await expect.poll(() => bigNumber(window, today)).not.toBe(before)
  clock.reachMinutes = live.liveMinutes ?? 0
})

walled(
  'fills the screen and gives it back, shows its numbers as a table, and leaves the log one press away',
  async ({ app, supervisor, window, profileFolder }) => {
    const { words, say, grid } = supervisor
    await supervisor.open(live)
    await expect(window.locator('.board-canvas canvas')).toHaveCount(2)
    const isFull = (): Promise<boolean> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen() ?? false)

    await window.getByRole('button', { name: words.live.board.fullScreen }).click()
    const dialog = window.getByRole('dialog')
    await expect(dialog.locator('.board-canvas canvas')).toHaveCount(2)
    await expect.poll(isFull).toBe(true)
    await expect(dialog.getByRole('heading', { level: 2 })).toContainText(definition.title.es)
    expect(await axeViolations(dialog)).toEqual([])
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect.poll(isFull).toBe(false)

    await window.keyboard.press('F11')
    await expect(dialog).toBeVisible()
    await window.keyboard.press('F11')
    await expect(dialog).toHaveCount(0)
    await expect.poll(isFull).toBe(false)

    await window.getByRole('button', { name: words.live.board.table }).click()
    await expect(window.getByRole('table', { name: words.live.table.hours })).toBeVisible()
    expect(await axeViolations(window.locator(':root'))).toEqual([])
    await window.getByRole('button', { name: words.live.board.chart }).click()

    await window.getByText(words.live.views.log, { exact: true }).click()
    await expect(supervisor.rows.first()).toBeVisible()
    expect(Number((await grid.count.textContent())?.replace(/\D/g, ''))).toBeGreaterThan(0)
    await window.getByText(words.live.views.board, { exact: true }).click()
    await expect(window.locator('.board-canvas canvas')).toHaveCount(2)

    // On paper, as it stands: by the key, as a PDF, and as a picture.
    const today = say('live:board.today', { rows: capital(definition.rows.es) })
    const printed = await supervisor.system.watchPrinter()
    await window.keyboard.press('ControlOrMeta+p')
    await expect.poll(async () => (await printed()).length).toBe(1)
    const count = await bigNumber(window, today)
    const [sheet] = await printed()
    for (const text of [definition.title.es, today, count]) expect(sheet?.page).toContain(text)
    const paper = window.getByRole('main').getByRole('button', { name: words.paper.grid.menu, exact: true })
    const page = join(profileFolder, 'board.pdf')
    await supervisor.saveAs(page)
    await paper.click()
    await expectNoViolations(window.getByRole('menu'), 'a board on paper')
    await window.getByRole('menuitem', { name: drawnIn('pdf').title.es, exact: true }).click()
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'board.pdf' })).toBeVisible()
    const drawn = readPdf(readFileSync(page))
      .map(({ text }) => text)
      .join('')
    for (const text of [definition.title.es, today, count]) expect(drawn).toContain(withoutBlanks(text))
    await supervisor.dismissNotices()
    const picture = join(profileFolder, 'board.png')
    await supervisor.saveAs(picture)
    await paper.click()
    await window.getByRole('menuitem', { name: words.paper.picture, exact: true }).click()
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'board.png' })).toBeVisible()
    expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG')
  },
)

walled(
  'tells the service level of today where a report of the operation does, and says which numbers are on target',
  async ({ supervisor, window, operation, startAgain }) => {
    const { words } = supervisor
    const { live: texts } = words
    await window.setViewportSize({ width: 1366, height: 768 })
    await supervisor.open(live)
    const tileOf = (page: Page, title: string): Locator =>
      page.locator('.board-tile').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    const levelTitle = (given: Readonly<Record<string, string>>): string =>
      resolveKpi('service-level', given, { report: source, language: 'es', reports: [] }, 'service-level').title
    const level = tileOf(window, levelTitle({}))
    // Nothing of today is here: that is said, and no number.
    await expect(level.locator('.board-big')).toHaveText('–')
    await expect(level).toContainText(texts.serviceLevel.notFetched)
    await expect(level.locator('.board-level')).toHaveCount(0)
    await level.getByRole('button').click()
    await expect(level.locator('.board-big')).toHaveText(/%/)
    const { good, fair, poor } = texts.levels
    await expect(level.locator('.board-level')).toHaveText(new RegExp([good, fair, poor].join('|')))

    // The number is that of the rows which the server had when they were fetched.
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const now = wallClock(Date.now(), timeZone)
    const scope = { connectionId: 1, reportKey: source.key, parameters: {} }
    const { stretches } = await ask(window, 'coverage:get', { scope, range: null })
    const until = stretches.at(-1)?.range.to ?? now
    const rows = operation.truth(source, { from: startOfDay(now), to: until })
    const shareWithin = (seconds: number): string => {
      const { answered, abandoned, answeredWait = '' } = source.roles ?? {}
      const isOf = (quantity: typeof answered, row: Record<string, unknown>): boolean =>
        quantity?.where?.values.includes(String(row[quantity.where.field])) ?? false
      const waited = (row: Record<string, unknown>): number =>
        String(row[answeredWait])
          .split(':')
          .reduce((sum, part) => sum * 60 + Number(part), 0)
      const inTime = rows.filter((row) => isOf(answered, row) && waited(row) <= seconds).length
      const offered = rows.filter((row) => isOf(answered, row) || isOf(abandoned, row)).length
      return `${new Intl.NumberFormat('es-CO', { maximumFractionDigits: 1 }).format((inTime / offered) * 100)}\u00a0%`
    }
    await expect(level.locator('.board-big')).toHaveText(shareWithin(20))

    // Targets and the way it is worked out are set with the keyboard, and wrong ones are not taken.
    await window.getByRole('button', { name: texts.settings.open, exact: true }).focus()
    await window.keyboard.press('Enter')
    const dialog = window.getByRole('dialog', { name: texts.settings.title, exact: true })
    const seconds = dialog.getByLabel(words.measures.parameters.seconds)
    await seconds.fill('40')
    await seconds.press('Enter')
    const [rate] = rates
    const fields = dialog.getByRole('group', { name: rate?.title.es ?? '', exact: true })
    await fields.getByLabel(texts.settings.good.from).fill('50')
    await fields.getByLabel(texts.settings.fair.from).fill('60')
    await expect(fields).toContainText(texts.settings.problems.order)
    await expect(dialog.getByRole('button', { name: texts.settings.save })).toBeDisabled()
    const look = async (name: string): Promise<void> => {
      for (const theme of ['light', 'dark'] as const) {
        await window.emulateMedia({ colorScheme: theme })
        await settle(window)
        expect.soft(await axeViolations(window.locator(':root')), `${name} ${theme}`).toEqual([])
        await window.screenshot({ path: walled.info().outputPath(`${name}-${theme}.png`) })
      }
      expect.soft(await cutOff(window), name).toEqual([])
    }
    await fields.getByLabel(texts.settings.good.from).fill('0')
    await fields.getByLabel(texts.settings.fair.from).fill('0 %')
    await fields.getByLabel(texts.settings.fair.from).press('Enter')
    await expect(dialog).toHaveCount(0)
    const later = tileOf(window, levelTitle({ seconds: '40' }))
    await expect(later.locator('.board-big')).toHaveText(shareWithin(40))
    const answered = tileOf(window, rate?.title.es ?? '')
    await expect(answered.locator('.board-level')).toHaveText(good)
    // Those who do not see the board read the same.
    const told = await tableRows(window, texts.table.figures)
    expect(told.find(([title]) => title === rate?.title.es)?.at(-1)).toBe(good)
    await look('levels')

    // The board is as it was left, also in another run.
    const again = await startAgain()
    await again.open(live)
    await expect(tileOf(again.window, levelTitle({ seconds: '40' })).locator('.board-big')).toHaveText(shareWithin(40))
    await expect(tileOf(again.window, rate?.title.es ?? '').locator('.board-level')).toHaveText(good)
  },
)

test('says what it is before anything was fetched', async ({ supervisor, window, operation }) => {
  await supervisor.connect(operation)
  await supervisor.open(live)
  await expect(window.getByRole('heading', { name: supervisor.words.live.board.neverTitle })).toBeVisible()
  expect(await axeViolations(window.locator(':root'))).toEqual([])
})

for (const language of ['es', 'en'] as const) {
  walled.describe(language, () => {
    walled.use({ language })
    walled(`can be read by anybody (${language})`, async ({ supervisor, window }) => {
      await supervisor.open(live)
      for (const size of [
        { width: 1366, height: 768 },
        { width: 683, height: 384 },
      ]) {
        await window.setViewportSize(size)
        await expect(window.locator('.board-canvas canvas')).toHaveCount(2)
        for (const scheme of ['light', 'dark'] as const) {
          await window.emulateMedia({ colorScheme: scheme })
          await settle(window)
          expect(await axeViolations(window.locator(':root')), `${size.width} ${scheme}`).toEqual([])
        }
        expect(await cutOff(window), String(size.width)).toEqual([])
      }
      await window.setViewportSize({ width: 1366, height: 768 })
      await window.getByRole('button', { name: supervisor.words.live.settings.open, exact: true }).click()
      await expect(window.getByRole('dialog', { name: supervisor.words.live.settings.title })).toBeVisible()
      await expectReadable(window, `targets-${language}`)
    })
  })
}
