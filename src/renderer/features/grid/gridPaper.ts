import {
  WIDE_WIDTH_PX,
  UPRIGHT_WIDTH_PX,
  type PaperFact,
  type PaperPage,
  type PaperTable,
} from '../../../shared/paperPage.ts'
import type { Language } from '../../../shared/language.ts'

// Rows as a page: which of them, how many, and how the columns share the paper's width.

/** As many rows stand on paper: more are no reading, and a file has them all. */
export const MOST_PAPER_ROWS = 5_000
/** And as many cells: a page of more takes a printer's day. */
const MOST_PAPER_CELLS = 100_000
/** Letters on paper are smaller than on the screen by so much, and so are columns. */
const SCALE = 0.73
const UPRIGHT_ROOM_PX = UPRIGHT_WIDTH_PX / SCALE
const WIDE_ROOM_PX = WIDE_WIDTH_PX / SCALE
/** Room of the rows' numbers, where columns stand in several tables. */
const NUMBER_WIDTH_PX = 56
/** A longer column breaks its texts into lines. */
const WIDEST_PX = 340

/** A column as it is put on paper. */
export interface RowsColumn {
  readonly heading: string
  readonly isNumber: boolean
  /** On the screen, in pixels. */
  readonly widthPx: number
}

/** How many of the rows stand on paper: the first ones. */
export function rowsOnPaper(rows: number, columns: number): number {
  return Math.min(rows, MOST_PAPER_ROWS, Math.max(1, Math.floor(MOST_PAPER_CELLS / Math.max(1, columns))))
}

function widthOf({ widthPx }: RowsColumn): number {
  return Math.min(widthPx, WIDEST_PX)
}

/** How columns stand on paper. */
export interface PaperColumns {
  readonly isWide: boolean
  /** Places of the columns of each table. More than one: they do not fit beside one another. */
  readonly tables: readonly (readonly number[])[]
}

/**
 * Shares columns out over the width of paper: upright where all fit, on its side where only that has room for all, and
 * over several tables where neither has. Each of these begins with the first column, by which its lines are known.
 */
export function columnsOnPaper(columns: readonly RowsColumn[]): PaperColumns {
  const whole = columns.reduce((sum, column) => sum + widthOf(column), 0)
  const all = columns.map((_column, place) => place)
  if (whole <= UPRIGHT_ROOM_PX) return { isWide: false, tables: [all] }
  if (whole <= WIDE_ROOM_PX) return { isWide: true, tables: [all] }
  const [first] = columns
  const begun = NUMBER_WIDTH_PX + (first === undefined ? 0 : widthOf(first))
  const tables: number[][] = []
  let room = 0
  for (const place of all.slice(1)) {
    const column = columns[place]
    if (column === undefined) continue
    const last = tables.at(-1)
    if (last === undefined || room < widthOf(column)) {
      tables.push([0, place])
      room = WIDE_ROOM_PX - begun - widthOf(column)
    } else {
      last.push(place)
      room -= widthOf(column)
    }
  }
  return { isWide: true, tables }
}

/** The words of a page of rows. */
export interface RowsWords {
  /** What the column of the rows' numbers is called. */
  readonly number: string
  /** How many rows there are, and how many of them stand here. */
  readonly firstRows: (count: number, total: number) => string
  /** Which of all rows stand here, counted from 1. */
  readonly inSight: (first: number, last: number, total: number) => string
  /** Columns stand in several tables. */
  readonly tables: (columns: number, tables: number) => string
  /** Over each of several tables: which of them it is. */
  readonly table: (place: number, tables: number) => string
  /** Long texts stand there cut. */
  readonly cut: string
}

/** What is put on paper of rows. */
export interface RowsOnPaper {
  readonly title: string
  readonly facts: readonly PaperFact[]
  readonly columns: readonly RowsColumn[]
  /** The rows that stand there, the values of the columns in their order. */
  readonly rows: readonly (readonly string[])[]
  /** How many rows there are. */
  readonly total: number
  /** The place of the first one, from 0: not the first of all where they are those that are in sight. */
  readonly first: number
  /** Whether they are just those that are in sight. */
  readonly isInSight: boolean
  /** The cells of the row that sums up all of them; null: without. */
  readonly totals: readonly string[] | null
  /** Whether some text is cut. */
  readonly isCut: boolean
}

/** Rows as a page. */
export function rowsPage(of: RowsOnPaper, language: Language, words: RowsWords): PaperPage {
  const { title, facts, columns, rows, total, first, isInSight, totals, isCut } = of
  const { isWide, tables } = columnsOnPaper(columns)
  const isSplit = tables.length > 1
  const said = [
    ...(rows.length < total
      ? [isInSight ? words.inSight(first + 1, first + rows.length, total) : words.firstRows(rows.length, total)]
      : []),
    ...(isSplit ? [words.tables(columns.length, tables.length)] : []),
    ...(isCut ? [words.cut] : []),
  ]
  return {
    title,
    language,
    facts,
    isWide,
    sections: tables.map((places, table): PaperTable => {
      const pick = (cells: readonly string[]): readonly string[] => places.map((place) => cells[place] ?? '')
      const numbered = (number: string, cells: readonly string[]): readonly string[] =>
        isSplit ? [number, ...pick(cells)] : pick(cells)
      return {
        kind: 'table',
        heading: isSplit ? words.table(table + 1, tables.length) : null,
        columns: [
          ...(isSplit ? [{ heading: words.number, isNumber: true, width: NUMBER_WIDTH_PX }] : []),
          ...places.flatMap((place) => {
            const column = columns[place]
            if (column === undefined) return []
            return [{ heading: column.heading, isNumber: column.isNumber, width: widthOf(column) }]
          }),
        ],
        lines: [
          ...rows.map((cells, line) => ({
            kind: 'group' as const,
            cells: numbered(String(first + line + 1), cells),
          })),
          ...(totals === null ? [] : [{ kind: 'total' as const, cells: numbered('', totals) }]),
        ],
        notes: table === 0 ? said : [],
      }
    }),
  }
}
