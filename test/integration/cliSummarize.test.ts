import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SummaryDocument, SummaryGroup } from '../../src/shared/summaries/types.ts'
import { SECONDS_PER_DAY } from '../../src/shared/time.ts'
import { Cli, closeDesks, type Document, runCommandsInside } from '../support/cli.ts'
import { INTERACTIONS, interactionsDesk, REPORT, type Interaction } from '../support/interactions.ts'
import { at } from '../support/times.ts'

runCommandsInside()

const SPANISH = { env: { LC_ALL: 'es_CO.UTF-8' } }
const WHOLE = ['--from', '2025-03-03', '--to', '2025-03-08'] as const

let cli: Cli

beforeAll(async () => {
  cli = await interactionsDesk()
})

afterAll(closeDesks)

async function summarize(...words: readonly string[]): Promise<SummaryDocument> {
  return (await cli.json(['summarize', REPORT, ...words])) as unknown as SummaryDocument
}

/** Lines as one reads them: key, column if any, values, state where it is not complete, and what is compared. */
function linesOf({ groups }: SummaryDocument): readonly unknown[] {
  return groups.map(({ key, column, values, compared, state, comparedState, others }: SummaryGroup) => [
    others === true ? 'others' : key.join(' / '),
    ...(column === null ? [] : [column]),
    ...values,
    ...(state === 'complete' ? [] : [state]),
    ...(compared === null ? [] : [compared]),
    ...(comparedState === null || comparedState === 'complete' ? [] : [comparedState]),
  ])
}

/** What the server has of some days, counted by something. */
function counted(from: string, to: string, keyOf: (each: Interaction) => string): ReadonlyMap<string, Interaction[]> {
  const own = INTERACTIONS.filter((each) => each.at >= at(from) && each.at < at(to) + SECONDS_PER_DAY)
  return Map.groupBy(own, keyOf)
}

const numbersOf = (rows: readonly Interaction[]): readonly number[] =>
  rows.flatMap(({ wait }) => (/^\d+$/.test(wait) ? [Number(wait)] : []))
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
const average = (rows: readonly Interaction[]): number => sum(numbersOf(rows)) / numbersOf(rows).length

describe('summarize', () => {
  test('the five service levels differ as they should, each with its formula', async () => {
    const variants = ['all', 'answered', 'offered', 'late-abandons', 'short-abandons']
    const measures = variants.flatMap((variant) => ['--measure', `kpi:service-level(variant=${variant})`])
    const { groups, measures: headings } = await summarize('--from', '2025-02-10', '--to', '2025-02-10', ...measures)
    expect(groups[0]?.values.map((value) => ((value ?? 0) * 100).toFixed(1))).toEqual([
      '83.0',
      '86.0',
      '81.1',
      '82.7',
      '82.1',
    ])
    expect(new Set(headings.map(({ formula }) => formula)).size).toBe(5)
    expect(headings.every(({ type }) => type === 'percent')).toBe(true)
  })

  test('the document has all that its contract tells, without options a count', async () => {
    const document = await summarize(...WHOLE)
    expect(document).toEqual({
      report: REPORT,
      connection: 'ops',
      from: '2025-03-03T00:00:00',
      to: '2025-03-08T23:59:59',
      compared: null,
      by: [],
      across: null,
      measures: [{ title: 'Interactions', formula: 'count', type: 'count' }],
      groups: [
        { key: [], column: null, values: [72], compared: null, rows: 72, state: 'complete', comparedState: null },
      ],
      unread: [],
      warnings: [],
    })
  })

  test('along the time each step has its group, and what is not here is never 0', async () => {
    const period = ['--from', '2025-03-09T10:00:00', '--to', '2025-03-12']
    const measures = ['--measure', 'Filas = count', '--measure', 'sum(wait_time)', '--measure', 'avg(wait_time)']
    const document = await summarize(...period, '--by', 'date:day', ...measures, '--filter', 'wait_time > 298')
    expect(linesOf(document)).toEqual([
      ['2025-03-09', 0, 0, null],
      ['2025-03-10', 0, 0, null],
      ['2025-03-11', null, null, null, 'missing'],
      ['2025-03-12', 0, 0, null, 'partial'],
      ['', 0, 0, null, 'partial'],
    ])
    expect(document.groups[2]?.rows).toBe(0)
    expect(document.warnings).toEqual([
      'Not fetched yet: 2025-03-11T00:00:00 – 2025-03-11T23:59:59, 2025-03-12T12:00:00 – 2025-03-12T23:59:59',
    ])
    // Weeks begin on Monday; of one that the period cuts only the part within it counts.
    const weeks = await summarize('--from', '2025-03-05', '--to', '2025-03-10', '--by', 'date:week')
    expect(linesOf(weeks)).toEqual([
      ['2025-03-03', 60],
      ['2025-03-10', 12],
      ['', 72],
    ])
    const folded = await summarize(...WHOLE, '--by', 'date:day-of-week', '--by', 'date:hour-of-day', '--no-totals')
    expect(folded.groups).toHaveLength(72)
    expect(folded.groups.map(({ key }) => key[0])).toEqual(
      Array.from({ length: 72 }, (_, place) => String(1 + Math.floor(place / 12))),
    )
    expect(folded.groups[13]).toMatchObject({ key: ['2', '09:00'], values: [1] })
  })

  test('totals, shares, others and unread values are worked out from the rows', async () => {
    const of = counted('2025-03-03', '2025-03-08', ({ skill }) => skill)
    const all = [...of.values()].flat()
    const measures = ['count', 'share(count)', 'avg(wait_time)', 'median(wait_time)', 'distinct(skill_result)']
    const asked = [...WHOLE, '--by', 'skill_id', ...measures.flatMap((each) => ['--measure', each])]
    const document = await summarize(...asked, '--order', '3')
    const middle = (rows: readonly Interaction[]): number => {
      const sorted = numbersOf(rows).toSorted((one, other) => one - other)
      const place = (sorted.length - 1) / 2
      return ((sorted[Math.floor(place)] ?? 0) + (sorted[Math.ceil(place)] ?? 0)) / 2
    }
    const line = (key: string, rows: readonly Interaction[], total = all): readonly unknown[] => [
      key,
      rows.length,
      rows.length / total.length,
      average(rows),
      middle(rows),
      new Set(rows.map(({ result }) => result)).size,
    ]
    const inOrder = [...of].toSorted(([, one], [, other]) => average(other) - average(one))
    const named = inOrder.filter(([key]) => key !== '')
    // The group without a value is last both ways.
    const withoutValue = inOrder.filter(([key]) => key === '')
    const groups = [...named, ...withoutValue]
    expect(linesOf(document)).toEqual([...groups.map(([key, rows]) => line(key, rows)), line('', all)])
    expect(document.unread).toEqual([{ field: 'wait_time', values: 1 }])
    const limited = await summarize(...asked, '--order', '3', '--limit', '1')
    const rest = groups.slice(1).flatMap(([, rows]) => rows)
    expect(linesOf(limited)).toEqual([
      line(groups[0]?.[0] ?? '', groups[0]?.[1] ?? []),
      line('others', rest),
      line('', all),
    ])
    expect(limited.groups[1]).toMatchObject({ key: [null], others: true })
    const text = await cli.run(['summarize', REPORT, ...asked], SPANISH)
    expect(text.stderr).toContain('wait_time: 1 valor no se pudo leer como número; las medidas van sin él.')
  })

  test('bands are named by their lower end, and columns have an entry in each group', async () => {
    const words = [...WHOLE, '--by', 'wait_time:120', '--across', 'skill_result']
    const document = await summarize(...words)
    const bands = counted('2025-03-03', '2025-03-08', ({ wait }) =>
      /^\d+$/.test(wait) ? String(Math.floor(Number(wait) / 120) * 120) : '',
    )
    const rows = ['0', '120', '240', ''].flatMap((band) => {
      const own = bands.get(band) ?? []
      const of = (wanted: string): number => own.filter(({ result }) => result === wanted).length
      return [
        [band, 'ABANDON', of('ABANDON')],
        [band, 'ANSWER', of('ANSWER')],
        [band, own.length],
      ]
    })
    expect(linesOf(document).slice(0, 12)).toEqual(rows)
    expect(document).toMatchObject({
      by: [{ field: 'wait_time', step: '120' }],
      across: { field: 'skill_result', step: null },
    })
    const without = await summarize(...words, '--no-totals')
    expect(linesOf(without)).toEqual(rows.filter(({ length }) => length === 3))
  })

  test('an earlier period stands beside, day by day, and its own groups come too', async () => {
    const period = ['--from', '2025-03-10', '--to', '2025-03-12']
    const compared = async (words: string, from = '2025-03-10', to = '2025-03-12'): Promise<unknown> =>
      (await summarize('--from', from, '--to', to, '--compare', words)).compared
    const days = (from: string, to: string): unknown => ({ from: `${from}T00:00:00`, to: `${to}T23:59:59` })
    expect(await compared('previous')).toEqual(days('2025-03-07', '2025-03-09'))
    expect(await compared('month', '2025-03-30', '2025-03-31')).toEqual(days('2025-02-28', '2025-02-28'))
    expect(await compared('year')).toEqual(days('2024-03-10', '2024-03-12'))
    expect(await compared('2025-02-10..2025-02-10')).toEqual(days('2025-02-10', '2025-02-10'))
    const week = await summarize(...period, '--compare', 'week', '--by', 'date:day')
    expect(week.compared).toEqual(days('2025-03-03', '2025-03-05'))
    expect(linesOf(week)).toEqual([
      ['2025-03-10', 12, [12]],
      ['2025-03-11', null, 'missing', [12]],
      ['2025-03-12', 4, 'partial', [12]],
      ['', 16, 'partial', [36]],
    ])
    const guide = await summarize(
      '--from',
      '2025-03-10',
      '--to',
      '2025-03-10',
      '--by',
      'skill_id',
      '--compare',
      '2025-02-10..2025-02-10',
    )
    expect(guide.groups).toContainEqual(expect.objectContaining({ key: ['Guía'], values: [0], compared: [1060] }))
    const missing = await summarize('--from', '2025-03-03', '--to', '2025-03-03', '--compare', 'year')
    expect(linesOf(missing)).toEqual([['', 12, [null], 'missing']])
    expect(missing.warnings).toEqual([expect.stringMatching(/^Compared period: Not fetched yet: 2024-03-03T/)])
  })

  test('which rows are meant is said as for show', async () => {
    const same = async (report: string, ...words: readonly string[]): Promise<number> => {
      const { total } = await cli.json(['show', report, ...words, '--limit', '0'])
      const { groups } = (await cli.json(['summarize', report, ...words])) as unknown as SummaryDocument
      expect(
        groups.map(({ values }) => values[0]),
        words.join(' '),
      ).toEqual([total])
      return Number(total)
    }
    expect(await same(REPORT, ...WHOLE, '--filter', 'wait_time >= 1:00', '--search', 'ventas')).toBeGreaterThan(0)
    const sums = ['--from', '2025-03-03', '--to', '2025-03-04']
    await cli.json(['pull', 'agent_11', ...sums])
    await cli.json(['pull', 'agent_11', ...sums, '--by-day'])
    expect(await same('agent_11', ...sums, '--list', 'agents')).toBeGreaterThan(0)
    const byDay = await cli.json(['summarize', 'agent_11', ...sums, '--by-day', '--by', 'day:day'])
    expect((byDay as unknown as SummaryDocument).groups.map(({ key }) => key)).toEqual([
      ['2025-03-03'],
      ['2025-03-04'],
      [],
    ])
    await cli.json(['pull', 'information/agents'])
    expect(await same('information/agents', '--taken', '2999-01-01')).toBeGreaterThan(0)
  })
})

test.each([
  [['--measure', 'avg('], 'bad-measure', 'parentheses'],
  [['--measure', 'sum(skill_result)'], 'bad-measure', '"skill_result"'],
  [['--measure', 'share(avg(wait_time))'], 'bad-measure', 'share takes'],
  [['--measure', 'kpi:nope'], 'bad-measure', 'atalaya kpis'],
  [['--measure', 'kpi:asa(speed=3)'], 'bad-measure', 'has no parameter "speed"'],
  [['--measure', 'kpi:occupancy'], 'bad-measure', 'agent_8'],
  [['--measure', 'count(wait_time > soon)'], 'bad-filter', 'soon'],
  [['--measure', 'avg(nope)'], 'unknown-field', 'nope'],
  [['--by', 'date:fortnight'], 'bad-grouping', 'fortnight'],
  [['--by', 'wait_time:0'], 'bad-grouping', 'greater than 0'],
  [['--by', 'skill_id:60'], 'bad-grouping', 'no step'],
  [['--by', 'nope'], 'unknown-field', 'nope'],
  [['--by', 'a', '--by', 'b', '--by', 'c', '--by', 'd'], 'bad-summary', 'at most 3'],
  [['--across', 'skill_id', '--across', 'skill_result'], 'usage', '--across comes once'],
  [['--by', 'skill_id', '--order', '1', '--order', 'label'], 'usage', '--order comes once'],
  [['--measure', 'min(date)'], 'bad-measure', '--sort date'],
  [Array.from({ length: 13 }, () => ['--measure', 'count']).flat(), 'bad-summary', '12'],
  [['--limit', '3'], 'bad-summary', '--by'],
  [['--order', '1'], 'bad-summary', '--by'],
  [['--by', 'skill_id', '--limit', '0'], 'bad-summary', '"0"'],
  [['--by', 'skill_id', '--order', '2'], 'bad-summary', '"2"'],
  [['--compare', 'sometime'], 'bad-summary', 'previous'],
  [['--compare', '2025-03-02..2025-03-01'], 'bad-summary', 'DATE..DATE'],
  [['--format', 'xlsx'], 'usage', '--out'],
  [['--out', 'x.csv', '--format', 'ods'], 'usage', 'csv-excel-es'],
  [['--out', '-'], 'usage', '--json'],
] as const)('%j has status 2 and says what is right', async (words, code, phrase) => {
  const { error } = (await cli.json(['summarize', REPORT, ...WHOLE, ...words], 2)) as { error: Document }
  expect(error).toMatchObject({ code })
  expect(`${String(error['message'])} ${String(error['hint'])}`).toContain(phrase)
})

test('what is wrong with the words is told before the store is opened', async () => {
  const locked = new Cli({ ATALAYA_STORE_KEY: undefined })
  const summarized = async (...words: readonly string[]): Promise<number | null> =>
    (await locked.run(['summarize', REPORT, ...WHOLE, ...words])).status
  expect(await summarized('--by', 'date:fortnight')).toBe(2)
  expect(await summarized('--compare', 'sometime')).toBe(2)
  expect(await summarized('--by', 'date:week')).toBe(7)
})

test('a field that does not add up is refused, and the right measure named, in both languages', async () => {
  const words = ['summarize', 'agent_8', ...WHOLE, '--measure', 'avg(aht)', '--json']
  const english = await cli.run(words)
  expect(english.status).toBe(2)
  expect(english.stdout).toContain('"code":"not-additive"')
  expect(english.stdout).toContain('kpi:aht')
  expect((await cli.run(words, SPANISH)).stdout).toContain('la medida correcta es kpi:aht')
  expect((await cli.run(['summarize', 'agent_8', ...WHOLE, '--measure', 'max(aht)'])).status).toBe(0)
  const undated = (await cli.json(['summarize', 'cdr_2', ...WHOLE, '--by', 'date:day'], 2)) as { error: Document }
  expect(undated.error).toMatchObject({ code: 'bad-grouping' })
  expect(String(undated.error['message'])).toContain('--by-day')
})

test('of a period that has not begun every command says so, in both languages', async () => {
  const future = ['--from', '2099-03-01', '--to', '2099-03-02']
  const told = 'This period has not begun yet: 2099-03-01T00:00:00 – 2099-03-02T23:59:59'
  expect((await summarize(...future)).warnings).toEqual([told])
  for (const command of ['show', 'summarize']) {
    const { status, stderr } = await cli.run([command, REPORT, ...future])
    expect([status, stderr]).toEqual([0, `${told}\n`])
  }
  const { stderr } = await cli.run(['summarize', REPORT, ...future], SPANISH)
  expect(stderr).toBe(`${told.replace('This period has not begun yet', 'Este periodo aún no empieza')}\n`)
})

test('people read a table in their language, with the formulas beneath', async () => {
  const words = ['--measure', 'Espera = avg(wait_time)', '--measure', 'share(count)', '--by', 'date:day-of-week']
  const period = ['--from', '2025-03-04', '--to', '2025-03-05', '--compare', 'previous']
  const { status, stdout, stderr } = await cli.run(['summarize', REPORT, ...period, ...words], SPANISH)
  expect(status).toBe(0)
  const rows = (from: string): Interaction[] => [...counted(from, from, () => '').values()].flat()
  const clock = (seconds: number): string =>
    `0:0${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`
  const lines = stdout.split('\n').map((line) => line.split(/ {2,}/).map((cell) => cell.trim()))
  expect(lines[0]).toEqual([
    'Fecha (día de la semana)',
    'Espera',
    'antes',
    'diferencia',
    'diferencia %',
    'Parte de Interacciones',
    'antes',
    'diferencia',
    'Estado antes',
  ])
  expect(lines.find(([first]) => first === 'martes')?.slice(0, 3)).toEqual([
    'martes',
    clock(average(rows('2025-03-04'))),
    '–',
  ])
  expect(lines.find(([first]) => first === 'lunes')?.slice(0, 3)).toEqual([
    'lunes',
    '–',
    clock(average(rows('2025-03-03'))),
  ])
  expect(stdout).toContain('50,0 %')
  expect(stdout).toContain('+50,0 pp')
  expect(stdout).toContain('\nEspera = avg(wait_time)\nParte de Interacciones = share(count)\n')
  expect(stderr).toContain('Periodo comparado: Aún sin traer: 2025-03-02T00:00:00 – 2025-03-02T23:59:59')
  const help = (await cli.run(['summarize', '--help'], SPANISH)).stdout
  expect(help).toContain('--across FIELD[:STEP]')
  expect(help).toContain('day-of-week')
})
