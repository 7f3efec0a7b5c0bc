import { join } from 'node:path'
import { dateFieldOf } from '../../src/shared/reports/catalogueLists.ts'
import { PLAIN_SUMMARY, type WrittenSummary } from '../../src/shared/summaries/writtenSummary.ts'
import { ask } from '../e2e/ask.ts'
import { projectFolder } from '../e2e/electron.ts'
import { expect, test } from '../e2e/fixtures.ts'
import { settle } from '../e2e/looks.ts'
import { calls, waits } from '../e2e/summaryScenes.ts'
import { EMPTY_VIEW } from '../support/views.ts'

const FOLDER = join(projectFolder, 'docs/screenshots')
const SIZE = { width: 1366, height: 768 }
const date = dateFieldOf(waits)?.name ?? ''

const NAMES = {
  es: ['Llamadas y TMO', 'Nivel de servicio por día', 'Llamadas por agente', 'Interacciones por hora'],
  en: ['Calls and AHT', 'Service level by day', 'Calls by agent', 'Interactions by hour'],
} as const

/** What a supervisor looks at each morning. */
const CARDS: readonly (readonly [reportKey: string, summary: Partial<WrittenSummary>])[] = [
  [calls.key, { measures: ['count', 'kpi:aht'], compare: 'previous' }],
  [waits.key, { by: [`${date}:day`], measures: ['kpi:service-level'], compare: 'previous' }],
  [calls.key, { by: ['agent_name'], measures: ['count', 'kpi:aht'] }],
  [waits.key, { by: [`${date}:hour-of-day`], measures: ['count'] }],
]

for (const language of ['es', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${theme}`, () => {
      test.use({ language })

      test(`the cards of the morning (${language}, ${theme})`, async ({ window, supervisor }) => {
        test.setTimeout(300_000)
        const { words } = supervisor
        await window.setViewportSize(SIZE)
        await window.emulateMedia({ colorScheme: theme })
        await supervisor.exploreSample()
        const entry = window.getByRole('button', { name: words.home.title, exact: true })
        await expect(entry).toBeVisible()
        const [{ name: connection } = { name: '' }] = await ask(window, 'connections:list', null)
        for (const [place, [reportKey, change]] of CARDS.entries()) {
          const content = { ...EMPTY_VIEW, language, summary: { ...PLAIN_SUMMARY, ...change } }
          const view = { name: NAMES[language][place] ?? '', connection, reportKey, parameters: {}, content }
          const outcome = await ask(window, 'views:save', { view, isReplacing: true })
          if (outcome.kind === 'kept') await ask(window, 'home:pin', { viewId: outcome.id, form: null, isWide: false })
        }
        await entry.click()
        await window.locator('.home-tools button').last().click()
        await expect(window.locator('.home-seal[data-verdict="complete"]')).toHaveCount(CARDS.length, {
          timeout: 120_000,
        })
        // What is drawn comes a moment after the numbers.
        await expect(window.locator('.home-card [role="img"] :is(svg, canvas)')).toHaveCount(2)
        await window.mouse.move(SIZE.width - 2, SIZE.height - 2)
        await settle(window)
        await window.screenshot({ path: join(FOLDER, `home-${language}-${theme}.png`), animations: 'disabled' })
      })
    })
  }
}
