import type { ByteColumn } from './byteColumn.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const CLOSE_BRACE = 0x7d

/**
 * Takes records apart whose names come in one order and whose values are texts, byte by byte, without making an object
 * or a text of them. Any other record is read by `JSON.parse`.
 */
export class PlainRecords {
  readonly #names: readonly string[]
  readonly #columns: readonly ByteColumn[]
  /** `"name":"` of each value, in the order in which they came last. */
  #heads: readonly Buffer[] = []
  #targets: readonly (ByteColumn | undefined)[] = []

  constructor(names: readonly string[], columns: readonly ByteColumn[]) {
    this.#names = names
    this.#columns = columns
  }

  /** @param records whole records with commas between them; `rowEnd` is told after each */
  take(records: Buffer, rowEnd: () => void): void {
    let at = 0
    while (at < records.length) {
      const end = this.#takeFast(records, at)
      at = end >= 0 ? end : this.#takeSlow(records, at)
      rowEnd()
      if (records[at] === COMMA) at++
    }
  }

  /** @returns where the record ends; -1 where it is not of the order, with nothing taken */
  #takeFast(records: Buffer, start: number): number {
    const heads = this.#heads
    const last = heads.length - 1
    if (last < 0) return -1
    let at = start + 1
    for (let place = 0; place <= last; place++) {
      const head = heads[place] as Buffer
      for (let index = 0; index < head.length; index++) {
        if (records[at + index] !== head[index]) return this.#undo(place)
      }
      at += head.length
      const column = this.#targets[place]
      if (column === undefined) return this.#undo(place)
      const bytes = column.bytes
      let length = column.length
      // A value that does not fit, or has an escape in it, is read the slow way.
      const room = bytes.length
      let byte = records[at] ?? QUOTE
      while (byte !== QUOTE) {
        if (byte === BACKSLASH || length === room) return this.#undo(place)
        bytes[length++] = byte
        byte = records[++at] ?? QUOTE
      }
      column.length = length
      column.end()
      at++
      if (records[at++] !== (place === last ? CLOSE_BRACE : COMMA)) return this.#undo(place + 1)
    }
    return at
  }

  #undo(places: number): -1 {
    for (let place = 0; place < places; place++) {
      const column = this.#targets[place]
      if (column === undefined) continue
      column.rows--
      column.length = column.rows === 0 ? 0 : (column.ends[column.rows - 1] ?? 0)
    }
    return -1
  }

  #takeSlow(records: Buffer, start: number): number {
    let at = start
    let depth = 0
    let isOpen = false
    do {
      const byte = records[at]
      if (isOpen) {
        if (byte === BACKSLASH) at++
        else if (byte === QUOTE) isOpen = false
      } else if (byte === QUOTE) isOpen = true
      else if (byte === 0x7b) depth++
      else if (byte === CLOSE_BRACE) depth--
      at++
    } while (depth > 0)
    const record = JSON.parse(records.toString('utf8', start, at)) as Record<string, unknown>
    this.#columns.forEach((column, place) => {
      const value = record[this.#names[place] ?? '']
      column.add(typeof value === 'string' ? value : '')
      column.reserve(64 * 1024)
    })
    const names = Object.keys(record)
    this.#heads = names.map((name) => Buffer.from(`${JSON.stringify(name)}:"`))
    this.#targets = names.map((name) => this.#columns[this.#names.indexOf(name)])
    return at
  }
}
