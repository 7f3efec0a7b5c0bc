import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { readShiftSheet, type SheetReading } from '../shared/shifts/readSheet.ts'

/** What is read of a sheet, whole: nothing of one with a bad line is kept. @throws AppError `usage` */
export function wholeSheet(text: string, language: Language): Extract<SheetReading, { readonly kind: 'sheet' }> {
  const reading = readShiftSheet(text, language)
  if (reading.kind === 'fault') throw new AppError('usage', { problem: 'no-shift-sheet' })
  const [first] = reading.problems
  if (first === undefined) return reading
  throw new AppError('usage', { problem: 'bad-shift-lines', count: reading.problems.length, line: first.line })
}
