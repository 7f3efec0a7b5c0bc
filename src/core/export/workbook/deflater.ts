import { constants, crc32, deflateRawSync } from 'node:zlib'

/** Sheets are so repetitive that more effort hardly makes them smaller. */
const LEVEL = 1

/** What became of a chunk: its bytes, and the sum over its part so far. */
export interface Deflated {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly crc: number
}

/** Where a chunk stands in its part. */
export interface ChunkPlace {
  readonly isFirst: boolean
  readonly isLast: boolean
}

/**
 * Deflates a chunk with Node's zlib, which takes a third of the time of one in JavaScript.
 *
 * Node has no deflater that keeps its state between synchronous calls. But deflated chunks that end at a byte's
 * boundary may follow one another, and a full chunk needs little of the one before.
 *
 * @param crc the sum over the chunks of the part before
 */
export function deflateChunk(chunk: Uint8Array, { isFirst, isLast }: ChunkPlace, crc: number): Deflated {
  const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
  return { bytes: deflateRawSync(chunk, { level: LEVEL, finishFlush }), crc: crc32(chunk, isFirst ? 0 : crc) }
}

/** Deflates the chunks of one part after the other. */
export interface Deflater {
  /**
   * Deflates a chunk.
   *
   * @param chunk valid during the call only
   * @param done hears what became of it, now or with a later call, in the order of the chunks
   */
  deflate(chunk: Uint8Array, place: ChunkPlace, done: (deflated: Deflated) => void): void
  /** Waits until all chunks are done. */
  settle(): void
  /** Lets go of what it works with. */
  close(): void
}

/** Deflates where it is called. */
export class PlainDeflater implements Deflater {
  #crc = 0

  deflate(chunk: Uint8Array, place: ChunkPlace, done: (deflated: Deflated) => void): void {
    const deflated = deflateChunk(chunk, place, this.#crc)
    this.#crc = deflated.crc
    done(deflated)
  }

  settle(): void {
    // Each chunk is done when its call ends.
  }

  close(): void {
    // There is nothing to let go of.
  }
}
