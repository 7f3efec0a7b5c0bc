import { Transform } from 'node:stream'
// As a whole: Node older than 22.15 has no Zstandard, and would not load what asks for it by name.
import zlib from 'node:zlib'
import { Decompress } from 'fzstd'

// How a slice's records are compressed. Which way stands beside each slice and in its seal: slices of every way that
// there was still open. Zstandard takes a fifth of what deflate does, and comes out smaller.

const DEFLATE = 1
const ZSTANDARD = 2
/** Zstandard's own scale: from here on it takes longer than it saves. */
const ZSTANDARD_LEVEL = 1

/**
 * Bytes that come out at a time: each piece goes from one thread to another, which with Node's own 16 kB takes longer
 * than what is done there.
 */
const CHUNK_BYTES = 256 * 1024

const hasZstandard = typeof zlib.createZstdCompress === 'function'

/** How slices are compressed from now on, by a Node that can. */
export const FORMAT = hasZstandard ? ZSTANDARD : DEFLATE
/** All that a slice can be compressed by. */
export const FORMATS: readonly number[] = [DEFLATE, ZSTANDARD]

/** What compresses. @param format one of {@link FORMATS} that this Node has */
export function compressor(format: number = FORMAT): Transform {
  const { constants } = zlib
  if (format !== ZSTANDARD) return zlib.createDeflate({ level: constants.Z_BEST_SPEED, chunkSize: CHUNK_BYTES })
  const params = { [constants.ZSTD_c_compressionLevel]: ZSTANDARD_LEVEL, [constants.ZSTD_c_checksumFlag]: 1 }
  return zlib.createZstdCompress({ params, chunkSize: CHUNK_BYTES })
}

/** Zstandard for a Node that has none: slower, in this very thread. Its sums it leaves to the seal. */
class ZstandardReader extends Transform {
  #isEmpty = true
  readonly #decompress = new Decompress((piece) => {
    // It goes on to write into what it gave out.
    this.push(Buffer.from(piece))
  })

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#isEmpty = false
    this.#attempt(chunk, false, done)
  }

  override _flush(done: (error?: Error | null) => void): void {
    if (this.#isEmpty) done(new Error('no Zstandard'))
    else this.#attempt(new Uint8Array(), true, done)
  }

  #attempt(chunk: Uint8Array, isLast: boolean, done: (error?: Error | null) => void): void {
    try {
      this.#decompress.push(chunk, isLast)
      done()
    } catch (cause) {
      done(cause instanceof Error ? cause : new Error('not Zstandard', { cause }))
    }
  }
}

/**
 * What gives back what {@link compressor} made; undefined where nobody knows the format.
 *
 * @param isNative whether this Node reads Zstandard by itself
 */
export function decompressor(format: number, isNative = hasZstandard): Transform | undefined {
  if (format === DEFLATE) return zlib.createInflate({ chunkSize: CHUNK_BYTES })
  if (format !== ZSTANDARD) return undefined
  return isNative ? zlib.createZstdDecompress({ chunkSize: CHUNK_BYTES }) : new ZstandardReader()
}
