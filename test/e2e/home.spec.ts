import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { homeTexts } from '../../src/shared/commonTexts/home.ts'
import { drawnIn } from '../../src/shared/fileFormats.ts'
import { PLAIN_SUMMARY, type WrittenSummary } from '../../src/shared/summaries/writtenSummary.ts'
import type { ViewContent } from '../../src/shared/views.ts'
import { EMPTY_VIEW } from '../support/views.ts'
import { readPdf, withoutBlanks } from '../support/pdfReader.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { at } from '../support/times.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, cutOff, expectNoViolations, settle } from './looks.ts'
import { agent, date, duration } from './monthOfCalls.ts'
import { calls, messages } from './reports.ts'
import { digits } from './summaryHands.ts'
import type { Supervisor } from './supervisor.ts'

// The page that opens first: what is pinned, in which order, how whole, brought up to date at a cost that is told, and
// one file of all.

const OPERATION = 'Banco Andino'

test.use({
  operationOptions: { rowsPerDay: 20, token: 'token-of-the-run' },
  environment: { ATALAYA_TOKEN: 'token-of-the-run' },
})

function summary(change: Partial<WrittenSummary>): Partial<ViewContent> {
  return { summary: { ...PLAIN_SUMMARY, measures: ['count'], ...change } }
}

/** Keeps a view of last week's calls. @returns its id */
async function keepView(window: Page, name: string, content: Partial<ViewContent>): Promise<number> {
  const view = { name, connection: OPERATION, reportKey: calls.key, parameters: {} }
  const whole = { ...view, content: { ...EMPTY_VIEW, ...content } }
  const outcome = await ask(window, 'views:save', { view: whole, isReplacing: false })
  if (outcome.kind !== 'kept') throw new Error(outcome.kind)
  return outcome.id
}

/** What somebody does with the cards. */
function cardsOf({ window, words, say }: Supervisor) {
  const { home } = words
  const list = window.getByRole('list', { name: home.cards, exact: true })
  return {
    entry: window.getByRole('button', { name: home.title, exact: true }),
    all: list.getByRole('article'),
    named: (name: string) => list.getByRole('article', { name, exact: true }),
    title: (name: string) => list.getByRole('button', { name, exact: true }),
    updateAll: (requests: number) =>
      window.getByRole('button', {
        name: say('home:update.allLabel', { requests: say('common:requests', { count: requests }) }),
        exact: true,
      }),
    upToDate: window.getByRole('button', { name: home.update.none, exact: true }),
    choose: async (name: string, item: string, role: 'menuitem' | 'menuitemradio' = 'menuitem', isLooked = false) => {
      const ofCard = { name: say('home:card.menu', { name }), exact: true }
      await list.getByRole('button', ofCard).click()
      if (isLooked) await expectNoViolations(window.getByRole('menu', ofCard), 'the menu of a card')
      // That of another card may still fade away.
      await window.getByRole('menu', ofCard).getByRole(role, { name: item }).click()
    },
    expectOrder: async (...names: readonly string[]) => {
      await expect(list.getByRole('heading', { level: 2 })).toHaveText([...names])
    },
  }
}

/** What a page saw of the card of all calls while it stood there as it was. */
interface Watched {
  earlierCards: { readonly seal: string; readonly number: string }[]
}

/** Runs in the page, before anything is drawn. */
function watchEarlierCards(): void {
  const watched = globalThis as unknown as Watched
  watched.earlierCards = []
  const look = (): void => {
    for (const seal of document.querySelectorAll('.home-earlier')) {
      const card = seal.closest('.home-card')
      const number = card?.querySelector('.home-number-value')
      const isMeant = card?.querySelector('h2')?.textContent === 'Llamadas'
      if (isMeant && number) watched.earlierCards.push({ seal: seal.textContent, number: number.textContent })
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
}

test('the cards are pinned, ordered, brought up to date and taken along, and open first from then on', async ({
  supervisor,
  operation,
  startAgain,
  profileFolder,
}, testInfo) => {
  testInfo.setTimeout(240_000)
  const { window, words, say, language } = supervisor
  const { home } = words
  const cards = cardsOf(supervisor)
  const { keyboard } = window
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect({ ...operation, name: OPERATION })

  // Nothing is held: there is nothing to offer, and it says what to do.
  await cards.entry.click()
  await expect(window.getByText(home.empty.nothing)).toBeVisible()
  expect.soft(await axeViolations(window.locator('.home')), 'nothing held').toEqual([])

  // What was fetched is offered with its number, and pinned by one key.
  await supervisor.open(messages)
  await supervisor.fetchWhole(messages, 'last-week')
  await cards.entry.click()
  const offered = messages.title[language]
  const pin = window.getByRole('button', { name: say('home:empty.pinLabel', { name: offered }), exact: true })
  await expect(pin).toBeVisible()
  expect(digits(await window.locator('.home-offer-preview strong').first().textContent())).toBeGreaterThan(0)
  expect.soft(await axeViolations(window.locator('.home')), 'offers').toEqual([])
  await pin.focus()
  await keyboard.press('Enter')
  await cards.expectOrder(offered)

  // Views are pinned by the mouse, from the list of those that are not.
  await keepView(window, 'Llamadas', summary({ compare: 'previous' }))
  await keepView(window, 'Por agente', summary({ by: [agent.name] }))
  await keepView(window, 'Por día', summary({ by: [`${date.name}:day`] }))
  await keepView(window, 'Las filas', { face: 'rows', summary: null })
  await window.getByRole('button', { name: home.add.open, exact: true }).click()
  const dialog = window.getByRole('dialog', { name: home.add.label, exact: true })
  for (const name of ['Llamadas', 'Por agente', 'Por día', 'Las filas']) {
    await dialog.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  }
  await expect(dialog.getByText(home.add.noViews)).toBeVisible()
  expect.soft(await axeViolations(dialog), 'adding').toEqual([])
  // What was pinned took the focus along out of the list, which closes all the same.
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await cards.expectOrder(offered, 'Llamadas', 'Por agente', 'Por día', 'Las filas')

  // What was never fetched has no number, and no 0.
  for (const name of ['Llamadas', 'Las filas']) {
    await expect(cards.named(name).getByText(homeTexts('nothing')[language]).first()).toBeVisible()
    await expect(cards.named(name).locator('.home-card-body')).not.toContainText('0')
  }

  // The keyboard moves a card and keeps it; its focus goes along.
  await cards.title('Las filas').focus()
  await keyboard.press('Alt+ArrowUp')
  await keyboard.press('Alt+ArrowUp')
  await cards.expectOrder(offered, 'Llamadas', 'Las filas', 'Por agente', 'Por día')
  await expect(cards.title('Las filas')).toBeFocused()
  await cards.choose('Por día', home.card.earlier)
  await cards.expectOrder(offered, 'Llamadas', 'Las filas', 'Por día', 'Por agente')

  const today = supervisor.periodNamed('today').from
  await test.step('many requests are asked about first', async () => {
    const years = { kind: 'dates', from: at('2023-01-01'), to: at('2025-12-31 23:59:59') } as const
    const id = await keepView(window, 'Tres años', { period: years })
    await ask(window, 'home:pin', { viewId: id, form: null, isWide: false })
    const { requests } = await ask(window, 'home:plan', { connectionId: 1, cards: null, today })
    const before = operation.requests.length
    await cards.updateAll(requests).click()
    const question = window.getByRole('dialog', { name: home.update.question })
    await expect(question).toContainText(say('common:requests', { count: requests }))
    await expectNoViolations(question, 'many requests')
    await question.getByRole('button', { name: words.common.cancel, exact: true }).click()
    await expect(question).toHaveCount(0)
    expect(operation.requests.length).toBe(before)
    await ask(window, 'views:remove', { id })
    await expect(cards.named('Tres años')).toHaveCount(0)
  })

  // One update for all of them: what it costs is told before, and is what it costs.
  const plan = await ask(window, 'home:plan', {
    connectionId: 1,
    cards: null,
    today,
  })
  const before = operation.requests.length
  await cards.updateAll(plan.requests).click()
  await expect(cards.named('Llamadas').getByText(homeTexts('complete')[language])).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => operation.requests.length - before).toBe(plan.requests)
  expect(operation.mostAtOnce).toBe(1)
  const week = operation.truth(calls, supervisor.periodNamed('last-week')).length
  const numberOf = async (name: string): Promise<number> =>
    digits(await cards.named(name).locator('.home-number-value, .home-count').first().textContent())
  await expect.poll(() => numberOf('Llamadas')).toBe(week)
  expect(await numberOf('Las filas')).toBe(week)
  await expect(cards.named('Por agente').locator('tfoot td').first()).toHaveText(String(week))
  await expect(cards.named('Por día').getByRole('img')).toBeVisible()
  await expect(cards.named('Llamadas').locator('.home-delta strong')).toBeVisible()

  // How whole a card is, behind its seal.
  await cards.named('Por agente').locator('.home-seal').click()
  await expectNoViolations(window.locator('.home-caveats'), 'how whole a card is')
  await keyboard.press('Escape')
  await expect(window.locator('.home-caveats')).toHaveCount(0)

  // As what a card is shown.
  await cards.choose('Por día', home.card.forms.table, 'menuitemradio')
  await expect(cards.named('Por día').getByRole('table')).toBeVisible()
  await cards.choose('Por agente', home.card.wide)
  await expect(window.locator('.home-place[data-wide]')).toHaveCount(1)

  // One workbook of all, with the same numbers; one page of all.
  const workbook = join(profileFolder, 'home.xlsx')
  await supervisor.saveAs(workbook)
  const files = window.getByRole('button', { name: home.files.open, exact: true })
  await files.click()
  await expectNoViolations(window.getByRole('menu', { name: home.files.open }), 'all cards in one file')
  await window.getByRole('menuitem', { name: home.files.workbook }).click()
  await expect.poll(() => existsSync(workbook)).toBe(true)
  const sheets = readWorkbook(readFileSync(workbook))
  expect(sheets.map(({ name }) => name).slice(1)).toEqual([
    'Llamadas',
    'Las filas',
    'Por día',
    'Por agente',
    homeTexts('seals')[language],
  ])
  for (const name of ['Llamadas', 'Por día', 'Por agente']) {
    const last = sheets.find((sheet) => sheet.name === name)?.rows.at(-1)
    expect([name, last?.find((cell) => cell?.kind === 'number')?.value]).toEqual([name, week])
  }
  await supervisor.dismissNotices()
  const page = join(profileFolder, 'home.pdf')
  await supervisor.saveAs(page)
  await files.click()
  await window.getByRole('menuitem', { name: drawnIn('pdf').title[language] }).click()
  await expect.poll(() => existsSync(page), { timeout: 30_000 }).toBe(true)
  expect(readFileSync(page).subarray(0, 5).toString()).toBe('%PDF-')
  await supervisor.dismissNotices()

  // All of them are written every morning: as a page, a picture or a workbook, set up from here by the keyboard.
  const folder = join(profileFolder, 'mornings')
  mkdirSync(folder)
  await supervisor.system.choose(folder)
  const { form, keep } = words.automation
  await window.getByRole('main').getByRole('button', { name: keep }).press('Enter')
  const keeping = window.getByRole('dialog', { name: form.titleNew })
  await expect(keeping.getByRole('combobox', { name: form.report })).toHaveValue(home.title)
  await expect(keeping.getByText(words.automation.kept.home)).toBeVisible()
  await keeping.getByRole('button', { name: form.chooseFolder }).press('Enter')
  await expect(keeping.getByText(folder)).toBeVisible()
  const format = keeping.getByRole('combobox', { name: form.format })
  await format.press('Enter')
  await expect(window.getByRole('option')).toHaveCount(3)
  await window.getByRole('option', { name: drawnIn('pdf').title[language] }).click()
  await settle(window)
  expect.soft(await axeViolations(keeping), 'keeping all cards').toEqual([])
  await keeping.getByRole('button', { name: words.common.save, exact: true }).press('Enter')
  await expect(keeping).toHaveCount(0)
  const [kept] = await ask(window, 'schedules:list', null)
  expect(kept?.keeps).toEqual({ kind: 'home' })
  const written = (extension: string): string => {
    const name = readdirSync(folder).find((each) => each.endsWith(extension))
    return name === undefined ? '' : readFileSync(join(folder, name)).toString('latin1')
  }
  await ask(window, 'schedules:run', { scheduleId: kept?.scheduleId ?? 0 })
  await expect.poll(() => written('.pdf').slice(0, 5), { timeout: 60_000 }).toBe('%PDF-')
  const sheet = readPdf(Buffer.from(written('.pdf'), 'latin1'))
    .map(({ text }) => text)
    .join('')
  for (const text of [home.title, 'Por agente', String(week)]) expect(sheet).toContain(withoutBlanks(text))
  const settings = await supervisor.openSettings('automation')
  await settings.getByRole('button', { name: say('automation:edit', { title: home.title }) }).click()
  const edited = window.getByRole('dialog', { name: form.titleEdit })
  await edited.getByRole('combobox', { name: form.format }).click()
  await window.getByRole('option', { name: drawnIn('png').title[language] }).click()
  await edited.getByRole('button', { name: words.common.save, exact: true }).click()
  await settings.getByRole('button', { name: say('automation:runNowTitle', { title: home.title }) }).click()
  await expect.poll(() => written('.png').slice(1, 4), { timeout: 60_000 }).toBe('PNG')
  await keyboard.press('Escape')
  await supervisor.dismissNotices()

  // A card leads to its view, and Back to the cards; one that was taken away is put back where it was.
  await cards.title('Por agente').click()
  await expect(supervisor.reportTitle).toHaveText(calls.title[language])
  await keyboard.press('Alt+ArrowLeft')
  await cards.choose('Llamadas', home.card.unpin, 'menuitem', true)
  await cards.expectOrder(offered, 'Las filas', 'Por día', 'Por agente')
  await window.getByRole('button', { name: home.card.undo, exact: true }).click()
  await cards.expectOrder(offered, 'Llamadas', 'Las filas', 'Por día', 'Por agente')

  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme })
    await settle(window)
    expect.soft(await axeViolations(window.locator('.home')), theme).toEqual([])
    expect.soft(await cutOff(window), theme).toEqual([])
  }
  await ask(window, 'settings:set', { language: 'en' })
  await expect(window.getByRole('heading', { level: 1, name: 'My morning' })).toBeVisible()
  await settle(window)
  expect.soft(await axeViolations(window.locator('.home')), 'en').toEqual([])
  await ask(window, 'settings:set', { language: 'es' })

  // What a card came to last is there at once, and says of when it is, until what it comes to now is worked out.
  await supervisor.open(calls)
  const range = supervisor.periodNamed('last-week')
  const fetched = { connectionId: 1, reportKey: calls.key, parameters: {}, range, refresh: true }
  const [said = ''] = say('home:seal.earlier', { when: '|' }).split('|')
  await window.addInitScript(watchEarlierCards)
  // On a machine that has much else to do, both answers may come in one moment.
  await expect(async () => {
    const { jobId } = await ask(window, 'pull:start', fetched)
    await expect
      .poll(async () => (await ask(window, 'jobs:list', null)).find(({ id }) => id === jobId)?.endedAtMs ?? null)
      .not.toBeNull()
    await window.reload()
    await expect(cards.named('Llamadas').getByText(homeTexts('complete')[language])).toBeVisible()
    await expect(cards.named('Llamadas').locator('.home-number-value').first()).toHaveText(String(week))
    const earlier = await window.evaluate(() => (globalThis as unknown as Watched).earlierCards)
    expect(earlier.map(({ seal, number }) => [seal.startsWith(said), number])).toContainEqual([true, String(week)])
    await supervisor.open(calls)
  }).toPass()

  // Without a server, and at the next start: the cards come first, with what is stored.
  await operation.close()
  const later = await startAgain()
  const again = cardsOf(later)
  await again.expectOrder(offered, 'Llamadas', 'Las filas', 'Por día', 'Por agente')
  await expect(again.named('Llamadas').locator('.home-number-value').first()).toHaveText(String(week))
})

test('a card that shows less than its view says what else that measures, and how its total differs', async ({
  supervisor,
  operation,
}) => {
  const { window, words, say } = supervisor
  const { home } = words
  const cards = cardsOf(supervisor)
  await supervisor.connect({ ...operation, name: OPERATION })
  await supervisor.open(calls)
  await supervisor.fetchWhole(calls, 'last-week')
  const measures = ['count', `avg(${duration.name})`, `max(${duration.name})`]
  const viewId = await keepView(window, 'Tres medidas', summary({ by: [agent.name], measures, compare: 'previous' }))
  await ask(window, 'home:pin', { viewId, form: 'table', isWide: false })
  await cards.entry.click()

  const card = cards.named('Tres medidas')
  const headings = card.locator('thead th')
  await expect(headings).toHaveCount(3)
  // The week before was never fetched: there is no difference to what is not known.
  await expect(card.locator('.home-table-delta').getByText(home.delta.missing)).toHaveCount(2)
  const told = await card.locator('.home-more').allTextContents()
  expect(await cutOff(window)).toEqual([])

  await cards.choose('Tres medidas', home.card.wide)
  await expect(headings).toHaveCount(4)
  const third = (await headings.last().textContent()) ?? ''
  expect(told).toContain(say('home:card.otherMeasures', { measures: third }))
  await expect(card.getByText(third)).toHaveCount(1)
})
