import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import type { SampleOperation } from '../../src/core/sample/operation.ts'
import { pull } from '../../src/core/sync/pull.ts'
import { customerTexts } from '../../src/shared/commonTexts/customers.ts'
import { dateFieldOf } from '../../src/shared/reports/catalogueLists.ts'
import { eventKindOf, type EventKind } from '../../src/shared/reports/eventKinds.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { formatInstant, parseDate, presetRange, wall, wallClock, type TimeRange } from '../../src/shared/time.ts'
import { recordOf } from '../bench/records.ts'
import { readPdf, withoutBlanks } from '../support/pdfReader.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { ask, firstConnection } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, cutOff, expectNoViolations, expectReadable, settle } from './looks.ts'
import { calls, fieldOf, messages, reportThat } from './reports.ts'
import { seedStore } from './seed.ts'
import type { Supervisor } from './supervisor.ts'

// Everything about a customer: from a pasted number or a cell to one line of time over all reports, to a row and back,
// and to erasing them.

test.use({ operationOptions: { rowsPerDay: 60 } })

const OPERATION = 'Banco Andino'

/** The first report of a kind of events that takes no parameters and holds no lists. */
function reportOfKind(kind: EventKind): ReportDefinition {
  return reportThat(
    (report) =>
      eventKindOf(report) === kind &&
      report.kind === 'detail' &&
      report.lists === undefined &&
      report.parameters.every(({ required }) => !required) &&
      report.fields.some(({ type }) => type === 'telephone'),
  )
}

const chats = reportOfKind('chat')
const LOOKED_AT = [calls, messages, chats]

type Row = Readonly<Record<string, unknown>>

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Fetches a report as the window does, and waits until it is here. */
async function fetchReport(window: Page, report: ReportDefinition, range: TimeRange): Promise<void> {
  const { id } = await firstConnection(window)
  const wish = { connectionId: id, reportKey: report.key, parameters: {}, range, refresh: false }
  const { jobId } = await ask(window, 'pull:start', wish)
  await expect
    .poll(async () => (await ask(window, 'jobs:list', null)).find((job) => job.id === jobId)?.state)
    .toBe('done')
}

/** The last ten digits of what the telephone fields of a row hold: Colombian numbers go by them. */
function telephonesIn(report: ReportDefinition, row: Row): readonly string[] {
  const fields = report.fields.filter(({ type }) => type === 'telephone')
  const digits = fields.map(({ name }) => textOf(row[name]).replace(/\D/g, ''))
  return [...new Set(digits.filter((each) => each.length >= 10).map((each) => each.slice(-10)))]
}

interface Told {
  readonly report: ReportDefinition
  readonly row: Row
  readonly at: string
}

/** The telephone that most reports know, and what they tell of it, the newest first. */
function bestKnown(operation: SampleOperation, range: TimeRange) {
  const byTelephone = new Map<string, Told[]>()
  for (const report of LOOKED_AT) {
    for (const row of operation.truth(report, range) as readonly Row[]) {
      const at = textOf(row[dateFieldOf(report)?.name ?? ''])
      for (const telephone of telephonesIn(report, row)) {
        byTelephone.set(telephone, [...(byTelephone.get(telephone) ?? []), { report, row, at }])
      }
    }
  }
  const reportsOf = (told: readonly Told[]): number => new Set(told.map(({ report }) => report.key)).size
  const [best] = [...byTelephone].toSorted(
    ([, one], [, other]) => reportsOf(other) - reportsOf(one) || other.length - one.length,
  )
  if (best === undefined) throw new Error('Nobody is known')
  const [telephone, told] = best
  return { telephone, told: told.toSorted((one, other) => other.at.localeCompare(one.at)) }
}

/** The page of a customer. */
function pageOf({ window, words, say }: Supervisor) {
  const { customer } = words
  const region = window.getByRole('region', { name: customer.region, exact: true })
  return {
    region,
    title: region.getByRole('heading', { level: 1 }),
    list: region.getByRole('feed'),
    events: region.getByRole('article'),
    count: (count: number) => region.getByText(say('customer:count', { count }), { exact: true }),
    kind: (kind: EventKind) =>
      region.getByRole('group', { name: customer.filters.label }).getByRole('button', {
        name: new RegExp(`^${customer.events[kind].several}`),
      }),
    all: region.getByRole('group', { name: customer.filters.label }).getByRole('button').first(),
    palette: window.getByRole('combobox', { name: words.palette.title, exact: true }),
  }
}

test('a pasted number leads to the whole story in two keys, to a row and back, and to erasing it', async ({
  supervisor,
  operation,
  startAgain,
}, testInfo) => {
  testInfo.setTimeout(300_000)
  const { window, words, say, grid } = supervisor
  const { keyboard } = window
  const { customer } = words
  const page = pageOf(supervisor)
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect({ ...operation, name: OPERATION })
  const [{ timeZone } = { timeZone: 'UTC' }] = await ask(window, 'connections:list', null)
  const range = presetRange('last-month', wallClock(Date.now(), timeZone))
  for (const report of LOOKED_AT) await fetchReport(window, report, range)
  const { telephone, told } = bestKnown(operation, range)
  const spelt = `+57 ${telephone.slice(0, 3)} ${telephone.slice(3, 6)}-${telephone.slice(6)}`

  await test.step('what is no customer says what can be searched', async () => {
    await keyboard.press('ControlOrMeta+k')
    await page.palette.fill('12345')
    await expect(window.getByText(customer.doubts['few-digits'])).toBeVisible()
    await page.palette.fill('ana@ejemplo')
    await expect(window.getByText(customer.doubts['no-domain'])).toBeVisible()
    await page.palette.fill('Yubarta Quintanilla')
    await expect(window.getByText(customer.doubts.name)).toBeVisible()
    await keyboard.press('Escape')
  })

  await test.step('a pasted number, and Enter', async () => {
    await keyboard.press('ControlOrMeta+k')
    await page.palette.fill(spelt)
    await expect(window.getByRole('option').first()).toContainText(say('customer:open', { customer: spelt }))
    await keyboard.press('Enter')
    await expect(page.title).toHaveText(say('customer:title', { customer: spelt }))
    await expect(page.count(told.length)).toBeVisible()
    await expect(page.events.first()).toContainText(told[0]?.report.title[supervisor.language] ?? '?')
    await expect(page.events.first()).toContainText(told[0]?.at.slice(11, 16) ?? '?')
    expect(await window.title()).not.toContain(telephone.slice(0, 3))
  })

  await test.step('kinds narrow it, and say how many there are of each', async () => {
    const ofKind = told.filter(({ report }) => eventKindOf(report) === 'message')
    await page.kind('message').click()
    await expect(
      page.region.getByText(say('customer:countOf', { shown: ofKind.length, count: told.length })),
    ).toBeVisible()
    await expect(page.events).toHaveCount(Math.min(ofKind.length, await page.events.count()))
    await page.all.click()
    await expect(page.count(told.length)).toBeVisible()
  })

  await test.step('the keyboard goes through the events, opens one, and leads to its row and back', async () => {
    await page.events.first().focus()
    await keyboard.press('ArrowDown')
    await expect(page.events.nth(1)).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.events.nth(1).locator('.row-fields dt').first()).toBeVisible()
    await page.events.nth(1).getByRole('button', { name: customer.line.showRow }).click()
    const second = told[1]
    await expect(supervisor.reportTitle).toHaveText(second?.report.title[supervisor.language] ?? '?')
    await expect(grid.count).toContainText('1')
    await expect(grid.rows).toHaveCount(1)
    await window.getByRole('button', { name: customer.sought.back }).click()
    await expect(page.events.nth(1).locator('.row-fields dt').first()).toBeVisible()
    await keyboard.press('Escape')
  })

  await test.step('what was looked at is told, and what was never fetched', async () => {
    const { region } = page
    await expect(region.locator('.story-part-toggle')).toHaveCount(2)
    await region.locator('.story-part-toggle').last().click()
    const looked = region.getByRole('table', { name: customer.reports.title })
    for (const report of LOOKED_AT) await expect(looked).toContainText(report.title[supervisor.language])
    await region.locator('.story-part-toggle').last().click()
    await expect(looked).toHaveCount(0)
  })

  await test.step('a day that was not fetched is said, and fetched from there', async () => {
    // The month goes on beyond what is here.
    await page.region
      .getByRole('button', { name: new RegExp(`^${words.report.period.named.split('{')[0] ?? ''}`) })
      .click()
    await window.locator('.period-preset').filter({ hasText: words.report.period.presets['last-3-months'] }).click()
    const toggle = page.region
      .locator('.story-part-toggle')
      .filter({ hasText: say('customer:gaps.some', { count: 3 }) })
    await toggle.click()
    await expect(page.region.locator('.story-gaps > li')).toHaveCount(LOOKED_AT.length)
    await expect(
      page.region.locator('.story-gaps').getByRole('button', { name: words.report.update.update }).first(),
    ).toBeVisible()
    await toggle.click()
    await page.region
      .getByRole('button', { name: new RegExp(`^${words.report.period.named.split('{')[0] ?? ''}`) })
      .click()
    await window.locator('.period-preset').filter({ hasText: customer.filters.wholeTime }).click()
    await expect(page.count(told.length)).toBeVisible()
  })

  await test.step('it reads well for everybody', async () => {
    expect(await axeViolations(page.region)).toEqual([])
    expect(await cutOff(window)).toEqual([])
    await window.emulateMedia({ colorScheme: 'dark' })
    await settle(window)
    expect(await axeViolations(page.region, COLOUR_RULES)).toEqual([])
    await window.emulateMedia({ colorScheme: 'light' })
    await window.setViewportSize({ width: 683, height: 384 })
    await settle(window)
    expect(await cutOff(window)).toEqual([])
    await window.setViewportSize({ width: 1366, height: 768 })
  })

  await test.step('the story is taken along, with where it comes from', async () => {
    const file = testInfo.outputPath('timeline.xlsx')
    await supervisor.saveAs(file)
    await page.region.getByRole('button', { name: customer.export.button, exact: true }).click()
    await expectNoViolations(window.getByRole('dialog'), 'taking a story along')
    await window.getByRole('dialog').getByRole('button', { name: customer.export.start, exact: true }).click()
    await expect.poll(() => existsSync(file)).toBe(true)
    const [lines = [], about = []] = readWorkbook(readFileSync(file)).map(({ rows }) => rows)
    const text = JSON.stringify(lines)
    expect(lines.length).toBeGreaterThan(told.length)
    for (const { report, at } of told) {
      expect(text).toContain(report.title[supervisor.language])
      expect(text).toContain(at)
    }
    expect(JSON.stringify(about)).toContain(customerTexts('looked')[supervisor.language])
    await supervisor.dismissNotices()
  })

  await test.step('it is printed, and saved as PDF', async () => {
    const printed = await supervisor.system.watchPrinter()
    await keyboard.press('ControlOrMeta+p')
    await expect.poll(async () => (await printed()).length).toBe(1)
    const [{ isWide, page: paper } = { isWide: false, page: '' }] = await printed()
    expect(isWide).toBe(true)
    expect(paper).toContain(customer.print.whatIsMissing)
    for (const { report } of told) expect(paper).toContain(report.title[supervisor.language])
    const file = testInfo.outputPath('timeline.pdf')
    await supervisor.saveAs(file)
    await page.region.getByRole('button', { name: customer.print.button, exact: true }).click()
    await expectNoViolations(window.getByRole('menu'), 'a story on paper')
    await window.getByRole('menuitem', { name: customer.print.pdf }).click()
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'timeline.pdf' })).toBeVisible()
    const drawn = readPdf(readFileSync(file))
      .map(({ text }) => text)
      .join('')
    for (const { at, report } of told) {
      expect(drawn).toContain(at.slice(11, 16))
      expect(drawn).toContain(withoutBlanks(report.title[supervisor.language]).slice(0, 10))
    }
    await supervisor.dismissNotices()
  })

  await test.step('10,000 pasted numbers are a list, and one file of it', async () => {
    const others = Array.from({ length: 9_999 }, (_each, place) => `+57 322 ${1_000_000 + place * 7}`)
    const pasted = ['Teléfono', spelt, ...others, '12345', 'ana@ejemplo'].join('\r\n')
    await keyboard.press('ControlOrMeta+k')
    await page.palette.evaluate((box, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, pasted)
    const dialog = window.getByRole('dialog', { name: customer.list.title, exact: true })
    await expect(dialog.getByText(say('customer:list.count', { count: 10_002 }), { exact: true })).toBeVisible()
    await expect(dialog.getByText(say('customer:list.doubts.few-digits', { count: 1 }))).toBeVisible()
    await expect(dialog.getByText(say('customer:list.doubts.no-domain', { count: 1 }))).toBeVisible()
    for (const each of ['en', 'es'] as const) {
      await ask(window, 'settings:set', { language: each })
      await expect(window.locator('html')).toHaveAttribute('lang', each)
      await expectReadable(window, `customer-list-${each}`, window.getByRole('dialog'))
    }
    const file = testInfo.outputPath('list.xlsx')
    await supervisor.saveAs(file)
    await dialog.getByRole('button', { name: customer.export.start, exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'list.xlsx' })).toBeVisible()
    await expect(window.locator('.activity-toggle')).toContainText(customer.files)
    const [lines = []] = readWorkbook(readFileSync(file)).map(({ rows }) => rows)
    const theirs = lines.filter(([first]) => first?.shown.replace(/\D/g, '').endsWith(telephone) === true)
    expect(theirs.map(([, total]) => total?.value)).toEqual([told.length])
    expect(lines.length).toBeGreaterThan(10_002)
    await supervisor.dismissNotices()
  })

  await test.step('a cell, a row and a key lead there as well', async () => {
    await supervisor.open(messages)
    await supervisor.choosePeriod('last-month')
    const cell = grid.cell(0, fieldOf(messages, 'telephone'))
    await expect(cell).toHaveText(/\d{7}/)
    const number = (await cell.textContent()) ?? ''
    await grid.chooseInCell(cell, words.grid.cellMenu.customer)
    await expect(page.title).toHaveText(say('customer:title', { customer: number }))
    await keyboard.press('Alt+ArrowLeft')
    await expect(supervisor.reportTitle).toHaveText(messages.title[supervisor.language])
    await grid.cell(0, fieldOf(messages, 'dateTime')).click()
    await keyboard.press('ControlOrMeta+Shift+k')
    await expect(page.title).toHaveText(say('customer:title', { customer: number }))
    await keyboard.press('Alt+ArrowLeft')
    await grid.openCard(0, fieldOf(messages, 'dateTime'))
    await grid.card.getByRole('button', { name: words.grid.cellMenu.customer }).click()
    await expect(page.title).toHaveText(say('customer:title', { customer: number }))
  })

  await test.step('the page is there after a restart, and gone with the customer', async () => {
    const again = await startAgain()
    const there = pageOf(again)
    await expect(there.title).toBeVisible()
    await again.window.keyboard.press('ControlOrMeta+k')
    await there.palette.fill(spelt)
    await again.window.keyboard.press('Enter')
    await expect(there.count(told.length)).toBeVisible()
    await there.region.getByRole('button', { name: customer.erase.button, exact: true }).click()
    const dialog = again.window.getByRole('dialog')
    await dialog.getByRole('button', { name: say('automation:customer.action', { count: told.length }) }).click()
    await expect(dialog).toHaveCount(0)
    // Nothing leads to them any more, not even the way back.
    await expect(there.title).toHaveCount(0)
    const kept = JSON.stringify(await ask(again.window, 'preferences:all', null))
    expect(kept).not.toContain(spelt)
    await again.window.keyboard.press('ControlOrMeta+k')
    await there.palette.fill(spelt)
    await again.window.keyboard.press('Enter')
    await expect(
      there.region.getByRole('heading', { name: say('customer:empty.title', { customer: spelt }) }),
    ).toBeVisible()
  })
})

/** A server on this computer whose answers are about one customer alone. */
async function startMonologue(
  telephone: string,
  rowsPerAnswer: number,
): Promise<Server & { readonly baseUrl: string }> {
  const date = fieldOf(messages, 'dateTime').name
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams
    const from = parseDate(query.get('date_ini') ?? '')?.at ?? wall(0)
    const to = parseDate(query.get('date_end') ?? '')?.at ?? from
    const rows = Array.from({ length: rowsPerAnswer }, (_, index) => {
      const at = formatInstant(wall(Math.floor(from + (index * (to - from)) / rowsPerAnswer)))
      return { ...recordOf(messages, index, at), [date]: at, [fieldOf(messages, 'telephone').name]: telephone }
    })
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ code: '200', error: null, msg: `${rowsPerAnswer} records`, data: rows }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(server, { baseUrl: `http://127.0.0.1:${port}` })
}

test.describe('a customer with 50,000 events', () => {
  const telephone = '3005550123'
  const EVENTS = 50_000
  const range = { from: parseDate('2026-08-01')?.at ?? wall(0), to: parseDate('2026-08-31 23:59:59')?.at ?? wall(0) }

  test.use({
    profileFolder: async ({ profileFolder }, use) => {
      const server = await startMonologue(telephone, EVENTS)
      try {
        await seedStore(profileFolder, async ({ connect, sync }) => {
          const connection = await connect(server)
          const target = { connection, report: messages, parameters: {}, token: 't' }
          const { failed } = await pull(sync, { ...target, range, refreshSinceMs: null, priority: 'user' })
          if (failed[0] !== undefined) throw failed[0].error
        })
      } finally {
        server.close()
      }
      await use(profileFolder)
    },
  })

  test('scrolls to the oldest and back, and draws no more than is seen', async ({ supervisor }) => {
    const { window } = supervisor
    const { keyboard } = window
    const page = pageOf(supervisor)
    await expect(supervisor.reportTitle).toBeVisible()
    await keyboard.press('ControlOrMeta+k')
    await page.palette.fill(telephone)
    await keyboard.press('Enter')
    await expect(page.count(EVENTS)).toBeVisible()
    await page.events.first().focus()
    await keyboard.press('End')
    const last = page.region.locator(`.story-event[data-place="${EVENTS - 1}"]`)
    await expect(last).toBeFocused()
    await expect(last).toContainText('00:00')
    await expect(last).toHaveAttribute('aria-posinset', String(EVENTS))
    expect(await page.events.count()).toBeLessThan(120)
    await page.list.evaluate((list) => list.scrollTo(0, list.scrollHeight / 2))
    await expect(page.events.nth(12)).toContainText(messages.title[supervisor.language])
    await expect(page.region.locator('.story-day-in-view')).toContainText('agosto')
    await page.events.nth(12).focus()
    await keyboard.press('Home')
    await expect(page.region.locator('.story-event[data-place="0"]')).toBeFocused()
  })
})
