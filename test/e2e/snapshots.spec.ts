import { poll } from '../../src/core/sync/poll.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { FieldDefinition, ReportDefinition } from '../../src/shared/reports/types.ts'
import { ask, firstConnection } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, expectReadable, settle } from './looks.ts'
import { seedStore } from './seed.ts'

function reportOfNow(isMeant: (report: ReportDefinition) => boolean): ReportDefinition {
  const found = catalogue.reports.find(
    (report) =>
      report.group === 'live' &&
      report.kind === 'snapshot' &&
      report.parameters.every(({ required }) => !required) &&
      isMeant(report),
  )
  if (found === undefined) throw new Error('The catalogue lacks such a report')
  return found
}

/** A field whose values the catalogue has words for. */
function worded({ fields }: ReportDefinition): FieldDefinition | undefined {
  return fields.find(({ valueTitles }) => valueTitles !== undefined)
}

const states = reportOfNow(
  (report) => report.keyFields?.length === 1 && report.lists === undefined && worded(report) !== undefined,
)
const state = worded(states) ?? states.fields[0]
const [knownState = ''] = state?.knownValues ?? []
const [keyField = ''] = states.keyFields ?? []
const changing = states.fields.find((field) => field.type === 'integer')?.name ?? ''
const listed = reportOfNow(({ fields, lists }) => fields.length === 0 && lists !== undefined)

const AN_HOUR_MS = 3_600_000
/** How late it is for who takes, and what the server has then. */
const clock = { behindMs: 0 }
let turn = 0

/** A state that an operation named itself. */
const OWN_STATE = 'ALMUERZO'

function rowOf(key: string, value: string, inState = knownState): Record<string, string> {
  return Object.fromEntries(
    states.fields.map(({ name }) => [
      name,
      name === keyField ? key : name === changing ? value : name === state?.name ? inState : '1',
    ]),
  )
}

const SNAPSHOTS = [
  [rowOf('a', '5'), rowOf('b', '7'), rowOf('c', '9')],
  [rowOf('a', '6'), rowOf('b', '7'), rowOf('d', '1', OWN_STATE)],
]

const taken = test.extend({
  profileFolder: async ({ profileFolder, operation }, use) => {
    turn = 0
    await seedStore(profileFolder, async ({ connect, sync }) => {
      const connection = await connect(operation)
      clock.behindMs = AN_HOUR_MS
      for (const report of [states, listed]) {
        const target = { connection, report, parameters: {}, token: operation.token }
        await poll({ ...sync, nowMs: () => Date.now() - clock.behindMs }, { ...target, priority: 'user' })
      }
      clock.behindMs = 0
      turn = 1
    })
    await use(profileFolder)
  },
})
taken.use({
  environment: { ATALAYA_TOKEN: 'token-of-the-run' },
  operationOptions: {
    token: 'token-of-the-run',
    now: () => Date.now() - clock.behindMs,
    rows: (report) => (report.key === states.key ? SNAPSHOTS[turn] : undefined),
  },
})

taken(
  'says how old it is, takes it again by itself, and shows what changed since',
  async ({ supervisor, window, operation }) => {
    const { words, say, grid } = supervisor
    await supervisor.open(states)
    await expect(window.locator('.snapshots-age')).toContainText(say('live:snapshots.ago', { duration: '1 h' }))
    await expect(window.getByText(words.live.snapshots.noBefore)).toBeVisible()

    const before = operation.requests.length
    await window.getByRole('switch', { name: words.live.snapshots.repeat }).click()
    await expect(window.locator('.snapshots-age')).toContainText(words.live.snapshots.justNow)
    expect(operation.requests.length - before).toBe(1)
    const changes = window.locator('.snapshots-changes')
    for (const kind of ['added', 'gone', 'changed'])
      await expect(changes).toContainText(say(`live:snapshots.${kind}`, { count: 1 }))

    await window.getByRole('button', { name: words.live.snapshots.show }).click()
    const lines = window.locator('.change-table tbody tr')
    await expect(lines).toHaveText([/^a.*5.*6$/, /^d.*/, /^c.*/])
    await settle(window)
    expect(await axeViolations(window.locator(':root'))).toEqual([])
    await window.getByRole('button', { name: words.live.snapshots.hide }).click()

    await expect(grid.rows).toHaveCount(3)
    const changed = window.locator('.grid-cell-changed')
    await expect(changed).toHaveCount(1)
    await expect(changed).toHaveText('6')
    await changed.hover()
    await expect(window.getByText(say('grid:marks.before', { value: '5' }))).toBeVisible()
    await expect(window.locator('.ag-row').filter({ has: window.locator('.grid-cell-new') })).toHaveCount(1)
    if (state === undefined) throw new Error('The catalogue lacks words')
    // States are words with a colour each, counted above the rows; a press shows those of one alone, another all.
    const meaning = state.valueTitles?.[knownState.toLowerCase()]?.es ?? ''
    await expect(grid.cell(0, state)).toHaveText(meaning)
    await expect(grid.cell(0, state)).toHaveClass(/state-tone-/)
    const counted = window.locator('.state-count')
    await expect(counted).toHaveText([`${meaning}2`, `${OWN_STATE}1`])
    await counted.nth(1).click()
    await expect(grid.rows).toHaveCount(1)
    await expect(grid.cell(0, state)).toHaveText(OWN_STATE)
    for (const language of ['en', 'es'] as const) {
      await ask(window, 'settings:set', { language })
      await expect(window.locator('html')).toHaveAttribute('lang', language)
      await expectReadable(window, `states-${language}`)
    }
    await counted.nth(1).click()
    await expect(grid.rows).toHaveCount(3)

    // What changed is told by sealed values, so that a mask makes no difference.
    const { id: connectionId } = await firstConnection(window)
    await ask(window, 'connections:mask', { connectionId, mask: 'hidden' })
    await expect(window.locator('.mask-mark')).toHaveAccessibleName(words.masks.mark.hidden)
    for (const kind of ['added', 'gone', 'changed'])
      await expect(changes).toContainText(say(`live:snapshots.${kind}`, { count: 1 }))
    await expect(changed).toHaveText('6')
  },
)

taken('compares what stands in the lists of a row', async ({ supervisor, window }) => {
  const { words } = supervisor
  await supervisor.open(listed)
  await window
    .locator('.report-update')
    .getByRole('button', { name: new RegExp(words.report.update.nowWithRequests.split('·')[0] ?? '') })
    .click()
  await expect(window.locator('.snapshots-changes')).toContainText(/·|cambios/i)
  await window.getByRole('button', { name: words.live.snapshots.show }).click()
  await expect(window.locator('.change-table').first()).toBeVisible()
  await expect(window.locator('.change-table caption').first()).toHaveText(listed.lists?.[0]?.title.es ?? '')
})
