/** A copy by call costs more than a loop for so few bytes. */
const FEW_BYTES = 48
const FIRST_BYTES = 256 * 1024

/** XML as the bytes of its UTF-8, as it grows; used again and again. */
export class XmlBytes {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  length = 0

  /** Adds a text of any letters. */
  text(text: string): void {
    this.#reserve(text.length * 3)
    this.length += this.#bytes.write(text, this.length, 'utf8')
  }

  /** Adds a text that is known to be ASCII. */
  ascii(text: string): void {
    this.#reserve(text.length)
    const bytes = this.#bytes
    let { length } = this
    for (let index = 0; index < text.length; index++) bytes[length++] = text.charCodeAt(index)
    this.length = length
  }

  /** Adds bytes that are XML already. */
  copy(source: Buffer, start: number, end: number): void {
    this.#reserve(end - start)
    const bytes = this.#bytes
    let { length } = this
    if (end - start > FEW_BYTES) length += source.copy(bytes, length, start, end)
    else for (let at = start; at < end; at++) bytes[length++] = source[at] ?? 0
    this.length = length
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
  }
}
