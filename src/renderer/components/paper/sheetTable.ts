import type { Language } from '../../../shared/language.ts'
import type { PaperLine, PaperTable } from '../../../shared/paperPage.ts'
import { changeText, differenceText, numberText } from '../../../shared/summaries/numberText.ts'
import type { SheetCell, SheetColumn, SheetLineKind, SummarySheet } from '../../../shared/summaries/summarySheet.ts'

// A table of cells, as files have it, on paper: with numbers as the screen writes them, and no more than paper has
// room for.

/** Numbers that fit beside one another on paper that lies on its side. */
const MOST_NUMBERS = 12

function cellText(cell: SheetCell, { kind, type }: SheetColumn, language: Language): string {
  if (typeof cell === 'string') return cell
  switch (kind) {
    case 'text':
      return ''
    case 'number':
      return numberText(cell, type, language, 'screen')
    case 'difference':
      return differenceText(cell, type, language, 'screen')
    case 'change':
      return changeText(cell, language, 'screen')
  }
}

/** Places of the columns that fit: names, the first numbers and those over all columns. */
function fittingColumns(columns: readonly SheetColumn[]): readonly number[] {
  const places = columns.map((_column, place) => place)
  const numbers = places.filter((place) => columns[place]?.kind !== 'text')
  if (numbers.length <= MOST_NUMBERS) return places
  const isAcross = columns.some(({ of }) => of !== undefined && of.column !== null)
  const firstTotal = isAcross ? numbers.findIndex((place) => columns[place]?.of?.column === null) : -1
  const totals = firstTotal === -1 ? [] : numbers.slice(firstTotal)
  const kept = totals.length >= MOST_NUMBERS ? [] : totals
  const fitting = new Set([...numbers.slice(0, MOST_NUMBERS - kept.length), ...kept])
  return places.filter((place) => columns[place]?.kind === 'text' || fitting.has(place))
}

/** The lines that fit: the first ones, and the total, which stands last. */
function fittingLines(lines: readonly PaperLine[], most: number): readonly PaperLine[] {
  if (lines.length <= most) return lines
  return [...lines.slice(0, most), ...lines.slice(most).filter(({ kind }) => kind === 'total')]
}

/** All others together stand there as a group does. */
function lineKindOf(kind: SheetLineKind | undefined): PaperLine['kind'] {
  return kind === 'subtotal' || kind === 'total' ? kind : 'group'
}

/** The words of what a page leaves out, which has only so much room. */
export interface LeftOutWords {
  readonly lines: (count: number, total: number) => string
  readonly columns: (count: number, total: number) => string
}

export interface SheetOnPaper {
  readonly words: LeftOutWords
  /** How many lines stand there, beside the total. */
  readonly mostLines: number
}

/** A table of cells for paper: what does not fit is left out, and said. */
export function sheetTable(sheet: SummarySheet, language: Language, { words, mostLines }: SheetOnPaper): PaperTable {
  const places = fittingColumns(sheet.columns)
  const columns = places.flatMap((place) => sheet.columns[place] ?? [])
  const all = sheet.lines.map((line, index): PaperLine => ({
    kind: lineKindOf(sheet.lineKinds[index]),
    cells: places.map((place) => {
      const column = sheet.columns[place]
      return column === undefined ? '' : cellText(line[place] ?? null, column, language)
    }),
  }))
  const lines = fittingLines(all, mostLines)
  return {
    kind: 'table',
    heading: null,
    columns: columns.map(({ heading, kind }) => ({ heading, isNumber: kind !== 'text' })),
    lines,
    notes: [
      ...(lines.length < all.length ? [words.lines(lines.length, all.length)] : []),
      ...(columns.length < sheet.columns.length ? [words.columns(columns.length, sheet.columns.length)] : []),
    ],
  }
}
