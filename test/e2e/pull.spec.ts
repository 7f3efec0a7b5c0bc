import { once } from 'node:events'
import { catalogue } from '../../src/shared/reports/index.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'

const detail = catalogue.reports.find((report) => report.kind === 'detail' && report.maxDays === 31)
if (detail === undefined) throw new Error('The catalogue lacks a detail report')

test.use({ operationOptions: { rowsPerDay: 20, token: 'token-of-the-run' } })

test('a year is fetched in as many requests as were announced, and is complete then', async ({
  window,
  supervisor,
  operation,
}) => {
  await supervisor.connect(operation)
  await supervisor.open(detail)
  await supervisor.chooseLastYear()
  await expect(supervisor.update).toHaveAccessibleName(/\d+ consultas/)
  const announced = Number(/(\d+) consultas/.exec((await supervisor.update.getAttribute('aria-label')) ?? '')?.[1])
  expect(announced).toBeGreaterThan(10)
  // What is seen is short: what the number counts is said where one rests on it.
  await expect(supervisor.update).toHaveText(supervisor.say('report:update.counted', { count: announced }))
  const before = operation.requests.length
  await supervisor.update.click()
  await expect(supervisor.completeness).toContainText('Completo', { timeout: 30_000 })
  await expect(supervisor.rows.first()).toBeVisible()
  await expect.poll(() => operation.requests.length - before).toBe(announced)
  expect(operation.mostAtOnce).toBe(1)
  await expect(window.getByRole('contentinfo')).toContainText('Listo')
})

test('a fetch that is cancelled keeps what is whole, and goes on from there', async ({ supervisor, operation }) => {
  await supervisor.connect(operation)
  await supervisor.open(detail)
  await supervisor.chooseLastYear()
  operation.fail({ kind: 'slow', delayMs: 400, times: 100 })
  const before = operation.requests.length
  await supervisor.update.click()
  await expect.poll(() => operation.requests.length - before, { timeout: 15_000 }).toBeGreaterThan(3)
  await supervisor.window
    .getByRole('main')
    .getByRole('button', { name: new RegExp(supervisor.words.report.update.cancel) })
    .first()
    .click()
  await expect(supervisor.update).toHaveAccessibleName(/\d+ consultas/)
  const left = Number(/(\d+) consultas/.exec((await supervisor.update.getAttribute('aria-label')) ?? '')?.[1])
  await expect(supervisor.rows.first()).toBeVisible()
  await expect(supervisor.completeness).not.toContainText(/^Completo:/)
  operation.clearFaults()
  const sofar = operation.requests.length
  await supervisor.update.click()
  await expect(supervisor.completeness).toContainText('Completo', { timeout: 30_000 })
  await expect.poll(() => operation.requests.length - sofar).toBe(left)
})

test.describe('with the token in the environment', () => {
  test.use({ environment: { ATALAYA_TOKEN: 'token-of-the-run' } })

  test('what a kill interrupts goes on by itself at the next start', async ({
    app,
    supervisor,
    operation,
    startAgain,
  }) => {
    await supervisor.connect(operation)
    await supervisor.open(detail)
    await supervisor.chooseLastYear()
    operation.fail({ kind: 'slow', delayMs: 300, times: 100 })
    await supervisor.update.click()
    const before = operation.requests.length
    await expect.poll(() => operation.requests.length - before, { timeout: 15_000 }).toBeGreaterThan(2)
    const program = app.process()
    const ended = once(program, 'exit')
    program.kill('SIGKILL')
    await ended
    operation.clearFaults()

    const returned = await startAgain()
    await expect(returned.completeness).toContainText('Completo', { timeout: 30_000 })
    const [job] = await ask(returned.window, 'jobs:list', null)
    expect(job).toMatchObject({ kind: 'pull', isResumed: true })
  })
})

test('closing while fetching asks once: staying goes on, leaving ends', async ({ app, supervisor, operation }) => {
  test.skip(process.platform === 'darwin', 'there the app goes on without windows')
  await supervisor.connect(operation)
  await supervisor.open(detail)
  await supervisor.chooseLastYear()
  operation.fail({ kind: 'slow', delayMs: 2_000, times: 100 })
  await supervisor.update.click()
  await expect(supervisor.window.getByRole('contentinfo')).toContainText(detail.title.es)
  const questions = await supervisor.system.answerQuestions(0)
  const close = (): Promise<void> =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
  await close()
  await expect.poll(questions).toBe(1)
  await expect(supervisor.reportTitle).toBeVisible()
  await supervisor.system.answerQuestions(1)
  const ended = once(app.process(), 'exit')
  await close()
  await ended
})

test('without the network everything that was fetched is there to see', async ({
  supervisor,
  operation,
  startAgain,
}) => {
  await supervisor.connect(operation)
  await supervisor.open(detail)
  await supervisor.choosePeriod('last-month')
  await supervisor.update.click()
  await expect(supervisor.completeness).toContainText('Completo', { timeout: 30_000 })
  await operation.close()

  const returned = await startAgain({ ATALAYA_TOKEN: 'token-of-the-run' })
  await expect(returned.reportTitle).toHaveText(detail.title.es)
  await expect(returned.rows.first()).toBeVisible()
  await expect(returned.completeness).toContainText('Completo')
  await returned.window.getByRole('searchbox', { name: returned.words.grid.searchLabel }).fill('57')
  await expect(returned.rows.first()).toBeVisible()
  await returned.choosePeriod('this-month')
  const used = await returned.window.locator('.quota-long').textContent()
  await returned.update.click()
  // Between the attempts it says what is so, and when it goes on; what came to no server is not counted.
  await expect(returned.window.getByText(returned.words.report.empty.waiting)).toBeVisible()
  await expect(returned.window.getByText(returned.words.report.empty.fetching)).toHaveCount(0)
  await expect(returned.window.locator('.empty-period')).toContainText(/Se intenta de nuevo en \d+ s|Intentando/)
  await expect(returned.window.getByText(/No se puede llegar al servidor/).first()).toBeVisible({ timeout: 30_000 })
  await expect(returned.window.locator('.quota-long')).toHaveText(used ?? '')
  await returned.choosePeriod('last-month')
  await expect(returned.rows.first()).toBeVisible()
})
