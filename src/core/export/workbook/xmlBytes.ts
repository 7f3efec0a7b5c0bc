import type { Markup } from './markup.ts'
import { isPlainByte } from './plainText.ts'

const FIRST_BYTES = 256 * 1024
/** Behind a markup's end its last word writes this much at the most. */
const OVERRUN_BYTES = 3

/** What stands around the values of a kind of cell; between `start` and `middle` comes the row's number. */
export interface CellMarkup {
  readonly start: Markup
  readonly middle: Markup
  readonly end: Markup
}

/** XML as the bytes of its UTF-8, as it grows; used again and again. */
export class XmlBytes {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #view = viewOf(this.#bytes)
  length = 0

  /** Adds a text of any letters. */
  text(text: string): void {
    this.#reserve(text.length * 3)
    this.length += this.#bytes.write(text, this.length, 'utf8')
  }

  /** Adds a markup. */
  markup(markup: Markup): void {
    this.#reserve(markup.length + OVERRUN_BYTES)
    this.length = putMarkup(this.#view, this.length, markup)
  }

  /** Adds a cell of a number or another text that is known to be ASCII and needs nothing escaped. */
  asciiCell({ start, middle, end }: CellMarkup, row: Markup, text: string): void {
    this.#reserve(start.length + row.length + middle.length + text.length + end.length + OVERRUN_BYTES)
    const bytes = this.#bytes
    const view = this.#view
    let at = putMarkup(view, putMarkup(view, putMarkup(view, this.length, start), row), middle)
    for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index)
    this.length = putMarkup(view, at, end)
  }

  /**
   * Adds a cell of a text's UTF-8 where every byte of it is plain: see {@link isPlainByte}.
   *
   * @returns whether it was; if not, nothing is added
   */
  bytesCell({ start, middle, end }: CellMarkup, row: Markup, source: Buffer, from: number, to: number): boolean {
    this.#reserve(start.length + row.length + middle.length + to - from + end.length + OVERRUN_BYTES)
    const bytes = this.#bytes
    const view = this.#view
    let at = putMarkup(view, putMarkup(view, putMarkup(view, this.length, start), row), middle)
    for (let place = from; place < to; place++) {
      const byte = source[place] ?? 0
      if (!isPlainByte(byte)) return false
      bytes[at++] = byte
    }
    this.length = putMarkup(view, at, end)
    return true
  }

  /** What was added since it was taken last; valid until something is added. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.length)
    this.length = 0
    return taken
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.length + more))
    this.#bytes.copy(larger, 0, 0, this.length)
    this.#bytes = larger
    this.#view = viewOf(larger)
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Writes a markup. @returns the place behind it */
function putMarkup(view: DataView, at: number, { words, length }: Markup): number {
  const count = (length + 3) >> 2
  for (let word = 0; word < count; word++) view.setUint32(at + word * 4, words[word] ?? 0, true)
  return at + length
}
