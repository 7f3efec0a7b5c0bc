import { AppError } from '../../../../shared/errors.ts'
import type { StoredValue } from '../../rows/storedValue.ts'
import { readBlock } from '../results.ts'
import { withRows, type FoundRows, type OwnValue } from './found.ts'
import { rowsMark } from './memory.ts'
import type { CheckWork } from './reckon.ts'
import type { CheckQuestion } from './reckoners.ts'
import { foundContacts, foundDuplicates, foundShortMessages } from './rowReckoners.ts'

/** A row that a check found. */
export interface FoundRow {
  /** Its values as they are stored, in the order of the block's fields. */
  readonly row: readonly StoredValue[]
  /** What the check says of it. */
  readonly own: readonly OwnValue[]
}

/** A block of the rows that a check found. */
export interface FoundBlock {
  readonly total: number
  readonly tallies: Readonly<Record<string, number>>
  readonly fields: readonly string[]
  readonly rows: readonly FoundRow[]
  /** Another one as soon as the store holds other rows: blocks with different marks do not belong together. */
  readonly mark: string
}

function foundBy(work: CheckWork, { check, ...input }: CheckQuestion): FoundRows {
  switch (check.id) {
    case 'contact-hours':
      return foundContacts(work, { ...input, settings: check.settings })
    case 'duplicates':
      return foundDuplicates(work, { ...input, settings: check.settings })
    case 'sms-parts':
      return foundShortMessages(work, { ...input, settings: check.settings })
    default:
      throw new AppError('internal', { reason: `${check.id} finds no rows` })
  }
}

/**
 * A block of the rows that a check found, whole.
 *
 * @throws AppError `unknown-field`, `bad-filter`
 */
export function foundBlock(work: CheckWork, question: CheckQuestion, offset: number, limit: number): FoundBlock {
  const { database } = work
  const { report, rows, reports } = question
  const found = foundBy(work, question)
  const rowIds = found.rowIds.subarray(offset, offset + limit)
  return withRows(database, report, rows, rowIds, (result) => ({
    total: found.rowIds.length,
    tallies: { checked: found.checked, ...found.tallies },
    fields: result.fields,
    rows: readBlock(database, result, result.fields, 0, rowIds.length).map((row, place) => ({
      row,
      own: found.ownOf(offset + place),
    })),
    mark: rowsMark(database, report, rows, reports),
  }))
}
