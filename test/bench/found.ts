import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openReader } from '../../src/core/store/file/database.ts'
import type { ReadableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { ColumnAnswers } from '../../src/core/store/query/columns/columnAnswers.ts'
import { closeResult, openResult, type AnsweredBy } from '../../src/core/store/query/results.ts'
import { ColumnCache } from '../../src/core/store/query/columns/columnCache.ts'
import { listValues } from '../../src/core/store/query/valueList.ts'
import type { Filter, SortKey } from '../../src/shared/query.ts'
import { KEY, openBenchStore } from './benchStore.ts'
import { median, processorMsOf, processorWork } from './measure.ts'
import { fill, report, SLICES } from './summaries.ts'
import { add } from './table.ts'

// Rows of a million found, ordered and listed out of columns in memory, against a scan of the rows, as whoever asks
// first gets it, and against sqlite3 on a plain copy. Compared is the work of the processor: the machine is shared.

const ROUNDS = 5
/** 300 names, and 200,000 telephones. */
const [FEW, MANY] = ['agent_name', 'telephone']

interface Wish {
  readonly filters: readonly Filter[]
  readonly sort: readonly SortKey[]
}

const ROWS = { connectionId: 1, reportKey: report.key, parameters: {}, range: null, search: '' }

function contains(field: string, value: string): Wish {
  return { filters: [{ field, operator: 'contains', value }], sort: [] }
}

function by(field: string): Wish {
  return { filters: [], sort: [{ field, descending: false }] }
}

async function workMs(work: () => unknown): Promise<number> {
  return (await processorWork(work)).allMs
}

/** A shell's statement on the plain copy; undefined where there is no shell. */
function shellMs(plain: string, statement: string): number | undefined {
  try {
    return median(Array.from({ length: 3 }, () => processorMsOf('sqlite3', [plain, statement])))
  } catch {
    return undefined
  }
}

class Asker {
  readonly #database: ReadableDatabase
  #columns: ColumnAnswers

  constructor(database: ReadableDatabase) {
    this.#database = database
    this.#columns = this.#fresh()
  }

  #fresh(): ColumnAnswers {
    return new ColumnAnswers(this.#database, new ColumnCache(), () => false)
  }

  /** Forgets all columns. */
  forget(): void {
    this.#columns = this.#fresh()
  }

  #rows(wish: Wish, answeredBy: AnsweredBy): void {
    closeResult(this.#database, openResult(this.#database, report, { ...ROWS, ...wish }, answeredBy))
  }

  scanned(wish: Wish): void {
    this.#rows(wish, {})
  }

  answered(wish: Wish): void {
    this.#rows(wish, { columns: this.#columns })
  }

  listScanned(field: string): void {
    listValues(this.#database, { report, question: { ...ROWS, filters: [] }, field, search: '', limit: 500 })
  }

  listed(field: string): void {
    const input = { report, question: { ...ROWS, filters: [] }, field, search: '', limit: 500 }
    listValues(this.#database, input, this.#columns)
  }
}

async function medianOf(work: () => unknown, before: () => void = () => undefined): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    before()
    times.push(await workMs(work))
  }
  return median(times)
}

async function benchField(asker: Asker, plain: string, field: string, different: string): Promise<void> {
  const name = `1,000,000 rows (processor), ${different} different values:`
  const forget = (): void => {
    asker.forget()
  }
  const sortScan = await medianOf(() => {
    asker.scanned(by(field))
  })
  const sorted = (): void => {
    asker.answered(by(field))
  }
  add(`${name} ordered, first, against a scan`, await medianOf(sorted, forget), sortScan, '≤ 0.3 ×')
  add(`${name} ordered, again, against a scan`, await medianOf(sorted), sortScan, '–')
  const shellSort = shellMs(plain, `CREATE TEMP TABLE r AS SELECT rowid FROM rows ORDER BY ${field}`)
  add(`${name} ordered, first, against sqlite3`, await medianOf(sorted, forget), shellSort, '–')

  const listScan = await medianOf(() => {
    asker.listScanned(field)
  })
  const listed = (): void => {
    asker.listed(field)
  }
  add(`${name} listed, first, against a scan`, await medianOf(listed, forget), listScan, '≤ 0.3 ×')
  add(`${name} listed, again, against a scan`, await medianOf(listed), listScan, '–')

  const needles = ['17', '171', '1712', '9', '99']
  const like = shellMs(plain, `SELECT count(*) FROM rows WHERE ${field} LIKE '%171%'`)
  const scans: number[] = []
  const answers: number[] = []
  sorted()
  for (const needle of needles) {
    scans.push(
      await workMs(() => {
        asker.scanned(contains(field, needle))
      }),
    )
    answers.push(
      await workMs(() => {
        asker.answered(contains(field, needle))
      }),
    )
  }
  add(`${name} contains, a scan, against LIKE`, median(scans), like, '–')
  add(`${name} contains, typed on, against LIKE`, median(answers), like, '≤ 0.15 ×')
}

/** Measures answers out of columns. */
export async function benchFound(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-found-'))
  try {
    const plain = join(folder, 'plain.db')
    await fill(openBenchStore(folder).store, folder, SLICES, plain)
    const database = openReader({ file: `${folder}/atalaya.db`, key: KEY }, 'grid')
    const asker = new Asker(database)
    await benchField(asker, plain, FEW ?? '', '300')
    await benchField(asker, plain, MANY ?? '', '200,000')
    database.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
