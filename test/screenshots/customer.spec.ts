import { join } from 'node:path'
import { presetPeriod } from '../../src/shared/periods.ts'
import { eventKindOf } from '../../src/shared/reports/eventKinds.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { wallClock } from '../../src/shared/time.ts'
import { ask, firstConnection } from '../e2e/ask.ts'
import { projectFolder } from '../e2e/electron.ts'
import { expect, test } from '../e2e/fixtures.ts'
import { settle } from '../e2e/looks.ts'

const FOLDER = join(projectFolder, 'docs/screenshots')
const SIZE = { width: 1366, height: 768 }
/** The one whom the sample operation has over all channels. */
const CUSTOMER = '+57 306 555 7072'

/** What tells of customers, and can be fetched without a choice. */
const LOOKED_AT = catalogue.reports.filter(
  (report) =>
    report.kind === 'detail' && eventKindOf(report) !== 'other' && report.parameters.every(({ required }) => !required),
)

/** Its rows are turns of talks with the bot. */
const talk = LOOKED_AT.find(({ conversation, group }) => conversation !== undefined && group === 'chatbots')
if (talk === undefined) throw new Error('no report has turns of talks')

for (const language of ['es', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${theme}`, () => {
      test.use({ language })

      test(`everything about a customer (${language}, ${theme})`, async ({ window, supervisor }) => {
        test.setTimeout(300_000)
        const { words } = supervisor
        await window.setViewportSize(SIZE)
        await window.emulateMedia({ colorScheme: theme })
        await supervisor.exploreSample()
        const { id, timeZone } = await firstConnection(window)
        const range = presetPeriod('last7', wallClock(Date.now(), timeZone))
        for (const { key } of LOOKED_AT) {
          const wish = { connectionId: id, reportKey: key, parameters: {}, range, refresh: false }
          await ask(window, 'pull:start', wish)
        }
        await expect
          .poll(async () => (await ask(window, 'jobs:list', null)).every((job) => job.endedAtMs !== null), {
            timeout: 200_000,
          })
          .toBe(true)
        await window.keyboard.press('ControlOrMeta+k')
        await window.getByRole('combobox', { name: words.palette.title, exact: true }).fill(CUSTOMER)
        await window.keyboard.press('Enter')
        const page = window.getByRole('region', { name: words.customer.region, exact: true })
        const chats = words.customer.events.chat
        await page.getByRole('button', { name: new RegExp(`^${chats.several}`) }).click()
        // One that is a turn of a talk.
        const chat = page.getByRole('article').filter({ hasText: talk.title[language] }).first()
        await chat.locator('.story-line').click()
        await expect(chat.locator('.story-talk')).toBeVisible()
        await window.mouse.move(SIZE.width - 2, SIZE.height - 2)
        await supervisor.dismissNotices()
        await settle(window)
        await window.screenshot({ path: join(FOLDER, `customer-${language}-${theme}.png`), animations: 'disabled' })
      })
    })
  }
}
