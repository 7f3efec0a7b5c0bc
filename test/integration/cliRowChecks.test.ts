import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, closeDesks, type Document, openDesk, runCommandsInside } from '../support/cli.ts'
import { at } from '../support/times.ts'

runCommandsInside()

// Checks at the command line: messages and calls that the test tells, over a real server and a real store.

const MESSAGES = 'reports_manager/cdr_3'
const CALLS = 'reports_manager/cdr_1'

type Row = Readonly<Record<string, string>>

function message(date: string, telephone: string, channel: string, text = 'Hola'): Row {
  return { date, telephone, channel, message: text, agent_name: 'Ana', conn_id: date }
}

function call(date: string, telephone: string, type: string): Row {
  return { date, telephone, type_interaction: type, agent_name: 'Ana', conn_id: date }
}

const REMINDER = 'Su cita es mañana a las 10'
const DEAR = `Señora, su cita sería mañana${' a las diez'.repeat(8)}. Confirme`

/** November 2026: the 1st is a Sunday, the 2nd and the 16th are holidays. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  [MESSAGES]: [
    message('2026-11-09 10:00:00', '3001112233', 'SMS', DEAR),
    message('2026-11-11 06:59:59', '3004445566', 'SMS'),
    message('2026-11-11 07:00:00', '3004445577', 'sms'),
    message('2026-11-11 10:00:00', '57 300 111 2233', 'Whatsapp official 104'),
    message('2026-11-11 19:00:00', '3004445588', 'SMS', REMINDER),
    message('2026-11-11 19:00:01', '3004445599', 'SMS'),
    message('2026-11-11 19:10:00', '+573004445588', 'Whatsapp official 112', REMINDER),
    message('2026-11-11 19:20:00', '3004445588', 'SMS', REMINDER),
    message('2026-11-12 09:00:00', '', 'SMS'),
    message('2026-11-12 09:30:00', '3004445588', 'SMS', `${REMINDER} `),
    message('2026-11-15 12:00:00', '3009998877', 'SMS'),
    message('2026-11-16 12:00:00', '3009998877', 'SMS'),
  ],
  [CALLS]: [
    call('2026-11-11 20:00:00', '3001112233', 'inbound'),
    call('2026-11-11 20:00:01', '3001112233', 'outbound_ma'),
    call('2026-11-12 08:00:00', '3001112233', 'outbound_ma'),
    call('2026-11-12 09:00:00', '03001112233', 'out_pre'),
  ],
}

let cli: Cli

beforeAll(async () => {
  const desk = await openDesk({
    rows: ({ key }, { from, to }) =>
      ROWS[key]?.filter(({ date = '' }) => {
        const moment = at(date.replace(' ', 'T'))
        return moment >= from && moment <= to
      }),
  })
  cli = desk.cli
  for (const report of [MESSAGES, CALLS]) {
    await cli.json(['pull', report, '--from', '2026-11-01', '--to', '2026-11-20'])
  }
})

afterAll(closeDesks)

const PERIOD = ['--from', '2026-11-11', '--to', '2026-11-20'] as const

interface Item {
  readonly row: Row
  readonly reasons: readonly string[]
}

async function check(what: string, ...words: readonly string[]): Promise<Document> {
  return cli.json(['check', what, ...words])
}

function told(document: Document): readonly (readonly [string | undefined, string])[] {
  const items = document['items'] as readonly Item[]
  return items.map(({ row, reasons }) => [row['date'], reasons.join(' ')])
}

describe('check contact-hours', () => {
  test('finds messages out of hours, and what came earlier in the week counts from before the period', async () => {
    const document = await check('contact-hours', MESSAGES, ...PERIOD)
    expect(told(document)).toEqual([
      ['2026-11-11 06:59:59', 'before'],
      ['2026-11-11 10:00:00', 'other-channel-that-week'],
      ['2026-11-11 19:00:01', 'after'],
      ['2026-11-11 19:10:00', 'after again-that-day other-channel-that-week'],
      ['2026-11-11 19:20:00', 'after again-that-day other-channel-that-week'],
      ['2026-11-12 09:30:00', 'other-channel-that-week'],
      ['2026-11-15 12:00:00', 'sunday'],
      ['2026-11-16 12:00:00', 'holiday'],
    ])
    expect(document['total']).toBe(8)
    expect(document['rules']).toMatchObject({ country: 'CO', hours: { saturday: ['08:00', '15:00'], sunday: null } })
  })

  test('incoming calls neither are contacts nor count', async () => {
    expect(told(await check('contact-hours', CALLS, ...PERIOD))).toEqual([
      ['2026-11-11 20:00:01', 'after'],
      ['2026-11-12 09:00:00', 'again-that-day'],
    ])
  })

  test('filters choose among what is found', async () => {
    const filtered = await check('contact-hours', MESSAGES, ...PERIOD, '--filter', 'channel contains 104')
    expect(told(filtered)).toEqual([['2026-11-11 10:00:00', 'other-channel-that-week']])
  })

  test('goes by the rules of a file, and says what is right where it is none', async () => {
    const file = cli.path('rules.json')
    const rules = {
      hours: { sunday: ['08:00', '20:00'] },
      holidays: { add: ['2026-11-12'], remove: ['2026-11-16'] },
      frequency: { perDay: null, channelsPerWeek: null },
    }
    writeFileSync(file, JSON.stringify(rules))
    expect(told(await check('contact-hours', MESSAGES, ...PERIOD, '--rules', file))).toEqual([
      ['2026-11-11 06:59:59', 'before'],
      ['2026-11-11 19:00:01', 'after'],
      ['2026-11-11 19:10:00', 'after'],
      ['2026-11-11 19:20:00', 'after'],
      ['2026-11-12 09:30:00', 'holiday'],
    ])
    writeFileSync(file, '{"hours": {"monday": "all day"}}')
    const refused = await cli.json(['check', 'contact-hours', MESSAGES, ...PERIOD, '--rules', file], 2)
    expect(JSON.stringify(refused)).toContain('hours.monday is null or two times, such as')
    const missing = await cli.json(['check', 'contact-hours', MESSAGES, ...PERIOD, '--rules', cli.path('none')], 2)
    expect(missing).toMatchObject({ error: { code: 'usage' } })
  })

  test('refuses rows that are no contacts with a date and a telephone', async () => {
    const refused = await cli.json(['check', 'contact-hours', 'agent_8', ...PERIOD], 2)
    expect(refused).toMatchObject({ error: { code: 'usage' } })
  })

  test('its file says by which rules, how whole the rows are, and their hash, which can be worked out again', async () => {
    const file = cli.path('evidence.csv')
    const written = await check('contact-hours', MESSAGES, ...PERIOD, '--out', file)
    expect(written).toMatchObject({ rows: 8, format: 'csv' })
    const text = readFileSync(file, 'utf8')
    const blank = text.indexOf('\r\n\r\n')
    const [head, body] = [text.slice(0, blank), text.slice(blank + 4)]
    expect(head).toContain('Ley 2300 de 2023')
    expect(head).toContain('Monday–Friday: 07:00 to 19:00')
    expect(head).toContain(`SHA-256 of the findings,${createHash('sha256').update(body).digest('hex')}`)
    expect(body.split('\r\n')[0]).toMatch(/^Telephone,Date,Message,Why to look at it,/)
    expect(body).toContain('"after hours, again the same day, another channel in the same week"')
  })

  test('people are told the reasons in words, and that a person decides', async () => {
    const { stdout, status } = await cli.run(['check', 'contact-hours', MESSAGES, ...PERIOD], {
      env: { LC_ALL: 'es_CO.UTF-8' },
    })
    expect(status).toBe(0)
    expect(stdout).toContain('otro canal en la misma semana')
    expect(stdout).toContain('si alguno está mal lo decide una persona')
  })
})

describe('check duplicates', () => {
  test('finds the same text to the same telephone within the time, whatever the channel', async () => {
    expect(await check('duplicates', MESSAGES, ...PERIOD)).toEqual({
      total: 1,
      items: [
        {
          telephone: '3004445588',
          text: REMINDER,
          times: ['2026-11-11 19:00:00', '2026-11-11 19:10:00', '2026-11-11 19:20:00'],
        },
      ],
    })
    expect(await check('duplicates', MESSAGES, ...PERIOD, '--within', '9m')).toEqual({ total: 0, items: [] })
  })

  test('finds bursts whatever they say, and refuses a time that is none', async () => {
    const burst = await check('duplicates', MESSAGES, ...PERIOD, '--any-text', '--within', '1d')
    expect(burst['total']).toBe(1)
    expect((burst['items'] as readonly { times: readonly string[] }[])[0]?.times).toHaveLength(4)
    expect(await cli.json(['check', 'duplicates', MESSAGES, ...PERIOD, '--within', 'soon'], 2)).toMatchObject({
      error: { code: 'usage' },
    })
    expect(await cli.json(['check', 'duplicates', CALLS, ...PERIOD], 2)).toMatchObject({ error: { code: 'usage' } })
  })
})

describe('check sms-parts', () => {
  test('finds what an accent costs, and tells money only where a price is given', async () => {
    const period = ['--from', '2026-11-01', '--to', '2026-11-20']
    const document = await check('sms-parts', MESSAGES, ...period)
    expect(document).toMatchObject({ total: 1, cost: null, ucs2: 1 })
    expect((document['items'] as readonly Document[])[0]).toMatchObject({
      parts: 2,
      encoding: 'UCS-2',
      leastParts: 1,
      letters: ['í'],
      spelling: DEAR.replace('í', 'i'),
    })
    const { parts, cost } = (await check('sms-parts', MESSAGES, ...period, '--price', '12,5')) as unknown as {
      readonly parts: number
      readonly cost: { readonly paid: number; readonly least: number }
    }
    expect(cost).toEqual({ paid: parts * 12.5, least: (parts - 1) * 12.5 })
  })
})

describe('a view of a check', () => {
  const ASKED = ['--filter', 'channel contains SMS'] as const

  const question = (document: Document): Document => document['question'] as Document

  test('is saved, run, told and kept with what its check takes; saving it as rows leaves what was set', async () => {
    const burst = ['--check', 'duplicates', '--setting', 'any-text', '--setting', 'within=1d'] as const
    const saved = await cli.json(['view', 'save', 'Ráfagas', MESSAGES, ...PERIOD, ...ASKED, ...burst])
    const settings = { withinSeconds: 86_400, text: 'any', least: 3 }
    expect(question(saved)).toMatchObject({ face: 'checks', checks: [{ id: 'duplicates', settings }] })
    const found = await check('duplicates', MESSAGES, ...PERIOD, ...ASKED, '--any-text', '--within', '1d')
    const messages = (found['items'] as readonly { times: readonly string[] }[]).flatMap(({ times }) => times)
    expect(messages).toHaveLength(3)
    expect(await cli.json(['view', 'run', 'Ráfagas'])).toMatchObject({ total: messages.length })
    const { stdout } = await cli.run(['view', 'show', 'Ráfagas'])
    expect(stdout).toContain(`check duplicates ${MESSAGES}\n`)
    expect(stdout).toContain('  --within 1d\n  --any-text\n  --least 3\n')

    const hours = ['--check', 'contact-hours'] as const
    const both = await cli.json(['view', 'save', 'Ráfagas', MESSAGES, ...PERIOD, ...hours])
    expect(question(both)['checks']).toMatchObject([{ id: 'contact-hours' }, { id: 'duplicates', settings }])
    expect(await cli.json(['view', 'run', 'Ráfagas'])).toMatchObject({ total: 8 })
    const rows = await cli.json(['view', 'save', 'Ráfagas', MESSAGES, ...PERIOD])
    expect(question(rows)).toMatchObject({ face: 'rows', checks: question(both)['checks'] })
    const again = await cli.json(['view', 'save', 'Ráfagas', MESSAGES, ...PERIOD, '--check', 'duplicates'])
    expect(question(again)['checks']).toMatchObject([{ id: 'duplicates', settings }, { id: 'contact-hours' }])
  })

  test('is refused with what is none, each time with what is right', async () => {
    const message = async (...words: readonly string[]): Promise<string> => {
      const refused = await cli.json(['view', 'save', 'v', MESSAGES, ...PERIOD, ...words], 2)
      return String((refused['error'] as Document)['message'])
    }
    expect(await message('--check', 'unanswered')).toContain('contact-hours, duplicates, sms-parts, match')
    expect(await message('--check', 'duplicates', '--setting', 'price=3')).toContain('within=10m, any-text, least=N')
    expect(await message('--check', 'duplicates', '--setting', 'within=soon')).toContain('such as 10m')
    expect(await message('--setting', 'within=10m')).toContain('--check')
    expect(await message('--check', 'match')).toContain('--count')
    expect(await message('--check', 'duplicates', '--by', 'channel')).toContain('--by')
  })

  test('is kept by a schedule, which writes what it finds', async () => {
    const folder = cli.path('hallazgos')
    mkdirSync(folder)
    const [file, timing] = [
      ['--folder', folder, '--name', 'partes'],
      ['--daily', '06:30', '--days', 'mon-fri'],
    ] as const
    const parts = ['--check', 'sms-parts', '--setting', 'price=12.5', '--range', 'last30'] as const
    const added = await cli.json(['schedule', 'add', MESSAGES, ...timing, ...file, ...parts])
    const settings = { shown: 'dearer', pricePerPart: 12.5 }
    expect(question(added)).toMatchObject({ face: 'checks', checks: [{ id: 'sms-parts', settings }] })
    const listed = await cli.run(['schedule', 'list'])
    expect(listed.stdout).toContain('--check sms-parts --setting price=12.5')
    expect(await cli.json(['schedule', 'add', MESSAGES, ...timing, ...parts, '--by', 'channel'], 2)).toMatchObject({
      error: { code: 'usage' },
    })
    await cli.json(['schedule', 'run', '--all'])
    const [written = ''] = readdirSync(folder)
    expect(readFileSync(join(folder, written), 'utf8')).toContain('Price per part')
  })
})
