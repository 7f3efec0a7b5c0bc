import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ElectronApplication, Page } from '@playwright/test'
import { environmentOf, FIRST_ROWS, timedStart, type Scene } from './desktop.ts'
import { RARE_WORD } from './records.ts'
import { addMemory } from './table.ts'

// What all processes of the window take with a million rows open, after so much that was done in it. Memory that
// several share counts for each by its part (PSS): https://docs.kernel.org/filesystems/proc.html

const [FIRST_ACTIONS, ALL_ACTIONS] = [200, 2_000]
/** What is freed late is freed by then. */
const REST_MS = 15_000

/** A process and all that it started, and these. */
function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const file = `/proc/${name}/stat`
    if (!existsSync(file)) continue
    // A program's name may have anything in it, and stands in brackets.
    const [, parent] = readFileSync(file, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    parents.set(Number(name), Number(parent))
  }
  const isWithin = (id: number | undefined): boolean => id !== undefined && (id === root || isWithin(parents.get(id)))
  return [...parents.keys()].filter((id) => isWithin(id))
}

function sharedMegabytes(id: number): number {
  const file = `/proc/${id}/smaps_rollup`
  if (!existsSync(file)) return 0
  const [, kilobytes = '0'] = /^Pss: +(\d+) kB/m.exec(readFileSync(file, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** What the main process takes, and what all take together, in MB. */
function memoryOf(app: ElectronApplication): { readonly main: number; readonly all: number } {
  const root = app.process().pid ?? 0
  return { main: sharedMegabytes(root), all: treeOf(root).reduce((sum, id) => sum + sharedMegabytes(id), 0) }
}

/** What a supervisor does again and again: leafs, jumps, filters, orders. */
async function act(window: Page, filter: string, round: number): Promise<void> {
  const kind = round % 10
  const field = window.getByRole('textbox', { name: filter })
  if (kind === 3) {
    await field.fill(round % 20 === 3 ? RARE_WORD : `pago ${round % 7}`)
    await field.press('Enter')
  } else if (kind === 5) {
    await field.fill('')
    await field.press('Enter')
  } else if (kind === 8) await window.locator('.ag-header-cell').nth(1).click()
  else {
    await window.locator('.ag-row').first().hover()
    await window.mouse.wheel(0, (round % 3 === 0 ? -1 : 1) * (1 + (round % 17)) * 40_000)
  }
  await wait(50)
}

/** Measures the memory of the window with the rows of a scene. */
export async function benchMemory(scene: Scene): Promise<void> {
  if (process.platform !== 'linux') return
  const emptyFolder = mkdtempSync(join(tmpdir(), 'atalaya-bench-empty-'))
  const empty = await timedStart({ ATALAYA_HOME: emptyFolder }, 'h1', 'test/bench/emptyApp')
  await wait(REST_MS)
  addMemory('an empty window of the same kind, all processes', memoryOf(empty.app).all, '–')
  await empty.app.close()
  rmSync(emptyFolder, { recursive: true, force: true })
  const { app, window } = await timedStart(environmentOf(scene), FIRST_ROWS)
  const tell = (when: string, goal: string): void => {
    const { main, all } = memoryOf(app)
    addMemory(`1,000,000 rows open, ${when}: all processes`, all, goal)
    addMemory(`1,000,000 rows open, ${when}: the main process`, main, '–')
  }
  try {
    const title = scene.report.fields.find(({ name }) => name === 'message')?.title.es ?? ''
    await wait(REST_MS)
    tell('first rows', '–')
    for (let round = 0; round < ALL_ACTIONS; round++) {
      if (round === FIRST_ACTIONS) {
        await wait(REST_MS)
        tell(`after ${FIRST_ACTIONS} actions`, '≤ 450 MB')
      }
      await act(window, `Filtrar ${title}`, round)
    }
    await wait(REST_MS)
    tell(`after ${ALL_ACTIONS} actions`, '–')
  } finally {
    await app.close()
  }
}
