/** The values of one field of a block of rows: their UTF-8 one after the other, and where each of them ends. */
export class ByteColumn {
  bytes: Buffer = Buffer.allocUnsafe(64 * 1024)
  ends: Uint32Array
  rows = 0
  length = 0

  constructor(mostRows: number) {
    this.ends = new Uint32Array(mostRows)
  }

  /** Makes room for so many further bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const room = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more))
    this.bytes.copy(room, 0, 0, this.length)
    this.bytes = room
  }

  add(text: string): void {
    const bytes = Buffer.byteLength(text)
    this.reserve(bytes)
    this.bytes.write(text, this.length, 'utf8')
    this.length += bytes
    this.end()
  }

  /** Ends the value whose bytes were written. */
  end(): void {
    this.ends[this.rows++] = this.length
  }

  clear(): void {
    this.rows = 0
    this.length = 0
  }
}
