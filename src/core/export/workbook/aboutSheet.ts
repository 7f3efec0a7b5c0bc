import type { AboutSheet } from '../../../shared/aboutFile.ts'
import { areaOf, sheetEndXml, sheetStartXml } from './parts.ts'
import { HEADING_STYLE, TEXT_STYLE } from './styles.ts'
import { textCellXml } from './textCell.ts'

/** Widths of its two columns, in characters. */
const WIDTHS = [26, 96] as const

/** The sheet on which a workbook of rows says what it holds: a line for each thing, its name in bold. */
export function aboutSheetXml(lines: AboutSheet['lines']): string {
  const rows = lines.map(([what, text], index) => {
    const row = index + 1
    const name = what === '' ? '' : textCellXml(`A${row}`, what, HEADING_STYLE)
    return `<row r="${row}">${name}${text === '' ? '' : textCellXml(`B${row}`, text, TEXT_STYLE)}</row>`
  })
  const area = areaOf(WIDTHS.length, 1, Math.max(1, lines.length))
  return [
    sheetStartXml(WIDTHS, 0, { isPrintedWide: true }),
    ...rows,
    sheetEndXml({ area, filteredArea: null, printed: 'landscape' }),
  ].join('')
}
