import { afterEach, describe, expect, test } from 'vitest'
import {
  startSampleOperation,
  type Fault,
  type SampleOperation,
  type SampleOptions,
} from '../../src/core/sample/operation.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { AnswerShape, ReportDefinition } from '../../src/shared/reports/types.ts'
import { parseDateSpan, wall, type TimeRange } from '../../src/shared/time.ts'
import { usualParameters } from '../support/sampleParameters.ts'

const running: SampleOperation[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((operation) => operation.close()))
})

async function start(options: SampleOptions = {}): Promise<SampleOperation> {
  const operation = await startSampleOperation({ rowsPerDay: 50, timeZone: 'America/Bogota', ...options })
  running.push(operation)
  return operation
}

const messages = catalogue.find('cdr_3')
const counts = catalogue.find('campaign_8')
const bots = catalogue.find('diagram_9')
const calls = catalogue.find('calls_last_10')

interface Asked {
  readonly api?: string
  readonly service?: string
  readonly dates?: readonly [string, string] | null
  readonly more?: Readonly<Record<string, string>>
  readonly token?: string | null
  readonly init?: RequestInit
}

const DAY = ['20250304000000', '20250304235959'] as const

function ask(operation: SampleOperation, asked: Asked = {}): Promise<Response> {
  const { api = messages.id, service = 'reports_manager', dates = DAY, more = {}, token = operation.token } = asked
  const dated = dates === null ? {} : { date_ini: dates[0], date_end: dates[1] }
  const query = new URLSearchParams({ ...more, ...dated, api })
  const headers = token === null ? {} : { 'wolkvox-token': token }
  return fetch(`${operation.baseUrl}/api/v2/${service}.php?${query.toString()}`, { headers, ...asked.init })
}

interface Envelope {
  readonly code: unknown
  readonly error: unknown
  readonly msg: unknown
  readonly data?: readonly Record<string, unknown>[]
}

async function read(response: Response): Promise<readonly [number, Envelope]> {
  return [response.status, JSON.parse(await response.text()) as Envelope]
}

async function msgOf(response: Response): Promise<readonly [number, unknown, unknown]> {
  const [status, { code, msg }] = await read(response)
  return [status, code, msg]
}

function span(day: string): TimeRange {
  const range = parseDateSpan(day)
  if (range === undefined) throw new Error('no date')
  return range
}

/** The same answer as the shape of the report's has it. What stands beside a list is taken from the answer. */
function shaped(shape: AnswerShape, usual: Required<Envelope>, answer: Envelope): unknown {
  const { data, ...head } = usual
  if (shape.kind === 'bareList') return data
  if (shape.kind === 'record') return { ...head, data: data[0] }
  if (shape.kind === 'listAt') {
    const beside = (shape.path.length === 1 ? answer : answer.data) as unknown as Record<string, unknown>
    const besides = Object.fromEntries(shape.besides.map(({ name }) => [name, beside[name]]))
    expect(shape.total === undefined ? data.length : Number(besides[shape.total])).toBe(data.length)
    const list = { ...besides, [shape.path.at(-1) ?? '']: data }
    return shape.path.length === 1 ? list : { ...head, data: list }
  }
  const named = data.map(({ [shape.nameField]: name, ...rest }) => [String(name), rest] as const)
  if (shape.kind === 'recordsByName') return { ...head, data: Object.fromEntries(named) }
  const lists: Record<string, unknown[]> = {}
  for (const [name, rest] of named) lists[name] = [...(lists[name] ?? []), rest]
  return { ...head, data: lists }
}

describe('the sample operation answers', () => {
  test('every report of the catalogue with what it holds, in the servers’ envelope', async () => {
    const operation = await start({ now: () => Date.UTC(2025, 2, 5, 4, 59, 59) })
    for (const report of catalogue.reports) {
      // A stretch of minutes is not the day's; the token's use is told by the server, not made up.
      if (report.kind === 'live' || report.key === 'information/token_info') continue
      const more = usualParameters(report)
      const [status, envelope] = await read(await ask(operation, { api: report.id, service: report.service, more }))
      const truth = operation.truth(report, span('2025-03-04'), more)
      expect(status, report.key).toBe(truth.length === 0 ? 404 : 200)
      if (truth.length === 0) continue
      const usual = { code: '200', error: null, msg: `${truth.length} records were found`, data: truth }
      expect(envelope, report.key).toEqual(report.shape === undefined ? usual : shaped(report.shape, usual, envelope))
    }
    expect(operation.requests.map((request) => request.report)).toContain('reports_manager/cdr_3')
    expect(JSON.stringify(operation.requests)).not.toContain(operation.token)
    expect(operation.mostAtOnce).toBe(1)
  })

  test('one history, up to now, where nobody asks for a number of rows', async () => {
    const operation = await startSampleOperation({
      timeZone: 'America/Bogota',
      now: () => Date.UTC(2025, 2, 4, 17, 20),
    })
    running.push(operation)
    const rowsOf = async (api: string): Promise<readonly Record<string, unknown>[]> =>
      (await read(await ask(operation, { api })))[1].data ?? []
    const calls = await rowsOf('cdr_1')
    const hours = await rowsOf('agent_8')
    expect(calls.length).toBeGreaterThan(300)
    expect(hours.reduce((sum, row) => sum + Number(row['calls']), 0)).toBe(calls.length)
    expect(calls.every((row) => String(row['date']) <= '2025-03-04 12:20:00')).toBe(true)
    expect(hours.every((row) => String(row['hour']) <= '12:00')).toBe(true)
  })

  test('gzip’ed only where the client takes it', async () => {
    const operation = await start()
    const plain = await ask(operation, {
      init: { headers: { 'wolkvox-token': operation.token, 'accept-encoding': 'identity' } },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
    const packed = await ask(operation)
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(await packed.text()).toBe(await plain.text())
  })

  test('with 401 and 403 to a request without the right token', async () => {
    const operation = await start()
    expect(await msgOf(await ask(operation, { token: null }))).toEqual([401, '401', 'PLEASE ENTER THE WOLKVOX-TOKEN'])
    expect(await msgOf(await ask(operation, { token: 'other' }))).toEqual([403, '403', 'PLEASE VALIDATE TOKEN'])
    expect(JSON.stringify(operation.requests)).not.toContain('other')
  })

  test('with 400, 404 and 405 to what it cannot answer', async () => {
    const operation = await start()
    const missing = [400, '400', 'SOME PARAMETERS ARE REQUIRED']
    expect(await msgOf(await ask(operation, { api: 'cdr_99' }))).toEqual([
      400,
      '400',
      'THE API YOU WANT TO CONSULT DOES NOT EXIST',
    ])
    expect(await msgOf(await ask(operation, { dates: null }))).toEqual(missing)
    expect(await msgOf(await ask(operation, { api: counts.id }))).toEqual(missing)
    expect(
      (await ask(operation, { init: { method: 'POST', headers: { 'wolkvox-token': operation.token } } })).status,
    ).toBe(405)
    expect((await ask(operation, { service: 'nothing' })).status).toBe(404)
    const unknownCampaign = await ask(operation, { api: counts.id, more: { campaign_id: '99' } })
    expect(await msgOf(unknownCampaign)).toEqual([404, '404', 'Validate dates entered'])
  })

  test('with 400 to dates that are none, reversed, or more than 31 days apart', async () => {
    const operation = await start()
    for (const dates of [
      ['2025-03-04', '2025-03-05'],
      ['20250304', '20250305'],
      ['20250230000000', '20250304000000'],
      ['20250305000000', '20250304000000'],
      ['20250301000000', '20250401000000'],
    ] as const) {
      expect((await ask(operation, { dates })).status, dates.join()).toBe(400)
    }
    expect((await ask(operation, { dates: ['20250301000000', '20250331235959'] })).status).toBe(200)
  })

  test('with 404 where there are no rows: nothing happens after now', async () => {
    const operation = await start({ now: () => Date.UTC(2025, 2, 4, 17, 0, 0) })
    const tomorrow = await ask(operation, { dates: ['20250305000000', '20250305235959'] })
    expect(await msgOf(tomorrow)).toEqual([404, '404', 'Validate dates entered'])
    const [, { data = [] }] = await read(await ask(operation))
    expect(data.length).toBeGreaterThan(5)
    expect(data.every((row) => String(row['date']) <= '2025-03-04 12:00:00')).toBe(true)
  })

  test('with no more records than it may', async () => {
    const operation = await start({ rowsPerDay: 7_000 })
    const [, envelope] = await read(await ask(operation, { api: bots.id }))
    expect(envelope.data?.length).toBe(6_000)
    expect(envelope.msg).toBe('6000 records were found')
    expect(operation.truth(bots, span('2025-03-04')).length).toBe(7_000)
    const small = await start({ maxRecords: () => 10 })
    expect((await read(await ask(small)))[1].data).toEqual(small.truth(messages, span('2025-03-04')).slice(0, 10))
  })

  test('the third of three requests at once with a refusal', async () => {
    const operation = await start()
    operation.fail({ kind: 'slow', delayMs: 300, times: 3 })
    const answers = await Promise.all([1, 2, 3].map(async () => msgOf(await ask(operation))))
    expect(answers.map(([status]) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 403])
    const refused = answers.find(([status]) => status === 403)
    expect(refused?.[2]).toBe('EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)')
    expect(operation.mostAtOnce).toBe(3)
    operation.clearFaults()
    expect((await ask(operation)).status).toBe(200)
  })

  test('until the quota is used up, and again the next day', async () => {
    let nowMs = Date.UTC(2025, 2, 4, 17)
    const operation = await start({ licences: 0.003, now: () => nowMs })
    for (let uses = 0; uses < 3; uses += 1) {
      const answer = await ask(operation)
      expect(answer.status).toBe(200)
      // Read to its end: an answer still on its way counts among the requests at once.
      await answer.text()
    }
    expect(await msgOf(await ask(operation))).toEqual([403, '403', 'TOKEN LIMIT EXCEEDED'])
    nowMs += 24 * 3_600_000
    expect((await ask(operation)).status).toBe(200)
  })

  test('what is left of the quota', async () => {
    const operation = await start({ licences: 2 })
    await (await ask(operation)).text()
    const [, { data }] = await read(await ask(operation, { service: 'information', api: 'token_info', dates: null }))
    expect(data?.[0]).toMatchObject({
      token_limit: '2000',
      token_use_today: '2',
      all_token_today: '2',
      available_consumption_options: '1998',
    })
  })

  test('the moving ten minutes, alike for alike instants', async () => {
    let nowMs = Date.UTC(2025, 2, 4, 15)
    const operation = await start({ now: () => nowMs, rowsPerDay: 5_000 })
    const poll = async (): Promise<readonly Record<string, unknown>[]> => {
      const [, { data = [] }] = await read(await ask(operation, { service: calls.service, api: calls.id, dates: null }))
      return data
    }
    const first = await poll()
    expect(await poll()).toEqual(first)
    nowMs += 4 * 60_000
    const second = await poll()
    const since = '2025-03-04 09:54:00'
    const until = '2025-03-04 10:00:00'
    const shared = (rows: readonly Record<string, unknown>[]): unknown[] =>
      rows.filter((row) => String(row['date']) >= since && String(row['date']) <= until)
    expect(shared(first).length).toBeGreaterThan(5)
    expect(shared(second)).toEqual(shared(first))
    expect(second.length).toBeGreaterThan(shared(second).length)
  })

  test('rows that a test brings, whatever they hold', async () => {
    const rows = [{ date: '2025-03-04 10:00:00', message: null, agent_id: 12, more: { nested: [1, true] } }]
    const given = (report: ReportDefinition): Record<string, unknown>[] | undefined =>
      report === messages ? rows : undefined
    const operation = await start({ rows: given })
    expect((await read(await ask(operation)))[1].data).toEqual(rows)
    expect(operation.truth(messages, span('2025-03-04'))).toEqual(rows)
    expect((await read(await ask(operation, { api: bots.id })))[1].data?.length).toBe(50)
  })

  test('60,000 records in pieces', async () => {
    const operation = await start({ rowsPerDay: 70_000 })
    const [, { data = [] }] = await read(await ask(operation))
    expect(data.length).toBe(60_000)
    const third = operation.truth(messages, {
      from: span('2025-03-04').from,
      to: wall(span('2025-03-04').from + 8 * 3600),
    })
    expect(data.slice(0, third.length)).toEqual(third)
  })

  test('nothing more once it is closed, even in the middle of an answer', async () => {
    const operation = await start()
    operation.fail({ kind: 'stall' })
    const response = await ask(operation)
    const reading = response.text().then(
      () => 'whole',
      () => 'broken',
    )
    await operation.close()
    expect(await reading).toBe('broken')
    await expect(ask(operation)).rejects.toThrow()
  })
})

describe('a fault', () => {
  async function meet(fault: Fault, init: RequestInit = {}): Promise<Response> {
    const operation = await start()
    operation.fail(fault)
    return ask(operation, { init: { headers: { 'wolkvox-token': operation.token }, ...init } })
  }

  test.each([
    ['server-error', 500, /<h1>500/],
    ['bad-gateway', 502, /<h1>502/],
    ['html', 200, /^<!DOCTYPE html>/],
    ['wrong-shape', 200, /^\{"hello":1\}$/],
    ['data-not-list', 200, /"data":7\}$/],
    ['too-many', 403, /EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS/],
    ['maintenance', 403, /"Forbidden".*MAINTENANCE/],
    ['token-refused', 403, /PLEASE VALIDATE TOKEN/],
    ['quota', 403, /TOKEN LIMIT EXCEEDED/],
    ['error-in-200', 200, /^\{"code":"403".*PLEASE VALIDATE TOKEN/],
    ['code-number', 200, /^\{"code":200,"error":null/],
    ['msg-mismatch', 200, /"msg":"53 records/],
    ['extra-field', 200, /"extra_field":"campo nuevo"\}/],
  ] as const)('%s answers %i', async (kind, status, pattern) => {
    const response = await meet({ kind })
    expect(response.status).toBe(status)
    expect(await response.text()).toMatch(pattern)
  })

  test('bom puts a UTF-8 mark before the answer', async () => {
    const bytes = new Uint8Array(await (await meet({ kind: 'bom' })).arrayBuffer())
    expect([...bytes.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x7b])
  })

  test('missing-field leaves one field out', async () => {
    const [, { data = [] }] = await read(await meet({ kind: 'missing-field' }))
    expect(Object.keys(data[0] ?? {})).toEqual(messages.fields.slice(0, -1).map((field) => field.name))
  })

  test.each(['short-body', 'broken-json'] as const)('%s ends well and is no JSON', async (kind) => {
    const text = await (await meet({ kind })).text()
    expect(text.length).toBeGreaterThan(1_000)
    expect(() => JSON.parse(text) as unknown).toThrow()
  })

  test('reset and cut-off end the connection, before and in the middle', async () => {
    await expect(meet({ kind: 'reset' })).rejects.toThrow()
    for (const encoding of ['gzip', 'identity']) {
      const operation = await start()
      operation.fail({ kind: 'cut-off' })
      const headers = { 'wolkvox-token': operation.token, 'accept-encoding': encoding }
      const response = await ask(operation, { init: { headers } })
      expect(response.status).toBe(200)
      await expect(response.text()).rejects.toThrow()
    }
  })

  test('stall sends half, and then nothing', async () => {
    const response = await meet({ kind: 'stall' }, { signal: AbortSignal.timeout(400) })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow(/timeout|abort/i)
  })

  test('slow waits before the first byte', async () => {
    const before = performance.now()
    expect((await meet({ kind: 'slow', delayMs: 200 })).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThan(190)
  })

  test('not-gzip calls plain bytes gzip', async () => {
    const response = await meet({ kind: 'not-gzip' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    await expect(response.text()).rejects.toThrow()
  })

  test('huge pads the answer', async () => {
    const text = await (await meet({ kind: 'huge', bytes: 3_000_000 })).text()
    expect(text.length).toBeGreaterThan(3_000_000)
    expect((JSON.parse(text) as Envelope).data?.length).toBe(50)
  })

  test('redirect-elsewhere names another host, redirect-same itself', async () => {
    const location = 'http://127.0.0.1:9/elsewhere'
    const elsewhere = await meet({ kind: 'redirect-elsewhere', location }, { redirect: 'manual' })
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([302, location])
    const same = await meet({ kind: 'redirect-same', times: 2 })
    expect([same.status, same.redirected]).toEqual([200, true])
    expect((await read(same))[1].data?.length).toBe(50)
  })

  test('meets as many requests as asked, for the report asked, in order', async () => {
    const operation = await start()
    operation.fail({ kind: 'server-error', times: 2, api: bots.key })
    operation.fail({ kind: 'bad-gateway', api: bots.id })
    expect((await ask(operation)).status).toBe(200)
    const statuses: number[] = []
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await ask(operation, { api: bots.id })).status)
    expect(statuses).toEqual([500, 500, 502, 200])
  })
})
