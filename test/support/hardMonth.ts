import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { writeReportFile } from '../../src/shared/customReports/reportFile.ts'
import { definitionOf } from '../../src/shared/customReports/definition.ts'
import type { CustomField, CustomReport } from '../../src/shared/customReports/customReport.ts'
import type { FieldType, ReportDefinition } from '../../src/shared/reports/types.ts'
import {
  formatInstant,
  parseDate,
  SECONDS_PER_DAY,
  startOfDay,
  wall,
  type TimeRange,
  type WallSeconds,
} from '../../src/shared/time.ts'
import { said } from './texts.ts'

// A server that does something else on each day of a month: all that reports were seen to do, behind one address.

const field = (name: string, es: string, en: string, type: FieldType): CustomField => ({
  name,
  title: said(es, en),
  type,
})

/** A report whose requests take one day each. */
const described: CustomReport = {
  service: 'reports_manager',
  id: 'hard_month',
  title: said('Llamadas de un mes difícil', 'Calls of a hard month'),
  description: said('Un día por solicitud.', 'A day per request.'),
  kind: 'detail',
  parameters: [],
  fields: [
    field('date', 'Fecha', 'Date', 'dateTime'),
    field('agent_name', 'Agente', 'Agent', 'text'),
    field('telephone', 'Teléfono', 'Telephone', 'telephone'),
    field('minutes', 'Minutos', 'Minutes', 'decimal'),
    field('cost', 'Costo', 'Cost', 'money'),
    field('duration', 'Duración', 'Duration', 'duration'),
    field('comments', 'Comentarios', 'Comments', 'longText'),
  ],
  dateField: 'date',
  maxDays: 1,
  liveMinutes: null,
  shape: null,
}

export const hardReport: ReportDefinition = definitionOf('own/hard', described)
export const hardReportFile: string = writeReportFile(described)

type Row = Record<string, string>

/** What an answer is made of. */
interface Day {
  readonly report: ReportDefinition
  readonly rows: readonly Row[]
  /** How often this day was asked for before. */
  readonly askedBefore: number
}

type Answer = (response: ServerResponse, day: Day) => void | Promise<void>

function text(rows: unknown, count: number): string {
  return JSON.stringify({ code: '200', error: null, msg: `${count} records were found`, data: rows })
}

function send(response: ServerResponse, body: string | Buffer, type = 'application/json', status = 200): void {
  response.writeHead(status, { 'content-type': type })
  response.end(body)
}

const usual: Answer = (response, { rows }) => send(response, text(rows, rows.length))

function withRows(change: (row: Row, place: number) => Row): Answer {
  return (response, { rows }) => send(response, text(rows.map(change), rows.length))
}

const DATES: readonly ((day: string, hour: string) => string)[] = [
  (day, hour) => `${day} ${hour}:00:00.500`,
  (day, hour) => `${day}T${hour}:00:00`,
  (day, hour) => `${day} ${hour}:30:00.000`,
  () => '0000-00-00 00:00:00',
  () => '',
]
/** Numbers as people write them; the last two are none. */
const NUMBERS = ['$ 1.234.567', '1.234,56', '1.5e3', '(12)', '12 %', 'N/D', 'sin dato']
const DURATIONS = ['26:00:00', '-1:-1:-3', '90', '00:01:30', '1:02', 'N/D', '-00:00:03']
export const SURPLUS = 3
export const UNKNOWN_FIELDS = 300
const LARGE_BYTES = 65 * 1024 * 1024
const PADDING = Buffer.alloc(1024 * 1024, 'x')

/** A day on which one record is too large to be taken: everything but its second can be asked for. */
const large: Answer = async (response, { rows }) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  function* pieces(): Generator<Buffer | string> {
    yield `{"code":"200","error":null,"msg":"${rows.length} records were found","data":[`
    for (const [place, row] of rows.entries()) {
      yield `${place === 0 ? '' : ','}${JSON.stringify(row).slice(0, -1)},"body":"`
      const bytes = row['date']?.endsWith('08:00:00') === true ? LARGE_BYTES : 0
      for (let sent = 0; sent < bytes; sent += PADDING.length) yield PADDING
      yield '"}'
    }
    yield ']}'
  }
  // Whoever asks ends the connection as soon as the record is too large.
  await pipeline(pieces, response).catch(() => undefined)
}

/** What the server does on a day, by what it is called here; on all other days it does what it should. */
const ANSWERS = {
  list: (response, { rows }) =>
    send(response, text(Object.fromEntries(rows.map((row, place) => [place * 3, row])), rows.length)),
  latin1: (response, { rows }) =>
    send(response, Buffer.from(text(rows, rows.length), 'latin1'), 'application/json; charset=iso-8859-1'),
  utf16: (response, { rows }) => send(response, Buffer.from(`\uFEFF${text(rows, rows.length)}`, 'utf16le')),
  announced: (response, { rows }) => send(response, text(rows, rows.length + SURPLUS)),
  empty: (response) => send(response, text([], 0)),
  wait: (response, day) => {
    if (day.askedBefore > 0) return usual(response, day)
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '1' })
    response.end('{}')
  },
  stalled: (response, day) => {
    // Each costs its reader half a minute: one is enough.
    if (day.askedBefore > 0 || day.report !== hardReport) return usual(response, day)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write(text(day.rows, day.rows.length).slice(0, -40))
  },
  dates: withRows((row, place) => {
    if (row['date'] === undefined) return row
    const [day = '', time = ''] = row['date'].split(' ')
    return { ...row, date: DATES[place % DATES.length]?.(day, time.slice(0, 2)) ?? '' }
  }),
  zones: (response, day) => {
    const { dateField } = day.report
    if (dateField === null) return usual(response, day)
    const inZone = (row: Row): Row => {
      return { ...row, [dateField]: new Date((row[dateField] ?? '').replace(' ', 'T')).toISOString() }
    }
    send(response, text(day.rows.map(inZone), day.rows.length))
  },
  numbers: (response, { rows, report }) => {
    const written = (type: FieldType, place: number): string | undefined =>
      type === 'duration'
        ? DURATIONS[place]
        : ['integer', 'decimal', 'money'].includes(type)
          ? NUMBERS[place]
          : undefined
    const changed = rows.map((row, place) => {
      const values = report.fields.map(({ name, type }) => [name, written(type, place) ?? row[name]])
      return Object.fromEntries(values) as Row
    })
    send(response, text(changed, rows.length))
  },
  unknown: withRows((row) => ({
    ...row,
    ...Object.fromEntries(Array.from({ length: UNKNOWN_FIELDS }, (_, place) => [`campo_${place}`, `valor ${place}`])),
  })),
  invisible: withRows((row) => ({ ...row, comments: 'pa\u200Bgo \u202Apendiente' })),
  invalid: (response, { rows }) => {
    const body = Buffer.from(text(rows, rows.length))
    const place = body.indexOf('Ñ')
    send(response, Buffer.concat([body.subarray(0, place), Buffer.from([0xd1]), body.subarray(place + 2)]))
  },
  other: (response) => send(response, text([{ hello: 'mundo' }], 1)),
  large,
} satisfies Record<string, Answer>

export type Happening = keyof typeof ANSWERS

/**
 * On which day of the last thirty each of them happens, counted from the first. Yesterday is the one before the last.
 */
export const HAPPENS_ON: Readonly<Record<Happening, number>> = {
  list: 2,
  latin1: 3,
  utf16: 4,
  announced: 6,
  wait: 8,
  stalled: 10,
  dates: 12,
  zones: 13,
  numbers: 15,
  unknown: 17,
  invisible: 18,
  invalid: 20,
  other: 22,
  large: 24,
  empty: 29,
}

const SECONDS_PER_HOUR = 3_600
export const DAYS = 30
export const ROWS_PER_DAY = 7

const USUAL: Partial<Record<FieldType, string>> = {
  telephone: '3001234567',
  integer: '4',
  decimal: '1.5',
  money: '850',
  duration: '00:01:30',
  id: '17',
}

/** What the server has of a stretch, before anything happens to it; sums have no dates. */
function rowsOf({ fields, dateField }: ReportDefinition, range: TimeRange): readonly Row[] {
  const row = (place: number, at: WallSeconds): Row => {
    const values = fields.map(({ name, type }) => [name, USUAL[type] ?? `Íñigo Ñáñez ${place + 1}`])
    const date = dateField === null ? {} : { [dateField]: formatInstant(at).replace('T', ' ') }
    return { ...Object.fromEntries(values), ...date } as Row
  }
  return Array.from({ length: ROWS_PER_DAY }, (_, place) => {
    const at = wall(startOfDay(range.from) + (8 + place) * SECONDS_PER_HOUR)
    return at >= range.from && at <= range.to ? [row(place, at)] : []
  }).flat()
}

export interface HardServer {
  readonly baseUrl: string
  /** How often each day was asked for, by its place in the last thirty. */
  readonly asked: ReadonlyMap<number, number>
  readonly close: () => Promise<void>
}

/**
 * Starts the server, on loopback.
 *
 * @param today the first second of today, as the computer's own clock shows it
 * @param sums another report that it has, of sums by day
 */
export async function startHardServer(today: number, sums: ReportDefinition): Promise<HardServer> {
  const asked = new Map<number, number>()
  const perRequest = new Map<string, number>()
  const happening = new Map(Object.entries(HAPPENS_ON).map(([name, day]) => [day, name as Happening]))
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    const api = query.get('api') ?? ''
    const [from, to] = ['date_ini', 'date_end'].map((name) => parseDate(query.get(name) ?? '')?.at)
    if (from === undefined || to === undefined) {
      const told = { token_limit: '5000', token_use_today: '7', available_consumption_options: '4993' }
      send(response, text([{ description: 'API REPORTS', ...told }], 1))
      return
    }
    const range = { from: wall(from), to: wall(to) }
    const day = DAYS - Math.round((today - startOfDay(range.from)) / SECONDS_PER_DAY)
    asked.set(day, (asked.get(day) ?? 0) + 1)
    const key = `${api} ${from}`
    const askedBefore = perRequest.get(key) ?? 0
    perRequest.set(key, askedBefore + 1)
    const name = happening.get(day)
    const answer: Answer = name === undefined ? usual : ANSWERS[name]
    const report = api === described.id ? hardReport : sums
    const rows = rowsOf(report, range)
    if (rows.length === 0) send(response, text([], 0))
    else void answer(response, { report, rows, askedBefore })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
