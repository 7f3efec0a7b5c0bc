import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { median, timeMs } from './measure.ts'

// DuckDB is no dependency: a folder in which `npm install @duckdb/node-api` was run is named by ATALAYA_BENCH_DUCKDB.

/** What is used of it: https://duckdb.org/docs/stable/clients/node_neo/overview.html */
interface DuckDbModule {
  readonly DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<DuckDbConnection> }>
  }
}

interface DuckDbConnection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRows(): unknown }>
  createAppender(table: string): Promise<DuckDbAppender>
  closeSync(): void
}

interface DuckDbAppender {
  appendVarchar(value: string): void
  appendInteger(value: number): void
  endRow(): void
  closeSync(): void
}

export interface DuckDb {
  /** How long it takes to group by fields with a count, a sum and an average. */
  groupBy(fields: string): Promise<number>
  close(): void
}

const ROUNDS = 9
const COPY_ROUNDS = 3

async function connect(): Promise<DuckDbConnection | undefined> {
  const folder = process.env['ATALAYA_BENCH_DUCKDB']
  if (folder === undefined) return undefined
  const file = pathToFileURL(`${folder}/node_modules/@duckdb/node-api/lib/index.js`)
  const { DuckDBInstance } = (await import(file.href)) as DuckDbModule
  return (await DuckDBInstance.create(':memory:')).connect()
}

/**
 * How long DuckDB takes to write a CSV out of a table in its memory, in milliseconds; undefined where there is none.
 *
 * @param csvFile what the table is read from, which does not count
 */
export async function duckDbCopyMs(csvFile: string): Promise<number | undefined> {
  const connection = await connect()
  if (connection === undefined) return undefined
  await connection.run(`CREATE TABLE rows AS SELECT * FROM read_csv('${csvFile}', all_varchar = true, header = true)`)
  const times: number[] = []
  for (let round = 0; round < COPY_ROUNDS; round++) {
    times.push(await timeMs(() => connection.run(`COPY rows TO '${csvFile}.copy' (HEADER)`)))
  }
  connection.closeSync()
  return median(times)
}

/** Loads what is grouped and added up of a plain copy into DuckDB's memory; undefined where there is no DuckDB. */
export async function openDuckDb(plainFile: string): Promise<DuckDb | undefined> {
  const connection = await connect()
  if (connection === undefined) return undefined
  await connection.run('CREATE TABLE rows (agent_name VARCHAR, skill_name VARCHAR, hang_up VARCHAR, time_seg INTEGER)')
  const appender = await connection.createAppender('rows')
  const plain = new Database(plainFile, { readonly: true })
  for (const row of plain.prepare('SELECT agent_name, skill_name, hang_up, time_seg FROM rows').raw().iterate()) {
    const [agent, skill, hangUp, seconds] = row as [string, string, string, number]
    for (const text of [agent, skill, hangUp]) appender.appendVarchar(text)
    appender.appendInteger(seconds)
    appender.endRow()
  }
  appender.closeSync()
  plain.close()
  return {
    groupBy: async (fields) => {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const ask = `SELECT ${fields}, count(*), sum(time_seg), avg(time_seg) FROM rows GROUP BY ${fields}`
        times.push(await timeMs(async () => (await connection.runAndReadAll(ask)).getRows()))
      }
      return median(times)
    },
    close: () => {
      connection.closeSync()
    },
  }
}
