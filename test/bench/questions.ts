import { setTimeout as wait } from 'node:timers/promises'
import type { Filter, Question } from '../../src/shared/query.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import type { Store } from '../../src/core/store/store.ts'
import { openBenchStore } from './benchStore.ts'
import { median, timeMs } from './measure.ts'
import { RARE_WORD } from './records.ts'
import { add } from './table.ts'

// What the grid asks of a million rows, each for the first time since the store was opened, against the sqlite3 shell
// on a plain copy. Another filter was tried before, as somebody who looks for something does.

const ROUNDS = 5
/** What was found is looked at, as in a window. */
const LOOK_MS = 2_000
const TRIED_BEFORE: readonly Filter[] = [{ field: 'message', operator: 'contains', value: 'what nobody wrote' }]
const BLOCKS = 200
const ROWS_PER_BLOCK = 100
/** A field of another value in each row. */
const DIFFERENT = 'conn_id'

export interface AskedRows {
  readonly folder: string
  readonly report: ReportDefinition
  /** A question about every row. */
  readonly everything: Question
}

type ShellMs = (statement: string) => Promise<number | undefined>

/** The middle time of something that is asked of a store that was opened for it. */
async function firstMs({ folder, report, everything }: AskedRows, ask: (store: Store) => Promise<unknown>) {
  const times: number[] = []
  const again: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { store } = openBenchStore(folder)
    for (const filters of [[], TRIED_BEFORE]) {
      const { resultId } = await store.results.ask({ report, question: { ...everything, filters } })
      await store.results.close(resultId)
    }
    await wait(LOOK_MS)
    times.push(await timeMs(() => ask(store)))
    again.push(await timeMs(() => ask(store)))
    await store.close()
  }
  return { first: median(times), again: median(again) }
}

/** How often a word is there, the word, and the goal. */
const WORDS = [
  ['rare', RARE_WORD, '≤ 0.15 ×'],
  ['absent', 'unseenword', '≤ 0.05 ×'],
  ['in most rows', 'a', '≤ 0.3 ×'],
] as const

function asking({ report, everything }: AskedRows, wish: Partial<Question>) {
  return async (store: Store): Promise<void> => {
    const { resultId } = await store.results.ask({ report, question: { ...everything, ...wish } })
    await store.results.rows({ resultId, offset: 0, limit: ROWS_PER_BLOCK })
    await store.results.close(resultId)
  }
}

async function benchContains(rows: AskedRows, shellMs: ShellMs): Promise<void> {
  for (const [what, word, goal] of WORDS) {
    const filters: readonly Filter[] = [{ field: 'message', operator: 'contains', value: word }]
    const { first, again } = await firstMs(rows, asking(rows, { filters }))
    const shell = await shellMs(`SELECT count(*) FROM rows WHERE message LIKE '%${word}%'`)
    add(`1,000,000 rows: contains-filter, ${what}, count and first rows`, first, shell, goal)
    add('the same again', again, shell, '–')
  }
}

/** Measures questions about rows. @param shellMs the time of a statement in the sqlite3 shell on a plain copy */
export async function benchQuestions(rows: AskedRows, shellMs: ShellMs): Promise<void> {
  const { report, everything } = rows
  await benchContains(rows, shellMs)
  const anywhere = report.fields.map(({ name }) => `"${name}" LIKE '%${RARE_WORD}%'`).join(' OR ')
  const search = await firstMs(rows, asking(rows, { search: RARE_WORD }))
  const shellSearch = await shellMs(`SELECT count(*) FROM rows WHERE ${anywhere}`)
  add('1,000,000 rows: search in every field, count', search.first, shellSearch, '–')
  const sort = await firstMs(rows, asking(rows, { sort: [{ field: 'telephone', descending: false }] }))
  const shellSort = await shellMs('CREATE TEMP TABLE sorted AS SELECT rowid FROM rows ORDER BY telephone')
  add('1,000,000 rows: sort by a text column', sort.first, shellSort, '–')
  add('the same again', sort.again, shellSort, '–')
  const listed = await firstMs(rows, (store) =>
    store.questions.values({ report, question: everything, field: DIFFERENT, search: '', limit: 200 }),
  )
  const shellListed = await shellMs(`SELECT "${DIFFERENT}", count(*) FROM rows GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200`)
  add('1,000,000 rows: values of a field of as many', listed.first, shellListed, '–')
  await benchBlocks(rows)
}

async function benchBlocks({ folder, report, everything }: AskedRows): Promise<void> {
  const { store } = openBenchStore(folder)
  const { resultId, total } = await store.results.ask({ report, question: everything })
  const times: number[] = []
  for (let round = 0; round < BLOCKS; round++) {
    const offset = Math.floor(Math.random() * (total - ROWS_PER_BLOCK))
    times.push(await timeMs(() => store.results.rows({ resultId, offset, limit: ROWS_PER_BLOCK })))
  }
  await store.close()
  add('1,000,000 rows: any block of 100', median(times), undefined, '≤ 3 ms')
}
