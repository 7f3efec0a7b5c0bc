import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDate } from '../../src/shared/time.ts'
import {
  type CliDesk,
  closeDesks,
  type Document,
  type Environment,
  openDesk,
  runCommandsInside,
} from '../support/cli.ts'

runCommandsInside()

const PERIOD = ['--from', '2025-03-01', '--to', '2025-04-30'] as const
const SPANISH: Environment = { LC_ALL: 'es_CO.UTF-8' }
const ENGLISH: Environment = { LC_ALL: 'en_US.UTF-8' }

const ROWS = [
  { agent_name: 'Ana', date: '2025-03-04 08:00:00', time_seg: '00:01:30', cost: '1234.5', description_code: 'a = ' },
  {
    agent_name: 'Be\u200bto',
    date: '2025-04-03 20:30:15',
    time_seg: '00:20:00',
    cost: '1.234',
    description_code: 'a =',
  },
  { agent_name: 'Caro ', date: '2025-04-03 21:00:00', time_seg: '--', cost: '', description_code: 'b' },
]

let desk: CliDesk

beforeAll(async () => {
  desk = await openDesk({
    rows: (report, { from, to }) =>
      ROWS.filter(({ date }) => {
        const at = parseDate(date)?.at ?? 0
        return report.id === 'cdr_1' && from <= at && at <= to
      }),
  })
  await desk.cli.json(['pull', 'cdr_1', ...PERIOD])
})

afterAll(closeDesks)

async function found(filter: string, env: Environment, period: readonly string[] = PERIOD): Promise<string> {
  const words = ['show', 'cdr_1', ...period, '--filter', filter]
  const { rows } = (await desk.cli.json(words, 0, { env })) as { rows: readonly Document[] }
  return rows.map(({ agent_name: name }) => String(name).charAt(0)).join('')
}

async function refusal(filter: string, env: Environment, period: readonly string[] = PERIOD): Promise<Document> {
  const document = await desk.cli.json(['show', 'cdr_1', ...period, '--filter', filter], 2, { env })
  return document['error'] as Document
}

describe('the value of a filter', () => {
  test.each([
    ['date = 04/03/2025', 'A', 'BC'],
    ['date != 04/03/2025', 'BC', 'A'],
    ['date in 4/3/2025|2025-04-03', 'ABC', 'BC'],
    ['date = 3/4/2025 20:30', 'B', ''],
    ['date >= 2025-04-03 8:30 pm', 'BC', 'BC'],
    ['date = 4 mar 2025', 'A', 'A'],
    ['time_seg = 1:30', 'A', 'A'],
    ['time_seg >= 1 min 30 s', 'AB', 'AB'],
    ['time_seg = 00:01:30', 'A', 'A'],
    ['cost = 1.234,5', 'A', 'A'],
    ['cost = 1,234.5', 'A', 'A'],
    ['cost = 1.234', '', 'B'],
    ['cost = 1,234', 'B', ''],
    ['cost < 1000,5', 'B', 'B'],
    ['date:time-of-day >= 20:30', 'BC', 'BC'],
    ['date:time-of-day > 20:30', 'C', 'C'],
    ['date:time-of-day > 8:30:14 p. m.', 'BC', 'BC'],
    ['date:time-of-day = 20:30', 'B', 'B'],
    ['date:time-of-day = 20:30:00', '', ''],
    ['date:time-of-day in 21:00..8:00', 'AC', 'AC'],
    ['date:time-of-day in 8:00|20:00–20:59', 'AB', 'AB'],
    ['date:day-of-week = 2', 'A', 'A'],
    ['date:day-of-week = martes', 'A', 'A'],
    ['date:day-of-week in Tue|thu', 'ABC', 'ABC'],
    ['date:day-of-week in mié..dom', 'BC', 'BC'],
    ['date:day-of-week != thursday', 'A', 'A'],
  ])('is read as people write it in Spanish, and in English: %s', async (filter, spanish, english) => {
    expect([await found(filter, SPANISH), await found(filter, ENGLISH)]).toEqual([spanish, english])
  })

  test.each([
    ['date = 2025-11-31', /calendario/, /calendar/],
    ['date != 31/04/2025', /calendario/, /calendar/],
    ['date = mañana', /22\/11\/2026/, /11\/22\/2026/],
    ['date in 2025-03-04|x', /fecha/, /date/],
    ['time_seg = 1 mes', /duración/, /duration/],
    ['time_seg != --', /"empty"/, /"empty"/],
    ['cost = caro', /valor|número/, /amount|number/],
    ['cost =', /valor|número/, /amount|number/],
    ['date:time-of-day >= 25:00', /19:00/, /19:00/],
    ['date:time-of-day = 20:00..21:00', /19:00/, /19:00/],
    ['date:time-of-day in 20:00..', /22:00\.\.06:00/, /22:00\.\.06:00/],
    ['date:time-of-day contains 20', / in\./, / in\./],
    ['date:time-of-day empty', / in\./, / in\./],
    ['date:day-of-week = 8', /lunes a domingo/, /Monday to Sunday/],
    ['date:day-of-week in 1|x', /lunes a domingo/, /Monday to Sunday/],
    ['date:hour-of-day = 20', /time-of-day/, /time-of-day/],
    ['time_seg:time-of-day > 20:00', /Solo las fechas/, /Only dates/],
    ['agent_name:day-of-week = 1', /Solo las fechas/, /Only dates/],
  ])('is refused where it is no value of its field: %s', async (filter, spanish, english) => {
    const [es, en] = [await refusal(filter, SPANISH), await refusal(filter, ENGLISH)]
    expect([es['code'], en['code']]).toEqual(['bad-filter', 'bad-filter'])
    expect(es['hint']).toMatch(spanish)
    expect(en['hint']).toMatch(english)
  })

  test.each(['contains', '!contains', 'starts', 'ends', 'empty', '!empty'])(
    'may be anything to %s',
    async (operator) => {
      const filter = operator.endsWith('empty') ? `date ${operator}` : `date ${operator} 2025-11-31`
      expect(await found(filter, SPANISH)).toBe(operator.startsWith('!') ? 'ABC' : '')
    },
  )

  test('in English is refused where only the day first would lie in the period', async () => {
    const april = ['--from', '2025-04-01', '--to', '2025-04-30'] as const
    expect((await refusal('date = 03/04/2025', ENGLISH, april))['hint']).toMatch(/month comes first/)
    expect(await found('date = 04/03/2025', ENGLISH, april)).toBe('BC')
    expect(await found('date = 2025-03-04', ENGLISH, april)).toBe('')
    expect(await found('date = 03/04/2025', SPANISH, april)).toBe('BC')
  })

  test('of a text is to the letter, and blind to marks that nobody sees', async () => {
    expect(await found('description_code = a = ', ENGLISH)).toBe('A')
    expect(await found('description_code contains = ', ENGLISH)).toBe('A')
    expect(await found('description_code contains  =', ENGLISH)).toBe('AB')
    expect(await found('agent_name ends  ', ENGLISH)).toBe('C')
    expect(await found('agent_name = beto', ENGLISH)).toBe('B')
    expect(await found('agent_name contains \u2066beto\u2069', ENGLISH)).toBe('B')
  })
})

test('sums without a date of their own refuse parts of one; day by day they have days of the week, and no hours', async () => {
  const sums = ['show', 'campaign_8', ...PERIOD, '--param', 'campaign_id=all']
  const refused = await desk.cli.json([...sums, '--filter', 'date:day-of-week = 1'], 2, { env: ENGLISH })
  expect((refused['error'] as Document)['code']).toBe('unknown-field')
  const days = await desk.cli.json([...sums, '--by-day', '--filter', 'day:time-of-day = 8:00'], 2, { env: ENGLISH })
  expect((days['error'] as Document)['hint']).toMatch(/without a time/)
  expect(await desk.cli.json([...sums, '--by-day', '--filter', 'day:day-of-week = Monday'])).toMatchObject({ total: 0 })
})

test('a measure counts rows by parts of their dates', async () => {
  const words = ['summarize', 'cdr_1', ...PERIOD, '--measure', 'count(date:time-of-day in 20:00..08:00)']
  const { groups, measures } = await desk.cli.json([...words, '--measure', 'count(date:day-of-week = jueves)'], 0, {
    env: SPANISH,
  })
  expect((groups as readonly Document[]).map(({ values }) => values)).toEqual([[3, 2]])
  expect((measures as readonly Document[]).map(({ formula }) => formula)).toEqual([
    'count(date:time-of-day in 20:00..08:00)',
    'count(date:day-of-week = 4)',
  ])
  const refused = await desk.cli.json([...words.slice(0, -1), 'count(date:time-of-day > soon)'], 2, { env: ENGLISH })
  expect((refused['error'] as Document)['hint']).toMatch(/19:00/)
})

test('a file for a Spanish Excel has decimal commas, and the others what the server sent', async () => {
  const cells: Record<string, readonly string[]> = {}
  for (const format of ['csv', 'csv-excel', 'csv-excel-es']) {
    const file = desk.cli.path(`${format}.csv`)
    const words = ['export', 'cdr_1', ...PERIOD, '--columns', 'cost,time_seg', '--format', format, '--out', file]
    await desk.cli.json(words, 0, { env: ENGLISH })
    cells[format] = readFileSync(file, 'utf8').trimEnd().split('\r\n').slice(1)
  }
  expect(cells).toEqual({
    csv: ['1234.5,00:01:30', '1.234,00:20:00', ',--'],
    'csv-excel': ['1234.5,00:01:30', '1.234,00:20:00', ',--'],
    'csv-excel-es': ['1234,5;00:01:30', '1,234;00:20:00', ';--'],
  })
})
