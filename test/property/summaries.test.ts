import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { ColumnCache } from '../../src/core/store/query/columns/columnCache.ts'
import { summarizeRows } from '../../src/core/store/query/summaries/summarize.ts'
import { comparedPeriod } from '../../src/shared/summaries/comparison.ts'
import {
  SHARE_BASES,
  type Aggregate,
  type Comparison,
  type GroupField,
  type Measure,
  type MeasureTree,
  type Summary,
  type SummaryGroup,
} from '../../src/shared/summaries/types.ts'
import { wall, type TimeRange } from '../../src/shared/time.ts'
import { isNumeric } from '../../src/shared/values.ts'
import { asked, EXTRA, rows as anyRows } from '../support/anyRows.ts'
import type { Row } from '../support/connectedStore.ts'
import { bodyOf, makeKnown, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { isRefused } from '../support/questionModel.ts'
import { everyType } from '../support/reports.ts'
import { runs } from '../support/runs.ts'
import { summaryOf, type ModelSlice } from '../support/summaryModel.ts'
import { serverDate, span } from '../support/times.ts'

const database = openMemoryStore([everyType])
afterAll(() => database.close())

const DAYS = ['2025-03-07', '2025-03-08', '2025-03-09', '2025-03-10', '2025-03-11', '2025-03-12'].map((day) =>
  span(day),
)
const FIRST = DAYS[0]?.from ?? 0
const NOW = wall(FIRST + 30 * 86_400)

const PHONES = ['3001234567', '+57 300 123 4567', '573001234567', '6012345678', 'x', '', ' ']

/** Rows of a day: most are dated within it, some elsewhere, some not at all. */
function rowsOf(day: TimeRange): fc.Arbitrary<readonly Row[]> {
  const within = fc.integer({ min: day.from, max: day.to }).map(serverDate)
  const date = fc.oneof(
    { weight: 12, arbitrary: within },
    fc.constantFrom('', 'no date', '2025-02-28 23:59:59', '2025-03-20 00:00:00', '2025-03-10 24:00:00'),
  )
  const row = fc.tuple(
    anyRows,
    date,
    fc.constantFrom(...PHONES),
    fc.constantFrom('c1', 'c2', ''),
    fc.constantFrom('a', 'B', 'á', ''),
  )
  return fc.array(
    row.map(([row, date, telephone, id, text]) => ({ ...row, date, telephone, id, text })),
    { maxLength: 5 },
  )
}

const slice = (day: TimeRange): fc.Arbitrary<ModelSlice | null> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 6,
      arbitrary: fc.record({
        range: fc.constant(day),
        state: fc.constantFrom('complete', 'complete', 'complete', 'partial', 'announced', 'provisional'),
        rows: rowsOf(day),
      }),
    },
  )
const stored = fc.tuple(...DAYS.map(slice)).map((slices) => slices.filter((each) => each !== null))

const period = fc
  .tuple(fc.integer({ min: 0, max: 5 * 96 }), fc.integer({ min: 1, max: 3 * 96 }))
  .map(([start, length]): TimeRange => ({
    from: wall(FIRST + start * 900),
    to: wall(FIRST + (start + length) * 900 - 1),
  }))
const wholeDays = fc.tuple(fc.nat(5), fc.nat(3)).map(([first, more]): TimeRange => ({
  from: wall(FIRST + first * 86_400),
  to: wall(FIRST + Math.min(first + more + 1, 6) * 86_400 - 1),
}))

const numberFields = everyType.fields.filter(({ type }) => isNumeric(type) && type !== 'date' && type !== 'dateTime')
const valueFields = [...everyType.fields.map(({ name }) => name), ...EXTRA, 'text', 'text', 'id']
const TIMES = [
  '15min',
  '30min',
  'hour',
  'day',
  'week',
  'month',
  'year',
  '15min-of-day',
  '30min-of-day',
  'hour-of-day',
  'day-of-week',
] as const
const group: fc.Arbitrary<GroupField> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ field: fc.constantFrom(...valueFields), step: fc.constant(null) }) },
  { weight: 3, arbitrary: fc.record({ field: fc.constant('date'), step: fc.constantFrom(...TIMES) }) },
  fc.record({ field: fc.constant('day'), step: fc.constantFrom('day', 'month', 'day-of-week') }),
  fc.record({
    field: fc.constantFrom(...numberFields.map(({ name }) => name), 'extra'),
    step: fc.constantFrom(1, 7, 60, 0.5),
  }),
)

const where = asked.map(({ filters }) => filters.filter((filter) => !isRefused(everyType, filter)))
const conditions = fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, where)
const field = fc.constantFrom(...numberFields.map(({ name }) => name), 'extra')
const unit = fc.constantFrom(1, 0.01)
const anyField = fc.constantFrom(...valueFields)
const aggregate: fc.Arbitrary<Aggregate> = fc.oneof(
  fc.record({ kind: fc.constant('count'), where: conditions }),
  fc.record({ kind: fc.constant('distinct'), field: anyField, where: conditions }),
  fc.record({ kind: fc.constant('sum'), field, unit, where: conditions }),
  fc.record({ kind: fc.constant('sum'), field, unit, weight: field, where: conditions }),
  fc.record({ kind: fc.constantFrom('average', 'least', 'greatest', 'only'), field, unit, where: conditions }),
  fc.record({
    kind: fc.constant('quantile'),
    field,
    unit,
    fraction: fc.constantFrom(0, 0.5, 0.9, 0.95, 1),
    where: conditions,
  }),
  fc.record({
    kind: fc.constant('repeats'),
    field: fc.constant('telephone'),
    contact: fc.constantFrom(null, 'id'),
    withinSeconds: fc.constantFrom(0, 900, 86_400, 7 * 86_400),
    where: conditions,
  }),
)
const terms: fc.Arbitrary<MeasureTree> = fc
  .array(fc.record({ times: fc.constantFrom(1, -1, 3), of: aggregate }), { minLength: 1, maxLength: 3 })
  .map((terms) => ({ kind: 'terms', terms }))
const simple: fc.Arbitrary<MeasureTree> = fc.oneof(aggregate, terms)
const shared = aggregate.filter(({ kind }) => kind === 'count' || kind === 'sum')
const tree: fc.Arbitrary<MeasureTree> = fc.oneof(
  { weight: 4, arbitrary: simple },
  fc.record({ kind: fc.constant('quotient'), dividend: simple, divisor: simple }),
  shared.map((of) => ({ kind: 'share', of }) as MeasureTree),
)

const heading = { title: 't', formula: 'f', type: 'number' } as const
const measure: fc.Arbitrary<Measure> = fc.oneof(
  { weight: 3, arbitrary: tree.map((tree): Measure => ({ ...heading, tree })) },
  fc.tuple(shared, fc.constantFrom(...SHARE_BASES)).map(([tree, shownAs]): Measure => ({ ...heading, tree, shownAs })),
)

/** What is worked out without rounding, so that ties are ties. */
function isExact({ tree }: Measure): boolean {
  return ['count', 'distinct', 'repeats'].includes(tree.kind)
}

const comparison: fc.Arbitrary<Comparison | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  fc.constantFrom({ kind: 'previous' } as const, { kind: 'week' } as const, { kind: 'month' } as const),
  wholeDays.map((range) => ({ kind: 'range', range }) as const),
)

const summary: fc.Arbitrary<Summary> = fc
  .record({
    by: fc.array(group, { maxLength: 3 }),
    across: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, group),
    measures: fc.array(measure, { minLength: 1, maxLength: 3 }),
    compare: comparison,
    order: fc.oneof(
      fc.constant(null),
      fc.record({ by: fc.oneof(fc.constant('label' as const), fc.nat(2)), descending: fc.boolean() }),
    ),
    limit: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: 3 })),
    hasTotals: fc.boolean(),
  })
  .map((summary) => {
    const { by } = summary.order ?? { by: 'label' as const }
    const measure = by === 'label' ? undefined : summary.measures[by]
    const isOrdered = summary.by.length > 0 && (by === 'label' || (measure !== undefined && isExact(measure)))
    // 15 minutes of several days in three fields are thousands of lines, which the model takes minutes for.
    const fine = summary.by.filter(({ step }) => step !== '15min' && step !== '30min')
    return {
      ...summary,
      by: summary.by.length > 1 ? fine : summary.by,
      order: isOrdered ? summary.order : null,
      limit: summary.by.length === 0 ? null : summary.limit,
    }
  })

function store(slices: readonly ModelSlice[]): void {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  makeKnown(database, everyType, EXTRA)
  for (const { range, state, rows } of slices) storeBody(database, everyType, bodyOf(rows), range, { state })
}

/** Numbers close to others: sums of the model are not compensated. */
function near(values: readonly (number | null)[] | null): unknown {
  return (
    values?.map((value): unknown =>
      value === null ? null : expect.closeTo(value, Math.max(-10, 8 - Math.ceil(Math.log10(Math.abs(value) + 1)))),
    ) ?? null
  )
}

function expected(groups: readonly SummaryGroup[]): readonly unknown[] {
  return groups.map((line) => ({ ...line, values: near(line.values), compared: near(line.compared) }))
}

describe('a summary', () => {
  test('has the lines that a plain reading of all rows gives, from the rows and from memory', () => {
    const wish = fc.record({ summary, period: fc.oneof(period, wholeDays), asked })
    fc.assert(
      fc.property(stored, fc.array(wish, { minLength: 4, maxLength: 4 }), (slices, wishes) => {
        store(slices)
        const cache = new ColumnCache()
        for (const { summary, period, asked } of wishes) {
          const filters = asked.filters.filter((filter) => !isRefused(everyType, filter)).slice(0, 1)
          const earlier = summary.compare === null ? null : comparedPeriod(period, summary.compare)
          const { sort: _sort, ...rows } = question(everyType, { range: period, filters, search: asked.search })
          const ask = () =>
            summarizeRows(
              database,
              cache,
              { report: everyType, question: { rows, summary }, now: NOW },
              () => undefined,
            )
          const model = summaryOf({
            report: everyType,
            slices,
            filters,
            search: asked.search,
            period,
            earlier,
            summary,
          })
          const groups = expected(model.groups())
          const first = ask()
          expect(first.groups).toEqual(groups)
          expect(first.unread).toEqual(model.unread(first.unread.map(({ field }) => field)))
          expect(ask()).toEqual(first)
        }
      }),
      { numRuns: runs(40) },
    )
  })
})
