import { isNumericKey, listItems, withKey } from '../../shared/encodedLists.ts'
import { AppError } from '../../shared/errors.ts'
import { parseFaithfully } from '../../shared/faithfulJson.ts'
import type { AnswerShape } from '../../shared/reports/types.ts'
import { parseEnvelope } from './envelope.ts'
import { RecordCutter, type BatchSink } from './recordCutter.ts'
import { isObject, isRecord, siblingsOf, sinkRecords, type JsonObject } from './answerJson.ts'
import type { AnswerEnd, AnswerReader, IsOfReport } from './answerEnd.ts'
import { WholeAnswerReader } from './wholeAnswer.ts'

/**
 * The records of an object that stands where their list belongs. Undefined for an object of numeric keys that is no
 * list of records.
 *
 * Some servers send a report's only record by itself, without a list around it; others send records under names or
 * numbers of their own, which then are no names of fields.
 */
function recordsOf(data: JsonObject, isOfReport: IsOfReport): readonly JsonObject[] | undefined {
  if (isOfReport(data)) return [data]
  const items = listItems(data)
  if (items !== undefined) return items.every(isRecord) ? items : undefined
  const named = Object.entries(data)
  const areRecords =
    named.every(([, value]) => isRecord(value)) && named.some(([, value]) => isOfReport(value as JsonObject))
  return areRecords ? named.map(([key, value]) => withKey(value, key)) : [data]
}

/** Reads answers whose records are a list at the top of the envelope. */
class ListReader implements AnswerReader {
  readonly #sink: BatchSink
  readonly #cutter: RecordCutter
  /** What the list is called where that is not `data`. */
  readonly #listName: string | undefined
  readonly #isOfReport: IsOfReport

  constructor(sink: BatchSink, isOfReport: IsOfReport, listName?: string) {
    this.#sink = sink
    this.#isOfReport = isOfReport
    this.#listName = listName
    // Whatever a report's document calls the list: where the server calls it as always, it is the list.
    this.#cutter = new RecordCutter(sink, listName === undefined ? ['data'] : [listName, 'data'])
  }

  get isInRecords(): boolean {
    return this.#cutter.isInRecords
  }

  get openHead(): string {
    return this.#cutter.openHead
  }

  write(bytes: Uint8Array): void {
    this.#cutter.write(bytes)
  }

  end(): AnswerEnd {
    const text = this.#cutter.end()
    const envelope = parseEnvelope(text)
    const answer = parseFaithfully(text) as JsonObject
    const order = this.#cutter.order()
    const more = order === undefined ? {} : { order }
    const atName = this.#listName === undefined ? undefined : answer[this.#listName]
    if (this.#listName !== undefined && isObject(atName)) {
      this.#takeRest(atName)
      return { envelope, hasRecords: true, besides: siblingsOf(answer, this.#listName), ...more }
    }
    const { data } = answer
    if (isObject(data)) this.#takeRest(data)
    return { envelope, hasRecords: isObject(data), ...more }
  }

  /**
   * Takes what the cutter left of the records: it does not read names that are spelled in escapes, nor objects but
   * those of numeric keys.
   */
  #takeRest(data: object): void {
    const isList = Array.isArray(data)
    // An empty list, or the empty object that PHP makes of one.
    if (!isList && Object.keys(data).length === 0) return
    const records = isList ? (data as readonly unknown[]) : recordsOf(data as JsonObject, this.#isOfReport)
    if (records === undefined || !records.every(isRecord)) throw new AppError('bad-answer', { reason: 'shape' })
    sinkRecords(this.#sink, records)
  }
}

const OPEN_BRACKET = 0x5b
const OPEN_BRACE = 0x7b
const BLANK = 0x20
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]
/** Enough to see under which name the first value of an object stands; no field has a longer one. */
const MOST_HEAD_BYTES = 1024
const FIRST_NAME = /^\{\s*"([^"]*)"\s*:/

/**
 * Whether a body is nothing but the list, as far as it came: its first byte that is none of the byte order mark and no
 * blank is at `first`. Undefined where that cannot be told yet. A list that is written as an object has a number where
 * the envelope has a name.
 */
function isBareList(head: Buffer, first: number): boolean | undefined {
  if (first < 0) return undefined
  if (head[first] !== OPEN_BRACE) return head[first] === OPEN_BRACKET
  const name = FIRST_NAME.exec(head.toString('latin1', first, first + MOST_HEAD_BYTES))?.[1]
  if (name !== undefined) return isNumericKey(name)
  return head.length - first >= MOST_HEAD_BYTES ? false : undefined
}

/**
 * Reads answers that may be nothing but the list: an envelope is put around it, so that all the rest reads it as any
 * other.
 */
class BareListReader implements AnswerReader {
  readonly #reader: ListReader
  /** What came before it could be told whether there is an envelope. */
  #head = Buffer.alloc(0)
  #isBare: boolean | undefined

  constructor(sink: BatchSink, isOfReport: IsOfReport) {
    this.#reader = new ListReader(sink, isOfReport)
  }

  get openHead(): string {
    return this.#reader.openHead
  }

  write(bytes: Uint8Array): void {
    if (this.#isBare !== undefined) {
      this.#reader.write(bytes)
      return
    }
    this.#head = Buffer.concat([this.#head, bytes])
    const first = this.#head.findIndex((byte, place) => byte > BLANK && byte !== BYTE_ORDER_MARK[place])
    this.#isBare = isBareList(this.#head, first)
    if (this.#isBare === undefined) return
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
 * @param isOfReport tells the report's record from an object of records; without it every object is a record
 */
export function answerReader(sink: BatchSink, shape?: AnswerShape, isOfReport: IsOfReport = () => true): AnswerReader {
  if (shape === undefined || shape.kind === 'record') return new ListReader(sink, isOfReport)
  if (shape.kind === 'bareList') return new BareListReader(sink, isOfReport)
  const [name, ...deeper] = shape.kind === 'listAt' ? shape.path : []
  if (name === undefined || deeper.length > 0) return new WholeAnswerReader(sink, shape)
  return new ListReader(sink, isOfReport, name)
}
