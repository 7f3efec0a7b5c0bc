import { GAP_COLUMN } from '../../shared/live.ts'
import type { ReadableDatabase } from '../store/file/databaseTypes.ts'
import type { GapTexts } from '../store/query/gapTexts.ts'
import { blockOrderSql, placesSql } from '../store/query/places.ts'
import { readTexts } from '../store/query/previews.ts'
import type { OpenResult } from '../store/query/results.ts'
import { extraColumnOf } from '../store/query/selectedColumns.ts'
import type { ExtraColumn } from '../store/rows/extra.ts'
import { storedFieldOf, valueColumn } from '../store/rows/reportTable.ts'
import { joinSql, sql, type Sql } from '../store/sql/sql.ts'
import { FIELD_SEPARATOR, ROW_SEPARATOR } from './rowEncoder.ts'

// The rows of a result as files take them: blocks of texts with separators between.

/** Blocks are sized by what the rows before turned out to take: a mail is ten thousand times a code. */
const BLOCK_BYTES = 48 * 1024
const FIRST_BLOCK_ROWS = 16
const MOST_BLOCK_ROWS = 1_000

/** How many rows the next block has. */
export class BlockSizes {
  #rows = FIRST_BLOCK_ROWS

  /** Rows of the next block. */
  get rows(): number {
    return this.#rows
  }

  /** Learns how many bytes the rows of a block took. */
  took(rows: number, bytes: number): void {
    const wanted = Math.floor((BLOCK_BYTES * rows) / Math.max(1, bytes))
    this.#rows = Math.max(1, Math.min(MOST_BLOCK_ROWS, 4 * this.#rows, wanted))
  }
}

/** A column of a file: an expression over a row, or one that is read out of the fields that no document lists. */
type FileColumn = { readonly own: Sql } | { readonly extra: ExtraColumn }

/** SQLite's text of a value as a file has it: null and JSON's null are empty, other JSON is its compact text. */
function textSql(column: FileColumn): Sql {
  return 'own' in column ? sql`ifnull(${column.own}, '')` : textsSql([column.extra])
}

/** The texts of columns that stand side by side, taken out of a row's further fields at once. */
function textsSql(columns: readonly ExtraColumn[]): Sql {
  return sql`extra_texts(t.extra, ${JSON.stringify(columns)}, char(${FIELD_SEPARATOR}))`
}

/**
 * What SQLite's functions take (127 at the least) and its statements select (2,000): https://www.sqlite.org/limits.html
 */
const MOST_ARGUMENTS = 100
const MOST_COLUMNS = 1_000

function groupsOf<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, group) =>
    items.slice(group * most, (group + 1) * most),
  )
}

/** Texts with the separator between them, as many as there are. */
function joined(texts: readonly Sql[]): Sql {
  if (texts.length > MOST_ARGUMENTS) return joined(groupsOf(texts, MOST_ARGUMENTS).map(joined))
  return sql`concat_ws(char(${FIELD_SEPARATOR}), ${joinSql(texts, ', ')})`
}

function lineOf(columns: readonly FileColumn[]): Sql {
  const texts: Sql[] = []
  let run: ExtraColumn[] = []
  const endRun = (): void => {
    if (run.length > 0) texts.push(textsSql(run))
    run = []
  }
  for (const column of columns) {
    if ('extra' in column) run.push(column.extra)
    else {
      endRun()
      texts.push(textSql(column))
    }
  }
  endRun()
  return joined(texts)
}

function joinedRows(columns: readonly FileColumn[], places: Sql): Sql {
  const line = lineOf(columns)
  return sql`SELECT CAST(group_concat(line || char(${ROW_SEPARATOR}), '') AS BLOB) FROM (SELECT ${line} AS line ${places})`
}

/** Reads blocks of rows of a result, from a place to another, both counted from 1. */
export interface BlockReading {
  /** The rows with separators between their texts. */
  readonly joined: (first: number, last: number) => Buffer
  /** The same one by one, for where a separator stands in a text. */
  readonly apart: (first: number, last: number) => readonly Uint8Array[][]
}

/** SQLite joins the texts of a block. */
function joinedBlocks(
  database: ReadableDatabase,
  { source, places: ofResult }: OpenResult,
  columns: readonly FileColumn[],
): BlockReading | undefined {
  if (source === undefined || ofResult === undefined) return undefined
  const places = placesSql(source.table, ofResult)
  const lines = joinedRows(columns, places)
  const fast = database.prepare(lines.text).pluck()
  const careful = groupsOf(columns, MOST_COLUMNS).map((group) => {
    const values = group.map((column) => sql`CAST(${textSql(column)} AS BLOB)`)
    const query = sql`SELECT ${joinSql(values, ', ')} ${places}`
    const statement = database.prepare(query.text).raw()
    return (first: number, last: number) => statement.all(...query.values, first, last) as Uint8Array[][]
  })
  return {
    joined: (first, last) => fast.get(...lines.values, first, last) as Buffer,
    apart: (first, last) => {
      const [rows = [], ...others] = careful.map((read) => read(first, last))
      return others.length === 0
        ? rows
        : rows.map((row, place) => [...row, ...others.flatMap((each) => each[place] ?? [])])
    },
  }
}

/** Rows are masked value by value, as they are wherever they are read. */
function maskedBlocks(
  database: ReadableDatabase,
  result: OpenResult,
  names: readonly string[],
  gaps: GapTexts | undefined,
): BlockReading | undefined {
  const { source, places } = result
  if (source === undefined || places === undefined) return undefined
  const gapPlace = gaps === undefined ? -1 : names.indexOf(GAP_COLUMN)
  const groups = groupsOf(
    names.filter((_name, place) => place !== gapPlace),
    MOST_COLUMNS,
  )
  const gapsOf =
    gaps === undefined
      ? undefined
      : sql`SELECT ifnull(${gaps.column}, '') ${placesSql(source.table, places)}${blockOrderSql(places)}`
  const gapTexts = gapsOf === undefined || gapPlace === -1 ? undefined : database.prepare(gapsOf.text).pluck()
  const textsOf = (first: number, last: number): readonly (readonly string[])[] => {
    const [rows = [], ...others] = groups.map((each) => readTexts(database, result, each, first - 1, last - first + 1))
    const said = gapTexts?.all(...(gapsOf?.values ?? []), first, last) as string[] | undefined
    return rows.map((row, place) => {
      const texts = [row, ...others.map((each) => each[place] ?? [])].flat().map((text) => text ?? '')
      return said === undefined ? texts : texts.toSpliced(gapPlace, 0, said[place] ?? '')
    })
  }
  const [field, row] = [FIELD_SEPARATOR, ROW_SEPARATOR].map((code) => String.fromCharCode(code))
  return {
    joined: (first, last) =>
      Buffer.from(
        textsOf(first, last)
          .map((texts) => texts.join(field) + (row ?? ''))
          .join(''),
        'utf8',
      ),
    apart: (first, last) => textsOf(first, last).map((texts) => texts.map((text) => Buffer.from(text, 'utf8'))),
  }
}

/**
 * How the rows of a result are read; undefined where it has none.
 *
 * @param names the columns, in the file's order
 * @param gaps the column of gaps, where one of the columns is it
 */
export function blockReading(
  database: ReadableDatabase,
  result: OpenResult,
  names: readonly string[],
  gaps: GapTexts | undefined,
): BlockReading | undefined {
  const columns = names.map((name): FileColumn => {
    if (name === GAP_COLUMN && gaps !== undefined) return { own: gaps.column }
    const extra = extraColumnOf(result.fieldSet, name)
    if (extra !== undefined) return { extra }
    const stored = storedFieldOf(result.report, name)
    return { own: stored === undefined ? sql`NULL` : sql`t.${valueColumn(stored.field)}` }
  })
  return result.mask === undefined
    ? joinedBlocks(database, result, columns)
    : maskedBlocks(database, result, names, gaps)
}
