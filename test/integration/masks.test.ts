import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MASKS, type Mask } from '../../src/shared/masks.ts'
import type { Question } from '../../src/shared/query.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside } from '../support/cli.ts'
import { ana, everybody, leaksIn, LINE, luis, rowsOf, textsOf } from '../support/knownCustomers.ts'
import { pinViews, withStore } from '../support/pins.ts'

runCommandsInside()

// Whatever leaves the store is looked through for customers of whom everything is known.

const PERIOD = ['--from', '2025-03-01', '--to', '2025-03-02'] as const
/** Rows, a summary and a check as cards of the home page. */
const PINNED = ['Filas', 'Resumen', 'Horas'] as const

let desk: CliDesk

beforeAll(async () => {
  desk = await openDesk({
    rows: (report) => {
      const make = rowsOf[report.id]
      return make === undefined ? [] : everybody.flatMap((known, place) => [make(known, place), make(known, place + 2)])
    },
  })
  for (const report of ['campaign_3', 'cdr_3', 'cdr_9', 'chat_2', 'diagram_9', 'customer/skills_detail'])
    await desk.cli.json(['pull', report, ...asked(report)])
  const about = ['--filter', `customer_id = ${ana.id}`, '--search', ana.telephone]
  const ofCampaign = ['campaign_3', ...asked('campaign_3'), ...about]
  const [rows, summary, check] = PINNED
  await desk.cli.json(['view', 'save', rows, ...ofCampaign])
  await desk.cli.json(['view', 'save', summary, ...ofCampaign, '--by', 'telephone', '--by', 'opt1'])
  const seeing = ['cdr_3', ...PERIOD, '--filter', `telephone contains ${ana.telephone}`]
  await desk.cli.json(['view', 'save', check, ...seeing, '--check', 'contact-hours'])
  await pinViews(desk.cli, ...PINNED)
})

afterAll(closeDesks)

function asked(report: string): readonly string[] {
  return [...PERIOD, ...(report === 'campaign_3' ? ['--param', 'campaign_id=606'] : [])]
}

test('what is looked for is found where nothing is masked', async () => {
  const { stdout } = await desk.cli.run(['show', 'campaign_3', ...asked('campaign_3'), '--json'])
  expect(new Set(leaksIn(stdout)).size).toBeGreaterThanOrEqual(10)
})

describe.each(MASKS)('under the mask %s nothing tells who a customer is', (mask: Mask) => {
  const masked = ['--mask', mask] as const

  async function told(words: readonly string[]): Promise<string> {
    const { stdout, stderr, status } = await desk.cli.run([...words, ...masked])
    expect(`${status} ${stderr}`).toMatch(/^0/)
    expect(leaksIn(stdout + stderr), words.join(' ')).toEqual([])
    return stdout
  }

  test.each(['campaign_3', 'cdr_3', 'cdr_9', 'chat_2'])('rows of %s, shown and written', async (report) => {
    await told(['show', report, ...asked(report), '--json'])
    await told(['export', report, ...asked(report), '--out', '-', '--format', 'csv-excel-es'])
    const file = desk.cli.path(`${report}-${mask}.xlsx`)
    await told(['export', report, ...asked(report), '--out', file])
    expect(leaksIn(textsOf(file)), file).toEqual([])
  })

  test('the items of a list', async () => {
    const { rows } = JSON.parse(
      await told(['show', 'chat_2', ...PERIOD, '--list', 'conversation', '--json']),
    ) as Document
    expect(rows).toHaveLength(8)
  })

  test('groups, columns and formulas of summaries, and their files', async () => {
    for (const by of ['telephone', 'customer_name', 'customer_id', 'opt1', 'not_documented']) {
      const words = [
        'summarize',
        'campaign_3',
        ...asked('campaign_3'),
        '--by',
        by,
        '--measure',
        `count(telephone = ${ana.telephone})`,
      ]
      await told([...words, '--json'])
    }
    for (const format of ['csv', 'xlsx']) {
      const file = desk.cli.path(`sum-${mask}.${format}`)
      const filters = ['--filter', `customer_name != ${luis.name}X`, '--search', ana.telephone]
      const measure = ['--measure', `count(customer_name = ${ana.name})`]
      await told([
        'summarize',
        'campaign_3',
        ...asked('campaign_3'),
        '--by',
        'opt1',
        ...measure,
        ...filters,
        '--out',
        file,
      ])
      expect(leaksIn(textsOf(file)), file).toEqual([])
    }
    await told(['summarize', 'cdr_3', ...PERIOD, '--by', 'channel', '--across', 'destiny', '--json'])
  })

  test('cards of the home page and files of people', async () => {
    await told(['home', '--json'])
    const book = desk.cli.path(`home-${mask}.xlsx`)
    await told(['home', '--out', book])
    const sheets = textsOf(book)
    for (const name of PINNED) expect(sheets).toContain(name)
    expect(leaksIn(sheets), book).toEqual([])
    const people = desk.cli.path(`people-${mask}.csv`)
    await told(['staffing', 'customer/skills_detail', ...PERIOD, '--search', ana.telephone, '--out', people])
    expect(readFileSync(people, 'utf8')).toContain('Search')
    expect(leaksIn(readFileSync(people, 'utf8')), people).toEqual([])
  })

  test('a talk that opens beside its row, of items and of rows', async () => {
    await withStore(desk.cli, async ({ connections, results }) => {
      const [connection] = await connections.list()
      if (connection === undefined) throw new Error('no operation')
      for (const [report, list] of [
        [catalogue.find('chat_2'), 'conversation'],
        [catalogue.find('diagram_9'), null],
      ] as const) {
        const question = { connectionId: connection.id, reportKey: report.key, parameters: {}, range: null }
        const all = { ...question, filters: [], search: '', sort: [] }
        const said = async (masked: Question): Promise<string> => {
          const { resultId } = await results.ask({ report, question: masked })
          const talk = await results.conversation({ resultId, place: 0, list })
          if (talk === null) throw new Error(`no talk of ${report.key}`)
          const turns = await results.turns({ resultId: talk.resultId, offset: 0, limit: 100 })
          expect(turns.length).toBeGreaterThanOrEqual(2)
          return JSON.stringify(turns)
        }
        expect(leaksIn(await said(all)), report.key).not.toEqual([])
        expect(leaksIn(await said({ ...all, mask })), report.key).toEqual([])
      }
    })
  })

  test('everything about one customer', async () => {
    const { total } = JSON.parse(await told(['customer', ana.telephone, '--json'])) as Document
    expect(total).toBeGreaterThanOrEqual(4)
    await told(['customer', ana.id])
  })

  test('an operation that hides it does so for whoever asks for less', async () => {
    const [{ name }] = (await desk.cli.json(['connection', 'list'])) as unknown as readonly [{ readonly name: string }]
    const asOperation = ['connection', 'mask', '--name', name, '--mask']
    expect(await desk.cli.json([...asOperation, mask])).toEqual({ name, mask })
    const shown = await desk.cli.run(['show', 'cdr_3', ...PERIOD, '--json'])
    expect(leaksIn(shown.stdout)).toEqual([])
    expect(await desk.cli.json(['connection', 'list'])).toMatchObject([{ name, mask }])
    expect(await desk.cli.json([...asOperation, 'none'])).toEqual({ name, mask: null })
    expect(leaksIn((await desk.cli.run(['show', 'cdr_3', ...PERIOD, '--json'])).stdout)).not.toEqual([])
    const wrong = await desk.cli.json([...asOperation, 'half'], 2)
    expect(wrong).toMatchObject({ error: { code: 'usage' } })
  })

  test('filters, searches and orders see the truth', async () => {
    const of = async (...words: readonly string[]): Promise<Document> =>
      JSON.parse(await told(['show', 'campaign_3', ...asked('campaign_3'), ...words, '--json'])) as Document
    expect(await of('--filter', `customer_id = ${ana.id}`)).toMatchObject({ total: 2 })
    expect(await of('--search', ana.lastName)).toMatchObject({ total: 2 })
    const { rows } = (await of('--sort', 'customer_name:desc', '--sort', 'date')) as { rows: readonly Document[] }
    expect(rows.map(({ date }) => date)).toEqual([1, 3, 0, 2].map((place) => `2025-03-01 08:0${place}:00`))
  })

  test("errors repeat nothing of it; the operation's own line, dates and codes stay", async () => {
    const wrong = await desk.cli.run([
      'show',
      'cdr_3',
      ...PERIOD,
      '--filter',
      `date > ${ana.telephone}`,
      ...masked,
      '--json',
    ])
    expect(wrong.status).toBe(2)
    expect(leaksIn(wrong.stdout + wrong.stderr)).toEqual([])
    const shown = await told(['show', 'cdr_3', ...PERIOD, '--json'])
    for (const text of [
      `Whatsapp official ${LINE}`,
      'Pedido 123456 del 2025-03-01 por $1.250.000',
      'Rosa Anabela Prieto',
      '2025-03-01 09:00:00',
    ]) {
      expect(shown).toContain(text)
    }
  })

  test('views and schedules keep it, tell it, and repeat nothing', async () => {
    const view = `hidden ${mask}`
    const words = ['campaign_3', ...asked('campaign_3'), '--filter', `customer_id = ${ana.id}`, '--search', ana.name]
    await told(['view', 'save', view, ...words, '--json'])
    const run = await desk.cli.run(['view', 'run', view, '--json'])
    expect(JSON.parse(run.stdout)).toMatchObject({ total: 2 })
    const add = ['schedule', 'add', 'cdr_3', '--daily', '06:00', '--filter', `telephone = ${ana.telephone}`]
    expect(JSON.parse(await told([...add, '--json']))).toMatchObject({ mask })
    const ofView = await told(['schedule', 'add', '--view', view, '--daily', '07:00', '--json'])
    expect(JSON.parse(ofView)).toMatchObject({ mask, view })
    for (const call of [
      ['view', 'show', view],
      ['view', 'list'],
      ['schedule', 'list'],
    ]) {
      for (const json of [[], ['--json']]) {
        const { stdout, stderr } = await desk.cli.run([...call, ...json])
        expect(leaksIn(stdout + stderr), call.join(' ')).toEqual([])
      }
    }
    expect(leaksIn(run.stdout + run.stderr)).toEqual([])
    const listed = await desk.cli.list(['schedule', 'list'])
    expect(listed.some((schedule) => schedule['mask'] === mask)).toBe(true)
    expect((await desk.cli.run(['schedule', 'list'])).stdout).toContain(`--mask ${mask}`)
  })
})

test('a stand-in is the same over reports and spellings, and in fields as in texts', async () => {
  const rows = async (report: string): Promise<readonly Document[]> => {
    const { rows: found } = await desk.cli.json(['show', report, ...asked(report), '--mask', 'pseudonym'])
    return found as readonly Document[]
  }
  const calls = await rows('campaign_3')
  const messages = await rows('cdr_3')
  const standIn = String(calls[0]?.['telephone'])
  expect(standIn).toMatch(/^C-[A-Z2-7]{12}$/)
  const anas = [calls[0], calls[2]].map((row) => row?.['telephone'])
  expect([...anas, messages[0]?.['telephone'], messages[0]?.['destiny']]).toEqual(
    Array.from({ length: 4 }, () => standIn),
  )
  expect(String(messages[0]?.['message']).split(standIn)).toHaveLength(7)
  expect(String(messages[0]?.['message'])).toContain(String(calls[0]?.['customer_id']))
  expect(calls[1]?.['telephone']).not.toBe(standIn)
})

test('what is no mask is refused, and says what is', async () => {
  for (const words of [
    ['show', 'cdr_3'],
    ['export', 'cdr_3', '--out', desk.cli.path('none.csv')],
    ['summarize', 'cdr_3'],
    ['view', 'save', 'x', 'cdr_3'],
    ['schedule', 'add', 'cdr_3', '--daily', '06:00'],
  ]) {
    const { error } = await desk.cli.json([...words, ...(words[0] === 'schedule' ? [] : PERIOD), '--mask', 'half'], 2)
    expect(String((error as Document)['message'])).toContain('partial, pseudonym, hidden')
  }
})
