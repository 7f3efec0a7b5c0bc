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
  #isFirst = true

  constructor(path: string, deflater: Deflater) {
    this.filename = path
    this.#deflater = deflater
  }

  /** @param chunk valid during the call only */
  push(chunk: Uint8Array, isLast: boolean): void {
    this.size += chunk.length
    const place = { isFirst: this.#isFirst, isLast }
    this.#isFirst = false
    this.#deflater.deflate(chunk, place, ({ bytes, crc }) => {
      this.crc = crc
      this.ondata?.(null, bytes, isLast)
    })
  }
}
