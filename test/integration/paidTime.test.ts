import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDesks, openDesk, type CliDesk, type Document, runCommandsInside } from '../support/cli.ts'

// Utilisation with paid auxiliary time: logged in by one report, auxiliary states by another.

const DAYS = ['--from', '2025-03-03', '--to', '2025-03-05'] as const

let desk: CliDesk

interface Line {
  readonly key: readonly (string | null)[]
  readonly values: readonly (number | null)[]
}

beforeAll(async () => {
  desk = await openDesk({ rowsPerDay: 20 })
  await desk.cli.json(['pull', 'agent_8', ...DAYS])
})

runCommandsInside()

afterAll(closeDesks)

async function summarize(...words: readonly string[]): Promise<Document> {
  return desk.cli.json(['summarize', 'agent_8', ...DAYS, ...words])
}

function linesOf(document: Document): ReadonlyMap<string, readonly (number | null)[]> {
  return new Map(
    (document['groups'] as readonly Line[]).map(({ key, values }) => [
      key.map((part) => part ?? '(others)').join('/'),
      values,
    ]),
  )
}

test('utilisation says what is missing, and counts paid auxiliary time where it is known', async () => {
  const { cli } = desk
  const measure = ['--measure', 'kpi:utilisation'] as const
  const unsaid = await summarize('--by', 'agent_name', ...measure)
  expect(unsaid['measures']).toMatchObject([{ title: expect.stringContaining('unpaid') as unknown }])
  expect(await cli.json(['paid-aux'])).toMatchObject({ states: null, known: [] })

  // Of states that nobody fetched no number is made up.
  await cli.json(['paid-aux', '--state', 'Capacitación', '--state', 'Reunión'])
  const absent = await summarize('--by', 'agent_name', ...measure)
  expect([...linesOf(absent).values()].flat().every((value) => value === null)).toBe(true)
  expect(JSON.stringify(absent['warnings'])).toContain('day by day')

  await cli.json(['pull', 'agent_3', '--by-day', ...DAYS])
  const { known } = await cli.json(['paid-aux'])
  const paid = (known as readonly string[]).slice(0, 2)
  expect(paid).toHaveLength(2)
  await cli.json(['paid-aux', ...paid.flatMap((state) => ['--state', state])])

  // Each number against sums that are asked for one by one.
  for (const [by, ofAux] of [
    ['agent_name', 'agent_name'],
    ['date:day', 'day:day'],
  ] as const) {
    const counted = linesOf(await summarize('--by', by, ...measure))
    const times = linesOf(await summarize('--by', by, '--measure', 'sum(login_time)', '--measure', 'sum(aux_time)'))
    const states = paid.join('|')
    const aux = linesOf(
      await cli.json([
        'summarize',
        'agent_3',
        '--by-day',
        ...DAYS,
        '--by',
        ofAux,
        '--measure',
        'sum(time)',
        '--filter',
        `aux_state in ${states}`,
      ]),
    )
    expect(counted.size).toBeGreaterThan(2)
    for (const [key, [value]] of counted) {
      const [login = 0, all = 0] = times.get(key) ?? []
      const [more = 0] = aux.get(key) ?? []
      const whole = Number(login)
      if (whole === 0) expect([key, value]).toEqual([key, null])
      else
        expect([key, value]).toEqual([key, expect.closeTo((whole - Number(all) + Number(more)) / whole, 9) as unknown])
    }
  }

  // The rest of a limit, and the order, go by the numbers with paid time.
  const ordered = await summarize('--by', 'agent_name', ...measure, '--order', '1', '--limit', '2')
  const lines = [...linesOf(ordered).values()].map(([value]) => Number(value))
  const every = [...linesOf(await summarize('--by', 'agent_name', ...measure)).entries()]
    .filter(([key]) => key !== '')
    .map(([, [value]]) => Number(value))
    .toSorted((a, b) => b - a)
  expect(lines.slice(0, 2)).toEqual(every.slice(0, 2))
  // Two groups, the rest, and the total.
  expect(lines).toHaveLength(4)
  expect(lines.every((value) => value > 0 && value <= 1)).toBe(true)

  // Hours have no auxiliary states: null, and why.
  const hours = await summarize('--by', 'hour', ...measure)
  expect([...linesOf(hours).values()].flat().every((value) => value === null)).toBe(true)
  expect(JSON.stringify(hours['warnings'])).toContain('each agent by day')
  await cli.json(['paid-aux', '--none'])
  const none = await summarize('--by', 'agent_name', ...measure)
  expect(linesOf(none)).toEqual(linesOf(unsaid))
  expect(none['measures']).toMatchObject([{ title: expect.stringContaining('no auxiliary paid') as unknown }])
}, 180_000)
