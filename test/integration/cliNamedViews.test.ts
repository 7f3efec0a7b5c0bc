import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, closeDesks, type Document, openDesk, runCommandsInside } from '../support/cli.ts'
import { interactionsDesk, REPORT } from '../support/interactions.ts'

runCommandsInside()

const DAYS = ['--from', '2025-03-03', '--to', '2025-03-08'] as const
const TELEPHONE = '3004445566'

let cli: Cli

beforeAll(async () => {
  cli = await interactionsDesk()
})

afterAll(closeDesks)

const error = (document: Document): Document => document['error'] as Document

describe('a view', () => {
  test('of rows shows what show shows, over the period that it names', async () => {
    const asked = ['--filter', 'skill_result = ABANDON', '--sort', 'date:desc', '--limit', '3'] as const
    const saved = await cli.json(['view', 'save', 'Perdidas', REPORT, ...DAYS, ...asked])
    expect(saved).toMatchObject({ name: 'Perdidas', report: REPORT, connection: 'ops', params: {} })
    expect(saved['range']).toBe('2025-03-03..2025-03-08')
    expect(await cli.json(['view', 'run', 'Perdidas'])).toEqual(await cli.json(['show', REPORT, ...DAYS, ...asked]))
    const day = ['--from', '2025-03-04', '--to', '2025-03-04'] as const
    expect(await cli.json(['view', 'run', 'Perdidas', ...day])).toEqual(
      await cli.json(['show', REPORT, ...day, ...asked]),
    )
  })

  test('of a summary prints it, and takes further filters', async () => {
    const asked = ['--by', 'skill_id', '--measure', 'Ofrecidas = count', '--order', '1', '--limit', '2'] as const
    await cli.json(['view', 'save', 'Por skill', REPORT, ...DAYS, ...asked])
    expect(await cli.json(['view', 'run', 'Por skill'])).toEqual(
      await cli.json(['summarize', REPORT, ...DAYS, ...asked]),
    )
    // Days are written first where it is kept, months where it is asked: it says what it said, in the words of here.
    const since = ['view', 'save', 'Desde el 5', REPORT, ...DAYS, '--measure', 'count(date >= 05/03/2025)'] as const
    expect((await cli.run(since, { env: { LC_ALL: 'es_CO.UTF-8' } })).status).toBe(0)
    expect(await cli.json(['view', 'run', 'Desde el 5'])).toEqual(
      await cli.json(['summarize', REPORT, ...DAYS, '--measure', 'count(date >= 2025-03-05)']),
    )
    const more = ['--filter', 'skill_result = ANSWER'] as const
    expect(await cli.json(['view', 'run', 'Por skill', ...more])).toEqual(
      await cli.json(['summarize', REPORT, ...DAYS, ...asked, ...more]),
    )
  })

  test('writes a file where a call or the view asks for one', async () => {
    const [file, other] = [cli.path('vista.csv'), cli.path('otra.csv')]
    await cli.json(['view', 'save', 'Archivo', REPORT, ...DAYS, '--columns', 'date,skill_id', '--out', file])
    expect(await cli.json(['view', 'run', 'Archivo'])).toMatchObject({ file, format: 'csv' })
    await cli.json(['export', REPORT, ...DAYS, '--columns', 'date,skill_id', '--out', other])
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(other, 'utf8'))
    await cli.json(['view', 'run', 'Archivo', '--out', other, '--from', '2025-03-04', '--to', '2025-03-04'])
    expect(readFileSync(other, 'utf8').split('\n').length).toBeLessThan(readFileSync(file, 'utf8').split('\n').length)
  })

  test('moves with the calendar where its period has a name', async () => {
    await cli.json(['view', 'save', 'Semana', REPORT, '--range', 'last-week'])
    expect((await cli.list(['view', 'list'])).find(({ name }) => name === 'Semana')?.['range']).toBe('last-week')
    expect(await cli.json(['view', 'run', 'Semana'])).toMatchObject({ total: 0 })
  })

  test('is replaced by one of its name, shown and removed', async () => {
    await cli.json(['view', 'save', 'Mía', REPORT, ...DAYS])
    await cli.json(['view', 'save', ' Mía ', REPORT, '--range', 'yesterday', '--search', 'x'])
    const shown = await cli.json(['view', 'show', 'Mía'])
    expect(shown).toMatchObject({ range: 'yesterday', question: { search: 'x', face: 'rows' } })
    expect((await cli.list(['view', 'list'])).filter(({ name }) => name === 'Mía')).toHaveLength(1)
    expect(await cli.json(['view', 'remove', 'Mía'])).toEqual({ removed: 'Mía' })
    expect(error(await cli.json(['view', 'run', 'Mía'], 2))['message']).toContain('Mía')
  })

  test.each([
    ['a name that is none', ['view', 'save', ' ', REPORT, ...DAYS]],
    ['a name of two lines', ['view', 'save', 'a\nb', REPORT, ...DAYS]],
    ['a name that is too long', ['view', 'save', 'x'.repeat(201), REPORT, ...DAYS]],
    ['a filter that is none', ['view', 'save', 'v', REPORT, ...DAYS, '--filter', 'wait_time > largo']],
    ['a measure that is none', ['view', 'save', 'v', REPORT, ...DAYS, '--measure', 'sum(skill_id)']],
    ['no period', ['view', 'save', 'v', REPORT]],
    ['another format', ['view', 'save', 'v', REPORT, ...DAYS, '--format', 'xlsx']],
    ['a view that there is not', ['view', 'show', 'nadie']],
    ['a file that there is not', ['view', 'import', '/nonexistent/view.json']],
  ])('is refused with %s', async (_what, words) => {
    await cli.json(words, 2)
    expect((await cli.list(['view', 'list'])).map(({ name }) => name)).not.toContain('v')
  })

  test('has names as long as any, in any letters', async () => {
    const name = '😀'.repeat(200)
    await cli.json(['view', 'save', name, REPORT, ...DAYS])
    expect(await cli.json(['view', 'remove', name])).toEqual({ removed: name })
  })
})

describe('the file of a view', () => {
  const asked = [
    '--filter',
    `ani = ${TELEPHONE}`,
    '--filter',
    'skill_result = ANSWER',
    '--search',
    'Ana Gómez',
    '--by',
    'skill_id',
    '--measure',
    `Suyas = count(ani = ${TELEPHONE})`,
  ] as const

  test('says nothing of customers, and a run names what is missing until it is given', async () => {
    const file = cli.path('cliente.json')
    await cli.json(['view', 'save', 'Cliente', REPORT, ...DAYS, ...asked])
    expect(await cli.json(['view', 'export', 'Cliente', '--out', file])).toEqual({ file })
    const text = readFileSync(file, 'utf8')
    expect(text).not.toContain(TELEPHONE)
    expect(text).not.toContain('Gómez')
    expect(text).toContain('ANSWER')
    expect(error(await cli.json(['view', 'import', file], 2))['message']).toContain('Cliente')
    await cli.json(['view', 'remove', 'Cliente'])
    expect(await cli.json(['view', 'import', file])).toEqual({ name: 'Cliente' })
    const missing = String(error(await cli.json(['view', 'run', 'Cliente'], 2))['message'])
    expect(missing).toContain('ani')
    const given = ['--filter', `ani = ${TELEPHONE}`, '--search', 'Ana Gómez'] as const
    const still = String(error(await cli.json(['view', 'run', 'Cliente', ...given], 2))['message'])
    expect(still).toContain('Missing: Suyas = count(ani')
  })

  test('has everything where that is asked for', async () => {
    const file = cli.path('entera.json')
    await cli.json(['view', 'save', 'Entera', REPORT, ...DAYS, ...asked])
    const before = await cli.json(['view', 'run', 'Entera'])
    await cli.json(['view', 'export', 'Entera', '--out', file, '--with-values'])
    await cli.json(['view', 'remove', 'Entera'])
    await cli.json(['view', 'import', file])
    expect(await cli.json(['view', 'run', 'Entera'])).toEqual(before)
  })

  test('goes by the name of the operation where that is known, else by --connection', async () => {
    const file = cli.path('otra.json')
    await cli.json(['view', 'save', 'Otra', REPORT, ...DAYS])
    await cli.json(['view', 'export', 'Otra', '--out', file])
    const { cli: other, operation } = await openDesk()
    const add = ['--server', operation.server, '--base-url', operation.baseUrl] as const
    await other.json(['connection', 'add', '--name', 'norte', ...add])
    await other.json(['view', 'import', file])
    await other.json(['connection', 'remove', 'ops', '--yes']).catch(() => undefined)
    expect((await other.list(['view', 'list']))[0]).toMatchObject({ name: 'Otra', connection: 'ops' })
    expect(await other.json(['view', 'run', 'Otra', '--connection', 'norte'])).toMatchObject({ total: 0 })
  })

  test.each([
    ['no JSON', 'hola'],
    ['something else', '{"format":"atalaya-report","version":1}'],
    ['a newer version', '{"format":"atalaya-view","version":2,"view":{}}'],
    ['nothing in it', '{"format":"atalaya-view","version":1,"view":{}}'],
  ])('is refused with %s', async (_what, text) => {
    const file = cli.path('malo.json')
    writeFileSync(file, text)
    expect(error(await cli.json(['view', 'import', file], 2))['code']).toBe('usage')
  })
})

describe('how the window shows a view', () => {
  test('stays where a command keeps something else under its name, and goes along in its file', async () => {
    const file = cli.path('pantalla.json')
    await cli.json(['view', 'save', 'Pantalla', REPORT, ...DAYS])
    await cli.json(['view', 'export', 'Pantalla', '--out', file])
    const screen = {
      columns: [{ field: 'skill_id', width: 140, isHidden: false, isPinned: true }],
      chart: 'bars',
      face: null,
    }
    const written = JSON.parse(readFileSync(file, 'utf8')) as { view: { content: object } }
    writeFileSync(
      file,
      JSON.stringify({ ...written, view: { ...written.view, content: { ...written.view.content, screen } } }),
    )
    await cli.json(['view', 'remove', 'Pantalla'])
    await cli.json(['view', 'import', file])
    await cli.json(['view', 'save', 'Pantalla', REPORT, ...DAYS, '--search', 'x'])
    await cli.json(['view', 'export', 'Pantalla', '--with-values', '--out', file])
    const again = JSON.parse(readFileSync(file, 'utf8')) as { view: { content: { search: string; screen: object } } }
    expect(again.view.content).toMatchObject({ search: 'x', screen })
    expect(await cli.json(['view', 'show', 'Pantalla'])).not.toHaveProperty('question.screen')
  })
})

describe('erasing a customer', () => {
  test('takes what views say of them', async () => {
    await cli.json(['view', 'save', 'De alguien', REPORT, ...DAYS, '--filter', 'ani = 3017778899'])
    await cli.json(['view', 'save', 'Llamó 301 777 8899', REPORT, ...DAYS])
    expect(JSON.stringify(await cli.json(['view', 'show', 'De alguien']))).toContain('3017778899')
    await cli.json(['erase', '--customer', '3017778899', '--yes'])
    expect(JSON.stringify(await cli.list(['view', 'list']))).not.toContain('8899')
    expect(JSON.stringify(await cli.json(['view', 'show', 'De alguien']))).not.toContain('3017778899')
    expect(error(await cli.json(['view', 'run', 'De alguien'], 2))['message']).toContain('ani')
  })
})
