import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { electronProgram, startParameters } from './electron.ts'
import { expect } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, cutOff } from './looks.ts'
import { calls, fieldOf } from './reports.ts'
import { absent, test } from './teamDesks.ts'

// Two desks in one team, by way of a real PostgreSQL: the window, and a command line with a data folder of its own.

test.skip(absent !== undefined, absent ?? '')
test.use({ operationOptions: { rowsPerDay: 20 } })

test('an invitation is opened by a double click, and what another desk fetched costs no request', async ({
  app,
  window,
  supervisor,
  operation,
  postgres,
  other,
  profileFolder,
  language,
}, testInfo) => {
  test.setTimeout(180_000)
  const { team, coverage } = supervisor.words
  await supervisor.connect(operation)
  await other.run('pull', calls.key, '--connection', 'otra', '--range', 'last-month')

  // Not in a team: what it is, and how to get into one.
  const settings = await supervisor.openSettings('team')
  await expect(settings).toContainText(team.none.state)
  expect(await axeViolations(settings)).toEqual([])
  await window.screenshot({ path: testInfo.outputPath('none.png') })
  // A file that is none, dropped onto the window, is told as such; what waits is not joined.
  await window.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['{}'], 'algo.atalaya-team'))
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  const dialog = window.getByRole('dialog', { name: team.join.title })
  await expect(dialog.getByRole('alert')).toContainText(team.join.problems['no-invitation'])
  await window.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await window.keyboard.press('Escape')

  // The double click: a second start with the file among its arguments, which ends.
  const extraArguments = [other.invitation]
  const { args, cwd, env } = startParameters({ profileFolder, language, extraArguments })
  const [code] = (await once(spawn(electronProgram, args, { cwd, env, stdio: 'ignore' }), 'exit')) as [number | null]
  expect(code).toBe(0)
  await expect(dialog).toContainText(supervisor.say('team:join.lead', { host: '127.0.0.1', database: 'equipo' }))
  expect(await axeViolations(dialog)).toEqual([])
  await expect(dialog.getByLabel(team.address.user, { exact: true })).toHaveValue(postgres.superuser.user)
  await window.screenshot({ path: testInfo.outputPath('invitation.png') })
  const password = dialog.getByLabel(team.address.password, { exact: true })
  await expect(password).toBeFocused()
  await password.fill('otra')
  await window.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toBeVisible()
  await password.fill(postgres.superuser.password)
  await window.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await supervisor.dismissNotices()

  // One fetch, seen by both: the line says whose.
  const before = operation.requests.length
  await supervisor.open(calls)
  await supervisor.choosePeriod('last-month')
  await supervisor.update.click()
  await expect(supervisor.upToDate).toBeVisible({ timeout: 30_000 })
  expect(operation.requests.slice(before)).toEqual([])
  await expect(supervisor.rows.first()).toBeVisible()
  const [fromTeam = ''] = coverage.completeness.fromTeam.split('{')
  await expect(supervisor.completeness).toContainText(fromTeam)
  await window.screenshot({ path: testInfo.outputPath('from-team.png') })

  const joined = await supervisor.openSettings('team')
  await expect(joined).toContainText(/Hoy se ahorraron ([1-9]\d*) de \1 consulta/)
  await expect(joined.getByRole('table', { name: team.joined.members }).getByRole('row')).toHaveCount(3)
  expect(await axeViolations(joined)).toEqual([])
  expect(await cutOff(window)).toEqual([])
  await window.screenshot({ path: testInfo.outputPath('joined.png') })
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark'
  })
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  expect(await axeViolations(joined, COLOUR_RULES)).toEqual([])
  await window.screenshot({ path: testInfo.outputPath('joined-dark.png') })
  // The invitation goes on to the next.
  const saved = testInfo.outputPath('otra.atalaya-team')
  await supervisor.system.saveAs(saved)
  await joined.getByRole('button', { name: team.joined.invitation }).click()
  await expect(window.getByText(team.joined.invitationMeaning)).toBeVisible()
  expect(readFileSync(saved, 'utf8')).toBe(readFileSync(other.invitation, 'utf8'))
  await supervisor.dismissNotices()
  await window.keyboard.press('Escape')

  // The database goes: the store goes on, and nothing is asked of the server unless somebody says so.
  await postgres.stop()
  await supervisor.choosePeriod('this-month')
  const asked = operation.requests.length
  await supervisor.update.click()
  const question = window.getByRole('dialog', { name: team.withoutTeam.title })
  await expect(question).toBeVisible({ timeout: 30_000 })
  expect(await axeViolations(question)).toEqual([])
  await window.screenshot({ path: testInfo.outputPath('without-team.png') })
  expect(operation.requests.length).toBe(asked)
  await question.getByRole('button', { name: team.withoutTeam.wait }).click()
  await expect(question).toHaveCount(0)
  expect(operation.requests.length).toBe(asked)
  const away = await supervisor.openSettings('team')
  await expect(away.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await expect(away).toContainText(team.away.meaning)
  expect(await axeViolations(away)).toEqual([])
  await window.screenshot({ path: testInfo.outputPath('away.png') })
  await window.keyboard.press('Escape')
  await supervisor.update.click()
  await question.getByRole('button', { name: team.withoutTeam.action }).click()
  await expect.poll(() => operation.requests.length).toBeGreaterThan(asked)

  // A customer is erased while nobody can be told.
  await supervisor.choosePeriod('last-month')
  const cell = supervisor.grid.cell(0, fieldOf(calls, 'telephone'))
  await expect(supervisor.upToDate).toBeVisible()
  await expect(cell).toHaveText(/\d{7}/)
  await supervisor.grid.chooseInCell(cell, supervisor.words.grid.cellMenu.customer)
  const { customer } = supervisor.words
  const story = window.getByRole('region', { name: customer.region, exact: true })
  // As the page says, not the cell: rows may have moved meanwhile.
  const [telephone = ''] = /\+?\d{7,}/.exec((await story.getByRole('heading', { level: 1 }).textContent()) ?? '') ?? []
  expect((await other.run('customer', telephone))['total']).toBeGreaterThan(0)
  await story.getByRole('button', { name: customer.erase.button, exact: true }).click()
  const erasing = window.getByRole('dialog')
  await erasing.getByRole('button', { name: /^Borrar \d+ fila/ }).click()
  await expect(erasing).toHaveCount(0, { timeout: 30_000 })

  // The database comes back: it is told, and so is the other desk; the customer is gone from both, and from the team.
  await postgres.resume()
  const again = await supervisor.openSettings('team')
  await again.getByRole('button', { name: team.joined.refresh }).click()
  await expect(again.getByRole('table', { name: team.joined.members })).toBeVisible({ timeout: 30_000 })
  await window.keyboard.press('Escape')
  await supervisor.open(calls)
  await supervisor.choosePeriod('this-month')
  await supervisor.update.click()
  const erasures = (): Promise<unknown> =>
    postgres.asSuperuser(async (client) => (await client.query('SELECT 1 AS told FROM atalaya.erasures')).rows)
  await expect.poll(erasures, { timeout: 30_000 }).toHaveLength(1)
  await other.run('pull', calls.key, '--connection', 'otra', '--range', 'last-month')
  expect((await other.run('customer', telephone))['total']).toBe(0)
  await supervisor.choosePeriod('last-month')
  await expect(supervisor.rows.first()).toBeVisible()
  await expect(window.getByText(telephone, { exact: true })).toHaveCount(0)
  await supervisor.openSettings('team')
  await again.getByRole('button', { name: team.joined.leave }).click()
  const leaving = window.getByRole('dialog', { name: team.leave.title })
  await expect(leaving).toContainText(team.leave.stays)
  expect(await axeViolations(leaving)).toEqual([])
  await leaving.getByRole('button', { name: team.leave.action }).click()
  await expect(window.getByRole('dialog')).toContainText(team.none.state)

  // A team of one's own, in another database.
  await postgres.asSuperuser((client) => client.query('CREATE DATABASE otro'), 'postgres')
  await again.getByRole('button', { name: team.none.create }).click()
  const creating = window.getByRole('dialog', { name: team.create.title })
  await creating.getByLabel(team.address.host).fill('sin servidor')
  await creating.getByLabel(team.address.database).fill('otro')
  await creating.getByLabel(team.address.user).fill(postgres.superuser.user)
  await creating.getByLabel(team.address.password, { exact: true }).fill(postgres.superuser.password)
  await window.keyboard.press('Enter')
  await expect(creating).toContainText(team.address.bad)
  // Esc throws away nothing but the password.
  await window.keyboard.press('Escape')
  await expect(creating).toHaveCount(0)
  await again.getByRole('button', { name: team.none.create }).click()
  await expect(creating.getByLabel(team.address.database)).toHaveValue('otro')
  await expect(creating.getByLabel(team.address.password, { exact: true })).toHaveValue('')
  await creating.getByLabel(team.address.password, { exact: true }).fill(postgres.superuser.password)
  await creating.getByLabel(team.address.host).fill(`127.0.0.1:${postgres.port}`)
  expect(await axeViolations(creating)).toEqual([])
  await window.screenshot({ path: testInfo.outputPath('create-dark.png') })
  await window.keyboard.press('Enter')
  await expect(creating).toHaveCount(0, { timeout: 30_000 })
  await expect(again).toContainText(supervisor.say('team:joined.where', { host: '127.0.0.1', database: 'otro' }))
  await expect(again.getByRole('table', { name: team.joined.members }).getByRole('row')).toHaveCount(2)
  await supervisor.dismissNotices()
  await window.keyboard.press('Escape')
  await expect(supervisor.rows.first()).toBeVisible()
})
