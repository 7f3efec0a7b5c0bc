import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { countRows } from '../../../src/core/store/query/counts.ts'
import { closeResult, openResult } from '../../../src/core/store/query/results.ts'
import { knownRowSet, overRows } from '../../../src/core/store/query/rowSet.ts'
import { listValues } from '../../../src/core/store/query/valueList.ts'
import { askedReport } from '../../../src/core/store/query/rowSetParts.ts'
import { ColumnCache } from '../../../src/core/store/query/columns/columnCache.ts'
import { summarizeRows } from '../../../src/core/store/query/summaries/summarize.ts'
import { whileWanted } from '../../../src/core/store/query/wanted.ts'
import { AppError } from '../../../src/shared/errors.ts'
import type { Question, RowSet } from '../../../src/shared/query.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { PLAIN_SUMMARY, readSummary } from '../../../src/shared/summaries/writtenSummary.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { defineReport, field, list, sums } from '../../support/reports.ts'
import { span } from '../../support/times.ts'

const withList = defineReport({
  id: 'with_list',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('text', 'text')],
  lists: [list('calls', { fields: [field('agent', 'id')] })],
})
const never = defineReport({ id: 'never', kind: 'detail', fields: [field('text', 'text')] })

const DAYS = [span('2025-03-10'), span('2025-03-11')] as const
const IN_DAYS = ['2025-03-10', '2025-03-11'] as const

let database: WritableDatabase

beforeEach(() => {
  database = openMemoryStore([withList, sums])
  IN_DAYS.forEach((day, place) => {
    const rows = Array.from({ length: 6 }, (_each, row) => ({
      date: `${day} 10:00:0${row}`,
      text: row % 2 === 0 ? 'even' : 'odd',
      calls: [{ agent: '1' }, { agent: String(row) }],
    }))
    storeBody(database, withList, bodyOf(rows), DAYS[place] ?? DAYS[0])
    storeBody(database, sums, bodyOf([{ text: 'a', count: '1' }]), DAYS[place] ?? DAYS[0])
  })
})

afterEach(() => {
  database.close()
})

function temporaryTables(): unknown {
  return database.prepare('SELECT name FROM sqlite_temp_master').pluck().all()
}

/** The answers that may be asked for, each by how many rows it is about. */
const answers: Readonly<Record<string, (report: ReportDefinition, asked: Question, name: string) => number>> = {
  rows: (report, asked, name) => {
    const result = openResult(database, report, { ...asked, sort: [{ field: name, descending: false }] })
    closeResult(database, result)
    return result.total
  },
  values: (report, asked, name) =>
    listValues(database, { report, question: asked, field: name, search: '', limit: 100 }).values.reduce(
      (rows, { count }) => rows + count,
      0,
    ),
  counts: (report, asked, name) =>
    countRows(database, { report, question: asked, counting: { bucket: null, by: [name] } }).entries.reduce(
      (rows, { count }) => rows + count,
      0,
    ),
  summary: (report, { sort: _sort, ...rows }, name) => {
    const written = { ...PLAIN_SUMMARY, by: [name] }
    const asked = askedReport(report, rows)
    const context = { report: asked, language: 'en', reports: [report], range: rows.range } as const
    const summarized = { rows, summary: readSummary(written, context) }
    const now = span('2026-01-01').from
    const input = { report, question: summarized, now }
    const { groups } = summarizeRows(database, new ColumnCache(), input, () => undefined)
    return groups.at(-1)?.rows ?? 0
  },
  'whatever comes next': (report, asked) =>
    overRows(database, knownRowSet(database, report, asked), 0, ({ source, where }) => {
      const query = `SELECT count(*) FROM ${source.from.text} WHERE ${where.text}`
      return database
        .prepare(query)
        .pluck()
        .get(...source.from.values, ...where.values) as number
    }),
}

const odd = { field: 'text', operator: '=', value: 'odd' } as const
const ofItems = { filters: [], search: '', sort: [], list: 'calls' } as const

const rowSets: Readonly<Record<string, { report: ReportDefinition; of: Partial<RowSet>; name: string; rows: number }>> =
  {
    'all rows': { report: withList, of: {}, name: 'text', rows: 12 },
    'rows that fit': { report: withList, of: { filters: [odd], search: 'o' }, name: 'text', rows: 6 },
    'rows of a period that cuts a slice': {
      report: withList,
      of: { range: { ...DAYS[0], to: span('2025-03-10 10:00:02', '2025-03-10 10:00:02').to } },
      name: 'text',
      rows: 3,
    },
    'items of a list': { report: withList, of: ofItems, name: 'agent', rows: 24 },
    'items of rows that fit': {
      report: withList,
      of: { ...ofItems, within: { filters: [odd], search: '', rowId: null } },
      name: 'agent',
      rows: 12,
    },
    'sums of days': { report: sums, of: {}, name: 'text', rows: 1 },
    'sums day by day': { report: sums, of: { byDay: true }, name: 'text', rows: 2 },
    'what was never stored': { report: never, of: {}, name: 'text', rows: 0 },
  }

const asked = Object.entries(rowSets).flatMap(([of, rowSet]) =>
  Object.entries(answers).map(([what, answer]) => [what, of, { ...rowSet, answer }] as const),
)

describe('a row set', () => {
  test.each(asked)(
    '%s of %s are about its rows, and leave nothing behind',
    (_what, _of, { report, answer, ...each }) => {
      expect(answer(report, question(report, each.of), each.name)).toBe(each.rows)
      expect(temporaryTables()).toEqual([])
    },
  )

  test.each(asked.filter(([, , { rows }]) => rows > 0))(
    '%s of %s that nobody wants any more leave nothing behind',
    (_what, _of, { report, answer, ...each }) => {
      const giveUp = (): void => {
        throw new AppError('cancelled')
      }
      const work = (): number => answer(report, question(report, { ...each.of, search: 'e' }), each.name)
      expect(() => whileWanted(database, giveUp, work)).toThrow('cancelled')
      expect(temporaryTables()).toEqual([])
    },
  )

  test.each(asked)('%s of %s are not told with a name that is none', (what, _of, { report, answer, ...each }) => {
    const filters = [{ field: 'none', operator: '=', value: '1' } as const]
    expect(() => answer(report, question(report, { ...each.of, filters }), each.name)).toThrow('unknown-field')
    if (what !== 'whatever comes next') {
      expect(() => answer(report, question(report, each.of), 'none')).toThrow('unknown-field')
    }
    if (each.of.list !== undefined) {
      const within = { filters, search: '', rowId: null }
      expect(() => answer(report, question(report, { ...each.of, within }), each.name)).toThrow('unknown-field')
    }
    expect(temporaryTables()).toEqual([])
  })
})
