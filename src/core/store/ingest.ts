import { AppError } from '../../shared/errors.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { TimeRange } from '../../shared/time.ts'
import { parseEnvelope, type Envelope } from '../wolkvox/envelope.ts'
import { RecordCutter } from '../wolkvox/recordCutter.ts'
import type { WritableDatabase } from './database.ts'
import { parseFaithfully } from './json.ts'
import { MAX_ROWS_PER_WINDOW, RowInserter, type AnswerRecord } from './rowInserter.ts'

/** What a body was, once it came to its end. */
export interface IngestSummary {
  readonly envelope: Envelope
  readonly rows: number
  /** `data` was a list, or a single record. */
  readonly hasRecords: boolean
}

function isRecord(value: unknown): value is AnswerRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The records of a batch's text. Where one holds something else than texts, every digit of its numbers is kept.
 *
 * @param isPlain the text is known to hold nothing but objects of texts
 */
function parseBatch(text: string, isPlain: boolean): readonly AnswerRecord[] {
  let records: unknown
  try {
    records = isPlain ? JSON.parse(text) : parseFaithfully(text)
  } catch (cause) {
    throw new AppError('bad-answer', { reason: 'json' }, { cause })
  }
  if (!isPlain && !(Array.isArray(records) && records.every(isRecord))) {
    throw new AppError('bad-answer', { reason: 'shape' })
  }
  return records as readonly AnswerRecord[]
}

/**
 * The rows of one window on their way into the store: bytes of the answer's body in, rows of the incoming window out.
 *
 * Each batch is a transaction of its own, so that no download, however slow, holds the store's write lock. The rows stay
 * invisible until the window is committed.
 */
export class Ingest {
  readonly inserter: RowInserter
  readonly #cutter: RecordCutter
  readonly #insertAll: (records: readonly AnswerRecord[]) => void
  #failure: unknown
  #failed = false

  constructor(database: WritableDatabase, report: ReportDefinition, windowId: number, range: TimeRange) {
    this.inserter = new RowInserter(database, report, windowId, range)
    const insertAll = database.transaction((records: readonly AnswerRecord[]) => {
      if (this.inserter.facts.rows + records.length > MAX_ROWS_PER_WINDOW) throw new AppError('too-wide')
      for (const record of records) this.inserter.insert(record)
    })
    this.#insertAll = (records) => {
      insertAll.immediate(records)
    }
    this.#cutter = new RecordCutter((records, isPlain) => {
      this.#insertAll(parseBatch(`[${records.toString('utf8')}]`, isPlain))
    })
  }

  /** Takes the next bytes of the body. A failure is kept for {@link end}; what comes after it is not looked at. */
  write(chunk: Buffer): void {
    if (this.#failed) return
    try {
      this.#cutter.write(chunk)
    } catch (cause) {
      this.#failure = cause
      this.#failed = true
    }
  }

  /**
   * Ends the body.
   *
   * @throws AppError `bad-answer` for what is no answer; whatever storing a batch raised
   */
  end(): IngestSummary {
    if (this.#failed) throw this.#failure
    const envelope = parseEnvelope(this.#cutter.end())
    // Some servers send a report's only record by itself, without a list around it.
    const { data } = envelope
    if (isRecord(data)) this.#insertAll([data])
    return { envelope, rows: this.inserter.facts.rows, hasRecords: isRecord(data) || Array.isArray(data) }
  }
}
