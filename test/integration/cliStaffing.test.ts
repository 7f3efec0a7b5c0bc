import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffingOf } from '../../src/shared/measures/staffing.ts'
import { formatDay, formatTimeOfDay, SECONDS_PER_DAY, wall } from '../../src/shared/time.ts'
import { cellsOf, readCharts } from '../support/chartReader.ts'
import { closeDesks, openDesk, type Cli, type Document, runCommandsInside } from '../support/cli.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { INTERACTIONS, interactionsDesk, REPORT, type Interaction } from '../support/interactions.ts'

// The people that intervals need, out of rows that were really fetched: by hand from the same interactions.

let cli: Cli

beforeAll(async () => {
  cli = await interactionsDesk()
})

runCommandsInside()

afterAll(closeDesks)

interface PlannedDocument extends Document {
  readonly days: readonly { readonly weekday: number; readonly days: number; readonly calls: number | null }[]
  readonly intervals: readonly {
    readonly weekday: number
    readonly time: string
    readonly calls: number
    readonly agents: number | null
    readonly scheduled: number | null
    readonly measuredServiceLevel: number | null
    readonly agentsNeeded: number | null
  }[]
}

const PERIOD = ['--from', '2025-03-03', '--to', '2025-03-12']

async function planned(...words: readonly string[]): Promise<PlannedDocument> {
  return (await cli.json(['staffing', REPORT, ...PERIOD, ...words])) as PlannedDocument
}

/** What came on some days within an hour of the day. */
function came(days: readonly string[], hour: number): readonly Interaction[] {
  return INTERACTIONS.filter(
    (each) => days.includes(formatDay(wall(each.at))) && Number(formatTimeOfDay(wall(each.at)).slice(0, 2)) === hour,
  )
}

describe('staffing of a report', () => {
  test('is the average of the days that are here whole, and says which are not', async () => {
    const document = await planned('--interval', '1h', '--aht', '240', '--shrinkage', '30')
    expect(document['leftOut']).toEqual(['2025-03-11', '2025-03-12'])
    // Two Mondays, the 3rd and the 10th; of the Tuesdays only the 4th was fetched, of the Wednesdays the 5th whole.
    expect(document.days.map(({ days }) => days)).toEqual([2, 1, 1, 1, 1, 1, 1])
    for (const hour of [8, 13, 19]) {
      const rows = came(['2025-03-03', '2025-03-10'], hour)
      const calls = rows.length / 2
      const found = document.intervals.find(
        ({ weekday, time }) => weekday === 1 && time === `${String(hour).padStart(2, '0')}:00`,
      )
      const demand = { calls, intervalSeconds: 3_600, ahtSeconds: 240, targetPercent: 80, targetSeconds: 20 }
      const { agents, scheduled } = staffingOf({ ...demand, maxOccupancyPercent: 85, shrinkagePercent: 30 })
      const inTime = rows.filter(({ result, wait }) => result === 'ANSWER' && /^\d+$/.test(wait) && Number(wait) <= 20)
      expect(found).toMatchObject({ calls, agents, scheduled, measuredServiceLevel: inTime.length / rows.length })
    }
    const shown = document.days.map(({ calls }) => calls)
    const monday = INTERACTIONS.filter(({ at: moment }) =>
      ['2025-03-03', '2025-03-10'].includes(formatDay(wall(moment))),
    )
    expect(shown[0]).toBeCloseTo(monday.length / 2, 9)
  })

  test('of shorter intervals adds up to the longer ones', async () => {
    const [quarters, hours] = [
      await planned('--interval', '15m', '--aht', '240'),
      await planned('--interval', '1h', '--aht', '240'),
    ]
    const sum = (document: PlannedDocument): number => document.intervals.reduce((all, { calls }) => all + calls, 0)
    expect(sum(quarters)).toBeCloseTo(sum(hours), 9)
    expect(quarters.intervals.length).toBeGreaterThan(hours.intervals.length)
  })

  test('follows filters, and knows nothing where no handling time is known', async () => {
    const document = await planned('--filter', 'skill_result = ABANDON')
    expect(document['aht']).toBeNull()
    expect(document.intervals[0]).toMatchObject({ agents: null, scheduled: null })
    const abandoned = INTERACTIONS.filter(
      ({ at: moment, result }) => result === 'ABANDON' && formatDay(wall(moment)) === '2025-03-04',
    )
    expect(document.days[1]?.calls).toBe(abandoned.length)
  })

  test('says in words what it supposes and leaves out, and goes into a file with its formulas', async () => {
    const { stdout, stderr } = await cli.run(['staffing', REPORT, ...PERIOD, '--aht', '240'], {
      env: { LC_ALL: 'es_CO.UTF-8' },
    })
    expect(stderr).toMatch(/2 días no están completos y no cuentan: 11–12 mar 2025\./)
    expect(stderr).toContain('nadie cuelga')
    expect(stdout).toMatch(/lunes +08:00/)
    expect(stdout).toContain('Personas por programar = ')
    const file = cli.path('staffing.csv')
    const written = await cli.json(['staffing', REPORT, ...PERIOD, '--aht', '240', '--out', file])
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
    const document = await planned('--aht', '240')
    expect(written).toMatchObject({ file, rows: document.intervals.length + 7, format: 'csv' })
    const first = document.intervals[0]
    expect(lines.find((line) => line.startsWith('Monday,'))).toContain(`Monday,${first?.time},${first?.calls},`)
  })

  test('goes into a workbook that draws what comes and who is needed, interval by interval', async () => {
    const file = cli.path('staffing.xlsx')
    await cli.json(['staffing', REPORT, ...PERIOD, '--aht', '240', '--out', file])
    const { intervals } = await planned('--aht', '240')
    const bytes = readFileSync(file)
    const sheets = readWorkbook(bytes)
    const charts = readCharts(bytes, 1)
    expect(charts.map(({ kind, title }) => [kind, title[0]])).toEqual([
      ['lineChart', 'Come in (average)'],
      ['lineChart', 'People to schedule'],
    ])
    const [times, drawn] = [charts[1]?.series[0]?.categories, charts[1]?.series[0]?.values]
    expect(cellsOf(sheets, times?.reference ?? '')[1]?.map((cell) => cell?.shown)).toEqual(
      intervals.map(({ time }) => time),
    )
    expect(cellsOf(sheets, drawn?.reference ?? '')[0]?.map((cell) => cell?.value)).toEqual(
      intervals.map(({ scheduled }) => scheduled ?? undefined),
    )
  })

  test.each([
    [['staffing', REPORT, '--aht', '240'], 'usage'],
    [['staffing', REPORT, ...PERIOD, '--interval', '10m'], 'usage'],
    [['staffing', REPORT, ...PERIOD, '--target', '80/2.5'], 'usage'],
    [['staffing', REPORT, ...PERIOD, '--calls', '3'], 'usage'],
    [['staffing', 'skill_3', ...PERIOD, '--param', 'skill_id=1'], 'usage'],
    [['staffing', 'agent_8', ...PERIOD, '--interval', '30m'], 'usage'],
    [['staffing', REPORT, ...PERIOD, '--format', 'xlsx'], 'usage'],
    [
      ['staffing', '--connection', 'ops', '--calls', '1', '--interval', '30m', '--aht', '1', '--target', '80/20'],
      'usage',
    ],
    [['staffing', 'cdr_99', ...PERIOD], 'unknown-report'],
  ])('%j has status 2', async (words, code) => {
    const { error } = (await cli.json(words, 2)) as { readonly error: Document }
    expect(error).toMatchObject({ code })
    expect(String(error['message'])).toMatch(/^[^\n{]+\.$/)
  })
})

test('another report’s handling time and the servers’ own need stand beside it', async () => {
  // The sample operation tells of the weeks before now.
  const day = formatDay(wall(Math.floor(Date.now() / 1000) - 14 * SECONDS_PER_DAY))
  const { cli: own } = await openDesk()
  await own.json(['pull', REPORT, '--from', day, '--to', day])
  await own.json(['pull', 'agent_8', '--from', day, '--to', day])
  await own.json(['pull', 'skill_5', '--param', 'skill_id=all', '--from', day, '--to', day, '--by-day'])
  const document = (await own.json([
    'staffing',
    REPORT,
    '--from',
    day,
    '--to',
    day,
    '--interval',
    '1h',
  ])) as PlannedDocument
  const summary = (await own.json(['summarize', 'agent_8', '--from', day, '--to', day, '--measure', 'kpi:aht'])) as {
    readonly groups: readonly { readonly values: readonly number[] }[]
  }
  expect(document['aht']).toEqual({ seconds: summary.groups[0]?.values[0], origin: 'other-report' })
  const { rows } = (await own.json([
    'show',
    'skill_5',
    '--param',
    'skill_id=all',
    '--from',
    day,
    '--to',
    day,
    '--by-day',
    '--limit',
    '1000',
  ])) as { readonly rows: readonly Record<string, string>[] }
  const atTen = rows.filter(({ hour }) => Number(hour?.slice(0, 2)) === 10)
  expect(atTen.length).toBeGreaterThan(0)
  const needed = atTen.reduce((sum, { agents_needed: agents }) => sum + Number(agents), 0)
  expect(document.intervals.find(({ time }) => time === '10:00')?.agentsNeeded).toBe(needed)
})
