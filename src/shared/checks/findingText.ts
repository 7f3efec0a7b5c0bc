import { formatValue } from '../format.ts'
import type { Language } from '../language.ts'
import { numberText } from '../summaries/numberText.ts'
import { formatDay, formatInstant, wall } from '../time.ts'
import type { FindingCell, FindingColumn, FindingFact } from './findings.ts'

/** What a cell of words says, in the words of a language. */
function wordsText({ words = {} }: FindingColumn, cell: string, language: Language): string {
  return cell
    .split(' ')
    .map((word) => words[word]?.[language] ?? word)
    .join(', ')
}

/** A number of a finding, as the screen shows it. */
export function findingNumber(kind: FindingFact['kind'], value: number | null, language: Language): string {
  return numberText(value, kind, language, 'screen')
}

/** A cell of a finding, as the screen shows it. */
export function findingText(column: FindingColumn, cell: FindingCell, language: Language): string {
  if (cell === null) return ''
  const { kind } = column
  if (typeof cell === 'string') {
    if (kind === 'words') return wordsText(column, cell, language)
    return column.type === undefined ? cell : formatValue(column.type, cell, language)
  }
  switch (kind) {
    case 'dateTime':
      return formatValue('dateTime', formatInstant(wall(cell)), language)
    case 'date':
      return formatValue('date', formatDay(wall(cell)), language)
    case 'duration':
    case 'money':
    case 'count':
      return findingNumber(kind, cell, language)
    default:
      return String(cell)
  }
}

/** A cell of a finding as files and commands write it: dates as the servers do, words in a language. */
export function plainCell(column: FindingColumn, cell: FindingCell, language: Language): FindingCell {
  if (cell === null) return null
  if (typeof cell === 'string') return column.kind === 'words' ? wordsText(column, cell, language) : cell
  if (column.kind === 'dateTime') return formatInstant(wall(cell))
  return column.kind === 'date' ? formatDay(wall(cell)) : cell
}
