import type { Locator } from '@playwright/test'
import { poll } from '../../src/core/sync/poll.ts'
import { addDays, daysIn } from '../../src/shared/periods.ts'
import { durationText, listDays, longDayText, monthText } from '../../src/shared/periodTexts.ts'
import { endOfDay, formatCompact, formatInstant, wall, wallClock, type TimeRange } from '../../src/shared/time.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, settle } from './looks.ts'
import { live, messages, soonestCut } from './reports.ts'
import { seedStore } from './seed.ts'
import type { Supervisor } from './supervisor.ts'

/** Days of a period, counted from its first. */
function daysOf(period: TimeRange, first: number, last = first): TimeRange {
  return { from: addDays(period.from, first - 1), to: endOfDay(addDays(period.from, last - 1)) }
}

/** How a sentence names stretches of days. */
function named(...ranges: readonly TimeRange[]): string {
  const now = wallClock(Date.now(), new Intl.DateTimeFormat().resolvedOptions().timeZone)
  return new Intl.ListFormat('es-CO', { type: 'conjunction' }).format(listDays(ranges, 'es', now, 3).shown)
}

/** A day of the strip, counted from the period's first. */
function dayCell({ window, words }: Supervisor, day: number): Locator {
  const strip = window.getByRole('listbox', { name: words.coverage.strip })
  return strip.getByRole('option').nth(day - 1)
}

/** The button of chosen days that fetches them. */
function fetchButton({ window, say }: Supervisor, requests: number): Locator {
  const name = say('coverage:selection.fetch', { requests: say('common:requests', { count: requests }) })
  return window.getByRole('button', { name, exact: true })
}

test.describe('the days of a period', () => {
  test.use({ operationOptions: { rowsPerDay: 20 } })

  test('missing days are chosen and fetched, until the completeness says complete', async ({
    supervisor,
    operation,
  }) => {
    const { grid, window, words, say, completeness } = supervisor
    await supervisor.connect(operation)
    await supervisor.open(messages)
    await supervisor.choosePeriod('last-month')
    const month = supervisor.periodNamed('last-month')
    const lastDay = daysIn(month)
    await expect(completeness).toHaveAttribute('data-verdict', 'nothing')
    await expect(window.getByRole('heading', { name: words.report.empty.nothing })).toBeVisible()

    await test.step('a drag over days fetches just these', async () => {
      await dayCell(supervisor, 1).hover()
      await window.mouse.down()
      await dayCell(supervisor, 9).hover()
      await window.mouse.up()
      await fetchButton(supervisor, 1).click()
      await expect(completeness).toHaveAttribute('data-verdict', 'incomplete')
      await expect(completeness).toContainText(
        say('coverage:completeness.missing', { days: named(daysOf(month, 10, lastDay)) }),
      )
      await grid.expectRows(messages, operation.truth(messages, daysOf(month, 1, 9)))
    })

    await test.step('the keyboard chooses them too, and leaves one day out', async () => {
      await dayCell(supervisor, 11).click()
      await window.keyboard.press('Escape')
      await expect(dayCell(supervisor, 11)).toBeFocused()
      await window.keyboard.press('Shift+End')
      await expect(dayCell(supervisor, lastDay)).toHaveAttribute('aria-selected', 'true')
      await window.keyboard.press('Enter')
      await expect(fetchButton(supervisor, 1)).toBeFocused()
      await window.keyboard.press('Enter')
      await expect(completeness).toContainText(say('coverage:completeness.missing', { days: named(daysOf(month, 10)) }))
      await expect(dayCell(supervisor, 10)).toHaveAttribute('data-state', 'missing')
      await expect(dayCell(supervisor, 11)).toHaveAttribute('data-state', 'complete')
    })

    await test.step('the gap is filled', async () => {
      await dayCell(supervisor, 10).click()
      await fetchButton(supervisor, 1).click()
      await expect(completeness).toHaveAttribute('data-verdict', 'complete')
      await expect(completeness).toContainText(
        new RegExp(say('coverage:completeness.whole', { period: named(month) }), 'i'),
      )
      await expect(supervisor.upToDate).toBeVisible()
      await grid.expectRows(messages, operation.truth(messages, month))
      const asked = operation.requests.filter(({ report }) => report === messages.key)
      expect(asked.map(({ query }) => [query['date_ini'], query['date_end']])).toEqual(
        [daysOf(month, 1, 9), daysOf(month, 11, lastDay), daysOf(month, 10)].map(({ from, to }) => [
          formatCompact(from),
          formatCompact(to),
        ]),
      )
    })

    await test.step('the calendar shows the year, and leads to a day and a month of it', async () => {
      await window.getByRole('button', { name: words.coverage.showCalendar }).click()
      const ofMonth = window.getByRole('listbox', { name: monthText(month.from, 'es') }).getByRole('option')
      await expect(ofMonth).toHaveCount(lastDay)
      await expect(window.locator('.coverage-months [data-state="complete"]')).toHaveCount(lastDay)
      // It has all of the line, and its switch stands at the end, below the button that fetches.
      const endOf = async (part: Locator): Promise<number> => {
        const box = await part.boundingBox()
        return Math.round((box?.x ?? 0) + (box?.width ?? 0))
      }
      const calendarSwitch = window.getByRole('button', { name: words.coverage.showCalendar })
      expect(await endOf(calendarSwitch)).toBe(await endOf(window.locator('.report-update')))
      const tenth = daysOf(month, 10)
      await window.getByRole('option', { name: longDayText(tenth.from, 'es') }).click()
      await window.getByRole('button', { name: words.coverage.selection.show }).click()
      await grid.expectRows(messages, operation.truth(messages, tenth))
      await window.getByRole('button', { name: new RegExp(`: ver ${monthText(month.from, 'es')}$`) }).click()
      await grid.expectRows(messages, operation.truth(messages, month))
      await window.getByRole('button', { name: words.coverage.showCalendar }).click()
      await expect(dayCell(supervisor, lastDay)).toHaveAttribute('data-state', 'complete')
    })

    await test.step('two days with times show just the rows between them', async () => {
      const { period } = words.report
      const button = window.locator('.period-button')
      await button.click()
      const monthName = new Intl.DateTimeFormat('es', { month: 'long', timeZone: 'UTC' }).format(month.from * 1000)
      for (const day of [3, 5]) await window.getByRole('button', { name: new RegExp(`^${day} ${monthName}`) }).click()
      const [from, to] = [window.getByLabel(period.fromTime), window.getByLabel(period.toTime)]
      await from.fill('25')
      await expect(window.getByText(period.badTime)).toBeVisible()
      await expect(window.getByRole('button', { name: period.apply })).toBeDisabled()
      await from.fill('10')
      await to.fill('15:30')
      await window.getByRole('button', { name: period.apply }).click()
      const [third, fifth] = [daysOf(month, 3), daysOf(month, 5)]
      const range = { from: wall(third.from + 10 * 3600), to: wall(fifth.from + (15 * 60 + 31) * 60 - 1) }
      await grid.expectRows(messages, operation.truth(messages, range))
      await expect(button).toContainText(/10:00.*15:30/)
      await expect(completeness).toHaveAttribute('data-verdict', 'complete')
    })
  })

  test('what was announced and did not come is in doubt: in strip, completeness, calendar and export, until it comes', async ({
    supervisor,
    operation,
  }) => {
    const { window, words, say, completeness, grid } = supervisor
    await supervisor.connect(operation)
    await supervisor.open(messages)
    await supervisor.choosePeriod('last-month')
    const month = supervisor.periodNamed('last-month')
    await dayCell(supervisor, 5).click()
    operation.fail({ kind: 'msg-mismatch', api: messages.key })
    await fetchButton(supervisor, 1).click()
    const numbers = { count: 23, rows: 20 }
    await expect(completeness).toHaveAttribute('data-verdict', 'announced')
    const sentence = say('coverage:completeness.announcedCount', { days: named(daysOf(month, 5)), ...numbers })
    await expect(completeness).toContainText(new RegExp(sentence, 'i'))
    await expect(dayCell(supervisor, 5)).toHaveAttribute('data-state', 'announced')
    await expect(dayCell(supervisor, 5)).toHaveAccessibleName(
      new RegExp(say('coverage:details.announcedCount', numbers)),
    )
    const job = new RegExp(say('activity:announcedCount', numbers))
    await expect(window.getByRole('contentinfo').getByText(job).first()).toBeVisible()

    await test.step('in both themes, and in the bar of a long period', async () => {
      for (const theme of ['light', 'dark'] as const) {
        await window.emulateMedia({ colorScheme: theme })
        await settle(window)
        const part = window.locator('.report-head')
        expect.soft(await axeViolations(part, theme === 'dark' ? COLOUR_RULES : []), theme).toEqual([])
      }
      await window.emulateMedia({ colorScheme: 'light' })
    })

    await test.step('an export says so before it is written', async () => {
      await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
      const dialog = window.getByRole('dialog', { name: words.exporting.title })
      await expect(dialog.getByText(words.exporting.incomplete)).toBeVisible()
      await expect(dialog.getByText(new RegExp(sentence, 'i'))).toBeVisible()
      await window.keyboard.press('Escape')
    })

    await test.step('so does the calendar', async () => {
      await window.getByRole('button', { name: words.coverage.showCalendar }).click()
      await expect(window.locator('.coverage-months [data-state="announced"]')).toHaveCount(1)
      const legend = window.getByRole('list', { name: words.coverage.legend })
      await expect(legend.getByText(words.coverage.states.announced)).toBeVisible()
      await window.getByRole('button', { name: words.coverage.showCalendar }).click()
    })

    await test.step('the next update asks again', async () => {
      await supervisor.update.click()
      await expect(completeness).toHaveAttribute('data-verdict', 'complete')
      await expect(dayCell(supervisor, 5)).toHaveAttribute('data-state', 'complete')
      await grid.expectRows(messages, operation.truth(messages, month))
    })
  })

  test('what fails says why, and is tried again', async ({ supervisor, operation, problems }) => {
    const { window, words, completeness } = supervisor
    await supervisor.connect(operation)
    await supervisor.open(messages)
    await supervisor.choosePeriod('last-month')
    operation.fail({ kind: 'quota', api: messages.key })
    await supervisor.update.click()
    await expect(completeness).toHaveAttribute('data-verdict', 'failed')
    await expect(dayCell(supervisor, 3)).toHaveAttribute('data-state', 'failed')
    await expect(dayCell(supervisor, 3)).toHaveAccessibleName(/No se pudo traer\. .+ consultas/)
    await expect(window.getByText(words.report.empty.failed)).toBeVisible()
    const notice = window.getByRole('alert').filter({ hasText: messages.title.es })
    await expect(notice).toBeVisible()

    operation.fail({ kind: 'token-refused', api: messages.key })
    await completeness.getByRole('button', { name: words.common.tryAgain }).click()
    await expect(completeness).toContainText(/el servidor rechaza el token/i)

    // From the list of what was done, this time.
    await window.getByRole('contentinfo').getByRole('button', { expanded: false }).click()
    await window.getByRole('button', { name: words.activity.retry }).first().click()
    await expect(completeness).toHaveAttribute('data-verdict', 'complete')
    await supervisor.grid.expectRows(messages, operation.truth(messages, supervisor.periodNamed('last-month')))
    // Both attempts are mended by the one: nothing is told of errors any more.
    await expect(window.locator('.activity .job[data-bad]')).toHaveCount(0)
    await expect(window.locator('.activity-toggle')).not.toContainText(/error/)
    expect(problems.unexpected).toEqual([])
  })
})

test.describe('a second with more rows than an answer holds', () => {
  const SECOND = 12 * 3600 + 34
  test.use({
    operationOptions: {
      rows: (report, { from, to }) => {
        if (report.key !== soonestCut.key) return undefined
        const second = wall(from - (from % 86_400) + SECOND)
        if (second < from || second > to) return []
        return Array.from({ length: report.maxRecords + 10 }, (_, number) =>
          Object.fromEntries(
            report.fields.map(({ name }) => [
              name,
              name === report.dateField ? formatInstant(second).replace('T', ' ') : `${number}`,
            ]),
          ),
        )
      },
    },
  })

  test('is never called complete: in strip, completeness and export', async ({ supervisor, operation }) => {
    const { window, words, completeness } = supervisor
    await supervisor.connect(operation)
    await supervisor.open(soonestCut)
    await supervisor.choosePeriod('yesterday')
    await supervisor.update.click()
    await expect(completeness).toHaveAttribute('data-verdict', 'partial', { timeout: 30_000 })
    await expect(completeness).toContainText(/cortado por el servidor/i)
    await expect(dayCell(supervisor, 1)).toHaveAttribute('data-state', 'partial')
    await expect(dayCell(supervisor, 1)).toHaveAccessibleName(new RegExp(words.coverage.details.partial))
    await expect(supervisor.grid.count).toHaveText(
      new RegExp(supervisor.say('common:rows', { count: soonestCut.maxRecords })),
    )
    await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
    const dialog = window.getByRole('dialog', { name: words.exporting.title })
    await expect(dialog.getByText(words.exporting.incomplete)).toBeVisible()
    await expect(dialog.getByText(/cortado por el servidor/i)).toBeVisible()
  })
})

test.describe('a log', () => {
  const AN_HOUR_MS = 3_600_000
  /** How late it is for the operation, and for who asks it, behind the true time. */
  const clock = { behindMs: 0, nowMs: () => Date.now() - clock.behindMs }
  const logged = test.extend({
    // Asked an hour ago, by an earlier run.
    profileFolder: async ({ profileFolder, operation }, use) => {
      await seedStore(profileFolder, async ({ connect, sync }) => {
        const connection = await connect(operation)
        const target = { connection, report: live, parameters: {}, token: operation.token }
        clock.behindMs = AN_HOUR_MS
        await poll({ ...sync, nowMs: clock.nowMs }, { ...target, priority: 'user' })
        clock.behindMs = 0
      })
      await use(profileFolder)
    },
  })
  logged.use({
    environment: { ATALAYA_TOKEN: 'token-of-the-run' },
    operationOptions: { token: 'token-of-the-run', rowsPerDay: 20_000, now: clock.nowMs },
  })

  logged('asking now adds what has just happened, and what nobody saw is drawn as a gap', async ({ supervisor }) => {
    const { grid, window, words, say, completeness } = supervisor
    await supervisor.openLog(live)
    await expect(completeness).toContainText(words.coverage.completeness.noGaps)
    const rowsBefore = Number((await grid.count.textContent())?.replace(/\D/g, ''))
    expect(rowsBefore).toBeGreaterThan(0)
    await window
      .locator('.report-update')
      .getByRole('button', { name: new RegExp(words.report.update.nowWithRequests.split('·')[0] ?? '') })
      .click()
    const minutes = 60 - (live.liveMinutes ?? 0)
    await expect(completeness).toContainText(
      say('coverage:completeness.gaps', { count: 1, duration: durationText(minutes * 60) }),
    )
    await expect(window.getByRole('list', { name: words.coverage.log }).getByText(/^Vacío de/)).toHaveCount(1)
    await expect
      .poll(async () => Number((await grid.count.textContent())?.replace(/\D/g, '')))
      .toBeGreaterThan(rowsBefore)
  })
})
