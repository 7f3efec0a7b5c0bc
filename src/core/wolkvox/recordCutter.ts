import { AppError } from '../../shared/errors.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const COMMA = 0x2c
const COLON = 0x3a
const BLANK = 0x20

const BATCH_BYTES = 256 * 1024
/** An envelope is some hundred bytes, a report's only record at most some megabytes; a body that is no answer must not fill the memory. */
const MAX_ENVELOPE_BYTES = 8 * 1024 * 1024
/** No record comes near this (an e-mail is some kilobytes); what does is no list of records. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024

/**
 * Called with the text of one or more whole records, separated by commas: `{…},{…}`.
 *
 * @param records valid during the call only
 * @param isPlain every value in it is a text, or made of texts: nothing but strings stands between the names and the commas
 */
export type BatchSink = (records: Buffer, isPlain: boolean) => void

/**
 * Cuts the records out of an answer's byte stream, so that a large answer is never held whole.
 *
 * An answer is `{"code":…, "msg":…, "data":[{…},{…}]}`. The records of `data` (a list at the top of the envelope, which some
 * reports call otherwise) go to the sink in batches, in order; everything else is kept and returned by {@link end}, with an empty list in the place of the
 * records. Records and envelope are still to be parsed by `JSON.parse`, which judges their grammar: this class only finds
 * where they begin and end, and sees to the commas between two batches, which no parser gets to see.
 */
export class RecordCutter {
  readonly #sink: BatchSink
  readonly #listKeys: readonly Buffer[]
  readonly #envelope: Buffer[] = []
  #envelopeBytes = 0
  /** Room for the bytes to come; grows to the largest stretch that had to be kept, and is used again and again. */
  #room: Buffer = Buffer.allocUnsafe(2 * BATCH_BYTES)
  #roomStart = 0
  /** The bytes in it that are neither flushed as records nor kept as envelope; all positions below count in them. */
  #pending: Buffer = this.#room.subarray(0, 0)
  #position = 0
  #depth = 0
  /** Where the string that is open begins, or -1. */
  #stringStart = -1
  /** The next byte of the open string stands after a backslash. */
  #isEscaped = false
  /** The last string at the top of the envelope was the list's name: a list that follows holds the records. */
  #sawListKey = false
  #isInData = false
  #hadData = false
  #hadBatch = false
  /** The records up to the last whole one hold nothing but texts. */
  #arePlain = true
  /** And so does what came since. */
  #isPlain = true
  /** Where the last whole record ends, or -1 while none is pending. */
  #recordEnd = -1

  /** @param listNames what the list may be called */
  constructor(sink: BatchSink, listNames: readonly string[] = ['data']) {
    this.#sink = sink
    this.#listKeys = listNames.map((name) => Buffer.from(JSON.stringify(name)))
  }

  /** Whether the records have begun and not ended. */
  get isInRecords(): boolean {
    return this.#isInData
  }

  /**
   * Takes the next bytes of the body; they are copied, so the chunk may be used for others afterwards.
   *
   * @throws AppError `bad-answer` where this cannot be an answer, and whatever the sink throws
   */
  write(chunk: Uint8Array): void {
    this.#append(chunk)
    while (this.#scan());
    if (!this.#isInData) this.#keepAsEnvelope(this.#stringStart >= 0 ? this.#stringStart : this.#position)
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

  /**
   * Goes on to the end of the pending bytes, or to where the list of records begins or ends: then it returns true, and is to be called
   * again. One loop over local variables: it sees every byte of every answer.
   */
  #scan(): boolean {
    const bytes = this.#pending
    const { length } = bytes
    const isInData = this.#isInData
    let depth = this.#depth
    let isPlain = this.#isPlain
    let stringStart = this.#stringStart
    let position = this.#position
    if (this.#isEscaped && position < length) {
      position++
      this.#isEscaped = false
    }
    let border = 0
    while (position < length) {
      if (stringStart >= 0) {
        let byte = bytes[position]
        while (byte !== QUOTE && byte !== BACKSLASH && ++position < length) byte = bytes[position]
        if (position >= length) break
        position++
        if (byte === BACKSLASH) {
          position++
          continue
        }
        if (depth === 1) this.#sawListKey = this.#isListKey(bytes.subarray(stringStart, position))
        stringStart = -1
        continue
      }
      const byte = bytes[position++] ?? 0
      if (byte === QUOTE) {
        stringStart = position - 1
        // A text that stands among the records instead of inside one.
        if (isInData && depth === 2) isPlain = false
      } else if (byte === COMMA || byte === COLON || byte <= BLANK) continue
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth++
        if (isInData) isPlain &&= depth > 3 || byte === OPEN_BRACE
        else if (byte === OPEN_BRACKET && depth === 2 && this.#sawListKey) border = OPEN_BRACKET
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth--
        if (isInData && depth === 2) {
          this.#recordEnd = position
          this.#arePlain &&= isPlain
          isPlain = true
        } else if (isInData && depth === 1) border = CLOSE_BRACKET
      } else isPlain = false
      if (border !== 0) break
    }
    // After a backslash at the very end the next chunk's first byte is not looked at.
    if (position > length) this.#isEscaped = true
    this.#position = Math.min(position, length)
    this.#depth = depth
    this.#isPlain = isPlain
    this.#stringStart = stringStart
    if (border === OPEN_BRACKET) this.#beginData()
    else if (border === CLOSE_BRACKET) this.#endData(position - 1)
    return border !== 0
  }

  #isListKey(text: Buffer): boolean {
    return this.#listKeys.some((key) => text.equals(key))
  }

  #append(chunk: Uint8Array): void {
    const kept = this.#pending.length
    const needed = kept + chunk.length
    if (this.#roomStart + needed > this.#room.length) {
      const room = needed > this.#room.length ? Buffer.allocUnsafe(needed * 2) : this.#room
      this.#pending.copy(room, 0)
      this.#room = room
      this.#roomStart = 0
    }
    this.#room.set(chunk, this.#roomStart + kept)
    this.#pending = this.#room.subarray(this.#roomStart, this.#roomStart + needed)
  }

  #beginData(): void {
    if (this.#hadData) throw new AppError('bad-answer', { reason: 'shape' })
    this.#keepAsEnvelope(this.#position)
    this.#hadData = true
    this.#isInData = true
    this.#isPlain = true
    this.#arePlain = true
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
    this.#sawListKey = false
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
    this.#sink(this.#pending.subarray(start, end), this.#arePlain)
    this.#hadBatch = true
    this.#arePlain = true
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
    this.#roomStart += bytes
    this.#pending = this.#pending.subarray(bytes)
    this.#position -= bytes
    if (this.#stringStart >= 0) this.#stringStart -= bytes
  }

  #skipBlanks(from: number): number {
    let position = from
    while (position < this.#pending.length && (this.#pending[position] ?? 0) <= BLANK) position++
    return position
  }
}
