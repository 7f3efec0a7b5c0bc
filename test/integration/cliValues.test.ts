import { afterAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../src/shared/reports/index.ts'
import { formatDay, formatInstant, parseDateSpan, wall, wallClock, type TimeRange } from '../../src/shared/time.ts'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside, ZONE } from '../support/cli.ts'

runCommandsInside()

const DAY = ['--from', '2025-03-01', '--to', '2025-03-01'] as const
const messages = catalogue.find('cdr_3')
const machineCodes = catalogue.find('campaign_8')
const ALL = ['--param', 'campaign_id=all'] as const

afterAll(closeDesks)

/** A JSON number to the letter. */
function raw(text: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text)
}

function rangeOf(from: string, to = from): TimeRange {
  const [first, last] = [parseDateSpan(from), parseDateSpan(to)]
  if (first === undefined || last === undefined) throw new Error(`${from} ${to}`)
  return { from: first.from, to: last.to }
}

function holding(rows: readonly Document[], id = 'cdr_3'): Promise<CliDesk> {
  return openDesk({ rows: (report) => (report.id === id ? rows : []) })
}

describe('rows, to the letter', () => {
  test('values of every kind, unknown fields after the documented ones, missing ones absent', async () => {
    const { cli } = await holding([
      {
        zz: 'unknown',
        conn_id: ' blanks ',
        agent_id: raw('1.0'),
        date: '2025-03-01 08:00:00',
        message: raw('12345678901234567890'),
        channel: true,
        telephone: null,
        destiny: ['a', { b: null, c: [raw('0.10')] }],
        customer_id: { key: raw('1e5'), ñ: 'ü' },
        10: 'a name of digits',
      },
      {
        date: '2025-03-01 08:00:01',
        agent_name: 'q"uo\\te\r\n\ttab \u0000\u001e\u001f 😀 é é',
        message: '007',
        channel: '',
      },
    ])
    await cli.json(['pull', 'cdr_3', ...DAY])
    const { stdout } = await cli.run(['show', 'cdr_3', ...DAY, '--json'])
    const documented =
      '"agent_id":1.0,"date":"2025-03-01 08:00:00","destiny":["a",{"b":null,"c":[0.10]}],"telephone":null,' +
      '"message":12345678901234567890,"channel":true,"customer_id":{"key":1e5,"ñ":"ü"},"conn_id":" blanks ",'
    const [first] = stdout.split('},{"agent_name"')
    expect(first).toContain(`{"total":2,"rows":[{${documented}`)
    expect(first).toContain('"zz":"unknown"')
    expect(first).toContain('"10":"a name of digits"')
    const { rows } = JSON.parse(stdout) as { rows: readonly Document[] }
    expect(rows[1]).toEqual({
      agent_name: 'q"uo\\te\r\n\ttab \u0000\u001e\u001f 😀 é é',
      date: '2025-03-01 08:00:01',
      message: '007',
      channel: '',
    })
    const people = await cli.run(['show', 'cdr_3', ...DAY])
    expect(people.stdout.split('\n')).toHaveLength(2 + 2 + 1 + 1)
    expect(people.stdout).not.toContain('\u0000')
  })

  test('by date, and within one second as the server sent them; equal rows stay two', async () => {
    const row = (second: string, message: string): Document => ({ date: `2025-03-01 08:00:${second}`, message })
    const sent = [row('05', 'a'), row('01', 'b'), row('05', 'a'), row('05', 'c'), row('01', 'a'), row('05', 'a')]
    const { cli } = await holding(sent)
    await cli.json(['pull', 'cdr_3', ...DAY])
    const { rows } = (await cli.json(['show', 'cdr_3', ...DAY])) as { rows: readonly Document[] }
    expect(rows.map((each) => each['message'])).toEqual(['b', 'a', 'a', 'a', 'c', 'a'])
    await cli.json(['pull', 'cdr_3', ...DAY, '--refresh'])
    expect(await cli.json(['show', 'cdr_3', ...DAY])).toEqual({ total: 6, rows })
  })

  test('an empty result is a good one', async () => {
    const { cli } = await holding([])
    expect(await cli.json(['pull', 'cdr_3', ...DAY])).toMatchObject({ rows: 0, requests: 1, failed: [], warnings: [] })
    expect(await cli.json(['pull', 'cdr_3', ...DAY])).toMatchObject({ rows: 0, requests: 0, fromCache: 1 })
    const shown = await cli.run(['show', 'cdr_3', ...DAY])
    expect([shown.status, shown.stdout, shown.stderr]).toEqual([0, '0 of 0 rows\n', ''])
  })
})

describe('periods', () => {
  test('one that cuts a slice, to the second; and what is missing is fetched beside it', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 30 })
    await cli.json(['pull', 'cdr_3', '--from', '2025-03-02', '--to', '2025-03-04'])
    const noon = ['--from', '2025-03-02T12:00', '--to', '2025-03-03T11:59:59']
    const rows = operation.truth(messages, rangeOf('2025-03-02T12:00:00', '2025-03-03T11:59:59'))
    expect(await cli.json(['show', 'cdr_3', ...noon])).toEqual({ total: rows.length, rows })
    expect(await cli.json(['pull', 'cdr_3', ...noon])).toMatchObject({
      requests: 0,
      fromCache: 1,
      rows: rows.length,
    })
    const [first, , third] = rows.map((row) => String(row['date']).replace(' ', 'T'))
    const between = await cli.json(['show', 'cdr_3', '--from', String(first), '--to', String(third)])
    expect(between['rows']).toEqual(rows.filter((row) => String(row['date']).replace(' ', 'T') <= String(third)))
    const wider = await cli.json(['pull', 'cdr_3', '--from', '2025-03-01T06:00', '--to', '2025-03-05'])
    expect(wider).toMatchObject({ requests: 2, fromCache: 1, from: '2025-03-01T06:00:00', to: '2025-03-05T23:59:59' })
    expect(operation.requests.map(({ query }) => [query['date_ini'], query['date_end']])).toEqual([
      ['20250302000000', '20250304235959'],
      ['20250301060000', '20250301235959'],
      ['20250305000000', '20250305235959'],
    ])
    const all = operation.truth(messages, rangeOf('2025-03-01T06:00:00', '2025-03-05T23:59:59'))
    expect((await cli.json(['show', 'cdr_3', '--from', '2025-03-01', '--to', '2025-03-05']))['rows']).toEqual(all)
  })

  test('today is provisional, its rest is not asked for, and the future is only warned of', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 30 })
    const today = await cli.json(['pull', 'cdr_3', '--range', 'today'])
    const now = wallClock(Date.now(), ZONE)
    expect([today['from'], today['to']]).toEqual([`${formatDay(now)}T00:00:00`, `${formatDay(now)}T23:59:59`])
    expect(today['warnings']).toEqual([
      expect.stringMatching(/^Not asked for, it lies in the future: \S+ – \S+T23:59:59$/),
    ])
    const slices = today['windows'] as readonly Document[]
    expect(slices.at(-1)).toMatchObject({ status: 'provisional' })
    const again = await cli.json(['pull', 'cdr_3', '--range', 'today'])
    expect(again['requests']).toBeGreaterThan(0)
    const later = ['--from', formatDay(wall(now + 2 * 86_400)), '--to', formatDay(wall(now + 400 * 86_400))]
    const before = operation.requests.length
    const future = await cli.json(['pull', 'cdr_3', ...later])
    const what = `Not asked for, it lies in the future: ${later[1]}T00:00:00 – ${later[3]}T23:59:59`
    expect(future).toMatchObject({ windows: [], rows: 0, requests: 0, fromCache: 0, failed: [], warnings: [what] })
    expect(operation.requests).toHaveLength(before)
    expect(formatInstant(now)).toMatch(/T/)
  })
})

type Sums = Map<string, Record<string, number>>

function sum(rows: readonly Document[], into: Sums): Sums {
  for (const row of rows) {
    const telephone = String(row['telephone'])
    const total = into.get(telephone) ?? {}
    for (const [name, value] of Object.entries(row))
      if (name !== 'telephone') total[name] = (total[name] ?? 0) + Number(value)
    into.set(telephone, total)
  }
  return into
}

describe('campaign_8: sums over any days', () => {
  test('40 days, a day, and a part of a day beside the whole one', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 60 })
    const long = ['--from', '2025-02-01', '--to', '2025-03-12', ...ALL]
    const pulled = await cli.json(['pull', 'campaign_8', ...long])
    expect(pulled).toMatchObject({ requests: 40, failed: [], warnings: [] })
    expect(pulled['windows']).toHaveLength(40)
    const days = Array.from({ length: 40 }, (_each, day) => formatDay(wall(rangeOf('2025-02-01').from + day * 86_400)))
    const truthOf = (from: string, to = from): Document[] =>
      operation.truth(machineCodes, rangeOf(from, to), { campaign_id: 'all' })
    const expected: Sums = new Map()
    for (const day of days) sum(truthOf(day), expected)
    const shown = (await cli.json(['show', 'campaign_8', ...long])) as { total: number; rows: readonly Document[] }
    expect(shown.total).toBe(expected.size)
    for (const row of shown.rows) {
      expect(Object.keys(row)).toEqual(machineCodes.fields.map(({ name }) => name))
      expect(Object.values(row).every((value) => typeof value === 'string')).toBe(true)
    }
    expect(sum(shown.rows, new Map())).toEqual(expected)
    const day = ['--from', '2025-02-07', '--to', '2025-02-07', ...ALL]
    expect(await cli.json(['show', 'campaign_8', ...day])).toMatchObject({ rows: truthOf('2025-02-07') })

    const morning = ['--from', '2025-02-07T00:00', '--to', '2025-02-07T11:59:59', ...ALL]
    expect(await cli.json(['show', 'campaign_8', ...morning])).toEqual({ total: 0, rows: [] })
    expect(await cli.json(['pull', 'campaign_8', ...morning])).toMatchObject({ requests: 1, fromCache: 0 })
    const part = truthOf('2025-02-07T00:00:00', '2025-02-07T11:59:59')
    expect((await cli.json(['show', 'campaign_8', ...morning]))['rows']).toEqual(part)
    expect((await cli.json(['show', 'campaign_8', ...day]))['rows']).toEqual(truthOf('2025-02-07'))
    expect(sum((await cli.json(['show', 'campaign_8', ...long]))['rows'] as Document[], new Map())).toEqual(expected)
    expect(await cli.json(['pull', 'campaign_8', ...long])).toMatchObject({ requests: 0, fromCache: 40 })
  })

  test('numbers that are no text, rows that stand alone, and parameters apart', async () => {
    const { cli } = await openDesk({
      rows: (_report, _range, { campaign_id }) => [
        { telephone: '+573001234567', busy: campaign_id === 'all' ? 3 : '1', no_answer: '' },
        { telephone: '+573001234567', busy: '2', failed: raw('1.0') },
      ],
    })
    const days = ['--from', '2025-03-01', '--to', '2025-03-02']
    await cli.json(['pull', 'campaign_8', ...days, ...ALL])
    await cli.json(['pull', 'campaign_8', ...days, '--param', 'campaign_id=77'])
    const one = await cli.run(['show', 'campaign_8', ...DAY, ...ALL, '--json'])
    expect(one.stdout).toBe(
      '{"total":2,"rows":[{"telephone":"+573001234567","no_answer":"","busy":3},{"telephone":"+573001234567","busy":"2","failed":1.0}]}\n',
    )
    const { rows } = (await cli.json(['show', 'campaign_8', ...days, ...ALL])) as { rows: readonly Document[] }
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ telephone: '+573001234567', busy: '10', failed: '2' })
    const other = await cli.json(['show', 'campaign_8', ...days, '--param', 'campaign_id=77'])
    expect(other['rows']).toEqual([expect.objectContaining({ busy: '6' })])
  })
})
