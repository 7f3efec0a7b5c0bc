import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Question } from '../../src/shared/query.ts'
import type { Store } from '../../src/core/store/store.ts'
import { openBenchStore } from './benchStore.ts'
import { memoryAboveIdle, processorWork } from './measure.ts'
import { fill, MEASURES, questionOf, report, ROWS, ROWS_PER_SLICE } from './summaries.ts'
import { addLine } from './table.ts'

// How work grows with rows: the same questions over 100,000, 1,000,000 and 10,000,000 of them, each asked first of a
// store that was just opened. An exponent of 1 is work in proportion to rows, 0 is work that rows do not add to.

const SLICES = [2, 20, 200] as const
const LOOK_MS = 3_000

const QUESTION: Question = { ...ROWS, sort: [] }

function asking(wish: Partial<Question>) {
  return async (store: Store): Promise<void> => {
    const { resultId, total } = await store.results.ask({ report, question: { ...QUESTION, ...wish } })
    await store.results.rows({ resultId, offset: Math.floor(total / 2), limit: 100 })
    await store.results.close(resultId)
  }
}

const WORK: readonly (readonly [what: string, work: (store: Store) => Promise<unknown>])[] = [
  ['everything, and a block from its middle', asking({})],
  ['contains', asking({ filters: [{ field: 'telephone', operator: 'contains', value: '12345' }] })],
  ['search in every field', asking({ search: '12345' })],
  ['sort by a text', asking({ sort: [{ field: 'agent_name', descending: false }] })],
  [
    'group by: count, sum, average',
    (store) => store.summaries.summarize(questionOf({ by: ['agent_name'], measures: MEASURES })),
  ],
]

/** What something takes of a store. */
interface Taken {
  readonly ms: number
  readonly workMs: number
}

async function taken(folder: string, ask: (store: Store) => Promise<unknown>): Promise<Taken & { memoryMb: number }> {
  const { store } = openBenchStore(folder)
  await asking({})(store)
  await store.summaries.forget()
  await wait(LOOK_MS)
  const began = performance.now()
  let allMs = Number.NaN
  let ms = Number.NaN
  const memoryMb = await memoryAboveIdle(async () => {
    const work = await processorWork(() => ask(store))
    ms = performance.now() - began
    allMs = work.allMs
  })
  await store.close()
  return { ms, workMs: allMs, memoryMb }
}

/** The exponents of what grew, from each size to the next. */
function exponents(values: readonly number[]): string {
  return values
    .slice(1)
    .map((value, place) => Math.log10(value / (values[place] ?? Number.NaN)).toFixed(2))
    .join(', ')
}

/** Measures how the work of questions grows. */
export async function benchGrowth(): Promise<void> {
  const found = WORK.map(([what]) => ({ what, sizes: [] as Awaited<ReturnType<typeof taken>>[] }))
  const bytes: number[] = []
  for (const slices of SLICES) {
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-growth-'))
    try {
      await fill(openBenchStore(folder).store, folder, slices, null)
      bytes.push(statSync(join(folder, 'atalaya.db')).size / (slices * ROWS_PER_SLICE))
      for (const [place, [, work]] of WORK.entries()) found[place]?.sizes.push(await taken(folder, work))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const rest = { baseline: '–', goal: '–' }
  for (const { what, sizes } of found) {
    const told = sizes.map(
      ({ ms, workMs, memoryMb }) => `${ms.toFixed(0)} / ${workMs.toFixed(0)} ms, ${memoryMb.toFixed(0)} MB`,
    )
    addLine({ work: what, ours: told.join('; '), ratio: exponents(sizes.map(({ workMs }) => workMs)), ...rest })
  }
  addLine({
    work: 'bytes of the file for a row',
    ours: bytes.map((each) => `${each.toFixed(0)} B`).join('; '),
    ratio: '–',
    ...rest,
  })
}
