import Database from 'better-sqlite3'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { giveDefinitions } from '../../src/core/store/customers/namingReports.ts'
import { registerFunctions } from '../../src/core/store/sql/functions.ts'
import { giveMaskKey } from '../../src/core/store/query/masks/masker.ts'
import { giveSealKey } from '../../src/core/store/query/masks/seals.ts'
import { Ingest } from '../../src/core/store/rows/ingest.ts'
import { migrate } from '../../src/core/store/tables/migrations.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { closeResult, openResult, readBlock } from '../../src/core/store/query/results.ts'
import { decodeValue } from '../../src/core/store/rows/storedValue.ts'
import { beginSlice, commitSlice } from '../../src/core/store/tables/slices.ts'
import type { Scope, SliceCommit } from '../../src/core/store/records/slices.ts'
import { answerReader } from '../../src/core/wolkvox/answerReader.ts'
import type { Question } from '../../src/shared/query.ts'
import type { AnswerShape, ReportDefinition } from '../../src/shared/reports/types.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import type { Row } from './connectedStore.ts'
import { NO_PARAMETERS, span } from './times.ts'

/** The tables of a store in memory, without a thread around them. */
export function openMemoryStore(reports: readonly ReportDefinition[] = []): WritableDatabase {
  const database = new Database(':memory:') as unknown as WritableDatabase
  registerFunctions(database)
  giveMaskKey(database, '0'.repeat(64))
  giveSealKey(database, '0'.repeat(64))
  giveDefinitions(database, () => reports)
  migrate(database, ':memory:')
  database
    .prepare('INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, ?, ?, ?, ?)')
    .run('test', '0000', 'http://127.0.0.1', 'America/Bogota')
  for (const report of reports) ensureRowsTable(database, report)
  return database
}

export function scope(report: ReportDefinition, parameters = NO_PARAMETERS): Scope {
  return { connectionId: 1, reportKey: report.key, parameters }
}

/** An answer's body as rows of an incoming slice. */
export function ingestBody(ingest: Ingest, body: string, shape?: AnswerShape): void {
  const reader = answerReader((records, isPlain) => {
    ingest.insert(Buffer.from(`[${records.toString('utf8')}]`), isPlain)
  }, shape)
  reader.write(Buffer.from(body))
  const { besides } = reader.end()
  if (besides !== undefined) ingest.inserter.addToRows(JSON.stringify(besides))
}

/** An answer's body into a slice of the store, from its bytes to its commit. */
export function storeBody(
  database: WritableDatabase,
  report: ReportDefinition,
  body: string,
  range: TimeRange,
  more: Partial<SliceCommit> = {},
): void {
  const target = more.scope ?? scope(report)
  const piece = more.piece ?? range
  const sliceId = beginSlice(database, target, range, piece)
  const ingest = new Ingest(database, report, sliceId, range)
  ingestBody(ingest, body, report.shape)
  const commit = { sliceId, scope: target, range, piece, state: 'complete', fetchedAtMs: 0, warnings: [] } as const
  commitSlice(database, report, { ...commit, ...more }, ingest.inserter.facts)
}

/**
 * Makes fields that no document lists known to questions, though no row of theirs has them: a row under other
 * parameters does, which only questions with those see.
 */
export function makeKnown(database: WritableDatabase, report: ReportDefinition, names: readonly string[]): void {
  const row = Object.fromEntries(names.map((name) => [name, 'seen']))
  storeBody(database, report, bodyOf([row]), span('2024-01-01'), { scope: scope(report, { of: 'others' }) })
}

export function bodyOf(rows: readonly object[]): string {
  return JSON.stringify({ code: '200', error: null, msg: `${rows.length} records were found`, data: rows })
}

export function question(report: ReportDefinition, wish: Partial<Question> = {}): Question {
  const fixed = { connectionId: 1, reportKey: report.key, parameters: NO_PARAMETERS }
  return { ...fixed, range: null, filters: [], search: '', sort: [], ...wish }
}

/** The rows that answer a question, fields that a row lacks left out. */
export function answer(
  database: WritableDatabase,
  report: ReportDefinition,
  wish: Partial<Question> = {},
  block: { readonly offset: number; readonly limit: number } = { offset: 0, limit: 1_000_000 },
): Row[] {
  const result = openResult(database, report, question(report, wish))
  const rows = readBlock(database, result, result.fields, block.offset, block.limit)
  closeResult(database, result)
  return rows.map((values) => {
    const pairs = values.map((value, place) => [result.fields[place] ?? '', decodeValue(value)] as const)
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
  })
}
