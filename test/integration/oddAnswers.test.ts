import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { tryReport } from '../../src/core/reports/tryReport.ts'
import { parseDate, type TimeRange } from '../../src/shared/time.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { ConnectedStore, removeTemporaryFolders } from '../support/connectedStore.ts'
import { nested } from '../support/listRows.ts'
import { defineReport, events, field, live } from '../support/reports.ts'
import { at, range, serverDate, span } from '../support/times.ts'

// Answers of other forms than documents tell, through real HTTP into a real store.

const DAY = span('2025-03-10')
const MEGABYTE = 1024 * 1024

interface Sent {
  readonly body: string | Buffer
  readonly contentType?: string
  readonly status?: number
}

const servers: Server[] = []
const open: ConnectedStore[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((desk) => desk.close()))
  for (const server of servers) server.closeAllConnections()
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})
afterAll(removeTemporaryFolders)

interface Asking {
  readonly desk: ConnectedStore
  /** The ranges that were asked for. */
  readonly asked: TimeRange[]
}

/** A desk whose server answers what a test says about each range. */
async function deskOf(answer: (range: TimeRange) => Sent): Promise<Asking> {
  const asked: TimeRange[] = []
  const instant = (text: string | null): number => parseDate(text ?? '')?.at ?? 0
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    const of = range(instant(query.get('date_ini')), instant(query.get('date_end')))
    asked.push(of)
    const { body, contentType = 'application/json', status = 200 } = answer(of)
    response.writeHead(status, { 'content-type': contentType })
    response.end(body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const desk = new ConnectedStore({ baseUrl, token: 'x', now: () => at('2025-05-01') })
  open.push(desk)
  return { desk, asked }
}

/** An answer's text around its records, which are text already. */
function around(data: string, count: number): string {
  return `{"code":"200","error":null,"msg":"${count} records were found","data":${data}}`
}

function record(hour: number, text = `t${hour}`): string {
  return JSON.stringify({ date: `2025-03-10 ${String(hour).padStart(2, '0')}:00:00`, text })
}

const HOURS = [8, 9, 10].map((hour) => JSON.parse(record(hour)) as unknown)

describe('a list that is written as an object', () => {
  test.each([
    ['with gaps', `{"0":${record(8)},"2":${record(9)},"70":${record(10)}}`],
    ['out of order', `{"2":${record(10)},"0":${record(8)},"1":${record(9)}}`],
    ['of one, two and three digits', `{"100":${record(10)},"9":${record(8)},"10":${record(9)}}`],
  ])('%s is its records, in the order of the numbers', async (_what, data) => {
    const { desk } = await deskOf(() => ({ body: around(data, 3) }))
    expect(await desk.pull(events, DAY)).toMatchObject({
      failed: [],
      slices: [{ rows: 3, state: 'complete', warnings: [] }],
    })
    expect(await desk.rows(events, { sort: [] })).toEqual(HOURS)
    // Sorted by date, whatever the order in which they came.
    const sorted = await desk.rows(events, { sort: [{ field: 'date', descending: true }] })
    expect(sorted).toEqual(HOURS.toReversed())
    const { fields } = await desk.store.results.ask({ report: events, question: await desk.question(events) })
    expect(fields).toEqual(['date', 'text', 'integer'])
  })

  test('is read so in a poll, and merged into its log', async () => {
    const { desk } = await deskOf(() => ({ body: around(`{"5":${record(10)},"1":${record(9)}}`, 2) }))
    expect(await desk.poll(live)).toMatchObject({ rows: 2, added: 2, warnings: [] })
    expect(await desk.rows(live, { sort: [] })).toEqual(HOURS.slice(1))
  })

  test('within rows, however deep, is the same as the list, in any order of the rows', async () => {
    const row = (id: string, calls: string, phones: string): string =>
      `{"id":"${id}","calls":${calls},"customer":{"city":"Cali","phones":${phones}}}`
    const call = (hour: number, notes: string): string =>
      `{"date":"2025-03-10 ${hour}:00:00","name":"c${hour}","notes":${notes}}`
    const [one, two] = ['{"name":"n1","text":"a"}', '{"name":"n2","text":"b"}']
    const first = row('1', `[${call(10, `[${one},${two}]`)},${call(11, '[]')}]`, '["300","301"]')
    const lists = `[${first},${row('2', `[${call(12, `[${two}]`)}]`, '[]')}]`
    const objects = `{"7":${row('2', `{"3":${call(12, `{"9":${two}}`)}}`, '[]')},"4":${row(
      '1',
      `{"8":${call(11, '{}')},"2":${call(10, `{"1":${one},"5":${two}}`)}}`,
      '{"3":"301","0":"300"}',
    )}}`
    const [plain, encoded] = await Promise.all(
      [lists, objects].map(async (data) => {
        const { desk } = await deskOf(() => ({ body: around(data, 2) }))
        expect((await desk.pull(nested, DAY)).failed).toEqual([])
        return desk
      }),
    )
    if (plain === undefined || encoded === undefined) throw new Error('no desks')
    for (const [list, count] of Object.entries({ calls: 3, 'calls.notes': 3, customer: 2, 'customer.phones': 2 })) {
      const [expected, found] = await Promise.all([plain, encoded].map((desk) => desk.rows(nested, { list, sort: [] })))
      expect(found, list).toHaveLength(count)
      // The row's own list comes as it was sent, and so may be spelled otherwise.
      const withoutLists = (rows: typeof found): unknown =>
        rows?.map(({ notes: _notes, phones: _phones, ...rest }) => rest)
      expect(withoutLists(found), list).toEqual(withoutLists(expected))
    }
    expect((await encoded.rows(nested, { sort: [] })).map(({ id }) => id)).toEqual(['1', '2'])
  })

  test('is offered as a list to whoever describes a report of their own', async () => {
    const { desk } = await deskOf(() => ({ body: around(`{"4":${record(8)},"2":${record(9)}}`, 2) }))
    const connection = await desk.connection()
    const parts = { connection, token: 'x', service: 'a', id: 'b', parameters: {}, range: DAY, known: new Map() }
    expect(await tryReport(desk.context, parts)).toMatchObject({
      kind: 'records',
      records: 2,
      fields: [{ name: 'date' }, { name: 'text' }],
      suggestion: { shape: null },
    })
  })

  test('under telephones is its records, and no telephone is the name of a field', async () => {
    for (const keys of [
      ['3005550001', '3005550002'],
      ['+573005550001', '300 555 0002'],
    ]) {
      const data = `{${keys.map((key, place) => `"${key}":${record(8 + place)}`).join(',')}}`
      const { desk } = await deskOf(() => ({ body: around(data, 2) }))
      expect((await desk.pull(events, DAY)).failed).toEqual([])
      const rows = HOURS.slice(0, 2).map((row, place) => ({ ...(row as object), record_key: keys[place] }))
      expect(await desk.rows(events, { sort: [] })).toEqual(rows)
      const { fields } = await desk.store.results.ask({ report: events, question: await desk.question(events) })
      expect(fields).toEqual(['date', 'text', 'integer', 'record_key'])
    }
  })
})

describe('an answer of which no record has a field of the report', () => {
  const bands = defineReport({
    id: 'bands',
    kind: 'aggregate',
    maxDays: 31,
    fields: [field('interval', 'text', { role: 'key' }), field('calls', 'integer', { role: 'sum' })],
    shape: { kind: 'recordsByName', nameField: 'interval' },
  })
  const levels: ReportDefinition = {
    ...events,
    key: 'test_service/levels',
    dynamicFields: (nested.dynamicFields ?? []).map((each) => ({ ...each, after: 'text' })),
  }
  const whatever: ReportDefinition = {
    ...levels,
    key: 'test_service/whatever',
    dynamicFields: (levels.dynamicFields ?? []).map((each) => ({ ...each, pattern: '.+' })),
  }

  test.each<[what: string, report: ReportDefinition, data: unknown]>([
    ['names of another report', events, [{ fecha: 'x' }, { fecha: 'y' }]],
    ['an error in the place of records', events, { error: 'DB down' }],
    ['records without anything', events, [{}]],
    ['telephones with something else under them', events, { 3005550001: { b: '1' } }],
    ['names that hold something else', bands, { error: 'x', detail: { a: '1' } }],
    ['names that any pattern takes', whatever, [{ fecha: 'x' }]],
  ])('is refused: %s', async (_what, report, data) => {
    const { desk } = await deskOf(() => ({ body: JSON.stringify({ code: '200', msg: '', data }) }))
    const { failed, slices } = await desk.pull(report, DAY)
    expect(slices).toEqual([])
    expect(failed).toEqual([
      expect.objectContaining({
        error: expect.objectContaining({ code: 'not-the-report', detail: { report: report.key } }),
      }),
    ])
    expect(await desk.slices(report)).toEqual([])
    expect(await desk.rows(report)).toEqual([])
    const { fields } = await desk.store.results.ask({ report: report, question: await desk.question(report) })
    expect(fields).toEqual(report.fields.map(({ name }) => name))
  })

  test.each<[what: string, report: ReportDefinition, data: unknown]>([
    ['one record of two has one', events, [{ fecha: 'x' }, { text: 'y' }]],
    ['another spelling is one', nested, [{ old_name: 'x' }]],
    ['a list is one', nested, [{ calls: [] }]],
    ['a name that a parameter makes is one', levels, [{ level_20: '5' }]],
    ['records under names have theirs', bands, { a: { calls: '1' } }],
    ['nothing is documented', { ...events, key: 'test_service/own', fields: [], dateField: null }, [{ x: '1' }]],
  ])('is none where %s', async (_what, report, data) => {
    const { desk } = await deskOf(() => ({ body: JSON.stringify({ code: '200', msg: '', data }) }))
    expect((await desk.pull(report, DAY)).failed).toEqual([])
    expect((await desk.slices(report)).map(({ state }) => state)).toEqual(['complete'])
  })
})

describe('text in another charset', () => {
  const text = around(`[${record(8, 'José Ñandú pagó 5 €')}]`, 1)
  const stored = [{ date: '2025-03-10 08:00:00', text: 'José Ñandú pagó 5 €' }]

  test.each<[string, string, Buffer]>([
    ['windows-1252', 'application/json; charset=Windows-1252', Buffer.from(text.replace('€', '\x80'), 'latin1')],
    ['iso-8859-15', 'text/html;charset="ISO-8859-15"', Buffer.from(text.replace('€', '\xa4'), 'latin1')],
    ['utf-16 by its head', 'application/json; charset=utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16 by its mark', 'application/json', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['the other utf-16', 'application/json', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['utf-8 by its mark', 'application/json; charset=iso-8859-1', Buffer.from(`\uFEFF${text}`)],
    ['utf-8 under a name that nobody knows', 'application/json; charset=utf8mb4', Buffer.from(text)],
  ])('is decoded: %s', async (_what, contentType, body) => {
    const { desk } = await deskOf(() => ({ body, contentType }))
    expect((await desk.pull(events, DAY)).failed).toEqual([])
    expect(await desk.rows(events)).toEqual(stored)
    const filters = [{ field: 'text', operator: 'contains', value: 'ñandu' }] as const
    expect(await desk.rows(events, { filters })).toHaveLength(1)
  })

  test.each<[string, string, Buffer]>([
    ['iso-8859-1 that nobody names', 'application/json', Buffer.from(text.replace('€', 'E'), 'latin1')],
    [
      'iso-8859-1 that is called utf-8',
      'application/json; charset=UTF-8',
      Buffer.from(text.replace('€', 'E'), 'latin1'),
    ],
    ['half a letter of utf-16', 'a/b; charset=utf-16le', Buffer.from(text.replace('€', '\ud83d'), 'utf16le')],
  ])('is refused where it is not valid in it: %s', async (_what, contentType, body) => {
    const { desk, asked } = await deskOf(() => ({ body, contentType }))
    const { failed } = await desk.pull(events, DAY)
    expect(failed.map(({ error }) => error.code)).toEqual(['unreadable-text'])
    expect(asked).toHaveLength(1)
    expect(await desk.slices(events)).toEqual([])
  })

  test("of a page that a proxy sends is judged by its status, as any other page's", async () => {
    const body = Buffer.from('<html>Sesión</html>', 'latin1')
    for (const [status, code] of [
      [403, 'forbidden'],
      [200, 'bad-answer'],
    ] as const) {
      const { desk } = await deskOf(() => ({ body, status, contentType: 'text/html' }))
      expect((await desk.pull(events, DAY)).failed.map(({ error }) => error.code)).toEqual([code])
    }
  })
})

describe('a large record', () => {
  const large = at('2025-03-10 15:42:07')
  const seconds = [large - 3600, large - 1, large + 1, large + 7200]
  const small = seconds.map((second) => ({ date: serverDate(second), text: 't' }))

  function answerWith(written: string): (asked: TimeRange) => Sent {
    return ({ from, to }) => {
      const others = seconds.filter((second) => from <= second && second <= to)
      const records = others.map((second) => ({
        second,
        text: JSON.stringify({ date: serverDate(second), text: 't' }),
      }))
      if (from <= large && large <= to) records.push({ second: large, text: written })
      const inOrder = records.toSorted((a, b) => a.second - b.second).map(({ text }) => text)
      return { body: around(`[${inOrder.join(',')}]`, records.length) }
    }
  }

  test.each([
    ['17 MB', 'x'.repeat(17 * MEGABYTE), 'x', 17 * MEGABYTE],
    ['18 MB, in escapes', String.raw`\u00e1`.repeat(3 * MEGABYTE), 'á', 3 * MEGABYTE],
    ['62 MB', 'x'.repeat(62 * MEGABYTE), 'x', 62 * MEGABYTE],
  ])(
    'of %s is taken like any other',
    async (_what, written, letter, length) => {
      const { desk, asked } = await deskOf(answerWith(`{"date":"${serverDate(large)}","text":"${written}"}`))
      const { failed, slices } = await desk.pull(events, DAY)
      expect([failed, slices.map(({ state, warnings }) => [state, warnings])]).toEqual([[], [['complete', []]]])
      expect(asked).toHaveLength(1)
      const rows = await desk.rows(events, { range: range(large, large) })
      const text = String(rows[0]?.['text'])
      expect([rows.length, text.length, text === letter.repeat(length)]).toEqual([1, length, true])
    },
    120_000,
  )

  test.each([
    ['and its date comes before it', serverDate(large), true, 4],
    ['and its date comes before it, with a zone', `${serverDate(large + 5 * 3600).replace(' ', 'T')}Z`, true, 4],
    ['and its date comes after it', serverDate(large), false, 64],
  ])(
    'beyond 64 MB leaves out its own second alone, %s',
    async (_what, written, isBefore, most) => {
      const date = `"date":"${written}"`
      const text = `"text":"${'x'.repeat(70 * MEGABYTE)}"`
      const { desk, asked } = await deskOf(answerWith(isBefore ? `{${date},${text}}` : `{${text},${date}}`))
      // Two days, so that the halves are many.
      const { failed, slices } = await desk.pull(events, span('2025-03-09', '2025-03-10'))
      expect(failed.map(({ range: each, error }) => [each, error.code])).toEqual([
        [range(large, large), 'record-too-large'],
      ])
      expect(asked.length).toBeLessThanOrEqual(most)
      expect(slices.every(({ state }) => state === 'complete')).toBe(true)
      expect(await desk.rows(events)).toEqual(small)
      const again = asked.length
      await desk.pull(events, span('2025-03-09', '2025-03-10'))
      expect(asked.slice(again)).toEqual([range(large, large)])
    },
    240_000,
  )
})
