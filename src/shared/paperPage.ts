import type { Language } from './language.ts'

// A page as it is put on paper, into a PDF or into a picture: plain data, whatever it shows. The window makes it of
// what is seen; whatever prints or draws it knows nothing of reports.

/** Something said of the whole page: `Operación`, `Ventas`. */
export interface PaperFact {
  readonly label: string
  readonly text: string
}

/** Sentences. */
export interface PaperText {
  readonly kind: 'text'
  readonly heading: string | null
  readonly lines: readonly string[]
}

/** A number that is read from afar, and what is said of it. */
export interface PaperFigure {
  readonly title: string
  readonly value: string
  readonly lines: readonly string[]
}

/** Large numbers beside one another. */
export interface PaperFigures {
  readonly kind: 'figures'
  readonly figures: readonly PaperFigure[]
}

/** A chart as an SVG's text. */
export interface PaperDrawing {
  readonly kind: 'drawing'
  readonly heading: string | null
  readonly svg: string
}

export interface PaperColumn {
  readonly heading: string
  /** Stands to the right, digit under digit. */
  readonly isNumber: boolean
  /** Its part of the width, in a unit that the columns share; absent: as much as its texts need. */
  readonly width?: number
}

export interface PaperLine {
  /** What sums up others stands out. */
  readonly kind: 'group' | 'subtotal' | 'total'
  readonly cells: readonly string[]
}

/** A table, whose headings stand on every sheet of paper again. */
export interface PaperTable {
  readonly kind: 'table'
  readonly heading: string | null
  readonly columns: readonly PaperColumn[]
  readonly lines: readonly PaperLine[]
  /** What is to be known of it: what it leaves out, and where that is to be had. */
  readonly notes: readonly string[]
}

export type PaperSection = PaperText | PaperFigures | PaperDrawing | PaperTable

export interface PaperPage {
  readonly title: string
  readonly language: Language
  /** Whose numbers they are, of which rows and of when, how whole, and how they are worked out. */
  readonly facts: readonly PaperFact[]
  readonly sections: readonly PaperSection[]
  /** Whether the paper lies on its side. */
  readonly isWide: boolean
}

/** What a page can be written into a file as. */
export const PAGE_FORMATS = ['pdf', 'png'] as const
export type PageFormat = (typeof PAGE_FORMATS)[number]

/** Widths of a page without its margins, in the pixels of style sheets: what Letter and A4 both have room for. */
export const UPRIGHT_WIDTH_PX = 690
export const WIDE_WIDTH_PX = 950

/** How wide a page is within its margins, in pixels. */
export function pageWidth({ isWide }: Pick<PaperPage, 'isWide'>): number {
  return isWide ? WIDE_WIDTH_PX : UPRIGHT_WIDTH_PX
}

/**
 * So many cells a PDF has tags for, by which screen readers find their way: they take some 300 bytes each, forty times
 * what is drawn. A longer table is better read as a workbook.
 */
const MOST_TAGGED_CELLS = 5_000

/** Whether a page's PDF has tags. */
export function isTagged({ sections }: Pick<PaperPage, 'sections'>): boolean {
  const cells = sections.reduce(
    (sum, section) => sum + (section.kind === 'table' ? section.lines.length * section.columns.length : 0),
    0,
  )
  return cells <= MOST_TAGGED_CELLS
}
