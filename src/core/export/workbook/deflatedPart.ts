import { crc32 } from 'node:zlib'
import type { ZipInputFile } from 'fflate'
import type { Deflater } from './deflater.ts'

/** The method of a part's bytes (PKZIP's APPNOTE, 4.4.5). */
const DEFLATE = 8

/** A part of a zip file that is deflated chunk by chunk, and summed up. */
export class DeflatedPart implements ZipInputFile {
  readonly filename: string
  readonly compression = DEFLATE
  size = 0
  crc = 0
  /** Given by the archive that the part is added to. */
  ondata?: NonNullable<ZipInputFile['ondata']>
  readonly #deflater: Deflater

  constructor(path: string, deflater: Deflater) {
    this.filename = path
    this.#deflater = deflater
  }

  /** @param chunk valid during the call only */
  push(chunk: Uint8Array, isLast: boolean): void {
    this.size += chunk.length
    this.crc = crc32(chunk, this.crc)
    this.#deflater.deflate(chunk, isLast, (bytes) => {
      this.ondata?.(null, bytes, isLast)
    })
  }
}
