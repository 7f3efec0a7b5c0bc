import { AppError } from '../../../shared/errors.ts'
import { keepBrokenTexts, parseFaithfully } from '../../../shared/faithfulJson.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import { ItemInserter } from '../query/items.ts'
import { reorderRows } from './reorderRows.ts'
import { MAX_ROWS_PER_SLICE } from './rowIds.ts'
import { RowInserter, type AnswerRecord } from './rowInserter.ts'
import { timeZoneOf } from '../tables/timeZones.ts'

/**
 * How escapes of half a letter begin, which SQLite could not hold as text; most belong to whole ones, beyond the first
 * 65,536.
 */
const ESCAPED_HALVES = ['\\ud', '\\uD']

function isRecord(value: unknown): value is AnswerRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The records of a batch's text. Where one holds something else than texts, every digit of its numbers is kept.
 *
 * @param isPlain the text is known to hold nothing but objects, and they nothing but texts and what is made of texts
 */
function parseBatch(text: string, isPlain: boolean): readonly AnswerRecord[] {
  let records: unknown
  try {
    records = JSON.parse(text)
  } catch (cause) {
    throw new AppError('bad-answer', { reason: 'json' }, { cause })
  }
  if (isPlain) return records as readonly AnswerRecord[]
  // Judged before it is read faithfully: a number may be an object then too.
  if (!Array.isArray(records) || !records.every(isRecord)) throw new AppError('bad-answer', { reason: 'shape' })
  return parseFaithfully(text) as readonly AnswerRecord[]
}

/**
 * The rows of one slice on their way into the store: batches of records in, rows of the incoming slice out.
 *
 * Each batch is a transaction of its own, so that no download, however slow, holds the store's write lock. The rows
 * stay invisible until the slice is committed.
 */
export class Ingest {
  readonly inserter: RowInserter
  readonly #database: WritableDatabase
  readonly #report: ReportDefinition
  readonly #sliceId: number
  readonly #insertAll: (records: readonly AnswerRecord[]) => void

  constructor(database: WritableDatabase, report: ReportDefinition, sliceId: number, range: TimeRange) {
    this.#database = database
    this.#report = report
    this.#sliceId = sliceId
    const timeZone = timeZoneOf(database, sliceId)
    this.inserter = new RowInserter(database, report, sliceId, range, timeZone)
    const items = new ItemInserter(database, report, sliceId, range, timeZone)
    this.inserter.facts.extraNamesOfItems = items.extraNames
    const insertAll = database.transaction((records: readonly AnswerRecord[]) => {
      if (this.inserter.facts.rows + records.length > MAX_ROWS_PER_SLICE) throw new AppError('too-wide')
      for (const record of records) {
        this.inserter.insert(record)
        items.insert(record, this.inserter.lastRowId)
      }
    })
    this.#insertAll = (records) => {
      insertAll.immediate(records)
    }
  }

  /**
   * Stores a batch of records, all or none of them.
   *
   * @param text a JSON list of objects, as UTF-8
   * @param isPlain the text is known to hold nothing but objects, and they nothing but texts and what is made of texts
   * @throws AppError `bad-answer` where the text is no such list; what SQLite raised
   */
  insert(text: Buffer, isPlain: boolean): void {
    const records = parseBatch(text.toString('utf8'), isPlain)
    if (ESCAPED_HALVES.some((escape) => text.includes(escape))) keepBrokenTexts(records)
    this.#insertAll(records)
  }

  /** Puts all rows so far into another order. @param order the place of each, by the place at which it came */
  reorder(order: readonly number[]): void {
    reorderRows(this.#database, this.#report, this.#sliceId, order)
    // Whether their dates go back now is not looked at: sorting them costs little.
    this.inserter.facts.isOrdered = false
    this.inserter.facts.keys.isOutdated = true
  }
}
