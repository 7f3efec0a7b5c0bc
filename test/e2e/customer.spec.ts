import type { Page } from '@playwright/test'
import type { SampleOperation } from '../../src/core/sample/operation.ts'
import { rangeText } from '../../src/shared/periodTexts.ts'
import { dateFieldOf } from '../../src/shared/reports/catalogueLists.ts'
import { eventKindOf, type EventKind } from '../../src/shared/reports/eventKinds.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { presetRange, wallClock, type TimeRange } from '../../src/shared/time.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, cutOff, settle } from './looks.ts'
import { calls, messages, reportThat } from './reports.ts'
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
  const list = await ask(window, 'connections:list', null)
  const [{ id } = { id: 0 }] = list
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
    await settle(window)
    await window.screenshot({ path: '/tmp/story-light.png' })
    await window.emulateMedia({ colorScheme: 'dark' })
    await settle(window)
    await window.screenshot({ path: '/tmp/story-dark.png' })
    await window.emulateMedia({ colorScheme: 'light' })
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
    const fields = page.events.nth(1).getByText(customer.line.fields)
    await expect(page.events.nth(1).locator('.row-fields dt').first()).toBeVisible()
    expect(await fields.count()).toBeLessThan(2)
    await window.screenshot({ path: '/tmp/story-open.png' })
    await page.events.nth(1).getByRole('button', { name: customer.line.showRow }).click()
    const second = told[1]
    await expect(supervisor.reportTitle).toHaveText(second?.report.title[supervisor.language] ?? '?')
    await expect(grid.count).toContainText('1')
    await expect(grid.rows).toHaveCount(1)
    await window.screenshot({ path: '/tmp/story-sought.png' })
    await window.getByRole('button', { name: customer.sought.back }).click()
    await expect(page.events.nth(1).locator('.row-fields dt').first()).toBeVisible()
    await keyboard.press('Escape')
  })

  await test.step('what was not fetched is said, with what fetches it', async () => {
    const { region } = page
    await expect(
      region.getByText(say('customer:gaps.never', { count: 2 })).or(region.locator('.story-part').first()),
    ).toBeVisible()
    await region.locator('.story-part-toggle').last().click()
    const looked = region.getByRole('table', { name: customer.reports.title })
    for (const report of LOOKED_AT) await expect(looked).toContainText(report.title[supervisor.language])
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
    await window.screenshot({ path: '/tmp/story-200.png' })
    await window.setViewportSize({ width: 1366, height: 768 })
  })
  expect(rangeText(range, 'es', null)).not.toBe('')
})
