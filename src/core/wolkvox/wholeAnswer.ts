import { AppError } from '../../shared/errors.ts'
import { parseFaithfully } from '../../shared/faithfulJson.ts'
import type { AnswerShape } from '../../shared/reports/types.ts'
import type { AnswerEnd, AnswerReader } from './answerReader.ts'
import { parseEnvelope } from './envelope.ts'
import type { BatchSink } from './recordCutter.ts'
import { isRecord, siblingsOf, type JsonObject } from './answerJson.ts'

type Shape = Extract<AnswerShape, { readonly kind: 'recordsByName' | 'listsByName' | 'listAt' }>

/** The largest answer that is read whole; those that have such shapes are some kilobytes. */
const MAX_BYTES = 32 * 1024 * 1024
const RECORDS_PER_BATCH = 1_000

interface Found {
  readonly records: readonly unknown[]
  readonly besides?: JsonObject
}

/** The records of an object of records, or of lists of them; each gets the name that it stands under. */
function namedRecords(data: JsonObject, nameField: string): readonly unknown[] {
  return Object.entries(data).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((item) =>
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
  return Array.isArray(value) ? { records: value as readonly unknown[], besides } : undefined
}

function found(answer: JsonObject, shape: Shape): Found | undefined {
  const { data } = answer
  if (shape.kind === 'listAt') {
    const atPath = listAt(answer, shape.path)
    if (atPath !== undefined) return atPath
  }
  // A server that sends a plain list after all is understood too.
  if (Array.isArray(data)) return { records: data as readonly unknown[] }
  return shape.kind !== 'listAt' && isRecord(data) ? { records: namedRecords(data, shape.nameField) } : undefined
}

/** Reads answers whose records are no list at the top of the envelope: small ones, which are read when they are whole. */
export class WholeAnswerReader implements AnswerReader {
  readonly #sink: BatchSink
  readonly #shape: Shape
  readonly #chunks: Buffer[] = []
  #bytes = 0

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
    for (let first = 0; first < records.length; first += RECORDS_PER_BATCH) {
      const batch = JSON.stringify(records.slice(first, first + RECORDS_PER_BATCH))
      this.#sink(Buffer.from(batch.slice(1, -1)), false)
    }
    const { besides } = answer ?? {}
    return { envelope, hasRecords: answer !== undefined, ...(besides === undefined ? {} : { besides }) }
  }
}
