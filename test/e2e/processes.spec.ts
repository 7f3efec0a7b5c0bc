import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dataFolderOf, electronProgram, isStandIn, startParameters } from './electron.ts'
import { expect, test } from './fixtures.ts'

/** How many processes have this folder among their arguments. */
function processesWith(folder: string): number {
  const lines = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(folder)).length
}

test('a second start brings the first window to the front, and ends', async ({
  app,
  window,
  profileFolder,
  language,
}) => {
  await expect(window.locator('#root h1')).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const { args, cwd, env } = startParameters({ profileFolder, language })
  const second = spawn(electronProgram, args, { cwd, env, stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number | null]
  expect(code).toBe(0)
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => {
        const windows = BrowserWindow.getAllWindows()
        return windows.map((one) => (one.isMinimized() ? 'minimized' : 'shown'))
      }),
    )
    .toEqual(['shown'])
})

test('the packaged program does not start with a debugging port, and opens nothing', async ({
  profileFolder,
  language,
}) => {
  test.skip(!isStandIn, 'the packaged program is not at hand; the stand-in takes its place')
  const extraArguments = ['--remote-debugging-port=0']
  const environment = { ELECTRON_ON_CHROMIUM_PACKAGED: 'yes' }
  const { args, cwd, env } = startParameters({ profileFolder, language, extraArguments, environment })
  const refused = spawn(electronProgram, args, { cwd, env, stdio: 'ignore' })
  const [code] = (await once(refused, 'exit')) as [number | null]
  expect(code).toBe(2)
  expect(existsSync(dataFolderOf(profileFolder))).toBe(false)
})

test('the window keeps what it stored until the next start', async ({ window, startAgain }) => {
  await window.getByText('English', { exact: true }).click()
  await expect(window.locator('html')).toHaveAttribute('lang', 'en')
  await expect((await startAgain()).window.locator('html')).toHaveAttribute('lang', 'en')
})

test.describe('leaves no process', () => {
  test.skip(process.platform === 'win32', 'Windows lists processes in another way')

  test('when it is quit', async ({ app, window, profileFolder }) => {
    await expect(window.locator('#root h1')).toBeVisible()
    expect(processesWith(profileFolder)).toBeGreaterThan(1)
    await app.evaluate(({ app }) => app.quit()).catch(() => {})
    await expect.poll(() => processesWith(profileFolder)).toBe(0)
  })

  test('when its window is closed', async ({ app, window, profileFolder }) => {
    test.skip(process.platform === 'darwin', 'there the app goes on without windows')
    const ended = once(app.process(), 'exit')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => window.isClosed()).toBe(true)
    const [code] = (await ended) as [number | null]
    expect(code).toBe(0)
    await expect.poll(() => processesWith(profileFolder)).toBe(0)
  })

  test('when it is killed', async ({ app, window, profileFolder }) => {
    await expect(window.locator('#root h1')).toBeVisible()
    app.process().kill('SIGKILL')
    await expect.poll(() => processesWith(profileFolder), { timeout: 10_000 }).toBe(0)
  })
})
