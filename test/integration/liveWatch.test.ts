import { afterAll, describe, expect, test } from 'vitest'
import { formatInstant, wall, wallClock } from '../../src/shared/time.ts'
import { closeDesks, type Document, openDesk, runCommandsInside, until, ZONE } from '../support/cli.ts'

runCommandsInside()

afterAll(closeDesks)

const LIVE = 'calls_last_10'
const LIVE_KEY = `real_time/${LIVE}`

function serverDate(timeZone: string, secondsAgo = 0): string {
  return formatInstant(wall(wallClock(Date.now(), timeZone) - secondsAgo)).replace('T', ' ')
}

function documentsOf(text: string): readonly Document[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Document)
}

describe('watch', () => {
  test('refuses a cadence that would lose rows, and reports that are no logs', async () => {
    const { cli, operation } = await openDesk({ rows: () => [] })
    const tooRare = await cli.run(['watch', LIVE, '--every', '11m'])
    expect(tooRare.status).toBe(2)
    expect(tooRare.stderr).toMatch(/only shows its last 10 minutes: asked less often it would lose rows/)
    expect((await cli.run(['watch', 'cdr_3'])).status).toBe(2)
    expect((await cli.run(['watch', LIVE, '--every', 'soon'])).status).toBe(2)
    const hour = await cli.json(['watch', 'hits_last_hour', '--every', '1h', '--once'])
    expect(hour).toMatchObject({ rows: 0, new: 0 })
    expect(operation.requests).toHaveLength(1)
  })

  test('one document a poll, a line each, until it is stopped', async () => {
    let rows = 1
    const { cli } = await openDesk({
      rows: () =>
        Array.from({ length: rows++ }, (_, index) => ({ conn_id: String(index), date: '2025-03-01 08:00:00' })),
    })
    const running = cli.start(['watch', LIVE, '--every', '1s', '--json'])
    await until(() => running.text().split('\n').length > 3, 'three polls')
    running.process.kill('SIGINT')
    const { status, stdout, stderr } = await running.outcome
    expect(status).toBe(130)
    expect(stderr).toBe('')
    const documents = documentsOf(stdout)
    expect(documents.slice(0, 3).map((each) => [each['rows'], each['new'], 'gap' in each])).toEqual([
      [1, 1, false],
      [2, 1, false],
      [3, 1, false],
    ])
  })

  test('goes on through faults that pass, says so, and ends where the token is refused', async () => {
    const { cli, operation } = await openDesk({ rows: () => [] })
    operation.fail({ kind: 'maintenance', api: LIVE_KEY })
    operation.fail({ kind: 'server-error', api: LIVE_KEY })
    const running = cli.start(['watch', LIVE, '--every', '1s', '--json'])
    await until(() => running.text().includes('"new"'), 'a poll')
    operation.fail({ kind: 'token-refused' })
    const { status, stdout, stderr } = await running.outcome
    expect(status).toBe(3)
    expect(stderr).toMatch(/maintenance/)
    expect(stderr).toMatch(/The next poll is in 1 s\./)
    expect(documentsOf(stdout).at(0)).toMatchObject({ rows: 0, new: 0 })
  })

  test('once: an error is the command’s', async () => {
    const { cli, operation } = await openDesk({ rows: () => [] })
    operation.fail({ kind: 'quota' })
    const { status, stdout, stderr } = await cli.run(['watch', LIVE, '--once', '--json'])
    expect(status).toBe(4)
    expect(documentsOf(stdout)).toMatchObject([{ error: { code: 'quota-used-up' } }])
    expect(stderr).toMatch(/requests of today are used up/)
  })

  test('leaves the reserve of the day’s quota alone, like everything automatic', async () => {
    const { cli, operation } = await openDesk({ rows: () => [], licences: 1 })
    // Another computer uses the token up to the reserve.
    for (let used = 0; used < 110; used++) {
      await fetch(`${operation.baseUrl}/api/v2/information.php?api=token_info`, {
        headers: { 'wolkvox-token': operation.token },
      })
    }
    await cli.json(['quota', '--ask', '--reserve', '90'])
    const before = operation.requests.length
    const once = await cli.run(['watch', LIVE, '--once', '--json'])
    expect(once.status).toBe(4)
    expect(documentsOf(once.stdout)).toMatchObject([{ error: { code: 'quota-reserved' } }])
    const running = cli.start(['watch', LIVE, '--every', '1s', '--json'])
    await until(() => running.text().includes('The next poll is in'), 'a word about the reserve')
    expect(operation.requests).toHaveLength(before)
    await cli.json(['quota', '--reserve', '0'])
    await until(() => running.text().includes('"new"'), 'a poll')
    running.process.kill('SIGINT')
    expect((await running.outcome).status).toBe(130)
  })

  test('asks the server now and then what others used, and keeps the reserve by that', async () => {
    const { cli, operation } = await openDesk({ rows: () => [], licences: 1 })
    await cli.json(['quota', '--reserve', '90'])
    for (let used = 0; used < 110; used++) {
      await fetch(`${operation.baseUrl}/api/v2/information.php?api=token_info`, {
        headers: { 'wolkvox-token': operation.token },
      })
    }
    const before = operation.requests.length
    const running = cli.start(['watch', LIVE, '--every', '1s', '--json'])
    await until(() => running.text().includes('The next poll is in'), 'a word about the reserve')
    await cli.json(['quota', '--reserve', '0'])
    await until(() => running.text().split('"new"').length > 2, 'two polls')
    running.process.kill('SIGINT')
    expect((await running.outcome).status).toBe(130)
    const asked = operation.requests.slice(before).map(({ report }) => report)
    expect(asked[0]).toBe(LIVE_KEY)
    expect(asked[1]).not.toBe(LIVE_KEY)
    expect(new Set(asked.slice(2))).toEqual(new Set([LIVE_KEY]))
  })

  test('ends where its connection is removed meanwhile, and brings no row back', async () => {
    const { cli, operation } = await openDesk({ rows: () => [{ conn_id: '1', date: serverDate(ZONE, 30) }] })
    const running = cli.start(['watch', LIVE, '--every', '1s', '--json'])
    await until(() => running.text().includes('"new"'), 'a poll')
    await cli.json(['connection', 'remove', '--name', 'ops', '--with-data'])
    await until(() => running.process.exitCode !== null, 'the end')
    expect((await running.outcome).status).toBe(2)
    const asked = operation.requests.length
    await cli.json([
      'connection',
      'add',
      '--name',
      'ops',
      '--server',
      operation.server,
      '--base-url',
      operation.baseUrl,
    ])
    expect(operation.requests).toHaveLength(asked)
    expect((await cli.json(['show', LIVE]))['total']).toBe(0)
  })

  test('of two the second waits, says so, and goes on when the first ends', async () => {
    const { cli, operation } = await openDesk({ rows: () => [] })
    const first = cli.start(['watch', LIVE, '--every', '5m', '--json'])
    await until(() => first.text().includes('"new"'), 'a poll')
    const second = cli.start(['watch', LIVE, '--every', '5m', '--json'])
    await until(() => second.text().includes('Another program'), 'a word about the first')
    // Once: what the first one saw a moment ago is told, and nothing is sent.
    const once = await cli.run(['watch', LIVE, '--once', '--json'])
    expect(once.status).toBe(0)
    expect(documentsOf(once.stdout)).toEqual([{ ...documentsOf(first.text()).at(0) }])
    expect(once.stderr).toBe('Another program on this computer keeps this log.\n')
    expect(operation.requests.filter(({ report }) => report === LIVE_KEY)).toHaveLength(1)
    first.process.kill('SIGINT')
    expect((await first.outcome).status).toBe(130)
    await until(() => second.text().includes('"new"'), 'the second one’s poll')
    second.process.kill('SIGINT')
    const { stderr } = await second.outcome
    expect(stderr).toBe(
      'Another program on this computer keeps this log. This command waits, and takes over when that one ends.\n' +
        'This command keeps the log now.\n',
    )
    expect(operation.mostAtOnce).toBe(1)
  })
})

describe('a call of which the server tells something else with the next poll', () => {
  test('is one row with the newest, and keeps what was told before; it is counted once', async () => {
    const date = serverDate(ZONE, 30)
    const call = { type_interaction: 'inbound', date, telephone: '3001112233', customer_id: '7', conn_id: '1' }
    let rows: Document[] = [{ ...call, result: 'abandon' }]
    const { cli } = await openDesk({ rows: () => rows })
    expect(await cli.json(['watch', LIVE, '--once'])).toMatchObject({ rows: 1, new: 1 })
    // Another program's log may be too recent to be polled again at once: the slice of the second poll is another
    // user's.
    rows = [
      { ...call, result: 'answer' },
      { ...call, conn_id: '2', result: 'busy' },
    ]
    const polled = await cli.json(['watch', LIVE, '--once'])
    expect(polled).toMatchObject({ rows: 2, new: 1, changed: 1 })
    const shown = await cli.json(['show', LIVE])
    expect((shown['rows'] as Document[]).map((row) => [row['conn_id'], row['result']])).toEqual([
      ['1', 'answer'],
      ['2', 'busy'],
    ])
    expect(await cli.json(['show', LIVE, '--filter', 'result = abandon'])).toMatchObject({ total: 0 })
    const history = await cli.json(['show', LIVE, '--list', 'earlier_states'])
    expect(history).toMatchObject({
      total: 1,
      rows: [
        {
          conn_id: '1',
          result: 'answer',
          'earlier_states.result': 'abandon',
          changed_at: expect.any(String) as string,
        },
      ],
    })
    expect(String((history['rows'] as Document[])[0]?.['changed_at']).slice(0, 10)).toBe(
      String(polled['at']).slice(0, 10),
    )
    // It comes again as it is: nothing is new.
    expect(await cli.json(['watch', LIVE, '--once'])).toEqual({ at: expect.any(String) as string, rows: 2, new: 0 })
    expect(await cli.json(['show', LIVE, '--list', 'earlier_states'])).toMatchObject({ total: 1 })
    // Erased with its row.
    await cli.json(['erase', '--customer', '3001112233', '--yes'])
    expect(await cli.json(['show', LIVE, '--list', 'earlier_states'])).toMatchObject({ total: 0 })
  })
})

describe('a log with a gap', () => {
  test('says so in its file, in coverage, and on standard error', async () => {
    const early = { conn_id: '1', date: serverDate(ZONE, 30) }
    let rows: Document[] = [early]
    const { cli, add } = await openDesk({ rows: () => rows })
    await cli.json(['watch', LIVE, '--once'])
    // The same operation where the clocks are two hours ahead: nobody saw what lies between.
    await cli.json(['connection', 'remove', '--name', 'ops'])
    await cli.json([...add, '--time-zone', 'America/Sao_Paulo'])
    const late = { conn_id: '2', date: serverDate('America/Sao_Paulo', 30) }
    rows = [early, late, { ...late, conn_id: '3' }]
    const polled = await cli.json(['watch', LIVE, '--once'])
    const gap = polled['gap'] as Record<string, string>
    expect(gap).toMatchObject({ reason: 'closed' })
    const coverage = await cli.json(['coverage', LIVE])
    expect(coverage['gaps']).toEqual([gap])
    expect(coverage['intervals']).toHaveLength(2)
    const told = `${gap['from']?.replace('T', ' ')} – ${gap['to']?.replace('T', ' ')}: program closed`
    expect((await cli.run(['coverage', LIVE])).stdout).toContain(`\n\nNobody saw:\n${told}\n`)

    const file = async (...words: string[]): Promise<readonly string[]> => {
      const { stdout, stderr, status } = await cli.run(['export', LIVE, '--out', '-', ...words])
      expect(status).toBe(0)
      expect(stderr).toContain(`Nobody saw:\n  ${told}\n`)
      return stdout.trimEnd().split('\r\n')
    }
    const whole = await file()
    expect(whole[0]).toMatch(/,conn_id,earlier_states,gap_before$/)
    expect(whole.slice(1).map((line) => line.slice(line.lastIndexOf(',') + 1))).toEqual(['', told, ''])
    expect(await file('--columns', 'conn_id')).toEqual(['conn_id', '1', '2', '3'])
    expect(await file('--columns', 'gap_before,conn_id')).toEqual(['gap_before,conn_id', ',1', `${told},2`, ',3'])
    // The first row after the gap by its date, whatever the order of the file; a filter makes it another one.
    expect(await file('--columns', 'conn_id,gap_before', '--sort', 'conn_id:desc', '--filter', 'conn_id != 2')).toEqual(
      ['conn_id,gap_before', `3,${told}`, '1,'],
    )
    // No row follows the gap: the last one tells of it. Where there is none, only the warning does.
    const columns = ['--columns', 'conn_id,gap_before', '--filter']
    expect(await file(...columns, 'conn_id = 1')).toEqual(['conn_id,gap_before', `1,after this row: ${told}`])
    expect((await file('--filter', 'conn_id = 1'))[0]).toMatch(/,conn_id,earlier_states,gap_before$/)
    expect((await file('--filter', 'conn_id = 4'))[0]).toMatch(/,conn_id,earlier_states$/)
    const spanish = await cli.run(['export', LIVE, '--out', '-', '--format', 'csv-excel-es'], {
      env: { LC_ALL: 'es_CO.UTF-8' },
    })
    expect(spanish.stdout).toContain(': programa cerrado\r\n')
    expect(spanish.stderr).toContain('Nadie vio:')
    // What is erased has no gaps either.
    await cli.json(['erase', '--report', LIVE, '--yes'])
    expect(await cli.json(['coverage', LIVE])).toEqual({ report: `real_time/${LIVE}`, intervals: [], gaps: [] })
    expect(await cli.json(['watch', LIVE, '--once'])).not.toHaveProperty('gap')
  })
})
