import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDesks, openDesk, type Cli, type Document, runCommandsInside } from '../support/cli.ts'

// Sheets of shifts, and how agents kept to them, by states that were really fetched.

const STATES = 'reports_manager/agent_14'

/** From when until when an agent was in a state on 3 March 2025; Eva's night goes on into the 4th. */
const SPANS = [
  ['4101', 'Ana Gómez', 'READY', '2025-03-03 08:30:00', '2025-03-03 12:00:00'],
  ['4101', 'Ana Gómez', 'Almuerzo', '2025-03-03 12:00:00', '2025-03-03 13:00:00'],
  ['4101', 'Ana Gómez', 'TALK', '2025-03-03 13:00:00', '2025-03-03 18:00:00'],
  ['4102', 'Eva Ruiz', 'READY', '2025-03-03 22:00:00', '2025-03-04 05:00:00'],
  ['4103', 'Leo Paz', 'READY', '2025-03-03 09:00:00', '2025-03-03 11:00:00'],
] as const

const SHEET = `Agente;Día;Desde;Hasta
ana gomez;03/03/2025;08:00;17:00
4102;03/03/2025;22:00;06:00
Nadie;03/03/2025;08:00;12:00
4101;05/03/2025;08:00;17:00
`
const HOUR = 3_600

let cli: Cli
let file: string

beforeAll(async () => {
  const desk = await openDesk(
    {
      rows: ({ key }, { from, to }) => {
        if (key !== STATES) return undefined
        const inRange = ([, , , begin]: (typeof SPANS)[number]): boolean => {
          const second = Date.parse(`${begin.replace(' ', 'T')}Z`) / 1_000
          return second >= from && second <= to
        }
        return SPANS.filter(inRange).map(([id, name, state, begin, end]) => ({
          agent_id: id,
          agent_name: name,
          agent_status: state,
          date_ini: begin,
          date_end: end,
        }))
      },
    },
    { LC_ALL: 'es_CO.UTF-8' },
  )
  cli = desk.cli
  file = cli.path('turnos marzo.csv')
  writeFileSync(file, SHEET)
  await cli.json(['pull', STATES, '--from', '2025-03-03', '--to', '2025-03-04'])
})

runCommandsInside()

afterAll(closeDesks)

const PERIOD = ['--from', '2025-03-03', '--to', '2025-03-05']

interface AdherenceDocument extends Document {
  readonly agents: readonly Document[]
}

describe('sheets of shifts', () => {
  test('are read before they are kept, kept whole, listed, replaced and removed', async () => {
    expect(await cli.json(['shifts', 'import', file, '--preview'])).toEqual({
      name: 'turnos marzo',
      shifts: 4,
      agents: 4,
      kept: false,
    })
    expect(await cli.list(['shifts', 'list'])).toEqual([])
    await cli.json(['shifts', 'import', file])
    const [sheet] = await cli.list(['shifts', 'list'])
    expect(sheet).toMatchObject({
      name: 'turnos marzo',
      connection: 'ops',
      shifts: 4,
      agents: 4,
      from: '2025-03-03T08:00:00',
      to: '2025-03-05T16:59:59',
    })
    const other = cli.path('otra.txt')
    writeFileSync(other, 'Leo Paz\t2025-03-03\t09:00\t11:00\n')
    expect(await cli.json(['shifts', 'import', other, '--name', 'turnos marzo'])).toMatchObject({ replaced: true })
    expect(await cli.list(['shifts', 'list'])).toMatchObject([{ shifts: 1, agents: 1 }])
    expect(await cli.json(['shifts', 'remove', 'turnos marzo'])).toEqual({ removed: 'turnos marzo' })
    expect(await cli.list(['shifts', 'list'])).toEqual([])
  })

  test('with a bad line are refused whole, each line told with what is right', async () => {
    const bad = cli.path('mala.csv')
    writeFileSync(bad, `${SHEET}x;31/02/2025;08:00;09:00\ny;03/03/2025;ocho;09:00\n`)
    const { status, stdout, stderr } = await cli.run(['shifts', 'import', bad])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Línea 6: «31/02/2025» no existe en el calendario')
    expect(stderr).toContain('Línea 7: «ocho» no es una hora de inicio; se escribe 08:00')
    expect(stderr).toContain('no se importó nada')
    expect(await cli.list(['shifts', 'list'])).toEqual([])
  })

  test.each([
    [['shifts', 'import', 'no/such.csv'], 'usage'],
    [['shifts', 'remove', 'otra'], 'usage'],
    [['adherence'], 'usage'],
    [['adherence', 'cdr_1', ...PERIOD], 'usage'],
    [['adherence', ...PERIOD, '--lines', 'weeks'], 'usage'],
  ])('%j has status 2', async (words, code) => {
    const { error } = (await cli.json(words, 2)) as { readonly error: Document }
    expect(error).toMatchObject({ code })
    expect(String(error['message'])).toMatch(/^[^\n{]+\.$/)
  })
})

test('the sample operation has a sheet to try it with', async () => {
  const out = cli.path('ejemplo.csv')
  const written = (await cli.json(['sample', 'shifts', ...PERIOD, '--out', out])) as { readonly shifts: number }
  expect(written.shifts).toBeGreaterThan(20)
  expect(await cli.json(['shifts', 'import', out, '--preview'])).toMatchObject({ shifts: written.shifts, kept: false })
  expect(await cli.json(['sample', 'shifts', '--out', out], 2)).toMatchObject({ error: { code: 'usage' } })
})

describe('adherence', () => {
  test('is worked out of states that were fetched; what was not is no absence', async () => {
    await cli.json(['shifts', 'import', file])
    const document = (await cli.json(['adherence', ...PERIOD])) as AdherenceDocument
    expect(document).toMatchObject({
      report: STATES,
      notFetched: ['2025-03-05'],
      unknownAgents: [{ agent: 'Nadie', shifts: 1 }],
      withoutShift: [{ agent: 'Leo Paz (4103)', days: 1, worked: 2 * HOUR }],
      missed: [],
    })
    expect(document.agents).toEqual([
      {
        agent: 'Ana Gómez (4101)',
        days: 1,
        adherence: 8.5 / 9,
        conformance: 9.5 / 9,
        shrinkage: 1 - 7.5 / 9,
        scheduled: 9 * HOUR,
        breaks: 0,
        present: 8.5 * HOUR,
        worked: 9.5 * HOUR,
        available: 7.5 * HOUR,
      },
      {
        agent: 'Eva Ruiz (4102)',
        days: 1,
        adherence: 7 / 8,
        conformance: 7 / 8,
        shrinkage: 1 - 7 / 8,
        scheduled: 8 * HOUR,
        breaks: 0,
        present: 7 * HOUR,
        worked: 7 * HOUR,
        available: 7 * HOUR,
      },
    ])
    expect(document['total']).toMatchObject({ scheduled: 17 * HOUR, adherence: 15.5 / 17 })
    const { stdout, stderr } = await cli.run(['adherence', ...PERIOD])
    expect(stdout).toMatch(/Total +91,2 %/)
    expect(stdout).toContain('Adherencia = conectado durante el turno / programado')
    expect(stderr).toContain('2025-03-05')
    expect(stderr).toContain('Nadie')
  })

  test('goes into a file, day by day', async () => {
    const out = cli.path('adherencia.csv')
    expect(await cli.json(['adherence', ...PERIOD, '--lines', 'days', '--out', out])).toMatchObject({ rows: 4 })
    const lines = readFileSync(out, 'utf8').split('\r\n')
    expect(lines.find((line) => line.startsWith('Eva Ruiz (4102),2025-03-03'))).toContain(',22:00–06:00,0.875,')
    expect(lines.find((line) => line.startsWith('Ana Gómez (4101),2025-03-05'))).toMatch(/,+sin traer$/)
  })
})
