import { AppError } from '../../shared/errors.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const COMMA = 0x2c
const BLANK = 0x20

const BATCH_BYTES = 256 * 1024
/** An envelope is some hundred bytes; a body that is no answer at all must not fill the memory. */
const MAX_ENVELOPE_BYTES = 256 * 1024
/** No record comes near this (an e-mail is some kilobytes); what does is no list of records. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024
const DATA_KEY = Buffer.from('"data"')
const NO_BYTES = Buffer.alloc(0)

/** Called with the text of one or more whole records, separated by commas: `{…},{…}`. */
export type BatchSink = (records: Buffer) => void

/**
 * Cuts the records out of an answer's byte stream, so that a large answer is never held whole.
 *
 * An answer is `{"code":…, "msg":…, "data":[{…},{…}]}`. The records of `data` (a list at the top of the envelope) go to the
 * sink in batches, in order; everything else is kept and returned by {@link end}, with an empty list in the place of the
 * records. Records and envelope are still to be parsed by `JSON.parse`, which judges their grammar: this class only finds
 * where they begin and end, and sees to the commas between two batches, which no parser gets to see.
 */
export class RecordCutter {
  readonly #sink: BatchSink
  readonly #envelope: Buffer[] = []
  #envelopeBytes = 0
  /** Bytes that are neither flushed as records nor kept as envelope; all positions below count in it. */
  #pending: Buffer = NO_BYTES
  #position = 0
  #depth = 0
  #isInString = false
  #isEscaped = false
  #stringStart = 0
  /** The last string at the top of the envelope was `"data"`: a list that follows holds the records. */
  #sawDataKey = false
  #isInData = false
  #hadData = false
  #hadBatch = false
  /** Where the last whole record ends, or -1 while none is pending. */
  #recordEnd = -1

  constructor(sink: BatchSink) {
    this.#sink = sink
  }

  /**
   * Takes the next bytes of the body.
   *
   * @throws AppError `bad-answer` where this cannot be an answer, and whatever the sink throws
   */
  write(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    this.#scan()
    if (!this.#isInData) this.#keepAsEnvelope(this.#isInString ? this.#stringStart : this.#position)
    else if (this.#recordEnd >= BATCH_BYTES) this.#flushRecords()
    else if (this.#pending.length > MAX_RECORD_BYTES) throw new AppError('bad-answer', { reason: 'shape' })
  }

  /**
   * Ends the body.
   *
   * @returns the envelope's text, `[]` in the place of the records, without a UTF-8 mark
   * @throws AppError `bad-answer` for a body that stops inside the records
   */
  end(): string {
    if (this.#isInData) throw new AppError('bad-answer', { reason: 'cut-off' })
    this.#keepAsEnvelope(this.#pending.length)
    return Buffer.concat(this.#envelope)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
  }

  #scan(): void {
    const bytes = this.#pending
    let position = this.#position
    while (position < bytes.length) {
      if (this.#isInString) {
        position = this.#skipString(bytes, position)
        continue
      }
      const byte = bytes[position] ?? 0
      // Only quotes, braces and brackets matter here; all of them but the quote lie above the letters and digits.
      if (byte === QUOTE) {
        this.#isInString = true
        this.#stringStart = position
      } else if (byte >= OPEN_BRACKET) {
        if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
          if (byte === OPEN_BRACKET && this.#depth === 1 && this.#sawDataKey) {
            this.#position = position + 1
            this.#beginData()
            this.#depth++
            return this.#scan()
          }
          this.#depth++
        } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
          this.#depth--
          if (this.#isInData && this.#depth === 2) this.#recordEnd = position + 1
          else if (this.#isInData && this.#depth === 1) {
            this.#endData(position)
            return this.#scan()
          }
        }
      }
      position++
    }
    this.#position = position
  }

  /** The position after the string that is open, or the end of the bytes where it goes on. */
  #skipString(bytes: Buffer, from: number): number {
    let position = from
    if (this.#isEscaped) {
      position++
      this.#isEscaped = false
    } else if (position === this.#stringStart) position++
    const { length } = bytes
    while (position < length) {
      const byte = bytes[position]
      if (byte === BACKSLASH) position++
      else if (byte === QUOTE) {
        this.#isInString = false
        if (this.#depth === 1) this.#sawDataKey = bytes.subarray(this.#stringStart, position + 1).equals(DATA_KEY)
        return position + 1
      }
      position++
    }
    this.#isEscaped = position > length
    return length
  }

  #beginData(): void {
    if (this.#hadData) throw new AppError('bad-answer', { reason: 'shape' })
    this.#keepAsEnvelope(this.#position)
    this.#hadData = true
    this.#isInData = true
    this.#recordEnd = -1
  }

  /** Leaves the list at its closing bracket: only blanks may stand between the last record and it. */
  #endData(bracket: number): void {
    const flushed = this.#flushRecords()
    const position = bracket - flushed
    if (this.#skipBlanks(0) !== position) throw new AppError('bad-answer', { reason: 'json' })
    this.#drop(position)
    this.#position = 1
    this.#isInData = false
    this.#sawDataKey = false
  }

  /** Hands the whole records that are pending to the sink; returns how many bytes that took off the pending ones. */
  #flushRecords(): number {
    const end = this.#recordEnd
    if (end < 0) return 0
    let start = 0
    if (this.#hadBatch) {
      start = this.#skipBlanks(0)
      if (this.#pending[start] !== COMMA) throw new AppError('bad-answer', { reason: 'json' })
      start++
    }
    this.#sink(this.#pending.subarray(start, end))
    this.#hadBatch = true
    this.#drop(end)
    this.#recordEnd = -1
    return end
  }

  #keepAsEnvelope(end: number): void {
    this.#envelopeBytes += end
    if (this.#envelopeBytes > MAX_ENVELOPE_BYTES) throw new AppError('bad-answer', { reason: 'shape' })
    this.#envelope.push(Buffer.from(this.#pending.subarray(0, end)))
    this.#drop(end)
  }

  #drop(bytes: number): void {
    this.#pending = this.#pending.subarray(bytes)
    this.#position -= bytes
    this.#stringStart -= bytes
  }

  #skipBlanks(from: number): number {
    let position = from
    while (position < this.#pending.length && (this.#pending[position] ?? 0) <= BLANK) position++
    return position
  }
}
