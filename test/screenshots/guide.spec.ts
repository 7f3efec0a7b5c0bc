import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { CHECKS } from '../../src/shared/checks/checks.ts'
import { PICTURES, type PictureName } from '../../src/shared/guide/pictures.ts'
import { staffingSourceOf } from '../../src/shared/staffing/source.ts'
import { TeamKey } from '../../src/core/team/teamKey.ts'
import { readInvitation, type TeamOverview } from '../../src/shared/team.ts'
import type { PostgresServer } from '../support/postgres.ts'
import { projectFolder } from '../e2e/electron.ts'
import { ask, firstConnection } from '../e2e/ask.ts'
import { expect, test } from '../e2e/fixtures.ts'
import { settle } from '../e2e/looks.ts'
import { calls, fieldOf, messages, reportThat } from '../e2e/reports.ts'
import { callsByAgent } from '../e2e/summaryScenes.ts'
import { absent as withoutPostgres, test as testInTeam } from '../e2e/teamDesks.ts'

// The pictures that the guide shows within the program. They are cut to what a topic is about, at their sizes in
// `src/shared/guide/pictures.ts`.

const FOLDER = join(projectFolder, 'src/renderer/features/guide/pictures')
const SIZE = { width: 1366, height: 768 }
const staffed = reportThat(
  (report) =>
    staffingSourceOf(report)?.volume === 'offered' &&
    staffingSourceOf(report)?.minutes.includes(30) === true &&
    report.parameters.length === 0,
)

/** What is cut out: from the left upper corner of a part of the window, or with the part in the middle. */
interface Cut {
  readonly part: Locator
  readonly from?: 'corner' | 'middle'
  /** So much of what surrounds the part is seen left of it and above. */
  readonly margin?: number
}

/** The picture as a WebP file of its exact colours: a third of the bytes of a PNG, and the browser has the writer. */
async function asWebp(window: Page, png: Buffer): Promise<Buffer> {
  const base64 = await window.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))]))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 1 })
    return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (each) => String.fromCharCode(each)).join(''))
  }, png.toString('base64'))
  return Buffer.from(base64, 'base64')
}

function within(start: number, length: number, room: number): number {
  return Math.max(0, Math.min(Math.round(start), room - length))
}

/** What takes pictures of the window. @param ending what ends their names: language and theme */
function taker(window: Page, ending: string): (name: PictureName, cut: Cut) => Promise<void> {
  return async (name, { part, from = 'middle', margin = 0 }) => {
    // The pointer would leave its mark on what it stands on.
    if (name !== 'number-menu') await window.mouse.move(SIZE.width - 2, SIZE.height - 2)
    await settle(window)
    const box = await part.boundingBox()
    if (box === null) throw new Error(`Nothing is seen of ${name}`)
    const { width, height } = PICTURES[name]
    const [x, y] =
      from === 'corner'
        ? [box.x - margin, box.y - margin]
        : [box.x + (box.width - width) / 2, box.y + (box.height - height) / 2]
    const clip = { x: within(x, width, SIZE.width), y: within(y, height, SIZE.height), width, height }
    const png = await window.screenshot({ clip, animations: 'disabled', caret: 'hide' })
    writeFileSync(join(FOLDER, `${name}-${ending}.webp`), await asWebp(window, png))
  }
}

const OTHERS = { es: ['luis@mesa-2', 'noche@servidor'], en: ['luis@desk-2', 'nights@server'] } as const
const OWN = { es: 'ana@mesa-1', en: 'ana@desk-1' } as const

/** A day of a team's, as its database has it: who was there when, what they asked for, and whose turn it is. */
async function lookBusy(
  postgres: PostgresServer,
  invitationFile: string,
  overview: TeamOverview,
  language: 'es' | 'en',
): Promise<void> {
  const invitation = readInvitation(readFileSync(invitationFile, 'utf8'))
  const own = overview.members.find(({ isThisDesk }) => isThisDesk)?.id
  const other = overview.members.find(({ isThisDesk }) => !isThisDesk)?.id
  const [operation] = overview.operations
  if (invitation === undefined || own === undefined || other === undefined || operation === undefined) {
    throw new Error('Nobody is in the team')
  }
  const key = new TeamKey(invitation.key, invitation.team)
  const third = '11111111-1111-4111-8111-111111111111'
  const [second = '', nights = ''] = OTHERS[language]
  await postgres.asSuperuser(async (client) => {
    for (const [member, name, minutesAgo] of [
      [own, OWN[language], 0],
      [other, second, 0],
      [third, nights, 7],
    ] as const) {
      await client.query(
        `INSERT INTO atalaya.members (member, name, last_seen) VALUES ($1, $2, now() - $3 * interval '1 minute')
          ON CONFLICT (member) DO UPDATE SET name = excluded.name, last_seen = excluded.last_seen`,
        [member, key.sealText(name, ['member', invitation.team, member]), minutesAgo],
      )
    }
    for (const [member, sent, spared] of [
      [own, 48, 412],
      [other, 61, 230],
    ] as const) {
      await client.query(
        `INSERT INTO atalaya.requests (operation, day, member, sent, spared)
          SELECT operation, day, $1, $2, $3 FROM atalaya.requests WHERE operation = $4 LIMIT 1
          ON CONFLICT (operation, day, member) DO UPDATE SET sent = excluded.sent, spared = excluded.spared`,
        [member, sent, spared, operation.operation],
      )
    }
    await client.query(
      `INSERT INTO atalaya.leases (operation, token, holder, member, until)
        VALUES ($1, 'token', gen_random_uuid(), $2, now() + interval '20 seconds')`,
      [operation.operation, other],
    )
  })
}

for (const language of ['es', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    testInTeam.describe(`${language}, ${theme}, in a team`, () => {
      testInTeam.skip(withoutPostgres !== undefined, withoutPostgres ?? '')
      testInTeam.use({ language, operationOptions: { rowsPerDay: 20 } })

      testInTeam(
        `the guide's picture of a team (${language}, ${theme})`,
        async ({ window, supervisor, operation, postgres, other }) => {
          const { team } = supervisor.words
          mkdirSync(FOLDER, { recursive: true })
          await window.setViewportSize(SIZE)
          await window.emulateMedia({ colorScheme: theme })
          await supervisor.connect(operation)
          await other.run('pull', calls.key, '--connection', 'otra', '--range', 'last-month')
          await ask(window, 'team:take-invitation', { text: readFileSync(other.invitation, 'utf8') })
          await ask(window, 'team:join', postgres.superuser)
          await expect(window.getByRole('dialog')).toHaveCount(0)
          await supervisor.dismissNotices()
          await lookBusy(postgres, other.invitation, await ask(window, 'team:overview', null), language)
          const settings = await supervisor.openSettings('team')
          await expect(settings.getByRole('table', { name: team.joined.members }).getByRole('row')).toHaveCount(4)
          const spared = settings.locator('.settings-team-spared')
          await spared.evaluate((part) => {
            part.scrollIntoView({ block: 'start' })
          })
          await taker(window, `${language}-${theme}`)('team', {
            part: spared,
            from: 'corner',
            margin: 14,
          })
        },
      )
    })
  }
}

for (const language of ['es', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${theme}`, () => {
      test.use({ language })

      test(`the guide's pictures (${language}, ${theme})`, async ({ window, supervisor }) => {
        test.setTimeout(300_000)
        const { grid, words } = supervisor
        const picture = taker(window, `${language}-${theme}`)
        mkdirSync(FOLDER, { recursive: true })
        await window.setViewportSize(SIZE)
        await window.emulateMedia({ colorScheme: theme })
        await picture('first-start', { part: window.locator('.start-body') })

        await supervisor.exploreSample()
        await supervisor.open(calls)
        await expect(grid.rows.first()).toBeVisible({ timeout: 60_000 })
        await expect(supervisor.completeness).toContainText(/Compl/)
        // The grid follows what is stored once a second: here all of it is.
        await window.waitForTimeout(1_500)
        await picture('report', { part: window.locator('.desk'), from: 'corner' })
        await picture('completeness', { part: window.locator('.coverage'), from: 'corner' })

        const popup = await grid.openFilter(fieldOf(calls, 'text'))
        await expect(popup.locator('.grid-values-entry').first()).toBeVisible()
        await picture('filter', { part: popup })
        await popup.getByRole('button', { name: words.grid.filter.done }).click()
        await expect(popup).toHaveCount(0)

        await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
        await picture('export', { part: window.getByRole('dialog', { name: words.exporting.title }) })
        await window.keyboard.press('Escape')
        await expect(window.getByRole('dialog')).toHaveCount(0)

        await window.keyboard.press('ControlOrMeta+k')
        await expect(window.getByRole('dialog')).toBeVisible()
        await window.keyboard.type('agen')
        await picture('palette', { part: window.getByRole('dialog'), from: 'corner' })
        await window.keyboard.press('Escape')
        await expect(window.getByRole('dialog')).toHaveCount(0)

        const summary = await callsByAgent(supervisor)
        const absent = summary.region.locator('.summary-absent')
        if ((await absent.count()) > 0) await absent.getByRole('button').first().click()
        await expect(absent).toHaveCount(0, { timeout: 120_000 })
        await summary.settled()
        await picture('summary', { part: summary.region, from: 'corner' })
        await summary.openMenu(summary.numbersOf(summary.groups.nth(1)).first())
        await picture('number-menu', { part: summary.menu })
        await window.keyboard.press('Escape')

        await supervisor.open(staffed)
        await supervisor.choosePeriod('last-week')
        await window
          .getByRole('radiogroup', { name: words.summary.faces.label })
          .getByText(words.summary.faces.staffing, { exact: true })
          .click()
        const staffing = window.getByRole('region', { name: words.staffing.region, exact: true })
        await expect(staffing.getByRole('table').first()).toBeVisible()
        await staffing.getByLabel(words.staffing.wishes.ahtSeconds, { exact: true }).fill('4:00')
        await window.keyboard.press('Enter')
        await picture('staffing', { part: staffing, from: 'corner' })
      })

      test(`the guide's pictures of checks and hidden data (${language}, ${theme})`, async ({ window, supervisor }) => {
        test.setTimeout(300_000)
        const { grid, words } = supervisor
        const picture = taker(window, `${language}-${theme}`)
        mkdirSync(FOLDER, { recursive: true })
        await window.setViewportSize(SIZE)
        await window.emulateMedia({ colorScheme: theme })
        await supervisor.exploreSample()
        await supervisor.fetchWhole(messages, 'last-month')
        await supervisor.dismissNotices()
        const face = window.getByRole('region', { name: words.checks.region, exact: true })
        const toChecks = (): Promise<void> =>
          window
            .getByRole('radiogroup', { name: words.summary.faces.label })
            .getByText(words.summary.faces.checks, { exact: true })
            .click()
        await toChecks()
        await expect(face.getByRole('table')).toBeVisible()
        await picture('checks', { part: face, from: 'corner' })

        // The sample begins with them.
        await supervisor.open(calls)
        await supervisor.choosePeriod('last-week')
        await expect(supervisor.completeness).toContainText(/Compl/)
        await toChecks()
        await face.getByText(CHECKS.match.title[language], { exact: true }).click()
        await face.getByLabel(words.checks.match.count, { exact: true }).fill(language === 'es' ? '1.243' : '1,243')
        await expect(face.getByRole('region', { name: words.checks.match.candidates, exact: true })).toBeVisible()
        await picture('match', { part: face, from: 'corner' })

        const { id: connectionId } = await firstConnection(window)
        await ask(window, 'connections:mask', { connectionId, mask: 'pseudonym' })
        await supervisor.open(messages)
        await window
          .getByRole('radiogroup', { name: words.summary.faces.label })
          .getByText(words.summary.faces.rows, { exact: true })
          .click()
        await expect(grid.cell(0, fieldOf(messages, 'telephone'))).toHaveText(/^C-/)
        await picture('hidden-rows', { part: window.locator('main'), from: 'corner' })
      })
    })
  }
}
