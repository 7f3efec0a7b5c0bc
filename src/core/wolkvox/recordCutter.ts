import { AppError } from '../../shared/errors.ts'
import { beginsKeyedRecords, KeyedRecords } from './keyedRecords.ts'

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
/** An envelope is some hundred bytes; a body that is no answer must not fill the memory. */
const MAX_ENVELOPE_BYTES = 8 * 1024 * 1024
/**
 * A mail with its pictures inside comes near this; what is larger does not fit into the memory several times over, as
 * storing it takes.
 */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024
/** Room that is kept from one record to the next; more is given back when the large record is gone. */
const MOST_KEPT_ROOM_BYTES = 4 * 1024 * 1024

/** So many bytes after the brace of an object it is known whether its first value stands under a numeric key. */
const LONGEST_DOUBT_BYTES = 1024

/** So much is shown of a record that has not ended. */
const OPEN_HEAD_BYTES = 16 * 1024

function recordTooLarge(): AppError {
  return new AppError('record-too-large', { megabytes: MAX_RECORD_BYTES / 1024 / 1024 })
}

/**
 * Called with the text of one or more whole records, separated by commas: `{…},{…}`.
 *
 * @param records valid during the call only
 * @param isPlain every value in it is a text, or made of texts: nothing but strings stands between the names and the
 * commas
 */
export type BatchSink = (records: Buffer, isPlain: boolean) => void

/**
 * Cuts the records out of an answer's byte stream, so that a large answer is never held whole.
 *
 * An answer is `{"code":…, "msg":…, "data":[{…},{…}]}`. The records of `data` (a list at the top of the envelope, which
 * some reports call otherwise, and which PHP may write as an object of numeric keys) go to the sink in batches, as they
 * come; everything else is kept and returned by {@link end}, with an empty list in the place of the records. Records
 * and envelope are still to be parsed by `JSON.parse`, which judges their grammar: this class only finds where they
 * begin and end, and sees to the commas between two batches, which no parser gets to see.
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
  /**
   * Where the object begins that stands in the list's place, while it may still be a list written as an object; else
   * -1.
   */
  #objectStart = -1
  /** An object stands in the list's place: a record by itself, which may be as large as any. */
  #hasObject = false
  /** The records, where their list is written as an object. */
  #keyed: KeyedRecords | undefined
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

  /** The beginning of the record that has not ended; empty where none is open. */
  get openHead(): string {
    const start = Math.max(this.#recordEnd, 0)
    return this.#isInData ? this.#pending.toString('utf8', start, start + OPEN_HEAD_BYTES) : ''
  }

  /** Whether the records have begun and not ended. */
  get isInRecords(): boolean {
    return this.#isInData
  }

  /**
   * Takes the next bytes of the body; they are copied, so the chunk may be used for others afterwards.
   *
   * @throws AppError `bad-answer` where this cannot be an answer, `record-too-large`, and whatever the sink throws
   */
  write(chunk: Uint8Array): void {
    this.#append(chunk)
    while (this.#scan());
    if (!this.#isInData) {
      this.#keepAsEnvelope(this.#firstUndecided())
      return
    }
    if (this.#recordEnd >= BATCH_BYTES) this.#flushRecords()
    if (this.#pending.length - Math.max(this.#recordEnd, 0) > MAX_RECORD_BYTES) throw recordTooLarge()
  }

  /**
   * The place of each record in the order of the keys, for records of an object of numeric keys; undefined where they
   * came in their order.
   *
   * @throws AppError `too-wide` for more records out of order than an answer may have
   */
  order(): readonly number[] | undefined {
    return this.#keyed?.order()
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
   * Goes on to the end of the pending bytes, or to where the list of records begins or ends: then it returns true, and
   * is to be called again. One loop over local variables: it sees every byte of every answer.
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
    const keyed = this.#keyed
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
        if (isInData && depth === 2 && keyed === undefined) isPlain = false
      } else if (byte === COMMA || byte === COLON || byte <= BLANK) continue
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth++
        if (!isInData) border = this.#beginning(byte, depth, position)
        else if (depth === 3) {
          isPlain &&= byte === OPEN_BRACE
          keyed?.open(position - 1)
        }
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth--
        if (isInData && depth === 2) {
          this.#recordEnd = position
          keyed?.close(position)
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
    else if (border === OPEN_BRACE) this.#beginKeyedData()
    else if (border === CLOSE_BRACKET) this.#endData(position - 1)
    return border !== 0
  }

  /**
   * Whether records begin with a bracket of the envelope: that of their list, or that of the first one of an object.
   * Else 0.
   */
  #beginning(byte: number, depth: number, position: number): number {
    if (depth === 2) {
      const isObject = this.#sawListKey && byte === OPEN_BRACE
      this.#objectStart = isObject ? position - 1 : -1
      this.#hasObject ||= isObject
      return this.#sawListKey && !isObject ? OPEN_BRACKET : 0
    }
    const start = this.#objectStart
    if (start < 0 || depth > 3) return 0
    if (byte === OPEN_BRACE && beginsKeyedRecords(this.#pending, start + 1, position - 1)) return OPEN_BRACE
    this.#objectStart = -1
    return 0
  }

  /** Up to where the pending bytes are the envelope's for sure. */
  #firstUndecided(): number {
    const position = this.#stringStart >= 0 ? this.#stringStart : this.#position
    if (this.#position - this.#objectStart > LONGEST_DOUBT_BYTES) this.#objectStart = -1
    return this.#objectStart >= 0 ? Math.min(position, this.#objectStart) : position
  }

  #isListKey(text: Buffer): boolean {
    return this.#listKeys.some((key) => text.equals(key))
  }

  #append(chunk: Uint8Array): void {
    const kept = this.#pending.length
    const needed = kept + chunk.length
    if (this.#roomStart + needed > this.#room.length) {
      const isTooMuch = this.#room.length > MOST_KEPT_ROOM_BYTES && needed < MOST_KEPT_ROOM_BYTES / 2
      const isTooLittle = needed > this.#room.length
      const wanted = Math.max(needed, Math.min(2 * needed, MAX_RECORD_BYTES), 2 * BATCH_BYTES)
      const room = isTooMuch || isTooLittle ? Buffer.allocUnsafe(wanted) : this.#room
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

  /** Enters an object in the place of the list, at the brace of its first record. */
  #beginKeyedData(): void {
    const start = this.#objectStart
    const position = this.#position
    this.#objectStart = -1
    // What was seen of the first record stays to be cut.
    this.#position = start
    this.#beginData()
    this.#drop(1)
    this.#envelope.push(Buffer.from('['))
    this.#envelopeBytes++
    this.#position = position - start - 1
    this.#keyed = new KeyedRecords(this.#position - 1)
  }

  /** Leaves the list at its closing bracket: only blanks may stand between the last record and it. */
  #endData(bracket: number): void {
    const flushed = this.#flushRecords()
    const position = bracket - flushed
    if (this.#skipBlanks(0) !== position) throw new AppError('bad-answer', { reason: 'json' })
    this.#drop(position)
    if (this.#keyed !== undefined) {
      if (this.#pending[0] !== CLOSE_BRACE) throw new AppError('bad-answer', { reason: 'json' })
      this.#pending[0] = CLOSE_BRACKET
    }
    this.#position = 1
    this.#isInData = false
    this.#sawListKey = false
  }

  /** Hands the whole records that are pending to the sink; returns how many bytes that took off the pending ones. */
  #flushRecords(): number {
    const end = this.#recordEnd
    if (end < 0) return 0
    this.#sink(this.#keyed?.take(this.#pending.subarray(0, end)) ?? this.#listed(end), this.#arePlain)
    this.#hadBatch = true
    this.#arePlain = true
    this.#drop(end)
    this.#recordEnd = -1
    return end
  }

  /** The whole records of a list that are pending, without the comma that stands between them and the batch before. */
  #listed(end: number): Buffer {
    if (!this.#hadBatch) return this.#pending.subarray(0, end)
    const comma = this.#skipBlanks(0)
    if (this.#pending[comma] !== COMMA) throw new AppError('bad-answer', { reason: 'json' })
    return this.#pending.subarray(comma + 1, end)
  }

  #keepAsEnvelope(end: number): void {
    this.#envelopeBytes += end
    if (this.#envelopeBytes > MAX_ENVELOPE_BYTES && !this.#hasObject)
      throw new AppError('bad-answer', { reason: 'shape' })
    if (this.#envelopeBytes > MAX_RECORD_BYTES + MAX_ENVELOPE_BYTES) throw recordTooLarge()
    this.#envelope.push(Buffer.from(this.#pending.subarray(0, end)))
    this.#drop(end)
  }

  #drop(bytes: number): void {
    this.#roomStart += bytes
    this.#pending = this.#pending.subarray(bytes)
    this.#position -= bytes
    if (this.#stringStart >= 0) this.#stringStart -= bytes
    if (this.#objectStart >= 0) this.#objectStart -= bytes
  }

  #skipBlanks(from: number): number {
    let position = from
    while (position < this.#pending.length && (this.#pending[position] ?? 0) <= BLANK) position++
    return position
  }
}
