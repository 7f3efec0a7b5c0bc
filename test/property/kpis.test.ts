import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { BudgetShare } from '../../src/core/store/query/columns/columnBudget.ts'
import { ColumnCache } from '../../src/core/store/query/columns/columnCache.ts'
import { summarizeRows } from '../../src/core/store/query/summaries/summarize.ts'
import { measuresFor } from '../../src/shared/measures/kpis.ts'
import { formulasFor } from '../../src/shared/measures/fitting.ts'
import { fieldDefinitionOf } from '../../src/shared/reports/catalogue.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { QUANTITY_ROLES } from '../../src/shared/reports/roles.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { PLAIN_SUMMARY, readSummary } from '../../src/shared/summaries/writtenSummary.ts'
import { wall } from '../../src/shared/time.ts'
import { fieldsOfTree, modelValue, type ModelRow } from '../support/measureModel.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { SERVICE_LEVEL_TIP } from '../support/serviceLevelTip.ts'
import { runs } from '../support/runs.ts'
import { span } from '../support/times.ts'

// Every measure of the catalogue, in every report with dates or sums that it fits, as the store works it out of rows:
// by a group, and in all.

const PERIOD = span('2025-03-01', '2025-03-14')
/** When the period is long over. */
const NOW = wall(PERIOD.to + 30 * 86_400)
const GROUPS = ['Ana', 'Beto', 'Ñandú', '']

const all = catalogue.reports.filter((report) => report.kind !== 'live' && measuresFor(report).length > 0)
const database = openMemoryStore(all)
afterAll(() => database.close())

/** Values that a field may have: those that roles ask for, others, and none. */
function valuesOf(report: ReportDefinition, field: string): fc.Arbitrary<string> {
  const asked = QUANTITY_ROLES.flatMap((role) => {
    const where = report.roles?.[role]?.where
    return where?.field === field ? where.values : []
  })
  switch (fieldDefinitionOf(report, field)?.type) {
    case 'dateTime':
      return fc
        .integer({ min: PERIOD.from, max: PERIOD.to })
        .map((at) => new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' '))
    case 'date':
      return fc.constantFrom('2025-03-02', '2025-03-10')
    case 'duration':
      return fc.oneof(
        fc.nat(40).map(String),
        fc.nat(59).map((second) => `00:01:${String(second).padStart(2, '0')}`),
        fc.constant(''),
      )
    case 'integer':
      return fc.oneof(fc.nat(12).map(String), fc.constant(''))
    case 'percent':
      return fc.oneof(
        fc.nat(100).map((value) => `${value} %`),
        fc.constant(''),
      )
    case 'telephone':
      return fc.constantFrom('3001234567', '3001234568', '6015551234', '')
    case 'id':
      return fc.constantFrom('1', '2', '3', '4')
    default:
      return fc.constantFrom(...asked, ...asked.map((value) => value.toUpperCase()), 'other', '')
  }
}

describe.each(all.map((report) => [report.key, report] as const))('the measures of %s', (_key, report) => {
  const measures = measuresFor(report).flatMap((definition) =>
    formulasFor(definition, report.roles).map(({ variant }) =>
      variant === undefined ? `kpi:${definition.id}` : `kpi:${definition.id}(variant=${variant.id},seconds=30,short=9)`,
    ),
  )
  const context = { report, language: 'en', reports: catalogue.reports, range: PERIOD } as const
  const trees = readSummary({ ...PLAIN_SUMMARY, measures }, context).measures.map(({ tree }) => tree)
  const used = new Set(trees.flatMap(fieldsOfTree))
  // Rows are told apart by a field that no measure looks at.
  const by = report.fields.find(({ name, type }) => type === 'text' && !used.has(name))?.name
  const summary = readSummary({ ...PLAIN_SUMMARY, by: by === undefined ? [] : [by], measures }, context)
  const date = report.dateField === null ? [] : [report.dateField]
  const rows = fc.array(
    fc.record({
      ...Object.fromEntries([...used, ...date].map((name) => [name, valuesOf(report, name)])),
      ...(by === undefined ? {} : { [by]: fc.constantFrom(...GROUPS) }),
    }),
    { minLength: 1, maxLength: 14 },
  ) as fc.Arbitrary<ModelRow[]>

  test('are what their formulas say, in each group and in all', () => {
    fc.assert(
      fc.property(rows, (table) => {
        database.exec(`DELETE FROM "rows:${report.key}"; DELETE FROM slices`)
        storeBody(database, report, bodyOf(table), PERIOD)
        const asked = { rows: question(report, { range: PERIOD }), summary }
        const answer = summarizeRows(
          database,
          new ColumnCache(new BudgetShare(0)),
          { report, question: asked, now: NOW },
          () => {},
        )
        const found = new Map(answer.groups.map((group) => [JSON.stringify(group.key), group.values]))
        const groups =
          by === undefined ? [] : GROUPS.map((name) => [[name], table.filter((row) => row[by] === name)] as const)
        for (const [key, own] of [[[] as string[], table] as const, ...groups]) {
          if (own.length === 0) continue
          const values = found.get(JSON.stringify(key))
          trees.forEach((tree, place) => {
            const right = modelValue(tree, own, table)
            const value = values?.[place] ?? null
            const told = `${measures[place]} of ${JSON.stringify(own)}`
            if (right === null) expect(value, told).toBeNull()
            else expect(value, told).toBeCloseTo(right, 9)
          })
        }
      }),
      { numRuns: runs(25) },
    )
  })
})

test('the five service levels of one queue are five numbers', () => {
  const report = catalogue.find('skills_detail')
  database.exec(`DELETE FROM "rows:${report.key}"; DELETE FROM slices`)
  const dated = SERVICE_LEVEL_TIP.map((row) => ({ ...row, date: '2025-03-04 10:00:00' }))
  storeBody(database, report, bodyOf(dated), PERIOD)
  const variants = ['all', 'answered', 'offered', 'late-abandons', 'short-abandons']
  const measures = variants.map((variant) => `kpi:service-level(variant=${variant})`)
  const summary = readSummary(
    { ...PLAIN_SUMMARY, measures },
    { report, language: 'es', reports: catalogue.reports, range: PERIOD },
  )
  const asked = { rows: question(report, { range: PERIOD }), summary }
  const { groups } = summarizeRows(
    database,
    new ColumnCache(new BudgetShare(0)),
    { report, question: asked, now: NOW },
    () => {},
  )
  const shown = groups[0]?.values.map((value) => ((value ?? Number.NaN) * 100).toFixed(1))
  expect(shown).toEqual(['83.0', '86.0', '81.1', '82.7', '82.1'])
})
