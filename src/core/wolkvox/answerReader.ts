import { parseFaithfully } from '../../shared/faithfulJson.ts'
import { parseEnvelope, type Envelope } from './envelope.ts'
import { RecordCutter, type BatchSink } from './recordCutter.ts'

/** What a body was, once it came to its end. */
export interface AnswerEnd {
  readonly envelope: Envelope
  /** `data` was a list, or a single record. */
  readonly hasRecords: boolean
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Reads an answer's body as it comes: batches of records to the sink while it lasts, the envelope at its end. */
export class AnswerReader {
  readonly #sink: BatchSink
  readonly #cutter: RecordCutter

  constructor(sink: BatchSink) {
    this.#sink = sink
    this.#cutter = new RecordCutter(sink)
  }

  /** Takes the next bytes of the body, which are copied. @throws AppError `bad-answer` where this cannot be an answer */
  write(bytes: Uint8Array): void {
    this.#cutter.write(bytes)
  }

  /** Ends the body. @throws AppError `bad-answer` for what is no answer */
  end(): AnswerEnd {
    const text = this.#cutter.end()
    const envelope = parseEnvelope(text)
    const { data } = envelope
    // An empty list, or the empty object that PHP makes of one.
    const isEmpty = isObject(data) && Object.keys(data).length === 0
    if (isObject(data) && !isEmpty) {
      // Some servers send a report's only record by itself, without a list around it. And JSON may spell `data` in escapes, which the
      // cutter does not read.
      const records = JSON.stringify((parseFaithfully(text) as { readonly data: unknown }).data)
      this.#sink(Buffer.from(Array.isArray(data) ? records.slice(1, -1) : records), false)
    }
    return { envelope, hasRecords: isObject(data) }
  }
}
