import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SampleData } from '../../../src/core/sample/sampleData.ts'
import { believableRows } from '../../../src/core/sample/rhythm.ts'
import { isDatedByItems } from '../../../src/shared/reports/catalogueLists.ts'
import { fieldDefinitionOf } from '../../../src/shared/reports/catalogue.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import {
  takesDates,
  type FieldDefinition,
  type FieldType,
  type ReportDefinition,
} from '../../../src/shared/reports/types.ts'
import { parseDate, parseDateSpan, SECONDS_PER_DAY, wall, type TimeRange } from '../../../src/shared/time.ts'
import { isNumeric, numberOf } from '../../../src/shared/values.ts'
import { CAMPAIGN_IDS, SKILL_IDS, usualParameters } from '../../support/sampleParameters.ts'
import { said } from '../../support/texts.ts'

type Row = Readonly<Record<string, unknown>>

const datedReports = catalogue.reports.filter((report) => report.dateField !== null && !isDatedByItems(report))
/** Their rows are events: series sum them up. */
const detailReports = datedReports.filter((report) => report.kind !== 'series')
const countingReports = catalogue.reports.filter((report) => report.kind === 'aggregate')
/** Runs of a property over each of many reports. */
const EACH = { numRuns: 12 }

function data(rowsPerDay = 40, seed = 1): SampleData {
  return new SampleData({ seed, rowsPerDay: () => rowsPerDay })
}

function rowsOf(
  source: SampleData,
  report: ReportDefinition,
  range: TimeRange,
  parameters: Readonly<Record<string, string>> = usualParameters(report),
): Row[] {
  return [...source.select(report, range, parameters).rows()]
}

function span(from: string, to = from): TimeRange {
  const first = parseDateSpan(from)
  const last = parseDateSpan(to)
  if (first === undefined || last === undefined) throw new Error('no date')
  return { from: first.from, to: last.to }
}

const FIRST = span('2025-01-01').from
const instants = fc.integer({ min: 0, max: 5 * SECONDS_PER_DAY }).map((seconds) => wall(FIRST + seconds))
const threeInstants = fc.tuple(instants, instants, instants).map((three) => three.toSorted((a, b) => a - b))

/** Numbers per key, in hundredths, so that aggregates can be added and compared whatever their order. */
function totals(report: ReportDefinition, rows: readonly Row[]): Map<string, number[]> {
  const hundredths = (field: FieldDefinition, row: Row): number =>
    Math.round((numberOf(field.type, String(row[field.name])) ?? Number.NaN) * 100)
  const keys = report.fields.filter((field) => field.role === 'key')
  const sums = report.fields.filter((field) => field.role === 'sum')
  const result = new Map<string, number[]>()
  for (const row of rows) {
    const key = keys.map((field) => String(row[field.name])).join('|')
    const before = result.get(key) ?? sums.map(() => 0)
    result.set(
      key,
      sums.map((field, place) => (before[place] ?? 0) + hundredths(field, row)),
    )
  }
  return result
}

describe('the invented data', () => {
  test('is the same for the same seed, and another for another', () => {
    for (const report of catalogue.reports) {
      const range = span('2025-03-04')
      expect(rowsOf(data(), report, range)).toEqual(rowsOf(data(), report, range))
      // A list of what the operation has is the same for every seed.
      if (report.kind === 'snapshot') continue
      expect(rowsOf(data(40, 2), report, range), report.key).not.toEqual(rowsOf(data(), report, range))
    }
  })

  test.each(datedReports)('of $key is that of its parts', (report) => {
    fc.assert(
      fc.property(threeInstants, ([a = FIRST, b = FIRST, c = FIRST]) => {
        const source = data()
        const parts = [
          ...rowsOf(source, report, { from: a, to: b }),
          ...rowsOf(source, report, { from: wall(b + 1), to: c }),
        ]
        expect(rowsOf(data(), report, { from: a, to: c })).toEqual(parts)
      }),
      EACH,
    )
  })

  test.each(countingReports)('of $key adds up over parts of any size', (report) => {
    fc.assert(
      fc.property(threeInstants, ([a = FIRST, b = FIRST, c = FIRST]) => {
        const source = data()
        const parts = [
          ...rowsOf(source, report, { from: a, to: b }),
          ...rowsOf(source, report, { from: wall(b + 1), to: c }),
        ]
        const whole = rowsOf(source, report, { from: a, to: c })
        expect(totals(report, whole)).toEqual(totals(report, parts))
        expect(whole.length).toBe(totals(report, whole).size)
      }),
      EACH,
    )
  })

  const selective = countingReports.filter((report) => report.parameters.some(({ usual }) => usual === 'all'))

  test.each(selective)('of $key for all is the sum of each campaign or skill', (report) => {
    const source = data(200)
    const range = span('2025-03-04', '2025-03-05')
    const { name, picker } = report.parameters.find(({ usual }) => usual === 'all') ?? { name: '' }
    const ids = picker === 'skill' ? SKILL_IDS : CAMPAIGN_IDS
    const each = ids.flatMap((id) => rowsOf(source, report, range, { [name]: id }))
    expect(each.length).toBeGreaterThan(0)
    expect(totals(report, rowsOf(source, report, range))).toEqual(totals(report, each))
    expect(rowsOf(source, report, range, { [name]: '999' })).toEqual([])
  })

  test('counts every event in the total and in one of the outcomes', () => {
    const report = catalogue.find('campaign_8')
    let events = 0
    for (const row of rowsOf(data(300), report, span('2025-03-04'))) {
      const total = Number(row['total_machine_recognitions'])
      const sums = report.fields.filter((field) => field.role === 'sum').map((field) => Number(row[field.name]))
      expect(sums.reduce((a, b) => a + b, 0)).toBe(2 * total)
      events += total
    }
    expect(events).toBe(300)
  })

  test('agrees with itself: calls, times, shares and durations of one row', () => {
    const day = span('2025-03-04')
    const seconds = (row: Row, name: string): number => numberOf('duration', String(row[name])) ?? Number.NaN
    const share = (row: Row, name: string): number => numberOf('percent', String(row[name])) ?? Number.NaN
    for (const id of ['agent_1', 'agent_6', 'agent_8'] as const) {
      const rows = rowsOf(data(600), catalogue.find(id), day, {})
      for (const row of rows) {
        expect(Number(row['inbound']) + Number(row['outbound']) + Number(row['internal'])).toBe(Number(row['calls']))
        expect(seconds(row, 'ready_time') + seconds(row, 'aux_time')).toBeLessThanOrEqual(seconds(row, 'login_time'))
        expect(share(row, 'occupancy')).toBeLessThanOrEqual(100)
      }
    }
    for (const id of ['skill_3', 'skill_4', 'skill_11'] as const) {
      for (const row of rowsOf(data(600), catalogue.find(id), day)) {
        expect(Number(row['answer_calls']) + Number(row['abandon_calls'])).toBe(Number(row['inbound_calls']))
        const levels = ['10', '20', '30'].map((stretch) => share(row, `service_level_${stretch}seg`))
        expect(levels).toEqual(levels.toSorted((a, b) => a - b))
        expect(share(row, 'abandon')).toBeLessThanOrEqual(100)
      }
    }
    for (const row of rowsOf(data(300), catalogue.find('agent_14'), day)) {
      const [start, end] = [parseDate(String(row['date_ini'])), parseDate(String(row['date_end']))]
      expect((end?.at ?? 0) - (start?.at ?? 0)).toBe(seconds(row, 'time'))
    }
    const shares = rowsOf(data(600), catalogue.find('campaign_4'), day).map((row) => share(row, 'percent'))
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 0)
  })

  test('is in order of date, all text, with the fields of the definition', () => {
    for (const report of catalogue.reports) {
      const rows = rowsOf(data(300), report, span('2025-03-04', '2025-03-05'))
      const { dateField } = report
      for (const row of rows) {
        const lists = new Set(report.lists?.map(({ name }) => name))
        const flat = Object.entries(row).filter(([name]) => !lists.has(name))
        expect(flat.every(([name, value]) => typeof value === 'string' && fieldDefinitionOf(report, name))).toBeTruthy()
        const own = flat.map(([name]) => name).filter((name) => report.fields.some((field) => field.name === name))
        expect(own).toEqual(report.fields.map((field) => field.name))
      }
      if (dateField === null || isDatedByItems(report)) continue
      const dates = rows.map((row) => String(row[dateField]))
      expect(dates).toEqual(dates.toSorted())
      const isDay = report.fields.find((field) => field.name === dateField)?.type === 'date'
      const shape = isDay ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/
      expect(
        dates.every((date) => shape.test(date) && parseDate(date)),
        report.key,
      ).toBe(true)
    }
  })

  test('has seconds shared by rows, and a few exact duplicates', () => {
    for (const report of detailReports) {
      const rows = rowsOf(data(2_000), report, span('2025-03-04'), {})
      const seconds = new Set(rows.map((row) => row[report.dateField ?? '']))
      const distinct = new Set(rows.map((row) => JSON.stringify(row)))
      expect(rows.length).toBe(2_000)
      expect(seconds.size, report.key).toBeLessThan(distinct.size)
      expect(distinct.size, report.key).toBeGreaterThan(1_900)
      expect(distinct.size, report.key).toBeLessThan(2_000)
    }
  })

  test('is nobody’s: reserved mail domains and 555 telephones only', () => {
    const reserved = /^(?:[\w-]+\.)*(?:[\w-]+\.example|example\.(?:com|org|net))$/
    for (const report of catalogue.reports) {
      const text = JSON.stringify(rowsOf(data(500), report, span('2025-03-04')))
      for (const [, domain = ''] of text.matchAll(/[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g)) expect(domain).toMatch(reserved)
      for (const [, host = ''] of text.matchAll(/https?:\/\/([^/"\\]+)/g)) expect(host).toMatch(reserved)
      for (const field of report.fields.filter((candidate) => candidate.type === 'telephone')) {
        for (const row of rowsOf(data(500), report, span('2025-03-04'))) {
          expect(row[field.name], field.name).toMatch(
            /^(?:\+?(?:573\d\d555\d{4}|5255555\d{5}|519555\d{5}|569555\d{5}))?$/,
          )
        }
      }
    }
  })

  test('names agents and customers alike everywhere', () => {
    const names = new Map<unknown, unknown>()
    const pairs = [
      ['agent_id', 'agent_name'],
      ['customer_phone', 'customer_name'],
      ['session_id', 'customer_phone'],
      ['session_id', 'channel'],
      ['telephone', 'customer_id'],
    ] as const
    for (const report of detailReports) {
      for (const row of rowsOf(data(500), report, span('2025-03-04'))) {
        for (const [key, value] of pairs) {
          if (row[key] === undefined || row[value] === undefined) continue
          const id = `${key} ${value} ${JSON.stringify(row[key])}`
          expect(names.get(id) ?? row[value]).toBe(row[value])
          names.set(id, row[value])
        }
      }
    }
    expect(names.size).toBeGreaterThan(100)
  })

  test('has accents, quotes, line breaks, empty values and texts that look like formulas', () => {
    const rows = detailReports.flatMap((report) => rowsOf(data(1_500), report, span('2025-03-04')))
    const texts = rows.flatMap((row) => Object.values(row).map(String))
    for (const pattern of [/[áéíóúñ]/, /"/, /\n/, /,/, /^$/, /^=/, /^-\d/, /^@/, /^\+57/]) {
      expect(
        texts.some((text) => pattern.test(text)),
        String(pattern),
      ).toBe(true)
    }
  })

  test('writes mails of 1 to 4 KB', () => {
    for (const report of detailReports) {
      for (const field of report.fields.filter((candidate) => candidate.type === 'html')) {
        const bodies = rowsOf(data(500), report, span('2025-03-04')).map((row) =>
          Buffer.byteLength(String(row[field.name])),
        )
        expect(Math.min(...bodies)).toBeGreaterThanOrEqual(1_000)
        expect(Math.max(...bodies)).toBeLessThanOrEqual(4_096)
      }
    }
  })
})

describe('reports that the catalogue does not have yet', () => {
  const text = said('x')
  const types: readonly FieldType[] = [
    'text', 'longText', 'html', 'telephone', 'email', 'id', 'integer', 'decimal', 'percent', 'money', 'duration', 'date',
    'dateTime', 'hour',
  ] // prettier-ignore
  const base: ReportDefinition = {
    key: 'reports_manager/new_1',
    service: 'reports_manager',
    id: 'new_1',
    group: 'messages',
    kind: 'detail',
    title: text,
    description: text,
    parameters: [{ name: 'agent_id', required: false, title: text, meaning: text, pattern: '\\d+' }],
    fields: [
      { name: 'date', type: 'dateTime', title: text, meaning: text },
      { name: 'agent_id', type: 'id', title: text, meaning: text },
      { name: 'agent_name', type: 'text', title: text, meaning: text },
      ...types.map((type) => ({ name: `some_${type}`, type, title: text, meaning: text })),
    ],
    dateField: 'date',
    maxDays: 31,
    maxRecords: 60_000,
  }

  test('get a readable value of every type', () => {
    const numeric = base.fields.filter((field) => isNumeric(field.type))
    const unreadable = rowsOf(data(100), base, span('2025-03-04')).flatMap((row) =>
      numeric
        .map((field) => ({ type: field.type, value: String(row[field.name]) }))
        .filter(({ type, value }) => value !== '--' && numberOf(type, value) === null),
    )
    expect(numeric.length).toBeGreaterThan(5)
    expect(unreadable).toEqual([])
  })

  test('select by agent, whether or not the row says the agent', () => {
    const range = span('2025-03-04', '2025-03-06')
    const rows = rowsOf(data(300), base, range, { agent_id: '4105' })
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.every((row) => row['agent_id'] === '4105')).toBe(true)
  })

  test('of states and series have a row for each agent', () => {
    const snapshot = rowsOf(data(), { ...base, kind: 'snapshot', dateField: null }, span('2025-03-04'))
    expect(new Set(snapshot.map((row) => row['agent_id'])).size).toBe(snapshot.length)
    const twoDays = rowsOf(data(), { ...base, kind: 'series' }, span('2025-03-04', '2025-03-05'))
    expect(twoDays.length % snapshot.length).toBe(0)
    expect(takesDates({ ...base, kind: 'series' })).toBe(true)
  })
})

test('a day has a believable number of rows, fewer on Sundays', () => {
  const [sunday, monday] = [span('2025-03-02').from, span('2025-03-03').from]
  for (const report of catalogue.reports) {
    expect(believableRows(report, monday, 1)).toBeGreaterThan(100)
    expect(believableRows(report, sunday, 1)).toBeLessThan(believableRows(report, monday, 1) / 2)
  }
})
