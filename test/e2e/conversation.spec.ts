import type { Locator } from '@playwright/test'
import type { SampleOptions } from '../../src/core/sample/operation.ts'
import { conversationFields } from '../../src/shared/reports/conversation.ts'
import type { FieldDefinition } from '../../src/shared/reports/types.ts'
import { formatDay, formatTimeOfDay, SECONDS_PER_DAY, startOfDay, wall, wallClock } from '../../src/shared/time.ts'
import { ask, firstConnection } from './ask.ts'
import { watchClipboard } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, cutOff, settle } from './looks.ts'
import { reportThat } from './reports.ts'

// Rows that are turns of talks: two sessions of one telephone, one of them across a midnight, and a long one.

const sessions = reportThat(
  ({ conversation, parameters }) =>
    conversation?.says.some(({ handsOn }) => handsOn !== undefined) === true &&
    parameters.every(({ required }) => !required),
)
const chats = reportThat(({ lists = [], kind }) => kind === 'detail' && lists.some(({ conversation }) => conversation))
const [asks, answers] = sessions.conversation?.says ?? []
const session = sessions.conversation?.session ?? ''
const date = sessions.dateField ?? ''

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
const YESTERDAY = startOfDay(wall(wallClock(Date.now(), timeZone) - SECONDS_PER_DAY))
const TELEPHONE = '573001234567'
/** Whom a talk speaks of, who never wrote. */
const MENTIONED = '310 555 66 77'
const LONG_TALK = 700

interface Turn {
  readonly at: number
  readonly session: string
  readonly asked: string
  readonly answered: string
}

const NIGHT = 'noche'
const TURNS: readonly Turn[] = [
  { at: -90, session: NIGHT, asked: 'Hola, ¿siguen ahí?', answered: 'Sí, la atendemos todo el día.' },
  {
    at: 30,
    session: NIGHT,
    asked: 'No me llega la factura',
    answered: 'La encuentra en https://valdeluna.example/pago',
  },
  { at: 95, session: NIGHT, asked: 'Quiero un asesor', answered: 'transfer_skill' },
  { at: 36_000, session: 'otra', asked: 'Adiós', answered: `Que esté bien, o al ${MENTIONED}` },
  ...Array.from({ length: LONG_TALK }, (_each, place) => ({
    at: 40_000 + place,
    session: 'larga',
    asked: `pregunta ${place}`,
    answered: `respuesta ${place}`,
  })),
]

function written(at: number): string {
  const instant = wall(YESTERDAY + at)
  return `${formatDay(instant)} ${formatTimeOfDay(instant)}`
}

const rows: SampleOptions['rows'] = (report, { from, to }) =>
  report.key !== sessions.key
    ? undefined
    : TURNS.filter(({ at }) => YESTERDAY + at >= from && YESTERDAY + at <= to).map((turn) =>
        Object.fromEntries(
          sessions.fields.map(({ name, type }) => {
            if (name === date) return [name, written(turn.at)]
            if (name === session) return [name, turn.session]
            if (name === asks?.field) return [name, turn.asked]
            if (name === answers?.field) return [name, turn.answered]
            return [name, type === 'telephone' ? TELEPHONE : '']
          }),
        ),
      )

test.use({ operationOptions: { rows, timeZone } })

function field(name: string | undefined): FieldDefinition {
  const found = sessions.fields.find((each) => each.name === name)
  if (found === undefined) throw new Error('The report lacks a field that its talk names')
  return found
}

async function look(name: string, part: Locator): Promise<void> {
  const window = part.page()
  await settle(window)
  expect.soft(await axeViolations(part), `${name}, light`).toEqual([])
  await window.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await settle(window)
  expect.soft(await axeViolations(part, COLOUR_RULES), `${name}, dark`).toEqual([])
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect.soft(await cutOff(window), name).toEqual([])
}

test('a row opens its talk, and rows and bubbles lead to one another', async ({ supervisor, operation, window }) => {
  const { grid, words, say } = supervisor
  const talk = grid.card.locator('.talk')
  const bubbles = talk.locator('.talk-bubble')
  const current = talk.locator('.talk-bubble[data-current]')
  const asked = field(asks?.field)
  const copied = await watchClipboard(window)
  await supervisor.connect(operation)
  // Today is never whole.
  await supervisor.open(sessions)
  await supervisor.choosePeriod('last7')
  await supervisor.update.click()
  await expect(grid.count).toContainText(String(TURNS.length))
  await supervisor.choosePeriod('yesterday')
  // Newest first; the first turn of the night was the day before.
  const ofYesterday = TURNS.filter(({ at }) => at >= 0).length
  await grid.searchBox.fill('noche')
  await expect(grid.count).toContainText('2')

  await test.step('customer left, bot right; a line where it is handed on; the night before stands apart', async () => {
    await grid.openCard(0, asked)
    await expect(bubbles).toHaveCount(5)
    await expect(bubbles.nth(0)).toHaveAttribute('data-side', 'customer')
    await expect(bubbles.nth(1)).toHaveAttribute('data-side', 'operation')
    await expect(current).toHaveText(/Quiero un asesor/)
    await expect(talk.locator('.talk-between[data-kind="handover"]')).toHaveText(words.conversation.handedOn)
    await expect(talk.locator('.talk-between[data-kind="day"]')).toHaveCount(2)
    await expect(talk).toContainText(say('conversation:outside', { count: 2 }))
    await expect(talk).not.toContainText('Que esté bien')
    // A link is text.
    await expect(talk.locator('a')).toHaveCount(0)
    await expect(talk).toContainText('https://valdeluna.example/pago')
    await look('a talk', grid.card)
  })

  await test.step('a bubble leads to its row, by mouse and by keyboard', async () => {
    await bubbles.nth(2).click()
    await expect(grid.card.getByRole('heading').first()).toHaveText(say('grid:card.title', { place: 2, total: 2 }))
    await expect(current.first()).toContainText('No me llega la factura')
    const lines = talk.getByRole('group', { name: words.conversation.messages })
    await lines.focus()
    await window.keyboard.press('End')
    await window.keyboard.press('Enter')
    await expect(grid.card.getByRole('heading').first()).toHaveText(say('grid:card.title', { place: 1, total: 2 }))
    await expect(current).toHaveCount(1)
    await expect(current).toHaveText(/Quiero un asesor/)
    await window.keyboard.press('Home')
    await window.keyboard.press('Enter')
    await expect(grid.card).toContainText(words.conversation.notShown)
  })

  await test.step('it is searched and copied', async () => {
    const search = talk.getByRole('textbox', { name: words.conversation.searchLabel })
    await search.fill('ATENDEMOS')
    await expect(talk.locator('.talk-hits')).toHaveText(say('conversation:found', { place: 1, total: 1 }))
    await expect(talk.locator('.talk-bubble[data-found]')).toContainText('la atendemos')
    await window.keyboard.press('Escape')
    await expect(search).toHaveValue('')
    await expect(grid.card).toBeVisible()
    await talk.getByRole('button', { name: words.conversation.copy }).click()
    await expect(talk.getByRole('button', { name: words.conversation.copied })).toBeVisible()
    const [text = ''] = await copied()
    expect(text.split('\n')).toHaveLength(8)
    expect(text).toContain(`[${written(30)}] ${words.conversation.customer}: No me llega la factura`)
  })

  await test.step('another session of the same telephone is another talk', async () => {
    await grid.searchBox.fill('Adiós')
    await expect(grid.count).toContainText('1')
    await grid.openCard(0, asked)
    await expect(bubbles).toHaveCount(2)
    await expect(talk).not.toContainText('asesor')
  })

  await test.step('of a long talk what is seen is drawn, and the turn that was asked for is seen', async () => {
    await grid.card.getByRole('button', { name: words.grid.card.close }).click()
    await grid.searchBox.fill('')
    await expect(grid.count).toContainText(String(ofYesterday))
    await expect(grid.cell(0, asked)).toContainText(`${LONG_TALK - 1}`)
    await grid.openCard(0, asked)
    await expect(current.first()).toContainText(`${LONG_TALK - 1}`)
    await expect(current.first()).toBeInViewport()
    expect(await bubbles.count()).toBeLessThan(60)
    await talk.getByRole('textbox', { name: words.conversation.searchLabel }).fill('pregunta 7')
    await expect(talk.locator('.talk-hits')).toHaveText(say('conversation:found', { place: 1, total: 11 }))
    await expect(bubbles.filter({ hasText: 'pregunta 7' }).first()).toBeInViewport()
  })

  await test.step('where its rows come anew it stays where it is read', async () => {
    const lines = talk.locator('.talk-lines')
    const placeOf = (): Promise<number> => lines.evaluate(({ scrollTop }) => scrollTop)
    const before = await placeOf()
    expect(before).toBeGreaterThan(0)
    const { id } = await firstConnection(window)
    const range = { from: YESTERDAY, to: wall(YESTERDAY + SECONDS_PER_DAY - 1) }
    const again = { connectionId: id, reportKey: sessions.key, parameters: {}, range, refresh: true }
    const { jobId } = await ask(window, 'pull:start', again)
    await expect
      .poll(async () => (await ask(window, 'jobs:list', null)).find((job) => job.id === jobId)?.state)
      .toBe('done')
    await expect(grid.count).toContainText(String(ofYesterday))
    await expect(bubbles.filter({ hasText: 'pregunta 7' }).first()).toBeInViewport()
    expect(await placeOf()).toBe(before)
    await expect(talk.locator('.talk-hits')).toHaveText(say('conversation:found', { place: 1, total: 11 }))
  })

  const story = window.getByRole('region', { name: words.customer.region, exact: true })
  const toStory = async (customer: string): Promise<void> => {
    await window.keyboard.press('ControlOrMeta+k')
    await window.getByRole('combobox', { name: words.palette.title, exact: true }).fill(customer)
    await window.keyboard.press('Enter')
  }
  const events = story.getByRole('article')
  const inStory = story.locator('.story-talk .talk-bubble')

  await test.step('in the story of who wrote, the talk is there with its search', async () => {
    await toStory(TELEPHONE)
    await expect(story.getByText(say('customer:count', { count: TURNS.length }), { exact: true })).toBeVisible()
    await events.first().focus()
    await window.keyboard.press('End')
    const oldest = story.locator(`.story-event[data-place="${TURNS.length - 1}"]`)
    await expect(oldest).toBeFocused()
    await window.keyboard.press('Enter')
    await expect(inStory).toHaveCount(5)
    await expect(inStory.filter({ hasText: '¿siguen ahí?' })).toHaveAttribute('data-current')
    await oldest.getByRole('textbox', { name: words.conversation.searchLabel }).fill('ATENDEMOS')
    await expect(oldest.locator('.talk-hits')).toHaveText(say('conversation:found', { place: 1, total: 1 }))
    await expect(oldest.locator('.talk-bubble[data-found]')).toContainText('la atendemos')
    await look('a talk in a story', story)
  })

  await test.step('who is only spoken of is found where that is asked for', async () => {
    await toStory(MENTIONED)
    const empty = say('customer:empty.title', { customer: MENTIONED })
    await expect(story.getByRole('heading', { name: empty })).toBeVisible()
    const mentions = story.getByRole('switch', { name: words.customer.scope.mentions })
    await mentions.focus()
    await window.keyboard.press('Space')
    await expect(mentions).toBeChecked()
    await expect(events).toHaveCount(1)
    await expect(events).toContainText(words.customer.line.mentioned)
    await events.first().focus()
    await window.keyboard.press('Enter')
    await expect(inStory.filter({ hasText: MENTIONED })).toHaveAttribute('data-current')
    await window.keyboard.press('Escape')
    await mentions.uncheck()
    await expect(events).toHaveCount(0)
  })
})

test('messages within a row are read as a talk too, and as a table', async ({ supervisor, operation }) => {
  const { grid, words } = supervisor
  await supervisor.connect(operation)
  await supervisor.fetchWhole(chats, 'yesterday')
  const [list] = chats.lists ?? []
  if (list === undefined || list.conversation === undefined) throw new Error('no list of messages')
  await grid.openCard(0, { ...list, type: 'integer' })
  const section = grid.card.locator('.card-list').first()
  await expect(section.locator('.talk-bubble[data-side="customer"]').first()).toBeVisible()
  await expect(section.locator('.talk-bubble[data-speaker="agent"]').first()).toBeVisible()
  await expect(section.locator('.talk-speaker').first()).not.toHaveText(words.conversation.customer)
  await look('messages within a row', grid.card)
  await section.getByRole('button', { name: words.conversation.asTable }).click()
  await expect(section.locator('th').first()).toBeVisible()
  await section.getByRole('button', { name: words.conversation.asBubbles }).click()
  await expect(section.locator('.talk-bubble').first()).toBeVisible()
  expect(conversationFields(list.conversation).length).toBeGreaterThan(2)
})
