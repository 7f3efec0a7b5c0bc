import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside, until } from '../support/cli.ts'

runCommandsInside()

const DAY = ['--from', '2025-03-01', '--to', '2025-03-01'] as const

/** Rows by their letter: what they say, and where. */
const TOLD: readonly (readonly [letter: string, message: string, channel?: string])[] = [
  ['a', '100%', 'SMS'],
  ['b', '100 pesos', 'sms'],
  ['c', 'a_b', 'Whatsapp official 104'],
  ['d', 'axb', 'Whatsapp'],
  ['e', "O'Brien", ''],
  ['f', 'say "hi"', ' '],
  ['g', "'; DROP TABLE slices; --", '-'],
  ['h', 'Ñandú', 'É'],
  ['i', 'nandu nandu', 'e'],
  ['j', String.raw`back\slash`],
  ['k', 'uno|dos', 'x|y'],
  ['l', '', 'Z'],
]

/** The telephones of some rows, by their letter. */
const TELEPHONES: Readonly<Record<string, string>> = {
  a: '573001234567',
  b: '9573001234567',
  c: '57-300-123-4567',
  d: '+573001234567',
  e: '6012345678',
}

let desk: CliDesk

beforeAll(async () => {
  const rows = TOLD.map(([letter, message, channel], place) => ({
    conn_id: letter,
    date: `2025-03-01 08:00:${String(place).padStart(2, '0')}`,
    message,
    telephone: TELEPHONES[letter] ?? '',
    ...(channel === undefined ? {} : { channel }),
    ...(place < 3 ? { score: [' 9', '10', '9.5'][place], 'two words': letter } : {}),
  }))
  desk = await openDesk({ rows: () => rows })
  await desk.cli.json(['pull', 'cdr_3', ...DAY])
})

afterAll(closeDesks)

/** The letters of the rows that answer. */
async function letters(...words: readonly string[]): Promise<string> {
  const { total, rows } = (await desk.cli.json(['show', 'cdr_3', ...DAY, ...words])) as {
    total: number
    rows: readonly Document[]
  }
  if (!words.includes('--limit') && !words.includes('--offset')) expect(total).toBe(rows.length)
  return rows.map((row) => String(row['conn_id'])).join('')
}

const FILTERS: readonly (readonly [filter: string, rows: string])[] = [
  ['message contains %', 'a'],
  ['message contains a_b', 'c'],
  ['message starts a', 'cd'],
  ['message ends B', 'cd'],
  ["message contains '", 'eg'],
  ["message = O'BRIEN", 'e'],
  ['message contains "', 'f'],
  ["message = '; DROP TABLE slices; --", 'g'],
  ["message = ' OR 1=1 --", ''],
  ['message contains nandu', 'hi'],
  ['message = ÑANDÚ', 'h'],
  [String.raw`message contains \ `.trim(), 'j'],
  ['message in uno|ÑANDU|axb', 'dh'],
  ['message !contains a', 'abekl'],
  ['message != axb', 'abcefghijkl'],
  ['message empty', 'l'],
  ['channel empty', 'efj'],
  ['channel !empty', 'abcdghikl'],
  ['message < b', 'abcdg'],
  ['date = 2025-03-01T08:00:03', 'd'],
  ['date <= 2025-03-01T08:00:02', 'abc'],
  ['date >= 2025-03-01T08:00:10', 'kl'],
  ['score < 10', 'ac'],
  ['score >= 9.5', 'bc'],
  ['two words = b', 'b'],
  ['telephone contains +57 300 123 4567', 'abcd'],
  ['telephone !contains +57 300 123 4567', 'efghijkl'],
  ['telephone = (57) 300.123.4567', 'acd'],
  ['telephone != (57) 300.123.4567', 'befghijkl'],
  ['telephone starts +57 300', 'acd'],
  ['telephone ends 123-4567', 'abcd'],
  ['telephone in (601) 234-5678|9573001234567', 'be'],
  ['telephone contains +57', 'd'],
  ['message contains 1 0-0.0 0', ''],
]

describe('filters', () => {
  test.each(FILTERS)('%s', async (filter, rows) => {
    expect(await letters('--filter', filter)).toBe(rows)
  })

  test('several, all of which must hold; the value may hold anything', async () => {
    expect(await letters('--filter', 'message contains a', '--filter', 'channel !empty')).toBe('cdghi')
    expect(await letters('--filter', 'MESSAGE = x').catch(String)).toContain('no field')
    expect(await letters('--filter', 'message=axb')).toBe('d')
    expect(await letters('--filter', 'message CONTAINS uno|dos')).toBe('k')
  })

  test('search, in any field, also unknown ones', async () => {
    expect(await letters('--search', 'NANDU')).toBe('hi')
    expect(await letters('--search', '%')).toBe('a')
    expect(await letters('--search', '9.5')).toBe('c')
    expect(await letters('--search', '08:00:04')).toBe('e')
    expect(await letters('--search', 'nowhere')).toBe('')
    expect(await letters('--search=-- ', '--filter', 'message !empty')).toBe('')
    expect(await letters('--search', '+57 300 123 4567')).toBe('abcd')
    expect(await letters('--search', '(601) 234')).toBe('e')
    expect(await letters('--search', '')).toBe('abcdefghijkl')
  })
})

describe('order and pages', () => {
  test('sort by text, by number, by date, downwards, by several; empty ones last', async () => {
    expect(await letters('--sort', 'date:desc')).toBe('lkjihgfedcba')
    expect(await letters('--sort', 'score', '--limit', '4')).toBe('acbd')
    expect(await letters('--sort', 'score:desc', '--limit', '4')).toBe('bcad')
    expect(await letters('--sort', 'message:desc', '--filter', 'message contains a')).toBe('fihjdcg')
    expect(await letters('--sort', 'message:desc')).toMatch(/l$/)
    expect(await letters('--sort', 'message')).toMatch(/l$/)
    expect(await letters('--sort', 'channel,date:desc', '--filter', 'channel in sms|e')).toBe('ihba')
    expect(await letters('--sort', 'channel', '--sort', 'date:desc', '--filter', 'channel in sms|e')).toBe('ihba')
  })

  test('limit and offset: total counts what matches', async () => {
    const page = (...words: string[]): Promise<Document> =>
      desk.cli.json(['show', 'cdr_3', ...DAY, '--filter', 'message contains a', ...words])
    expect(await page('--limit', '2', '--offset', '1')).toMatchObject({
      total: 7,
      rows: [{ conn_id: 'd' }, { conn_id: 'f' }],
    })
    expect(await page('--limit', '0')).toEqual({ total: 7, rows: [] })
    expect(await page('--offset', '7')).toEqual({ total: 7, rows: [] })
    expect(await page('--offset', '900', '--limit', '9')).toEqual({ total: 7, rows: [] })
    expect(await page('--limit', '999999999999')).toMatchObject({ total: 7 })
    expect(await letters('--offset', '10')).toBe('kl')
    const people = await desk.cli.run(['show', 'cdr_3', ...DAY, '--offset', '3', '--limit', '2'])
    expect(people.stdout).toMatch(/\n2 of 12 rows\n$/)
  })
})

describe('a live report', () => {
  test('pull, watch, show, coverage and its gap', async () => {
    const event = (conn_id: string, result = 'answer'): Document => ({ conn_id, result, date: '2025-03-01 08:00:00' })
    let rows = [event('1'), event('1'), event('2')]
    const { cli, operation, add } = await openDesk({ rows: () => rows })
    const pulled = await cli.json(['pull', 'calls_last_10'])
    const [slice] = pulled['windows'] as readonly Document[]
    expect(pulled).toMatchObject({ report: 'real_time/calls_last_10', rows: 3, requests: 1, fromCache: 0, failed: [] })
    expect(slice).toEqual({ from: pulled['from'], to: pulled['to'], rows: 3, requests: 1, status: 'complete' })
    rows = [event('1'), event('1'), event('2'), event('2', 'busy'), event('3')]
    const once = ['watch', 'calls_last_10', '--once', '--every', '5m']
    const polled = await cli.json(once)
    expect(polled).toEqual({ at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/), rows: 5, new: 2 })
    expect((await cli.run(once)).stdout).toMatch(/^\S+ · 5 rows, 0 new\n$/)
    expect(operation.requests.map(({ query }) => query)).toEqual([0, 1, 2].map(() => ({ api: 'calls_last_10' })))
    expect(await cli.json(['show', 'calls_last_10'])).toMatchObject({ total: 5 })
    expect(await cli.json(['show', 'calls_last_10', '--from', '2025-03-02', '--to', '2025-03-03'])).toMatchObject({
      total: 0,
    })
    expect(await cli.json(['show', 'calls_last_10', ...DAY, '--sort', 'conn_id:desc'])).toMatchObject({ total: 5 })
    const before = (await cli.json(['coverage', 'calls_last_10']))['intervals'] as readonly Document[]
    expect(before.every((each) => each['state'] === 'complete')).toBe(true)
    expect(before[0]?.['from']).toBe(pulled['from'])

    // The same operation where the clocks are two hours ahead: nobody saw what lies between.
    await cli.json(['connection', 'remove', '--name', 'ops'])
    await cli.json([...add, '--time-zone', 'America/Sao_Paulo'])
    const late = (await cli.json(once)) as { at: string; gap: Document }
    expect(late).toMatchObject({ rows: 5, new: 0, gap: { from: expect.any(String), to: expect.any(String) } })
    const after = (await cli.json(['coverage', 'calls_last_10']))['intervals'] as readonly Document[]
    expect(after.length).toBe(before.length + 1)
    const seconds = (text: unknown): number => Date.parse(`${String(text)}Z`) / 1000
    expect(seconds(late.gap['from'])).toBe(seconds(before.at(-1)?.['to']) + 1)
    expect(seconds(late.gap['to'])).toBe(seconds(after.at(-1)?.['from']) - 1)
    // The second of the poll itself is not over.
    expect(seconds(after.at(-1)?.['to'])).toBe(seconds(late.at) - 1)
    expect(await cli.json(['show', 'calls_last_10'])).toMatchObject({ total: 5 })
    const file = await cli.run(['export', 'calls_last_10', '--out', '-', '--columns', 'conn_id,result'])
    expect(file.stdout).toBe('conn_id,result\r\n1,answer\r\n1,answer\r\n2,answer\r\n2,busy\r\n3,answer\r\n')
  })

  test('a watch goes on after a fault of the server', async () => {
    const { cli, operation } = await openDesk({ rows: () => [] })
    operation.fail({ kind: 'html' })
    const running = cli.start(['watch', 'calls_last_10', '--every', '1s', '--json'])
    await until(() => running.text().includes('"new"'), 'a poll')
    running.process.kill('SIGINT')
    const { status, stdout, stderr } = await running.outcome
    expect(status).toBe(130)
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toMatchObject({ rows: 0, new: 0 })
    expect(stderr).toMatch(/^The server answered something that is no report \(a web page\)\.\n/)
  })
})
