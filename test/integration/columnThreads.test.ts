import { MessageChannel } from 'node:worker_threads'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openReader, openWriter, type StoreLocation } from '../../src/core/store/file/database.ts'
import { ColumnAnswers } from '../../src/core/store/query/columns/columnAnswers.ts'
import { budgetWords } from '../../src/core/store/query/columns/columnBudget.ts'
import { ColumnCache } from '../../src/core/store/query/columns/columnCache.ts'
import { columnThreads, type ColumnThreads } from '../../src/core/store/query/columns/columnThreads.ts'
import { NO_HELPERS } from '../../src/core/store/query/columns/readingHelpers.ts'
import { HelperState, takeUnit, wordsOf, type ColumnJob } from '../../src/core/store/query/columns/sharedReading.ts'
import { closeResult, openResult, readBlock } from '../../src/core/store/query/results.ts'
import { summarizeRows } from '../../src/core/store/query/summaries/summarize.ts'
import { atOneMoment } from '../../src/core/store/query/wanted.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { HelperThreads } from '../../src/core/store/threads/helperThreads.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { Filter, Question } from '../../src/shared/query.ts'
import { PLAIN_SUMMARY, readSummary, type WrittenSummary } from '../../src/shared/summaries/writtenSummary.ts'
import type { SummaryAnswer } from '../../src/shared/summaries/types.ts'
import { rows as anyRows } from '../support/anyRows.ts'
import { KEY, WORKER_URL } from '../support/connectedStore.ts'
import { bodyOf, question, storeBody } from '../support/memoryStore.ts'
import { everyType } from '../support/reports.ts'
import { runs } from '../support/runs.ts'
import { at, span, ZONE } from '../support/times.ts'

// Columns read by several threads, each over its own connection to one encrypted file, against the same read by one.

const folder = mkdtempSync(join(tmpdir(), 'atalaya-threads-'))
const location: StoreLocation = { file: join(folder, 'store.db'), key: KEY }
const writer = openWriter(location)
writer
  .prepare('INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, ?, ?, ?, ?)')
  .run('test', '0000', 'http://127.0.0.1', ZONE)
ensureRowsTable(writer, everyType)
const reader = openReader(location, 'summary')
const owner = new HelperThreads({
  thread: 'summary',
  location,
  workerUrl: WORKER_URL.href,
  waiting: new Int32Array(1),
  columnWords: budgetWords(),
})
const helpers = [owner.start('columns', 'columns'), owner.start('columns', 'columns')]

afterAll(() => {
  owner.close()
  reader.close()
  writer.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(() => {
  writer.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
})

const DAYS = ['2025-03-07', '2025-03-08', '2025-03-09', '2025-03-10']

const sleeper = new Int32Array(new SharedArrayBuffer(4))

/** How much other threads read. */
interface Shares {
  units: number
}

/**
 * Threads of which this one leaves all that it may to the others, once these have begun.
 *
 * @param meanwhile done before they hear of it
 */
function busyThreads(shares: Shares, meanwhile: () => void = () => undefined): ColumnThreads {
  const threads = columnThreads(() => helpers, 0)
  return {
    begin: (job, rows, dictionaryOf) => {
      const posted = helpers.map(({ port }) => vi.spyOn(port, 'postMessage'))
      meanwhile()
      const shared = threads.begin(job, rows, dictionaryOf)
      const jobs = posted.flatMap(({ mock }) => mock.calls.map(([each]) => each as ColumnJob))
      for (const spy of posted) spy.mockRestore()
      if (shared === undefined) return undefined
      const hasBegun = ({ control, helper }: ColumnJob): boolean =>
        Atomics.load(control, wordsOf(helper).state) !== HelperState.Asked
      return {
        take: () => {
          while (!jobs.every(hasBegun)) Atomics.wait(sleeper, 0, 0, 1)
          return Number.MAX_SAFE_INTEGER
        },
        wait: (throwIfCancelled) => {
          shared.wait(throwIfCancelled)
        },
        end: () => {
          const found = shared.end()
          shares.units += found.length
          return found
        },
      }
    },
  }
}

function ask(
  written: Partial<WrittenSummary>,
  filters: readonly Filter[],
  threads?: ColumnThreads,
  throwIfCancelled: () => void = () => undefined,
): SummaryAnswer {
  const range = span('2025-03-07', '2025-03-10')
  const rows = { connectionId: 1, reportKey: everyType.key, parameters: {}, range, filters, search: '' }
  const context = { report: everyType, language: 'en', reports: [everyType], range } as const
  const summary = readSummary({ ...PLAIN_SUMMARY, ...written }, context)
  const input = { report: everyType, question: { rows, summary }, now: at('2030-01-01') }
  const options = threads === undefined ? {} : { threads }
  return atOneMoment(reader, { throwIfCancelled }, () =>
    summarizeRows(reader, new ColumnCache(), input, throwIfCancelled, options),
  )
}

/** Values with what stands between joined ones, and before what is no number. */
const odd = fc.constantFrom('a', 'b', 'á', '', ' ', '\x1e', '\x1f', 'a\x1fb\x1ec', '\x1d', '\x1d7', '\0', '-')
const rowOn = (day: string) =>
  fc.tuple(anyRows, odd, odd).map(([row, text, integer]) => ({
    ...row,
    date: `${day} 10:00:00`,
    text,
    integer: integer === 'a' ? '7' : integer,
  }))
const stored = fc.tuple(...DAYS.map((day) => fc.array(rowOn(day), { maxLength: 6 })))

const MEASURES = ['count', 'sum(integer)', 'avg(decimal)', 'distinct(text)', 'max(percent)', 'count(integer > 3)']

function store(days: readonly (readonly object[])[]): void {
  writer.transaction(() => {
    days.forEach((rows, day) => {
      storeBody(writer, everyType, bodyOf(rows), span(DAYS[day] ?? ''))
    })
  })()
}

describe('columns that several threads read', () => {
  test('are those that one reads, whatever stands in the rows', () => {
    const shares = { units: 0 }
    const grouping = fc.constantFrom(['text'], ['integer', 'text'], ['date:day', 'mail'], ['telephone'], ['decimal'])
    const filters = fc.constantFrom<readonly Filter[]>([], [{ field: 'text', operator: '!empty', value: '' }])
    fc.assert(
      fc.property(stored, grouping, filters, (days, by, filters) => {
        writer.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
        store(days)
        const wish = { by, measures: MEASURES }
        expect(ask(wish, filters, busyThreads(shares))).toEqual(ask(wish, filters))
      }),
      { numRuns: runs(60) },
    )
    expect(shares.units).toBeGreaterThan(0)
  })

  test('find the rows of a filter, a search and an order as one scan does', () => {
    const shares = { units: 0 }
    const threads = busyThreads(shares)
    const wishes = fc.constantFrom<Partial<Question>>(
      { filters: [{ field: 'text', operator: 'contains', value: 'a' }] },
      { filters: [{ field: 'integer', operator: '>', value: '3' }], newestFirst: true },
      { search: 'b' },
      { sort: [{ field: 'text', descending: true }] },
    )
    const rowsOf = (wish: Partial<Question>, columns?: ColumnAnswers) =>
      atOneMoment(reader, { throwIfCancelled: () => undefined }, () => {
        const range = span('2025-03-07', '2025-03-10')
        const result = openResult(reader, everyType, question(everyType, { range, ...wish }), { columns })
        const rows = readBlock(reader, result, result.fields, 0, result.total)
        closeResult(reader, result)
        return rows
      })
    fc.assert(
      fc.property(stored, wishes, (days, wish) => {
        writer.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
        store(days)
        const helpers = { ...NO_HELPERS, count: 2, threads }
        const columns = new ColumnAnswers(reader, new ColumnCache(), () => false, { limits: { leastRows: 0 }, helpers })
        expect(rowsOf(wish, columns)).toEqual(rowsOf(wish))
      }),
      { numRuns: runs(30) },
    )
    expect(shares.units).toBeGreaterThan(0)
  })

  test('are of one moment, though rows come while they are read', () => {
    store(DAYS.map((day) => [{ date: `${day} 10:00:00`, text: 'before' }]))
    const shares = { units: 0 }
    const more = (): void => {
      const rows = ['x', 'y'].map((text) => ({ date: '2025-03-09 11:00:00', text }))
      storeBody(writer, everyType, bodyOf(rows), span('2025-03-09'), { fetchedAtMs: 1 })
    }
    const answer = ask({ by: ['text'], hasTotals: false }, [], busyThreads(shares, more))
    expect(answer.groups.map(({ key, values }) => [...key, ...values])).toEqual([['before', 4]])
    expect(shares.units).toBe(0)
    expect(ask({ by: ['text'] }, []).groups).toHaveLength(4)
  })

  test('that nobody wants any more are read no further, and the next question has its own', () => {
    store(DAYS.map((day, place) => [{ date: `${day} 10:00:00`, text: `text ${place}` }]))
    let isOver = false
    const throwIfCancelled = (): void => {
      if (isOver) throw new AppError('cancelled')
    }
    const threads = busyThreads({ units: 0 }, () => {
      isOver = true
    })
    expect(() => ask({ by: ['text'] }, [], threads, throwIfCancelled)).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    )
    isOver = false
    const shares = { units: 0 }
    expect(ask({ by: ['integer'] }, [], busyThreads(shares)).groups.at(-1)?.values).toEqual([4])
    expect(shares.units).toBe(4)
  })

  test('are read by this one where another has not begun, or dies with a part of them', () => {
    store(DAYS.map((day) => [{ date: `${day} 10:00:00`, text: 'a' }]))
    const { port1: port, port2 } = new MessageChannel()
    const late = { port, isLost: false, lose: () => undefined, end: () => undefined }
    expect(
      ask(
        { by: ['text'] },
        [],
        columnThreads(() => [late], 0),
      ).groups.at(-1)?.values,
    ).toEqual([4])

    const dying = { port, isLost: false, lose: () => undefined, end: () => undefined }
    const posted = vi.spyOn(port, 'postMessage').mockImplementation((job: ColumnJob) => {
      Atomics.store(job.control, wordsOf(job.helper).state, HelperState.Working)
      takeUnit(job.control)
      dying.isLost = true
    })
    // It is there when it is asked.
    const asked = columnThreads(() => [dying], 0)
    expect(ask({ by: ['text'] }, [], asked).groups.at(-1)?.values).toEqual([4])
    expect(posted).toHaveBeenCalledTimes(1)
    port.close()
    port2.close()
  })
})
