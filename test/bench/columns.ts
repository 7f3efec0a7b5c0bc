import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { fold } from '../../src/shared/values.ts'
import { formatDay, formatTimeOfDay, parseDate, wall } from '../../src/shared/time.ts'
import {
  bytesOf,
  countContaining,
  groupBy,
  openColumns,
  takeBody,
  textsOfField,
  type KeptBlock,
} from './columns/columnStore.ts'
import { median, processorMsOf } from './measure.ts'
import { RARE_WORD, RARE_WORD_EVERY, recordOf } from './records.ts'
import { callOf, report as calls, secondsOf } from './summaries.ts'

// What slices as columns cost and save, tried in `columns/` beside the product: its store keeps rows. All figures are
// work of the processor in one thread, in ms, so that other work on the machine changes them little.

const SLICES = 20
const ROWS_PER_SLICE = 50_000
const BODY_ROWS = 60_000
const ROUNDS = 7
const START = parseDate('2024-06-01')?.at ?? wall(0)

function dateOf(slice: number, row: number): string {
  const at = wall(Math.floor(START + slice * 31 * 86_400 + (row * 31 * 86_400) / ROWS_PER_SLICE))
  return `${formatDay(at)} ${formatTimeOfDay(at)}`
}

/** So many different words: few of them make most of a text, as in every language. */
const VOCABULARY = 8_000
const LETTERS = 'aeiouáénñrstlmcdpb'

function wordOf(number: number): string {
  let word = ''
  for (let rest = number + 20; rest > 0; rest = Math.floor(rest / LETTERS.length)) {
    word += LETTERS[rest % LETTERS.length]
  }
  return word
}

/** A message of sixteen words by Zipf's law, with a code of its own in it. */
function messageOf(number: number): string {
  const words: string[] = []
  for (let index = 0, state = number + 1; index < 16; index++) {
    state = (state * 48_271) % 2_147_483_647
    words.push(wordOf(Math.floor(VOCABULARY ** (state / 2_147_483_647))))
  }
  const rare = number % RARE_WORD_EVERY === 0 ? ` ${RARE_WORD.toUpperCase()}` : ''
  return `Hola, ${words.slice(0, 8).join(' ')}: ${100_000 + ((number * 7_919) % 900_000)}. ${words.slice(8).join(' ')}${rare}`
}

type RecordOf = (slice: number, row: number) => Record<string, string>

const repeatingOf =
  (report: ReportDefinition): RecordOf =>
  (slice, row) =>
    recordOf(report, slice * ROWS_PER_SLICE + row, dateOf(slice, row))

const variedOf =
  (report: ReportDefinition): RecordOf =>
  (slice, row) => ({
    ...repeatingOf(report)(slice, row),
    message: messageOf(slice * ROWS_PER_SLICE + row),
  })

const callsOf: RecordOf = (slice, row) =>
  callOf(slice * ROWS_PER_SLICE + row, Number(parseDate(dateOf(slice, row))?.at))

function bodyOf(recordOfRow: RecordOf, slice: number, rows: number): Buffer {
  const records = Array.from({ length: rows }, (_, row) => JSON.stringify(recordOfRow(slice, row)))
  return Buffer.from(`{"code":"200","error":null,"data":[${records.join(',')}],"msg":"${rows} records were found"}`)
}

function processorMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function intoPlainTable(file: string, names: readonly string[], bodies: Iterable<Buffer>): void {
  const plain = new Database(file)
  plain.pragma('journal_mode = WAL')
  plain.pragma('synchronous = NORMAL')
  plain.exec(`CREATE TABLE rows (${names.map((name) => `"${name}"`).join(', ')})`)
  const insert = plain.prepare(`INSERT INTO rows VALUES (${names.map(() => '?').join(', ')})`)
  for (const body of bodies) {
    const { data } = JSON.parse(body.toString('utf8')) as { data: Record<string, string>[] }
    plain.transaction(() => {
      for (const record of data) insert.run(...names.map((name) => record[name]))
    })()
  }
  plain.close()
}

export interface Compared {
  readonly work: string
  readonly oursMs: number
  readonly baselineMs: number
}

export interface ColumnFigures {
  readonly compared: readonly Compared[]
  /** Bytes for a row: of the encrypted file, of the records' JSON, and of the searched field in memory. */
  readonly bytes: readonly Readonly<Record<'file' | 'json' | 'memory', number> & { what: string }>[]
}

function fresh<T>(file: string, work: (database: Database.Database) => T): T {
  const database = openColumns(file)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

function* bodiesOf(recordOfRow: RecordOf): Generator<Buffer> {
  for (let slice = 0; slice < SLICES; slice++) yield bodyOf(recordOfRow, slice, ROWS_PER_SLICE)
}

/** A million rows as columns and in a plain table. @returns bytes of the file and of the JSON for a row */
function fill(folder: string, name: string, report: ReportDefinition, recordOfRow: RecordOf) {
  const [file, plainFile] = [join(folder, `${name}.db`), join(folder, `${name}.plain.db`)]
  let jsonBytes = 0
  fresh(file, (database) => {
    let slice = 0
    for (const body of bodiesOf(recordOfRow)) {
      jsonBytes += body.length
      takeBody(database, report, slice++, body)
    }
    database.pragma('wal_checkpoint(TRUNCATE)')
  })
  const names = report.fields.map((field) => field.name)
  intoPlainTable(plainFile, names, bodiesOf(recordOfRow))
  const rows = SLICES * ROWS_PER_SLICE
  return { file, plainFile, fileBytes: statSync(file).size / rows, jsonBytes: jsonBytes / rows }
}

/** What was packed must be what comes out, and be found. @param words what is looked for */
function checkTexts(file: string, place: number, recordOfRow: RecordOf, words: readonly string[]): void {
  const texts = fresh(file, (database) => textsOfField(database, place))
  const isOther = (text: string, row: number): boolean =>
    text !== recordOfRow(Math.floor(row / ROWS_PER_SLICE), row % ROWS_PER_SLICE)['message']
  if (texts.length !== SLICES * ROWS_PER_SLICE || texts.some(isOther)) throw new Error('a text came back as another')
  const folded = texts.map(fold)
  for (const word of words) {
    const wanted = folded.reduce((count, text) => count + (text.includes(fold(word)) ? 1 : 0), 0)
    const kept = new Map<number, KeptBlock>()
    const counts = fresh(file, (database) =>
      [undefined, kept, kept].map((keep) => countContaining(database, place, word, keep)),
    )
    if (counts.some((count) => count !== wanted)) throw new Error(`${word}: ${counts.join(', ')} of ${wanted}`)
  }
}

/** Bytes that a column's blocks take in memory, for a row. */
function memoryOf(file: string, place: number): number {
  const kept = new Map<number, KeptBlock>()
  fresh(file, (database) => countContaining(database, place, RARE_WORD, kept))
  return bytesOf(kept.values()) / (SLICES * ROWS_PER_SLICE)
}

function compareIngest(folder: string, kind: string, report: ReportDefinition, body: Buffer): Compared {
  const names = report.fields.map((field) => field.name)
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    const plainFile = join(folder, `floor${round}.db`)
    floor.push(processorMs(() => intoPlainTable(plainFile, names, [body])))
    const file = join(folder, `ingest${round}.db`)
    fresh(file, (database) => ours.push(processorMs(() => takeBody(database, report, 0, body))))
    for (const each of [plainFile, file]) rmSync(each, { force: true })
  }
  return { work: `60,000 records into columns, ${kind}`, oursMs: median(ours), baselineMs: median(floor) }
}

/** A search for a word in a million rows: with nothing in memory, and with the blocks there. */
function compareContains(file: string, plainFile: string, place: number, word: string, kind: string): Compared[] {
  const query = `SELECT count(*) FROM rows WHERE message LIKE '%${word}%'`
  const like = median(Array.from({ length: 5 }, () => processorMsOf('sqlite3', [plainFile, query])))
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round)
  const cold = rounds.map(() => fresh(file, (database) => processorMs(() => countContaining(database, place, word))))
  const warm = fresh(file, (database) => {
    const kept = new Map<number, KeptBlock>()
    countContaining(database, place, word, kept)
    return rounds.map(() => processorMs(() => countContaining(database, place, word, kept)))
  })
  const work = `1,000,000 rows, contains "${word}", ${kind}`
  return [
    { work, oursMs: median(cold), baselineMs: like },
    { work: `${work}, again`, oursMs: median(warm), baselineMs: like },
  ]
}

function compareGroupBy(file: string, plainFile: string): Compared {
  const plain = new Database(plainFile)
  const [place, numberPlace] = ['agent_name', 'time_seg'].map((name) => calls.fields.findIndex((f) => f.name === name))
  // In the plain table the duration is a number, which SQLite can add up.
  plain.function('seconds_of_row', (row: unknown) => secondsOf(Number(row) - 1))
  plain.exec('UPDATE rows SET time_seg = seconds_of_row(rowid)')
  plain.close()
  const query = 'SELECT agent_name, count(*), sum(time_seg), avg(time_seg) FROM rows GROUP BY agent_name'
  const shell = median(Array.from({ length: 5 }, () => processorMsOf('sqlite3', [plainFile, query])))
  const ours = Array.from({ length: ROUNDS }, () =>
    fresh(file, (database) => processorMs(() => groupBy(database, place ?? 0, numberPlace ?? 0))),
  )
  return { work: '1,000,000 rows grouped: count, sum, average', oursMs: median(ours), baselineMs: shell }
}

const READ_FIELDS = ['agent_name', 'skill_name', 'type_interaction', 'hang_up', 'cod_act']

/**
 * Columns as rows for SQL: what a statement that no column answers would read them by, through a virtual table of which
 * each row is handed over by JavaScript. The columns are in memory already.
 */
function compareSql(file: string, plainFile: string, query: (table: string) => string, work: string): Compared {
  const names = calls.fields.map(({ name }) => name)
  const places = READ_FIELDS.map((name) => names.indexOf(name))
  const columns = fresh(file, (database) => places.map((place) => textsOfField(database, place)))
  const database = new Database(plainFile)
  const row = places.map((): string => '')
  database.table('from_columns', {
    columns: places.map((place) => names[place] ?? ''),
    *rows() {
      for (let at = 0; at < SLICES * ROWS_PER_SLICE; at++) {
        columns.forEach((texts, place) => (row[place] = texts[at] ?? ''))
        yield row
      }
    },
  })
  const [ours, baseline] = ['from_columns', 'rows'].map((table) => {
    const statement = database.prepare(query(table))
    return median(Array.from({ length: 3 }, () => processorMs(() => statement.all())))
  })
  database.close()
  return { work: `1,000,000 rows, ${work}, columns read by SQL`, oursMs: ours ?? 0, baselineMs: baseline ?? 0 }
}

/** Measures, against SQLite's own tables of the same rows. @param report one whose rows have a message */
export function benchColumns(report: ReportDefinition): ColumnFigures {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-columns-'))
  try {
    const compared: Compared[] = []
    const bytes: ColumnFigures['bytes'][number][] = []
    const place = report.fields.findIndex(({ name }) => name === 'message')
    for (const [kind, recordOfRow] of [
      ['texts of 30 words', repeatingOf(report)],
      ['texts of 8,000 words', variedOf(report)],
    ] as const) {
      compared.push(compareIngest(folder, kind, report, bodyOf(recordOfRow, 0, BODY_ROWS)))
      const { file, plainFile, fileBytes, jsonBytes } = fill(folder, kind.replaceAll(' ', '-'), report, recordOfRow)
      const words = [RARE_WORD, 'unseenword', kind.includes('30') ? 'cita' : 'hola']
      checkTexts(file, place, recordOfRow, [...words, '4711', 'a', '7'])
      bytes.push({ what: kind, file: fileBytes, json: jsonBytes, memory: memoryOf(file, place) })
      for (const word of words) {
        compared.push(...compareContains(file, plainFile, place, word, kind))
      }
    }
    const { file, plainFile } = fill(folder, 'calls', calls, callsOf)
    compared.push(compareGroupBy(file, plainFile))
    const counted = (table: string): string => `SELECT count(*) FROM ${table} WHERE agent_name LIKE '%7%'`
    compared.push(compareSql(file, plainFile, counted, 'a field looked at'))
    const joined = (table: string): string =>
      `SELECT sum(length(concat_ws(',', ${READ_FIELDS.join(', ')}))) FROM ${table}`
    compared.push(compareSql(file, plainFile, joined, 'five fields joined'))
    return { compared, bytes }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
