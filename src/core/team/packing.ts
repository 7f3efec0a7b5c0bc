import { once } from 'node:events'
import type { Transform } from 'node:stream'
import { AppError } from '../../shared/errors.ts'
import { compressor, decompressor, FORMAT } from './compression.ts'

// The records of a slice on their way: batches of them as they were cut out of the answer (`{…},{…}`), each behind its
// length and whether it is plain, compressed, and cut into parts that fit into one row of the database.

/** Bytes of a part before it is sealed. */
export const PART_BYTES = 1_000_000
/** Of a batch's head: its length, and whether it is plain. */
const HEAD_BYTES = 5
/** A batch is about half of that, unless one record is larger: what says more was never written by a desk. */
const LONGEST_BATCH = 512 * 1024 * 1024

/** A batch of records: a JSON list's inside, without its brackets. */
export interface RecordBatch {
  readonly records: Buffer
  readonly isPlain: boolean
}

/** What was packed: one part at least. */
export interface Packed {
  /** How it is compressed: see compression.ts. */
  readonly format: number
  readonly parts: readonly Buffer[]
}

/** Compresses batches of records into parts, beside the thread that writes them. */
export class Packer {
  readonly #format: number
  readonly #compressing: Transform
  readonly #parts: Buffer[] = []
  #pieces: Buffer[] = []
  #length = 0
  readonly #ended: Promise<void>

  constructor(format = FORMAT) {
    this.#format = format
    this.#compressing = compressor(format)
    this.#compressing.on('data', (piece: Buffer) => {
      this.#take(piece)
    })
    this.#ended = once(this.#compressing, 'end').then(() => undefined)
    this.#ended.catch(() => undefined)
  }

  /** Takes a batch; its bytes are copied. */
  add(records: Uint8Array, isPlain: boolean): void {
    const framed = Buffer.allocUnsafe(HEAD_BYTES + records.length)
    framed.writeUInt32LE(records.length, 0)
    framed.writeUInt8(isPlain ? 1 : 0, 4)
    framed.set(records, HEAD_BYTES)
    this.#compressing.write(framed)
  }

  /** Waits until what was taken is compressed, where much of it still waits. */
  async settle(): Promise<void> {
    // Asked of the stream itself: it may have drained while whoever packs waited for something else.
    if (this.#compressing.writableNeedDrain) await once(this.#compressing, 'drain')
  }

  /** All that was taken. */
  async end(): Promise<Packed> {
    this.#compressing.end()
    await this.#ended
    this.#cut()
    return { format: this.#format, parts: this.#parts }
  }

  /** Lets go of it. */
  discard(): void {
    this.#compressing.destroy()
  }

  #take(piece: Buffer): void {
    for (let rest = piece; rest.length > 0;) {
      const taken = rest.subarray(0, PART_BYTES - this.#length)
      this.#pieces.push(taken)
      this.#length += taken.length
      rest = rest.subarray(taken.length)
      if (this.#length === PART_BYTES) this.#cut()
    }
  }

  #cut(): void {
    if (this.#length > 0) this.#parts.push(Buffer.concat(this.#pieces))
    this.#pieces = []
    this.#length = 0
  }
}

function damaged(cause?: unknown): AppError {
  return new AppError('team-tampered', {}, { cause })
}

/** Finds batches in a stream of bytes. */
class BatchReader {
  #pieces: Buffer[] = []
  #length = 0

  get isEmpty(): boolean {
    return this.#length === 0
  }

  *take(piece: Buffer): Generator<RecordBatch> {
    this.#pieces.push(piece)
    this.#length += piece.length
    while (this.#length >= HEAD_BYTES) {
      if ((this.#pieces[0]?.length ?? 0) < HEAD_BYTES) this.#join()
      const head = this.#pieces[0] ?? Buffer.alloc(HEAD_BYTES)
      const length = head.readUInt32LE(0)
      if (length > LONGEST_BATCH) throw damaged()
      if (this.#length < HEAD_BYTES + length) return
      this.#join()
      const whole = this.#pieces[0] ?? head
      yield { records: whole.subarray(HEAD_BYTES, HEAD_BYTES + length), isPlain: whole[4] === 1 }
      this.#pieces = [whole.subarray(HEAD_BYTES + length)]
      this.#length -= HEAD_BYTES + length
    }
  }

  #join(): void {
    if (this.#pieces.length > 1) this.#pieces = [Buffer.concat(this.#pieces)]
  }
}

/**
 * The batches that were packed, one after another; memory holds a part and a batch.
 *
 * @param format how the parts are compressed: see compression.ts
 * @throws AppError `team-tampered` where the parts are not what {@link Packer} made; what giving a part throws
 */
export async function* unpack(
  parts: AsyncIterable<Buffer>,
  format: number,
  makeDecompressor = decompressor,
): AsyncGenerator<RecordBatch> {
  const decompressing = makeDecompressor(format)
  if (decompressing === undefined) throw damaged()
  // Who reads no further lets go of the stream, which drains no more then.
  const letGo = new AbortController()
  decompressing.once('close', () => {
    letGo.abort()
  })
  let fault: unknown
  const feeding = (async () => {
    try {
      for await (const part of parts)
        if (!decompressing.write(part)) await once(decompressing, 'drain', { signal: letGo.signal })
      decompressing.end()
    } catch (cause) {
      if (!letGo.signal.aborted) fault = cause
      decompressing.destroy(cause instanceof Error ? cause : undefined)
    }
  })()
  const reader = new BatchReader()
  try {
    for await (const piece of decompressing) yield* reader.take(piece as Buffer)
    if (!reader.isEmpty) throw damaged()
  } catch (cause) {
    throw fault ?? (cause instanceof AppError ? cause : damaged(cause))
  } finally {
    decompressing.destroy()
    await feeding.catch(() => undefined)
  }
}
