import { parseFaithfully } from '../../shared/faithfulJson.ts'
import type { AnswerShape } from '../../shared/reports/types.ts'
import { parseEnvelope, type Envelope } from './envelope.ts'
import { RecordCutter, type BatchSink } from './recordCutter.ts'
import { isObject, siblingsOf, type JsonObject } from './answerJson.ts'
import { WholeAnswerReader } from './wholeAnswer.ts'

/** What a body was, once it came to its end. */
export interface AnswerEnd {
  readonly envelope: Envelope
  /** Where the records belong there was a list, or a single record. */
  readonly hasRecords: boolean
  /** What stood beside a list that lies elsewhere than in `data`, and belongs to each of its records. */
  readonly besides?: JsonObject
}

/** Reads an answer's body as it comes: batches of records to the sink while it lasts, the envelope at its end. */
export interface AnswerReader {
  /** Takes the next bytes of the body, which are copied. @throws AppError `bad-answer` where this cannot be an answer, `too-wide` */
  write(bytes: Uint8Array): void
  /** Ends the body. @throws AppError `bad-answer` for what is no answer */
  end(): AnswerEnd
}

/** Reads answers whose records are a list at the top of the envelope. */
class ListReader implements AnswerReader {
  readonly #sink: BatchSink
  readonly #cutter: RecordCutter
  /** What the list is called where that is not `data`. */
  readonly #listName: string | undefined

  constructor(sink: BatchSink, listName?: string) {
    this.#sink = sink
    this.#listName = listName
    // Whatever a report's document calls the list: where the server calls it as always, it is the list.
    this.#cutter = new RecordCutter(sink, listName === undefined ? ['data'] : [listName, 'data'])
  }

  get isInRecords(): boolean {
    return this.#cutter.isInRecords
  }

  write(bytes: Uint8Array): void {
    this.#cutter.write(bytes)
  }

  end(): AnswerEnd {
    const text = this.#cutter.end()
    const envelope = parseEnvelope(text)
    const answer = parseFaithfully(text) as JsonObject
    if (this.#listName !== undefined && Array.isArray(answer[this.#listName])) {
      return { envelope, hasRecords: true, besides: siblingsOf(answer, this.#listName) }
    }
    const { data } = envelope
    // An empty list, or the empty object that PHP makes of one.
    const isEmpty = isObject(data) && Object.keys(data).length === 0
    if (isObject(data) && !isEmpty) {
      // Some servers send a report's only record by itself, without a list around it. And JSON may spell `data` in escapes, which the
      // cutter does not read.
      const records = JSON.stringify(answer['data'])
      this.#sink(Buffer.from(Array.isArray(data) ? records.slice(1, -1) : records), false)
    }
    return { envelope, hasRecords: isObject(data) }
  }
}

const OPEN_BRACKET = 0x5b
const BLANK = 0x20
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** Reads answers that may be nothing but the list: an envelope is put around it, so that all the rest reads it as any other. */
class BareListReader implements AnswerReader {
  readonly #reader: ListReader
  /** What came before it could be told whether there is an envelope: nothing but blanks. */
  #head = Buffer.alloc(0)
  #isBare: boolean | undefined

  constructor(sink: BatchSink) {
    this.#reader = new ListReader(sink)
  }

  write(bytes: Uint8Array): void {
    if (this.#isBare !== undefined) {
      this.#reader.write(bytes)
      return
    }
    this.#head = Buffer.concat([this.#head, bytes])
    const first = this.#head.findIndex((byte, place) => byte > BLANK && byte !== BYTE_ORDER_MARK[place])
    if (first < 0) return
    this.#isBare = this.#head[first] === OPEN_BRACKET
    if (this.#isBare) this.#reader.write(Buffer.from('{"data":'))
    this.#reader.write(this.#isBare ? this.#head.subarray(first) : this.#head)
  }

  end(): AnswerEnd {
    if (this.#isBare === undefined) this.#reader.write(this.#head)
    if (this.#isBare === true && !this.#reader.isInRecords) this.#reader.write(Buffer.from('}'))
    return this.#reader.end()
  }
}

/**
 * The reader of a report's answers.
 *
 * @param shape where their records are, if they are no list in `data`
 */
export function answerReader(sink: BatchSink, shape?: AnswerShape): AnswerReader {
  if (shape === undefined || shape.kind === 'record') return new ListReader(sink)
  if (shape.kind === 'bareList') return new BareListReader(sink)
  const [name, ...deeper] = shape.kind === 'listAt' ? shape.path : []
  return name !== undefined && deeper.length === 0 ? new ListReader(sink, name) : new WholeAnswerReader(sink, shape)
}
