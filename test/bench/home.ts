import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PLAIN_SUMMARY, type WrittenSummary } from '../../src/shared/summaries/writtenSummary.ts'
import { openMainDesk } from '../support/mainDesk.ts'
import { EMPTY_VIEW } from '../support/views.ts'
import { KEY, openBenchStore } from './benchStore.ts'
import { processorMsOf, processorWork, timeMs } from './measure.ts'
import { CONNECTION, fill, report, SLICES } from './summaries.ts'

// The home page's ten cards, each another summary of the same million rows: worked out for the first time, and shown
// again after a new start.

const DAY = '"date"'
/** What the cards sum up, each beside what it is for the shell. */
const CARDS: readonly (readonly [asked: Partial<WrittenSummary>, select: string])[] = [
  [{}, 'count(*)'],
  [{ by: ['agent_name'] }, 'agent_name, count(*)'],
  [{ by: ['skill_name'] }, 'skill_name, count(*)'],
  [{ by: ['cod_act'] }, 'cod_act, count(*)'],
  [{ by: ['hang_up'] }, 'hang_up, count(*)'],
  [{ by: ['description_cod_act'] }, 'description_cod_act, count(*)'],
  [{ by: ['type_interaction'] }, 'type_interaction, count(*)'],
  [{ by: ['date:day'] }, `substr(${DAY}, 1, 10), count(*)`],
  [{ by: ['date:hour-of-day'] }, `substr(${DAY}, 12, 2), count(*)`],
  [{ by: ['date:month'], measures: ['count', 'avg(time_seg)'] }, `substr(${DAY}, 1, 7), count(*), avg(time_seg)`],
]

export interface HomeFigures {
  readonly firstMs: number
  /** The work of the processor for it, in all threads. */
  readonly firstWorkMs: number
  /** The shell's GROUP BY on a plain copy, once for each card; undefined where there is no shell. */
  readonly groupByMs: number | undefined
  readonly groupByWorkMs: number | undefined
  /** After a new start. */
  readonly againMs: number
  readonly againWorkMs: number
}

/** A desk on the store, and what asks it for all cards at once. */
async function openHome(folder: string) {
  const { desk } = openMainDesk(folder, { environment: { ATALAYA_STORE_KEY: KEY } })
  await desk.start()
  const shown = { language: 'es', isForPaper: false } as const
  const cards = await desk.home.cards(1)
  const ask = () => Promise.all(cards.map(({ viewId }) => desk.home.card({ connectionId: 1, viewId, ...shown })))
  return { desk, ask }
}

/** Asks for all cards. The store's threads are there, as in a window that has shown something. */
async function asked(folder: string): Promise<{ readonly ms: number; readonly workMs: number }> {
  const { desk, ask } = await openHome(folder)
  await (await desk.opened()).store.summaries.forget()
  let ms = Number.NaN
  const { allMs: workMs } = await processorWork(async () => {
    ms = await timeMs(ask)
  })
  await desk.close()
  return { ms, workMs }
}

async function pinCards(folder: string): Promise<void> {
  const { desk } = await openHome(folder)
  const { store } = await desk.opened()
  // Nothing is worked out yet, as it would be of what is pinned in the window.
  for (const [place, [summary]] of CARDS.entries()) {
    const content = {
      ...EMPTY_VIEW,
      period: { kind: 'all' } as const,
      summary: { ...PLAIN_SUMMARY, measures: ['count'], ...summary },
    }
    const view = { name: `Card ${place}`, connection: CONNECTION, reportKey: report.key, parameters: {}, content }
    const outcome = await desk.views.save(view, false)
    if (outcome.kind === 'kept') await store.pins.put({ viewId: outcome.id, form: null, isWide: false })
  }
  await desk.close()
}

/** Measures the home page of a million rows. @param shellMs the median time of the sqlite3 shell with arguments */
export async function benchHome(
  shellMs: (args: readonly string[], rounds: number) => Promise<number | undefined>,
): Promise<HomeFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-home-'))
  try {
    const plain = join(folder, 'plain.db')
    await fill(openBenchStore(folder).store, folder, SLICES, plain)
    await pinCards(folder)
    const first = await asked(folder)
    const groups = CARDS.map(([, select], place) => `SELECT ${select} FROM rows ${place === 0 ? '' : 'GROUP BY 1'};`)
    const shell = [plain, groups.join(' ')]
    const groupByMs = await shellMs(shell, 1)
    const groupByWorkMs = groupByMs === undefined ? undefined : processorMsOf('sqlite3', shell)
    const again = await asked(folder)
    return {
      firstMs: first.ms,
      firstWorkMs: first.workMs,
      groupByMs,
      groupByWorkMs,
      againMs: again.ms,
      againWorkMs: again.workMs,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Line = readonly [work: string, ours: number, baseline: number | undefined, goal: string]

/** What {@link benchHome} measured, as lines of the table. */
export async function homeLines(shellMs: Parameters<typeof benchHome>[0]): Promise<readonly Line[]> {
  const { firstMs, firstWorkMs, groupByMs, groupByWorkMs, againMs, againWorkMs } = await benchHome(shellMs)
  const work = 'ten cards of 1,000,000 rows'
  const processor = 'the work of the processor for that, of all threads'
  return [
    [`${work} for the first time, against GROUP BY for each`, firstMs, groupByMs, '≤ 1 s'],
    [processor, firstWorkMs, groupByWorkMs, '–'],
    [`${work} again, after a new start`, againMs, groupByMs, '≤ 1 s'],
    [processor, againWorkMs, groupByWorkMs, '–'],
  ]
}
