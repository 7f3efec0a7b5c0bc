/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ElectronApplication, Page } from '@playwright/test'
import type { JobSnapshot } from '../../src/shared/jobs.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { PLAIN_SUMMARY } from '../../src/shared/summaries/writtenSummary.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import { ask } from '../e2e/ask.ts'
import { isStandIn, projectFolder, startApp } from '../e2e/electron.ts'
import { median } from './measure.ts'
import { EMPTY_VIEW } from '../support/views.ts'
import { RARE_WORD } from './records.ts'

// The desktop program on a store of a million rows, driven as its tests drive it.

export interface DesktopFigures {
  /** From the start of the process to the first rows on the screen, in milliseconds. */
  readonly startMs: number
  /** The same for an app that shows nothing. */
  readonly emptyStartMs: number
  /** From the key that ends a filter to its rows on the screen, in milliseconds. */
  readonly filterMs: number
  readonly jump: Jumps
  /** From a word typed in the search for reports to those that were found on the screen, in milliseconds. */
  readonly searchMs: number
  /** From the search given up to the whole list on the screen, in milliseconds. */
  readonly listMs: number
  /** How the main process fared while an answer of 60,000 records was stored and the grid scrolled. */
  /** From the click to the last of ten cards, each of another summary of the rows, in milliseconds. */
  readonly homeMs: number
  readonly mainPause: MainPause
  readonly isStandIn: boolean
}

interface MainPause {
  /**
   * The longest time in milliseconds from one turn of its loop to the next: its own work, and its waiting for a core.
   */
  readonly longestMs: number
  /**
   * The most time in milliseconds that a processor worked for its thread between two turns: what no further core would
   * take away.
   */
  readonly mostWorkMs: number
}

export interface Scene {
  /** Holds the store; its connection has the id 1. */
  readonly folder: string
  readonly key: string
  readonly token: string
  readonly report: ReportDefinition
  /** Where the rows lie. */
  readonly range: TimeRange
  /** A period of one request, of which nothing is stored. */
  readonly missing: TimeRange
}

const ROUNDS = 3

export function environmentOf({ folder, key, token }: Scene): Readonly<Record<string, string>> {
  return { ATALAYA_HOME: folder, ATALAYA_STORE_KEY: key, ATALAYA_TOKEN: token }
}

/**
 * Starts an app, waits for something on its page, and says how long that took. The page looks at each of its frames, so
 * that nothing is added.
 */
export async function timedStart(
  environment: Readonly<Record<string, string>>,
  awaited: string,
  appFolder = '.',
): Promise<{ readonly app: ElectronApplication; readonly window: Page; readonly ms: number }> {
  const profileFolder = mkdtempSync(join(tmpdir(), 'atalaya-bench-profile-'))
  const startedAtMs = Date.now()
  const app = await startApp({ profileFolder, language: 'es', environment, appFolder })
  const window = await app.firstWindow()
  await window.waitForURL((url) => url.protocol !== 'about:', { waitUntil: 'commit' })
  const seenAtMs = await window.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(selector) === null) requestAnimationFrame(look)
          else resolve(Date.now())
        }
        look()
      }),
    awaited,
  )
  app.once('close', () => {
    rmSync(profileFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  return { app, window, ms: seenAtMs - startedAtMs }
}

export const FIRST_ROWS = '.ag-row .ag-cell'

async function startTimes(environment: Readonly<Record<string, string>>, awaited: string, appFolder?: string) {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { app, ms } = await timedStart(environment, awaited, appFolder)
    times.push(ms)
    await app.close()
  }
  return median(times)
}

/** The time from Enter in a filter's field to the rows that fit it, measured inside the page. */
async function filterTimes(window: Page, fieldTitle: string): Promise<number> {
  const times: number[] = []
  const filter = window.getByRole('textbox', { name: `Filtrar ${fieldTitle}` })
  for (let round = 0; round <= ROUNDS; round++) {
    await filter.fill('')
    await filter.press('Enter')
    await window.waitForTimeout(1_000)
    await window.evaluate(() => {
      const page = globalThis as unknown as { filterMs: Promise<number> }
      page.filterMs = new Promise((resolve) => {
        addEventListener(
          'keydown',
          () => {
            const pressed = performance.now()
            // The first row has the word too: the second tells whether the rows are those of the filter.
            const second = (): string => document.querySelector('.ag-row[row-index="1"] .ag-cell')?.textContent ?? ''
            const before = second()
            const look = (): void => {
              if (second() !== '' && second() !== before) {
                resolve(performance.now() - pressed)
              } else requestAnimationFrame(look)
            }
            look()
          },
          { once: true, capture: true },
        )
      })
    })
    await filter.fill(RARE_WORD)
    await filter.press('Enter')
    times.push(await window.evaluate(() => (globalThis as unknown as { filterMs: Promise<number> }).filterMs))
  }
  await filter.fill('')
  await filter.press('Enter')
  return median(times.slice(1))
}

const JUMPS = 60

/** Times in milliseconds. */
interface Jumps {
  readonly medianMs: number
  readonly p95Ms: number
}

/** The time from a jump of the scroll bar to the rows of that place, measured inside the page. */
async function jumpTimes(window: Page): Promise<Jumps> {
  const times = await window.locator('.ag-grid-viewport').evaluate(async (viewport, jumps) => {
    const { top, bottom } = viewport.getBoundingClientRect()
    const isInSight = (row: Element): boolean => {
      const place = row.getBoundingClientRect()
      return place.bottom > top + 1 && place.top < bottom - 1
    }
    const areThere = (): boolean => {
      const rows = [...viewport.querySelectorAll('.ag-row')].filter(isInSight)
      return rows.length > 0 && rows.every((row) => (row.querySelector('.ag-cell')?.textContent ?? '') !== '')
    }
    const taken: number[] = []
    for (let jump = 1; jump <= jumps; jump++) {
      const began = performance.now()
      // Far apart, and none twice.
      viewport.scrollTop = ((jump * 0.618_034) % 1) * (viewport.scrollHeight - viewport.clientHeight)
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (areThere()) resolve()
          else requestAnimationFrame(look)
        }
        // The grid hears of it with the next frame.
        requestAnimationFrame(() => requestAnimationFrame(look))
      })
      taken.push(performance.now() - began)
    }
    return taken
  }, JUMPS)
  const sorted = times.toSorted((a, b) => a - b)
  return { medianMs: median(times), p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN }
}

const SEARCHES = ['abandon', 'teléfono', 'agent', 'skill']

/** The time from what is typed in the search for reports to the list that shows it, measured inside the page. */
async function listTime(window: Page, typed: string): Promise<number> {
  await window.evaluate(() => {
    const page = globalThis as unknown as { listMs: Promise<number> }
    const heading = (): string => document.querySelector('.report-heading')?.textContent ?? ''
    page.listMs = new Promise((resolve) => {
      addEventListener(
        'input',
        () => {
          const began = performance.now()
          const before = heading()
          const look = (): void => {
            if (heading() === before) requestAnimationFrame(look)
            else resolve(performance.now() - began)
          }
          look()
        },
        { once: true, capture: true },
      )
    })
  })
  await window.getByRole('searchbox', { name: 'Buscar reporte' }).fill(typed)
  return window.evaluate(() => (globalThis as unknown as { listMs: Promise<number> }).listMs)
}

export async function listTimes(window: Page): Promise<{ readonly searchMs: number; readonly listMs: number }> {
  const found: number[] = []
  const whole: number[] = []
  for (const word of SEARCHES) {
    found.push(await listTime(window, word))
    whole.push(await listTime(window, ''))
  }
  return { searchMs: median(found), listMs: median(whole) }
}

/** What the main process keeps while it is watched. */
interface Watched {
  watched: { readonly pause: MainPause; readonly timer: NodeJS.Timeout }
}

/** The longest pause of the main process while a large answer comes in and the grid is scrolled. */
async function mainPause(app: ElectronApplication, window: Page, scene: Scene): Promise<MainPause> {
  await app.evaluate(() => {
    const pause = { longestMs: 0, mostWorkMs: 0 }
    let endedAtMs = performance.now()
    let workedMs = 0
    const turn = (): void => {
      const { user, system } = process.threadCpuUsage()
      const nowMs = performance.now()
      const nowWorkedMs = (user + system) / 1000
      if (workedMs > 0) {
        pause.longestMs = Math.max(pause.longestMs, nowMs - endedAtMs)
        pause.mostWorkMs = Math.max(pause.mostWorkMs, nowWorkedMs - workedMs)
      }
      endedAtMs = nowMs
      workedMs = nowWorkedMs
    }
    const timer = setInterval(turn, 1)
    ;(globalThis as unknown as Watched).watched = { pause, timer }
  })
  const { missing: range, report } = scene
  const asked = { connectionId: 1, reportKey: report.key, parameters: {}, range, refresh: true }
  const { jobId } = await ask(window, 'pull:start', asked)
  const endOfJob = async (): Promise<JobSnapshot['state']> => {
    for (;;) {
      const job = (await ask(window, 'jobs:list', null)).find(({ id }) => id === jobId)
      if (job !== undefined && job.endedAtMs !== null) return job.state
      await wait(100)
    }
  }
  const jobEnded = endOfJob()
  await window.locator('.ag-row').first().hover()
  let state: string | undefined
  while (state === undefined) {
    await window.mouse.wheel(0, 4_000)
    state = await Promise.race([jobEnded, wait(5, undefined)])
  }
  if (state !== 'done') throw new Error(`The pull ended as ${state}`)
  return app.evaluate(() => {
    const { pause, timer } = (globalThis as unknown as Watched).watched
    clearInterval(timer)
    return pause
  })
}

const CARDS = 10
/** The field that is filtered by: a text of its own in each row. */
const FILTERED = 'message'

/** Pins ten summaries, and opens the page that has them for the first time; then the report again. */
async function homeTime(window: Page, { report, range }: Scene): Promise<number> {
  // What supervisors group by: never what differs in each row.
  const names = report.fields.flatMap(({ name, type }) => (type === 'text' && name !== FILTERED ? [name] : []))
  const dates = ['year', 'month', 'day', 'day-of-week', 'hour-of-day'].map((step) => `${report.dateField}:${step}`)
  const groups = [...names, ...dates]
  const [{ name: connection } = { name: '' }] = await ask(window, 'connections:list', null)
  const period = { kind: 'dates', ...range } as const
  for (let place = 0; place < CARDS; place++) {
    const by = place === 0 ? [] : [groups[place % groups.length] ?? '']
    const content = { ...EMPTY_VIEW, period, summary: { ...PLAIN_SUMMARY, by, measures: ['count'] } }
    const view = { name: `Card ${place}`, connection, reportKey: report.key, parameters: {}, content }
    const outcome = await ask(window, 'views:save', { view, isReplacing: true })
    if (outcome.kind === 'kept') await ask(window, 'home:pin', { viewId: outcome.id, form: null, isWide: false })
  }
  const ms = await window.evaluate(
    (cards) =>
      new Promise<number>((resolve) => {
        const entry = document.querySelector<HTMLElement>('.home-entry')
        const clicked = performance.now()
        entry?.click()
        const look = (): void => {
          const isDone = document.querySelectorAll('.home-card[aria-busy="false"] .home-seal').length === cards
          if (isDone) resolve(performance.now() - clicked)
          else requestAnimationFrame(look)
        }
        look()
      }),
    CARDS,
  )
  await window.keyboard.press('Alt+ArrowLeft')
  await window.locator(FIRST_ROWS).first().waitFor()
  // The next start is to open the report.
  for (const { viewId } of await ask(window, 'home:cards', { connectionId: 1 }))
    await ask(window, 'home:unpin', { viewId })
  return ms
}

/** Measures the desktop program. It must have been built. */
export async function benchDesktop(scene: Scene): Promise<DesktopFigures> {
  const emptyFolder = mkdtempSync(join(tmpdir(), 'atalaya-bench-empty-'))
  mkdirSync(emptyFolder, { recursive: true })
  const environment = environmentOf(scene)
  const emptyStartMs = await startTimes({ ATALAYA_HOME: emptyFolder }, 'h1', 'test/bench/emptyApp')
  rmSync(emptyFolder, { recursive: true, force: true })
  const startMs = await startTimes(environment, FIRST_ROWS)
  const { app, window } = await timedStart(environment, FIRST_ROWS)
  try {
    const field = scene.report.fields.find(({ name }) => name === FILTERED)
    const filterMs = await filterTimes(window, field?.title.es ?? '')
    const jump = await jumpTimes(window)
    const { searchMs, listMs } = await listTimes(window)
    const homeMs = await homeTime(window, scene)
    const pause = await mainPause(app, window, scene)
    return { startMs, emptyStartMs, filterMs, jump, searchMs, listMs, homeMs, mainPause: pause, isStandIn }
  } finally {
    await app.close()
  }
}

/** The size of the window's JavaScript in bytes: what every start loads, and what comes only when it is asked for. */
export function scriptSizes(): { readonly first: number; readonly grid: number; readonly rare: number } {
  const folder = join(projectFolder, 'out/renderer')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const sizes = { first: 0, grid: 0, rare: 0 }
  for (const name of readdirSync(join(folder, 'assets')).filter((each) => each.endsWith('.js'))) {
    const part = page.includes(`src="./assets/${name}`) ? 'first' : page.includes(name) ? 'grid' : 'rare'
    sizes[part] += statSync(join(folder, 'assets', name)).size
  }
  return sizes
}
