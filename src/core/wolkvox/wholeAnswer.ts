import { AppError } from '../../shared/errors.ts'
import { listItems } from '../../shared/encodedLists.ts'
import { parseFaithfully } from '../../shared/faithfulJson.ts'
import type { AnswerShape } from '../../shared/reports/types.ts'
import type { AnswerEnd, AnswerReader } from './answerEnd.ts'
import { parseEnvelope } from './envelope.ts'
import { MAX_RECORD_BYTES, type BatchSink } from './recordCutter.ts'
import { isObject, isRecord, siblingsOf, sinkRecords, type JsonObject } from './answerJson.ts'

type Shape = Extract<AnswerShape, { readonly kind: 'recordsByName' | 'listsByName' | 'listAt' }>

/**
 * The largest answer that is read whole: those that have such shapes are some kilobytes, but for a record as large as
 * any may be.
 */
const MAX_BYTES = MAX_RECORD_BYTES + 8 * 1024 * 1024

interface Found {
  readonly records: readonly unknown[]
  readonly besides?: JsonObject
}

/** What stands under a name: the items of a list, however it is written, or the one value. */
function itemsUnder(value: unknown): readonly unknown[] {
  const items = isObject(value) ? listItems(value) : undefined
  return items === undefined || (items.length === 0 && isRecord(value)) ? [value] : items
}

/** The records of an object of records, or of lists of them; each gets the name that it stands under. */
function namedRecords(data: JsonObject, nameField: string): readonly unknown[] {
  return Object.entries(data).flatMap(([name, value]) =>
    itemsUnder(value).map((item) =>
      isRecord(item) ? { ...item, [nameField]: name } : { [nameField]: name, value: item },
    ),
  )
}

/** The list at a path, counted from the answer; what stands around it on the way belongs to its records. */
function listAt(answer: JsonObject, path: readonly string[]): Found | undefined {
  let besides: JsonObject = {}
  let value: unknown = answer
  for (const name of path) {
    if (!isRecord(value)) return undefined
    besides = { ...besides, ...siblingsOf(value, name) }
    value = value[name]
  }
  const records = isObject(value) ? listItems(value) : undefined
  return records === undefined ? undefined : { records, besides }
}

function found(answer: JsonObject, shape: Shape): Found | undefined {
  const { data } = answer
  if (shape.kind === 'listAt') {
    const atPath = listAt(answer, shape.path)
    if (atPath !== undefined) return atPath
  }
  // A server that sends a plain list after all is understood too. Under names, numbers are names like any other.
  const list = Array.isArray(data) || shape.kind === 'listAt' ? listItems(data) : undefined
  if (list !== undefined) return { records: list }
  return shape.kind !== 'listAt' && isRecord(data) ? { records: namedRecords(data, shape.nameField) } : undefined
}

/**
 * Reads answers whose records are no list at the top of the envelope: small ones, which are read when they are whole.
 */
export class WholeAnswerReader implements AnswerReader {
  readonly #sink: BatchSink
  readonly #shape: Shape
  readonly #chunks: Buffer[] = []
  #bytes = 0
  readonly openHead = ''

  constructor(sink: BatchSink, shape: Shape) {
    this.#sink = sink
    this.#shape = shape
  }

  write(bytes: Uint8Array): void {
    this.#bytes += bytes.length
    if (this.#bytes > MAX_BYTES) throw new AppError('too-wide', { reason: 'bytes' })
    this.#chunks.push(Buffer.from(bytes))
  }

  end(): AnswerEnd {
    const text = Buffer.concat(this.#chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
    const envelope = parseEnvelope(text)
    const answer = found(parseFaithfully(text) as JsonObject, this.#shape)
    const records = answer?.records ?? []
    if (!records.every(isRecord)) throw new AppError('bad-answer', { reason: 'shape' })
    sinkRecords(this.#sink, records)
    const { besides } = answer ?? {}
    return { envelope, hasRecords: answer !== undefined, ...(besides === undefined ? {} : { besides }) }
  }
}
