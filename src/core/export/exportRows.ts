import { GAP_COLUMN } from '../../shared/live.ts'
import type { ReadableDatabase } from '../store/database.ts'
import type { GapTexts } from '../store/gapTexts.ts'
import { placesSql } from '../store/places.ts'
import { columnSql, type OpenResult } from '../store/results.ts'
import { joinSql, sql, type Sql } from '../store/sql.ts'
import type { Output } from './outputFile.ts'
import { FIELD_SEPARATOR, ROW_SEPARATOR, type RowEncoder } from './rowEncoder.ts'

/** Blocks are sized by what the rows before turned out to take: a mail is ten thousand times a code. */
const BLOCK_BYTES = 48 * 1024
const FIRST_BLOCK_ROWS = 16
const MOST_BLOCK_ROWS = 1_000

/** SQLite's text of a value as a file has it: null and JSON's null are empty, other JSON is its compact text. */
function textSql(column: Sql): Sql {
  return sql`ifnull(${column}, '')`
}

function joinedRows(columns: readonly Sql[], places: Sql): Sql {
  const line = sql`concat_ws(char(${FIELD_SEPARATOR}), ${joinSql(columns.map(textSql), ', ')})`
  return sql`SELECT CAST(group_concat(line || char(${ROW_SEPARATOR}), '') AS BLOB) FROM (SELECT ${line} AS line ${places})`
}

/** What of a result goes into a file. */
export interface FilePart {
  /** The columns, in the file's order. */
  readonly columns: readonly string[]
  /** What the first line calls them, in the same order. */
  readonly headings: readonly string[]
  /** The places of the first and the last row, from 1. */
  readonly first: number
  readonly last: number
}

/**
 * Writes a result to a file, in its order, block by block.
 *
 * @param encoder what makes the file's bytes of these columns
 * @param gaps the column of gaps, where one of the columns is it
 * @param onBlock called after each block with the rows written so far; throws to stop
 * @throws AppError as `encoder` and `output` do; whatever `onBlock` throws
 */
export function exportRows(
  database: ReadableDatabase,
  result: OpenResult,
  { columns: names, headings, first, last }: FilePart,
  encoder: RowEncoder,
  output: Output,
  gaps: GapTexts | undefined,
  onBlock: (rows: number) => void,
): void {
  const columns = names.map((name): Sql => {
    if (name === GAP_COLUMN && gaps !== undefined) return gaps.column
    const [column = sql`NULL`] = columnSql(result, [name])
    return column
  })
  output.write(encoder.header(headings))
  writeRows(database, result, columns, { first, last }, encoder, output, onBlock)
  output.write(encoder.end())
}

function writeRows(
  database: ReadableDatabase,
  result: OpenResult,
  columns: readonly Sql[],
  { first: start, last: end }: Pick<FilePart, 'first' | 'last'>,
  encoder: RowEncoder,
  output: Output,
  onBlock: (rows: number) => void,
): void {
  if (result.source === undefined || result.places === undefined) return
  const places = placesSql(result.source.table, result.places)
  const joined = joinedRows(columns, places)
  const fast = database.prepare(joined.text).pluck()
  const single = sql`SELECT ${joinSql(
    columns.map((column) => sql`CAST(${textSql(column)} AS BLOB)`),
    ', ',
  )} ${places}`
  const careful = database.prepare(single.text).raw()
  let rowsPerBlock = FIRST_BLOCK_ROWS
  for (let first = start; first <= end;) {
    const last = Math.min(end, first + rowsPerBlock - 1)
    const block = fast.get(...joined.values, first, last) as Buffer
    const lines =
      encoder.encode(block, last - first + 1) ??
      encoder.encodeRows(careful.all(...single.values, first, last) as Uint8Array[][])
    output.write(lines)
    onBlock(last - start + 1)
    const wanted = Math.floor((BLOCK_BYTES * (last - first + 1)) / Math.max(1, block.length))
    rowsPerBlock = Math.max(1, Math.min(MOST_BLOCK_ROWS, 4 * rowsPerBlock, wanted))
    first = last + 1
  }
}
