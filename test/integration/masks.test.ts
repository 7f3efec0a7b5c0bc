import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MASKS, type Mask } from '../../src/shared/masks.ts'
import { closeDesks, openDesk, type CliDesk, type Document } from '../support/cli.ts'

// Customers of whom everything is known are put wherever a row has room for them, in every spelling that people and
// machines use. Then whatever leaves the store is looked through for them.

const PERIOD = ['--from', '2025-03-01', '--to', '2025-03-02'] as const
const LINE = '6013334455'

interface Known {
  readonly telephone: string
  readonly email: string
  readonly id: string
  readonly name: string
  readonly lastName: string
}

const ana: Known = {
  telephone: '3001234567',
  email: 'ana.quintero@correodeprueba.co',
  id: 'CC-52871934',
  name: 'Anabela',
  lastName: 'Quintero Ñáñez',
}
const luis: Known = {
  telephone: '6017654321',
  email: 'LUIS.Pardo@Otrodominio.com',
  id: '1023456789',
  name: 'Luis Hernando',
  lastName: 'Pardo',
}
const everybody = [ana, luis]

function spellings({ telephone }: Known): readonly string[] {
  const [a, b, c] = [telephone.slice(0, 3), telephone.slice(3, 6), telephone.slice(6)]
  return [
    telephone,
    `+57 ${a} ${b} ${c}`,
    `(${a}) ${b}-${c}`,
    `0057${telephone}`,
    `${a}\u00a0${b}–${c}`,
    `${a}.${b}.${c}`,
  ]
}

/** What a text says of a customer that is known for one by its look. */
function looks(known: Known): string {
  return `${spellings(known).join(', ')}; ${known.email}. Pedido 123456 del 2025-03-01 por $1.250.000`
}

/** A text of everything that is known of a customer: for rows that tell their ids and names themselves. */
function story(known: Known): string {
  const { id, name, lastName } = known
  return `Hola ${name.toUpperCase()} ${lastName} (${id}), ${looks(known)}`
}

function mail(known: Known): string {
  const { telephone, email } = known
  const bold = `<b>${telephone.slice(0, 3)}</b>${telephone.slice(3, 6)}<i>${telephone.slice(6)}</i>`
  return `<html><body><p>Hola ${known.name}: ${looks(known)}</p><p>${bold}</p><a href="mailto:${email.replace('@', '%40')}?t=+57${telephone}">${email.replace('@', '&#64;')}</a></body></html>`
}

function raw(text: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text)
}

const rowsOf: Readonly<Record<string, (known: Known, place: number) => Document>> = {
  campaign_3: (known, place) => ({
    date: `2025-03-01 08:0${place}:00`,
    campaign_id: '606',
    customer_name: known.name,
    customer_last_name: known.lastName,
    customer_id: known.id,
    telephone: spellings(known)[place] ?? known.telephone,
    result: 'answer',
    opt1: story(known),
    opt2: { nested: [known.telephone, { mail: known.email }], [known.telephone]: known.id },
    opt3: [known.id, story(known)],
    opt4: raw(known.telephone),
    not_documented: `${known.id} ${spellings(known)[1] ?? ''}`,
    [`tel_${known.telephone}`]: 'named after somebody',
    time: '0:02:00',
    conn_id: `${place}700000000.1234`,
  }),
  cdr_3: (known, place) => ({
    date: `2025-03-01 09:0${place}:00`,
    agent_id: '1001',
    agent_name: 'Rosa Anabela Prieto',
    destiny: `57${known.telephone}`,
    telephone: `57${known.telephone}`,
    message: `${known.id}: ${looks(known)}`,
    channel: `Whatsapp official ${LINE}`,
    customer_id: known.id,
    conn_id: `57${known.telephone}-9-104`,
  }),
  cdr_9: (known, place) => ({
    date: `2025-03-01 10:0${place}:00`,
    channel: 'email-route-1402',
    from: `"${known.name}" <${known.email}>`,
    to: known.email.toUpperCase(),
    subject: `Caso de ${known.email} y ${spellings(known)[2] ?? ''}`,
    body: mail(known),
  }),
  chat_2: (known) => ({
    conn_id: `chat-${known.telephone}`,
    agent_name: 'Rosa Prieto',
    customer_name: `${known.name} ${known.lastName}`,
    conversation: [
      {
        from: 'CUSTOMER',
        from_name: known.name,
        to_name: 'chat bot',
        date: '2025-03-01 11:00:00',
        message: story(known),
        customer_id: known.id,
        customer_phone: `+57${known.telephone}`,
      },
      {
        from: 'AGENT',
        from_name: 'Rosa',
        to_name: known.name,
        date: '2025-03-01 11:01:00',
        message: `Claro, ${known.name}`,
        unlisted: story(known),
      },
    ],
  }),
}

let desk: CliDesk

beforeAll(async () => {
  desk = await openDesk({
    rows: (report) => {
      const make = rowsOf[report.id]
      return make === undefined ? [] : everybody.flatMap((known, place) => [make(known, place), make(known, place + 2)])
    },
  })
  for (const report of ['campaign_3', 'cdr_3', 'cdr_9', 'chat_2'])
    await desk.cli.json(['pull', report, ...asked(report)])
})

afterAll(closeDesks)

function asked(report: string): readonly string[] {
  return [...PERIOD, ...(report === 'campaign_3' ? ['--param', 'campaign_id=606'] : [])]
}

/** What is looked for of a customer: digits of numbers however they are written, and texts without case and accents. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** What of known values can be read out of something. */
function leaksIn(text: string): readonly string[] {
  const said = plain(text.replaceAll('&#64;', '@').replaceAll('%40', '@'))
  const close = said.replaceAll(/<[^<>]*>/g, '').replaceAll(/[\s().\-–_/\u00a0]/g, '')
  return everybody.flatMap(({ telephone, email, id, name, lastName }) => [
    ...(close.includes(telephone) ? [telephone] : []),
    ...[email, email.split('@')[0] ?? '', id, `${name} ${lastName}`, lastName].filter((value) =>
      said.includes(plain(value)),
    ),
    // An agent may be called like a customer.
    ...(said.replaceAll('rosa anabela prieto', '').includes(plain(name)) ? [name] : []),
  ])
}

function textsOf(file: string): string {
  const bytes = readFileSync(file)
  if (!file.endsWith('.xlsx')) return bytes.toString('utf8')
  const parts = Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8'))
  // A cell's text is written as XML, a mail's tags as references.
  return parts.map((part) => part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).join('\n')
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
