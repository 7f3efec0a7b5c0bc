import { columnLetters } from './columnLetters.ts'

/** Cells of one column, from one row to another; rows count from 1, columns from 0. */
export interface CellArea {
  readonly firstColumn: number
  readonly lastColumn: number
  readonly firstRow: number
  readonly lastRow: number
}

/** What a sheet calls cells of its own: `B7`, `B7:C9`. */
export function areaText({ firstColumn, lastColumn, firstRow, lastRow }: CellArea): string {
  const first = `${columnLetters(firstColumn)}${firstRow}`
  const last = `${columnLetters(lastColumn)}${lastRow}`
  return first === last ? first : `${first}:${last}`
}

/** What formulas call cells, wherever they stand themselves: `'Llamadas'!$B$7:$B$9`; several areas in parentheses. */
export function referenceText(sheet: string, areas: readonly CellArea[]): string {
  const name = `'${sheet.replaceAll("'", "''")}'`
  const references = areas.map((area) => `${name}!${areaText(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`)
  return references.length === 1 ? (references[0] ?? '') : `(${references.join(',')})`
}

/** Rows that follow one another as one stretch each: 3, 4, 6 are 3 to 4 and 6 to 6. */
export function runsOf(rows: readonly number[]): readonly { readonly first: number; readonly last: number }[] {
  const runs: { first: number; last: number }[] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run?.last === row - 1) run.last = row
    else runs.push({ first: row, last: row })
  }
  return runs
}
