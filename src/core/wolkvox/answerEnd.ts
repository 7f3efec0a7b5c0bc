import type { JsonObject } from './answerJson.ts'
import type { Envelope } from './envelope.ts'

/** What a body was, once it came to its end. */
export interface AnswerEnd {
  readonly envelope: Envelope
  /** Where the records belong there was a list, or a single record. */
  readonly hasRecords: boolean
  /** What stood beside a list that lies elsewhere than in `data`, and belongs to each of its records. */
  readonly besides?: JsonObject
  /** The place of each record that went to the sink, where they did not come in their order. */
  readonly order?: readonly number[]
}

/** Whether a record has a field of the report that was asked for. */
export type IsOfReport = (record: JsonObject) => boolean

/** Reads an answer's body as it comes: batches of records to the sink while it lasts, the envelope at its end. */
export interface AnswerReader {
  /** The beginning of the record that has not ended, where that is known: at most some kilobytes. */
  readonly openHead: string
  /**
   * Takes the next bytes of the body, which are copied.
   *
   * @throws AppError `bad-answer` where this cannot be an answer, `record-too-large`, `too-wide`
   */
  write(bytes: Uint8Array): void
  /** Ends the body. @throws AppError `bad-answer` for what is no answer */
  end(): AnswerEnd
}
