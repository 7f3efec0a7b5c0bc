import { afterEach, describe, expect, test, vi } from 'vitest'
import type { WritableDatabase } from '../../../../src/core/store/file/databaseTypes.ts'
import { ColumnCache } from '../../../../src/core/store/query/columns/columnCache.ts'
import * as source from '../../../../src/core/store/query/source.ts'
import type { Dimension } from '../../../../src/core/store/query/summaries/dimensions.ts'
import { levelsOf } from '../../../../src/core/store/query/summaries/groupTree.ts'
import { readTogether } from '../../../../src/core/store/query/summaries/readTogether.ts'
import { MOST_LINES, Refusals } from '../../../../src/core/store/query/summaries/refusals.ts'
import { summarizeRows } from '../../../../src/core/store/query/summaries/summarize.ts'
import { bodyOf, openMemoryStore, storeBody } from '../../../support/memoryStore.ts'
import { everyType } from '../../../support/reports.ts'
import { summaryQuestion } from '../../../support/summaries.ts'
import { at, span } from '../../../support/times.ts'

vi.mock('../../../../src/core/store/query/source.ts', { spy: true })
const readParts = vi.mocked(source.rowsOfPart)

const open: WritableDatabase[] = []
afterEach(() => {
  for (const database of open.splice(0)) database.close()
})

/** Each row has a text and a number of its own: the text by the number has a line for each pair. */
const ROWS = Math.ceil(Math.sqrt(MOST_LINES)) + 1

function store(database: WritableDatabase, rows: number): void {
  const bodies = Array.from({ length: rows }, (_, row) => {
    return { date: '2025-03-09 10:00:00', text: `text ${row}`, integer: String(row) }
  })
  storeBody(database, everyType, bodyOf(bodies), span('2025-03-09'))
}

function storeOf(rows: number): WritableDatabase {
  const database = openMemoryStore([everyType])
  open.push(database)
  store(database, rows)
  return database
}

const range = span('2025-03-09')
const large = summaryQuestion(everyType, { by: ['text'], across: 'integer', range })

/** Asks, and tells how it went and whether any row was read for it. */
function asked(database: WritableDatabase, refusals: Refusals, question = large): readonly [string, boolean] {
  readParts.mockClear()
  let outcome = 'answered'
  try {
    const input = { report: everyType, question, now: at('2030-01-01') }
    summarizeRows(database, new ColumnCache(), input, () => undefined, { refusals })
  } catch (cause) {
    outcome = (cause as { readonly code: string }).code
  }
  return [outcome, readParts.mock.calls.length > 0]
}

describe('a summary that was refused', () => {
  test('is refused without reading a row, as long as the rows are the same', () => {
    const [database, refusals] = [storeOf(ROWS), new Refusals()]
    expect(asked(database, refusals)).toEqual(['summary-too-large', true])
    expect(asked(database, refusals)).toEqual(['summary-too-large', false])
    store(database, 2)
    expect(asked(database, refusals)).toEqual(['answered', true])
    store(database, ROWS)
    expect(asked(database, refusals)).toEqual(['summary-too-large', true])
  })

  test('says nothing of another one, nor once it is forgotten', () => {
    const [database, refusals] = [storeOf(ROWS), new Refusals()]
    expect(asked(database, refusals)[0]).toBe('summary-too-large')
    expect(asked(database, refusals, summaryQuestion(everyType, { by: ['text'], range }))).toEqual(['answered', true])
    refusals.clear()
    expect(asked(database, refusals)).toEqual(['summary-too-large', true])
  })

  test('is not read together with others', () => {
    const [database, refusals] = [storeOf(ROWS), new Refusals()]
    expect(asked(database, refusals)[0]).toBe('summary-too-large')
    readParts.mockClear()
    const other = summaryQuestion(everyType, { by: ['text'], range })
    readTogether(database, new ColumnCache(), { report: everyType, questions: [large, other] }, () => undefined, {
      refusals,
    })
    expect(readParts).not.toHaveBeenCalled()
  })
})

describe('groups of which each is shown', () => {
  /** A dimension that has a group of its own for each row. */
  function dimensionOf(rows: number): Dimension {
    const ids = [Int32Array.from({ length: rows }, (_, row) => row)]
    return { ids, count: rows, hasBeyond: false } as unknown as Dimension
  }

  test('are refused before anything is worked out of them, where they are too many', () => {
    const rows = MOST_LINES + 1
    expect(() => levelsOf([dimensionOf(rows)], null, [rows], true)).toThrow(
      expect.objectContaining({ code: 'summary-too-large' }),
    )
    expect(levelsOf([dimensionOf(MOST_LINES)], null, [MOST_LINES], true).leaves.count).toBe(MOST_LINES)
    expect(levelsOf([dimensionOf(rows)], null, [rows], false).leaves.count).toBe(rows)
  })
})
