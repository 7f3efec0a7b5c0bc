import { constants, deflateRawSync } from 'node:zlib'
// The build for Node declares a `require` of its own, which the desktop program's bundle has already.
import { ZipPassThrough } from 'fflate/browser'

/** The method of a part's bytes (PKZIP's APPNOTE, 4.4.5). */
const DEFLATE = 8
/** Sheets are so repetitive that more effort hardly makes them smaller. */
const LEVEL = 1

/**
 * A part of a zip file that is deflated chunk by chunk with the zlib of Node, which takes half the time of one in
 * JavaScript.
 *
 * Node has no deflater that keeps its state between synchronous calls. But deflated chunks that end at a byte's
 * boundary may follow one another, and a full chunk needs little of the one before.
 */
export class DeflatedPart extends ZipPassThrough {
  constructor(path: string) {
    super(path)
    this.compression = DEFLATE
  }

  protected override process(chunk: Uint8Array<ArrayBuffer>, final: boolean): void {
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
    this.ondata(null, deflateRawSync(chunk, { level: LEVEL, finishFlush }), final)
  }
}
